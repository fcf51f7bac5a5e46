"""Title and criteria of every unit of a map, for a file of data (số liệu kèm bản đồ)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from chungsuc.figures.asking import criteria_of
from chungsuc.figures.errors import NoUnits
from chungsuc.figures.figure import Asked
from chungsuc.figures.tables import CriteriaTable, Row
from chungsuc.law.tree import Title
from chungsuc.maps.drawing.view import MapView
from chungsuc.maps.ground import ground
from chungsuc.maps.titles import titles_held
from chungsuc.units.models import Unit


def with_values(view: MapView, asked: Asked) -> MapView:
    """Give every area its title and criteria, and what makes its code a key: level, code, first day."""
    places = ground(asked).places
    held = titles_held(asked, [place.unit for place in places])
    table = _table(asked)
    rows = {row.code: row for row in table.rows} if table else {}
    units = {place.unit.code: place.unit for place in places}
    law = {"set": table.about.law.set_id, "law_version": table.about.law.version} if table else {}
    synthetic = view.synthetic or (table is not None and table.about.synthetic)
    areas = tuple(
        replace(one, values=_values(units[one.code], rows.get(one.code), held.decided.get(units[one.code].thread)))
        for one in view.areas
    )
    return replace(view, areas=areas, about={**view.about, **law}, synthetic=synthetic)


def _table(asked: Asked) -> CriteriaTable | None:
    """Give the criteria of the communes; ``None`` where the scope has none in the programme, only wards."""
    try:
        return criteria_of(asked)
    except NoUnits:
        return None


def _values(unit: Unit, row: Row | None, title: Title | None) -> Mapping[str, str | int | None]:
    return {
        "type": unit.type, "valid_from": unit.valid_from and unit.valid_from.isoformat(),
        "parent_code": unit.parent_code, "title": title.value if title else None,
        "criteria_met": row.met if row else None,
        "criteria_unmet": row.unmet if row else None, "criteria_unknown": row.unknown if row else None,
        "criteria_not_applicable": row.not_applicable if row else None,
    }  # fmt: skip
