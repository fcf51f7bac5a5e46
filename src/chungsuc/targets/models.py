"""What is stored of targets: plans in versions that are never edited, registrations and what became of them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils import timezone

from chungsuc.accounts.models import User
from chungsuc.append_only import AppendOnly
from chungsuc.law.tree import Title
from chungsuc.units.models import Unit

TITLES = [(title.value, title.value) for title in Title]


class Plan(models.Model):
    """What a province or a district means to reach in one year (kế hoạch năm); what it says is in its versions.

    ``unit`` is one state of the unit whose plan it is: the thread counts.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="one_plan_a_year")]

    def __str__(self) -> str:
        return f"{self.unit.full_name} {self.year}"


class PlanVersion(AppendOnly):
    """One version of a plan (phiên bản kế hoạch), in force from ``effective_on`` until the next one; never edited.

    ``assumed``: nobody knows the day of the decision, and ``effective_on`` is our own assumption. ``dropped``: from
    this day on nothing is planned any more. ``reason`` says why it took the place of the version before it.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    effective_on = models.DateField()
    assumed = models.BooleanField(default=False, help_text="the day is assumed: no source says it")
    decided_on = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=100, blank=True, help_text="of the decision; blank while nobody knows it")
    approved_by = models.CharField(max_length=150, blank=True)
    source = models.TextField()
    reason = models.TextField(blank=True)
    dropped = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    entered_by = models.CharField(max_length=150)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)
    synthetic = models.BooleanField(default=False)

    class Meta(AppendOnly.Meta):
        indexes = [models.Index(fields=["plan", "effective_on"], name="version_at_a_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dropped=False) | ~models.Q(reason=""), name="a_dropped_plan_says_why"
            ),
        ]


class Bound(models.TextChoices):
    """How a planned number is meant (mức của chỉ tiêu): just so many, or no fewer."""

    EXACT = "exact", "đúng"
    AT_LEAST = "at_least", "ít nhất"
    MORE_THAN = "more_than", "trên"


class PlanLine(AppendOnly):
    """One target (chỉ tiêu): how many units of a level are to reach a title, with or without their names.

    ``count`` is how many more in the year, ``cumulative`` how many at its end; one of them may not be known.
    ``carried_over``: how many of ``count`` were planned for the year before and not reached. ``or_higher``: the
    paper counts this title and the higher ones as one. ``derived``: reckoned from other printed figures, see ``note``.
    """

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="lines")
    level = models.CharField(max_length=12, help_text="a level of units: commune, district, …")
    title = models.CharField(max_length=20, choices=TITLES)
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    cumulative = models.PositiveSmallIntegerField(null=True, blank=True)
    carried_over = models.PositiveSmallIntegerField(null=True, blank=True)
    bound = models.CharField(max_length=10, choices=Bound.choices, default=Bound.EXACT)
    or_higher = models.BooleanField(default=False)
    derived = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    class Meta(AppendOnly.Meta):
        constraints = [
            models.UniqueConstraint(fields=["version", "level", "title"], name="a_target_once"),
            models.CheckConstraint(
                condition=models.Q(count__isnull=False) | models.Q(cumulative__isnull=False),
                name="a_target_has_a_number",
            ),
        ]


class PlanUnit(AppendOnly):
    """A unit that a target names (đơn vị nêu tên); ``carried_over``: planned for the year before and not reached."""

    line = models.ForeignKey(PlanLine, on_delete=models.PROTECT, related_name="units")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    carried_over = models.BooleanField(default=False)

    class Meta(AppendOnly.Meta):
        constraints = [models.UniqueConstraint(fields=["line", "unit"], name="named_once")]


class RegistrationState(models.TextChoices):
    """Where a registration stands (tình trạng đăng ký)."""

    REGISTERED = "registered", "đang đăng ký"
    WITHDRAWN = "withdrawn", "đã rút"
    MOVED_YEAR = "moved_year", "chuyển sang năm khác"
    MOVED_UNIT = "moved_unit", "chuyển sang đơn vị khác"
    CLOSED = "closed", "đã đóng"


class Registration(models.Model):
    """A unit registers for a title in a year (đăng ký phấn đấu).

    ``moved_from``: the registration that this one goes on with, of an earlier year or of a unit before the
    reorganisation. ``ended_on``: the first day on which it no longer stands. What became of it is in its events.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="registrations")
    title = models.CharField(max_length=20, choices=TITLES)
    year = models.PositiveSmallIntegerField()
    registered_on = models.DateField()
    number = models.CharField(max_length=100, blank=True, help_text="of the letter or decision")
    source = models.TextField(blank=True)
    state = models.CharField(
        max_length=12, choices=RegistrationState.choices, default=RegistrationState.REGISTERED
    )  # fmt: skip
    ended_on = models.DateField(null=True, blank=True)
    moved_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="moved_to"
    )  # fmt: skip
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "title", "year"], condition=models.Q(state="registered"), name="registered_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state="registered", ended_on__isnull=True)
                | (~models.Q(state="registered") & models.Q(ended_on__isnull=False)),
                name="a_registration_stands_or_has_ended",
            ),
        ]
        indexes = [models.Index(fields=["year", "state"], name="registrations_of_a_year")]

    @property
    def open(self) -> bool:
        return self.state == RegistrationState.REGISTERED

    def stands_on(self, day: date) -> bool:
        """True when it had been made by the day and had not ended."""
        return self.registered_on <= day and (self.ended_on is None or day < self.ended_on)


class RegistrationEvent(AppendOnly):
    """What happened to a registration (diễn biến đăng ký): by whom, when, on which paper, why; never edited."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="events")
    state = models.CharField(max_length=12, choices=RegistrationState.choices)
    on = models.DateField()
    number = models.CharField(max_length=100, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now)

    class Meta(AppendOnly.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="registered") | ~models.Q(reason=""), name="an_ended_registration_says_why"
            ),
        ]
