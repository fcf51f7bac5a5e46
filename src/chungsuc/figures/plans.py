"""Plan against actual: what was planned for a year, what came of it, unit by unit (kế hoạch và thực hiện).

Both sides have their own day: what had been decided by ``day``, and the plan as it stood on ``stood_on``. Every count
brings its members, so that it can be gone through unit by unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Q

from chungsuc.figures.shares import Share
from chungsuc.figures.titles import TitleCount
from chungsuc.law.tree import Title
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import Basis, counting, titles_at
from chungsuc.recognition.ranks import holds
from chungsuc.targets.counted import titles_meant, units_meant
from chungsuc.targets.models import Bound, Plan, PlanLine, PlanVersion
from chungsuc.targets.queries import version_on
from chungsuc.units.lineage import descents
from chungsuc.units.models import Unit
from chungsuc.units.place import thread_states
from chungsuc.units.queries import units_at
from chungsuc.units.source import FIRST_DAY


class Outcome(StrEnum):
    """How actual stands to plan (so với kế hoạch)."""

    EXCEEDED = "exceeded"
    REACHED = "reached"
    SHORT = "short"
    NOT_KNOWN = "not_known"  # no number planned, or nothing to count


@dataclass(frozen=True, slots=True)
class LineAgainst:
    """One target beside what came of it.

    ``new``: recognised for the plan's year by the day, with the base (``None``: cannot be counted). ``held``: all that
    hold the title, ``held_before``: those of them that did so at the end of the year before. Of the units that the plan
    names: ``made`` and ``not_made``; ``extra``: recognised without being named (empty where nobody is named).
    ``carried_over``: the threads that the plan carries over from the year before.
    """

    line: PlanLine
    new: TitleCount | None
    held: TitleCount | None
    held_before: TitleCount | None
    named: tuple[Unit, ...]
    made: tuple[Unit, ...]
    not_made: tuple[Unit, ...]
    extra: tuple[Unit, ...]
    carried_over: frozenset[str]

    @property
    def title(self) -> Title:
        return Title(self.line.title)

    @property
    def planned(self) -> int | None:
        return self.line.count

    @property
    def actual(self) -> int | None:
        return None if self.new is None else self.new.share.part

    @property
    def outcome(self) -> Outcome:
        return _outcome(self.actual, self.planned, Bound(self.line.bound))

    @property
    def exceeded(self) -> int:
        """How many more than planned; 0 where it is not so or not known."""
        return max(0, self.actual - self.planned) if self.actual is not None and self.planned is not None else 0

    @property
    def missing(self) -> int:
        """How many are missing to the plan; 0 where none is or it is not known."""
        return max(0, self.planned - self.actual) if self.actual is not None and self.planned is not None else 0

    @property
    def unnamed(self) -> int:
        """How many of the planned number have no name."""
        return max(0, (self.planned or 0) - len(self.named))

    @property
    def cumulative_printed(self) -> bool:
        """True when the plan itself says how many there are to be in all."""
        return self.line.cumulative is not None

    @property
    def cumulative_planned(self) -> int | None:
        """How many are to hold the title at the end of the year: as planned, else those before and the new ones."""
        if self.line.cumulative is not None:
            return self.line.cumulative
        if self.planned is None or self.held_before is None or self.line.or_higher:
            return None
        return self.held_before.share.part + self.planned

    @property
    def cumulative_outcome(self) -> Outcome:
        actual = None if self.held is None else self.held.share.part
        return _outcome(actual, self.cumulative_planned, Bound(self.line.bound))


def _outcome(actual: int | None, planned: int | None, bound: Bound) -> Outcome:
    if actual is None or planned is None:
        return Outcome.NOT_KNOWN
    least = planned + (bound is Bound.MORE_THAN)
    if actual < least:
        return Outcome.SHORT
    return Outcome.REACHED if actual == least else Outcome.EXCEEDED


@dataclass(frozen=True, slots=True)
class PlanAgainst:
    """A plan beside what came of it (kế hoạch và thực hiện).

    ``version``: in force on ``stood_on``; ``None`` where the plan began later. ``counted_on``: the day whose units are
    counted, never after the plan's year nor after the scope's last day. ``known`` is false where no decision on any
    unit of the scope is on record at all: then nothing is counted, since not recorded is not none.
    """

    plan: Plan
    version: PlanVersion | None
    day: date
    stood_on: date
    basis: Basis
    counted_on: date
    lines: tuple[LineAgainst, ...]
    known: bool

    @property
    def dropped(self) -> bool:
        return self.version is not None and self.version.dropped

    @property
    def synthetic(self) -> bool:
        """True when a unit among those counted was recognised by a made-up decision."""
        threads = {unit.thread for line in self.lines if line.held for unit in line.held.members}
        return bool(threads) and Recognition.objects.filter(unit__thread__in=threads, synthetic=True).exists()

    def line(self, level: str, title: Title) -> LineAgainst | None:
        return next((one for one in self.lines if one.line.level == level and one.title is title), None)


def plan_against_actual(
    plan: Plan, day: date, *, stood_on: date | None = None, basis: Basis = Basis.RESULT_YEAR,
    known_on: date | None = None,
) -> PlanAgainst:  # fmt: skip
    """Hold a plan against what had come of it by a day (so kế hoạch với thực hiện).

    ``stood_on``: the plan as it stood on that day, of ``day`` unless given. ``basis``: whether a recognition for the
    plan's year counts from that year's end or from its decision. ``known_on``: by what had been decided then. A fixed
    number of queries for each target.
    """
    stood_on = stood_on or day
    version = version_on(plan, stood_on)
    counted_on = _counted_on(plan, day)
    known = _known(plan, counted_on)
    lines = tuple(version.lines.all()) if version is not None else ()
    seen = _Seen(plan, day, counted_on, basis, known_on) if known else None
    return PlanAgainst(
        plan, version, day, stood_on, basis, counted_on, tuple(_against(line, seen) for line in lines), known
    )  # fmt: skip


def _counted_on(plan: Plan, day: date) -> date:
    """Give the day whose units count: in the plan's year where it can be, while the scope was there."""
    states = thread_states(plan.unit.thread)
    last, first = states[-1].valid_until, states[0].valid_from
    counted = min(day, date(plan.year, 12, 31))
    if last is not None:
        counted = min(counted, last - timedelta(days=1))
    return max(counted, first) if first is not None else counted


