"""The boundaries of a release, frozen as they were known when it was made (ranh giới công bố).

A release without one, made before any map was loaded, has no such part, and its pages no map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from chungsuc.maps.ground import ground_of, notice_of
from chungsuc.portal.content.keys import unit_key
from chungsuc.units.models import Level, Unit

KIND = "map"


def map_part(scope: Unit, units: Sequence[Unit], day: date) -> dict[str, Any] | None:
    """Give the shape of each commune by its key, and what must be said wherever the lines go."""
    found = ground_of(scope, day, [unit for unit in units if unit.level == Level.COMMUNE])
    shapes = {}
    for unit, boundary in ((place.unit, place.boundary) for place in found.places):
        if boundary is not None:
            shapes[unit_key(unit)] = {
                "geometry": boundary.geometry, "label": [boundary.label_x, boundary.label_y]
            }  # fmt: skip
    if not shapes:
        return None
    notices = {
        f"notices_{language}": [asdict(notice_of(one, language)) for one in found.maps] for language in ("vi", "en")
    }
    notes = {f"notes_{language}": list(found.notes(language)) for language in ("vi", "en")}
    return {"shapes": shapes, **notices, **notes}
