"""Write a map as SVG: for a page with classes and links, or as a picture that stands by itself (bản đồ SVG).

Both are the same every time: places are whole and half pixels, classes and areas come in the order of the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from chungsuc.maps.drawing.labels import Label, labels
from chungsuc.maps.drawing.land import GRID, Land, land
from chungsuc.maps.drawing.looks import DISTRICT, HALO, INK, LINE, SIZE, STYLES
from chungsuc.maps.drawing.view import Area, Look, MapView

FACE = "Be Vietnam Pro"


@dataclass(frozen=True, slots=True)
class Drawn:
    """The units of a view that have a boundary, laid on a sheet."""

    areas: tuple[Area, ...]
    land: Land

    def labels(self, size: int) -> tuple[Label, ...]:
        """Place the names; those outside the programme come last, where room is left."""
        places = [self.land.sheet.place(*area.label) for area in self.areas]
        return labels([area.short for area in self.areas], places, self.land, size)


def laid(view: MapView, width: int, height: int, grid: int = GRID) -> Drawn:
    """Lay a view on a sheet of at most that size."""
    areas = tuple(area for area in view.areas if area.drawn)
    geometries, groups = tuple(area.geometry for area in areas), tuple(area.group for area in areas)
    return Drawn(areas, land(geometries, groups, width, height, grid))


def screen(
    view: MapView, *, href: Callable[[Area], str] | None = None, width: int = 720, height: int = 820, name: str = "map",
    narrow: int = 360, grid: int = GRID, face: int = 11,
) -> str:  # fmt: skip
    """Draw a map for a page: classes for the style sheet, each unit a link with its words, names at two sizes.

    ``face``: the size of names on a wide screen. ``grid`` 1 snaps to whole pixels: two thirds of the weight.

    On a screen of ``narrow`` pixels the sheet shrinks and the names of the class ``narrow`` show in the others' place.
    """
    drawn = laid(view, width, height, grid)
    sheet = drawn.land.sheet
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 {sheet.width} {sheet.height}" '
        f'role="group" aria-labelledby="{name}-title {name}-desc">',
        f'<title id="{name}-title">{escape(view.title)}</title><desc id="{name}-desc">{escape(view.said)}</desc>',
        f"<defs>{''.join(_patterns(view, name, classes=True))}</defs>",
    ]
    looks = {one.key: one.look for one in view.classes}
    for area, shape in zip(drawn.areas, drawn.land.shapes, strict=True):
        path = f'<path {_fill(looks[area.cls], name, classes=True)} d="{shape.path}"/>'
        words = f"<title>{escape(f'{area.name}: {area.says}')}</title>"
        inner = f"{words}{path}"
        link = href(area) if href else ""
        parts.append(f'<a href="{escape(link)}">{inner}</a>' if link else f"<g>{inner}</g>")
    if drawn.land.between:
        parts.append(f'<path class="between" d="{drawn.land.between}"/>')
    small = round(10 * max(sheet.width, narrow) / narrow)
    for kind, size in (("wide", face), ("narrow", small)):
        parts.append(f'<g class="names {kind}" aria-hidden="true" font-size="{size}">')
        parts += [_name(label, size) for label in drawn.labels(size)]
        parts.append("</g>")
    parts.append("</svg>")
    return "".join(parts)


def painted(view: MapView, drawn: Drawn, *, name: str, size: int) -> Iterator[str]:
    """Draw the map itself with its colours in it, for a sheet of its own; patterns come from ``patterns``."""
    looks = {one.key: one.look for one in view.classes}
    yield f'<g stroke="{LINE}" stroke-width="0.6" stroke-linejoin="round">'
    for area, shape in zip(drawn.areas, drawn.land.shapes, strict=True):
        yield f'<path {_fill(looks[area.cls], name, classes=False)} d="{shape.path}"/>'
    yield "</g>"
    if drawn.land.between:
        yield f'<path fill="none" stroke="{DISTRICT}" stroke-width="1.3" d="{drawn.land.between}"/>'
    yield (
        f'<g font-family="{FACE}" font-size="{size}" text-anchor="middle" fill="{INK}" stroke="{HALO}" '
        'stroke-width="2" stroke-linejoin="round" stroke-opacity="0.85" paint-order="stroke">'
    )
    for label in drawn.labels(size):
        yield _name(label, size)
    yield "</g>"


def patterns(view: MapView, name: str) -> str:
    """Give the definitions that ``painted`` and ``swatch`` fill with."""
    return f"<defs>{''.join(_patterns(view, name, classes=False))}</defs>"


def swatch(look: Look, name: str, *, x: float = 0, y: float = 0, classes: bool = False) -> str:
    """Draw the box of a class in a legend: 26 × 16."""
    line = "" if classes else f'stroke="{LINE}" '
    return (
        f'<rect x="{x + 0.5}" y="{y + 0.5}" width="25" height="15" rx="2" {line}{_fill(look, name, classes=classes)}/>'
    )


def _patterns(view: MapView, name: str, *, classes: bool) -> Iterator[str]:
    for look in dict.fromkeys(one.look for one in view.shown):
        style = STYLES[look]
        if not style.mark:
            continue
        ground = f'class="g-{look}"' if classes else f'fill="{style.ground}"'
        mark = f'class="m-{look}"' if classes else f'fill="none" stroke="{style.ink}"'
        yield (
            f'<pattern id="{name}-{look}" width="{SIZE}" height="{SIZE}" patternUnits="userSpaceOnUse">'
            f'<rect width="{SIZE}" height="{SIZE}" {ground}/><path {mark} stroke-width="{style.width}" '
            f'd="{style.mark}"/></pattern>'
        )


def _fill(look: Look, name: str, *, classes: bool) -> str:
    style = STYLES[look]
    if style.mark:
        return f'fill="url(#{name}-{look})"'
    return f'class="g-{look}"' if classes else f'fill="{style.ground}"'


def _name(label: Label, size: int) -> str:
    """Write a name, each line where it was placed."""
    if len(label.lines) == 1:
        return f'<text x="{label.x}" y="{label.y}">{escape(label.lines[0])}</text>'
    lines = "".join(
        f'<tspan x="{label.x}" y="{round(label.y + i * size * 1.12, 1)}">{escape(line)}</tspan>'
        for i, line in enumerate(label.lines)
    )
    return f"<text>{lines}</text>"
