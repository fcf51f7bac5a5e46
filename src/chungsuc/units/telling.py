"""Tell of a unit as plain data: what it is on a day, its states, where it came from and what it became."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from chungsuc.units.lineage import Step
from chungsuc.units.models import Unit
from chungsuc.units.place import ancestors_of, interval_words
from chungsuc.units.queries import descend_to, predecessors, successors, thread_states, traits_of


def unit_words(unit: Unit) -> str:
    """Say a unit with its code and the time it is in force: ``xã Phú Đình, mã 05602, từ trước 2020 đến …``."""
    return f"{unit.full_name}, mã {unit.code}, {interval_words(unit.valid_from, unit.valid_until)[0]}"


def tell(unit: Unit, day: date) -> dict[str, Any]:
    """Tell everything known of a unit on a day, in a form that JSON can hold."""
    return {
        **_state(unit),
        "as_of": day.isoformat(),
        "parents": [_state(above) for above in ancestors_of([unit], day)[unit.thread]],
        "traits": traits_of([unit], day)[unit.thread],
        "area_km2": None if unit.area_km2 is None else str(unit.area_km2),
        "population": unit.population,
        "states": [_state(state) for state in thread_states(unit.thread)],
        **_steps(unit),
    }


def tell_lineage(unit: Unit, day: date, *, today: date) -> dict[str, Any]:
    """Tell what a unit was made of, what it became, and what all of it is ``today``."""
    kin = [{**_state(kin.unit), **_share(kin.share), "decrees": list(kin.decrees)} for kin in descend_to(unit, today)]
    return {**_state(unit), "as_of": day.isoformat(), **_steps(unit), "today": kin}


def _state(unit: Unit) -> dict[str, Any]:
    return {
        "code": unit.code,
        "name": unit.name,
        "type": unit.type,
        "full_name": unit.full_name,
        "level": str(unit.level),
        "thread": unit.thread,
        "valid_from": unit.valid_from.isoformat() if unit.valid_from else None,
        "valid_until": unit.valid_until.isoformat() if unit.valid_until else None,
        "interval": interval_words(unit.valid_from, unit.valid_until)[0],
    }


def _steps(unit: Unit) -> dict[str, Any]:
    return {"predecessors": _told(predecessors(unit)), "successors": _told(successors(unit))}


def _told(steps: Iterable[Step]) -> list[dict[str, Any]]:
    return [
        {
            **_state(step.unit), **_share(step.share), "whole": step.whole, "day": step.day.isoformat(),
            "day_words": f"{step.day:%d/%m/%Y}", "decree": step.decree or None, "source": step.source,
        }
        for step in steps
    ]  # fmt: skip


def _share(share: Decimal | None) -> dict[str, str | None]:
    if share is None:
        return {"share": None, "share_words": "một phần, chưa rõ tỷ lệ"}
    words = "toàn bộ" if share == 1 else f"{share.normalize():f} phần"
    return {"share": f"{share.normalize():f}", "share_words": words}
