"""The district-level units of the demonstration's province."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from chungsuc.demo import calibration as printed
from chungsuc.demo.cast import Part
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import units_at


def province() -> Unit:
    """Give the province as it was until 2025-06-30."""
    return Unit.objects.get(level=Level.PROVINCE, code=printed.PROVINCE, valid_from__isnull=True)


def xa_of(day: date) -> list[Unit]:
    """Give the province's xã in force on a day, in the order of their codes."""
    return list(units_at(day, level=Level.COMMUNE, type="xã", within=province()))


def districts_on(day: date) -> dict[str, Unit]:
    """Give the district-level units in force on a day, by code."""
    return {unit.code: unit for unit in units_at(day, level=Level.DISTRICT, within=province())}


def district_part(districts: Iterable[Unit]) -> dict[str, Part]:
    """Give each district a part to draw values by: recognised ones are strong."""
    years = {row.district: row.year for row in printed.DISTRICTS_NAMED}
    return {
        unit.thread: Part(
            unit.thread, unit.name, unit.code, 0.8 if unit.code in years else 0.4, years.get(unit.code),
            None, None, False, False, False, False,
        )
        for unit in districts
    }  # fmt: skip
