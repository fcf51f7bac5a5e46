"""Put names on a map so that none touches another: greedily, the largest unit first (đặt tên trên bản đồ).

A name that finds no room is left off: it stands in the table, and a page says it when the unit is pointed at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chungsuc.charts.kit import width_of
from chungsuc.maps.drawing.land import Land

LEADING = 1.12  # distance of two lines, in sizes of the face
APART = 0.4  # between two names side by side, in sizes of the face: they must not read as one
WIDER = 1.3  # so much wider than its unit a name may be
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A name where it stands: ``x`` the middle, ``y`` the base of each line; ``box`` holds all of it."""

    index: int
    lines: tuple[str, ...]
    x: float
    y: float
    box: Box


def labels(names: Sequence[str], places: Sequence[tuple[float, float]], land: Land, size: int) -> tuple[Label, ...]:
    """Place the names of the units of a land; ``places`` are pixels, blank names are not asked for."""
    order = sorted((i for i, name in enumerate(names) if name), key=lambda i: (-land.shapes[i].size, i))
    taken: list[Box] = []
    found: list[Label] = []
    for i in order:
        label = next(
            (one for one in _tries(i, names[i], places[i], land, size) if _free(one.box, taken, land, size)), None
        )
        if label is not None:
            taken.append(label.box)
            found.append(label)
    return tuple(sorted(found, key=lambda one: one.index))


def _tries(index: int, name: str, place: tuple[float, float], land: Land, size: int) -> Iterator[Label]:
    left, _, right, _ = land.shapes[index].box
    for lines in _broken(name):
        wide = max(width_of(line, size) for line in lines)
        if wide > (right - left) * WIDER:
            continue
        for dx, dy in ((0, 0), (0, 0.5), (0, -0.5), (0.6, 0), (-0.6, 0), (0, 1), (0, -1)):
            yield _label(index, lines, place[0] + dx * size, place[1] + dy * size, wide, size)


def _label(index: int, lines: tuple[str, ...], x: float, y: float, wide: float, size: int) -> Label:
    high = size * LEADING * (len(lines) - 1) + size
    top = y - high / 2
    x, base = round(x, 1), round(top + size * 0.82, 1)
    return Label(index, lines, x, base, (x - wide / 2, top - size * 0.1, x + wide / 2, top + high + size * 0.14))


def _broken(name: str) -> Iterator[tuple[str, ...]]:
    """Give a name in one line, then in two of about the same length."""
    yield (name,)
    words = name.split()
    if len(words) > 1:
        cuts = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
        yield min(cuts, key=lambda cut: max(map(len, cut)))


def _free(box: Box, taken: Sequence[Box], land: Land, size: int) -> bool:
    left, top, right, bottom = box
    if left < 0 or top < 0 or right > land.sheet.width or bottom > land.sheet.height:
        return False
    room = APART * size
    return all(right + room <= one[0] or one[2] + room <= left or bottom <= one[1] or one[3] <= top for one in taken)
