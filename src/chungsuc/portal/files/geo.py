"""The table of a release as GeoJSON: each commune with its frozen boundary and its columns (GeoJSON)."""

from __future__ import annotations

import json

from chungsuc.portal.files.about import about_plain
from chungsuc.portal.files.table import Table


def as_geojson(table: Table) -> bytes:
    """Write the rows as features; a commune without a boundary has a null geometry. Notices stand in the file."""
    shapes = table.map.get("shapes", {})
    about = {
        **about_plain(table), "criteria": dict(table.criteria),
        "boundaries": {language: table.map.get(f"notices_{language}", []) for language in ("vi", "en")},
        "notes": {language: table.map.get(f"notes_{language}", []) for language in ("vi", "en")},
        "without_boundary": [row[0] for row in table.rows if row[0] not in shapes],
    }  # fmt: skip
    features = []
    for row in table.rows:
        shape = shapes.get(row[0])
        properties = json.dumps(dict(zip(table.columns, row, strict=False)), ensure_ascii=False)
        geometry = shape["geometry"] if shape else "null"
        features.append(f'{{"type":"Feature","properties":{properties},"geometry":{geometry}}}')
    head = json.dumps(about, ensure_ascii=False)
    body = ",\n".join(features)
    return f'{{"type":"FeatureCollection","about":{head},"features":[\n{body}\n]}}\n'.encode()
