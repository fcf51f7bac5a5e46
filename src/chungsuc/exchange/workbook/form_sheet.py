"""A sheet with the form of one unit: a row for each indicator, in the order of the decree (phiếu của một đơn vị)."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from chungsuc.exchange.workbook.codes import Part, pack
from chungsuc.exchange.workbook.head import SHEET_CODE_ROW, write_top
from chungsuc.exchange.workbook.page import Page, rule
from chungsuc.exchange.workbook.plan import Line, Plan, Row
from chungsuc.exchange.workbook.words import (
    DEMAND,
    DERIVED,
    HEADS,
    LAST,
    MEASURED_IN,
    NAME,
    NUMBER,
    OF_DAY,
    UNCHECKED_NOTE,
    capital,
    told,
)
from chungsuc.figures.sentences import say_day
from chungsuc.law.numbers import say_unit
from chungsuc.law.prose import plain_name
from chungsuc.law.tree import Criterion, Provision
from chungsuc.reports.criteria.sheet import A4, GROUP_GROUND, Styles

_COLUMNS = ((NUMBER, 8), (NAME, 44), (MEASURED_IN, 10), (DEMAND, 20), (LAST, 15), (OF_DAY, 10.5))
_WIDTHS = {Part.VALUE: 11, Part.NUMERATOR: 9.5, Part.DENOMINATOR: 9.5, Part.NOTE: 20}
_FIRST = 1  # before it the hidden codes
_PARTS = {part: _FIRST + len(_COLUMNS) + index for index, part in enumerate(_WIDTHS)}
_LAST_COLUMN = _PARTS[Part.NOTE]


def write_form(sheet: Worksheet, styles: Styles, plan: Plan, row: Row) -> None:
    """Write the form of one unit."""
    page = Page(sheet, styles)
    _columns(page)
    where = f"{capital(row.unit.full_name)}" + (f", {row.place}" if row.place else "") + f" (mã {row.unit.code})"
    notes = [UNCHECKED_NOTE] if any(demand.endswith("*") for demand in row.demands.values()) else []
    head = write_top(page, plan, where, {column: pack(part=part) for part, column in _PARTS.items()}, notes)
    _head(page, head)
    last = _body(page, head + 1, plan, row)
    sheet.freeze_panes(head + 1, _FIRST + 2)
    sheet.repeat_rows(head)
    sheet.print_area(SHEET_CODE_ROW + 1, _FIRST, last, _LAST_COLUMN)
    sheet.fit_to_pages(1, 0)
    page.set_up_print(plan, paper=A4)
    page.protect()
    _wrong_looks_red(page, head + 1, last)


def _columns(page: Page) -> None:
    page.sheet.set_column(0, 0, 3, None, {"hidden": True})
    for column, (_, width) in enumerate(_COLUMNS, _FIRST):
        page.sheet.set_column(column, column, width)
    for part, column in _PARTS.items():
        page.sheet.set_column(column, column, _WIDTHS[part])


def _head(page: Page, row: int) -> None:
    page.sheet.set_row(row, 32)
    for column, (name, _) in enumerate(_COLUMNS, _FIRST):
        page.sheet.write_string(row, column, name, page.styles.head)
    for part, column in _PARTS.items():
        page.sheet.write_string(row, column, HEADS[part], page.styles.head)


def _body(page: Page, at: int, plan: Plan, row: Row) -> int:
    """Write criteria, headings of indicators with parts, and lines; give the last row."""
    lines = {line.no: line for line in plan.lines}
    for criterion, _ in plan.criteria:
        _criterion(page, at, criterion)
        at += 1
        for provision in _in_order(criterion):
            if provision.no in lines:
                _line(page, at, plan, row, lines[provision.no])
            elif provision.parts:
                _heading(page, at, provision)
            else:
                continue
            at += 1
    return at - 1


def _in_order(criterion: Criterion) -> list[Provision]:
    return [provision for indicator in criterion.indicators for provision in indicator.walk()]


def _criterion(page: Page, at: int, criterion: Criterion) -> None:
    look = {"bold": True, "bg_color": GROUP_GROUND}
    said = f"Tiêu chí {criterion.no}. {criterion.name}" if criterion.counted else criterion.name
    page.sheet.set_row(at, 20)
    page.text(at, _FIRST, said, indent=1, right=0, **look)
    for column in range(_FIRST + 1, _LAST_COLUMN + 1):
        page.sheet.write_blank(at, column, None, page.styles.boxed(**look, left=0, right=0))


def _heading(page: Page, at: int, provision: Provision) -> None:
    """Write an indicator that follows from its parts: nothing to be filled in."""
    name = f"{plain_name(provision)}, gồm:"
    page.height(at, (name, _COLUMNS[1][1] - 2))
    page.text(at, _FIRST, provision.no, align="left", indent=1)
    page.text(at, _FIRST + 1, name, italic=True, text_wrap=True, indent=1)
    for column in range(_FIRST + 2, _LAST_COLUMN + 1):
        page.closed(at, column)


def _line(page: Page, at: int, plan: Plan, row: Row, line: Line) -> None:
    provision = line.provision
    name, demand, before = plain_name(provision), row.demands.get(line.no, ""), row.before.get(line.no)
    measure = provision.measure or ""
    page.height(at, (name, _COLUMNS[1][1] - 2), (demand, _COLUMNS[3][1]))
    page.code(at, 0, pack(thread=row.unit.thread, code=row.unit.code, no=line.no, measure=measure))
    page.text(at, _FIRST, line.no, align="left", indent=1)
    page.text(at, _FIRST + 1, name, text_wrap=True, indent=1)
    page.text(at, _FIRST + 2, say_unit(provision.unit), align="center", text_wrap=True, font_size=10)
    page.text(at, _FIRST + 3, demand, align="center", text_wrap=True, font_size=10)
    page.text(at, _FIRST + 4, told(before) if before else "", align="center", shrink=True)
    page.text(at, _FIRST + 5, say_day(before.as_of) if before else "", align="center", font_size=10)
    if line.no in row.derived:
        page.closed(at, _PARTS[Part.VALUE], row.derived[line.no])
        page.closed(at, _PARTS[Part.NUMERATOR])
        page.closed(at, _PARTS[Part.DENOMINATOR])
        page.text(at, _PARTS[Part.NOTE], DERIVED, text_wrap=True, font_size=9, italic=True)
        return
    for part, column in _PARTS.items():
        if part is not Part.NOTE and part not in line.parts:
            page.closed(at, column)
            continue
        page.input(at, column, part, row.now.get(line.no), wide=True)
        check = rule(line.kind, part, provision.unit)
        if check is not None:
            page.sheet.data_validation(at, column, at, column, check)


def _wrong_looks_red(page: Page, first: int, last: int) -> None:
    """Let a numerator above its denominator show at once."""
    page.warn(first, last, _PARTS[Part.NUMERATOR])
