"""An official paper as plain data (văn bản hành chính): what is said, not how it is laid out.

Blank places stay blank: an empty number, day or name prints as a dotted line for the office to fill in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chungsuc.reports.official.words import DOTS, say_day, say_long_day, say_number_and_sign


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class Look(StrEnum):
    """What a paragraph is (loại đoạn)."""

    BODY = "body"
    BASIS = "basis"  # căn cứ: italic
    CENTRED = "centred"  # "QUYẾT ĐỊNH:"
    NOTE = "note"  # small print under a table
    CAPTION = "caption"  # the name above a table


class RowLook(StrEnum):
    """What a row of a table is."""

    BODY = "body"
    GROUP = "group"  # the head of a group: bold, on a light ground
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one make."""

    text: str
    bold: bool = False
    italic: bool = False


Text = str | tuple[Run, ...]


def runs_of(text: Text) -> tuple[Run, ...]:
    """Give text as runs."""
    return (Run(text),) if isinstance(text, str) else text


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading (đề mục) of level 1 (I.), 2 (1.) or 3 (a); the number is given by ``numbering.numbered``."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Items:
    """A list with dashes (gạch đầu dòng)."""

    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``span`` columns wide and ``deep`` rows deep, ``align`` blank: that of its column."""

    text: Text
    span: int = 1
    deep: int = 1
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a plain string is a cell of one column."""

    cells: tuple[Cell, ...]
    look: RowLook = RowLook.BODY


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the table's width, and where its text stands."""

    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``head`` rows repeat on every page."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (hình ảnh) of PNG or JPEG bytes, ``width`` in mm; ``said`` for those who cannot see it."""

    data: bytes = field(repr=False)
    width: float
    caption: str
    said: str


Block = Paragraph | Heading | Items | Table | Picture


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuing body (cơ quan ban hành): lines of the body above it, then its own lines in bold."""

    name: tuple[str, ...]
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs (chữ ký): lines of power and office in capitals, then the name; a blank name leaves the place."""

    role: tuple[str, ...]
    name: str = ""
    how: str = ""  # "(Ký, ghi rõ họ tên)"


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex (phụ lục) on pages of its own."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class AboutFile:
    """What the file is (về tệp này): days, law, filters and counts as pairs of name and value.

    ``made_at`` is left out of the checksum: the same facts give the same one whenever the paper is made.
    """

    lines: tuple[tuple[str, str], ...]
    made_at: datetime
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficialPaper:
    """One official paper (văn bản).

    ``number`` blank: not yet numbered; ``sign`` is what follows the stroke ("TTr-UBND"). ``dated`` blank: the day is
    left open in ``year``. ``authority`` is the line above the bases of a decision. ``marks`` are cautions of the system
    that stand above the paper; ``synthetic`` prints its own on every page.
    """

    issuer: Issuer
    sign: str
    place: str
    kind: str
    subject: str
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    year: int
    about: AboutFile
    number: str = ""
    dated: date | None = None
    authority: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    synthetic: bool = False
    marks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Name the paper in one line, as a file does."""
        return f"{self.kind.capitalize()} {self.subject[:1].lower()}{self.subject[1:]}".replace("\n", " ").strip()

    @property
    def number_line(self) -> str:
        """The line "Số: 05/TTr-UBND"."""
        return say_number_and_sign(self.number, self.sign)

    @property
    def place_line(self) -> str:
        """The line "Hóa Thượng, ngày 05 tháng 02 năm 2024"."""
        return f"{self.place or DOTS}, {say_long_day(self.dated, self.year)}"

    @property
    def attached_line(self) -> str:
        """The line under the name of an annex: of which paper it is a part."""
        number = self.number_line.removeprefix("Số: ")
        day = say_day(self.dated) if self.dated else say_long_day(None, self.year).removeprefix("ngày ")
        return f"(Kèm theo {self.kind.capitalize()} số {number} ngày {day})"
