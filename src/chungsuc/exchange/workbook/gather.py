"""Put a form together from the database: units, law, thresholds, values on record; a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from chungsuc.engine.phrases import VI
from chungsuc.engine.prose import illustrated_numbers
from chungsuc.engine.verdict import Fact, ProvisionVerdict, Reason, Status, SubjectVerdict
from chungsuc.exchange.workbook.errors import NothingToAsk
from chungsuc.exchange.workbook.plan import Arrangement, Held, Line, Plan, Row, kind_of
from chungsuc.figures.errors import NoUnits, SetJudgesNoUnits
from chungsuc.law.numbers import number_vi, say_level
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.prose import say_demand
from chungsuc.observations.queries import latest, nos_by_measure
from chungsuc.units.models import Unit
from chungsuc.units.queries import ancestors_of, units_at
from chungsuc.verdicts.derived import derived_facts
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.queries import judge_by
from chungsuc.verdicts.subjects import KINDS, LOCAL_SUBJECTS

ASSUMED = "giả định minh họa"
UNCHECKED = "*"  # after a threshold that nobody has held against its decree


def units_of_form(scope: Unit, set_id: str, day: date) -> list[Unit]:
    """Give the units whose values a form of a set asks for: the scope itself, or those below it.

    Raises:
        UnknownSet, UnitNotInForce.
        SetJudgesNoUnits: hamlets, households, gardens.
        NoUnits: the scope has none that the set judges.
    """
    base = library().set(set_id)
    kind = KINDS[base.subject]
    if base.subject in LOCAL_SUBJECTS:
        raise SetJudgesNoUnits(set_id=set_id, subject=base.subject.value)
    if scope.level == kind.level:
        units = [scope] if scope.type in kind.types else []
    else:
        units = [unit for unit in units_at(day, level=kind.level, within=scope) if unit.type in kind.types]
    if not units:
        raise NoUnits(day=day, scope=scope.full_name, set_id=set_id)
    return units


def plan_form(
    units: Sequence[Unit], set_id: str, day: date, *, where: str, by: Arrangement | None = None,
    criteria: Collection[str] = (), made_at: datetime | None = None,
) -> Plan:  # fmt: skip
    """Plan the form of some units for a day and a set.

    ``where``: the scope in words. ``by``: one unit has a form, several have a grid, unless told otherwise.
    ``criteria``: only these. ``made_at``: the form shows what was on record then; now unless told otherwise.

    Raises:
        UnknownSet: there is no such set.
        NothingToAsk: it asks for no value, or not in these criteria.
    """
    moment = timezone.localtime(made_at)
    law = law_for(set_id, day)
    lines = tuple(_lines(law, criteria))
    if not lines:
        raise NothingToAsk(set=set_id, criteria=", ".join(criteria) or "—")
    places = _places(units, day)
    judged = judge_by(units, law, known_at=moment)
    now, before = _on_record(units, law, day, moment)
    derived = derived_facts(units, law, day)
    rows = tuple(
        Row(
            unit, places[unit.thread], dict(_demands(judged[unit.thread])), now.get(unit.thread, {}),
            before.get(unit.thread, {}),
            {no: _answer(fact) for no, fact in derived.get(unit.thread, {}).items()},
        )
        for unit in sorted(units, key=lambda unit: (places[unit.thread], unit.code))
    )  # fmt: skip
    arrangement = by or (Arrangement.FORM if len(rows) == 1 else Arrangement.GRID)
    return Plan(law, day, moment, settings.CHUNGSUC_PROVINCE, where, arrangement, rows, lines)


def _lines(law: LawAtDate, wanted: Collection[str]) -> Iterator[Line]:
    for criterion in law.criteria:
        if wanted and criterion.no not in wanted:
            continue
        for indicator in criterion.indicators:
            for provision in indicator.walk():
                if provision.takes_fact and provision.measure is not None:
                    yield Line(criterion, provision, kind_of(provision))


def _places(units: Sequence[Unit], day: date) -> dict[str, str]:
    """Name the district of each commune; empty where there is none."""
    above = ancestors_of(units, day)
    return {unit.thread: next((u.full_name for u in above[unit.thread] if u.level == "district"), "") for unit in units}


OnRecord = Mapping[str, Mapping[str, Held]]


def _on_record(units: Sequence[Unit], law: LawAtDate, day: date, known_at: datetime) -> tuple[OnRecord, OnRecord]:
    """Give what is recorded of the very day, and the latest before it, by thread and number."""
    nos = nos_by_measure(law)
    now: dict[str, dict[str, Held]] = {}
    before: dict[str, dict[str, Held]] = {}
    for into, until in ((now, day), (before, day - timedelta(days=1))):
        for row in latest(units, nos, until, known_at=known_at):
            if (row.value is None and row.attested is None) or (into is now and row.as_of != day):
                continue
            held = Held(row.as_of, row.value, row.attested, row.numerator, row.denominator, row.synthetic)
            into.setdefault(row.thread, {}).update(dict.fromkeys(nos[row.measure], held))
    return now, before


# ── what the law asks, in words ──────────────────────────────────────────────────────────────────────


def _demands(verdict: SubjectVerdict) -> Iterator[tuple[str, str]]:
    for criterion in verdict.criteria:
        for indicator in criterion.indicators:
            yield from _demands_below(indicator, verdict.law)


def _demands_below(verdict: ProvisionVerdict, law: LawAtDate) -> Iterator[tuple[str, str]]:
    yield verdict.provision.no, _demand(verdict, law)
    for part in verdict.parts:
        yield from _demands_below(part, law)


def _demand(verdict: ProvisionVerdict, law: LawAtDate) -> str:
    provision = verdict.provision
    if verdict.status is Status.NOT_APPLICABLE:
        return VI.status[Status.NOT_APPLICABLE]
    if verdict.operator is not None and verdict.level is not None:
        said = say_level(verdict.operator, verdict.level, provision.unit)
    elif verdict.reason is Reason.NO_LEVEL_FOR_YEAR:
        said = VI.no_level_for_year.format(year=law.day.year)
    else:
        said = say_demand(provision)
    if provision.no in illustrated_numbers(law):
        return f"{said} ({ASSUMED})"
    return said if provision.source.verified else f"{said} {UNCHECKED}"


def _answer(fact: Fact) -> str:
    """Say what the recognitions answer."""
    if isinstance(fact.value, bool):
        return "Đạt" if fact.value else "Không đạt"
    return number_vi(fact.value)
