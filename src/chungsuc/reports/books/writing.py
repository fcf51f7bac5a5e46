"""A workbook written for Excel; the same bytes for the same book (ghi sổ Excel)."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from chungsuc.reports.books.model import Book, Field, Formula, Kind, Sheet, Value
from chungsuc.reports.criteria.sheet import A3, A4, FONT, GROUP_GROUND, Styles
from chungsuc.reports.official.words import ABOUT, SYNTHETIC_LONG

RED = "#B3261E"
LINE_HEIGHT = 15.5
FITS = 1.12  # letters of our face in the width of one of the usual face
_LOOK: Mapping[Kind, Mapping[str, Any]] = {
    Kind.TEXT: {"text_wrap": True, "align": "left"},
    Kind.MARK: {"text_wrap": True, "align": "center"},
    Kind.WHOLE: {"num_format": "#,##0", "align": "right"},
    Kind.NUMBER: {"num_format": "#,##0.##", "align": "right"},
    Kind.TENTHS: {"num_format": "0.0", "align": "right"},
    Kind.PERCENT: {"num_format": "0.0%", "align": "right"},
    Kind.DAY: {"num_format": "dd/mm/yyyy", "align": "center"},
}
# Text is never taken for a formula, an address or a number: a name is a name, however it begins.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def written(book: Book) -> bytes:
    """Write a book: its sheets, then what the file is."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {**_OPTIONS, "default_date_format": "dd/mm/yyyy"})
    made.set_properties({
        "title": book.title, "subject": book.subject, "author": "Chung Sức",
        "comments": SYNTHETIC_LONG if book.synthetic else "",
        # Excel keeps no time zone: the clock of the place that made it, to the second.
        "created": book.made_at.replace(tzinfo=None, microsecond=0),
    })  # fmt: skip
    styles = Styles(made)
    for sheet in book.sheets:
        _Writer(made.add_worksheet(sheet.name), styles, sheet, book).write()
    _about(made.add_worksheet(ABOUT.capitalize()), styles, book)
    made.close()
    return out.getvalue()


class _Writer:
    """Writes one sheet."""

    def __init__(self, sheet: Worksheet, styles: Styles, given: Sheet, book: Book) -> None:
        self.sheet, self.styles, self.given, self.book = sheet, styles, given, book
        self.first = 0  # the first row of the table, counted from 0

    def write(self) -> None:
        top = self._head()
        self.sheet.set_row(top, _height((field.name, field.width - 1) for field in self.given.fields))
        for at, field in enumerate(self.given.fields):
            self.sheet.set_column(at, at, field.width)
            self.sheet.write_string(top, at, field.name, self.styles.head)
        self.first = top + 1
        for number, row in enumerate(self.given.rows):
            self._row(self.first + number, row, {})
        last = self.first + len(self.given.rows)
        if self.given.rows:
            self.sheet.autofilter(top, 0, last - 1, len(self.given.fields) - 1)
        if self.given.total and self.given.rows:
            self._row(last, self.given.total, {"bold": True, "bg_color": GROUP_GROUND})
        for number, note in enumerate(self.given.notes, last + 2):
            self._line(number, note, {"italic": True})
        self._print(top)

    def _head(self) -> int:
        """Write what stands above the table; give the row of its head."""
        lines: list[tuple[str, dict[str, Any]]] = [(self.given.title, {"bold": True, "font_size": 15})]
        lines += [(line, {}) for line in self.given.lines]
        if self.book.synthetic:
            lines.append((SYNTHETIC_LONG, {"bold": True, "font_color": RED}))
        for row, (text, look) in enumerate(lines):
            self._line(row, text, look)
        return len(lines) + 1

    def _line(self, row: int, text: str, look: Mapping[str, Any]) -> None:
        """Write a line over the whole width of the table, as high as it needs to be."""
        last = len(self.given.fields) - 1
        width = sum(field.width for field in self.given.fields)
        self.sheet.set_row(row, _height([(text, width)]) * (1.4 if look.get("font_size") else 1))
        self.sheet.merge_range(row, 0, row, last, "", self.styles.of(text_wrap=True, valign="top", **look))
        self.sheet.write_string(row, 0, text, self.styles.of(text_wrap=True, valign="top", **look))

    def _row(self, row: int, cells: tuple[Value, ...], look: Mapping[str, Any]) -> None:
        texts = ((value, field.width) for field, value in zip(self.given.fields, cells, strict=True)
                 if isinstance(value, str))  # fmt: skip
        self.sheet.set_row(row, _height(texts))
        for at, (field, value) in enumerate(zip(self.given.fields, cells, strict=True)):
            self._cell(row, at, field, value, look)

    def _cell(self, row: int, at: int, field: Field, value: Value, look: Mapping[str, Any]) -> None:
        style = self._style(field, value, look)
        match value:
            case None:
                self.sheet.write_blank(row, at, None, style)
            case str():
                self.sheet.write_string(row, at, value, style)
            case date():
                self.sheet.write_datetime(row, at, value, style)
            case Formula(text, said):
                filled = text.format(row=row + 1, first=self.first + 1, last=self.first + len(self.given.rows))
                self.sheet.write_formula(row, at, filled, style, "" if said is None else _plain(said))
            case _:
                self.sheet.write_number(row, at, _plain(value), style)

    def _style(self, field: Field, value: Value, look: Mapping[str, Any]) -> Format:
        wanted = {"valign": "top", **_LOOK[field.kind], **look}
        if isinstance(value, str):
            return self.styles.text(value, **{**wanted, "text_wrap": True})
        return self.styles.boxed(**wanted)

    def _print(self, top: int) -> None:
        self.sheet.freeze_panes(top + 1, self.given.fixed)
        self.sheet.repeat_rows(top)
        self.sheet.set_paper(A3 if self.given.large else A4)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        self.sheet.hide_gridlines(2)
        mark = " · SỐ LIỆU MÔ PHỎNG" if self.book.synthetic else ""
        face = f'&"{FONT},Regular"&9'
        self.sheet.set_footer(f"&L{face}Chung Sức{mark}&R{face}Trang &P/&N")


