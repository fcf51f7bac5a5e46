"""What is stored of reports: the office's templates, and what was issued; never edited."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from chungsuc.accounts.models import User
from chungsuc.append_only import AppendOnly
from chungsuc.evidence.models import EvidenceFile
from chungsuc.reports.kinds import KIND_VI, ReportKind
from chungsuc.units.models import Unit

KINDS = [(kind.value, KIND_VI[kind]) for kind in ReportKind]


class ReportTemplate(AppendOnly):
    """A template that an office handed in (mẫu của cơ quan); a later one of the same name takes its place.

    ``dropped``: from now on it is not offered; reports that were made by it keep it.
    """

    kind = models.CharField(max_length=20, choices=KINDS)
    name = models.CharField(max_length=120)
    text = models.TextField()
    dropped = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)

    class Meta(AppendOnly.Meta):
        indexes = [models.Index(fields=["kind", "name"], name="templates_of_a_kind")]

    def __str__(self) -> str:
        return self.name


class IssuedReport(AppendOnly):
    """A report as it was issued (báo cáo đã ban hành): number, day, who signs, what was asked, what it says.

    ``known_at``: by what was known at this moment it was made. ``question`` has what else was asked: set, way of
    counting, the office's own parts. ``fingerprint`` is over all that the paper says, ``inputs`` over the facts it was
    made of. ``content`` is the paper itself, see ``reports.official.keeping``. ``replaces``: the one whose place it
    took, for ``reason``.
    """

    kind = models.CharField(max_length=20, choices=KINDS)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    known_at = models.DateTimeField()
    question = models.JSONField(default=dict)
    template = models.ForeignKey(ReportTemplate, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    number = models.CharField(max_length=60)
    dated = models.DateField()
    signer = models.CharField(max_length=150, blank=True)
    title = models.CharField(max_length=400)
    fingerprint = models.CharField(max_length=64)
    inputs = models.CharField(max_length=64)
    content = models.BinaryField()
    pdf = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="+")
    docx = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="+")
    xlsx = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="+")
    synthetic = models.BooleanField(default=False)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )  # fmt: skip
    reason = models.TextField(blank=True)
    issued_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)

    class Meta(AppendOnly.Meta):
        constraints = [models.UniqueConstraint(fields=["number", "dated"], name="a_number_once_a_day")]
        indexes = [models.Index(fields=["kind", "as_of"], name="issued_of_a_day")]

    def __str__(self) -> str:
        return f"{self.number} {self.dated}"
