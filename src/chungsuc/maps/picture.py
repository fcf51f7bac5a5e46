"""The map as a picture, for a page, a paper or a file: SVG and PNG (hình bản đồ)."""

from __future__ import annotations

from functools import lru_cache

from chungsuc.charts.draw import raster
from chungsuc.maps.drawing.sheet import sheet
from chungsuc.maps.drawing.view import MapView


@lru_cache(maxsize=8)
def map_svg(view: MapView, width: int = 900, *, titled: bool = True) -> str:
    """Draw a map as SVG that stands by itself: title, legend, source and notices in it."""
    return sheet(view, width, titled=titled)


@lru_cache(maxsize=4)
def map_png(view: MapView, width: int = 900, *, titled: bool = True, scale: float = 2) -> bytes:
    """Draw the same as PNG; ``scale`` 2 is sharp on paper at half its size."""
    return raster(map_svg(view, width, titled=titled), scale=scale)
