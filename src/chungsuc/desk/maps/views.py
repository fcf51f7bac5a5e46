"""The map on screen, and the same as a file: what one sees is what one gets."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from chungsuc.desk.asked import commune_sets
from chungsuc.desk.maps.asked import MapAsked, parts_of, read_map, themes
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language
from chungsuc.figures.carried import made_of_others
from chungsuc.maps.drawing.data import geojson
from chungsuc.maps.drawing.svg import screen, swatch
from chungsuc.maps.drawing.view import Area, MapClass, MapView
from chungsuc.maps.errors import NoBoundaries, NoSuchForm
from chungsuc.maps.picture import map_png, map_svg
from chungsuc.maps.themes import Theme
from chungsuc.maps.values import with_values
from chungsuc.reports.criteria.files import slug
from chungsuc.units.models import Level
from chungsuc.units.queries import units_at

NAME = "map"  # begins every id in the drawing
TYPES = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png", "geojson": "application/geo+json"}


@require_safe
@explains_faults
def province_map(request: HttpRequest) -> HttpResponse:
    """Show the communes of a unit on a day, each in its class (bản đồ)."""
    asked = read_map(request)
    shown = {
        "page": "map", "asked": asked.base, "map": asked, "within": asked.within, "sets": commune_sets(),
        "districts": asked.within.choices[1:], "themes": themes(),
        "parts": parts_of(asked.base) if asked.theme is Theme.PART else (),
        "changes": asked.theme is Theme.CHANGE, "by_set": asked.theme in (Theme.CRITERIA, Theme.PART),
        "since": asked.question.from_day,
    }  # fmt: skip
    try:
        view = asked.view()
    except NoBoundaries as fault:
        return render(request, "desk/maps/map.html", {**shown, "without": fault.text(language())})
    return render(request, "desk/maps/map.html", {**shown, **_content(asked, view)})


def _made(asked: MapAsked, view: MapView) -> bool:
    """True where values of old units can be carried: communes made of others lack values of their own."""
    if asked.theme not in (Theme.CRITERIA, Theme.PART) or not view.count("unknown"):
        return False
    units = units_at(asked.base.day, level=Level.COMMUNE, within=asked.within.unit)
    return bool(made_of_others(units.values_list("thread", flat=True), asked.base.day))


def _content(asked: MapAsked, view: MapView) -> dict[str, Any]:
    query = asked.base.query()
    drawing = screen(view, href=lambda area: reverse("commune", args=[area.code]) + query, name=NAME)
    return {
        "rolls": asked.base.carries or _made(asked, view),
        "view": view, "drawing": mark_safe(drawing), "synthetic": view.synthetic,
        "legend": [(one, _box(one), view.count(one.key)) for one in view.shown],
        "lists": [(one, _box(one), _of(view, one)) for one in view.shown], "missing": view.missing,
    }  # fmt: skip


def _of(view: MapView, one: MapClass) -> list[Area]:
    return [area for area in view.areas if area.cls == one.key]


def _box(one: MapClass) -> SafeString:
    """Give the box of a class; its pattern is the drawing's."""
    inner = swatch(one.look, NAME, classes=True)
    return mark_safe(f'<svg class="swatch" viewBox="0 0 26 16" aria-hidden="true">{inner}</svg>')


@require_safe
@explains_faults
def file(request: HttpRequest, form: str) -> HttpResponse:
    """Give the map as SVG or PNG, or its units with their boundaries and values as GeoJSON."""
    if form not in TYPES:
        raise NoSuchForm(form=form, known=", ".join(TYPES))
    asked = read_map(request)
    view = asked.view()
    if form == "geojson":
        content: str | bytes = geojson(with_values(view, asked.question))
    else:
        content = map_svg(view) if form == "svg" else map_png(view)
    answer = HttpResponse(content, content_type=TYPES[form])
    name = slug(f"ban-do {asked.theme.value} {asked.no} {view.about['scope']} {view.day:%Y-%m-%d}")
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
