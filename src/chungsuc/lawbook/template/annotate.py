"""The same workbook again, each fault coloured and commented in its cell (tệp trả lại có đánh dấu lỗi)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook

from chungsuc.errors import ChungSucError

FAULTS = "Lỗi cần sửa"
_FILL = PatternFill("solid", start_color="FFFBD5CD", end_color="FFFBD5CD")


def annotated(path: Path, faults: Iterable[ChungSucError]) -> bytes:
    """Give the workbook with every fault in its cell, and a first sheet that lists them all."""
    listed = list(faults)
    book = openpyxl.load_workbook(path)
    by_cell: dict[tuple[str, str], list[ChungSucError]] = defaultdict(list)
    for fault in listed:
        if fault.where.sheet in book.sheetnames and fault.where.cell:
            by_cell[str(fault.where.sheet), fault.where.cell].append(fault)
    for (sheet, cell), found in by_cell.items():
        target = book[sheet][cell]
        target.fill = _FILL
        comment = Comment("\n".join(_said(fault) for fault in found), "Chung Sức", height=140, width=360)
        target.comment = comment
    _list(book, listed)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _list(book: Workbook, faults: list[ChungSucError]) -> None:
    if FAULTS in book.sheetnames:
        del book[FAULTS]
    sheet = book.create_sheet(FAULTS, 0)
    sheet.append(["Trang", "Ô", "Lỗi và cách sửa", "Mã"])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row, fault in enumerate(faults, 2):
        for column, value in enumerate((fault.where.sheet, fault.where.cell, _said(fault), fault.code), 1):
            # Text stays text, also when it begins like a formula.
            sheet.cell(row, column, value or "").data_type = "s"
    for letter, width in (("A", 16), ("B", 8), ("C", 110), ("D", 14)):
        sheet.column_dimensions[letter].width = width
    book.active = 0


def _said(fault: ChungSucError) -> str:
    return fault.vi.filled(fault.data)
