"""The rows of an event: typed or pasted lines, a CSV file, a workbook (đọc các dòng sắp xếp).

Columns: level; old code; new code; new name; new type; code of the unit above; share; the old name, to check its code.
A header in Vietnamese or English may order them otherwise. Blank new code: the unit just ends. Share: blank is all of
it, ``?`` a part of unknown size, ``0,4`` or ``40%`` a part. Several rows may name one new unit; the first describes it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from chungsuc.errors import NOWHERE, ChungSucError, Faults, Where
from chungsuc.exchange.workbook.gate import workbook_sheets
from chungsuc.observations.importing.cells import cell_name, shown
from chungsuc.reorganisation.checking import DIGITS
from chungsuc.reorganisation.errors import CellWrong, ColumnsMissing, FileTooBig, TooManyRows
from chungsuc.reorganisation.plan import New, Row
from chungsuc.units.names import plain

LEVELS = {
    "tỉnh": "province", "huyện": "district", "xã": "commune",
    "xóm": "hamlet", "thôn": "hamlet", "bản": "hamlet", "tổ dân phố": "hamlet",
}  # fmt: skip
HEADS = {
    "level": ("Cấp", "Level"), "old_code": ("Mã cũ", "Old code"), "new_code": ("Mã mới", "New code"),
    "new_name": ("Tên mới", "New name"), "new_type": ("Loại mới", "New type"), "above": ("Mã cấp trên", "Code above"),
    "share": ("Tỷ lệ", "Share"), "old_name": ("Tên cũ", "Old name"),
}  # fmt: skip
COLUMNS = tuple(HEADS)
NEEDED = ("level", "old_code", "new_code")
MOST_BYTES, MOST_ROWS, HEAD_ROWS = 2 << 20, 5_000, 20
_MEANT = {" ".join(plain(head.casefold()).split()): column for column, heads in HEADS.items() for head in heads}


class Place(NamedTuple):
    """Where a row stands, and how its cells are named."""

    where: Where
    columns: Mapping[str, int]

    def of(self, column: str) -> Where:
        """Give the place of one cell: its name in a workbook, its line elsewhere."""
        line, at = self.where.line, self.columns.get(column)
        if self.where.sheet is None or line is None or at is None:
            return self.where
        return Where(file=self.where.file, sheet=self.where.sheet, cell=cell_name(line, at))


def read_rows(text: str, *, file: str | None = None) -> list[Row]:
    """Read every row of lines or a CSV file.

    Raises:
        Faults: holding one CellWrong for each cell that cannot be read.
        TooManyRows.
    """
    lines = text.lstrip("\ufeff").splitlines()
    if len(lines) > MOST_ROWS:
        raise TooManyRows(limit=MOST_ROWS)
    mark = "\t" if any("\t" in line for line in lines) else ";" if any(";" in line for line in lines) else ","
    return _read((Where(file=file, line=no), cells) for no, cells in enumerate(csv.reader(lines, delimiter=mark), 1))


class Book(NamedTuple):
    """The rows of a workbook and the sheet on which they stand."""

    rows: list[Row]
    sheet: str


def read_book(path: Path, name: str) -> Book:
    """Read every row of the first visible sheet of a workbook that has the columns.

    Raises:
        WorkbookError: it is no workbook, or an unsafe one.
        FileTooBig, ColumnsMissing, TooManyRows; Faults as above, each with sheet and cell.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise FileTooBig(size=size >> 10, limit=MOST_BYTES >> 10)
    with workbook_sheets(path) as sheets:
        for sheet in sheets:
            rows = [] if sheet.hidden else [(row.number, [shown(cell).strip() for cell in row.cells])
                                            for row in islice(sheet.rows, MOST_ROWS + HEAD_ROWS)]  # fmt: skip
            if any(_columns(cells) for _, cells in rows[:HEAD_ROWS]):
                if len(rows) >= MOST_ROWS + HEAD_ROWS:
                    raise TooManyRows(limit=MOST_ROWS)
                read = _read((Where(file=name, sheet=sheet.name, line=number), cells) for number, cells in rows)
                return Book(read, sheet.name)
    raise ColumnsMissing(columns=", ".join(f"«{HEADS[column][0]}»" for column in NEEDED))


def read_share(text: str, where: Where = NOWHERE) -> Decimal | None:
    """Read how much of a unit goes over: nothing is all of it, ``?`` a part of unknown size. Raises: CellWrong."""
    if text == "":
        return Decimal(1)
    if text == "?":
        return None
    try:
        number = Decimal(text.rstrip("%").replace(",", ".").strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise CellWrong(column=HEADS["share"][0], value=text[:60], fix_vi="Ghi số như 0,4 hoặc 40%; chưa rõ thì ghi ?.",
                        fix_en="Write a number such as 0.4 or 40%; ? if not known.", where=where)  # fmt: skip
    return number / 100 if text.endswith("%") else number


def _read(lines: Iterable[tuple[Where, list[str]]]) -> list[Row]:
    faults: list[ChungSucError] = []
    rows = list(_rows(lines, faults))
    if faults:
        raise Faults(faults)
    return rows


def _columns(cells: list[str]) -> dict[str, int]:
    """Give where the columns are, if this is a header; empty otherwise."""
    found = {column: place for place, cell in enumerate(cells) if (column := _MEANT.get(_key(cell)))}
    return found if found.keys() >= set(NEEDED) else {}


def _key(text: str) -> str:
    return " ".join(plain(text.casefold()).replace("*", " ").split())


def _rows(lines: Iterable[tuple[Where, list[str]]], faults: list[ChungSucError]) -> Iterator[Row]:
    columns = dict(zip(COLUMNS, range(len(COLUMNS)), strict=True))
    described: dict[tuple[str, str], New] = {}
    for where, cells in lines:
        header = _columns(cells)
        if header:  # what stood above it is a title, not rows
            columns = header
            faults.clear()
            continue
        told = {name: cells[place].strip() if place < len(cells) else "" for name, place in columns.items()}
        if any(told.values()):
            yield from _row(told, Place(where, columns), described, faults)


def _row(
    told: dict[str, str], place: Place, described: dict[tuple[str, str], New], faults: list[ChungSucError]
) -> Iterator[Row]:  # fmt: skip
    level = LEVELS.get(told["level"].lower(), told["level"].lower())
    if level not in LEVELS.values():
        faults.append(CellWrong(column=HEADS["level"][0], value=told["level"][:60],
                                fix_vi="Ghi tỉnh, huyện, xã hoặc xóm.",
                                fix_en="Write tỉnh, huyện, xã or xóm.", where=place.of("level")))  # fmt: skip
        return
    if place.where.sheet:  # a spreadsheet takes the zeros off a code that it holds for a number
        for column, digits in (("old_code", DIGITS.get(level)), ("new_code", DIGITS.get(level))):
            told[column] = told[column].zfill(digits) if digits and told[column].isdecimal() else told[column]
    share: Decimal | None = None
    try:
        share = read_share(told.get("share", ""), place.of("share"))
    except CellWrong as error:
        faults.append(error)
    new = _new(level, told, described)
    yield Row(place.where.line or 0, level, told["old_code"], new, share, told.get("old_name", ""))


def _new(level: str, told: dict[str, str], described: dict[tuple[str, str], New]) -> New | None:
    code, name = told["new_code"], told.get("new_name", "")
    if not code:
        return None
    if name or (level, code) not in described:
        described[level, code] = New(level, code, name, told.get("new_type", "").lower(), told.get("above", ""))
    return described[level, code]
