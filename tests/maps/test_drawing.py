"""Promises about the drawing: the same every time, names apart, colour never alone, nothing inline."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chungsuc.desk
from chungsuc.charts.kit import width_of
from chungsuc.maps.drawing.data import geojson
from chungsuc.maps.drawing.labels import labels
from chungsuc.maps.drawing.land import land, rings_of
from chungsuc.maps.drawing.looks import STYLES
from chungsuc.maps.drawing.sheet import sheet
from chungsuc.maps.drawing.svg import laid, screen
from chungsuc.maps.drawing.view import Area, Look, MapClass, MapView, Notice
from chungsuc.maps.picture import map_png
from chungsuc.maps.source import Feature, shipped

NOTICE = Notice("Nhà xuất bản X", "chỉ để minh họa", "MIT.", ("Copyright (c) Y",))
CLASSES = (MapClass("yes", "đạt", Look.RUNG_2), MapClass("no", "chưa đạt", Look.LOW))


def view(areas: tuple[Area, ...], **other: object) -> MapView:
    made = MapView("Bản đồ <thử>", "Một & hai.", date(2023, 12, 31), CLASSES, areas, (NOTICE,), "nguồn thử")
    return replace(made, **other)  # type: ignore[arg-type]


def province() -> MapView:
    file = next(one for one in shipped() if one.key == "thai-nguyen-2025")
    return view(tuple(_area(i, one) for i, one in enumerate(file.features)))


def _area(i: int, one: Feature) -> Area:
    cls = "yes" if i % 3 else "no"
    return Area(one.code, f"xã {one.name}", one.name, cls, "đạt", one.geometry, one.label, one.code[:3])


def square(code: str, name: str, west: float, south: float, side: float) -> Area:
    ring = [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]
    geometry = json.dumps({"type": "Polygon", "coordinates": [ring]})
    return Area(code, f"xã {name}", name, "yes", "đạt", geometry, (west + side / 2, south + side / 2))


def apart(boxes: list[tuple[float, float, float, float]]) -> bool:
    return all(a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1] for a, b in combinations(boxes, 2))


@given(st.lists(
    st.tuples(st.floats(105, 106), st.floats(21, 22), st.floats(0.02, 0.4), st.text("abcdeghikl nmĐỹ", min_size=1)),
    min_size=1, max_size=40,
), st.integers(7, 30))  # fmt: skip
def test_no_two_names_touch_and_none_leaves_the_sheet(places: list[tuple[float, float, float, str]], size: int) -> None:
    areas = tuple(square(str(i), name, x, y, side) for i, (x, y, side, name) in enumerate(places))
    drawn = laid(view(areas), 700, 700)
    found = drawn.labels(size)
    assert apart([one.box for one in found])
    for left, top, right, bottom in (one.box for one in found):
        assert min(left, top) >= 0
        assert right <= drawn.land.sheet.width
        assert bottom <= drawn.land.sheet.height


def test_on_the_real_map_most_names_find_a_place() -> None:
    drawn = laid(province(), 720, 820)
    assert len(drawn.labels(11)) > 70
    assert apart([one.box for one in drawn.labels(11)])


def test_a_blank_name_asks_for_no_place() -> None:
    shape = land((square("1", "A", 105, 21, 1).geometry,), ("",), 300, 300)
    assert labels([""], [(150, 150)], shape, 12) == ()


def test_neighbours_share_their_line_point_by_point_so_that_no_gap_opens() -> None:
    areas = province().areas
    shapes = land(tuple(one.geometry for one in areas), tuple(one.group for one in areas), 720, 820).shapes

    def outer(rings: Iterable[Sequence[tuple[float, float]]]) -> int:
        counted = Counter(frozenset(pair) for ring in rings for pair in pairwise(ring))
        return sum(count % 2 for count in counted.values())

    raw = [ring for area in areas for ring in rings_of(area.geometry)]
    assert 0 < outer(ring for shape in shapes for ring in shape.rings) <= outer(raw)


def test_the_same_view_gives_the_same_drawing_and_picture() -> None:
    first, second = province(), province()
    assert screen(first) == screen(second)
    assert sheet(first) == sheet(second)
    assert map_png(first) == map_png(second)
    assert map_png(first).startswith(b"\x89PNG")


def test_a_drawing_for_a_page_is_sound_xml_with_links_and_nothing_inline() -> None:
    drawn = screen(province(), href=lambda area: f"/xa/{area.code}/?a=1&b=2")
    root = ElementTree.fromstring(drawn)
    assert not re.search(r'\sstyle="|\son[a-z]+="|<script', drawn)
    links = root.findall("{*}a")
    assert len(links) == 92
    assert all(link.find("{*}title") is not None for link in links)
    assert links[0].get("href") == f"/xa/{province().areas[0].code}/?a=1&b=2"


def test_a_sheet_says_title_legend_counts_sources_and_who_is_without_a_boundary() -> None:
    areas = (square("1", "A", 105, 21, 1), Area("2", "xã B", "B", "no", "chưa đạt"))
    text = " ".join(ElementTree.fromstring(sheet(view(areas, synthetic=True))).itertext())
    for said in ("Bản đồ <thử>", "Một & hai.", "đạt: 1", "chưa đạt: 1", "xã B", "Nhà xuất bản X", "chỉ để minh họa",
                 "Copyright (c) Y", "nguồn thử", "SỐ LIỆU MÔ PHỎNG"):  # fmt: skip
        assert said in text
    assert "SỐ LIỆU MÔ PHỎNG" not in sheet(view(areas))


TOGETHER = (
    {Look.LOW, Look.RUNG_1, Look.RUNG_2, Look.RUNG_3, Look.RUNG_4, Look.CARRIED, Look.CARRIED_2, Look.OUTSIDE},
    {Look.LOW, Look.RUNG_1, Look.RUNG_2, Look.RUNG_3, Look.RUNG_4, Look.UNKNOWN, Look.OUTSIDE},
    {Look.MET, Look.UNMET, Look.UNKNOWN, Look.NOT_ASKED, Look.OUTSIDE},
    {Look.LOW, Look.RUNG_1, Look.RUNG_3, Look.UP, Look.DOWN, Look.NEW, Look.OUTSIDE},
)


@pytest.mark.parametrize("looks", TOGETHER)
def test_classes_of_one_map_are_told_apart_without_colour(looks: set[Look]) -> None:
    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 2.55

    alike = [
        (one, other)
        for one, other in combinations(sorted(looks), 2)
        if (STYLES[one].mark, STYLES[one].width) == (STYLES[other].mark, STYLES[other].width)
        and abs(lightness(STYLES[one].ground) - lightness(STYLES[other].ground)) < 8
    ]
    assert alike == []


def test_the_style_sheet_of_the_page_colours_as_paper_does() -> None:
    css = (Path(chungsuc.desk.__file__).parent / "static" / "desk" / "map.css").read_text(encoding="utf-8")
    for look, style in STYLES.items():
        assert f".g-{look} {{ fill: {style.ground}; }}" in css
        if style.mark:
            assert f".m-{look} {{ fill: none; stroke: {style.ink}; }}" in css


def test_a_file_of_data_names_every_unit_also_one_without_a_shape() -> None:
    areas = (square("1", "A", 105, 21, 1), Area("2", "xã B", "B", "no", "chưa đạt", values={"criteria_met": None}))
    found = json.loads(geojson(view(areas, synthetic=True)))
    assert [one["properties"]["code"] for one in found["features"]] == ["1", "2"]
    assert found["features"][1]["geometry"] is None
    assert found["features"][1]["properties"]["criteria_met"] is None
    assert found["about"]["without_boundary"] == ["2"]
    assert found["about"]["boundaries"][0]["credit"] == ["Copyright (c) Y"]
    assert found["about"]["mark"] == "SỐ LIỆU MÔ PHỎNG"


@pytest.mark.parametrize("width", [480, 1400])
def test_a_sheet_has_the_width_that_was_asked_for_and_nothing_stands_outside(width: int) -> None:
    root = ElementTree.fromstring(sheet(province(), width))
    assert root.get("width") == str(width)
    for text in root.findall("{*}text"):
        size = int(text.attrib["font-size"])
        assert float(text.attrib["x"]) + width_of(text.text or "", size) <= width
        assert float(text.attrib["y"]) <= float(root.attrib["height"])
