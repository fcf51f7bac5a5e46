"""The only writers of hamlets, households and gardens: a commune's officer for its own, the office for all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from chungsuc.accounts.scope import ENTERS, Scope
from chungsuc.accounts.trail import Change, wrote, wrote_many
from chungsuc.localities.errors import (
    CountOutOfRange,
    DayAhead,
    EndedAlready,
    EndsBeforeItBegan,
    NameForOneOnly,
    NameTooLong,
    NotRegisteredHere,
    ReasonNeeded,
)
from chungsuc.localities.hamlet_list import LONGEST, Line, check_free, named, read_list, registered
from chungsuc.units import local
from chungsuc.units.models import PRIVATE, Level, Unit
from chungsuc.units.place import parent_of, state_on

MOST_AT_ONCE = 200


def register_hamlet(scope: Scope, commune: Unit, text: str, usual: str, since: date) -> Unit:
    """Register one hamlet of a commune from a day on (ghi xóm).

    Raises:
        NotAllowed, OutOfScope, DayAhead, UnitNotInForce.
        HamletWithoutName, NameTooLong, UnknownHamletKind, HamletThere.
    """
    home = _home(scope, commune, since)
    one = named(text, usual)
    check_free(one, home, registered(home, since))
    return _registered(home, [one], since)[0]


def register_hamlets(scope: Scope, commune: Unit, lines: Sequence[Line], usual: str, since: date) -> list[Unit]:
    """Register the hamlets of a list, all or none (ghi danh sách xóm).

    Raises:
        NotAllowed, OutOfScope, DayAhead, UnitNotInForce.
        ListEmpty, ListTooLong, Faults: what is wrong with the list, all of it.
    """
    home = _home(scope, commune, since)
    return _registered(home, read_list(lines, usual, home, since), since)


@transaction.atomic
def register_private(
    scope: Scope, parent: Unit, level: Level, since: date, *, count: int = 1, name: str = ""
) -> list[Unit]:
    """Register households or gardens of a commune, or of one of its hamlets, by number (ghi hộ, vườn).

    ``name``, of one alone, is optional; it is kept apart, shown to the commune and the office, and is in no trail.

    Raises:
        NotAllowed, OutOfScope, DayAhead, UnitNotInForce, CountOutOfRange, NameForOneOnly, NameTooLong.
    """
    home = _home(scope, parent, since)
    if home.is_private or level not in PRIVATE:
        raise NotRegisteredHere(unit=home.full_name, wanted="xóm hoặc xã", wanted_en="a hamlet or a commune")
    if not 1 <= count <= MOST_AT_ONCE:
        raise CountOutOfRange(count=count, most=MOST_AT_ONCE)
    name = " ".join(name.split())
    if name and count > 1:
        raise NameForOneOnly(count=count)
    _short_enough(name)
    made = local.add_private(home, level, since, count=count, name=name)
    _told(made, home, since, named=bool(name))
    return made


@transaction.atomic
def rename_hamlet(scope: Scope, hamlet: Unit, text: str, on: date) -> Unit:
    """Give a hamlet another name, or another kind, from a day on; on its first day the entry is mended (đổi tên).

    Raises:
        NotAllowed, OutOfScope, DayAhead, UnitNotInForce, NotRegisteredHere, EndsBeforeItBegan.
        HamletWithoutName, NameTooLong, HamletThere.
    """
    state = _changing(scope, hamlet, on)
    if state.level != Level.HAMLET:
        raise NotRegisteredHere(unit=state.full_name, wanted="xóm, thôn, bản", wanted_en="a hamlet")
    to, was = named(text, state.type), state.full_name
    if to == (state.type, state.name):
        return state
    commune = parent_of(state, on)
    if commune is not None:
        there = registered(commune, on)
        check_free(to, commune, {key: unit for key, unit in there.items() if unit.thread != state.thread})
    new = local.rename_hamlet(state, to, on)
    wrote(
        Change(
            "local.renamed", "local", new.code, unit_thread=new.thread, as_of=on,
            before={"name": was}, after={"name": new.full_name},
        )
    )  # fmt: skip
    return new


@transaction.atomic
def name_private(scope: Scope, unit: Unit, name: str, day: date) -> None:
    """Keep or erase what people call a household or garden (ghi, xóa tên riêng); the trail says only that.

    Raises:
        NotAllowed, OutOfScope, UnitNotInForce, NotRegisteredHere, NameTooLong.
    """
    state = _home(scope, unit, day)
    if not state.is_private:
        raise NotRegisteredHere(unit=state.full_name, wanted="hộ hoặc vườn", wanted_en="a household or a garden")
    name = " ".join(name.split())
    _short_enough(name)
    before = local.private_names([state.thread]).get(state.thread, "")
    if name == before:
        return
    local.set_private_name(state.thread, name)
    wrote(
        Change(
            "local.named", "local", state.code, unit_thread=state.thread, as_of=day,
            before={"named": bool(before)}, after={"named": bool(name)},
        )
    )  # fmt: skip


@transaction.atomic
def end(scope: Scope, unit: Unit, on: date, reason: str) -> int:
    """Let a hamlet, household or garden end: ``on`` is the first day without it (kết thúc).

    What is registered in a hamlet that ends hangs from its commune from then on; gives how many that were.

    Raises:
        NotAllowed, OutOfScope, DayAhead, UnitNotInForce, EndsBeforeItBegan, EndedAlready, ReasonNeeded.
    """
    if not reason.strip():
        raise ReasonNeeded
    state = _changing(scope, unit, on, strictly=True)
    if state.valid_until is not None:
        raise EndedAlready(unit=state.full_name, until=state.valid_until)
    moved = 0
    if state.level == Level.HAMLET and (commune := parent_of(state, on)) is not None:
        inside = [one for level in PRIVATE for one in local.local_below(state, on, level)]
        moved = len(local.move(inside, commune, on))
    local.end(state, on)
    wrote(
        Change(
            "local.ended", "local", state.code, unit_thread=state.thread, as_of=on,
            before={"name": state.full_name}, after={"until": on.isoformat(), "count": moved}, reason=reason.strip(),
        )
    )  # fmt: skip
    return moved


# ── what all of them ask ─────────────────────────────────────────────────────────────────────────────


def may_keep(scope: Scope, unit: Unit, day: date) -> bool:
    """True when a person keeps what is below a commune, and so may also see the names of its households."""
    return scope.enters(unit, day)


def _home(scope: Scope, unit: Unit, day: date) -> Unit:
    """Give the state of the unit on the day, for somebody who may write there."""
    if day > scope.day:
        raise DayAhead(day=day, today=scope.day)
    state = state_on(unit, day)
    if not may_keep(scope, state, day):
        if not scope.has(*ENTERS):
            raise scope.refuse("ghi xóm, hộ, vườn", "record hamlets, households and gardens")
        raise scope.out_of(state.full_name, state.full_name)
    if not (state.is_local or state.level == Level.COMMUNE):
        raise NotRegisteredHere(unit=state.full_name, wanted="xã, phường, thị trấn", wanted_en="a commune")
    return state


def _changing(scope: Scope, unit: Unit, on: date, *, strictly: bool = False) -> Unit:
    state = _home(scope, unit, on)
    if not state.is_local:
        raise NotRegisteredHere(unit=state.full_name, wanted="xóm, hộ hoặc vườn", wanted_en="a hamlet or what is in it")
    if strictly and state.valid_from is not None and on <= state.valid_from:
        raise EndsBeforeItBegan(unit=state.full_name, on=on, since=state.valid_from)
    return state


def _short_enough(name: str) -> None:
    if len(name) > LONGEST:
        raise NameTooLong(name=name[:30], length=len(name), most=LONGEST)


@transaction.atomic
def _registered(home: Unit, hamlets: Sequence[local.Named], since: date) -> list[Unit]:
    if home.level != Level.COMMUNE:
        raise NotRegisteredHere(unit=home.full_name, wanted="xã, phường, thị trấn", wanted_en="a commune")
    made = local.add_hamlets(home, hamlets, since)
    _told(made, home, since)
    return made


def _told(made: Sequence[Unit], home: Unit, since: date, *, named: bool | None = None) -> None:
    more = {} if named is None else {"named": named}
    wrote_many(
        Change(
            "local.registered", "local", one.code, unit_thread=one.thread, as_of=since,
            after={"name": one.full_name, "parent": home.full_name, "since": since.isoformat(), **more},
        )
        for one in made
    )  # fmt: skip
