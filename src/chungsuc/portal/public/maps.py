"""The map of titles of a released day, out of the release alone (bản đồ của bản công bố)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from chungsuc.charts.words import say_part
from chungsuc.figures.sentences import say_day
from chungsuc.law.tree import Title
from chungsuc.maps.drawing.svg import screen, swatch
from chungsuc.maps.drawing.view import Area, MapView, Notice
from chungsuc.maps.titles import title_classes
from chungsuc.maps.view_of import OUTSIDE
from chungsuc.portal.content.maps import KIND
from chungsuc.portal.models import Release
from chungsuc.portal.public.frame import Frame
from chungsuc.portal.public.units import communes

NAME = "map"
WIDTH, HEIGHT, GRID, FACE = 560, 760, 1, 9  # smaller than the desk's: it comes over slow networks


def map_of(frame: Frame, release: Release, parts: Mapping[str, Any]) -> dict[str, Any] | None:
    """Give the map of a release for its page; ``None`` where the release froze no boundaries."""
    if KIND not in parts:
        return None
    view = released_view(release, parts, frame.language)
    keys = {line["code"]: line["key"] for line in communes(parts["units"])}
    day = release.day.isoformat()

    def href(area: Area) -> str:
        return reverse("portal_unit", args=[keys[area.code], day]) + frame.suffix

    drawing = screen(view, href=href, width=WIDTH, height=HEIGHT, name=NAME, grid=GRID, face=FACE)
    missing = [replace(area, code=keys[area.code]) for area in view.missing]
    return {
        "view": view, "drawing": mark_safe(drawing), "missing": missing,
        "legend": [(one, _box(swatch(one.look, NAME, classes=True)), view.count(one.key)) for one in view.shown],
    }  # fmt: skip


def _box(inner: str) -> SafeString:
    return mark_safe(f'<svg class="swatch" viewBox="0 0 26 16" aria-hidden="true">{inner}</svg>')


def released_view(release: Release, parts: Mapping[str, Any], language: str) -> MapView:
    """Make the map of titles out of the parts ``about``, ``units`` and ``map`` of a release."""
    vi, lines = language == "vi", communes(parts["units"])
    classes = title_classes([Title(line["title"]) for line in lines if line["title"]], [], language)
    words = {one.key: one.name for one in classes}
    shapes = parts[KIND]["shapes"]
    taking_part = [line for line in lines if line["in_programme"]]
    part = say_part(sum(line["title"] != "" for line in taking_part), len(taking_part), language,
                    "xã" if vi else "communes")  # fmt: skip
    day, where = say_day(release.day, language), parts["about"]["province"]["name"]
    return MapView(
        title=f"Danh hiệu nông thôn mới của các xã, {where}" if vi else f"Titles of communes, {where}",
        said=f"Đến ngày {day}: {part} đạt chuẩn NTM trở lên." if vi
        else f"As of {day}: {part} hold NTM or a higher title.",
        day=release.day, classes=classes, areas=tuple(_area(line, shapes, words) for line in lines),
        notices=notices_of(parts[KIND], language), synthetic=release.synthetic, language=language,
        notes=tuple(parts[KIND][f"notes_{language}"]),
        source=f"bản công bố số {release.pk}" if vi else f"release {release.pk}",
    )  # fmt: skip


def notices_of(part: Mapping[str, Any], language: str) -> tuple[Notice, ...]:
    said: Sequence[Mapping[str, Any]] = part[f"notices_{language}"]
    return tuple(Notice(**{**one, "credit": tuple(one["credit"])}) for one in said)


def _area(line: Mapping[str, Any], shapes: Mapping[str, Any], words: Mapping[str, str]) -> Area:
    cls = (line["title"] or "none") if line["in_programme"] else OUTSIDE
    name, shape = f"{line['type']} {line['name']}", shapes.get(line["key"])
    if shape is None:
        return Area(line["code"], name, line["name"], cls, words[cls], group=line["district_key"])
    label = (shape["label"][0], shape["label"][1])
    return Area(line["code"], name, line["name"], cls, words[cls], shape["geometry"], label, line["district_key"])
