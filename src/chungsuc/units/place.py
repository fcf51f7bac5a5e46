"""The place of a unit in time and in the country: its state on a day, its parent, its line up to the province."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from chungsuc.units.days import in_force
from chungsuc.units.errors import UnitNotInForce
from chungsuc.units.models import LOCAL, Level, Unit


def state_on(unit: Unit, day: date) -> Unit:
    """Give the state of the same unit (thread) that is in force on a day.

    Raises:
        UnitNotInForce: the unit did not exist yet, or no longer, on that day.
    """
    if holds(unit, day):
        return unit
    state = Unit.objects.filter(in_force(day), thread=unit.thread).first()
    if state is None:
        raise _not_in_force(unit, day)
    return state


def _not_in_force(unit: Unit, day: date) -> UnitNotInForce:
    states = thread_states(unit.thread)
    vi, en = interval_words(states[0].valid_from, states[-1].valid_until)
    seen = states[-1].valid_until - timedelta(days=1) if states[-1].valid_until else states[0].valid_from
    return UnitNotInForce(
        name=unit.full_name, unit_code=unit.code, day=day, seen=seen, interval_vi=vi, interval_en=en
    )  # fmt: skip


def holds(unit: Unit, day: date) -> bool:
    """True when this state is in force on a day."""
    begun = unit.valid_from is None or unit.valid_from <= day
    return begun and (unit.valid_until is None or day < unit.valid_until)


def interval_words(first: date | None, until: date | None) -> tuple[str, str]:
    """Say a half-open interval in Vietnamese and English, with its last day rather than the day after."""
    since = (f"từ {first:%d/%m/%Y}", f"from {first}") if first else ("từ trước 2020", "since before 2020")
    if until is None:
        return since[0] + " đến nay", since[1] + " on"
    final = until - timedelta(days=1)
    return f"{since[0]} đến {final:%d/%m/%Y}", f"{since[1]} to {final}"


def thread_states(thread: str) -> list[Unit]:
    """Give all states of one unit, oldest first."""
    return sorted(Unit.objects.filter(thread=thread), key=lambda state: state.valid_from or date.min)


_ABOVE = ("province", "district")  # naming the levels lets the index (level, code, …) answer: 2 ms become 20 µs
_ABOVE_LOCAL = (*_ABOVE, "commune", "hamlet")


def parent_of(unit: Unit, day: date) -> Unit | None:
    """Give the unit directly above on a day; ``None`` for a province.

    Raises:
        UnitNotInForce: the unit does not exist on that day.
    """
    code = state_on(unit, day).parent_code
    # Codes of provinces, districts and communes have 2, 3 and 5 digits, ours have a letter: no two levels share one.
    levels = _ABOVE_LOCAL if unit.is_local else _ABOVE
    return Unit.objects.filter(in_force(day), level__in=levels, code=code).first() if code else None


def ancestors_of(units: Iterable[Unit], day: date) -> dict[str, tuple[Unit, ...]]:
    """Give the line above each unit (a state in force on the day), by thread, from near to far.

    Two queries; up to four where hamlets, households or gardens are among the units.
    """
    asked = list(units)
    levels, generations = (_ABOVE_LOCAL, 4) if any(unit.is_local for unit in asked) else (_ABOVE, 2)
    above: dict[str, Unit] = {}
    for _ in range(generations):
        wanted = {unit.parent_code for unit in (*asked, *above.values()) if unit.parent_code} - above.keys()
        if wanted:
            above |= {unit.code: unit for unit in Unit.objects.filter(in_force(day), level__in=levels, code__in=wanted)}
    return {unit.thread: tuple(_line(unit, above)) for unit in asked}


def _line(unit: Unit, above: dict[str, Unit]) -> Iterable[Unit]:
    while parent := above.get(unit.parent_code):
        yield parent
        unit = parent


def below(unit: Unit, day: date, level: str | None = None) -> Q:
    """Give the condition of lying below a unit on a day, at any depth; ``unit`` is its state on that day.

    ``level``: what is looked for; without one the administrative units, of which none lies below a commune.
    """
    if level in LOCAL:
        return _local_below(unit, day)
    if unit.is_local or unit.level == Level.COMMUNE:
        return Q(pk__in=())
    # Codes of provinces, districts and communes have 2, 3 and 5 digits: a parent's code tells its level.
    if len(unit.code) != 2:
        return Q(parent_code=unit.code)
    # One list of parents, the province among them: of two conditions joined by "or" the whole country would be read.
    districts, itself = Q(level="district", parent_code=unit.code), Q(level="province", code=unit.code)
    return Q(parent_code__in=Unit.objects.filter(districts | itself, in_force(day)).values("code"))


def _local_below(unit: Unit, day: date) -> Q:
    """Give the condition of being a hamlet below a unit, or a household or garden there or in such a hamlet."""
    if unit.is_private:
        return Q(pk__in=())
    if unit.level == Level.HAMLET:
        return Q(parent_code=unit.code)
    direct = Q(parent_code=unit.code)
    if unit.level != Level.COMMUNE:
        communes = Unit.objects.filter(in_force(day), below(unit, day), level=Level.COMMUNE)
        direct = Q(parent_code__in=communes.values("code"))
    hamlets = Unit.objects.filter(in_force(day), direct, level=Level.HAMLET)
    return direct | Q(parent_code__in=hamlets.values("code"))
