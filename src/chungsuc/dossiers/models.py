"""What is stored of dossiers: their state, every step, papers, opinions, appraisals, meetings and votes.

Only ``Dossier`` and ``Council`` are ever changed, and by ``actions`` alone; all else is written once.
"""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.utils import timezone

from chungsuc.accounts.models import Department, User
from chungsuc.append_only import AppendOnly
from chungsuc.dossiers.words import ENDED, Act, Body, State, Track, Voice, Word
from chungsuc.evidence.models import EvidenceFile
from chungsuc.law.tree import Title
from chungsuc.recognition.models import Recognition
from chungsuc.units.models import Unit


class Dossier(models.Model):
    """The way of one unit to one title in one result year (hồ sơ đề nghị công nhận).

    ``unit`` is the state of the unit when it registered; ``assessed_on`` the day whose values are looked at;
    ``since`` the day on which the present state began, ``due_on`` when it has to be left (blank: nobody has entered
    a time limit).
    ``declared`` is what the unit says where the system has no figure: arrears of construction, security.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dossiers")
    title = models.CharField(max_length=20, choices=[(title.value, title.value) for title in Title])
    result_year = models.PositiveSmallIntegerField()
    set_id = models.CharField(max_length=60)
    track = models.CharField(max_length=10, choices=Track.choices)
    state = models.CharField(max_length=20, choices=State.choices, default=State.REGISTERED)
    since = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    assessed_on = models.DateField()
    arrears = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True, help_text="million VND")
    secure = models.BooleanField(null=True, help_text="not a place of complicated security, as declared")
    recognition = models.OneToOneField(
        Recognition, on_delete=models.PROTECT, null=True, blank=True, related_name="dossier"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "title", "result_year"],
                condition=~models.Q(state__in=[State.REFUSED.value, State.WITHDRAWN.value]),
                name="one_dossier_goes_on",
            ),
        ]
        indexes = [models.Index(fields=["state", "result_year"], name="dossiers_by_state")]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The dossier's number in this system (mã hồ sơ), such as HS-2023-0007."""
        return f"HS-{self.result_year}-{self.pk:04d}"

    @property
    def ended(self) -> bool:
        return State(self.state) in ENDED


class Step(AppendOnly):
    """One step of a dossier (bước): who did what on which day, what was looked at, which caution was taken note of.

    ``findings`` is a list of what each condition said at that moment; ``acknowledged`` the reason given for going on
    against a caution. ``said`` holds what only this step knows: the number of a decision, its signer.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=20, choices=Act.choices)
    from_state = models.CharField(max_length=20, choices=State.choices, blank=True)
    to_state = models.CharField(max_length=20, choices=State.choices)
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)
    was_due_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    findings = models.JSONField(default=list)
    acknowledged = models.TextField(blank=True)
    said = models.JSONField(default=dict)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]


class Paper(AppendOnly):
    """One paper of a dossier (giấy tờ), made by the system or handed in; frozen: a newer one stands beside it.

    ``kind`` is a key of the check-list (rule ``dossier.papers``) or of ``workflow.PaperKind``; ``facts`` are the
    figures that a made paper says, ``fingerprint`` their checksum.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=60)
    name = models.CharField(max_length=250)
    number = models.CharField(max_length=100, blank=True)
    dated = models.DateField(null=True, blank=True)
    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="+")
    editable = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made = models.BooleanField(help_text="written by the system from its figures")
    fingerprint = models.CharField(max_length=64, blank=True)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]


class Publication(AppendOnly):
    """When and where the results were made public in the unit (niêm yết, thông báo trên loa)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="publications")
    begins = models.DateField()
    ends = models.DateField(help_text="the last day")
    times = models.PositiveSmallIntegerField(null=True, blank=True, help_text="times on the loudspeakers")
    places = models.TextField()
    before_decision = models.BooleanField(default=False, help_text="the window before the decision")
    at = models.DateTimeField(default=timezone.now)
    who = models.CharField(max_length=150)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]


class Comment(AppendOnly):
    """What one side said of the results (ý kiến): in number and in words; ``number`` is that of its letter."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="comments")
    voice = models.CharField(max_length=15, choices=Voice.choices)
    received_on = models.DateField()
    number = models.CharField(max_length=100, blank=True)
    asked = models.PositiveIntegerField(null=True, blank=True)
    agreeing = models.PositiveIntegerField(null=True, blank=True)
    disagreeing = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)
    answer = models.TextField(blank=True, help_text="how it was taken up or explained")
    at = models.DateTimeField(default=timezone.now)
    who = models.CharField(max_length=150)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]


class Appraisal(AppendOnly):
    """One word of a department on one criterion of a dossier, or the unit's answer (ý kiến thẩm định từng tiêu chí)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="appraisals")
    no = models.CharField(max_length=20)
    word = models.CharField(max_length=10, choices=Word.choices)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(word="returned") | ~models.Q(text=""), name="a_returned_criterion_says_why"
            ),
        ]


class FieldCheck(AppendOnly):
    """A visit to the place (kiểm tra thực tế): when, who took part, what was found."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="field_checks")
    held_on = models.DateField()
    participants = models.TextField()
    findings = models.TextField()
    good = models.BooleanField(help_text="nothing left to repair")
    at = models.DateTimeField(default=timezone.now)
    who = models.CharField(max_length=150)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]


class Council(models.Model):
    """An appraisal council (hội đồng thẩm định), in force on ``valid_from <= day < valid_until``."""

    name = models.CharField(max_length=250)
    decision = models.CharField(max_length=100)
    decided_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    synthetic = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class CouncilMember(models.Model):
    """A seat on a council (thành viên): by position and agency; the name is optional."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="members")
    seat = models.CharField(max_length=60, help_text="chairman, deputy, secretary, member")
    agency = models.CharField(max_length=200)
    name = models.CharField(max_length=150, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]


class Sitting(AppendOnly):
    """One meeting (cuộc họp): of the unit, of its district, or of the council, which may vote on many dossiers."""

    body = models.CharField(max_length=10, choices=Body.choices)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, blank=True, related_name="sittings")
    held_on = models.DateField()
    place = models.CharField(max_length=250, blank=True)
    invited = models.PositiveIntegerField(help_text="members, or people who were to come")
    present = models.PositiveIntegerField()
    attendance = models.JSONField(default=list, help_text="of a council: the seats present, as they were called")
    notes = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)

    class Meta(AppendOnly.Meta):
        ordering = ["held_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(present__lte=models.F("invited")), name="no_more_than_invited"),
        ]


class Vote(AppendOnly):
    """What a sitting voted on one dossier (biểu quyết, bỏ phiếu): in number; the newest of a body counts.

    ``no`` blank is the vote on the whole dossier; else on one criterion. ``score`` where a set gives points.
    """

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="votes")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="votes")
    no = models.CharField(max_length=20, blank=True)
    agreeing = models.PositiveIntegerField()
    disagreeing = models.PositiveIntegerField(default=0)
    blank = models.PositiveIntegerField(default=0, help_text="blank or invalid papers")
    score = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    notes = models.TextField(blank=True)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "dossier", "no"], name="one_vote_a_sitting"),
        ]

    @property
    def cast(self) -> int:
        return self.agreeing + self.disagreeing + self.blank

    @property
    def percent(self) -> Decimal | None:
        """Those who agree, of all papers cast; ``None``: nobody voted."""
        return Decimal(self.agreeing) * 100 / self.cast if self.cast else None
