"""What was found as a workbook: numbers as numbers, worst first, with how it was made (tệp kết quả)."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter

from chungsuc.desk.say import say

HEADS = (
    ("STT", "No.", 6), ("Kết quả", "Result", 18), ("Loại", "Kind", 18), ("Nguyên văn", "Words", 60),
    ("Hiểu là", "Taken to mean", 36), ("Tử số", "Part", 11), ("Mẫu số", "Whole", 11), ("Số in", "Printed", 11),
    ("Số đúng", "Reckoned", 11), ("Nhận xét", "Remark", 44), ("Số của hệ thống", "Ours", 12),
    ("So với hệ thống", "Against ours", 26), ("Chênh lệch", "Difference", 11), ("Vị trí", "Place", 20),
)  # fmt: skip


def workbook(held: dict[str, Any]) -> bytes:
    """Write the workbook of what was found."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(say("Đối chiếu", "Findings"))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E7F2ED", "border": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    wrong = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "bg_color": "#FBE9E5", "bold": True})
    for j, (vi, en, width) in enumerate(HEADS):
        sheet.set_column(j, j, width)
        sheet.write_string(0, j, say(vi, en), head)
    marked = say("sai", "contradiction")
    for i, row in enumerate(held["rows"], 1):
        for j, value in enumerate(row):
            look = wrong if j == 1 and value == marked else cell
            if value is None:
                sheet.write_blank(i, j, None, look)
            elif isinstance(value, int | float):
                sheet.write_number(i, j, value, look)
            else:
                sheet.write_string(i, j, value, look)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(held["rows"])), len(HEADS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    _about(book, held)
    book.close()
    return buffer.getvalue()


def _about(book: xlsxwriter.Workbook, held: dict[str, Any]) -> None:
    sheet = book.add_worksheet(say("Về tệp này", "About this file"))
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 80)
    compared = say("có", "yes") if held["compared"] else say("không", "no")
    lines = (
        (say("Văn bản", "Paper"), held["file"]),
        (say("Ngày dùng khi văn bản không nêu", "Day where the text names none"), held["day"] or "–"),
        (say("So với số của hệ thống", "Compared with our figures"), compared),
        (say("Số điều nói bằng số", "Claims"), len(held["rows"])),
        (say("Số không đọc được ý nghĩa", "Numbers not understood"), held["unread"]),
        (
            say("Cách đọc", "How to read it"),
            say(
                "«Sai» chỉ ghi khi chắc chắn số nào đi với số nào; điều không chắc thì «không kiểm tra được».",
                "“Contradiction” is said only where it is certain what belongs together.",
            ),
        ),
    )
    for i, (name, value) in enumerate(lines):
        sheet.write_string(i, 0, name)
        sheet.write(i, 1, value)
