"""The only writers of what is required: the office records a kind of document, and ends it (yêu cầu minh chứng)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote
from chungsuc.evidence.errors import (
    AlreadyRequired,
    NoSuchIndicator,
    ReasonNotGiven,
    RequirementEnded,
    RequirementIncomplete,
)
from chungsuc.evidence.models import EvidenceRequirement
from chungsuc.evidence.queries import required
from chungsuc.verdicts.law_in_force import law_for


def may_require(scope: Scope) -> bool:
    """True for the coordination office, when it may write."""
    return any(grant.write and Role(grant.role) is Role.OFFICE for grant in scope.grants)


@transaction.atomic
def require(
    scope: Scope, set_id: str, no: str, text: str, *, source: str, obligatory: bool = True,
    valid_from: date | None = None,
) -> EvidenceRequirement:  # fmt: skip
    """Record that an indicator asks for a kind of document, on the strength of a paper.

    Raises:
        NotAllowed, RequirementIncomplete, NoSuchIndicator, AlreadyRequired, UnknownSet.
    """
    _check_office(scope)
    text, source = " ".join(text.split())[:300], " ".join(source.split())[:300]
    if not text or not source:
        raise RequirementIncomplete
    day = valid_from or scope.day
    if no not in law_for(set_id, day).by_no:
        raise NoSuchIndicator(set_id=set_id, no=no)
    if any(one.text.casefold() == text.casefold() for one in required(set_id, no, day)):
        raise AlreadyRequired(no=no, text=text)
    row = EvidenceRequirement.objects.create(
        set_id=set_id, no=no, text=text, obligatory=obligatory, source=source, entered_by=str(scope.user),
        at=timezone.now(), valid_from=valid_from,
    )  # fmt: skip
    wrote(Change("evidence.required", "evidence_requirement", row.pk, no=no, as_of=valid_from, after=_told(row)))
    return row


@transaction.atomic
def end_requirement(scope: Scope, row: EvidenceRequirement, day: date, reason: str) -> EvidenceRequirement:
    """Let a requirement hold until the day before ``day``; it stays on record.

    Raises:
        NotAllowed, ReasonNotGiven, RequirementEnded.
    """
    _check_office(scope)
    if not reason.strip():
        raise ReasonNotGiven
    row = EvidenceRequirement.objects.select_for_update().get(pk=row.pk)
    if row.valid_until is not None or (row.valid_from is not None and day <= row.valid_from):
        raise RequirementEnded(day=day)
    before = _told(row)
    row.valid_until = day
    row.save(update_fields=["valid_until"])
    wrote(
        Change(
            "evidence.requirement_ended", "evidence_requirement", row.pk, no=row.no, as_of=day,
            before=before, after=_told(row), reason=reason.strip(),
        )
    )  # fmt: skip
    return row


def _check_office(scope: Scope) -> None:
    if not may_require(scope):
        raise scope.refuse("quy định loại minh chứng", "say which evidence is asked for")


def _told(row: EvidenceRequirement) -> dict[str, object]:
    until = row.valid_until.isoformat() if row.valid_until else None
    return {
        "set": row.set_id, "text": row.text, "obligatory": row.obligatory, "source": row.source, "valid_until": until,
    }  # fmt: skip
