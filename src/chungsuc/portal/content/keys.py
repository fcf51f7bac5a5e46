"""How a unit is called in a permanent address: level, code, first day (khóa đơn vị)."""

from __future__ import annotations

from chungsuc.units.models import Unit

BEFORE = "truoc-2020"  # there already when the list of units begins


def unit_key(unit: Unit) -> str:
    """Give the key of a state of a unit: ``commune-05602-truoc-2020``, ``commune-05602-2025-07-01``."""
    return f"{unit.level}-{unit.code}-{unit.valid_from.isoformat() if unit.valid_from else BEFORE}"
