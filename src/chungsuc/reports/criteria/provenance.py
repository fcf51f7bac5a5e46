"""The old units behind a table as now, for other programs: values and verdicts as they were, and what came out."""

from __future__ import annotations

from typing import Any

from chungsuc.figures.tables import CarriedValue, OldUnit, Provenance
from chungsuc.verdicts.plain_fact import plain_fact


def plain_provenance(one: Provenance) -> dict[str, Any]:
    """Give one new unit: by indicator what was carried and how, then the old units with values and verdict.

    Numbers are text, exactly as recorded, so that the carrying can be reckoned again and undone.
    """
    return {
        "thread": one.thread,
        "code": one.code,
        "name": one.name,
        "reorganised_on": one.reorganised_on.isoformat(),
        "carried": {no: _value(value) for no, value in one.values.items()},
        "from": [_old(part) for part in one.parts],
    }


def _value(one: CarriedValue) -> dict[str, Any]:
    gap = {"gap": one.gap.value, "why": one.why} if one.gap else {}
    return {"rule": one.rule.value, **plain_fact(one.fact), **gap}


def _old(unit: OldUnit) -> dict[str, Any]:
    statuses = None if unit.statuses is None else {no: status.value for no, status in unit.statuses.items()}
    return {
        "thread": unit.thread,
        "code": unit.code,
        "name": unit.name,
        "share": None if unit.share is None else f"{unit.share.normalize():f}",
        "as_of": unit.day.isoformat(),
        "judged": unit.statuses is not None,
        "criteria": statuses,
        "met": unit.met,
        "values": {no: plain_fact(fact) for no, fact in unit.values.items()},
        "from": [_old(part) for part in unit.parts],
    }
