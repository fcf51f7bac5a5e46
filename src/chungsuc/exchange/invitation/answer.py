"""The answer to a list: the same workbook with its faults marked, or with usernames and passwords (tệp trả lời).

Passwords stand in this file and nowhere else. What was typed stays text: nothing in the answer computes.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from chungsuc.accounts.granting import said_state
from chungsuc.accounts.inviting import Fault, Field, Invited, Kind, Planned
from chungsuc.exchange.invitation.columns import PASSWORDS, RESULT
from chungsuc.exchange.invitation.reading import ReadList
from chungsuc.exchange.workbook.errors import WorkbookBroken

AUTHOR = "Chung Sức"
_FAULT = PatternFill("solid", start_color="FFF4B6B0")
_HEAD = PatternFill("solid", start_color="FFE7F2ED")
_THIN = Side("thin", color="FFB8C2BC")
_BOX = Border(_THIN, _THIN, _THIN, _THIN)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
KIND_VI = {Kind.NEW: "tạo mới", Kind.GRANT: "cấp thêm quyền", Kind.KNOWN: "đã có, không đổi"}


def marked(path: Path, listed: ReadList, faults: Sequence[Fault]) -> bytes:
    """Give the workbook with every fault coloured and explained in its cell, and a sheet that lists them."""
    book = _opened(path)
    sheet = book[listed.sheet]
    by_cell: dict[str, list[Fault]] = {}
    for fault in faults:
        by_cell.setdefault(listed.cell(fault.row, fault.field), []).append(fault)
    for name, found in by_cell.items():
        cell = sheet[name]
        if isinstance(cell, Cell):
            text = "\n\n".join(fault.error.text("vi") for fault in found)
            cell.comment = Comment(text, AUTHOR, width=360, height=60 + 18 * (len(text) // 45 + 1))
            cell.fill = _FAULT
    _table(
        _fresh(book, RESULT, f"CÓ {len(faults)} LỖI: CHƯA TẠO AI. SỬA CÁC Ô TÔ ĐỎ RỒI TẢI LÊN LẠI."),
        (("Ô", 10), ("Giá trị đã ghi", 28), ("Lỗi và cách sửa", 100), ("Mã", 14)),
        [(listed.cell(f.row, f.field), _was(sheet, listed, f), f.error.text("vi"), f.error.code) for f in faults],
    )  # fmt: skip
    return _saved(book)


def with_passwords(path: Path, listed: ReadList, done: Sequence[Invited]) -> bytes:
    """Give the workbook with a sheet of usernames and one-time passwords, and the usernames in the list itself."""
    book = _opened(path)
    if Field.USERNAME in listed.columns:
        for one in done:
            _keep_text(book[listed.sheet][listed.cell(one.line.row, Field.USERNAME)], one.line.username)
    _table(
        _fresh(
            book, PASSWORDS,
            "TÀI KHOẢN VÀ MẬT KHẨU DÙNG MỘT LẦN — giữ kín, phát tận tay, rồi xóa tệp này. Hệ thống không lưu mật khẩu.",
        ),
        (
            ("Dòng", 7), ("Họ và tên", 28), ("Vai trò", 24), ("Đơn vị, sở, ngành", 38), ("Tên đăng nhập", 24),
            ("Mật khẩu dùng một lần", 26), ("Kết quả", 22),
        ),
        [
            (
                str(one.line.row), one.line.name, one.line.right.role.label, place_of(one.line), one.line.username,
                one.password, KIND_VI[one.line.kind],
            )
            for one in done
        ],
    )  # fmt: skip
    return _saved(book)


def place_of(line: Planned) -> str:
    """Say where somebody works: the department, the unit, or the whole province."""
    if line.right.department is not None:
        return line.right.department.name
    return said_state(line.right.unit) if line.right.unit is not None else "toàn tỉnh"


# ── the workbook ─────────────────────────────────────────────────────────────────────────────────────


def _opened(path: Path) -> Workbook:
    try:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl cannot keep is no part of a list
            book = load_workbook(file, data_only=True)  # values, never formulas
    except Exception as error:  # it stumbles in many ways over parts that reading values never looks at
        raise WorkbookBroken(name=path.name, detail=error) from error
    for sheet in book.worksheets:
        for cell in list(sheet._cells.values()):  # only those that exist
            if not isinstance(cell, Cell):
                continue
            cell.hyperlink = None
            if cell.comment is not None and cell.comment.author == AUTHOR and cell.fill.start_color.rgb == "FFF4B6B0":
                cell.comment, cell.fill = None, PatternFill()
            if isinstance(cell.value, str) and cell.value.startswith(_FORMULA_STARTS):
                _keep_text(cell, cell.value)
    return book


def _fresh(book: Workbook, name: str, title: str) -> Worksheet:
    for old in (RESULT, PASSWORDS):
        if old in book.sheetnames:
            del book[old]
    sheet = book.create_sheet(name, 0)
    _keep_text(sheet.cell(1, 1), title)
    sheet.cell(1, 1).font = Font(bold=True, size=13)
    book.active = 0
    for page in book.worksheets:
        page.sheet_view.tabSelected = page is sheet
    return sheet


def _table(sheet: Worksheet, heads: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]]) -> None:
    for column, (head, width) in enumerate(heads, 1):
        cell = sheet.cell(3, column, head)
        cell.font, cell.fill, cell.border = Font(bold=True), _HEAD, _BOX
        sheet.column_dimensions[cell.column_letter].width = width
    for number, row in enumerate(rows, 4):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            _keep_text(cell, text)
            cell.border, cell.alignment = _BOX, Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "3:3"


def _keep_text(cell: Any, text: str) -> None:
    """Write text that can never be taken for a formula."""
    cell.value = "".join(sign for sign in text if sign.isprintable() or sign == "\n")
    cell.data_type = "s"
    if text.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True


def _was(sheet: Worksheet, listed: ReadList, fault: Fault) -> str:
    value = sheet[listed.cell(fault.row, fault.field)].value
    return "" if value is None else str(value)[:200]


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
