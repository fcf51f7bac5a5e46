"""The boundaries of a release, frozen as they were known when it was made (ranh giới công bố).

A release without one, made before any map was loaded, has no such part, and its pages no map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from chungsuc.maps.ground import notice_of
from chungsuc.maps.queries import boundaries_at
from chungsuc.portal.content.keys import unit_key
from chungsuc.units.models import Level, Unit

KIND = "map"


def map_part(units: Sequence[Unit], day: date) -> dict[str, Any] | None:
    """Give the shape of each commune by its key, and what must be said wherever the lines go."""
    communes = [unit for unit in units if unit.level == Level.COMMUNE]
    found = boundaries_at(communes, day)
    shapes = {}
    for unit in communes:
        boundary = found.by_thread.get(unit.thread)
        if boundary is not None:
            shapes[unit_key(unit)] = {
                "geometry": boundary.geometry, "label": [boundary.label_x, boundary.label_y]
            }  # fmt: skip
    if not shapes:
        return None
    notices = {
        f"notices_{language}": [asdict(notice_of(one, language)) for one in found.maps] for language in ("vi", "en")
    }
    return {"shapes": shapes, **notices}
