"""Face, sizes and colours of the charts: those of the pages (docs/kit.md), measured to fit (chữ và màu)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PIL import ImageFont

FONTS = Path(__file__).with_name("fonts")
FACE = "Be Vietnam Pro"
REGULAR, SEMIBOLD = 400, 600

INK, SOFT, LINE, TRACK, BRAND = "#1b2420", "#55625b", "#dfe5e1", "#e4ebe7", "#0f6b4f"
WARN = "#7d5200"


class Stroke(NamedTuple):
    """How one series of a trend looks: colour, marker and dash each tell it apart."""

    colour: str
    shape: str
    dash: tuple[int, int]


STROKES = (
    Stroke(BRAND, "circle", (1, 0)),
    Stroke("#275a8c", "square", (6, 3)),
    Stroke("#7d5200", "triangle-up", (2, 2)),
    Stroke("#a8321f", "diamond", (9, 4)),
)


@cache
def _face(size: int, weight: int) -> ImageFont.FreeTypeFont:
    name = "semibold" if weight >= SEMIBOLD else "regular"
    return ImageFont.truetype(FONTS / f"be-vietnam-pro-{name}.ttf", size)


def width_of(text: str, size: int, weight: int = REGULAR) -> float:
    """Measure a text in pixels."""
    return float(_face(size, weight).getlength(text))


def wrapped(text: str, width: float, size: int, weight: int = REGULAR) -> Iterator[str]:
    """Break a text into lines that fit; a word that is wider than a line stays whole."""
    line = ""
    for one in text.split():
        longer = f"{line} {one}".strip()
        if line and width_of(longer, size, weight) > width:
            yield line
            line = one
        else:
            line = longer
    if line:
        yield line
