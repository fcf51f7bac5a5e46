"""What lies below a commune: hamlets (xóm, thôn, bản, tổ dân phố), model households (hộ) and gardens (vườn).

The State has no codes for them: the system makes one from the commune's, a letter and a number that is never given
twice (``05602-X01``, ``05602-H0003``, ``05602-V0002``), so that it can never clash with the State's, which are digits.
The code stays for good, also when a reorganisation puts the unit below a commune of another code: what it lies in is
told by its parent, never read out of its code.
A hamlet hangs from its commune; a household or garden from its hamlet, or from the commune where nobody has said which.
Who may write is asked by ``localities.actions``; here is only what the rows may look like.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from chungsuc.units.days import in_force
from chungsuc.units.models import LOCAL, Level, PrivateName, Unit
from chungsuc.units.names import fold, plain
from chungsuc.units.place import below

HAMLET_TYPES = ("xóm", "thôn", "bản", "tổ dân phố")
TYPE: Mapping[Level, str] = {Level.HOUSEHOLD: "hộ", Level.GARDEN: "vườn"}


class _Code(NamedTuple):
    """How the code of a level is written: its letter and how many digits at least."""

    letter: str
    digits: int


_CODES: Mapping[Level, _Code] = {
    Level.HAMLET: _Code("X", 2),
    Level.HOUSEHOLD: _Code("H", 4),
    Level.GARDEN: _Code("V", 4),
}


def number_of(unit: Unit) -> int:
    """Give the number in the code of a hamlet, household or garden: 3 of ``05602-H0003``."""
    return int(unit.code.partition("-")[2][1:])


def local_below(unit: Unit, day: date, level: Level) -> list[Unit]:
    """Give the hamlets, households or gardens below a unit (its state on the day) that are there on a day, by code."""
    rows = Unit.objects.filter(in_force(day), below(unit, day, level), level=level)
    return sorted(rows, key=lambda one: (one.code.partition("-")[0], number_of(one)))


def states_with_local(thread: str) -> list[Unit]:
    """Give all states of a unit and, where it is a commune, of all that ever hung from its codes; one query."""
    codes = Unit.objects.filter(thread=thread, level=Level.COMMUNE).values("code")
    hamlets = Unit.objects.filter(level=Level.HAMLET, parent_code__in=codes).values("code")
    # Spelt out as three conditions, each of which an index answers.
    direct, inside = Q(parent_code__in=codes, level__in=LOCAL), Q(parent_code__in=hamlets, level__in=LOCAL)
    return list(Unit.objects.filter(Q(thread=thread) | direct | inside))


def threads_ever_below(states: Iterable[Unit]) -> set[str]:
    """Give the threads of all that was ever registered below these states of communes while they were in force."""
    communes = [state for state in states if state.level == Level.COMMUNE]
    rows: list[Unit] = []
    codes = sorted({state.code for state in communes})
    for start in range(0, len(codes), 500):
        some = codes[start : start + 500]
        hamlets = Unit.objects.filter(level=Level.HAMLET, parent_code__in=some).values("code")
        inside = Q(parent_code__in=some) | Q(parent_code__in=hamlets)
        rows += Unit.objects.filter(inside, level__in=LOCAL)
    return threads_under(communes, rows)


def threads_under(communes: Iterable[Unit], rows: Iterable[Unit]) -> set[str]:
    """Give the threads of those rows that hung from one of the communes, or from a hamlet of it, while it was there."""
    by_code: dict[str, list[Unit]] = {}
    for state in communes:
        by_code.setdefault(state.code, []).append(state)
    local = [row for row in rows if row.is_local]
    direct = [row for row in local if _hung(row, by_code)]
    hamlets: dict[str, list[Unit]] = {}
    for row in direct:
        if row.level == Level.HAMLET:
            hamlets.setdefault(row.code, []).append(row)
    return {row.thread for row in direct} | {row.thread for row in local if _hung(row, hamlets)}


def _hung(row: Unit, from_: Mapping[str, list[Unit]]) -> bool:
    return any(_overlap(row, parent) for parent in from_.get(row.parent_code, ()))


def _overlap(one: Unit, other: Unit) -> bool:
    begins = max(one.valid_from or date.min, other.valid_from or date.min)
    return begins < min(one.valid_until or date.max, other.valid_until or date.max)


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────


class Named(NamedTuple):
    """A hamlet to be registered: its type word and its name."""

    type: str
    name: str


@transaction.atomic
def add_hamlets(commune: Unit, hamlets: Sequence[Named], since: date) -> list[Unit]:
    """Write hamlets of a commune, each a new thread, in the order given."""
    codes = _free_codes(commune.code, Level.HAMLET, len(hamlets))
    return Unit.objects.bulk_create(
        _state(Level.HAMLET, code, one, commune.code, since, _thread(Level.HAMLET, code, since))
        for code, one in zip(codes, hamlets, strict=True)
    )


@transaction.atomic
def add_private(parent: Unit, level: Level, since: date, *, count: int = 1, name: str = "") -> list[Unit]:
    """Write households or gardens below a hamlet or a commune; ``name`` (of one alone) is kept apart, for few."""
    commune = parent.parent_code if parent.level == Level.HAMLET else parent.code
    codes = _free_codes(commune, level, count)
    made = Unit.objects.bulk_create(
        _state(level, code, _numbered(level, code), parent.code, since, _thread(level, code, since)) for code in codes
    )
    if name and count == 1:
        set_private_name(made[0].thread, name)
    return made


@transaction.atomic
def rename_hamlet(state: Unit, to: Named, on: date) -> Unit:
    """Give a hamlet another name from a day on: a new state of the thread; on its first day the state is mended."""
    if state.valid_from == on:
        state.type, state.name = to
        state.name_key = fold(to.name)
        state.plain_key = plain(state.name_key)
        state.save(update_fields=["type", "name", "name_key", "plain_key"])
        return state
    until = state.valid_until
    end(state, on)
    new = _state(Level.HAMLET, state.code, to, state.parent_code, on, state.thread)
    new.valid_until = until
    new.save()
    return new


def end(state: Unit, on: date) -> None:
    """Let a state end: ``on`` is the first day on which it is no more."""
    state.valid_until = on
    state.save(update_fields=["valid_until"])


@transaction.atomic
def move(units: Iterable[Unit], parent: Unit, day: date) -> list[Unit]:
    """Put hamlets, households and gardens under another commune or hamlet from a day on; code and thread stay.

    What lies in a hamlet goes with it. ``units`` are the states in force on the eve, ``parent`` the one in force on
    the day. Gives the new states.
    """
    return [_moved(unit, parent, day) for unit in units]


def _moved(unit: Unit, parent: Unit, day: date) -> Unit:
    if unit.valid_from == day:  # registered on this very day: mended
        unit.parent_code = parent.code
        unit.save(update_fields=["parent_code"])
        return unit
    end(unit, day)
    new = _state(Level(unit.level), unit.code, Named(unit.type, unit.name), parent.code, day, unit.thread)
    new.save()
    return new


def set_private_name(thread: str, name: str) -> None:
    """Keep what people call a household or a garden; an empty name erases it (xóa tên)."""
    if name:
        PrivateName.objects.update_or_create(thread=thread, defaults={"name": name})
    else:
        PrivateName.objects.filter(thread=thread).delete()


def private_names(threads: Iterable[str]) -> dict[str, str]:
    """Give the kept names by thread. Ask through ``localities.queries``, which knows who may see them."""
    return dict(PrivateName.objects.filter(thread__in=list(threads)).values_list("thread", "name"))


def _state(level: Level, code: str, named: Named, parent: str, since: date, thread: str) -> Unit:
    key = fold(named.name) if level == Level.HAMLET else ""  # a number is no name to search by
    return Unit(
        level=level, code=code, type=named.type, name=named.name, parent_code=parent, valid_from=since,
        thread=thread, name_key=key, plain_key=plain(key),
    )  # fmt: skip


def _thread(level: Level, code: str, since: date) -> str:
    return f"{level}:{code}:{since}"


def _numbered(level: Level, code: str) -> Named:
    return Named(TYPE[level], f"số {int(code.partition('-')[2][1:])}")


def _free_codes(commune: str, level: Level, count: int) -> list[str]:
    """Give codes that nothing ever had, not even under an earlier commune of the same code."""
    letter, digits = _CODES[level]
    begun = f"{commune}-{letter}"
    taken = Unit.objects.filter(level=level, code__startswith=begun).values_list("code", flat=True)
    last = max((int(code[len(begun) :]) for code in taken), default=0)
    return [f"{begun}{number:0{digits}}" for number in range(last + 1, last + 1 + count)]
