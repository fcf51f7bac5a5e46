"""The sheet "Về tệp này": what the file is, where it comes from, how its words are meant."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from chungsuc.figures.tables import CriteriaTable
from chungsuc.reports.criteria.notes import about_lines, cautions, definitions
from chungsuc.reports.criteria.sheet import A4, GROUP_GROUND, Styles, set_up_print
from chungsuc.reports.criteria.words import Labels

VALUE_WIDTH = 88


def write_about(sheet: Worksheet, styles: Styles, table: CriteriaTable, labels: Labels) -> None:
    """Write the cautions, then pairs of name and value, then the definitions."""
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 1, VALUE_WIDTH)
    sheet.write_string(0, 0, labels.about_heading, styles.of(bold=True, font_size=16))
    sheet.set_row(0, 24)
    row = 1
    for caution in cautions(table, labels):
        sheet.write_string(row, 0, caution, styles.of(bold=True, font_color="#B3261E"))
        row += 1
    row += 1
    for name, value in about_lines(table, labels):
        _pair(sheet, styles, row, name, value)
        row += 1
    row += 1
    sheet.write_string(row, 0, labels.definitions, styles.of(bold=True, font_size=13))
    for name, value in definitions(labels):
        row += 1
        _pair(sheet, styles, row, name, value)
    sheet.print_area(0, 0, row, 1)
    set_up_print(sheet, table, labels, paper=A4, landscape=True)


def _pair(sheet: Worksheet, styles: Styles, row: int, name: str, value: str | int) -> None:
    sheet.write_string(row, 0, name, styles.boxed(bg_color=GROUP_GROUND, valign="top", text_wrap=True))
    look = {"valign": "top", "align": "left", "text_wrap": True}
    if isinstance(value, int):
        sheet.write_number(row, 1, value, styles.boxed(**look))
        return
    sheet.write_string(row, 1, value, styles.text(value, **look))
    sheet.set_row(row, 15.5 * max(1, -(-len(value) // VALUE_WIDTH)))
