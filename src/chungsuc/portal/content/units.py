"""The units of a release: a short line of each for lists and search, and a page of each (đơn vị công bố)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from chungsuc.engine.verdict import Status
from chungsuc.figures.tables import CriteriaTable, Row
from chungsuc.law.tree import Title
from chungsuc.portal.content.inside import Inside
from chungsuc.portal.content.keys import unit_key
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import PROGRAMME_TYPE, counted_from, history_of, titles_at
from chungsuc.units.lineage import Step
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import ancestors_of, predecessors, successors, units_at

LETTER = {Status.MET: "m", Status.UNMET: "u", Status.UNKNOWN: "k", Status.NOT_APPLICABLE: "n"}  # one for each cell


def units_of(scope: Unit, day: date) -> list[Unit]:
    """Give the units of a province that have a page: districts, then all of commune level, wards too."""
    return [*units_at(day, level=Level.DISTRICT, within=scope), *units_at(day, level=Level.COMMUNE, within=scope)]


def unit_parts(
    units: Sequence[Unit], day: date, table: CriteriaTable, inside: Mapping[str, Inside]
) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """Give the short lines of all units in order, and the page of each by its key."""
    threads = [unit.thread for unit in units]
    titles, history, above = titles_at(day, threads=threads), history_of(threads), ancestors_of(units, day)
    rows = {row.thread: row for row in table.rows}
    lines, pages = [], {}
    for unit in units:
        line = _line(unit, titles.get(unit.thread), above[unit.thread], rows.get(unit.thread))
        lines.append(line)
        pages[line["key"]] = line | _page(unit, day, history.get(unit.thread, ()), above[unit.thread],
                                          inside.get(unit.thread))  # fmt: skip
    return lines, pages


def _line(unit: Unit, title: Title | None, above: Sequence[Unit], row: Row | None) -> dict[str, Any]:
    district = next((one for one in above if one.level == Level.DISTRICT), None)
    return {
        "key": unit_key(unit), "code": unit.code, "name": unit.name, "type": unit.type, "level": unit.level,
        "district": district.full_name if district else "", "district_key": unit_key(district) if district else "",
        "title": title.value if title else "", "in_programme": unit.level == Level.DISTRICT or _takes_part(unit),
        **({"cells": "".join(LETTER[cell] for cell in row.cells), "met": row.met, "unmet": row.unmet,
            "unknown": row.unknown, "not_applicable": row.not_applicable} if row else {}),
    }  # fmt: skip


def _takes_part(unit: Unit) -> bool:
    return unit.type == PROGRAMME_TYPE


def _page(
    unit: Unit, day: date, history: Sequence[Recognition], above: Sequence[Unit], inside: Inside | None
) -> dict[str, Any]:  # fmt: skip
    return {
        "valid_from": unit.valid_from and unit.valid_from.isoformat(),
        "last_day": unit.valid_until and (unit.valid_until - timedelta(days=1)).isoformat(),
        "above": [{"key": unit_key(one), "name": one.full_name, "level": one.level} for one in above],
        "recognitions": [_recognition(one, day) for one in history if _known(one, day)],
        "from": [_kin(step, step.day - timedelta(days=1)) for step in predecessors(unit)],
        "into": [_kin(step, step.day) for step in successors(unit)],
        **(inside.as_dict() if inside else {}),
    }  # fmt: skip


def _known(one: Recognition, day: date) -> bool:
    since = counted_from(one)
    return since is not None and since <= day


def _recognition(one: Recognition, day: date) -> dict[str, Any]:
    """Give a decision with its dates; who signed it, notes and scans stay inside."""
    withdrawn = one.withdrawn_on is not None and one.withdrawn_on <= day
    return {
        "title": one.title, "year": one.result_year, "set": one.set_id, "number": one.number, "by": one.decided_by,
        "decided_on": one.decided_on and one.decided_on.isoformat(),
        "announced_on": one.announced_on and one.announced_on.isoformat(), "synthetic": one.synthetic,
        "withdrawn_on": one.withdrawn_on.isoformat() if withdrawn and one.withdrawn_on else None,
        "withdrawal_number": one.withdrawal_number if withdrawn else "",
    }  # fmt: skip


def _kin(step: Step, on: date) -> dict[str, Any]:
    return {
        "key": unit_key(step.unit), "name": step.unit.full_name, "on": on.isoformat(), "day": step.day.isoformat(),
        "whole": step.whole, "decree": step.decree,
    }  # fmt: skip
