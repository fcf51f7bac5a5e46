"""The only writers of verification: confirm, return, answer, note. All or nothing, and all of it in the trail."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction
from django.utils import timezone

from chungsuc.accounts.models import Department
from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote_many
from chungsuc.errors import ChungSucError, Faults
from chungsuc.verification.cases import Case, open_cases
from chungsuc.verification.errors import (
    AlreadyConfirmed,
    AlreadyReturned,
    NothingChosen,
    NotReturned,
    ReasonUnknown,
    TextMissing,
)
from chungsuc.verification.models import Kind, ReturnReason, VerificationEvent
from chungsuc.verification.rights import Verifying
from chungsuc.verification.standing import State

Check = Callable[[Case], ChungSucError | None]


@transaction.atomic
def confirm(scope: Scope, observations: Iterable[int], set_id: str) -> int:
    """Confirm values in the name of the department that owns them (xác nhận), and give how many; all or nothing.

    ``observations`` are the keys of the very values that were seen: one that was changed in the meantime is
    refused. ``set_id``: the set by whose numbers the indicators are assigned. The number of queries does not grow
    with the number of values.

    Raises:
        OutOfScope: an indicator or unit is not of this person's department, or not today.
        NothingChosen, NoSuchObservation, NotTheValueSeen, NothingToVerify, EnteredByYourself, AlreadyConfirmed.
        Faults: several of these; nothing is confirmed.
    """
    cases = open_cases(observations, set_id)
    if not cases:
        raise NothingChosen
    verifying = Verifying(scope, set_id)
    _hold(cases, lambda case: verifying.refusal(case) or case.not_to_be_verified_by(scope.user) or _confirmed(case))
    return _say(scope, cases, Kind.CONFIRMED, verifying.department)


@transaction.atomic
def return_(scope: Scope, observation: int, reason: str, text: str = "", *, set_id: str) -> None:
    """Return a value to whoever entered it (trả lại), with a reason from the list, and words of one's own.

    What was confirmed may still be returned. See ``confirm``.

    Raises:
        ReasonUnknown, TextMissing: no reason, or one that says too little alone.
        OutOfScope, NoSuchObservation, NotTheValueSeen, NothingToVerify, EnteredByYourself, AlreadyReturned.
    """
    cases = open_cases([observation], set_id)
    verifying = Verifying(scope, set_id)
    _hold(cases, lambda case: verifying.refusal(case) or case.not_to_be_verified_by(scope.user) or _returned(case))
    chosen = ReturnReason.objects.filter(pk=reason, active=True).first()
    if chosen is None:
        raise ReasonUnknown(reason=reason)
    if chosen.needs_text and not text.strip():
        raise TextMissing
    _say(scope, cases, Kind.RETURNED, verifying.department, reason=chosen, text=text)


@transaction.atomic
def answer(scope: Scope, observation: int, text: str, *, set_id: str) -> None:
    """Answer a return without changing the value (trả lời); it waits for the department again.

    Raises:
        OutOfScope: this person does not enter values of the unit.
        NoSuchObservation, NotTheValueSeen, NothingToVerify, NotReturned, TextMissing.
    """
    cases = open_cases([observation], set_id)
    _hold(cases, lambda case: _not_entering(scope, case) or case.no_longer_counts() or _not_returned(case))
    if not text.strip():
        raise TextMissing
    _say(scope, cases, Kind.ANSWERED, lambda case: None, text=text)


@transaction.atomic
def note(scope: Scope, observation: int, text: str, *, set_id: str) -> None:
    """Say something on a value that decides nothing (ghi chú): by who may verify it, or who enters it.

    Raises:
        OutOfScope, NoSuchObservation, TextMissing.
    """
    cases = open_cases([observation], set_id)
    verifying = Verifying(scope, set_id)
    _hold(cases, lambda case: verifying.refusal(case) and _not_entering(scope, case))
    if not text.strip():
        raise TextMissing
    _say(scope, cases, Kind.NOTED, verifying.department, text=text)


# ── rules ────────────────────────────────────────────────────────────────────────────────────────────


def _hold(cases: list[Case], check: Check) -> None:
    """Raise what is wrong: the fault itself when there is one, all of them together when there are more."""
    faults = [fault for fault in map(check, cases) if fault is not None]
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise Faults(faults)


def _confirmed(case: Case) -> ChungSucError | None:
    if case.state is not State.CONFIRMED or case.last is None:
        return None
    return AlreadyConfirmed(where=case.where, **case.told())


def _returned(case: Case) -> ChungSucError | None:
    if case.state is not State.RETURNED or case.last is None:
        return None
    return AlreadyReturned(where=case.where, **case.told())


def _not_returned(case: Case) -> ChungSucError | None:
    return None if case.state is State.RETURNED else NotReturned(where=case.where, no=case.no)


def _not_entering(scope: Scope, case: Case) -> ChungSucError | None:
    unit, day = case.observation.unit, case.observation.as_of
    if scope.enters(unit, day):
        return None
    return scope.out_of(f"Số liệu của {unit.full_name}", f"A value of {unit.full_name}")


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────


def _say(
    scope: Scope, cases: list[Case], kind: Kind, department: Callable[[Case], Department | None], *,
    reason: ReturnReason | None = None, text: str = "",
) -> int:  # fmt: skip
    now = timezone.now()
    VerificationEvent.objects.bulk_create(
        [
            VerificationEvent(
                observation=case.observation, kind=kind, department=department(case), by=scope.user,
                said_by=str(scope.user)[:150], at=now, reason=reason, text=text.strip(),
            )
            for case in cases
        ],
        batch_size=500,
    )  # fmt: skip
    return wrote_many(_change(case, kind, department(case), reason, text.strip()) for case in cases)


def _change(
    case: Case, kind: Kind, department: Department | None, reason: ReturnReason | None, text: str
) -> Change:  # fmt: skip
    observation = case.observation
    after = {"state": str(case.state) if kind is Kind.NOTED else str(kind)}
    if department is not None:
        after["department"] = department.name
    return Change(
        f"observation.{kind}", "observation", observation.pk, observation.unit.thread, observation.measure,
        observation.as_of, before={"state": str(case.state)}, after=after,
        reason=": ".join(said for said in (reason.vi if reason else "", text) if said),
    )  # fmt: skip
