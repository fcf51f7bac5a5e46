"""What is stored of data entry: rounds, drafts, submissions."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from chungsuc.accounts.models import User
from chungsuc.append_only import AppendOnly
from chungsuc.units.models import Level, Unit

_PREFIX = {
    Level.COMMUNE: "XA", Level.DISTRICT: "HU", Level.PROVINCE: "TI",
    Level.HAMLET: "XO", Level.HOUSEHOLD: "HO", Level.GARDEN: "VU",
}  # fmt: skip


class Round(models.Model):
    """A round of entry (đợt nhập liệu): what is to be entered, for which day, until when, and who says so.

    Deadlines are the office's own data: none is shipped. A round that is closed takes nothing more from communes.
    """

    name = models.CharField(max_length=150)
    set_id = models.CharField(max_length=60)
    as_of = models.DateField(help_text="the day that the values describe")
    opens_on = models.DateField()
    due_on = models.DateField(help_text="the last day for communes")
    verify_due_on = models.DateField(null=True, blank=True, help_text="the last day for departments")
    source = models.TextField(help_text="the document that asks for it")
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=150, blank=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["set_id", "as_of"], name="one_round_a_day"),
            models.CheckConstraint(condition=models.Q(opens_on__lte=models.F("due_on")), name="round_opens_before_due"),
        ]

    def __str__(self) -> str:
        return self.name


class Draft(models.Model):
    """What somebody has typed and not yet submitted (bản nháp): one per person, unit, set and day.

    ``values`` is what stands in the fields, by name of the field (``entry.fields``); it is nobody's figure yet.
    ``version`` grows with each save: a page that is behind is told so instead of overwriting what another page saved.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="drafts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    set_id = models.CharField(max_length=60)
    as_of = models.DateField()
    values = models.JSONField(default=dict)
    updated_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "unit", "set_id", "as_of"], name="one_draft_each")]


class Submission(AppendOnly):
    """One accepted form (lần gửi): sent twice under one ``client_id`` it is stored once. Never edited.

    ``content`` is the checksum of what was sent: another form under the same id is refused, not taken for the first.
    ``observations`` holds the ids of what it wrote; values equal to what was on record are counted, not written.
    """

    client_id = models.UUIDField(unique=True)
    content = models.CharField(max_length=64)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="submissions", db_index=False)
    set_id = models.CharField(max_length=60)
    as_of = models.DateField()
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, blank=True, related_name="submissions")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="submissions")
    who = models.CharField(max_length=150, help_text="the name as it was")
    at = models.DateTimeField()
    new = models.PositiveSmallIntegerField()
    changed = models.PositiveSmallIntegerField()
    equal = models.PositiveSmallIntegerField()
    retracted = models.PositiveSmallIntegerField(default=0)
    note = models.TextField(blank=True)
    observations = models.JSONField(default=list)
    synthetic = models.BooleanField(default=False)

    class Meta(AppendOnly.Meta):
        indexes = [models.Index(fields=["unit", "as_of", "set_id"], name="submissions_of_a_unit")]

    @property
    def number(self) -> str:
        """The number of the receipt, as one reads it out on the telephone: ``XA-05602-20231231-117``."""
        return f"{_PREFIX[Level(self.unit.level)]}-{self.unit.code}-{self.as_of:%Y%m%d}-{self.pk}"
