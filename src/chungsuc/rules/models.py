"""What is stored of rules: those an office entered, and the days off and on that it knows of (quy định đã nhập)."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from chungsuc.accounts.models import User
from chungsuc.append_only import AppendOnly
from chungsuc.law.tree import Subject, Title


class Kind(models.TextChoices):
    """What a row says (loại)."""

    SET = "set", "nhập"
    CONFIRMED = "confirmed", "đối chiếu"
    ENDED = "ended", "bỏ"


class RuleEntry(AppendOnly):
    """One word of the office on a rule (quy định đã nhập), never edited: a newer row stands over it (ADR 24).

    Of the rows in force on a day (``valid_from <= day < valid_until``) the one that begins last counts, of those that
    begin together the one written last. ``subject`` and ``title`` blank hold for all. ``ended`` says that from its
    first day on nothing is entered any more: what ships holds again.
    """

    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=80)
    subject = models.CharField(max_length=10, blank=True, choices=[(one.value, one.value) for one in Subject])
    title = models.CharField(max_length=10, blank=True, choices=[(one.value, one.value) for one in Title])
    value = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    items = models.JSONField(null=True, blank=True)
    unit = models.CharField(max_length=15)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    decree = models.CharField(max_length=200, blank=True)
    decree_day = models.DateField(null=True, blank=True)
    verified = models.BooleanField(help_text="held against the decree itself")
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    said_by = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now)
    synthetic = models.BooleanField(default=False)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]
        indexes = [models.Index(fields=["key", "subject", "title"], name="rule_entries_by_key")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_from__lt=models.F("valid_until")),
                name="rule_interval_not_empty",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="ended") | models.Q(value__isnull=False) | models.Q(items__isnull=False),
                name="a_rule_has_a_value",
            ),
            models.CheckConstraint(
                condition=models.Q(verified=False) | ~models.Q(decree=""), name="a_checked_rule_names_its_decree"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.valid_from})"


class CalendarDay(AppendOnly):
    """A day off, or a day worked instead (ngày nghỉ, ngày làm bù), as the State fixed it; the newest word counts.

    ``working`` blank takes back what was said of the day: the calendar of the library holds again.
    """

    day = models.DateField(db_index=True)
    working = models.BooleanField(null=True, blank=True)
    decree = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    said_by = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.day}"
