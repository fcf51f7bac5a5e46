"""Recognised units judged again by a set on a day (xét lại các đơn vị đã được công nhận).

Two truths stand side by side and neither corrects the other: the title is what an authority decided, the outcome is
what the set says of the values of the day. A unit made by a reorganisation may carry a title provisionally; its
values are then carried too, and both say so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from chungsuc.accounts.ownership import owners_on
from chungsuc.engine.standing import Standing, standing_of
from chungsuc.engine.verdict import Status, SubjectVerdict
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Title
from chungsuc.recognition.carried import Carried, carried_titles
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import Basis, recognitions_at
from chungsuc.recognition.ranks import RANK, holds
from chungsuc.units.carry import Roll
from chungsuc.units.lineage import births
from chungsuc.units.models import Level, Unit
from chungsuc.units.place import ancestors_of
from chungsuc.upkeep.shortfalls import Shortfall, shortfalls
from chungsuc.upkeep.words import Outcome
from chungsuc.verdicts.carried import CarriedFacts
from chungsuc.verdicts.queries import judge_by, judge_rolled
from chungsuc.verdicts.standings import standings_by
from chungsuc.verdicts.subjects import judged_units


@dataclass(frozen=True, slots=True)
class Line:
    """One recognised unit: the decision, and beside it how it stands by the set.

    ``title`` is the highest it holds; ``recognition`` the decision on the title asked about, or on the lowest above
    it; without one the title is ``carried`` and provisional. ``unmet`` and ``unknown`` are numbers of criteria, the
    conditions outside the count too; ``met`` of ``total`` counts the numbered ones that apply.
    """

    unit: Unit
    district: Unit | None
    title: Title
    recognition: Recognition | None
    carried: Carried | None
    outcome: Outcome
    standing: Standing
    met: int
    total: int
    unmet: tuple[str, ...]
    unknown: tuple[str, ...]
    carried_values: int
    shortfalls: tuple[Shortfall, ...]

    @property
    def provisional(self) -> bool:
        return self.recognition is None


@dataclass(frozen=True, slots=True)
class Reevaluation:
    """All recognised units of a scope by one law; ``units`` are those that the set judges, recognised or not."""

    scope: Unit
    law: LawAtDate
    title: Title
    basis: Basis
    units: int
    lines: tuple[Line, ...]

    @property
    def day(self) -> date:
        return self.law.day

    def of(self, outcome: Outcome) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.outcome is outcome)

    @property
    def synthetic(self) -> bool:
        """True when a value under a verdict, or a decision, was made up."""
        return any(
            line.standing.synthetic or (line.recognition is not None and line.recognition.synthetic)
            for line in self.lines
        )  # fmt: skip


def reevaluate(
    scope: Unit, law: LawAtDate, title: Title, *, basis: Basis = Basis.RESULT_YEAR, details: bool = True
) -> Reevaluation:
    """Judge again by a law, on its day, every unit of a scope that holds a title or a higher one (xét lại).

    Stored verdicts are used where they are current, all else is judged live; units made of others are judged by
    what they carry as well. ``details``: say what keeps each unit below, which judges those units live. The number
    of queries does not grow with the units.
    """
    units = judged_units(law.base.subject, scope, law.day)
    held = _held(units, law.day, title, basis)
    found = _judged([one.unit for one in held], law, details=details)
    districts = _districts([one.unit for one in held], law.day)
    lines = [_line(one, law, found, districts.get(one.unit.thread)) for one in held]
    return Reevaluation(scope, law, title, basis, len(units), tuple(sorted(lines, key=_worst_first)))


def _worst_first(line: Line) -> tuple[object, ...]:
    order = (Outcome.BELOW, Outcome.UNKNOWN, Outcome.MET)
    return (order.index(line.outcome), -len(line.unmet), -len(line.unknown), line.unit.parent_code, line.unit.code)


# ── who holds the title ──────────────────────────────────────────────────────────────────────────────


class _Held(NamedTuple):
    unit: Unit
    title: Title
    recognition: Recognition | None
    carried: Carried | None


def _held(units: Sequence[Unit], day: date, wanted: Title, basis: Basis) -> list[_Held]:
    by_thread: dict[str, list[Recognition]] = {}
    rows = recognitions_at(day, basis=basis, threads=[unit.thread for unit in units]).select_related("unit")
    for row in rows.order_by("result_year", "pk"):
        by_thread.setdefault(row.unit.thread, []).append(row)
    carried = carried_titles([unit for unit in units if unit.thread not in by_thread], day, basis=basis)
    found = [_decided(unit, by_thread.get(unit.thread, []), wanted) for unit in units]
    found += [
        _Held(unit, carried[unit.thread].title, None, carried[unit.thread])  # type: ignore[arg-type]  # holds says so
        for unit in units
        if unit.thread in carried and holds(carried[unit.thread].title, wanted)
    ]
    return [one for one in found if one is not None]


def _decided(unit: Unit, rows: Sequence[Recognition], wanted: Title) -> _Held | None:
    holding = [row for row in rows if holds(Title(row.title), wanted)]
    if not holding:
        return None
    lowest = min(RANK[Title(row.title)] for row in holding)
    asked = [row for row in holding if RANK[Title(row.title)] == lowest][-1]
    return _Held(unit, max((Title(row.title) for row in rows), key=lambda one: RANK[one]), asked, None)


def _districts(units: Sequence[Unit], day: date) -> dict[str, Unit]:
    lines = ancestors_of([unit for unit in units if unit.level == Level.COMMUNE], day)
    return {
        thread: one for thread, line in lines.items() for one in line if one.level == Level.DISTRICT
    }  # fmt: skip


# ── how they stand ───────────────────────────────────────────────────────────────────────────────────


class _Judged(NamedTuple):
    standings: Mapping[str, Standing]
    verdicts: Mapping[str, SubjectVerdict]
    carried: CarriedFacts
    details: Mapping[str, tuple[Shortfall, ...]]


def _judged(units: Sequence[Unit], law: LawAtDate, *, details: bool) -> _Judged:
    made = births({unit.thread for unit in units}, law.day) if units else {}
    rolled = judge_rolled([unit for unit in units if unit.thread in made], law, roll=Roll.AS_NOW)
    standings = standings_by([unit for unit in units if unit.thread not in made], law, indicators=False)
    standings |= {thread: standing_of(verdict) for thread, verdict in rolled.verdicts.items()}
    verdicts = dict(rolled.verdicts)
    if details:
        short = [u for u in units if u.thread not in verdicts and outcome_of(standings[u.thread]) is not Outcome.MET]
        verdicts |= judge_by(short, law)
    owners = owners_on(timezone.localdate())
    told = {
        thread: shortfalls(verdict, owners)
        for thread, verdict in verdicts.items()
        if details and outcome_of(standings[thread]) is not Outcome.MET
    }
    return _Judged(standings, verdicts, rolled.carried, told)


def outcome_of(standing: Standing) -> Outcome:
    """Say how a standing comes out: one unmet criterion is below, whatever else is not known."""
    statuses = set(standing.criteria.values())
    if Status.UNMET in statuses:
        return Outcome.BELOW
    return Outcome.UNKNOWN if Status.UNKNOWN in statuses or Status.MET not in statuses else Outcome.MET


def _line(held: _Held, law: LawAtDate, found: _Judged, district: Unit | None) -> Line:
    thread = held.unit.thread
    standing = found.standings[thread]
    counted = [standing.criteria.get(one.no, Status.UNKNOWN) for one in law.criteria if one.counted]
    carried = found.carried.get(thread, {})
    return Line(
        unit=held.unit, district=district, title=held.title, recognition=held.recognition, carried=held.carried,
        outcome=outcome_of(standing), standing=standing, met=counted.count(Status.MET),
        total=sum(status is not Status.NOT_APPLICABLE for status in counted),
        unmet=_numbers(standing, law, Status.UNMET), unknown=_numbers(standing, law, Status.UNKNOWN),
        carried_values=sum(one.gap is None for one in carried.values()),
        shortfalls=found.details.get(thread, ()),
    )  # fmt: skip


def _numbers(standing: Standing, law: LawAtDate, status: Status) -> tuple[str, ...]:
    return tuple(one.no for one in law.criteria if standing.criteria.get(one.no, Status.UNKNOWN) is status)
