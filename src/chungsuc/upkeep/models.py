"""What is stored after recognition: recorded re-evaluations, tasks and their words, withdrawals, upheld titles.

A recorded re-evaluation is frozen; a task's state is never stored but follows from the verdict of the day and from
what was said; a withdrawal's steps only grow. Only ``Case.state`` and its deadline change, by ``withdrawing`` alone.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from chungsuc.accounts.models import Department, User
from chungsuc.append_only import AppendOnly
from chungsuc.evidence.models import EvidenceFile
from chungsuc.law.tree import Title
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import Basis
from chungsuc.units.models import Unit
from chungsuc.upkeep.words import ENDED, CaseAct, CaseState, Outcome, Said

_TITLES = [(title.value, title.value) for title in Title]


class Review(AppendOnly):
    """A re-evaluation that was recorded (đợt xét lại): by which law, on which day, how many, by whom.

    ``fingerprint`` is the checksum of the law's version and of all frozen lines: the same values judged by the same
    law give the same. ``scope_thread`` is the unit that it was made for.
    """

    scope_thread = models.CharField(max_length=40)
    scope_name = models.CharField(max_length=150)
    set_id = models.CharField(max_length=60)
    law_version = models.TextField()
    as_of = models.DateField()
    title = models.CharField(max_length=20, choices=_TITLES)
    basis = models.CharField(max_length=12, choices=[(basis.value, basis.value) for basis in Basis])
    held = models.PositiveIntegerField()
    met = models.PositiveIntegerField()
    below = models.PositiveIntegerField()
    unknown = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    due_on = models.DateField(null=True, blank=True, help_text="when the tasks opened from it are due")
    note = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)
    synthetic = models.BooleanField(default=False)

    class Meta(AppendOnly.Meta):
        ordering = ["-pk"]

    @property
    def number(self) -> str:
        """The review's number in this system (mã đợt), such as XL-2023-0004."""
        return f"XL-{self.as_of.year}-{self.pk:04d}"


class ReviewLine(AppendOnly):
    """One unit in a recorded re-evaluation, frozen: its title, how it came out, what was missing and by how much."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="lines")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="review_lines")
    recognition = models.ForeignKey(Recognition, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=20, choices=_TITLES, help_text="the highest that it held")
    provisional = models.BooleanField(help_text="carried from the units it was made of, no decision of its own")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    met = models.PositiveSmallIntegerField()
    total = models.PositiveSmallIntegerField()
    unmet = models.JSONField(help_text="numbers of criteria")
    unknown = models.JSONField(help_text="numbers of criteria")
    shortfalls = models.JSONField(help_text="per indicator: no, criterion, name, status, gap in words, department")

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["review", "unit"], name="a_unit_once_in_a_review")]


class Task(AppendOnly):
    """Something to mend that a re-evaluation found (việc phải làm): one indicator of one unit by one set.

    ``department`` answers for it; blank: nobody is assigned, and the unit itself does. The state is not stored
    (``tasks.state_of``).
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="tasks")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="upkeep_tasks")
    set_id = models.CharField(max_length=60)
    no = models.CharField(max_length=20)
    name = models.TextField()
    gap_vi = models.TextField(blank=True, help_text="what was missing when it was opened")
    gap_en = models.TextField(blank=True)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)
    synthetic = models.BooleanField(default=False)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]
        indexes = [models.Index(fields=["set_id", "no"], name="tasks_by_indicator")]


class TaskWord(AppendOnly):
    """One word in the thread of a task: an answer, or that it is closed or opened again by hand, with the reason."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="words")
    kind = models.CharField(max_length=10, choices=Said.choices)
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="a_word_on_a_task_says_something")]


class Case(models.Model):
    """A withdrawal that is looked into (việc xét thu hồi một danh hiệu).

    ``grounds`` are the triggers as they were when it was opened, with their rules; ``due_on`` the last day of the
    time to repair.
    """

    recognition = models.ForeignKey(Recognition, on_delete=models.PROTECT, related_name="cases")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="withdrawal_cases")
    set_id = models.CharField(max_length=60)
    as_of = models.DateField()
    state = models.CharField(max_length=12, choices=CaseState.choices, default=CaseState.OPENED)
    since = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    grounds = models.JSONField(default=list)
    opened_on = models.DateField()
    opened_at = models.DateTimeField(default=timezone.now)
    synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recognition"],
                condition=~models.Q(state__in=[state.value for state in sorted(ENDED)]),
                name="one_withdrawal_goes_on",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The case's number in this system (mã vụ việc), such as TH-2024-0003."""
        return f"TH-{self.opened_on.year}-{self.pk:04d}"

    @property
    def ended(self) -> bool:
        return CaseState(self.state) in ENDED


class CaseStep(AppendOnly):
    """One step of a withdrawal (bước): who did what on which day, by which paper.

    ``findings`` are the conditions as they were seen, ``acknowledged`` the reason for going on against a caution;
    ``signer`` belongs to a decision.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=12, choices=CaseAct.choices)
    from_state = models.CharField(max_length=12, choices=CaseState.choices, blank=True)
    to_state = models.CharField(max_length=12, choices=CaseState.choices)
    on = models.DateField()
    number = models.CharField(max_length=100, blank=True)
    signer = models.CharField(max_length=150, blank=True)
    text = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    findings = models.JSONField(default=list)
    acknowledged = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]


class Upheld(AppendOnly):
    """A title that was looked at again and stays (giữ danh hiệu): on which day, by which paper."""

    recognition = models.ForeignKey(Recognition, on_delete=models.PROTECT, related_name="upheld")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="upheld")
    on = models.DateField()
    number = models.CharField(max_length=100, blank=True)
    source = models.TextField()
    note = models.TextField(blank=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="upheld")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)
    synthetic = models.BooleanField(default=False)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]


class PlannedRecheck(AppendOnly):
    """A unit that the office has put on the list of a year (danh sách rà soát năm): until when, by which paper."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="planned_rechecks")
    year = models.PositiveSmallIntegerField()
    due_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)
    synthetic = models.BooleanField(default=False)

    class Meta(AppendOnly.Meta):
        ordering = ["year", "pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="a_unit_once_in_the_list_of_a_year")]
