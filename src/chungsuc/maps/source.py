"""A file of boundaries, read and held to what a map needs: days, source, licence, codes, shapes (tệp ranh giới).

GeoJSON in WGS 84, as RFC 7946 has it. What the map is stands in it under ``chungsuc`` (as in the files that ship), or
is given beside it. Knows no database.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from chungsuc.errors import ChungSucError, Faults, Where, why_unreadable
from chungsuc.maps.drawing.pole import pole
from chungsuc.maps.errors import (
    CodeTwice,
    DayOfMapUnreadable,
    FeatureWithoutCode,
    FileUnreadable,
    GeometryWrong,
    MapNotDescribed,
)

SHIPPED = ("thai-nguyen-2023.geojson", "thai-nguyen-2025.geojson")
# What must be known of a map, and how the command takes it where the file is silent.
DEMANDED = {"key": "--key", "valid_from": "--as-of", "source_vi": "--source", "licence": "--licence"}
SAID = (*DEMANDED, "valid_until", "source_en", "limits_vi", "limits_en", "licence_vi", "licence_en", "credit")


@dataclass(frozen=True, slots=True)
class Feature:
    """One boundary of a file; ``label`` is where its name stands best."""

    code: str
    name: str
    geometry: str
    label: tuple[float, float]


@dataclass(frozen=True, slots=True)
class MapFile:
    """A file of boundaries: what it says of itself, and its features by code."""

    about: Mapping[str, Any]
    checksum: str
    features: tuple[Feature, ...]

    @property
    def key(self) -> str:
        return str(self.about["key"])

    @property
    def day(self) -> date:
        """The first day on which the map shows the units as they were."""
        return date.fromisoformat(self.about["valid_from"])


def shipped() -> Iterator[MapFile]:
    """Read the maps of Thái Nguyên that ship: the communes of 2023, with Bắc Kạn's, and those since 2025-07-01."""
    for name in SHIPPED:
        yield read(name, (files("chungsuc.maps") / "data" / name).read_bytes())


def read_file(path: Path, said: Mapping[str, Any] | None = None) -> MapFile:
    """Read a file from disk; ``said`` goes before what the file says of itself.

    Raises:
        FileUnreadable, MapNotDescribed, DayOfMapUnreadable, and per boundary FeatureWithoutCode, CodeTwice,
        GeometryWrong; Faults where there are several.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        vi, en = why_unreadable(error)
        raise FileUnreadable(why_vi=vi, why_en=en, where=Where(file=str(path))) from error
    return read(path.name, content, said)


def read(name: str, content: bytes, said: Mapping[str, Any] | None = None) -> MapFile:
    """Read the bytes of a file; raises as ``read_file``."""
    where = Where(file=name)
    collection = _collection(content, where)
    about = {"key": Path(name).stem, **(collection.get("chungsuc") or {}), **(said or {})}
    about = {field: about[field] for field in SAID if about.get(field)}
    found: list[Feature] = []
    faults: list[ChungSucError] = list(_undescribed(about, where))
    for number, one in enumerate(collection["features"], 1):
        made = _feature(number, one, where)
        if isinstance(made, Feature):
            found.append(made)
        else:
            faults.append(made)
    counted = Counter(one.code for one in found)
    faults += [CodeTwice(unit_code=code, count=n, where=where) for code, n in counted.items() if n > 1]
    if faults:
        raise faults[0] if len(faults) == 1 else Faults(faults, where=where)
    digest = sha256(content + json.dumps(said or {}, sort_keys=True).encode()).hexdigest()
    return MapFile(about, digest, tuple(sorted(found, key=lambda one: one.code)))


def _collection(content: bytes, where: Where) -> dict[str, Any]:
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        vi, en = why_unreadable(error)
        raise FileUnreadable(why_vi=vi, why_en=en, where=where) from error
    except json.JSONDecodeError as error:
        vi, en = f"không phải JSON (dòng {error.lineno})", f"it is not JSON (line {error.lineno})"
        raise FileUnreadable(why_vi=vi, why_en=en, where=where) from error
    if not isinstance(found, dict) or not isinstance(found.get("features"), list) or not found["features"]:
        vi, en = "không phải FeatureCollection có ranh giới", "it is no FeatureCollection with boundaries"
        raise FileUnreadable(why_vi=vi, why_en=en, where=where)
    return found


def _undescribed(about: Mapping[str, Any], where: Where) -> Iterator[ChungSucError]:
    for field, option in DEMANDED.items():
        if not about.get(field):
            yield MapNotDescribed(field=field, option=option, where=where)
    for field in ("valid_from", "valid_until"):
        try:
            date.fromisoformat(about.get(field) or "2025-07-01")
        except (TypeError, ValueError):
            yield DayOfMapUnreadable(field=field, value=about[field], where=where)


def _feature(number: int, one: Any, where: Where) -> Feature | ChungSucError:
    properties = (one.get("properties") or {}) if isinstance(one, dict) else {}
    code, name = str(properties.get("code") or "").strip(), str(properties.get("name") or "").strip()
    if not code:
        return FeatureWithoutCode(number=number, name=name or "?", where=where)
    geometry = one.get("geometry")
    why = _why_not(geometry)
    if why is not None:
        return GeometryWrong(unit_code=code, why_vi=why[0], why_en=why[1], where=where)
    kept = {"type": geometry["type"], "coordinates": geometry["coordinates"]}
    rings = geometry["coordinates"] if geometry["type"] == "Polygon" else _largest(geometry["coordinates"])
    place = properties.get("label") or pole(rings)
    return Feature(code, name, json.dumps(kept, separators=(",", ":")), (place[0], place[1]))


def _largest(polygons: list[Any]) -> Any:
    def width(polygon: Any) -> float:
        xs, ys = [x for x, *_ in polygon[0]], [y for _, y, *_ in polygon[0]]
        return float((max(xs) - min(xs)) * (max(ys) - min(ys)))

    return max(polygons, key=width)


def _why_not(geometry: Any) -> tuple[str, str] | None:
    """Say why a geometry cannot be drawn, ``None`` when it can."""
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return "không phải Polygon hay MultiPolygon", "it is neither Polygon nor MultiPolygon"
    polygons = [geometry.get("coordinates")] if geometry["type"] == "Polygon" else geometry.get("coordinates")
    try:
        rings = [ring for polygon in polygons for ring in polygon]
        points = [(float(x), float(y)) for ring in rings for x, y, *_ in ring]
        short = any(len(ring) < 4 or ring[0] != ring[-1] for ring in rings)
    except (TypeError, ValueError):
        return "tọa độ không đọc được", "its coordinates cannot be read"
    if not points or short:
        return "có đường bao chưa khép kín", "a ring of it is not closed"
    if not all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in points):
        return "tọa độ không phải độ WGS 84 (có thể là mét VN-2000)", "it is not in degrees of WGS 84 (metres, maybe)"
    return None
