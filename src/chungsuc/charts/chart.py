"""The charts as frozen data: what is drawn, in whose words, out of which source (định nghĩa biểu đồ).

A number that is not known is ``None`` and is said, never drawn as 0. The words are the caller's, in one language.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Number = Decimal | int


@dataclass(frozen=True, slots=True)
class Caption:
    """What every chart says of itself: title, a sentence for who cannot see it, unit, source (chú thích).

    ``synthetic`` prints the mark of simulated values into the chart, so that no copy of it goes without.
    """

    title: str
    said: str = ""
    unit: str = ""
    source: str = ""
    synthetic: bool = False
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class PlannedBar:
    """One thing beside its plan: so many, of so many, so many planned; ``note`` says how it stands."""

    name: str
    value: Number | None
    whole: Number | None = None
    plan: Number | None = None
    note: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class BarsWithPlan:
    """Bars with a line where the plan lies (thực hiện và kế hoạch)."""

    caption: Caption
    rows: tuple[PlannedBar, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of its own whole: 98 of 126 communes meet a criterion."""

    name: str
    part: Number | None
    whole: Number | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Parts of wholes in the order given, the one to look at first on top (xếp hạng)."""

    caption: Caption
    rows: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a whole that is cut up."""

    name: str
    part: Number | None


@dataclass(frozen=True, slots=True)
class Shares:
    """A whole cut into its parts, each with its number and its per cent (cơ cấu)."""

    caption: Caption
    whole: Number
    rows: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a trend; ``values`` follows the moments, ``None`` where it is not known."""

    name: str
    values: tuple[Number | None, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """Lines over moments: months, years (diễn biến). At most four, each with a marker and a dash of its own."""

    caption: Caption
    moments: tuple[str, ...]
    series: tuple[Series, ...]
    moment_head: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column, and the plan beside it where there is one."""

    name: str
    value: Number | None
    plan: Number | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Upright columns over moments or groups, with a line where the plan lies (cột theo năm)."""

    caption: Caption
    columns: tuple[Column, ...]
    head: str = ""


Chart = BarsWithPlan | Ranking | Shares | Trend | Columns


@dataclass(frozen=True, slots=True)
class Look:
    """How wide a chart is, in pixels, and whether its title stands in it (on a page a heading says it)."""

    width: int = 360
    titled: bool = True


SCREEN = Look(width=360, titled=False)
PAPER = Look(width=460)
