"""The sheet "T1": units by criteria."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from chungsuc.figures.shares import Share
from chungsuc.figures.tables import CriteriaTable, Group, Row
from chungsuc.reports.criteria.carried_notes import marked
from chungsuc.reports.criteria.notes import capital
from chungsuc.reports.criteria.sheet import A3, GROUP_GROUND, Styles, set_up_print, write_head
from chungsuc.reports.criteria.signs import SIGNS
from chungsuc.reports.criteria.words import Labels

FIRST = 3  # columns before the criteria: number, code, name
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def write_criteria(sheet: Worksheet, styles: Styles, table: CriteriaTable, labels: Labels) -> None:
    """Write T1: two head rows that repeat on paper, a row per unit, then the totals."""
    top = write_head(sheet, styles, labels.title_t1, table, labels)
    _legend(sheet, styles, top, labels)
    head = top + 2
    _head(sheet, styles, head, table, labels)
    row = _body(sheet, styles, head + 2, table, labels)
    last = _last_column(table)
    sheet.autofilter(head + 1, 0, row - 1, last + (1 if _named(table) else 0))
    end = _totals(sheet, styles, row, table, labels)
    sheet.freeze_panes(head + 2, FIRST)
    sheet.repeat_rows(head, head + 1)
    sheet.print_area(0, 0, end - 1, last)
    set_up_print(sheet, table, labels, paper=A3, landscape=True)


def _named(table: CriteriaTable) -> bool:
    return any(row.group for row in table.rows)


def _last_column(table: CriteriaTable) -> int:
    return FIRST + len(table.columns) + 3


def _legend(sheet: Worksheet, styles: Styles, row: int, labels: Labels) -> None:
    sheet.write_string(row, 0, labels.legend, styles.of(italic=True))
    for index, (status, word) in enumerate(labels.statuses.items()):
        at = FIRST + index * 4
        sheet.write_string(row, at, SIGNS[status].sign, styles.status(status))
        sheet.write_string(row, at + 1, word, styles.of(italic=True))


def _head(sheet: Worksheet, styles: Styles, row: int, table: CriteriaTable, labels: Labels) -> None:
    sheet.set_row(row, 150)
    sheet.set_row(row + 1, 16)
    fixed = [(labels.number, 5.0), (labels.code, 8.0), (labels.unit, 24.0)]
    for at, (name, width) in enumerate(fixed):
        sheet.set_column(at, at, width)
        sheet.write_string(row, at, name, styles.head_top)
        sheet.write_blank(row + 1, at, None, styles.head_bottom)
    for at, column in enumerate(table.columns, FIRST):
        sheet.set_column(at, at, 6.3)
        sheet.write_string(row, at, column.name, styles.head_rotated)
        sheet.write_string(row + 1, at, column.no, styles.head_number)
    after = FIRST + len(table.columns)
    for at, (name, width) in enumerate(
        [(labels.met, 8.5), (labels.change, 8.5), (labels.unknown, 8.5), (labels.title, 12.0)], after
    ):
        sheet.set_column(at, at, width)
        sheet.write_string(row, at, name, styles.head_top)
        sheet.write_blank(row + 1, at, None, styles.head_bottom)
    if _named(table):
        # Beside the printed page: every row names its district, so that a filter can choose one.
        at = _last_column(table) + 1
        sheet.set_column(at, at, 26)
        sheet.write_string(row, at, labels.group, styles.head)
        sheet.write_blank(row + 1, at, None, styles.head_bottom)


def _body(sheet: Worksheet, styles: Styles, row: int, table: CriteriaTable, labels: Labels) -> int:
    number = 0
    for index, group in enumerate(table.groups or (None,), 1):
        if group:
            _group(sheet, styles, row, index, group, table)
            row += 1
        for unit in table.rows_of(group):
            number += 1
            _unit(sheet, styles, row, number, unit, labels, with_group=_named(table))
            row += 1
    return row


def _group(sheet: Worksheet, styles: Styles, row: int, index: int, group: Group, table: CriteriaTable) -> None:
    style = styles.boxed(bold=True, bg_color=GROUP_GROUND)
    name = capital(group.name)
    sheet.write_string(row, 0, roman(index), styles.boxed(bold=True, bg_color=GROUP_GROUND, align="center"))
    sheet.write_string(row, 1, group.code, style)
    sheet.write_string(row, 2, name, styles.text(name, bold=True, bg_color=GROUP_GROUND))
    for at in range(FIRST, _last_column(table) + 1):
        sheet.write_blank(row, at, None, style)
    sheet.write_string(row, _last_column(table) + 1, name, styles.text(name))


def _unit(
    sheet: Worksheet, styles: Styles, row: int, number: int, unit: Row, labels: Labels, *, with_group: bool
) -> None:
    amount = styles.boxed(align="center")
    sheet.write_number(row, 0, number, amount)
    sheet.write_string(row, 1, unit.code, styles.boxed(align="center", font_color="#5F6670"))
    name = marked(unit, capital(unit.name))
    sheet.write_string(row, 2, name, styles.text(name))
    for at, cell in enumerate(unit.cells, FIRST):
        sheet.write_string(row, at, SIGNS[cell].sign, styles.status(cell))
    after = FIRST + len(unit.cells)
    sheet.write_number(row, after, unit.met, styles.boxed(align="center", bold=True))
    if unit.change is None:
        sheet.write_blank(row, after + 1, None, amount)
    else:
        sheet.write_number(row, after + 1, unit.change, styles.boxed(align="center", num_format="+0;-0;0"))
    sheet.write_number(row, after + 2, unit.unknown, styles.boxed(align="center", num_format="0;-0;;"))
    title = labels.titles[unit.title] if unit.title else ""
    sheet.write_string(row, after + 3, title, styles.boxed(align="center"))
    if with_group and unit.group:
        name = capital(unit.group.name)
        sheet.write_string(row, after + 4, name, styles.text(name))


def _totals(sheet: Worksheet, styles: Styles, row: int, table: CriteriaTable, labels: Labels) -> int:
    noun, after = labels.nouns[table.about.law.subject], FIRST + len(table.columns)
    kinds = [
        (labels.total_met, [total.met for total in table.totals], True),
        (labels.total_unmet, [total.unmet for total in table.totals], False),
        (labels.total_unknown, [total.unknown for total in table.totals], False),
        (labels.total_not_applicable, [total.not_applicable for total in table.totals], False),
    ]
    for label, counts, always in kinds:
        if always or any(counts):
            _total_row(sheet, styles, row, label.format(noun=noun), after, bold=always)
            for at, count in enumerate(counts, FIRST):
                sheet.write_number(row, at, count, styles.boxed(align="center", bold=always))
            row += 1
        if always:
            _share_row(sheet, styles, row, [total.share for total in table.totals], table, labels)
            row += 1
    _total_row(sheet, styles, row, labels.average.format(noun=noun), after, bold=True)
    if table.average.over:
        mean = table.average.total / table.average.over
        sheet.write_number(row, after, mean, styles.boxed(align="center", bold=True, num_format="0.0"))
    if table.change is not None:
        sheet.write_number(row, after + 1, table.change, styles.boxed(align="center", bold=True, num_format="+0;-0;0"))
    sheet.write_number(row, after + 2, table.unknown_cells, styles.boxed(align="center", bold=True))
    return row + 1


def _share_row(
    sheet: Worksheet, styles: Styles, row: int, shares: list[Share], table: CriteriaTable, labels: Labels
) -> None:
    noun = labels.nouns[table.about.law.subject]
    label = labels.total_share.format(noun=noun, n=len(table.rows))
    _total_row(sheet, styles, row, label, FIRST + len(shares), bold=False)
    percent = styles.boxed(align="center", num_format="0.0%", font_size=9)
    for at, share in enumerate(shares, FIRST):
        if share.whole:
            sheet.write_number(row, at, share.part / share.whole, percent)


def _total_row(sheet: Worksheet, styles: Styles, row: int, label: str, after: int, *, bold: bool) -> None:
    style = styles.boxed(bold=bold, bg_color=GROUP_GROUND)
    sheet.write_blank(row, 0, None, style)
    sheet.write_blank(row, 1, None, style)
    sheet.write_string(row, 2, capital(label), styles.boxed(bold=bold, bg_color=GROUP_GROUND, shrink=True))
    for at in range(FIRST, after + 4):
        sheet.write_blank(row, at, None, styles.boxed(align="center"))


def roman(number: int) -> str:
    """Write a small number in Roman numerals, as the office numbers its districts: 4 → ``IV``."""
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
