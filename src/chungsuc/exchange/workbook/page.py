"""One sheet being written: cells in order, never a formula (trang tính đang ghi).

Rows are written from top to bottom, as constant memory wants it. Whatever text comes from people goes through
``text``: it is stored as text, and marked as text for ever where it looks like a formula.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from chungsuc.exchange.workbook.codes import Part
from chungsuc.exchange.workbook.plan import Held, Kind, Plan
from chungsuc.exchange.workbook.words import NO, SYNTHETIC, YES, day_line
from chungsuc.figures.sentences import say_moment
from chungsuc.observations.checks import tidy
from chungsuc.reports.criteria.plain import FORMULA_STARTS
from chungsuc.reports.criteria.sheet import FONT, Styles

INPUT_GROUND = "#FFF8D6"
CLOSED_GROUND = "#EDEFF2"
RED = "#B3261E"
_SHOWN = Decimal("0.01")
_UNLOCKED_EXTRAS = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True}


class Page:
    """One sheet of the form."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self.sheet, self.styles = sheet, styles

    # ── cells ────────────────────────────────────────────────────────────────────────────────────────

    def text(self, row: int, column: int, value: str, **look: Any) -> None:
        """Write text inside the table."""
        self.sheet.write_string(row, column, value, self.styles.text(value, **look))

    def bare(self, row: int, column: int, value: str, **look: Any) -> None:
        """Write text outside the table."""
        marked = {"quote_prefix": True} if value.startswith(FORMULA_STARTS) else {}
        self.sheet.write_string(row, column, value, self.styles.of(**look, **marked))

    def code(self, row: int, column: int, value: str) -> None:
        self.sheet.write_string(row, column, value, self.styles.of(font_size=8, font_color="#9AA0A6"))

    def closed(self, row: int, column: int, value: str = "") -> None:
        """Write a cell that takes nothing."""
        look = {"bg_color": CLOSED_GROUND, "align": "center", "font_color": "#5F6670", "font_size": 9}
        if value:
            self.text(row, column, value, text_wrap=True, **look)
        else:
            self.sheet.write_blank(row, column, None, self.styles.boxed(**look))

    def input(self, row: int, column: int, part: Part, held: Held | None, *, wide: bool) -> None:
        """Write a cell to be filled in; it holds what is on record for the day.

        ``wide``: numerator and denominator have cells of their own, so that a rate made of them has no value.
        """
        style = self.input_style(part)
        said = _said(part, held, wide=wide)
        if isinstance(said, Decimal):
            self.sheet.write_number(row, column, float(said), style)
        elif said:
            self.sheet.write_string(row, column, said, style)
        else:
            self.sheet.write_blank(row, column, None, style)

    def input_style(self, part: Part) -> Format:
        look = {"text_wrap": True, "align": "left", "indent": 1} if part is Part.NOTE else {"align": "center"}
        return self.styles.boxed(bg_color=INPUT_GROUND, locked=False, **look)

    def height(self, row: int, *texts: tuple[str, float]) -> None:
        """Make a row high enough for wrapped texts, each with the width of its column in letters."""
        self.sheet.set_row(row, 15.5 * max(lines_of(text, width) for text, width in texts) + 2)

    def warn(self, first: int, last: int, numerator: int) -> None:
        """Let a numerator above its denominator, the column after it, show in red at once."""
        upper = xl_rowcol_to_cell(first, numerator, col_abs=True)
        lower = xl_rowcol_to_cell(first, numerator + 1, col_abs=True)
        test = f"=AND(ISNUMBER({upper}),ISNUMBER({lower}),{upper}>{lower})"
        look = {"type": "formula", "criteria": test, "format": self.styles.of(font_color=RED, bold=True)}
        self.sheet.conditional_format(first, numerator, last, numerator + 1, look)

    # ── the sheet ────────────────────────────────────────────────────────────────────────────────────

    def protect(self) -> None:
        """Lock what is not to be touched; without a password, since it only prevents mistakes."""
        self.sheet.protect("", _UNLOCKED_EXTRAS)

    def set_up_print(self, plan: Plan, *, paper: int, landscape: bool = True) -> None:
        sheet = self.sheet
        sheet.set_paper(paper)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.65, bottom=0.6)
        sheet.hide_gridlines(2)
        mark = f'&"{FONT},Bold"&11&K{RED[1:]}{SYNTHETIC}' if plan.synthetic else ""
        font = f'&"{FONT},Regular"&9'
        sheet.set_header(f"&L{font}{_plain(day_line(plan))[:150]}&R{mark}")
        made = f"Chung Sức · {plan.law.base.id} · lập lúc {say_moment(plan.made_at)}"
        sheet.set_footer(f"&L{font}{_plain(made)}&R{font}Trang &P/&N")


