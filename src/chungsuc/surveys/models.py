"""What is stored of surveys: questions, the survey and its sample, what was counted, ways in. No person, no moment.

An answer given online is never stored by itself: it is added to the counts of its hamlet (``Tally``). A sheet of paper
is stored by its number. Keys of what people wrote are drawn at random, so that no order tells who wrote what (ADR 28).
"""

from __future__ import annotations

import secrets

from django.db import models
from django.utils import timezone

from chungsuc.accounts.models import User
from chungsuc.law.tree import Title
from chungsuc.surveys.words import LinkKind, Standing, State, Way
from chungsuc.units.models import Unit


def random_key() -> int:
    """Draw a key that says nothing of when a row was written."""
    return secrets.randbelow(1 << 53)


class QuestionSet(models.Model):
    """Questions put to residents (bộ câu hỏi), with where they come from; fixed once a survey with them has opened."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    source = models.TextField()
    overall = models.CharField(max_length=300, help_text="the question about everything together")
    verified = models.BooleanField(default=False, help_text="held against the guide it is taken from")
    shipped = models.BooleanField(default=False, help_text="the system's own template")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150, blank=True)

    def __str__(self) -> str:
        return self.name


class Question(models.Model):
    """One item of a set of questions (nội dung lấy ý kiến); ``position`` counts from 1."""

    question_set = models.ForeignKey(QuestionSet, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["question_set", "position"], name="question_once")]

    def __str__(self) -> str:
        return f"{self.position}. {self.text}"


class Survey(models.Model):
    """Residents asked whether they are satisfied (đợt lấy ý kiến về sự hài lòng), for a title and result year.

    ``unit`` is its state on ``opens_on``, the day that rights are asked by. ``closes_on`` is the last day on which
    answers are taken online. ``households`` is the base: blank, it is not known, and then the share is not either.
    ``planned``: how many are to be asked where no hamlets are listed. ``refused`` counts sheets and codes that came
    twice. What became of it is in the trail.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="surveys")
    title = models.CharField(max_length=20, choices=[(title.value, title.value) for title in Title])
    result_year = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=300, blank=True)
    run_by = models.CharField(max_length=200)
    opens_on = models.DateField()
    closes_on = models.DateField()
    question_set = models.ForeignKey(QuestionSet, on_delete=models.PROTECT, related_name="surveys")
    households = models.PositiveIntegerField(null=True, blank=True)
    households_source = models.CharField(max_length=300, blank=True)
    households_on = models.DateField(null=True, blank=True)
    planned = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARED)
    closed_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    refused = models.PositiveIntegerField(default=0)
    synthetic = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["result_year", "state"], name="surveys_by_year")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opens_on__lte=models.F("closes_on")), name="survey_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"LYK-{self.result_year}-{self.pk:04d}"

    @property
    def number(self) -> str:
        """The survey's number in this system (mã đợt), such as LYK-2023-0007."""
        return str(self)


class Group(models.Model):
    """One row of the sample plan (kế hoạch chọn mẫu): a hamlet or part of the area, how many to be asked there."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="groups")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    unit_thread = models.CharField(max_length=40, blank=True, help_text="the hamlet or commune, where it is registered")
    households = models.PositiveIntegerField(null=True, blank=True)
    planned = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["survey", "name"], name="group_named_once")]

    def __str__(self) -> str:
        return self.name


class Batch(models.Model):
    """Sheets entered at one go (lượt nhập phiếu): a form that was sent, a file; ``key`` lets it count once."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="batches")
    way = models.CharField(max_length=10, choices=Way.choices)
    key = models.CharField(max_length=64)
    count = models.PositiveIntegerField()
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["survey", "key"], name="batch_once")]


class Sheet(models.Model):
    """One sheet of paper (phiếu): its number, and a digit of ``Mark`` for each question, in their order."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="sheets")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="sheets")
    number = models.PositiveIntegerField()
    way = models.CharField(max_length=10, choices=Way.choices)
    marks = models.CharField(max_length=60)
    overall = models.CharField(max_length=1)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="sheets")
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "number"], condition=models.Q(withdrawn=False), name="sheet_number_once"
            )
        ]


class Tally(models.Model):
    """Answers counted together (số cộng): those given online, which are never kept singly, or counted on paper.

    ``overall`` and each of ``items`` are three counts: satisfied, not satisfied, no opinion; each adds up to
    ``answers``.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="tallies")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="tallies")
    way = models.CharField(max_length=10, choices=Way.choices)
    answers = models.PositiveIntegerField(default=0)
    overall = models.JSONField(default=list)
    items = models.JSONField(default=list)
    withdrawn = models.BooleanField(default=False)
    who = models.CharField(max_length=150, blank=True, help_text="who entered what was counted on paper")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "group", "way"], condition=models.Q(withdrawn=False), nulls_distinct=False,
                name="tally_once",
            )
        ]  # fmt: skip


class Link(models.Model):
    """An address at which residents answer (đường liên kết), for a while; only the hash of its secret is stored.

    The secret is made again out of ``nonce`` and the installation's own key: whoever has the database alone has not.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(max_length=5, choices=LinkKind.choices)
    nonce = models.CharField(max_length=32)
    token_hash = models.CharField(max_length=64, unique=True)
    last_day = models.DateField()
    ended = models.BooleanField(default=False)
    made_on = models.DateField()
    who = models.CharField(max_length=150)

    class Meta:
        ordering = ["pk"]


class Slip(models.Model):
    """One printed code (mã trên phiếu mời): its hash, whether it was used; nothing leads to an answer or a person."""

    id = models.BigIntegerField(primary_key=True, default=random_key)
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="slips")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="slips")
    code_hash = models.CharField(max_length=64)
    used = models.BooleanField(default=False)
    ended = models.BooleanField(default=False, help_text="printed anew, or never handed out")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["link", "code_hash"], name="code_once")]


class Remark(models.Model):
    """Words that somebody added (ý kiến ghi thêm): apart from the answer, read by those who run it, never public."""

    id = models.BigIntegerField(primary_key=True, default=random_key)
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="remarks")
    text = models.CharField(max_length=400, blank=True)
    standing = models.CharField(max_length=8, choices=Standing.choices, default=Standing.WAITING)
