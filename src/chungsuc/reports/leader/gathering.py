"""The figures of the leader's page, each from the catalogue (thu thập dữ liệu)."""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from chungsuc.figures import catalogue
from chungsuc.figures.asking import criteria_of, plan_for, set_of
from chungsuc.figures.figure import Asked
from chungsuc.figures.sentences import titles_in
from chungsuc.figures.titles import ByTitle, communes_by_title, moving_days
from chungsuc.law.tree import Title
from chungsuc.maps.drawing.view import MapView
from chungsuc.maps.errors import NoBoundaries
from chungsuc.maps.themes import title_map
from chungsuc.recognition.queries import Basis
from chungsuc.reports.leader.facts import Headline, Late, Leading
from chungsuc.reports.yearly.facts import AtYear, PlanOf
from chungsuc.reports.yearly.gathering import Districts, lagging_departments, near_communes, over_years, plan_facts
from chungsuc.units.errors import UnitNotInForce
from chungsuc.units.models import Level
from chungsuc.units.place import state_on

TITLES = (Title.NTM, Title.ADVANCED, Title.MODEL)
LATE = ("communes.submissions.overdue", "communes.dossiers.overdue", "values.returned")
_KEYS = {Title.NTM: "ntm", Title.ADVANCED: "advanced", Title.MODEL: "model"}


def leading(asked: Asked, language: str = "vi") -> Leading:
    """Gather the page of a province or a district on a day; the change is since the end of the year before.

    Raises:
        UnknownSet, NoSetInForce, UnitNotInForce.
    """
    asked = replace(asked, scope=state_on(asked.scope, asked.as_of), since=None)
    asked = replace(asked, set_id=set_of(asked))
    scope, names = asked.scope, Districts()
    table = criteria_of(asked)
    plan = plan_facts(plan_for(asked), names)
    below = catalogue.answer("recognised.ntm.below", asked)
    view, no_map = _map(asked, language)
    headlines = tuple(_headlines(asked, plan, language))
    return Leading(
        scope.full_name, scope.code, scope.level == Level.PROVINCE, asked.as_of, headlines, table,
        tuple(_months(asked)), tuple(over_years(asked)), tuple(lagging_departments(asked)),
        tuple(_late(asked, language)),
        tuple(names.members(below.members, asked.as_of)), below.denominator or 0, tuple(near_communes(table)), view,
        no_map, table.about.synthetic or any(one.answer.synthetic for one in headlines), asked.as_known_at,
    )  # fmt: skip


def _headlines(asked: Asked, plan: PlanOf | None, language: str) -> Iterator[Headline]:
    vi = language == "vi"
    for title in TITLES:
        name = f"communes.{_KEYS[title]}.cumulative"
        moved = catalogue.answer(f"communes.{_KEYS[title]}.change", asked)
        said = titles_in(language)[title]
        yield Headline(
            name, f"Xã {'đạt chuẩn ' if title is Title.NTM else ''}{said}" if vi else _capital(f"{said} communes"),
            "xã" if vi else "communes", catalogue.answer(name, asked),
            None if moved.value is None else int(moved.value), moved.causes,
            plan.target("commune", title) if plan else None,
        )  # fmt: skip
    if asked.scope.level == Level.PROVINCE:
        found = catalogue.answer("districts.ntm.cumulative", asked)
        new = catalogue.answer("districts.ntm.new_in_year", asked)
        if found.denominator:
            yield Headline(
                "districts.ntm.cumulative", "Đơn vị cấp huyện đạt chuẩn" if vi else "Districts that meet the standard",
                "đơn vị" if vi else "units", found, None if new.value is None else int(new.value), {},
                plan.target("district", Title.NTM) if plan else None,
            )  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _late(asked: Asked, language: str) -> Iterator[Late]:
    for name in LATE:
        one = catalogue.figure(name, asked)
        yield Late(name, one.vi if language == "vi" else one.en, one.answer(asked))


def _months(asked: Asked) -> Iterator[AtYear]:
    """Give what had been decided at the end of each month of the year; by day of decision, else nothing moves."""
    year, scope = asked.as_of.year, asked.scope
    ends = [date(year, month, calendar.monthrange(year, month)[1]) for month in range(1, asked.as_of.month + 1)]
    ends = [min(end, asked.as_of) for end in ends]
    moving = moving_days(ends[0], ends[-1])
    found: dict[int, ByTitle] = {}  # by how many moving days have passed: in between nothing moves
    for day in ends:
        passed = bisect_right(moving, day)
        with suppress(UnitNotInForce):  # a scope made within the year has no months before
            if passed not in found:
                found[passed] = communes_by_title(scope, day, basis=Basis.DECIDED_ON, known_on=asked.known_on)
            if there := found[passed].units:
                yield AtYear(day, len(there), tuple(found[passed].holding(title).share.part for title in TITLES))


def _map(asked: Asked, language: str) -> tuple[MapView | None, str]:
    try:
        return title_map(asked, language=language), ""
    except NoBoundaries as fault:
        return None, fault.text(language)