def _height(texts: Iterable[tuple[str, float]]) -> float:
    """Give how high a row has to be for texts in columns of a width: no program but Excel finds that out itself."""
    return LINE_HEIGHT * max((_lines(text, width) for text, width in texts), default=1)


def _lines(text: str, width: float) -> int:
    return sum(max(1, math.ceil(len(line) / max(1.0, width * FITS - 1))) for line in text.split("\n"))


def _plain(value: int | Decimal) -> int | float:
    return value if isinstance(value, int) else float(value)


def _about(sheet: Worksheet, styles: Styles, book: Book) -> None:
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 1, 92)
    sheet.write_string(0, 0, ABOUT, styles.of(bold=True, font_size=15))
    for row, (name, value) in enumerate(book.about, 2):
        sheet.set_row(row, _height([(name, 40), (value, 92)]))
        sheet.write_string(row, 0, name, styles.boxed(bg_color=GROUP_GROUND, valign="top", text_wrap=True))
        sheet.write_string(row, 1, value, styles.text(value, valign="top", text_wrap=True, align="left"))
    for row, note in enumerate(book.about_notes, len(book.about) + 3):
        sheet.write_string(row, 0, note, styles.of(italic=True))
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)


def sums(at: int, value: int | Decimal) -> Formula:
    """Give the total of a column (counted from 0), with its value as we reckoned it."""
    column = xl_col_to_name(at)
    return Formula(f"=SUM({column}{{first}}:{column}{{last}})", value)


def agreeing(total: tuple[Value, ...], rows: Sequence[tuple[Value, ...]]) -> tuple[Value, ...]:
    """Keep a total as a formula only where the column above it comes to our value; else it is our number.

    A commune that moved from one district to another is new in one and gone in the other, and neither in the whole.
    """
    return tuple(_agreeing(value, [row[at] for row in rows]) for at, value in enumerate(total))


def _agreeing(value: Value, above: list[Value]) -> Value:
    if not isinstance(value, Formula) or not value.text.startswith("=SUM(") or "{first}" not in value.text:
        return value
    found = sum(one for one in above if isinstance(one, int | Decimal))
    return value if found == value.value else value.value
