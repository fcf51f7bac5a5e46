"""What is stored of verification: the reasons for a return, and the words said on observations."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from chungsuc.accounts.models import Department, User
from chungsuc.append_only import AppendOnly
from chungsuc.observations.models import Observation


class Kind(models.TextChoices):
    """What a word does (loại ý kiến)."""

    CONFIRMED = "confirmed", "xác nhận"
    RETURNED = "returned", "trả lại"
    ANSWERED = "answered", "trả lời"
    NOTED = "noted", "ghi chú"


class ReturnReason(models.Model):
    """Why a value may be returned (lý do trả lại): a list of this system, kept by the office; no law is claimed.

    A reason once used stays: ``active`` off takes it out of the list for new returns.
    """

    code = models.SlugField(max_length=40, primary_key=True)
    vi = models.CharField(max_length=150)
    en = models.CharField(max_length=150)
    active = models.BooleanField(default=True)
    needs_text = models.BooleanField(default=False, help_text="says too little alone: a text has to be written")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.vi


class VerificationEvent(AppendOnly):
    """One word on one observation (ý kiến thẩm tra), never edited; the state follows from the words (ADR 21).

    ``department`` is the one in whose name it is said, blank for the commune's answers. ``said_by`` is the name as
    it was, so that it stays readable; ``by`` is kept beside it.
    """

    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="words")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    said_by = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now)
    reason = models.ForeignKey(
        ReturnReason, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    text = models.TextField(blank=True)

    class Meta(AppendOnly.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="returned") | models.Q(reason__isnull=False), name="a_return_says_why"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=["confirmed", "returned"]) | models.Q(department__isnull=False),
                name="a_verification_names_its_department",
            ),
        ]
