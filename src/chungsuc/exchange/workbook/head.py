"""The top of every sheet that is filled in: hidden codes, title, law, place and day, the marks one must not miss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chungsuc.exchange.workbook.codes import pack
from chungsuc.exchange.workbook.page import RED, Page
from chungsuc.exchange.workbook.plan import Plan
from chungsuc.exchange.workbook.words import SYNTHETIC_LONG, TITLE, law_line
from chungsuc.figures.sentences import say_day

SHEET_CODE_ROW = 0
_FIRST = 1


def sheet_code(plan: Plan) -> str:
    """Give the code of a sheet: set, day, province, and the moment whose knowledge it shows."""
    return pack(
        set=plan.law.base.id, day=plan.day.isoformat(), province=plan.province, made=plan.made_at.isoformat()
    )  # fmt: skip


def write_top(page: Page, plan: Plan, where: str, columns: Mapping[int, str], notes: Sequence[str] = ()) -> int:
    """Write the hidden row of codes and the visible top; give the row of the head."""
    page.sheet.set_row(SHEET_CODE_ROW, 15, None, {"hidden": True})
    page.code(SHEET_CODE_ROW, 0, sheet_code(plan))
    for column, code in sorted(columns.items()):
        page.code(SHEET_CODE_ROW, column, code)
    page.sheet.set_row(1, 24)
    page.bare(1, _FIRST, TITLE, bold=True, font_size=16)
    page.bare(2, _FIRST, law_line(plan))
    page.bare(3, _FIRST, f"{where} · Số liệu tính đến ngày {say_day(plan.day)}", bold=True, font_size=12)
    row = 4
    for text, look in _marks(plan, notes):
        page.bare(row, _FIRST, text, **look)
        row += 1
    return row + 1


def _marks(plan: Plan, notes: Sequence[str]) -> list[tuple[str, dict[str, object]]]:
    quiet = {"italic": True, "font_color": "#5F6670", "font_size": 10}
    marks: list[tuple[str, dict[str, object]]] = []
    if plan.synthetic:
        marks.append((f"{SYNTHETIC_LONG}.", {"bold": True, "font_color": RED}))
    if not plan.law.in_force:
        marks.append((
            f"Bộ {plan.law.base.id} không có hiệu lực ngày {say_day(plan.day)}.", {"bold": True, "font_color": RED},
        ))  # fmt: skip
    hint = "Chỉ điền các ô nền vàng. Để trống nghĩa là chưa có số liệu, không phải 0 và không phải «Không đạt»."
    marks.append((hint, quiet))
    return [*marks, *((note, quiet) for note in notes)]
