"""A sheet with a row for each unit and a column for each indicator, of all criteria or of one (biểu nhiều xã)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from chungsuc.exchange.workbook.codes import LOOK, Part, pack
from chungsuc.exchange.workbook.head import SHEET_CODE_ROW, write_top
from chungsuc.exchange.workbook.page import Page, lines_of, rule
from chungsuc.exchange.workbook.plan import Line, Plan, Row
from chungsuc.exchange.workbook.words import (
    CODE,
    DEMAND,
    DISTRICT,
    HEADS,
    MEASURED_IN,
    ORDER,
    UNCHECKED_NOTE,
    UNIT,
    capital,
    told_with_day,
)
from chungsuc.law.numbers import say_unit
from chungsuc.law.prose import plain_name
from chungsuc.reports.criteria.sheet import A3, GROUP_GROUND, Styles

_FIRST = 1  # before it the hidden codes
_DEPENDS = "tùy đặc điểm từng đơn vị"


class Column(NamedTuple):
    """One column to be filled in: a part of an indicator."""

    line: Line
    part: Part
    width: float


class Frame:
    """Where things stand on the sheet: the columns of the unit, those of the indicators, the rows of the head."""

    def __init__(self, plan: Plan, lines: Sequence[Line], *, parts: bool) -> None:
        self.plan, self.parts = plan, parts
        self.left = [(ORDER, 5.0), (CODE, 8.0), (UNIT, 24.0), *([(DISTRICT, 20.0)] if plan.districts else [])]
        self.start = _FIRST + len(self.left)
        self.columns = _columns_of(lines, parts=parts)
        self.note = self.start + len(self.columns)

    def placed(self) -> list[tuple[int, Column]]:
        return list(enumerate(self.columns, self.start))


def write_grid(sheet: Worksheet, styles: Styles, plan: Plan, lines: Sequence[Line], *, parts: bool) -> None:
    """Write a sheet to be filled in; ``parts`` gives numerator and denominator columns of their own."""
    page, frame = Page(sheet, styles), Frame(plan, lines, parts=parts)
    codes = {at: _column_code(column) for at, column in frame.placed()} | {frame.note: pack(part=Part.NOTE)}
    head = write_top(page, plan, capital(plan.where), codes, _notes(plan, lines))
    first = _head(page, frame, head, note=True)
    for index, row in enumerate(plan.rows):
        _row(page, frame, first + index, index + 1, row)
    last = first + len(plan.rows) - 1
    for at, column in frame.placed():
        check = rule(column.line.kind, column.part, column.line.provision.unit)
        if check is not None:
            sheet.data_validation(first, at, last, at, check)
        if column.part is Part.NUMERATOR:
            page.warn(first, last, at)
    _finish(page, frame, head, first, last, frame.note)
    page.protect()


def write_latest(sheet: Worksheet, styles: Styles, plan: Plan) -> None:
    """Write a sheet to look at: what is on record of each unit, with its day where that is another."""
    page, frame = Page(sheet, styles), Frame(plan, plan.lines, parts=False)
    sheet.set_row(SHEET_CODE_ROW, 15, None, {"hidden": True})
    page.code(SHEET_CODE_ROW, 0, pack(kind=LOOK))
    page.bare(1, _FIRST, "SỐ ĐÃ CÓ TRONG HỆ THỐNG (chỉ để xem)", bold=True, font_size=16)
    page.bare(2, _FIRST, "Số gần nhất đến ngày của biểu; số của ngày khác có ghi ngày. Ô trống là chưa có số.")
    first = _head(page, frame, 4, note=False)
    for index, row in enumerate(plan.rows):
        at = first + index
        _unit(page, frame, at, index + 1, row)
        for column, (line, _, _) in frame.placed():
            held = row.now.get(line.no) or row.before.get(line.no)
            said = row.derived.get(line.no) or (told_with_day(held, plan.day) if held else "")
            page.text(at, column, said, align="center", font_size=9, text_wrap=True)
    _finish(page, frame, 4, first, first + len(plan.rows) - 1, frame.note - 1)
    page.protect()


def _columns_of(lines: Sequence[Line], *, parts: bool) -> list[Column]:
    """Give the columns, wide enough that the title of a criterion with few of them fits over them."""
    found: list[Column] = []
    for _, group in groupby(lines, key=lambda line: line.criterion.no):
        pairs = [(line, part) for line in group for part in (line.parts if parts else (Part.VALUE,))]
        usual = {True: 10.0, False: 14.0}
        widths = [usual[parts and len(line.parts) > 1] for line, _ in pairs]
        more = max(0.0, len(_title(pairs[0][0])) * 1.15 - sum(widths)) / len(pairs)
        found += [Column(line, part, width + more) for (line, part), width in zip(pairs, widths, strict=True)]
    return found


def _column_code(column: Column) -> str:
    provision = column.line.provision
    return pack(no=provision.no, part=column.part, measure=provision.measure or "")


def _notes(plan: Plan, lines: Sequence[Line]) -> list[str]:
    return [UNCHECKED_NOTE] if any(_demand(plan, line).endswith("*") for line in lines) else []


def _demand(plan: Plan, line: Line) -> str:
    """Say what the law asks, where it asks the same of every unit."""
    said = {row.demands.get(line.no, "") for row in plan.rows}
    return next(iter(said)) if len(said) == 1 else _DEPENDS


# ── the head ─────────────────────────────────────────────────────────────────────────────────────────


def _head(page: Page, frame: Frame, top: int, *, note: bool) -> int:
    """Write criteria, numbers, names, units of measure, demands and, where there are, parts; give the next row."""
    sheet, styles = page.sheet, page.styles
    sheet.set_column(0, 0, 3, None, {"hidden": True})
    for at, (_, width) in enumerate(frame.left, _FIRST):
        sheet.set_column(at, at, width)
    for at, column in frame.placed():
        sheet.set_column(at, at, column.width)
    if note:
        sheet.set_column(frame.note, frame.note, 28)
    heights = _heights(frame)
    for index, height in enumerate(heights):
        row = top + index
        sheet.set_row(row, height)
        _left_head(page, frame, row, index)
        _indicators_head(page, frame, row, index)
        if note:
            sheet.write_string(row, frame.note, HEADS[Part.NOTE] if index == 1 else "", styles.head)
    return top + len(heights)


def _heights(frame: Frame) -> list[float]:
    """Give the heights of the rows of the head: what is longest must fit over its columns."""
    over: dict[str, float] = {}
    for column in frame.columns:
        over[column.line.no] = over.get(column.line.no, 0) + column.width
    lines = {column.line.no: column.line for column in frame.columns}
    names = max(lines_of(plain_name(lines[no].provision), width, size=9) for no, width in over.items())
    demands = max(lines_of(_demand(frame.plan, lines[no]), width, size=9) for no, width in over.items())
    return [20.0, 18.0, 12.5 * names + 6, 18.0, 12.5 * demands + 4, *([18.0] if frame.parts else [])]


def _left_head(page: Page, frame: Frame, row: int, index: int) -> None:
    said = {1: [name for name, _ in frame.left], 3: ["", "", MEASURED_IN], 4: ["", "", DEMAND]}.get(index, [])
    for offset in range(len(frame.left)):
        text = said[offset] if offset < len(said) else ""
        style = page.styles.head if index == 1 else page.styles.boxed(bg_color=GROUP_GROUND, italic=True, align="right")
        page.sheet.write_string(row, _FIRST + offset, text, style)


def _indicators_head(page: Page, frame: Frame, row: int, index: int) -> None:
    """Write one row of the head over all indicators; what several columns share stands over all of them."""
    if index == 5:
        for at, column in frame.placed():
            page.sheet.write_string(row, at, HEADS[column.part], page.styles.head_number)
        return
    criterion = index == 0
    for _, group in groupby(frame.placed(), key=lambda one: one[1].line.criterion.no if criterion else one[1].line.no):
        columns = [at for at, _ in group]
        line = frame.columns[columns[0] - frame.start].line
        text, more = _head_text(frame, line, index)
        style = page.styles.text(
            text, align="center", bg_color=GROUP_GROUND, text_wrap=True, **more
        )  # fmt: skip
        if len(columns) > 1:
            page.sheet.merge_range(row, columns[0], row, columns[-1], "", style)
        page.sheet.write_string(row, columns[0], text, style)


def _head_text(frame: Frame, line: Line, index: int) -> tuple[str, dict[str, object]]:
    match index:
        case 0:
            return _title(line), {"bold": True}
        case 1:
            return line.no, {"bold": True}
        case 2:
            return plain_name(line.provision), {"font_size": 9}
        case 3:
            return say_unit(line.provision.unit), {"font_size": 9}
        case _:
            return _demand(frame.plan, line), {"font_size": 9}


def _title(line: Line) -> str:
    criterion = line.criterion
    return f"Tiêu chí {criterion.no}. {criterion.name}" if criterion.counted else criterion.name


# ── the body ─────────────────────────────────────────────────────────────────────────────────────────


def _unit(page: Page, frame: Frame, at: int, number: int, row: Row) -> None:
    page.sheet.write_number(at, _FIRST, number, page.styles.boxed(align="center"))
    page.text(at, _FIRST + 1, row.unit.code, align="center", font_color="#5F6670")
    page.text(at, _FIRST + 2, capital(row.unit.full_name), indent=1)
    if len(frame.left) > 3:
        page.text(at, _FIRST + 3, capital(row.place), font_size=10, indent=1)


def _row(page: Page, frame: Frame, at: int, number: int, row: Row) -> None:
    page.code(at, 0, pack(thread=row.unit.thread, code=row.unit.code))
    _unit(page, frame, at, number, row)
    for column, (line, part, _) in frame.placed():
        if line.no in row.derived:
            page.closed(at, column, row.derived[line.no] if part is Part.VALUE else "")
        else:
            page.input(at, column, part, row.now.get(line.no), wide=frame.parts)
    page.input(at, frame.note, Part.NOTE, None, wide=True)


def _finish(page: Page, frame: Frame, top: int, first: int, last: int, right: int) -> None:
    sheet = page.sheet
    sheet.freeze_panes(first, frame.start)
    sheet.autofilter(first - 1, _FIRST, last, right)
    sheet.repeat_rows(top, first - 1)
    sheet.repeat_columns(_FIRST, frame.start - 1)
    if frame.parts:
        sheet.print_area(SHEET_CODE_ROW + 1, _FIRST, last, right)
        sheet.fit_to_pages(1, 0)
    else:  # on several pages side by side; place, day and set are in the margins of each
        sheet.print_area(top, _FIRST, last, right)
        sheet.set_print_scale(70)
        sheet.set_v_pagebreaks(_breaks(frame))
    page.set_up_print(frame.plan, paper=A3)


def _breaks(frame: Frame) -> list[int]:
    """Break pages between criteria, so that none is torn apart where it fits on one."""
    breaks, used = [], 0.0
    for _, group in groupby(frame.placed(), key=lambda placed: placed[1].line.criterion.no):
        columns = list(group)
        width = sum(column.width for _, column in columns)
        if used and used + width > 200:
            breaks.append(columns[0][0])
            used = 0.0
        used += width
    return breaks
