"""Write the table of sheets of one survey: hamlets and answers to choose from, a guide (lập bảng nhập phiếu)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from chungsuc.exchange.survey.columns import CHOICES, FIXED, GUIDE, PAPERS, STAMP, headings
from chungsuc.surveys.models import Question, Survey
from chungsuc.surveys.queries import planned_of
from chungsuc.surveys.words import Mark, days_vi

_FONT = "Times New Roman"
_HEAD = 3  # the row of the headings, counted from 0
_FEWEST, _MORE, _MOST = 100, 1.2, 5_000
SIMULATED = "SỐ LIỆU MÔ PHỎNG"


def template(survey: Survey, questions: Sequence[Question]) -> bytes:
    """Make the table of a survey; rows for a fifth more sheets than its plan asks for, at least a hundred."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    plain = {"font_name": _FONT, "font_size": 12, "valign": "top"}
    box = {"border": 1, "border_color": "#DFE5E1", "locked": False, "align": "center"}
    formats = {
        "title": book.add_format({**plain, "bold": True, "font_size": 15}),
        "note": book.add_format({**plain, "font_color": "#55625B"}),
        "head": book.add_format(
            {**plain, "bold": True, "bg_color": "#E7F2ED", "border": 1, "text_wrap": True, "align": "center"}
        ),
        "cell": book.add_format({**plain, **box}),
        "name": book.add_format({**plain, **box, "align": "left"}),
        "wrap": book.add_format({**plain, "text_wrap": True}),
    }
    groups = [one.name for one in survey.groups.all()]
    papers, guide, choices = (book.add_worksheet(name) for name in (PAPERS, GUIDE, CHOICES))
    for row, name in enumerate(groups):
        choices.write_string(row, 0, name)
    choices.hide()
    _papers(papers, formats, survey, len(questions), len(groups))
    _guide(guide, formats, survey, questions)
    book.close()
    return buffer.getvalue()


def _papers(sheet: Any, formats: dict[str, Any], survey: Survey, items: int, groups: int) -> None:
    mark = f" — {SIMULATED}" if survey.synthetic else ""
    sheet.write_string(0, 0, f"BẢNG NHẬP PHIẾU LẤY Ý KIẾN — {survey.unit.full_name.upper()}{mark}", formats["title"])
    sheet.write_string(1, 0, f"{STAMP} {survey.number}", formats["note"])
    sheet.write_string(
        2, 0, "Mỗi phiếu một dòng. Mỗi câu ghi: " + ", ".join(f"{mark.value} {mark.label}" for mark in Mark) + ".",
        formats["note"],
    )  # fmt: skip
    heads = headings(items)
    for column, head in enumerate(heads):
        sheet.write_string(_HEAD, column, head, formats["head"])
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, 26)
    sheet.set_column(FIXED, len(heads) - 1, 6.5)
    rows = min(_MOST, max(_FEWEST, int((planned_of(survey) or 0) * _MORE)))
    for row in range(_HEAD + 1, _HEAD + 1 + rows):
        for column in range(len(heads)):
            sheet.write_blank(row, column, None, formats["name" if column == 1 else "cell"])
    last = _HEAD + rows
    if groups:
        sheet.data_validation(
            _HEAD + 1, 1, last, 1,
            {"validate": "list", "source": f"='{CHOICES}'!$A$1:$A${groups}", "error_title": "Xóm",
             "error_message": "Chọn trong danh sách thả xuống."},
        )  # fmt: skip
    sheet.data_validation(
        _HEAD + 1, FIXED, last, len(heads) - 1,
        {"validate": "list", "source": [mark.value for mark in Mark], "error_title": "Mức trả lời",
         "error_message": "Ghi 1 (hài lòng), 2 (chưa hài lòng) hoặc 3 (không có ý kiến)."},
    )  # fmt: skip
    sheet.freeze_panes(_HEAD + 1, FIXED)
    sheet.protect("", {"format_columns": True, "sort": True})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.print_area(f"A1:{xl_col_to_name(len(heads) - 1)}{last + 1}")


def _guide(sheet: Any, formats: dict[str, Any], survey: Survey, questions: Sequence[Question]) -> None:
    sheet.set_column(0, 0, 110)
    lines = (
        f"Đợt lấy ý kiến {survey.number}, {survey.unit.full_name}, {days_vi(survey.opens_on, survey.closes_on)}.",
        f"Đơn vị tổ chức: {survey.run_by}.",
        "Phiếu không ghi tên người trả lời; bảng này chỉ ghi số phiếu và mức trả lời.",
        "Số phiếu là số in trên phiếu giấy; mỗi số chỉ được tính một lần.",
        "Câu người dân bỏ trống hoặc đánh dấu nhiều mức: ghi 3.",
        "Điền xong, vào trang của đợt lấy ý kiến, chọn «Nộp bảng Excel». Tệp có lỗi thì chưa phiếu nào được ghi.",
        "",
        f"Nguồn bộ câu hỏi: {survey.question_set.source}",
        *(f"{one.position}. {one.text}" for one in questions),
        f"Chung: {survey.question_set.overall}",
    )
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line, formats["wrap"])
