"""What is stored of the portal: releases with their frozen content, and that one was withdrawn; never edited."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from chungsuc.accounts.models import User
from chungsuc.append_only import AppendOnly


class Release(AppendOnly):
    """A release (bản công bố): a province on a day by a set, frozen as it was known at ``made_at``.

    ``shows``: what is public beside titles and criteria. ``checksum`` is over all parts. ``replaces``: the release of
    the same day that it took the place of, for the public ``reason``; releases of one day are a chain, the last of
    which is what is public. ``difference``: what it changed, in words and counts.
    """

    province_code = models.CharField(max_length=2)
    province_name = models.CharField(max_length=120)
    day = models.DateField()
    set_id = models.CharField(max_length=60)
    shows = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    difference = models.JSONField(default=dict)
    checksum = models.CharField(max_length=64)
    synthetic = models.BooleanField(default=False)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )  # fmt: skip
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)

    class Meta(AppendOnly.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["province_code", "day"],
                condition=models.Q(replaces__isnull=True),
                name="first_release_of_a_day",
            ),
        ]
        indexes = [models.Index(fields=["province_code", "day"], name="releases_of_a_day")]

    def __str__(self) -> str:
        return f"{self.province_name} {self.day}"


class Part(AppendOnly):
    """A piece of a release's content (phần nội dung): what one page shows, as JSON, with its own checksum."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=80, blank=True)
    body = models.JSONField()
    checksum = models.CharField(max_length=64)

    class Meta(AppendOnly.Meta):
        constraints = [models.UniqueConstraint(fields=["release", "kind", "key"], name="a_part_once")]


class Withdrawal(AppendOnly):
    """A release is no longer public (rút bản công bố), from a moment on, for a reason that is public."""

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)
