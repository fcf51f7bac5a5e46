"""A map on a sheet of its own: title, map, legend with counts, who is without a boundary, source, notices.

Nothing of it hangs on a page: what is downloaded or pasted into a paper says all by itself (tờ bản đồ).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from chungsuc.charts.kit import INK, REGULAR, SEMIBOLD, SOFT, WARN, wrapped
from chungsuc.charts.words import word
from chungsuc.maps.drawing.looks import PAPER
from chungsuc.maps.drawing.svg import FACE, laid, painted, patterns, swatch
from chungsuc.maps.drawing.view import MapView

LEGEND = 210  # its width, right of the map
EDGE = 16
NAME = "m"


def sheet(view: MapView, width: int = 900, *, titled: bool = True) -> str:
    """Draw the whole sheet as SVG of that width; without its title where a paper says it above the picture."""
    room = width - LEGEND - 3 * EDGE
    drawn = laid(view, room, round(room * 1.35))
    high = drawn.land.sheet.height
    top = _Text(EDGE, EDGE, width - 2 * EDGE)
    if view.synthetic:
        top.add(word("synthetic", view.language), 13, SEMIBOLD, WARN)
    if titled:
        top.add(view.title, 18, SEMIBOLD, INK)
    top.add(view.said, 13, REGULAR, INK)
    at = top.y + 8
    side = _Text(width - EDGE - LEGEND, at, LEGEND)
    legend = list(_legend(view, side))
    bottom = _Text(EDGE, max(at + high, side.y) + 14, width - 2 * EDGE)
    bottom.add(f"{word('source', view.language)}{view.source}.", 10, REGULAR, SOFT)
    for note in view.notes:
        bottom.add(note, 10, REGULAR, INK)
    for notice in view.notices:
        for line in notice.lines:
            bottom.add(line, 10, REGULAR, SOFT)
    height = round(bottom.y + EDGE / 2)
    return "".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-labelledby="{NAME}-title {NAME}-desc">',
        f'<title id="{NAME}-title">{escape(view.title)}</title><desc id="{NAME}-desc">{escape(_said(view))}</desc>',
        patterns(view, NAME), f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
        *top.written, f'<g transform="translate({EDGE} {at})">',
        *painted(view, drawn, name=NAME, size=9 if room < 700 else 10), "</g>", *legend, *bottom.written, "</svg>",
    ])  # fmt: skip


def _said(view: MapView) -> str:
    return f"{word('synthetic', view.language)}. {view.said}" if view.synthetic else view.said


def _legend(view: MapView, side: _Text) -> Iterator[str]:
    """Write the classes with their counts, then the units whose boundary nobody has."""
    for one in view.shown:
        yield swatch(one.look, NAME, x=side.x, y=side.y)
        before = len(side.written)
        side.add(f"{one.name}: {view.count(one.key)}", 12, REGULAR, INK, indent=34)
        yield from side.written[before:]
        side.y += 5
    if view.missing:
        side.y += 8
        before = len(side.written)
        side.add("Chưa có ranh giới:" if view.language == "vi" else "Without a boundary:", 11, SEMIBOLD, INK)
        for area in view.missing:
            side.add(f"{area.name}: {area.says}", 11, REGULAR, INK)
        yield from side.written[before:]


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
