"""Draw a chart as SVG or PNG: one definition, the same picture on screen and on paper (vẽ biểu đồ).

Nothing is fetched: the faces are ours, and no address is allowed to the drawing engine. The same definition gives the
same bytes; what was drawn is kept by its definition, since a page is looked at many times.
"""

from __future__ import annotations

from functools import cache, lru_cache
from hashlib import sha256

from chungsuc.charts.bars import bars
from chungsuc.charts.chart import (
    SCREEN,
    BarsWithPlan,
    Caption,
    Chart,
    Columns,
    Look,
    Ranking,
    Share,
    Shares,
    Trend,
)
from chungsuc.charts.clean import cleaned
from chungsuc.charts.frame import Body, specification
from chungsuc.charts.kit import FONTS
from chungsuc.charts.over_time import columns, trend
from chungsuc.charts.words import word

KEPT = 256
VEGA_LITE = "6.4"


def vega_lite(chart: Chart, look: Look = SCREEN, *, checked: bool = False) -> str:
    """Give a chart as Vega-Lite, for who wants to draw it elsewhere."""
    return specification(chart.caption, look, _body(chart, look), checked=checked)


@lru_cache(maxsize=KEPT)
def svg(chart: Chart, look: Look = SCREEN) -> str:
    """Draw a chart as SVG that may stand in a page: an image with title and description, nothing inline."""
    import vl_convert

    _with_our_faces()
    specified = vega_lite(chart, look)
    drawing = vl_convert.vegalite_to_svg(specified, vl_version=VEGA_LITE, allowed_base_urls=[])
    caption = chart.caption
    said = f"{word('synthetic', caption.language)}. {caption.said}" if caption.synthetic else caption.said
    return cleaned(drawing, name=f"c{sha256(specified.encode()).hexdigest()[:10]}", title=caption.title, said=said)


@lru_cache(maxsize=KEPT // 4)
def png(chart: Chart, look: Look = SCREEN, *, scale: float = 2) -> bytes:
    """Draw a chart as PNG out of its SVG; ``scale`` 2 is sharp on paper at half its size."""
    return raster(svg(chart, look), scale=scale)


def wake() -> None:
    """Draw something small: the first drawing of a process loads its engine, which takes a second or two."""
    svg(Shares(Caption("–"), 1, (Share("–", 1),)))


def raster(drawing: str, *, scale: float = 2) -> bytes:
    """Turn an SVG of ours into PNG, with our faces and nothing fetched."""
    import vl_convert

    _with_our_faces()
    return bytes(vl_convert.svg_to_png(drawing, scale=scale))


def _body(chart: Chart, look: Look) -> Body:
    match chart:
        case BarsWithPlan() | Ranking() | Shares():
            return bars(chart, look)
        case Trend():
            return trend(chart, look)
        case Columns():
            return columns(chart, look)


@cache
def _with_our_faces() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
