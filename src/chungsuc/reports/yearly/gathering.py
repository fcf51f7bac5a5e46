"""Titles, plans, criteria, verification and lists of a scope, for a year or a half (thu thập dữ liệu)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from django.utils import timezone

from chungsuc.engine.verdict import Status
from chungsuc.figures import catalogue
from chungsuc.figures.asking import criteria_of, lags_of, plan_for
from chungsuc.figures.assembly import assemble_bands
from chungsuc.figures.figure import Answer, Asked
from chungsuc.figures.plan_words import say_outcome, say_target
from chungsuc.figures.plans import LineAgainst, PlanAgainst
from chungsuc.figures.shares import Share
from chungsuc.figures.tables import CriteriaTable
from chungsuc.law.tree import Title
from chungsuc.maps.drawing.view import MapView
from chungsuc.maps.errors import NoBoundaries
from chungsuc.maps.themes import title_map
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import recognitions_at
from chungsuc.reports.quarterly.facts import quarter_end
from chungsuc.reports.quarterly.gathering import TITLES, quarter
from chungsuc.reports.recognised.gathering import recognised
from chungsuc.reports.yearly.errors import YearOfNoSuchPart
from chungsuc.reports.yearly.facts import AtYear, Lagging, Member, Near, Period, PlanOf, Printed, Target, Year
from chungsuc.targets.models import Bound
from chungsuc.units.models import Level, Unit
from chungsuc.units.place import ancestors_of, state_on
from chungsuc.units.source import FIRST_DAY

WORDS = ("danh_gia", "kho_khan", "nhiem_vu", "kien_nghi")
_CUMULATIVE = ("communes.ntm.cumulative", "communes.advanced.cumulative", "communes.model.cumulative")
_LOCAL = (
    ("xóm", "hamlets.model.cumulative"),
    ("hộ", "households.model.cumulative"),
    ("vườn", "gardens.model.cumulative"),
)
_YEARS = 5


def year(asked: Asked, words: Mapping[str, str] | None = None) -> Year:
    """Gather the year in which a day lies, up to that day; ``words`` are the office's own parts.

    Raises:
        YearOfNoSuchPart: a part that is not the office's to write.
        QuarterOfNoScope, SetNotOfCommunes, SetOfAnotherProvince, UnknownSet, NoSetInForce, UnitNotInForce.
    """
    for name in words or {}:
        if name not in WORDS:
            raise YearOfNoSuchPart(word=name, known=", ".join(WORDS))
    day, start = asked.as_of, date(asked.as_of.year - 1, 12, 31)
    asked = replace(asked, scope=state_on(asked.scope, day), since=start)
    moved = quarter(asked)
    asked = replace(asked, set_id=moved.used.set_id)
    table = criteria_of(asked)
    listed = recognised(replace(asked, since=None))
    whole = moved.whole
    plan, following = plan_for(asked), plan_for(asked, day.year + 1)
    held = catalogue.answer("districts.ntm.cumulative", asked) if whole else None
    names = Districts()
    planned = plan_facts(plan, names)
    below = catalogue.answer("recognised.ntm.below", asked)
    return Year(
        _period(day), moved, listed, table, assemble_bands(table), planned, plan_facts(following, names),
        planned.target("district", Title.NTM) if planned else None, _share(held), tuple(lagging_departments(asked)),
        tuple(names.members(below.members, day)), below.denominator or 0, tuple(near_communes(table)),
        tuple(_local(asked)), tuple(_printed(asked)), tuple(over_years(asked)), dict(words or {}),
        moved.synthetic or listed.synthetic or _made_up(asked), asked.as_known_at, _map(asked),
    )  # fmt: skip


def _period(day: date) -> Period:
    if (day.month, day.day) == (12, 31):
        return Period.YEAR
    return Period.HALF if day == quarter_end(day) and day.month == 6 else Period.PART


def _map(asked: Asked) -> MapView | None:
    with suppress(NoBoundaries):
        return title_map(asked)
    return None


def _share(found: Answer | None) -> Share | None:
    return Share(found.numerator or 0, found.denominator) if found is not None and found.denominator else None


def _made_up(asked: Asked) -> bool:
    """Tell whether a title of the day is made up; the criteria say it of their own."""
    return (
        recognitions_at(asked.as_of, basis=asked.basis, known_on=asked.known_on)
        .filter(unit__thread=asked.scope.thread, synthetic=True)
        .exists()
    )


# ── plans ────────────────────────────────────────────────────────────────────────────────────────────


class Districts:
    """The district of each unit, read once for a day."""

    def members(self, units: Iterable[Unit], day: date, carried: frozenset[str] = frozenset()) -> Iterator[Member]:
        some = list(units)
        above = ancestors_of(some, day) if some else {}
        for unit in some:
            district = next((one.full_name for one in above.get(unit.thread, ()) if one.level == Level.DISTRICT), "")
            yield Member(unit.code, unit.full_name, district, unit.thread in carried)


def plan_facts(found: PlanAgainst | None, names: Districts) -> PlanOf | None:
    if found is None or found.version is None or found.dropped:
        return None
    version = found.version
    return PlanOf(
        found.plan.year, version.number, version.decided_on, version.assumed, version.synthetic, version.source,
        tuple(_target(line, found, names) for line in found.lines),
    )  # fmt: skip


def _target(line: LineAgainst, found: PlanAgainst, names: Districts) -> Target:
    day = found.counted_on

    def members(units: Iterable[Unit]) -> tuple[Member, ...]:
        return tuple(names.members(units, day, line.carried_over))

    return Target(
        line.line.level, line.title, say_target(line), line.planned, Bound(line.line.bound), line.line.derived,
        line.actual, line.held.share.part if line.held else None, line.held.share.whole if line.held else None,
        line.cumulative_planned, line.outcome, say_outcome(line), members(line.made), members(line.not_made),
        members(line.extra), line.unnamed,
    )  # fmt: skip


# ── difficulties ─────────────────────────────────────────────────────────────────────────────────────


def lagging_departments(asked: Asked) -> Iterator[Lagging]:
    for lag in lags_of(asked):
        if lag.open or lag.returned:
            since = timezone.localtime(lag.oldest).date() if lag.oldest else None
            name = lag.department.name if lag.department else "chưa phân công"
            yield Lagging(name, lag.open, lag.returned, lag.confirmed, since)


def near_communes(table: CriteriaTable) -> Iterator[Near]:
    """Give the communes without a title, those that lack least first."""
    rows = [row for row in table.rows if row.title is None]
    for row in sorted(rows, key=lambda one: (-one.met, one.unmet, one.code)):
        yield Near(
            row.code, row.name, row.group.name if row.group else "", row.met,
            _with(table, row.cells, Status.UNMET), _with(table, row.cells, Status.UNKNOWN),
        )  # fmt: skip


def _with(table: CriteriaTable, cells: Sequence[Status], status: Status) -> tuple[str, ...]:
    return tuple(
        column.no for column, cell in zip(table.columns, cells, strict=True) if column.counted and cell is status
    )  # fmt: skip


# ── further figures ──────────────────────────────────────────────────────────────────────────────────


def _local(asked: Asked) -> Iterator[tuple[str, Share]]:
    for noun, name in _LOCAL:
        found = catalogue.answer(name, asked)
        if found.denominator:
            yield noun, Share(found.numerator or 0, found.denominator)


def _printed(asked: Asked) -> Iterator[Printed]:
    """Give what papers printed for the scope on just this day, beside ours."""
    if asked.scope.level != Level.PROVINCE:
        return
    for one in catalogue.figures():
        rows = catalogue.printed_of(one, asked)
        ours = one.answer(asked).value if rows else None
        for row in rows:
            yield Printed(one.vi, row.value, ours, one.unit_vi, row.source)


def over_years(asked: Asked) -> Iterator[AtYear]:
    """Give each title at the end of this and the years before, as far as any decision is on record by then."""
    for year_of in range(asked.as_of.year - _YEARS + 1, asked.as_of.year + 1):
        day = min(date(year_of, 12, 31), asked.as_of)
        if day < FIRST_DAY or not _recorded(asked, day):
            continue
        then = replace(asked, scope=state_on(asked.scope, day), as_of=day, since=None, memo={})
        found = [catalogue.answer(name, then) for name in _CUMULATIVE]
        if found[0].denominator:
            yield AtYear(day, found[0].denominator, tuple(one.numerator or 0 for one in found))


def _recorded(asked: Asked, day: date) -> bool:
    """Tell whether the scope was there on a day, and some decision of that time or before is on record."""
    there = Unit.objects.filter(thread=asked.scope.thread).order_by("valid_from").first()
    if there is None or (there.valid_from is not None and there.valid_from > day):
        return False
    return Recognition.objects.filter(result_year__lte=day.year, unit__level=Level.COMMUNE).exists()


__all__ = ["TITLES", "WORDS", "year"]
