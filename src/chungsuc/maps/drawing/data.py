"""A map as data: GeoJSON with code, name, class and values of every unit, its notices in the file (tệp GeoJSON)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from chungsuc.charts.words import word
from chungsuc.maps.drawing.view import Area, MapView


def geojson(view: MapView, about: Mapping[str, Any] | None = None) -> str:
    """Write a view as GeoJSON; a unit without a boundary is in it with a null geometry, as RFC 7946 allows.

    What the file is stands in it under ``about``: day, scope, source, limits, licence, synthetic or not.
    """
    said = {
        "title": view.title, "said": view.said, **view.about, "synthetic": view.synthetic,
        "mark": word("synthetic", view.language) if view.synthetic else None, "source": view.source,
        "boundaries": [
            {"source": one.source, "limits": one.limits, "licence": one.licence, "credit": list(one.credit)}
            for one in view.notices
        ],
        "notes": list(view.notes), "units": len(view.areas),
        "without_boundary": [area.code for area in view.missing], **(about or {}),
    }  # fmt: skip
    head = json.dumps(said, ensure_ascii=False)
    features = ",\n".join(_feature(view, area) for area in view.areas)
    return f'{{"type":"FeatureCollection","about":{head},"features":[\n{features}\n]}}\n'


def _feature(view: MapView, area: Area) -> str:
    properties = {
        "code": area.code, "name": area.name, "class": area.cls, "class_name": view.class_of(area).name,
        "says": area.says, "synthetic": view.synthetic, **area.values,
    }  # fmt: skip
    written = json.dumps(properties, ensure_ascii=False)
    return f'{{"type":"Feature","properties":{written},"geometry":{area.geometry or "null"}}}'
