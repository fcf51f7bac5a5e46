"""A proposal of law: written by one person, decided by another, kept as it was decided (đề xuất)."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import F, Q

from chungsuc.accounts.models import User
from chungsuc.lawbook.errors import DecidedIsKept


class Kind(models.TextChoices):
    """What is proposed."""

    OVERLAY = "overlay", "quy định hoặc sửa đổi"
    SET = "set", "cả bộ tiêu chí"


class State(models.TextChoices):
    """Where a proposal stands (trạng thái)."""

    DRAFT = "draft", "nháp"
    PROPOSED = "proposed", "chờ duyệt"
    APPROVED = "approved", "đã duyệt"
    REFUSED = "refused", "không duyệt"
    WITHDRAWN = "withdrawn", "đã rút"


DECIDED = (State.APPROVED, State.REFUSED, State.WITHDRAWN)


class LawProposal(models.Model):
    """One text of law on its way: YAML of ``law/FORMAT.md``, whole, with its decree and its scan.

    ``law_id`` is the id inside the text, ``set_id`` the set that it amends, or is. The text never changes
    once it is written, and nothing changes once it has been decided; the database refuses both too.
    """

    kind = models.CharField(max_length=8, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    law_id = models.CharField(max_length=80)
    set_id = models.CharField(max_length=60)
    name = models.TextField()
    text = models.TextField()
    checksum = models.CharField(max_length=64)
    decree = models.CharField(max_length=120)
    decree_day = models.DateField(null=True, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    scan_sha256 = models.CharField(max_length=64, blank=True, help_text="the scanned decree, a file of evidence")
    proposer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    proposed_at = models.DateTimeField(null=True, blank=True)
    decider = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "proposed_at"], name="proposals_by_state")]
        constraints = [
            models.CheckConstraint(condition=~Q(decider=F("proposer")), name="law_decided_by_another"),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "refused"]) | Q(decider__isnull=False),
                name="law_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "withdrawn"]) | ~Q(reason=""), name="law_turned_down_with_reason"
            ),
            models.UniqueConstraint(
                fields=["law_id"], condition=Q(state__in=["draft", "proposed"]), name="one_open_proposal_of_an_id"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.law_id} ({self.get_state_display()})"

    @property
    def decided(self) -> bool:
        return self.state in DECIDED

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise DecidedIsKept
