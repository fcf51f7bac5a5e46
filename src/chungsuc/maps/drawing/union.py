"""Join shapes that share their lines: what two have in common falls away, the rest is the outline (gộp ranh giới)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from chungsuc.maps.drawing.land import rings_of
from chungsuc.maps.drawing.pole import distance

Place = tuple[float, float]
Ring = list[Place]


@lru_cache(maxsize=64)
def joined(geometries: tuple[str, ...]) -> str:
    """Give one GeoJSON geometry for several that share their points along common lines, as those of one map do."""
    rings = list(_chained(_left(ring for text in geometries for ring in turned(rings_of(text)))))
    outer = [ring for ring in rings if area(ring) > 0]
    holes = [ring for ring in rings if area(ring) < 0]
    polygons = [[ring, *(hole for hole in holes if _inside(hole, ring))] for ring in outer]
    shape = {"type": "Polygon", "coordinates": polygons[0]}
    if len(polygons) > 1:
        shape = {"type": "MultiPolygon", "coordinates": polygons}
    return json.dumps(shape, separators=(",", ":"))


def area(ring: Sequence[Place]) -> float:
    """Give the area of a ring in square degrees: positive where it runs against the clock, as outlines do."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)) / 2


def turned(rings: Sequence[Sequence[Place]]) -> Iterator[Sequence[Place]]:
    """Turn rings as RFC 7946 has them: outlines against the clock, holes with it; a hole lies inside another ring."""
    for ring in rings:
        depth = sum(_inside(ring, other) for other in rings if other is not ring)
        yield ring if (area(ring) > 0) == (depth % 2 == 0) else ring[::-1]


def _inside(ring: Sequence[Place], other: Sequence[Place]) -> bool:
    """True when a ring lies in another: by the middle of its first side, which no other ring may cross."""
    (ax, ay), (bx, by) = ring[0], ring[1]
    return distance((ax + bx) / 2, (ay + by) / 2, [other]) > 0


def _left(rings: Iterable[Sequence[Place]]) -> dict[Place, list[Place]]:
    """Give the sides that no neighbour shares, by where they begin."""
    sides: dict[tuple[Place, Place], None] = {}
    for ring in rings:
        for a, b in pairwise(ring):
            if (b, a) in sides:
                del sides[b, a]
            elif a != b:
                sides[a, b] = None
    found: dict[Place, list[Place]] = {}
    for a, b in sides:
        found.setdefault(a, []).append(b)
    return found


def _chained(sides: dict[Place, list[Place]]) -> Iterator[Ring]:
    """Put sides together to closed rings; a ring that comes back to a place on its way is closed there."""
    while sides:
        line: Ring = [next(iter(sides))]
        at: dict[Place, int] = {line[0]: 0}
        while True:
            ends = sides[line[-1]]
            step = ends.pop()
            if not ends:
                del sides[line[-1]]
            if step in at:
                start = at[step]
                yield [*line[start:], step]
                for place in line[start + 1 :]:
                    del at[place]
                del line[start + 1 :]
                if step not in sides:
                    break
            else:
                at[step] = len(line)
                line.append(step)
