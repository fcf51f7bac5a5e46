"""The template of the list: headings, drop-downs, a guide in Vietnamese (tệp mẫu danh sách mời)."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from chungsuc.accounts.granting import ROLE_WORDS
from chungsuc.accounts.inviting import MOST, Field
from chungsuc.accounts.models import Role
from chungsuc.exchange.invitation.columns import CHOICES, COLUMNS, GUIDE, LIST

_FONT = "Times New Roman"
_ROWS = 500  # rows with drop-downs; more may be filled in by copying
_HEAD = 2  # the row of the headings, counted from 0


def template(units: list[str], departments: list[str], units_on: date) -> bytes:
    """Make the template for the units and departments that may be chosen."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    plain = {"font_name": _FONT, "font_size": 12, "valign": "top"}
    formats = {
        "title": book.add_format({**plain, "bold": True, "font_size": 15}),
        "note": book.add_format({**plain, "font_color": "#55625B"}),
        "head": book.add_format({**plain, "bold": True, "bg_color": "#E7F2ED", "border": 1, "text_wrap": True}),
        "text": book.add_format({**plain, "num_format": "@", "border": 1, "border_color": "#DFE5E1"}),
        "wrap": book.add_format({**plain, "text_wrap": True}),
        "bold": book.add_format({**plain, "bold": True}),
    }
    listed, guide, choices = book.add_worksheet(LIST), book.add_worksheet(GUIDE), book.add_worksheet(CHOICES)
    ranges = _choices(choices, {Field.ROLE: _roles(), Field.UNIT: units, Field.DEPARTMENT: departments})
    choices.hide()
    _list(listed, formats, ranges, units_on)
    _guide(guide, formats, units_on)
    book.close()
    return buffer.getvalue()


def _roles() -> list[str]:
    return [role.label for role in Role]


def _choices(sheet: Any, lists: dict[Field, list[str]]) -> dict[Field, str]:
    """Write what may be chosen into a hidden sheet, and give each range."""
    ranges = {}
    for column, (name, values) in enumerate(lists.items()):
        for row, value in enumerate(values):
            sheet.write_string(row, column, value)
        letters = xl_col_to_name(column)
        if values:
            ranges[name] = f"='{CHOICES}'!${letters}$1:${letters}${len(values)}"
    return ranges


def _list(sheet: Any, formats: dict[str, Any], ranges: dict[Field, str], units_on: date) -> None:
    sheet.write_string(0, 0, "DANH SÁCH MỜI NGƯỜI DÙNG", formats["title"])
    sheet.write_string(
        1, 0, f"Mỗi người một dòng. Cột có dấu * là bắt buộc. Đơn vị tính theo ngày {units_on:%d/%m/%Y}.",
        formats["note"],
    )  # fmt: skip
    for index, column in enumerate(COLUMNS):
        sheet.set_column(index, index, column.width, formats["text"])
        sheet.write_string(_HEAD, index, column.head + (" *" if column.needed else ""), formats["head"])
        sheet.write_comment(_HEAD, index, column.guide, {"author": "Chung Sức", "x_scale": 2})
        for row in range(_HEAD + 1, _HEAD + 1 + _ROWS):
            sheet.write_blank(row, index, None, formats["text"])
        if column.field in ranges:
            sheet.data_validation(
                _HEAD + 1, index, _HEAD + _ROWS, index,
                {
                    "validate": "list", "source": ranges[column.field],
                    # A unit may also be typed by its code, or as it was called once: the system says what it found.
                    "error_type": "warning" if column.field is Field.UNIT else "stop",
                    "error_title": column.head, "error_message": "Chọn trong danh sách thả xuống.",
                },
            )  # fmt: skip
    sheet.freeze_panes(_HEAD + 1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_paper(9)
    sheet.repeat_rows(_HEAD)


def _guide(sheet: Any, formats: dict[str, Any], units_on: date) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 96)
    sheet.write_string(0, 0, "CÁCH ĐIỀN", formats["title"])
    row = 2
    for column in COLUMNS:
        sheet.write_string(row, 0, column.head + (" *" if column.needed else ""), formats["bold"])
        sheet.write_string(row, 1, column.guide, formats["wrap"])
        row += 1
    row += 1
    sheet.write_string(row, 0, "Vai trò", formats["title"])
    for role in Role:
        row += 1
        sheet.write_string(row, 0, role.label, formats["bold"])
        sheet.write_string(row, 1, ROLE_WORDS[role][0], formats["wrap"])
    row += 2
    for text in (
        "Tải tệp lên trang «Mời theo tệp»: hệ thống kiểm tra và cho xem trước, chưa tạo ai.",
        "Có lỗi ở bất kỳ dòng nào thì chưa tạo ai; tệp trả về tô màu và ghi cách sửa ngay tại ô lỗi.",
        "Khi tạo xong, tệp trả về có trang «Tài khoản» với tên đăng nhập và mật khẩu dùng một lần. Mật khẩu chỉ có"
        " trong tệp đó, không lưu ở đâu khác: giữ kín, phát tận tay rồi xóa tệp.",
        "Nộp lại đúng tệp đã nộp thì không tạo ai thêm.",
        f"Mỗi tệp tối đa {MOST} người. Không ghi số điện thoại, thư điện tử: hệ thống không cần.",
        f"Danh sách đơn vị là của ngày {units_on:%d/%m/%Y}: trước và sau sắp xếp 01/07/2025 là những xã khác nhau.",
    ):
        sheet.write_string(row, 0, "•", formats["bold"])
        sheet.write_string(row, 1, text, formats["wrap"])
        row += 1