def lines_of(text: str, width: float, *, size: int = 11) -> int:
    """Reckon how many lines a text takes in a column; a letter is a little narrower than the digit Excel counts by."""
    return max(1, -(-len(text) // max(1, int(width * 1.1 * 11 / size))))


def _said(part: Part, held: Held | None, *, wide: bool) -> Decimal | str | None:
    if held is None or part is Part.NOTE:
        return None
    if part is not Part.VALUE:
        number = held.numerator if part is Part.NUMERATOR else held.denominator
        return None if number is None else tidy(number)
    if held.value is None:
        return YES if held.attested else NO
    if held.denominator is None:
        return tidy(held.value)
    # A rate made of two numbers: they say it, or two decimals do; the exact one is known, and equals its rounding.
    return None if wide else tidy(held.value.quantize(_SHOWN, rounding=ROUND_HALF_UP))


def _plain(text: str) -> str:
    return text.replace("&", "&&")  # "&" commands the header; two of them print one


# ── what a cell lets in ──────────────────────────────────────────────────────────────────────────────

_AT_LEAST_0 = {"validate": "decimal", "criteria": ">=", "value": 0, "error_type": "stop"}
_BAD = "Giá trị chưa đúng"


def rule(kind: Kind, part: Part, unit: str | None) -> dict[str, Any] | None:
    """Give the check that Excel itself makes on a cell, with its words; ``None`` for a note."""
    if part is Part.NOTE:
        return None
    if part is not Part.VALUE:
        title = "Tử số" if part is Part.NUMERATOR else "Mẫu số"
        told = "Số từ 0 trở lên, không lớn hơn mẫu số." if part is Part.NUMERATOR else "Số lớn hơn 0."
        more = {} if part is Part.NUMERATOR else {"criteria": ">"}
        return {**_AT_LEAST_0, **more, **_words(title, f"{told} Để trống nếu chưa biết.", told)}
    match kind:
        case Kind.ATTESTED:
            told = "Chọn Đạt hoặc Không đạt. Để trống nếu chưa biết."
            return {"validate": "list", "source": [YES, NO], **_words("Đạt hay Không đạt", told, told)}
        case Kind.COUNT:
            told = "Ghi số đếm (0 là không có), hoặc chọn Đạt, Không đạt. Để trống nếu chưa biết."
            offered = {"validate": "list", "source": ["0", YES, NO], "show_error": False}
            return {**offered, **_words("Không có hay còn", told, told)}
        case Kind.OPEN:
            told = "Chọn Đạt, Không đạt, hoặc ghi số theo quy định của tỉnh. Để trống nếu chưa biết."
            return {"validate": "list", "source": [YES, NO], "show_error": False, **_words("Theo tỉnh", told, told)}
        case Kind.RATE:
            told = "Số từ 0 đến 100, dấu phẩy là dấu thập phân: 93,7. Để trống nếu chưa biết."
            between = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
            return {**between, "error_type": "stop", **_words("Tỷ lệ %", told, told)}
        case _:
            told = f"Số, đơn vị tính: {unit or 'theo chỉ tiêu'}. Dấu phẩy là dấu thập phân. Để trống nếu chưa biết."
            return {**_AT_LEAST_0, "error_type": "warning", **_words("Giá trị", told[:250], told[:220])}


def _words(title: str, told: str, wrong: str) -> dict[str, Any]:
    return {
        "ignore_blank": True, "input_title": title, "input_message": told,
        "error_title": _BAD, "error_message": wrong,
    }  # fmt: skip
