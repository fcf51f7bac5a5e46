"""The place inside a shape that is farthest from its lines: where its name stands best (điểm đặt tên)."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import count, pairwise
from math import cos, hypot, radians, sqrt

Ring = Sequence[tuple[float, float]]
FINE = 0.0005  # degrees: about 50 m


def pole(rings: Sequence[Ring]) -> tuple[float, float]:
    """Give longitude and latitude of the place farthest from every line; squares are halved where that may help."""
    middle = sum(y for _, y in rings[0]) / len(rings[0])
    stretch = cos(radians(middle))
    flat = [[(x * stretch, y) for x, y in ring] for ring in rings]
    xs, ys = [x for ring in flat for x, _ in ring], [y for ring in flat for _, y in ring]
    size = min(max(xs) - min(xs), max(ys) - min(ys)) or FINE
    number = count()  # of two alike the first found: the same everywhere
    waiting: list[tuple[float, int, float, float, float]] = []

    def look(x: float, y: float, half: float) -> float:
        found = distance(x, y, flat)
        heappush(waiting, (-(found + half * sqrt(2)), next(number), x, y, half))
        return found

    half = size / 2
    best, x, y = -1.0, xs[0], ys[0]
    across, down = int((max(xs) - min(xs)) / size) + 1, int((max(ys) - min(ys)) / size) + 1
    for i in range(across):
        for j in range(down):
            at = (min(xs) + half + i * size, min(ys) + half + j * size)
            found = look(*at, half)
            if found > best:
                best, (x, y) = found, at
    while waiting:
        possible, _, at_x, at_y, half = heappop(waiting)
        if -possible - best <= FINE:
            break
        half /= 2
        for dx, dy in ((-half, -half), (half, -half), (-half, half), (half, half)):
            found = look(at_x + dx, at_y + dy, half)
            if found > best:
                best, x, y = found, at_x + dx, at_y + dy
    return round(x / stretch, 5), round(y, 5)


def distance(x: float, y: float, rings: Sequence[Ring]) -> float:
    """Give the distance to the nearest line, negative outside."""
    inside, nearest = False, float("inf")
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
            dx, dy = bx - ax, by - ay
            length = dx * dx + dy * dy
            along = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / length)) if length else 0.0
            nearest = min(nearest, hypot(x - ax - along * dx, y - ay - along * dy))
    return nearest if inside else -nearest
