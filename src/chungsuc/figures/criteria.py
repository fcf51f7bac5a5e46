"""T1 and T2 out of the database: which units, their verdicts, their titles, on two days.

The reckoning itself is in ``figures.assembly``; here are only the questions, a fixed number of them however many
units there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import F
from django.utils import timezone

from chungsuc.engine.standing import Standing, standing_of
from chungsuc.figures.assembly import Moment, Place, assemble_bands, assemble_criteria, law_used
from chungsuc.figures.carried import UnitTally, provenance, tallies, total
from chungsuc.figures.errors import NoSetInForce, NoUnits, SetJudgesNoUnits, SinceNotBefore
from chungsuc.figures.selection import WHOLE, Selection
from chungsuc.figures.tables import About, BandsTable, CriteriaTable, Group, Scope
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import CriteriaSet, Subject, Title
from chungsuc.recognition.queries import recognitions_at, titles_at
from chungsuc.units.carry import Roll
from chungsuc.units.models import Level, Link, Unit
from chungsuc.units.queries import units_at
from chungsuc.verdicts.carried import CarriedFacts
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.queries import judge_rolled
from chungsuc.verdicts.standings import standings_by
from chungsuc.verdicts.subjects import KINDS, LOCAL_SUBJECTS, judged_units


def national_set_at(day: date) -> CriteriaSet:
    """Give the national set for communes' first title (NTM) that is in force on the day.

    Raises:
        NoSetInForce: none is.
    """
    for candidate in library().sets.values():
        first_title = candidate.subject is Subject.COMMUNE and candidate.title is Title.NTM
        if first_title and candidate.province is None and candidate.in_force(day):
            return candidate
    raise NoSetInForce(day=day)


def criteria_table(
    scope: Unit,
    day: date,
    set_id: str,
    *,
    since: date | None = None,
    known_at: datetime | None = None,
    made_at: datetime | None = None,
    roll: Roll = Roll.AS_THEN,
    follow: bool = False,
    selection: Selection = WHOLE,
) -> CriteriaTable:
    """Make T1: the units of a scope by the criteria of a set, on a day (biểu tổng hợp kết quả thực hiện tiêu chí).

    ``since`` is the day of comparison, 31 December of the year before unless given. Titles are counted by result
    year, as the province reports them. ``roll``: as then, each unit by its own facts; as now, units made by a
    reorganisation also by what they carry from the old ones, on both days. ``follow``: say what was carried from
    which. ``selection``: some units, some criteria, or the indicators of one; every total is of what is shown.

    Raises:
        UnknownSet: no such set.
        SetJudgesNoUnits: the set judges hamlets, households or gardens.
        NoUnits: the scope has no unit that the set judges on that day.
        SinceNotBefore: ``since`` is not before ``day``.
    """
    since = since or date(day.year - 1, 12, 31)
    if since >= day:
        raise SinceNotBefore(since=since, day=day)
    base = library().set(set_id)
    if base.subject in LOCAL_SUBJECTS:
        raise SetJudgesNoUnits(set_id=set_id, subject=base.subject.value)
    everybody = judged_units(base.subject, scope, day)
    if not everybody:
        raise NoUnits(day=day, scope=scope.full_name, set_id=set_id)
    units = selection.of(everybody)
    law = law_for(set_id, day)
    standings, carried = _standings(units, law, selection, known_at, roll)
    now = _moment(units, scope, day, standings, carried.counted)
    before = _before(scope, base, since, selection, known_at=known_at, roll=roll)
    titles_open, drawn = _titles_open(now, day)
    about = About(
        scope=Scope(scope.code, scope.full_name, scope.type),
        as_of=day,
        since=since,
        law=law_used(law),
        made_at=made_at or timezone.localtime(),
        known_at=known_at,
        since_in_force=base.in_force(since),
        synthetic_values=any(one.synthetic for one in (*now.standings.values(), *before.standings.values())),
        titles_open=titles_open,
        synthetic_titles=drawn or _synthetic_titles(now.titles, day) or _synthetic_titles(before.titles, since),
        nothing_known=not now.titles and not titles_open and not any(one.on_facts for one in standings.values()),
        roll=roll,
        carried=total(carried.counted.values()) if roll is Roll.AS_NOW else None,
        filters=selection.said,
        columns_left=selection.columns_said,
        units_in_all=len(everybody),
    )
    table = assemble_criteria(about, selection.columns(law), now, before)
    if selection.criterion:
        table = replace(table, criterion=table.columns[0])
    if not follow:
        return table
    types = KINDS[base.subject].types
    return replace(table, provenance=provenance(units, carried.facts, set_id, types, known_at=known_at))


def bands_table(
    scope: Unit,
    day: date,
    set_id: str,
    *,
    since: date | None = None,
    known_at: datetime | None = None,
    made_at: datetime | None = None,
    roll: Roll = Roll.AS_THEN,
) -> BandsTable:
    """Make T2: the units of a scope by how many criteria they meet, by district and in all; as ``criteria_table``."""
    table = criteria_table(scope, day, set_id, since=since, known_at=known_at, made_at=made_at, roll=roll)
    return assemble_bands(table)


# ── the questions ────────────────────────────────────────────────────────────────────────────────────


class _CarriedHere(NamedTuple):
    """What was carried to the units of a table as now: the facts, and their count by unit; nothing as then."""

    facts: CarriedFacts
    counted: Mapping[str, UnitTally]


def _standings(
    units: Sequence[Unit], law: LawAtDate, selection: Selection, known_at: datetime | None, roll: Roll
) -> tuple[dict[str, Standing], _CarriedHere]:
    if roll is Roll.AS_THEN:
        inside = bool(selection.criterion)  # only a look inside a criterion shows its indicators
        return standings_by(units, law, known_at=known_at, indicators=inside), _CarriedHere({}, {})
    judged = judge_rolled(units, law, known_at=known_at, roll=roll)
    standings = {thread: standing_of(verdict) for thread, verdict in judged.verdicts.items()}
    return standings, _CarriedHere(judged.carried, tallies(judged.verdicts, judged.carried))


def _moment(
    units: Sequence[Unit], scope: Unit, day: date, standings: Mapping[str, Standing], counted: Mapping[str, UnitTally]
) -> Moment:
    return Moment(
        places=_places(units, scope, day),
        standings=standings,
        titles=titles_at(day, threads=[unit.thread for unit in units]),
        carried={thread: (tally.values, tally.gaps.total()) for thread, tally in counted.items()},
    )


def _before(
    scope: Unit, base: CriteriaSet, since: date, selection: Selection, *, known_at: datetime | None, roll: Roll
) -> Moment:
    """Ask the same on the day of comparison, of the scope as it was then.

    A set that was not yet in force judges nobody: who compares two years under one set compares like with like.
    """
    then = units_at(since, level=scope.level).filter(thread=scope.thread).first()
    units = selection.of(judged_units(base.subject, then, since)) if then else []
    if not units:
        return Moment((), {}, {})
    if not base.in_force(since):
        return Moment(_places(units, scope, since), {}, titles_at(since, threads=[unit.thread for unit in units]))
    standings, _ = _standings(units, law_for(base.id, since), selection, known_at, roll)
    return _moment(units, scope, since, standings, {})


def _places(units: Iterable[Unit], scope: Unit, day: date) -> tuple[Place, ...]:
    """Put each unit into its district, where there is one between it and the scope."""
    groups: dict[str, Group] = {}
    if scope.level == Level.PROVINCE:
        groups = {
            unit.code: Group(unit.code, unit.full_name) for unit in units_at(day, level=Level.DISTRICT, within=scope)
        }
    return tuple(Place(unit.thread, unit.code, unit.full_name, groups.get(unit.parent_code)) for unit in units)


def _titles_open(moment: Moment, day: date) -> tuple[int, bool]:
    """Count the units without a title that took over from one with a title, by the last link not after the day.

    Beside it: true when one of those titles is synthetic, for then so is the count.
    """
    without = [place.thread for place in moment.places if place.thread not in moment.titles]
    links = Link.objects.filter(new__thread__in=without, day__lte=day).exclude(old__thread=F("new__thread"))
    parts: dict[date, dict[str, set[str]]] = {}
    for link_day, new, old in links.values_list("day", "new__thread", "old__thread"):
        parts.setdefault(link_day, {}).setdefault(old, set()).add(new)
    found: set[str] = set()
    synthetic = False
    for link_day, olds in parts.items():
        before = link_day - timedelta(days=1)
        held = titles_at(before, threads=olds)
        found.update(*(olds[old] for old in held))
        synthetic = synthetic or _synthetic_titles(held, before)
    return len(found), synthetic


def _synthetic_titles(held: Iterable[str], day: date) -> bool:
    threads = list(held)
    return bool(threads) and recognitions_at(day, threads=threads).filter(synthetic=True).exists()
