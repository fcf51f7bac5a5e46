"""Promises of the charts: one definition, the same picture every time, fit for a page, with its table."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from chart_cases import ALL, BARS, COLUMNS, RANKING, TREND, caption
from lxml import etree
from PIL import Image

from chungsuc.charts.chart import Chart, Columns, Look, Ranking, Trend
from chungsuc.charts.draw import png, svg, vega_lite
from chungsuc.charts.over_time import ladder, shown_moments
from chungsuc.charts.tables import table

SVG = "{http://www.w3.org/2000/svg}"
KINDS = pytest.mark.parametrize("chart", ALL, ids=lambda chart: type(chart).__name__)


def texts(drawing: str) -> list[str]:
    return [str(one.text) for one in etree.fromstring(drawing.encode()).iter(f"{SVG}text")]


def root(drawing: str) -> etree._Element:
    return etree.fromstring(drawing.encode())


@KINDS
def test_a_drawing_may_stand_in_a_page_that_allows_nothing_inline(chart: Chart) -> None:
    for element in root(svg(chart)).iter():
        assert "style" not in element.attrib
        assert not [key for key in element.attrib if key.startswith("on") or key.endswith("href")]
        assert element.tag not in (f"{SVG}style", f"{SVG}script", f"{SVG}foreignObject", f"{SVG}image")


@KINDS
def test_a_drawing_is_one_image_with_title_and_description(chart: Chart) -> None:
    drawn = root(svg(chart))
    ids = [one.get("id") for one in drawn.iter() if one.get("id")]
    assert drawn.get("role") == "img"
    assert drawn.get("aria-labelledby", "").split() == ids
    assert drawn[0].text == chart.caption.title
    assert drawn[1].text == f"SỐ LIỆU MÔ PHỎNG. {chart.caption.said}"


@KINDS
def test_two_runs_are_identical_and_the_definition_is_sound(chart: Chart) -> None:
    first, picture = svg(chart), png(chart)
    svg.cache_clear()
    png.cache_clear()
    assert (svg(chart), png(chart)) == (first, picture)
    assert json.loads(vega_lite(chart, checked=True)) == json.loads(vega_lite(chart))


def test_two_charts_on_a_page_share_no_id() -> None:
    ids = [one.get("id") for chart in ALL for one in root(svg(chart)).iter() if one.get("id")]
    assert len(ids) == len(set(ids)) == 2 * len(ALL)


@KINDS
def test_simulated_values_are_marked_in_the_drawing_itself(chart: Chart) -> None:
    real = replace(chart, caption=replace(chart.caption, synthetic=False))
    english = replace(chart, caption=replace(chart.caption, language="en"))
    assert "SỐ LIỆU MÔ PHỎNG" in texts(svg(chart))
    assert "SỐ LIỆU MÔ PHỎNG" not in svg(real)
    assert "SYNTHETIC DATA" in texts(svg(english))


def test_bars_say_number_base_share_and_plan_in_vietnamese() -> None:
    said = texts(svg(BARS))
    assert {"118/126 xã (93,7%)", "Kế hoạch 120 · thiếu 2", "chưa có số liệu", "23.515"} <= set(said)
    assert "23,515" in texts(svg(replace(BARS, caption=caption(language="en"))))


def test_a_long_name_is_broken_and_not_cut() -> None:
    said = texts(svg(RANKING))
    assert "13. Tổ chức sản xuất và phát triển kinh tế" in said
    assert "nông thôn" in said
    assert "<b>&" in said


def test_a_line_does_not_go_on_over_what_is_not_known() -> None:
    alone = Trend(caption(), ("T1", "T2", "T3", "T4"), (TREND.series[0].__class__("NTM", (1, 2, None, 4)),))
    dashes = [one.get("d", "") for one in root(svg(alone)).iter(f"{SVG}path") if one.get("stroke")]
    assert not any(path.count("L") > 1 for path in dashes)


@pytest.mark.parametrize("chart", [Ranking(caption(), ()), Columns(caption(), ()), Trend(caption(), (), ())])
def test_nothing_known_is_said(chart: Chart) -> None:
    assert "chưa có số liệu" in texts(svg(chart))


def test_every_chart_has_its_numbers_as_a_table() -> None:
    assert table(BARS).rows[0] == (
        "Xã đạt chuẩn nông thôn mới", 118, 126, Decimal("93.7"), 120, "thiếu 2",
    )  # fmt: skip
    assert table(BARS).texts[1][1] == "chưa có số liệu"
    assert table(TREND).head == ("Tháng", "NTM", "Nâng cao")
    assert table(TREND).texts == (("T1", "108", "25,5"), ("T2", "chưa có số liệu", "26"), ("T3", "118", "26"))
    assert table(COLUMNS).rows == (("2022", 8, 10), ("2023", 10, "–"))


def test_a_picture_is_as_sharp_as_asked_and_has_its_ground() -> None:
    picture = Image.open(BytesIO(png(BARS, Look(360), scale=2))).convert("RGB")
    assert picture.width == 720
    assert picture.getpixel((719, 0)) == (255, 255, 255)
    assert len(picture.getcolors(1 << 20)) > 20


def test_vietnamese_letters_are_drawn_with_our_own_face() -> None:
    """A letter without a glyph is an empty box: every one of these is another picture."""
    drawn = {png(Ranking(replace(caption(letter), synthetic=False), ()), Look(120), scale=1) for letter in "ăằẵộợữỹđỷ"}
    assert len(drawn) == 9


def test_ticks_are_round_and_begin_at_nothing_unless_the_numbers_are_close() -> None:
    assert ladder([3, 118], from_zero=False).ticks == (0, 50, 100, 150)
    assert ladder([Decimal("16.8"), Decimal("18.1")], from_zero=False).ticks[0] == 16.5
    assert ladder([1, 2], from_zero=True).ticks == (0, 1, 2)
    assert ladder([], from_zero=True).ticks[0] == 0


def test_moments_that_do_not_fit_are_left_out_from_the_last_one_backwards() -> None:
    months = [f"T{number}" for number in range(1, 13)]
    assert shown_moments(months, 300)[-1] == "T12"
    assert shown_moments(months, 120) == ["T3", "T6", "T9", "T12"]


def test_drawing_is_not_imported_before_a_chart_is_drawn() -> None:
    look = "import sys, chungsuc.charts.draw; print('altair' in sys.modules or 'vl_convert' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout == "False\n"
