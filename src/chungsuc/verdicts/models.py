"""What is stored of verdicts, which law has been used, and the overlays this installation judges by."""

from __future__ import annotations

from django.db import models

from chungsuc.accounts.models import User
from chungsuc.append_only import AppendOnly
from chungsuc.units.models import Unit


class InstalledOverlay(models.Model):
    """An overlay that this installation applies beside the shipped amendments (văn bản áp dụng tại địa phương).

    The province's own levels, or the demo's assumed ones. ``text`` is the YAML of ``law/FORMAT.md``, whole, so
    that the database alone says by what it judged; ``checksum`` is that of the text.
    """

    overlay_id = models.CharField(max_length=80, primary_key=True)
    amends = models.CharField(max_length=60, db_index=True)
    text = models.TextField()
    checksum = models.CharField(max_length=64)
    source = models.TextField()
    installed_at = models.DateTimeField()
    kind = models.CharField(max_length=12, default="province")


class InstalledSet(AppendOnly):
    """A whole set that this installation was given (bộ tiêu chí nhập tại địa phương), as YAML of ``law/FORMAT.md``.

    It may have the id of a shipped set that has judged nothing, and then takes its place. The highest ``version``
    of an id counts; a set that has judged something gets no further version.
    """

    set_id = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    checksum = models.CharField(max_length=64)
    source = models.TextField()
    installed_at = models.DateTimeField()

    class Meta(AppendOnly.Meta):
        constraints = [models.UniqueConstraint(fields=["set_id", "version"], name="set_version_once")]


class LevelConfirmation(models.Model):
    """Somebody held a level against the decree itself (đối chiếu với văn bản gốc): who, when, which page was seen.

    ``checksum`` is that of the demand (``law.confirmed.demand_checksum``): when the demand is another one, the row
    says nothing any more. A confirmation is withdrawn with a reason, never deleted.
    """

    set_id = models.CharField(max_length=60)
    no = models.CharField(max_length=30)
    checksum = models.CharField(max_length=64)
    demand = models.TextField(help_text="the demand in words, as it was seen")
    seen = models.TextField(help_text="the document, annex and article that were looked at")
    note = models.TextField(blank=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=150)
    confirmed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["set_id", "no", "checksum"], condition=models.Q(withdrawn_at__isnull=True),
                name="level_confirmed_once",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True) | ~models.Q(withdrawn_why=""),
                name="confirmation_withdrawn_with_reason",
            ),
        ]  # fmt: skip


class LawInUse(models.Model):
    """A set or overlay that has judged something: from then on its file may not change."""

    law_id = models.CharField(max_length=80, primary_key=True)
    checksum = models.CharField(max_length=64)
    first_used_at = models.DateTimeField()


class StoredVerdict(models.Model):
    """The verdict on one unit by one set at one day, as last judged (kết quả đánh giá)."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="verdicts")
    set_id = models.CharField(max_length=60)
    as_of = models.DateField()
    status = models.CharField(max_length=15)
    criteria_met = models.PositiveSmallIntegerField()
    criteria = models.JSONField(help_text="status by number of criterion")
    indicators = models.JSONField(help_text="status by number of indicator or part")
    synthetic = models.BooleanField(null=True, help_text="some value under it was made up; blank: nobody has said")
    on_facts = models.BooleanField(default=False, help_text="it rests on a value or a title at all")
    law_version = models.TextField()
    judged_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "set_id", "as_of"], name="one_verdict_a_day")]
        indexes = [models.Index(fields=["set_id", "as_of"], name="verdict_by_set_and_day")]
