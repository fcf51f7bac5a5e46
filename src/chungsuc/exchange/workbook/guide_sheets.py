"""The sheets around the form: what to fill in, and what the file is (trang hướng dẫn, trang về tệp này)."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from chungsuc.exchange.workbook.codes import FORM_VERSION, Part
from chungsuc.exchange.workbook.page import CLOSED_GROUND, RED, Page
from chungsuc.exchange.workbook.plan import Arrangement, Plan
from chungsuc.exchange.workbook.words import (
    SYNTHETIC_LONG,
    TITLE,
    count_line,
    day_line,
    guide_lines,
    law_line,
)
from chungsuc.figures.assembly import law_used
from chungsuc.figures.sentences import say_day, say_moment
from chungsuc.reports.criteria.sheet import A4, GROUP_GROUND, Styles

_WIDTH = 92
ARRANGEMENTS = {
    Arrangement.FORM: "mỗi đơn vị một trang, mỗi chỉ tiêu một dòng",
    Arrangement.GRID: "một trang, mỗi đơn vị một dòng, mỗi chỉ tiêu một cột",
    Arrangement.CRITERIA: "mỗi tiêu chí một trang, mỗi đơn vị một dòng",
}


def write_guide(sheet: Worksheet, styles: Styles, plan: Plan) -> None:
    """Write the instructions, in the words of those who fill the form in."""
    page = Page(sheet, styles)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, _WIDTH)
    page.bare(0, 0, TITLE, bold=True, font_size=16)
    page.bare(1, 0, law_line(plan))
    page.bare(2, 0, day_line(plan), bold=True, font_size=12)
    page.bare(3, 0, count_line(plan), italic=True)
    row = 4
    if plan.synthetic:
        page.bare(row, 0, f"{SYNTHETIC_LONG}.", bold=True, font_color=RED)
        row += 1
    row += 1
    for head, text in guide_lines(plan):
        _pair(page, row, head, text)
        row += 1
    row += 1
    page.sheet.write_blank(row, 0, None, page.input_style(Part.VALUE))
    page.bare(row, 1, "ô để điền", indent=1)
    page.sheet.write_blank(row + 1, 0, None, styles.boxed(bg_color=CLOSED_GROUND))
    page.bare(row + 1, 1, "ô không nhận số liệu", indent=1)
    sheet.print_area(0, 0, row + 1, 1)
    sheet.fit_to_pages(1, 0)
    page.set_up_print(plan, paper=A4)
    page.protect()


def write_about(sheet: Worksheet, styles: Styles, plan: Plan, checksum: str) -> None:
    """Write what the file is: filters, day, law, rows, moment, checksum."""
    page = Page(sheet, styles)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, _WIDTH)
    page.bare(0, 0, "VỀ TỆP NÀY", bold=True, font_size=16)
    row = 1
    if plan.synthetic:
        page.bare(row, 0, f"{SYNTHETIC_LONG}.", bold=True, font_color=RED)
        row += 1
    row += 1
    for head, text in about_lines(plan, checksum):
        _pair(page, row, head, text)
        row += 1
    sheet.print_area(0, 0, row, 1)
    sheet.fit_to_pages(1, 0)
    page.set_up_print(plan, paper=A4)
    page.protect()


def about_lines(plan: Plan, checksum: str) -> tuple[tuple[str, str], ...]:
    """Give what the file says of itself, as pairs of name and value."""
    law = law_used(plan.law)
    moment = say_moment(plan.made_at)
    return (
        ("Tệp", "biểu nhập số liệu, tải từ Chung Sức"),
        ("Phạm vi", plan.where),
        ("Số liệu tính đến ngày", say_day(plan.day)),
        ("Theo điều đã ghi đến lúc", moment),
        ("Bộ tiêu chí", f"{law.set_id} · {law.name} ({law.decision})"),
        ("Phiên bản quy định", law.version),
        ("Quy định áp dụng thêm", "; ".join(f"{o.name} ({o.decision})" for o in law.overlays) or "không"),
        ("Mức chưa đối chiếu văn bản gốc", f"{law.unverified_levels}/{law.levels}"),
        ("Mức giả định minh họa", str(law.illustrated_levels)),
        ("Cách trình bày", ARRANGEMENTS[plan.arrangement]),
        ("Số đơn vị", str(len(plan.rows))),
        ("Số chỉ tiêu, nội dung nhận số liệu", str(len(plan.lines))),
        ("Số ô số liệu", str(len(plan.rows) * len(plan.lines))),
        ("Lập lúc", moment),
        ("Phiên bản biểu", str(FORM_VERSION)),
        ("Mã kiểm tra nội dung (SHA-256)", checksum),
    )


def _pair(page: Page, row: int, head: str, text: str) -> None:
    page.height(row, (text, _WIDTH - 4))
    page.text(row, 0, head, bold=True, bg_color=GROUP_GROUND, valign="top", text_wrap=True, indent=1)
    page.text(row, 1, text, valign="top", text_wrap=True, align="left", indent=1)
