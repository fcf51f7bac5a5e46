"""The rows of one XLSX sheet, in memory that does not grow with the sheet.

A sheet is one long XML document. It is unpacked piece by piece; every piece up to a ``</row>`` is parsed as a
small document of its own by the C parser. On 604,201 rows of 4 cells that took 11 MB, at about 40,000 rows/s,
where a reader that holds the whole sheet took 260 MB (``docs/benchmarks-import.md``).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from decimal import Context as DecimalContext
from functools import lru_cache
from zipfile import ZipFile

from chungsuc.observations.checks import tidy
from chungsuc.observations.importing.cells import Cell, Row, Sign
from chungsuc.observations.importing.xlsx_parts import Context, Format, local, text_of

_PIECE = 1 << 18
_ROOT = re.compile(rb"<(?P<prefix>[A-Za-z_][\w.-]*:)?worksheet\b[^>]*>")
_DIGITS = "0123456789"
_FIFTEEN = DecimalContext(prec=15, rounding=ROUND_HALF_UP)  # what a spreadsheet itself shows of a binary number
_PLACES = Decimal("1E-8")
_WIDE = DecimalContext(prec=60, rounding=ROUND_HALF_UP)
_MAX_COLUMNS = 16_384


def sheet_rows(archive: ZipFile, part: str, context: Context, progress: Callable[[int], None]) -> Iterator[Row]:
    """Give the rows of a sheet that have cells.

    Raises:
        ValueError, IndexError, ParseError: the part is not a sheet.
    """
    number, cells_of = 0, _Cells(context).of
    for block in _blocks(archive, part, progress):
        for element in block:
            if local(element.tag) != "row":
                continue
            number = int(element.get("r") or number + 1)
            yield Row(number, cells_of(element))


def _blocks(archive: ZipFile, part: str, progress: Callable[[int], None]) -> Iterator[ET.Element]:
    """Give the sheet as small documents of whole rows."""
    with archive.open(part) as stream:
        text = stream.read(_PIECE)
        root = _ROOT.search(text)
        if root is None or b"<!DOCTYPE" in text[: root.start()]:
            raise ValueError(f"{part}: no worksheet")
        prefix = root["prefix"] or b""
        start, end = root[0].rstrip(b"/>").rstrip() + b">", b"</" + prefix + b"worksheet>"
        row, closed = b"<" + prefix + b"row", b"</" + prefix + b"row>"
        text = text[root.end() :]
        while True:
            cut = text.rfind(closed)
            if cut >= 0:
                cut += len(closed)
                first = text.find(row)
                yield ET.fromstring(start + text[first:cut] + end)
                text = text[cut:]
                progress(stream.tell())
            more = stream.read(_PIECE)
            if not more:
                if row in text and closed not in text and not _only_empty_rows(text, row):
                    raise ValueError(f"{part}: ends inside a row")
                return
            text += more


def _only_empty_rows(text: bytes, row: bytes) -> bool:
    return all(tail.partition(b">")[0].endswith(b"/") for tail in text.split(row + b" ")[1:])


@lru_cache(maxsize=1_024)
def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            raise ValueError(letters)
        column = column * 26 + ord(letter) - 64
    if column > _MAX_COLUMNS:
        raise ValueError(letters)
    return column - 1


class _Cells:
    """Reads the cells of rows; numbers and days that come again are not worked out again."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.number = lru_cache(maxsize=4_000)(self._number)

    def of(self, row: ET.Element) -> list[Cell]:
        cells: list[Cell] = []
        shared, number = self.context.shared, self.number
        for element in row:
            reference = element.get("r")
            if reference is not None:
                column = _column(reference.rstrip(_DIGITS))
                while column > len(cells):
                    cells.append(None)
            kind = element.get("t")
            # Nearly all cells are one of these two, with a value and nothing else.
            if len(element) == 1 and (kind is None or kind == "s") and element[0].tag[-2:] == "}v":
                text = element[0].text or ""
                cells.append(number(text, element.get("s")) if kind is None else shared[int(text)])
            else:
                cells.append(self.cell(element))
        return cells

    def cell(self, element: ET.Element) -> Cell:
        kind, value, formula = element.get("t", "n"), None, False
        for child in element:
            last = child.tag[-2:]  # the namespace is one of two: {…}v, {…}f, {…}is
            if last == "}v":
                value = child.text
            elif last == "}f":
                formula = True
            elif last == "is":
                return text_of(child)
        if value is None:
            return Sign.FORMULA_WITHOUT_RESULT if formula else None
        if kind == "n":
            return self.number(value, element.get("s"))
        if kind == "s":
            return self.context.shared[int(value)]
        if kind == "b":
            return value == "1"
        return date.fromisoformat(value[:10]) if kind == "d" else value

    def _number(self, text: str, style: str | None) -> Cell:
        number = Decimal(text)
        if len(text) > 10:
            # Binary dust such as 66.666666666666671: fifteen digits are real, and the ledger keeps eight decimals.
            number = tidy(_FIFTEEN.plus(number).quantize(_PLACES, context=_WIDE))
        formats = self.context.formats
        format_ = formats[int(style)] if style and int(style) < len(formats) else Format.NUMBER
        if format_ is Format.DAY:
            return _day(number, self.context.since_1904)
        # A cell shown as 93,7% holds 0.937: it is read as it is shown.
        return f"{tidy(number * 100)}%" if format_ is Format.PERCENT else number


def _day(serial: Decimal, since_1904: bool) -> date:
    days = int(serial)
    if since_1904:
        return date(1904, 1, 1) + timedelta(days)
    # The calendar of 1900 counts a 29 February that never was (serial 60).
    return date(1899, 12, 30) + timedelta(days if days > 60 else days + 1)
