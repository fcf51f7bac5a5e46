"""The only writers of registrations: register, withdraw, move, close, open again; each with its event and the trail."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, acting_user, actor, wrote
from chungsuc.law.tree import Title
from chungsuc.recognition.ranks import TITLE_VI
from chungsuc.targets.conditions import there_in, titles_for
from chungsuc.targets.errors import (
    AlreadyRegistered,
    EndBeforeRegistered,
    EndWithoutReason,
    NotInTheProgramme,
    PlanYearUnsound,
    RegistrationEnded,
    SameYear,
    UnitGoneInThatYear,
)
from chungsuc.targets.models import Registration, RegistrationEvent, RegistrationState
from chungsuc.targets.planning import YEARS, Named, Target, Wording, record_version
from chungsuc.targets.queries import day_of
from chungsuc.targets.words import TITLE_EN
from chungsuc.units.models import Unit

__all__ = [
    "Letter", "Named", "Target", "Wording", "close_registration", "move_registration", "move_to_year", "record_version",
    "register", "reopen_registration", "withdraw_registration",
]  # fmt: skip

STATE_EN = {
    RegistrationState.REGISTERED: "registered", RegistrationState.WITHDRAWN: "withdrawn",
    RegistrationState.MOVED_YEAR: "moved to another year", RegistrationState.MOVED_UNIT: "moved to another unit",
    RegistrationState.CLOSED: "closed",
}  # fmt: skip


class Letter(NamedTuple):
    """The paper by which a unit registers: its day, its number (blank: not known), where it is."""

    on: date
    number: str = ""
    source: str = ""
    synthetic: bool = False


# ── by a commune's officer or the office ─────────────────────────────────────────────────────────────


@transaction.atomic
def register(scope: Scope, unit: Unit, title: Title, year: int, letter: Letter) -> Registration:
    """Register a unit for a title in a year (đăng ký); what it does not meet yet is no obstacle.

    Raises:
        OutOfScope: this person does not enter for the unit.
        PlanYearUnsound, UnitGoneInThatYear, NotInTheProgramme, AlreadyRegistered.
    """
    _must_enter(scope, unit, min(letter.on, _last_day(unit)))
    _possible(unit, title, year)
    return _make(unit, title, year, letter)


@transaction.atomic
def withdraw_registration(
    scope: Scope, registration: Registration, on: date, reason: str, number: str = ""
) -> Registration:  # fmt: skip
    """Take a registration back (rút đăng ký), with a reason; it stays on record.

    Raises:
        OutOfScope, RegistrationEnded, EndWithoutReason, EndBeforeRegistered.
    """
    _must_enter(scope, registration.unit, day_of(registration))
    return _end(registration, RegistrationState.WITHDRAWN, on, reason, number)


@transaction.atomic
def move_to_year(
    scope: Scope, registration: Registration, year: int, on: date, reason: str, number: str = ""
) -> Registration:  # fmt: skip
    """Move a registration to another year (chuyển năm), and give the new one, which says where it comes from.

    Raises:
        OutOfScope, SameYear, PlanYearUnsound, UnitGoneInThatYear, NotInTheProgramme, AlreadyRegistered,
        RegistrationEnded, EndWithoutReason, EndBeforeRegistered.
    """
    _must_enter(scope, registration.unit, day_of(registration))
    if year == registration.year:
        raise SameYear(year=year)
    _possible(registration.unit, Title(registration.title), year)
    ended = _end(registration, RegistrationState.MOVED_YEAR, on, reason, number)
    letter = Letter(on, number, ended.source, ended.synthetic)
    return _make(ended.unit, Title(ended.title), year, letter, moved_from=ended, reason=reason)


# ── by a reorganisation, which has asked for the right itself ────────────────────────────────────────


@transaction.atomic
def move_registration(
    registration: Registration, to_unit: Unit, reason: str, *, on: date | None = None, number: str = ""
) -> Registration:
    """Move a registration to the unit that goes on (chuyển sang đơn vị mới), and give the one that now stands.

    Where that unit has one for the same title and year already, the two become one. The right is the caller's matter.

    Raises:
        RegistrationEnded, EndWithoutReason, EndBeforeRegistered, NobodyActs.
    """
    day = on or timezone.localdate()
    ended = _end(registration, RegistrationState.MOVED_UNIT, day, reason, number)
    there = _standing(to_unit, Title(ended.title), ended.year)
    if there is not None:
        _happened(there, RegistrationState.REGISTERED, day, number, reason)
        return there
    letter = Letter(day, number or ended.number, ended.source, ended.synthetic)
    return _make(to_unit, Title(ended.title), ended.year, letter, moved_from=ended, reason=reason)


@transaction.atomic
def close_registration(
    registration: Registration, reason: str, *, on: date | None = None, number: str = ""
) -> Registration:
    """Close a registration that can go on nowhere (đóng đăng ký). The right is the caller's matter.

    Raises:
        RegistrationEnded, EndWithoutReason, EndBeforeRegistered, NobodyActs.
    """
    return _end(registration, RegistrationState.CLOSED, on or timezone.localdate(), reason, number)


@transaction.atomic
def reopen_registration(registration: Registration, reason: str, *, on: date | None = None) -> Registration:
    """Let a closed or moved registration stand again (mở lại), as when a reorganisation is undone.

    What it was moved to ends. One that stands already stays as it is. The right is the caller's matter.

    Raises:
        AlreadyRegistered: another one stands for the same unit, title and year.
        EndWithoutReason, NobodyActs.
    """
    row = Registration.objects.select_for_update().get(pk=registration.pk)
    if row.open:
        return row
    if not reason.strip():
        raise EndWithoutReason
    there = _standing(row.unit, Title(row.title), row.year)
    if there is not None:
        raise _already(there)
    day = on or timezone.localdate()
    for one in row.moved_to.filter(state=RegistrationState.REGISTERED).select_related("unit").order_by("pk"):
        _end(one, RegistrationState.CLOSED, max(day, one.registered_on), reason)
    before = row.state
    row.state, row.ended_on = RegistrationState.REGISTERED, None
    row.save(update_fields=["state", "ended_on"])
    _happened(row, RegistrationState.REGISTERED, day, "", reason)
    wrote(_change("registration.reopened", row, {"state": before}, reason))
    return row


# ── rules ────────────────────────────────────────────────────────────────────────────────────────────


def _must_enter(scope: Scope, unit: Unit, day: date) -> None:
    if not scope.enters(unit, day):
        raise scope.out_of(f"Đăng ký của {unit.full_name}", f"A registration of {unit.full_name}")


def _last_day(unit: Unit) -> date:
    return date.max if unit.valid_until is None else date.fromordinal(unit.valid_until.toordinal() - 1)


def _possible(unit: Unit, title: Title, year: int) -> None:
    if year not in YEARS:
        raise PlanYearUnsound(year=year)
    if not there_in(unit, year):
        raise UnitGoneInThatYear(unit=unit.full_name, year=year)
    if title not in titles_for(unit, year):
        raise NotInTheProgramme(unit=unit.full_name, title_vi=TITLE_VI[title], title_en=TITLE_EN[title])


def _standing(unit: Unit, title: Title, year: int) -> Registration | None:
    found = Registration.objects.select_for_update().filter(
        unit__thread=unit.thread, title=title.value, year=year, state=RegistrationState.REGISTERED
    )  # fmt: skip
    return found.first()


def _already(there: Registration) -> AlreadyRegistered:
    title = Title(there.title)
    return AlreadyRegistered(
        unit=there.unit.full_name, title_vi=TITLE_VI[title], title_en=TITLE_EN[title], year=there.year,
        since=there.registered_on,
    )  # fmt: skip


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────


def _make(
    unit: Unit, title: Title, year: int, letter: Letter, *, moved_from: Registration | None = None, reason: str = ""
) -> Registration:  # fmt: skip
    there = _standing(unit, title, year)
    if there is not None:
        raise _already(there)
    made = Registration.objects.create(
        unit=unit, title=title.value, year=year, registered_on=letter.on, number=letter.number.strip()[:100],
        source=letter.source.strip(), moved_from=moved_from, synthetic=letter.synthetic,
    )  # fmt: skip
    _happened(made, RegistrationState.REGISTERED, letter.on, letter.number, reason)
    wrote(_change("registration.made", made, None, reason))
    return made


def _end(registration: Registration, state: RegistrationState, on: date, reason: str, number: str = "") -> Registration:
    row = Registration.objects.select_for_update().select_related("unit").get(pk=registration.pk)
    if not row.open:
        now = RegistrationState(row.state)
        raise RegistrationEnded(
            unit=row.unit.full_name, year=row.year, state_vi=now.label, state_en=STATE_EN[now], on=row.ended_on
        )
    if not reason.strip():
        raise EndWithoutReason
    if on < row.registered_on:
        raise EndBeforeRegistered(on=on, registered_on=row.registered_on)
    row.state, row.ended_on = state, on
    row.save(update_fields=["state", "ended_on"])
    _happened(row, state, on, number, reason)
    wrote(_change(f"registration.{state}", row, {"state": RegistrationState.REGISTERED}, reason))
    return row


def _happened(row: Registration, state: RegistrationState, on: date, number: str, reason: str) -> None:
    RegistrationEvent.objects.create(
        registration=row, state=state, on=on, number=number.strip()[:100], reason=reason.strip(), by_id=acting_user(),
        who=actor().who[:150],
    )  # fmt: skip


def _change(action: str, row: Registration, before: dict[str, object] | None, reason: str) -> Change:
    after = {
        "title": row.title, "year": row.year, "state": row.state, "number": row.number,
        "since": row.registered_on.isoformat(),
    }  # fmt: skip
    return Change(
        action, "registration", row.pk, row.unit.thread, as_of=row.ended_on or row.registered_on, before=before,
        after=after, reason=reason.strip(),
    )  # fmt: skip
