"""Questions about units, their place and their traits on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from chungsuc.law.traits import TraitValue
from chungsuc.prepared import Select
from chungsuc.units.days import in_force
from chungsuc.units.find import find_unit
from chungsuc.units.lineage import ascend_to, births, descend_to, descents, parts_on, predecessors, successors
from chungsuc.units.models import ADMINISTRATIVE, Level, Unit, UnitTrait
from chungsuc.units.place import ancestors_of, below, parent_of, state_on, thread_states
from chungsuc.units.trait_text import typed_trait

__all__ = [
    "INHERITED", "ancestors_of", "ascend_to", "births", "descend_to", "descents", "find_unit", "parent_of", "parts_on",
    "predecessors", "state_on", "successors", "thread_states", "traits_of", "units_at",
]  # fmt: skip

# Traits that a unit has from the nearest unit above that has them, unless it has one of its own.
INHERITED = frozenset({"region"})


def units_at(
    day: date, *, level: str | None = None, type: str | None = None, within: Unit | None = None
) -> QuerySet[Unit]:
    """Give the units in force on a day, by code; ``within`` keeps those below one unit, at any depth.

    Communes were below districts until 2025-06-30 and are directly below provinces since. ``within`` may be any
    state of the unit: the one in force on the day counts. Hamlets, households and gardens are given to those who
    name their level, and to nobody else.

    Raises:
        UnitNotInForce: the unit ``within`` does not exist on that day.
    """
    units = Unit.objects.filter(in_force(day)).order_by("code")
    if level is not None:
        units = units.filter(level=level)
    elif within is None:
        units = units.filter(level__in=ADMINISTRATIVE)
    if type is not None:
        units = units.filter(type=type)
    if within is not None:
        units = units.filter(below(state_on(within, day), day, level))
    return units


def traits_of(units: Iterable[Unit], day: date) -> dict[str, dict[str, TraitValue]]:
    """Give the traits of units on a day, typed, by thread; a trait nobody has given is absent.

    ``region`` comes from the unit itself, else from its district, else from its province; no other trait is
    inherited. At most four queries, however many units.
    """
    asked = list(units)
    lines = ancestors_of(asked, day)
    own = _own_traits({unit.thread for line in lines.values() for unit in line} | {u.thread for u in asked}, day)
    return {unit.thread: _with_inherited(unit, lines[unit.thread], own) for unit in asked}


def traits_of_one(unit: Unit, day: date) -> dict[str, TraitValue]:
    """Give the traits of one unit on a day, as ``traits_of`` does; one query, put together once."""
    if unit.is_local:
        return traits_of([unit], day)[unit.thread]
    own: dict[str, TraitValue] = {}
    inherited: dict[str, dict[str, TraitValue]] = {}
    for thread, level, trait, value in _TRAITS.rows(thread=unit.thread, parent=unit.parent_code, day=day):
        if thread == unit.thread:
            own[trait] = typed_trait(trait, value)
        elif trait in INHERITED:
            inherited.setdefault(level, {})[trait] = typed_trait(trait, value)
    return inherited.get(Level.PROVINCE, {}) | inherited.get(Level.DISTRICT, {}) | own


def _traits(thread: str, parent: str, day: date) -> QuerySet[UnitTrait, tuple[object, ...]]:
    """Ask for the traits of a unit, of its parent and of its parent's parent, with the level of each."""
    above = Unit.objects.filter(in_force(day), level__in=(Level.PROVINCE, Level.DISTRICT))
    parents = above.filter(code=parent)
    grandparents = above.filter(code=Subquery(parents.values("parent_code")[:1]))
    # One thread each: as a list of values the database finds them by its index, as a condition it reads every unit.
    threads = [thread, *(Subquery(units.values("thread")[:1]) for units in (parents, grandparents))]
    level = Subquery(above.filter(thread=OuterRef("thread")).values("level")[:1])
    rows = UnitTrait.objects.filter(in_force(day), thread__in=threads)
    return rows.annotate(level=level).values_list("thread", "level", "trait", "value")


_TRAITS = Select(_traits, thread="§thread", parent="§parent", day=date(1901, 1, 1))


def _with_inherited(
    unit: Unit, line: Sequence[Unit], own: Mapping[str, dict[str, TraitValue]]
) -> dict[str, TraitValue]:  # fmt: skip
    traits: dict[str, TraitValue] = {}
    for above in reversed(line):
        traits |= {key: value for key, value in own.get(above.thread, {}).items() if key in INHERITED}
    return traits | own.get(unit.thread, {})


def _own_traits(threads: set[str], day: date) -> dict[str, dict[str, TraitValue]]:
    rows = UnitTrait.objects.filter(in_force(day))
    if len(threads) <= 500:  # beyond that the whole small table is read faster than a long list is sent
        rows = rows.filter(thread__in=threads)
    traits: dict[str, dict[str, TraitValue]] = defaultdict(dict)
    for thread, trait, value in rows.values_list("thread", "trait", "value"):
        if thread in threads:
            traits[thread][trait] = typed_trait(trait, value)
    return traits
