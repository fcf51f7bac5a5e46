"""What is stored of evidence: files, their links to values, what an indicator asks for."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from chungsuc.accounts.models import User
from chungsuc.append_only import AppendOnly
from chungsuc.evidence.errors import LinksAreKept
from chungsuc.evidence.kinds import Kind
from chungsuc.units.models import Unit


class EvidenceFile(AppendOnly):
    """One file, kept once by its checksum (tệp minh chứng); the store holds its content (``evidence.store``).

    ``kind`` is what it is by content; ``name`` is that of its first upload, with the ending of the kind.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.about.word) for kind in Kind])
    mime = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(help_text="bytes")
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    has_thumbnail = models.BooleanField(default=False)
    synthetic = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class LinkQuerySet(models.QuerySet["EvidenceLink"]):
    """Links are withdrawn, never deleted."""

    def delete(self) -> NoReturn:
        raise LinksAreKept

    def live(self) -> LinkQuerySet:
        return self.filter(withdrawn_at__isnull=True)


class EvidenceLink(models.Model):
    """A file proves a value: of one measure, for one unit, on one day (gắn minh chứng).

    Keyed by measure as observations are, so that a file attached under one set proves the same measure under
    another; where an indicator takes no fact itself (a rule over parts), the key is ``<set>:<no>``. ``no`` is the
    number under which it was attached. A link is withdrawn with a reason and stays on record.
    """

    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="links")
    # The index below begins with the unit.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="evidence", db_index=False)
    measure = models.CharField(max_length=80)
    as_of = models.DateField()
    set_id = models.CharField(max_length=60)
    no = models.CharField(max_length=20)
    name = models.CharField(max_length=200, help_text="the file's name as this person gave it")
    note = models.CharField(max_length=500, blank=True)
    said_by = models.CharField(max_length=150)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False,
        help_text="the earlier link that this one uses again",
    )  # fmt: skip
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["unit", "measure", "as_of"], name="evidence_of_a_value")]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "unit", "measure", "as_of"], condition=models.Q(withdrawn_at__isnull=True),
                name="evidence_attached_once",
            ),
        ]  # fmt: skip

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise LinksAreKept


class EvidenceRequirement(models.Model):
    """A kind of document that an indicator asks for, as the office recorded it (yêu cầu minh chứng).

    In force on ``valid_from <= day < valid_until``. Nobody told us an official list: what ships with the product
    is in ``data/required.yaml``, what a province asks for is recorded here with its basis.
    """

    set_id = models.CharField(max_length=60)
    no = models.CharField(max_length=20)
    text = models.CharField(max_length=300, help_text="the kind of document, in Vietnamese")
    obligatory = models.BooleanField(default=True)
    source = models.CharField(max_length=300, help_text="the paper that asks for it")
    entered_by = models.CharField(max_length=150)
    at = models.DateTimeField()
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["set_id", "no"], name="evidence_required")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True) | models.Q(valid_until__isnull=True)
                | models.Q(valid_from__lt=models.F("valid_until")),
                name="requirement_interval_not_empty",
            ),
        ]  # fmt: skip
