"""A map on a sheet of its own: title, map, legend with counts, who is without a boundary, source, notices.

Nothing of it hangs on a page: what is downloaded or pasted into a paper says all by itself (tờ bản đồ).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from chungsuc.charts.kit import INK, REGULAR, SEMIBOLD, SOFT, WARN, width_of, wrapped
from chungsuc.charts.words import word
from chungsuc.maps.drawing.looks import PAPER
from chungsuc.maps.drawing.svg import FACE, laid, painted, patterns, swatch
from chungsuc.maps.drawing.view import MapView

LEGEND = 210  # its width, right of the map; on a narrow sheet it stands below
NARROW = 700
EDGE = 16
BOX = 34  # of a class, with the room behind it
NAME = "m"


def sheet(view: MapView, width: int = 900, *, titled: bool = True) -> str:
    """Draw the whole sheet as SVG of that width; without its title where a paper says it above the picture."""
    beside = width >= NARROW
    room = width - LEGEND - 3 * EDGE if beside else width - 2 * EDGE
    drawn = laid(view, room, round(room * (1.35 if beside else 1.05)))
    land = drawn.land.sheet
    top = _head(view, width, titled=titled)
    at, left = top.y + 8, EDGE if beside else round((width - land.width) / 2)
    side = _Text(width - EDGE - LEGEND, at, LEGEND) if beside else _Text(EDGE, at + land.height + 8, width - 2 * EDGE)
    legend = [*(_stacked(view, side) if beside else _in_rows(view, side)), *_without(view, side)]
    bottom = _Text(EDGE, max(at + land.height, side.y) + 14, width - 2 * EDGE)
    _foot(view, bottom)
    height = round(bottom.y + EDGE / 2)
    return "".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-labelledby="{NAME}-title {NAME}-desc">',
        f'<title id="{NAME}-title">{escape(view.title)}</title><desc id="{NAME}-desc">{escape(_said(view))}</desc>',
        patterns(view, NAME), f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
        *top.written, f'<g transform="translate({left} {at})">',
        *painted(view, drawn, name=NAME, size=9 if room < NARROW else 10), "</g>", *legend, *bottom.written, "</svg>",
    ])  # fmt: skip


def _head(view: MapView, width: int, *, titled: bool) -> _Text:
    top = _Text(EDGE, EDGE, width - 2 * EDGE)
    if view.synthetic:
        top.add(word("synthetic", view.language), 13, SEMIBOLD, WARN)
    if titled:
        top.add(view.title, 18, SEMIBOLD, INK)
    top.add(view.said, 13, REGULAR, INK)
    return top


def _foot(view: MapView, bottom: _Text) -> None:
    bottom.add(f"{word('source', view.language)}{view.source}.", 10, REGULAR, SOFT)
    for note in view.notes:
        bottom.add(note, 10, REGULAR, INK)
    for notice in view.notices:
        for line in notice.lines:
            bottom.add(line, 10, REGULAR, SOFT)


def _said(view: MapView) -> str:
    return f"{word('synthetic', view.language)}. {view.said}" if view.synthetic else view.said


def _stacked(view: MapView, side: _Text) -> Iterator[str]:
    """Write the classes with their counts, one below the other."""
    for one in view.shown:
        yield swatch(one.look, NAME, x=side.x, y=side.y)
        yield from side.adding(f"{one.name}: {view.count(one.key)}", 12, REGULAR, INK, indent=BOX)
        side.y += 5


def _in_rows(view: MapView, side: _Text) -> Iterator[str]:
    """Write the classes with their counts, side by side as far as there is room."""
    x, start = side.x, side.y
    for one in view.shown:
        text = f"{one.name}: {view.count(one.key)}"
        wide = BOX + width_of(text, 12) + 18
        if x > side.x and x + wide - 18 > side.x + side.width:
            x, start = side.x, start + 24
        yield swatch(one.look, NAME, x=x, y=start)
        yield from _Text(x, start, wide).adding(text, 12, REGULAR, INK, indent=BOX)
        x = round(x + wide, 1)
    side.y = start + 20


def _without(view: MapView, side: _Text) -> Iterator[str]:
    """Name the units whose boundary nobody has, each with its class."""
    if view.missing:
        side.y += 8
        heading = "Chưa có ranh giới:" if view.language == "vi" else "Without a boundary:"
        yield from side.adding(heading, 11, SEMIBOLD, INK)
        for area in view.missing:
            yield from side.adding(f"{area.name}: {area.says}", 11, REGULAR, INK)


class _Text:
    """A column of text that grows downwards."""

    def __init__(self, x: float, y: float, width: float) -> None:
        self.x, self.y, self.width = x, y, width
        self.written: list[str] = []

    def add(self, text: str, size: int, weight: int, colour: str, *, indent: int = 0) -> None:
        """Write a text below the last, in as many lines as it needs."""
        for line in wrapped(text, self.width - indent, size, weight):
            self.y += round(size * 1.35)
            self.written.append(
                f'<text x="{self.x + indent}" y="{self.y - 4}" font-family="{FACE}" font-size="{size}" '
                f'font-weight="{weight}" fill="{colour}">{escape(line)}</text>'
            )

    def adding(self, text: str, size: int, weight: int, colour: str, *, indent: int = 0) -> list[str]:
        """Write a text as ``add`` does, and give what was written."""
        before = len(self.written)
        self.add(text, size, weight, colour, indent=indent)
        return self.written[before:]
