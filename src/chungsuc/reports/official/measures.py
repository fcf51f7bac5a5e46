"""The layout of NĐ 30/2020/NĐ-CP, Phụ lục I, in figures, and how long a line of text is (thể thức).

Lengths in mm, sizes in points. Both renderers take them from here, so that Word and PDF agree.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

FONTS: Final = Path(__file__).parents[1] / "fonts"
FACE: Final = "Times New Roman"  # what Word takes; ours has its metrics
OWN_FACE: Final = "Tinos"

PAGE: Final = (210.0, 297.0)
TOP: Final = 20.0
BOTTOM: Final = 20.0
LEFT: Final = 30.0
LEFT_WIDE: Final = 20.0  # of a page on its side, which is bound at the top
RIGHT: Final = 15.0
HEADER: Final = 10.0  # from the edge to the page number
FIRST_LINE: Final = 12.7
LINES: Final = 1.1  # single is the least, 1.5 the most

NATION_SIZE: Final = 13.0
MOTTO_SIZE: Final = 14.0
ISSUER_SIZE: Final = 13.0
NUMBER_SIZE: Final = 13.0
BODY_SIZE: Final = 14.0
TABLE_SIZE: Final = 11.0
TABLE_SIZE_WIDE: Final = 10.0  # a page on its side has many columns
NOTE_SIZE: Final = 11.0
RECIPIENTS_SIZE: Final = 12.0
RECIPIENT_SIZE: Final = 11.0
SIGN_SPACE: Final = 22.0  # for the pen and the stamp
AFTER: Final = 6.0  # points between paragraphs

LEFT_HEAD: Final = 66.0  # the column of the issuing body; the rest is the nation's
RULE_SHARE: Final = 0.4  # a rule under a name: between a third and a half of it

_MM_PER_POINT = 25.4 / 72


def text_width(landscape: bool = False) -> float:
    """Give the width between the margins."""
    return PAGE[1] - LEFT_WIDE - RIGHT if landscape else PAGE[0] - LEFT - RIGHT


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"Tinos-{'Bold' if bold else 'Regular'}.ttf"), 1000)


def length(text: str, size: float, *, bold: bool = True) -> float:
    """Give how long a line of text is on paper, in mm."""
    return _font(bold).getlength(text) / 1000 * size * _MM_PER_POINT
