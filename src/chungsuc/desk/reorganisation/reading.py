"""The rows of an event: typed or pasted lines, a CSV file, a workbook (đọc các dòng sắp xếp).

Columns: level; old code; new code; new name; new type; code of the unit above; share. A header in Vietnamese or English
may order them otherwise. Blank new code: the unit just ends. Share: blank is all of it, ``?`` a part of unknown size,
``0,4`` or ``40%`` a part. Several rows may name one new unit; the first describes it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from itertools import islice
from pathlib import Path

import xlsxwriter

from chungsuc.errors import ChungSucError, Faults, Where
from chungsuc.exchange.workbook.gate import workbook_sheets
from chungsuc.observations.importing.cells import shown
from chungsuc.reorganisation.errors import CellWrong, ColumnsMissing, FileTooBig, TooManyRows
from chungsuc.reorganisation.plan import New, Row
from chungsuc.units.names import plain

LEVELS = {"tỉnh": "province", "huyện": "district", "xã": "commune"}
HEADS = {
    "level": ("Cấp", "Level"), "old_code": ("Mã cũ", "Old code"), "new_code": ("Mã mới", "New code"),
    "new_name": ("Tên mới", "New name"), "new_type": ("Loại mới", "New type"), "above": ("Mã cấp trên", "Code above"),
    "share": ("Tỷ lệ", "Share"),
}  # fmt: skip
COLUMNS = tuple(HEADS)
NEEDED = {"level", "old_code", "new_code"}
MOST_BYTES, MOST_ROWS, HEAD_ROWS = 2 << 20, 5_000, 20
_MEANT = {" ".join(plain(head.casefold()).split()): column for column, heads in HEADS.items() for head in heads}


def read_rows(text: str, *, file: str | None = None) -> list[Row]:
    """Read every row of lines or a CSV file.

    Raises:
        Faults: holding one CellWrong for each cell that cannot be read.
    """
    lines = text.lstrip("\ufeff").splitlines()
    mark = "\t" if any("\t" in line for line in lines) else ";" if any(";" in line for line in lines) else ","
    return _read((Where(file=file, line=no), cells) for no, cells in enumerate(csv.reader(lines, delimiter=mark), 1))


def read_book(path: Path, name: str) -> list[Row]:
    """Read every row of the first visible sheet of a workbook that has the columns.

    Raises:
        WorkbookError: it is no workbook, or an unsafe one.
        FileTooBig, ColumnsMissing, TooManyRows; Faults as above.
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
                return _read((Where(file=name, sheet=sheet.name, line=number), cells) for number, cells in rows)
    raise ColumnsMissing(columns=", ".join(f"«{HEADS[column][0]}»" for column in NEEDED))


def _read(lines: Iterable[tuple[Where, list[str]]]) -> list[Row]:
    faults: list[ChungSucError] = []
    described: dict[tuple[str, str], New] = {}
    rows = list(_rows(lines, described, faults))
    if faults:
        raise Faults(faults)
    return rows


def _columns(cells: list[str]) -> dict[str, int]:
    """Give where the columns are, if this is a header; empty otherwise."""
    found = {column: place for place, cell in enumerate(cells) if (column := _MEANT.get(_key(cell)))}
    return found if found.keys() >= NEEDED else {}


def _key(text: str) -> str:
    return " ".join(plain(text.casefold()).replace("*", " ").split())


def _rows(
    lines: Iterable[tuple[Where, list[str]]], described: dict[tuple[str, str], New], faults: list[ChungSucError]
) -> Iterator[Row]:  # fmt: skip
    columns = dict(zip(COLUMNS, range(len(COLUMNS)), strict=True))
    for where, cells in lines:
        header = _columns(cells)
        if header:  # what stood above it is a title, not rows
            columns = header
            faults.clear()
            continue
        told = {name: cells[place].strip() if place < len(cells) else "" for name, place in columns.items()}
        if not any(told.values()):
            continue
        level = LEVELS.get(told["level"].lower(), told["level"].lower())
        if level not in LEVELS.values():
            faults.append(CellWrong(column="cấp", value=told["level"][:60], fix_vi="Ghi tỉnh, huyện hoặc xã.",
                                    fix_en="Write tỉnh, huyện or xã.", where=where))  # fmt: skip
            continue
        share = _share(told.get("share", ""), where, faults)
        new = _new(level, told["new_code"], told.get("new_name", ""), told.get("new_type", ""),
                   told.get("above", ""), described)  # fmt: skip
        yield Row(where.line or 0, level, told["old_code"], new, share)


def _new(
    level: str, code: str, name: str, kind: str, above: str, described: dict[tuple[str, str], New]
) -> New | None:  # fmt: skip
    if not code:
        return None
    if name or (level, code) not in described:
        described[level, code] = New(level, code, name, kind, above)
    return described[level, code]


def _share(text: str, where: Where, faults: list[ChungSucError]) -> Decimal | None:
    if text == "":
        return Decimal(1)
    if text == "?":
        return None
    try:
        number = Decimal(text.rstrip("%").replace(",", ".").strip())
    except InvalidOperation:
        faults.append(CellWrong(column="tỷ lệ", value=text, fix_vi="Ghi số như 0,4 hoặc 40%; chưa rõ thì ghi ?.",
                                fix_en="Write a number such as 0.4 or 40%; ? if not known.", where=where))  # fmt: skip
        return None
    return number / 100 if text.endswith("%") else number


def template() -> bytes:
    """Make an empty workbook of the columns, with how to fill them in (tệp mẫu)."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    font = {"font_name": "Times New Roman", "font_size": 12}
    head, text = (
        book.add_format({**font, "bold": True, "bg_color": "#E7F2ED", "border": 1}),
        book.add_format({**font, "num_format": "@"}),
    )
    rows, guide = book.add_worksheet("Sắp xếp"), book.add_worksheet("Hướng dẫn")
    rows.set_column(0, len(COLUMNS) - 1, 16, text)
    for place, (vi, _) in enumerate(HEADS.values()):
        rows.write_string(0, place, vi, head)
    rows.data_validation(1, 0, MOST_ROWS, 0, {"validate": "list", "source": list(LEVELS)})
    rows.freeze_panes(1, 0)
    guide.set_column(0, 0, 100, book.add_format({**font, "text_wrap": True}))
    for place, line in enumerate(_GUIDE):
        guide.write_string(place, 0, line)
    book.close()
    return buffer.getvalue()


_GUIDE = (
    "Mỗi dòng: một đơn vị cũ đi vào một đơn vị mới. Đơn vị bị chia ghi nhiều dòng, mỗi phần một dòng.",
    "Mã cũ, mã mới: mã đơn vị hành chính. Mã mới để trống: đơn vị cũ kết thúc, không có đơn vị thay.",
    "Tên mới, loại mới (xã, phường, thị trấn…), mã cấp trên: ghi ở dòng đầu nhắc đến đơn vị mới.",
    "Tỷ lệ: để trống là toàn bộ; 0,4 hoặc 40% là một phần; ? là một phần chưa rõ bao nhiêu.",
)
