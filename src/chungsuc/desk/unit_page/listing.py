"""The list of units of a person, and the search among them by a name as people write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chungsuc.accounts.scope import Scope
from chungsuc.desk.asked import Asked
from chungsuc.desk.say import language
from chungsuc.desk.within import Within, within
from chungsuc.engine.standing import Standing
from chungsuc.engine.verdict import Status
from chungsuc.figures.criteria import KINDS
from chungsuc.law.tree import Subject, Title
from chungsuc.recognition.queries import titles_at
from chungsuc.units.errors import UnitAmbiguous, UnitNotFound
from chungsuc.units.models import Level, Unit
from chungsuc.units.names import fold, plain
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.standings import standings_by


@dataclass(frozen=True, slots=True)
class Listed:
    """One unit of the list; ``met`` is ``None`` for a unit that the set does not judge."""

    unit: Unit
    district: str
    title: Title | None
    met: int | None
    unmet: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to: the one unit that was meant, or those to choose from, and what to say about it."""

    one: Unit | None
    units: list[Unit]
    said: str = ""


def content(asked: Asked, scope: Scope, text: str) -> dict[str, Any]:
    """Gather the list; ``found.one`` is where the page leads on to.

    Raises:
        NothingOnThatDay, OutOfScope, UnitNotFound: see ``within``.
    """
    where = within(scope, asked.day, asked.district, asked.province)
    theirs = list(scope.units(asked.day, level=Level.COMMUNE))
    if not where.whole:
        theirs = _below(where, theirs)
    found = search(text, theirs, scope, asked) if text else Found(None, theirs)
    return {
        "page": "communes", "asked": asked, "within": where, "districts": where.choices[1:], "text": text,
        "found": found, "units": _listed(found.units, asked, where), "all": len(theirs),
    }  # fmt: skip


def _below(where: Within, theirs: list[Unit]) -> list[Unit]:
    return [unit for unit in theirs if where.unit.code in (unit.parent_code, unit.code)]


def search(text: str, theirs: list[Unit], scope: Scope, asked: Asked) -> Found:
    """Find what a text means among a person's units: the whole name first, else names that contain it."""
    threads = {unit.thread for unit in theirs}
    containing = [unit for unit in theirs if plain(fold(text)) in unit.plain_key]
    try:
        unit = find_unit(text, asked.day, within=asked.province)
    except UnitAmbiguous as error:
        return Found(None, [unit for unit in theirs if unit.code in set(error.data["candidates"])] or containing)  # type: ignore[call-overload]
    except UnitNotFound as error:
        return Found(None, containing, "" if containing else error.text(language()))
    if unit.thread in threads or scope.reads(unit, asked.day):
        return Found(unit, [unit])
    outside = scope.out_of(unit.full_name, unit.full_name)
    return Found(None, containing, "" if containing else outside.text(language()))


def _listed(units: list[Unit], asked: Asked, where: Within) -> list[Listed]:
    law = law_for(asked.set_id, asked.day)
    judged = [unit for unit in units if unit.type in KINDS[Subject.COMMUNE].types]
    standings = standings_by(judged, law, indicators=False)
    titles = titles_at(asked.day, threads=[unit.thread for unit in units])
    districts = {unit.code: unit.full_name for unit in where.choices if unit.level == Level.DISTRICT}
    first = sorted(units, key=lambda unit: unit.thread not in standings)  # wards and townships come last
    return [
        _one(unit, districts.get(unit.parent_code, ""), titles.get(unit.thread), standings.get(unit.thread))
        for unit in first
    ]


def _one(unit: Unit, district: str, title: Title | None, standing: Standing | None) -> Listed:
    if standing is None:
        return Listed(unit, district, title, None, 0, 0)
    statuses = list(standing.criteria.values())
    count = statuses.count
    return Listed(unit, district, title, count(Status.MET), count(Status.UNMET), count(Status.UNKNOWN))
