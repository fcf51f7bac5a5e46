"""Titles, criteria, verification and dossiers of the districts of a scope, for a quarter (thu thập dữ liệu)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from chungsuc.dossiers.models import Dossier, Step
from chungsuc.dossiers.words import State, Track
from chungsuc.figures import catalogue
from chungsuc.figures.asking import criteria_of, plan_for
from chungsuc.figures.assembly import assemble_bands
from chungsuc.figures.criteria import national_set_at
from chungsuc.figures.figure import Answer, Asked
from chungsuc.figures.plan_words import say_outcome
from chungsuc.figures.tables import BandsRow, CriteriaTable
from chungsuc.law.tree import Subject, Title
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import PROGRAMME_TYPE, titles_at
from chungsuc.recognition.ranks import holds
from chungsuc.reports.gap.errors import SetNotOfCommunes
from chungsuc.reports.quarterly.errors import QuarterOfNoScope, QuarterSinceNotBefore
from chungsuc.reports.quarterly.facts import STAGE_OF, Line, Quarter, Stage, TitleCount, quarter_before
from chungsuc.units.days import in_force
from chungsuc.units.models import Level, Unit
from chungsuc.units.place import ancestors_of, state_on
from chungsuc.units.queries import units_at
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.subjects import must_hold_for

TITLES = (Title.NTM, Title.ADVANCED, Title.MODEL)
_CHANGE = {
    Title.NTM: "communes.ntm.change", Title.ADVANCED: "communes.advanced.change", Title.MODEL: "communes.model.change"
}  # fmt: skip
_PLAN = {Title.NTM: "plan.communes.ntm", Title.ADVANCED: "plan.communes.advanced", Title.MODEL: "plan.communes.model"}


def quarter(asked: Asked) -> Quarter:
    """Gather the quarter in which a day lies; ``asked.since``: the day of comparison, else the quarter's eve.

    Raises:
        QuarterOfNoScope: no province or district with communes in the programme.
        QuarterSinceNotBefore, SetNotOfCommunes, SetOfAnotherProvince, UnknownSet, NoSetInForce, UnitNotInForce.
    """
    scope, day = state_on(asked.scope, asked.as_of), asked.as_of
    asked = replace(
        asked, scope=scope, set_id=_set_id(replace(asked, scope=scope)), since=asked.since or quarter_before(day)
    )
    if asked.from_day >= day:
        raise QuarterSinceNotBefore(since=asked.from_day, day=day)
    now = _moment(scope, day, asked)
    if scope.level not in (Level.PROVINCE, Level.DISTRICT) or not now.of:
        raise QuarterOfNoScope(unit=scope.full_name, day=day)
    seen = _Seen(
        asked, now, _moment(scope, date(day.year - 1, 12, 31), asked), _moment(scope, asked.from_day, asked),
        criteria_of(asked), _dossiers(now.of, day, asked.as_known_at),
        {title: catalogue.answer(_PLAN[title], asked) for title in TITLES},
    )  # fmt: skip
    districts = list(units_at(day, level=Level.DISTRICT, within=scope)) if scope.level == Level.PROVINCE else []
    bands = assemble_bands(seen.table)
    by_code = {row.group.code: row for row in bands.rows if row.group}
    lines = tuple(_line(unit, by_code[unit.code], seen) for unit in districts if unit.code in by_code)
    total = _line(scope, bands.total, seen)
    above = {one.level: one.full_name for one in ancestors_of([scope], day)[scope.thread]}
    return Quarter(
        scope.full_name, scope.code, above.get(Level.PROVINCE, scope.full_name), scope.level == Level.PROVINCE, day,
        asked.from_day, asked.basis, seen.table.about.law, tuple(band.label() for band in bands.bands), lines,
        total, _plan_words(asked), _causes(total, asked), seen.table.about.titles_open, _synthetic(seen),
        asked.as_known_at,
    )  # fmt: skip


def _set_id(asked: Asked) -> str:
    set_id = asked.set_id or national_set_at(asked.as_of).id
    base = library().set(set_id)
    if base.subject is not Subject.COMMUNE:
        raise SetNotOfCommunes(set_id=set_id, subject=base.subject.value)
    must_hold_for(base, asked.scope, asked.as_of)
    return set_id


class _Moment(NamedTuple):
    """The communes of the scope on a day: in which district each lies (by thread), and what it holds."""

    of: Mapping[str, str]
    held: Mapping[str, Title]

    def holding(self, title: Title, within: str | None) -> set[str] | None:
        """Give the threads of the communes with a title or a higher one; ``within``: of one district.

        ``None`` where there was no such unit, or no commune in it: then there is nothing to compare with.
        """
        inside = [thread for thread, district in self.of.items() if within is None or district == within]
        return {thread for thread in inside if holds(self.held.get(thread), title)} if inside else None


def _moment(scope: Unit, day: date, asked: Asked) -> _Moment:
    then = Unit.objects.filter(in_force(day), thread=scope.thread).first()
    if then is None:
        return _Moment({}, {})
    communes = list(units_at(day, level=Level.COMMUNE, type=PROGRAMME_TYPE, within=then))
    above = ancestors_of(communes, day)
    of = {unit.thread: next((one.thread for one in above[unit.thread] if one.level == Level.DISTRICT), "")
          for unit in communes}  # fmt: skip
    return _Moment(of, titles_at(day, basis=asked.basis, threads=of, known_on=asked.known_on))


class _OfDossier(NamedTuple):
    thread: str
    stage: Stage
    synthetic: bool


class _Seen(NamedTuple):
    """What was read of the whole scope."""

    asked: Asked
    now: _Moment
    year_start: _Moment
    before: _Moment
    table: CriteriaTable
    dossiers: Sequence[_OfDossier]
    plans: Mapping[Title, Answer]


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────


def _line(unit: Unit, bands: BandsRow, seen: _Seen) -> Line:
    """Give the line of a district, or of the whole scope."""
    within = None if unit.thread == seen.asked.scope.thread else unit.thread
    inside = {thread for thread, district in seen.now.of.items() if within is None or district == within}
    rows = [row for row in seen.table.rows if row.thread in inside]
    changes = [row.change for row in rows if row.change is not None]
    verified = catalogue.answer("values.verified", replace(seen.asked, scope=unit))
    stages = Counter(one.stage for one in seen.dossiers if one.thread in inside)
    return Line(
        unit.code, unit.full_name, len(inside), tuple(_title(title, unit, within, inside, seen) for title in TITLES),
        bands.counts, bands.with_unknown, bands.average, sum(changes) if changes else None,
        verified.numerator or 0, verified.denominator or 0, {stage: stages[stage] for stage in Stage},
    )  # fmt: skip


def _title(title: Title, unit: Unit, within: str | None, inside: set[str], seen: _Seen) -> TitleCount:
    now, start, before = (moment.holding(title, within) for moment in (seen.now, seen.year_start, seen.before))
    planned, named = _planned(title, unit, within, inside, seen)
    return TitleCount(
        planned, named, None if start is None else len(start), *_moved(start, now), len(now or ()), *_moved(before, now)
    )


def _moved(before: set[str] | None, now: set[str] | None) -> tuple[int | None, int | None]:
    """Count who holds it now and did not before, and the other way round; of a time that was not there nothing."""
    if before is None or now is None:
        return None, None
    return len(now - before), len(before - now)


def _planned(
    title: Title, unit: Unit, within: str | None, inside: set[str], seen: _Seen
) -> tuple[int | None, bool]:  # fmt: skip
    """Give the plan of the year: a district's own, else the communes that the province's plan names in it.

    The names tell only where the plan names as many as it counts.
    """
    whole = seen.plans[title]
    own = whole if within is None else catalogue.answer(_PLAN[title], replace(seen.asked, scope=unit))
    if own.value is not None:
        return int(own.value), False
    if whole.value is None or len(whole.members) != whole.value:
        return None, False
    return sum(one.thread in inside for one in whole.members), True


def _plan_words(asked: Asked) -> tuple[str, ...]:
    """Say for each title how actual stands to plan; blank where nothing is planned."""
    found = plan_for(asked)
    lines = [found.line("commune", title) if found else None for title in TITLES]
    return tuple(say_outcome(line) if line and line.planned is not None else "" for line in lines)


def _causes(total: Line, asked: Asked) -> tuple[tuple[tuple[str, int], ...], ...]:
    """Give why the number of a title changed in the year, where some that had it are no longer counted."""
    year = replace(asked, since=date(asked.as_of.year - 1, 12, 31))
    return tuple(
        tuple(catalogue.answer(_CHANGE[title], year).causes.items()) if count.lost else ()
        for title, count in zip(TITLES, total.titles, strict=True)
    )


# ── dossiers ─────────────────────────────────────────────────────────────────────────────────────────


def _dossiers(threads: Iterable[str], day: date, known_at: datetime | None) -> list[_OfDossier]:
    """Give the dossiers of communes as they stood on a day, by their steps; of those that ended, only this year's."""
    rows = Dossier.objects.filter(unit__thread__in=list(threads), track=Track.COMMUNE)
    of = {pk: (thread, synthetic) for pk, thread, synthetic in rows.values_list("pk", "unit__thread", "synthetic")}
    last: dict[int, tuple[str, date]] = {}
    steps = Step.objects.filter(dossier__in=list(of), on__lte=day).order_by("pk")
    steps = steps if known_at is None else steps.filter(at__lte=known_at)
    for pk, state, on in steps.values_list("dossier_id", "to_state", "on"):
        last[pk] = (state, on)
    found = [(of[pk], STAGE_OF[State(state)], on) for pk, (state, on) in sorted(last.items())]
    return [_OfDossier(thread, stage, synthetic) for (thread, synthetic), stage, on in found
            if stage.open or on.year == day.year]  # fmt: skip


def _synthetic(seen: _Seen) -> bool:
    if seen.table.about.synthetic or any(one.synthetic for one in seen.dossiers):
        return True
    held = set(seen.now.held) | set(seen.year_start.held) | set(seen.before.held)
    return Recognition.objects.filter(unit__thread__in=held, synthetic=True).exists()
