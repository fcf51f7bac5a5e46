"""Verdicts on what the database holds: judged live, or as stored (kết quả đánh giá)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from chungsuc.engine.single import bind
from chungsuc.engine.verdict import Fact, SubjectVerdict
from chungsuc.law.overlays import LawAtDate, Overlay
from chungsuc.observations.queries import facts_at
from chungsuc.units.carry import Roll
from chungsuc.units.models import Unit
from chungsuc.units.queries import traits_of
from chungsuc.verdicts.carried import CarriedFacts, carried_facts
from chungsuc.verdicts.derived import derived_facts
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.models import StoredVerdict


class Judged(NamedTuple):
    """Verdicts by thread, and the values among their facts that were carried from other units (none as then)."""

    verdicts: dict[str, SubjectVerdict]
    carried: CarriedFacts


def judge_units(
    units: Iterable[Unit],
    set_id: str,
    day: date,
    *,
    known_at: datetime | None = None,
    overlays: Sequence[Overlay] | None = None,
    roll: Roll = Roll.AS_THEN,
) -> dict[str, SubjectVerdict]:
    """Judge units by one set on a day from the facts, traits and recognitions on record, by thread.

    The number of queries does not grow with the number of units. ``known_at``: by the observations we had at
    that moment (recognitions and traits are taken as they stand now). ``overlays``: judge by these instead of
    the installed ones. A unit without any fact is in the result too, with its criteria unknown. ``roll``: as then,
    each unit by its own facts; as now, units made by a reorganisation also by what they carry from the old ones.

    Raises:
        UnknownSet: no such set is shipped.
    """
    return judge_by(list(units), law_for(set_id, day, overlays=overlays), known_at=known_at, roll=roll)


def judge_by(
    units: Sequence[Unit], law: LawAtDate, *, known_at: datetime | None = None, roll: Roll = Roll.AS_THEN
) -> dict[str, SubjectVerdict]:
    """Judge units by a law already assembled; see ``judge_units``."""
    return judge_rolled(units, law, known_at=known_at, roll=roll).verdicts


def judge_rolled(
    units: Sequence[Unit], law: LawAtDate, *, known_at: datetime | None = None, roll: Roll = Roll.AS_NOW
) -> Judged:
    """Judge units and tell which of their values were carried from which others; see ``judge_units``."""
    if not units:
        return Judged({}, {})
    own = facts_at(units, law, law.day, known_at=known_at)
    derived = derived_facts(units, law, law.day)
    carried = {} if roll is Roll.AS_THEN else _carried(units, law, own, derived, known_at)
    traits = traits_of(units, law.day)
    verdicts = {
        unit.thread: bind(law, traits.get(unit.thread, {})).judge(
            {
                **{no: one.fact for no, one in carried.get(unit.thread, {}).items() if one.fact is not None},
                **own.get(unit.thread, {}),
                **derived.get(unit.thread, {}),
            }
        )
        for unit in units
    }
    return Judged(verdicts, carried)


def _carried(
    units: Sequence[Unit], law: LawAtDate, own: Mapping[str, Mapping[str, Fact]],
    derived: Mapping[str, Mapping[str, Fact]], known_at: datetime | None,
) -> CarriedFacts:  # fmt: skip
    """Give what is carried, without what the recognitions answer: they know of the new units themselves."""
    found = carried_facts(units, law, own, known_at=known_at)
    return {
        thread: {no: one for no, one in by_no.items() if no not in derived.get(thread, {})}
        for thread, by_no in found.items()
    }


def stored_verdicts(units: Iterable[Unit], set_id: str, day: date) -> Mapping[str, StoredVerdict]:
    """Give the stored verdicts of units for a set and a day, by thread; one query."""
    threads = [unit.thread for unit in units]
    rows = StoredVerdict.objects.filter(unit__thread__in=threads, set_id=set_id, as_of=day).select_related("unit")
    return {row.unit.thread: row for row in rows}


def judged_before() -> dict[tuple[str, date], list[Unit]]:
    """Give the units that have a stored verdict, by set and day, in order; one query."""
    found: dict[tuple[str, date], list[Unit]] = {}
    for row in StoredVerdict.objects.select_related("unit").order_by("set_id", "as_of", "unit__code"):
        found.setdefault((row.set_id, row.as_of), []).append(row.unit)
    return found