def _known(plan: Plan, counted_on: date) -> bool:
    """Tell whether it can be counted: units are known since 2020, and some decision has to be on record."""
    if counted_on < FIRST_DAY:
        return False
    units = units_at(counted_on, within=plan.unit).order_by()
    inside = Q(unit__thread=plan.unit.thread) | Q(unit__thread__in=units.values("thread"))
    return Recognition.objects.filter(inside).exists()


class _Seen:
    """What is on record of the units of a plan, read once for each level."""

    def __init__(self, plan: Plan, day: date, counted_on: date, basis: Basis, known_on: date | None) -> None:
        self.plan, self.day, self.counted_on, self.basis, self.known_on = plan, day, counted_on, basis, known_on
        self._units: dict[str, tuple[Unit, ...]] = {}
        self._titles: dict[tuple[str, date, Basis], Mapping[str, Title]] = {}

    def units(self, level: str) -> tuple[Unit, ...]:
        if level not in self._units:
            self._units[level] = units_meant(level, self.plan.unit, self.counted_on)
        return self._units[level]

    def new(self, level: str, titles: frozenset[Title]) -> TitleCount:
        units = self.units(level)
        found = Recognition.objects.filter(
            counting(self.day, self.basis, known_on=self.known_on), result_year=self.plan.year
        )
        found = found.filter(title__in=[title.value for title in titles], unit__thread__in=[u.thread for u in units])
        return _count(units, self.counted_on, set(found.values_list("unit__thread", flat=True)))

    def holding(self, level: str, title: Title, day: date, basis: Basis) -> TitleCount:
        units, asked = self.units(level), (level, day, basis)
        if asked not in self._titles:
            self._titles[asked] = titles_at(
                day, basis=basis, threads=[unit.thread for unit in units], known_on=self.known_on
            )
        held = self._titles[asked]
        return _count(units, day, {thread for thread, one in held.items() if holds(one, title)})

    def holding_before(self, level: str, title: Title) -> TitleCount | None:
        """Count those of the units counted that held the title at the end of the year before, already then.

        A commune that has left the programme since (a ward now) is in no target. Nothing where the titles of that day
        are not known. By result year whatever is asked: what is planned does not depend on how one counts.
        """
        day = date(self.plan.year - 1, 12, 31)
        if day < FIRST_DAY or day > self.counted_on:
            return None
        return self.holding(level, title, day, Basis.RESULT_YEAR)


def _count(units: tuple[Unit, ...], day: date, threads: set[str]) -> TitleCount:
    members = tuple(unit for unit in units if unit.thread in threads)
    return TitleCount(Share(len(members), len(units)), day, members)


def _against(line: PlanLine, seen: _Seen | None) -> LineAgainst:
    rows = list(line.units.all())
    named = tuple(row.unit for row in rows)
    carried = frozenset(row.unit.thread for row in rows if row.carried_over)
    if seen is None:
        return LineAgainst(line, None, None, None, named, (), (), (), carried)
    title = Title(line.title)
    new = seen.new(line.level, titles_meant(line.level, title, or_higher=line.or_higher))
    now = _goes_on(named, seen.units(line.level), seen.counted_on)
    reached, wanted = {unit.thread for unit in new.members}, set(now.values())
    return LineAgainst(
        line, new, seen.holding(line.level, title, seen.counted_on, seen.basis),
        seen.holding_before(line.level, title), named,
        tuple(unit for unit in named if now[unit.thread] in reached),
        tuple(unit for unit in named if now[unit.thread] not in reached),
        tuple(unit for unit in new.members if unit.thread not in wanted) if named else (), carried,
    )  # fmt: skip


def _goes_on(named: tuple[Unit, ...], counted: tuple[Unit, ...], day: date) -> dict[str, str]:
    """Give the thread in which each named unit goes on by a day: its own, or that of the one it went into whole."""
    there = {unit.thread for unit in counted}
    gone = [unit for unit in named if unit.thread not in there]
    heirs = descents(gone, day) if gone else {}
    into = {thread: kins[0].unit.thread for thread, kins in heirs.items() if len(kins) == 1}
    return {unit.thread: into.get(unit.thread, unit.thread) for unit in named}
