"""What a table as now rests on: counted, and followed back to the old units and their own verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from chungsuc.engine.answer import walk
from chungsuc.engine.verdict import Fact, Status, SubjectVerdict
from chungsuc.figures.tables import CarriedTally, CarriedValue, OldUnit, Provenance
from chungsuc.units.carry import Gap
from chungsuc.units.lineage import births
from chungsuc.units.models import Unit
from chungsuc.verdicts.carried import CarriedFact, CarriedFacts, Origin
from chungsuc.verdicts.carried_words import say_gap
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.queries import judge_by


class UnitTally(NamedTuple):
    """One unit's carried values, and what could not be carried and leaves an indicator unknown."""

    values: int
    gaps: Counter[Gap]


def tallies(verdicts: Mapping[str, SubjectVerdict], carried: CarriedFacts) -> dict[str, UnitTally]:
    """Count by thread what is carried; an indicator that does not apply is not counted."""
    return {thread: _tally(verdicts[thread], by_no) for thread, by_no in carried.items()}


def _tally(verdict: SubjectVerdict, by_no: Mapping[str, CarriedFact]) -> UnitTally:
    values, gaps = 0, Counter[Gap]()
    for pv in walk(verdict):
        one = by_no.get(pv.provision.no)
        if one is None or pv.status is Status.NOT_APPLICABLE:
            continue
        if one.gap is None:
            values += 1
        elif pv.status is Status.UNKNOWN:
            gaps[one.gap] += 1
    return UnitTally(values, gaps)


def total(of_units: Iterable[UnitTally]) -> CarriedTally:
    """Add the tallies of all units up."""
    units = values = 0
    gaps = Counter[Gap]()
    for one in of_units:
        units += one.values > 0
        values += one.values
        gaps += one.gaps
    return CarriedTally(units, values, tuple(sorted(gaps.items(), key=lambda pair: (-pair[1], pair[0].value))))


def made_of_others(threads: Iterable[str], day: date) -> frozenset[str]:
    """Give those units that a reorganisation made out of others by a day: theirs are the values one may carry."""
    asked = set(threads)
    return frozenset(births(asked, day)) if asked else frozenset()


# ── provenance ───────────────────────────────────────────────────────────────────────────────────────


def provenance(
    units: Iterable[Unit], carried: CarriedFacts, set_id: str, types: Container[str], *, known_at: datetime | None
) -> tuple[Provenance, ...]:
    """Follow each unit's carried values back to the old units; a few queries for each day of reorganisation.

    The old units' own verdicts are those of their last day, by their own facts; ``types`` says which the set judges.
    """
    verdicts = _old_verdicts(carried, set_id, types, known_at)
    found = []
    for unit in units:
        by_no = carried.get(unit.thread)
        if not by_no:
            continue
        values = {no: CarriedValue(one.carrying.rule, one.fact, one.gap, say_gap(one)) for no, one in by_no.items()}
        since = next(iter(by_no.values())).day
        parts = tuple(_old_units(by_no, verdicts))
        found.append(Provenance(unit.thread, unit.code, unit.full_name, since, values, parts))
    return tuple(found)


_Verdicts = Mapping[tuple[str, date], SubjectVerdict]


def _old_units(by_no: Mapping[str, CarriedFact], verdicts: _Verdicts) -> Iterator[OldUnit]:
    first = next(iter(by_no.values()))
    eve = first.day - timedelta(days=1)
    for index, origin in enumerate(first.parts):
        of_unit = {no: one.parts[index] for no, one in by_no.items()}
        values: dict[str, Fact] = {
            no: o.fact for no, o in of_unit.items() if o.carried is None and o.fact is not None
        }  # fmt: skip
        inner = {no: o.carried for no, o in of_unit.items() if o.carried is not None}
        verdict = verdicts.get((origin.unit.thread, eve))
        yield OldUnit(
            origin.unit.thread, origin.unit.code, origin.unit.full_name, origin.share, eve,
            {c.no: c.status for c in verdict.criteria} if verdict else None,
            verdict.criteria_met if verdict else None,
            values, tuple(_old_units(inner, verdicts)) if inner else (),
        )  # fmt: skip


def _old_verdicts(
    carried: CarriedFacts, set_id: str, types: Container[str], known_at: datetime | None
) -> _Verdicts:  # fmt: skip
    olds: dict[date, dict[str, Unit]] = {}
    for by_no in carried.values():
        for one in by_no.values():
            for origin, eve in _all_origins(one):
                if origin.unit.type in types:
                    olds.setdefault(eve, {})[origin.unit.thread] = origin.unit
    return {
        (thread, eve): verdict
        for eve, units in sorted(olds.items())
        for thread, verdict in judge_by(list(units.values()), law_for(set_id, eve), known_at=known_at).items()
    }


def _all_origins(carried: CarriedFact) -> Iterator[tuple[Origin, date]]:
    for origin in carried.parts:
        yield origin, carried.day - timedelta(days=1)
        if origin.carried is not None:
            yield from _all_origins(origin.carried)
