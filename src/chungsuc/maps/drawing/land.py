"""Lay boundaries on a sheet: projection, thinning, paths, lines between groups (chiếu bản đồ).

Longitude is shortened by the cosine of the middle latitude: over one province that is true to a tenth of a per cent.
Points snap to a grid of half a pixel. Neighbours share their points, so they snap alike and no gap opens.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians

GRID = 2  # steps to a pixel, unless a smaller drawing is wanted
Point = tuple[int, int]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """How geographic places come to lie on a sheet of ``width`` × ``height`` pixels."""

    west: float
    north: float
    scale: float
    stretch: float
    width: int
    height: int
    grid: int = GRID

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Give the place in pixels."""
        return (longitude - self.west) * self.stretch * self.scale, (self.north - latitude) * self.scale


@dataclass(frozen=True, slots=True)
class Shape:
    """One unit on the sheet: its path, its rings in steps of the grid, and the box around it in pixels."""

    path: str
    rings: tuple[Ring, ...]
    box: tuple[float, float, float, float]

    @property
    def size(self) -> float:
        left, top, right, bottom = self.box
        return (right - left) * (bottom - top)


@dataclass(frozen=True, slots=True)
class Land:
    """All units on one sheet, in the order given; ``between`` is the path of the lines between their groups."""

    sheet: Sheet
    shapes: tuple[Shape, ...]
    between: str


@lru_cache(maxsize=8)
def land(geometries: tuple[str, ...], groups: tuple[str, ...], width: int, height: int, grid: int = GRID) -> Land:
    """Lay GeoJSON geometries on a sheet at most so wide and so high; kept, since a map is seen many times."""
    polygons = [rings_of(text) for text in geometries]
    sheet = _sheet([point for rings in polygons for ring in rings for point in ring], width, height, grid)
    snapped = [tuple(_snapped(ring, sheet) for ring in rings) for rings in polygons]
    shapes = tuple(_shape([ring for ring in rings if len(ring) > 3], grid) for rings in snapped)
    return Land(sheet, shapes, _between(snapped, groups, grid))


@lru_cache(maxsize=800)
def rings_of(geometry: str) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Read all rings of a GeoJSON Polygon or MultiPolygon."""
    read = json.loads(geometry)
    polygons = [read["coordinates"]] if read["type"] == "Polygon" else read["coordinates"]
    return tuple(tuple((x, y) for x, y, *_ in ring) for polygon in polygons for ring in polygon)


def _sheet(points: Sequence[tuple[float, float]], width: int, height: int, grid: int) -> Sheet:
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    stretch = cos(radians((south + north) / 2))
    margin = 2
    scale = min((width - 2 * margin) / ((east - west) * stretch), (height - 2 * margin) / (north - south))
    wide, high = (east - west) * stretch * scale + 2 * margin, (north - south) * scale + 2 * margin
    return Sheet(
        west - margin / scale / stretch, north + margin / scale, scale, stretch, round(wide), round(high), grid
    )


def _snapped(ring: Iterable[tuple[float, float]], sheet: Sheet) -> Ring:
    kept: list[Point] = []
    for longitude, latitude in ring:
        x, y = sheet.place(longitude, latitude)
        point = (round(x * sheet.grid), round(y * sheet.grid))
        if not kept or point != kept[-1]:
            kept.append(point)
    return tuple(kept)


def _shape(rings: list[Ring], grid: int) -> Shape:
    if not rings:
        return Shape("", (), (0, 0, 0, 0))
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    box = (min(xs) / grid, min(ys) / grid, max(xs) / grid, max(ys) / grid)
    return Shape("".join(_line(ring[:-1], grid) + "z" for ring in rings), tuple(rings), box)


def _line(points: Sequence[Point], grid: int) -> str:
    """Write a line in steps: shorter than places by half."""
    x, y = points[0]
    steps = [f"M{_said(x, grid)},{_said(y, grid)}l"]
    for i, (to_x, to_y) in enumerate(points[1:]):
        step = f"{_said(to_x - x, grid)},{_said(to_y - y, grid)}"
        steps.append(step if i == 0 or step[0] == "-" else " " + step)
        x, y = to_x, to_y
    return "".join(steps)


def _said(number: int, grid: int) -> str:
    """Write a number of steps in pixels; the grid is whole or half pixels."""
    whole, rest = divmod(abs(number), grid)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole or ''}.5" if rest else f"{sign if whole else ''}{whole}"


def _between(units: Sequence[Sequence[Ring]], groups: Sequence[str], grid: int) -> str:
    """Give the lines that two units of different groups share, as one path; none where nobody has a group."""
    if len(set(groups)) < 2:
        return ""
    seen: dict[tuple[Point, Point], str] = {}
    shared: list[tuple[Point, Point]] = []
    for rings, group in zip(units, groups, strict=True):
        for ring in rings:
            for a, b in itertools.pairwise(ring):
                edge = (a, b) if a < b else (b, a)
                if edge in seen and seen[edge] != group:
                    shared.append(edge)
                seen.setdefault(edge, group)
    return "".join(_line(line, grid) for line in _joined(shared))


def _joined(edges: Sequence[tuple[Point, Point]]) -> list[list[Point]]:
    """Put edges together to lines, in a fixed order."""
    at: dict[Point, list[int]] = {}
    for i, (a, b) in enumerate(edges):
        at.setdefault(a, []).append(i)
        at.setdefault(b, []).append(i)
    left = set(range(len(edges)))
    lines: list[list[Point]] = []
    for i, edge in enumerate(edges):
        if i not in left:
            continue
        left.discard(i)
        line = [edge[0], edge[1]]
        for _ in range(2):
            while (step := next((j for j in at[line[-1]] if j in left), None)) is not None:
                left.discard(step)
                a, b = edges[step]
                line.append(b if a == line[-1] else a)
            line.reverse()
        lines.append(line)
    return lines
