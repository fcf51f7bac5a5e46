"""Files of boundaries for the tests, made as an office would send them."""

from __future__ import annotations

import json
from typing import Any

SQUARE = [[105.8, 21.5], [105.9, 21.5], [105.9, 21.6], [105.8, 21.6], [105.8, 21.5]]
ABOUT = {"key": "thu", "valid_from": "2023-12-31", "source_vi": "Sở thử", "licence": "nội bộ"}


def feature(code: str, name: str = "", ring: Any = None, kind: str = "Polygon") -> dict[str, Any]:
    """Make a feature; a square unless told otherwise."""
    properties = {"code": code, **({"name": name} if name else {})}
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": [ring or SQUARE]},
    }


def file(*features: dict[str, Any], **about: Any) -> bytes:
    """Make the bytes of a file; ``about`` goes over what it says of itself."""
    said = {name: value for name, value in {**ABOUT, **about}.items() if value is not None}
    return json.dumps({"type": "FeatureCollection", "chungsuc": said, "features": features}).encode()
