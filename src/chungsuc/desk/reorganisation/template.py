"""The empty workbook of an event, with how to fill it in and the units as they stand (tệp mẫu)."""

from __future__ import annotations

import io
from collections.abc import Iterable

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from chungsuc.desk.reorganisation.reading import HEADS, MOST_ROWS
from chungsuc.reorganisation.checking import TYPES_OF
from chungsuc.units.models import Level, Unit

LEVEL_WORDS = {Level.PROVINCE: "tỉnh", Level.DISTRICT: "huyện", Level.COMMUNE: "xã"}
GUIDE = (
    ("Mỗi dòng: một đơn vị cũ đi vào một đơn vị mới.", "A row: one old unit goes into one new unit."),
    ("Nhập: nhiều dòng có cùng mã mới.", "Merger: several rows with the same new code."),
    ("Chia: nhiều dòng có cùng mã cũ, mỗi phần một dòng, tỷ lệ cộng lại bằng 1.",
     "Division: several rows with the same old code, a part each, shares summing to 1."),
    ("Đổi tên, đổi loại, đổi cấp trên: một dòng, mã mới như mã cũ.",
     "A new name, type or parent: one row, the new code as the old."),
    ("Mã mới để trống: đơn vị cũ kết thúc, không có đơn vị thay.",
     "No new code: the old unit ends and nothing takes its place."),
    ("Tên mới (không kèm loại), loại mới, mã cấp trên: ghi ở dòng đầu nhắc đến đơn vị mới; dòng sau để trống được.",
     "New name (without its type), new type, code above: in the first row of the new unit; later ones may omit it."),
    ("Tỷ lệ: để trống là toàn bộ; 0,4 hoặc 40% là một phần; ? là một phần chưa rõ bao nhiêu.",
     "Share: blank is all of it; 0.4 or 40% a part; ? a part of unknown size."),
    ("Tên cũ: không bắt buộc; có ghi thì được đối chiếu với mã cũ.",
     "Old name: not needed; where given it is held against the old code."),
    ("Xóm của xã bị chia: không cần ghi; trang xem trước sẽ hỏi từng xóm về đâu.",
     "Hamlets of a divided commune: leave them out; the preview asks where each goes."),
    ("Mã các đơn vị hiện có nằm ở trang «Đơn vị hiện có».", "Codes of the units in force are on the last sheet."),
)  # fmt: skip


def template(units: Iterable[tuple[Unit, str]]) -> bytes:
    """Make the workbook; ``units`` are those in force, each with the name of what it lies below."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    font = {"font_name": "Times New Roman", "font_size": 12}
    head = book.add_format({**font, "bold": True, "bg_color": "#E7F2ED", "border": 1})
    text = book.add_format({**font, "num_format": "@"})
    wrapped = book.add_format({**font, "text_wrap": True, "valign": "top"})
    _rows(book.add_worksheet("Sắp xếp"), head, text)
    guide = book.add_worksheet("Hướng dẫn")
    guide.set_column(0, 1, 70, wrapped)
    for row, (vi, en) in enumerate((("Cách ghi", "How to fill it in"), *GUIDE)):
        guide.write_row(row, 0, (vi, en), wrapped if row else head)
    _units(book.add_worksheet("Đơn vị hiện có"), units, head, text)
    book.close()
    return buffer.getvalue()


def _rows(sheet: Worksheet, head: Format, text: Format) -> None:
    widths = (8, 10, 10, 24, 12, 13, 10, 24)
    for place, ((vi, en), width) in enumerate(zip(HEADS.values(), widths, strict=True)):
        sheet.set_column(place, place, width, text)
        sheet.write_string(0, place, vi, head)
        sheet.write_comment(0, place, en)
    kinds = sorted({kind for some in TYPES_OF.values() for kind in some})
    sheet.data_validation(1, 0, MOST_ROWS, 0, {"validate": "list", "source": ["tỉnh", "huyện", "xã", "xóm"]})
    sheet.data_validation(1, 4, MOST_ROWS, 4, {"validate": "list", "source": kinds, "error_type": "warning"})
    sheet.freeze_panes(1, 0)


def _units(sheet: Worksheet, units: Iterable[tuple[Unit, str]], head: Format, text: Format) -> None:
    for place, (name, width) in enumerate((("Cấp", 8), ("Mã", 9), ("Đơn vị", 32), ("Thuộc", 28), ("Mã cấp trên", 13))):
        sheet.set_column(place, place, width, text)
        sheet.write_string(0, place, name, head)
    for row, (unit, above) in enumerate(units, 1):
        cells = (LEVEL_WORDS[Level(unit.level)], unit.code, unit.full_name, above, unit.parent_code)
        for place, cell in enumerate(cells):
            sheet.write_string(row, place, cell, text)
    sheet.freeze_panes(1, 0)
