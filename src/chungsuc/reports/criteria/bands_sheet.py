"""The sheet "T2": units by how many criteria they meet."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from chungsuc.figures.sentences import titles_in
from chungsuc.figures.shares import Share
from chungsuc.figures.tables import BandsRow, BandsTable, CriteriaTable
from chungsuc.reports.criteria.notes import capital
from chungsuc.reports.criteria.sheet import A3, GROUP_GROUND, Styles, set_up_print, write_head
from chungsuc.reports.criteria.words import Labels

FIRST = 3  # columns before the bands: number, name, units


def write_bands(sheet: Worksheet, styles: Styles, bands: BandsTable, table: CriteriaTable, labels: Labels) -> None:
    """Write T2: count and share in each band, then titles and the average; the whole scope last."""
    noun = labels.nouns[table.about.law.subject]
    head = write_head(sheet, styles, labels.title_t2.format(noun=noun.upper()), table, labels)
    pairs = [labels.band.format(band=band.label(labels.language)) for band in bands.bands]
    titles = [labels.title_or_higher.format(title=titles_in(labels.language)[title]) for title in bands.titles]
    singles = [labels.with_unknown.format(noun=noun), labels.average.format(noun=noun)]
    last = FIRST + 2 * (len(pairs) + len(titles)) + len(singles) - 1
    _head(sheet, styles, head, [*pairs, *titles], singles, labels, noun)
    row = head + 2
    for number, group_row in enumerate(bands.rows, 1):
        name = capital(group_row.group.name) if group_row.group else ""
        _row(sheet, styles, row, number, name, group_row)
        row += 1
    whole = capital(labels.all_units.format(type=table.about.scope.type))
    _row(sheet, styles, row, None, whole, bands.total)
    if bands.rows:
        sheet.autofilter(head + 1, 0, row - 1, last)
    sheet.freeze_panes(head + 2, 2)
    sheet.repeat_rows(head, head + 1)
    sheet.print_area(0, 0, row, last)
    set_up_print(sheet, table, labels, paper=A3, landscape=True)


def _head(
    sheet: Worksheet, styles: Styles, row: int, pairs: list[str], singles: list[str], labels: Labels, noun: str
) -> None:
    sheet.set_row(row, 50)
    sheet.set_row(row + 1, 30)
    for at, (name, width) in enumerate([(labels.number, 6), (labels.unit, 28), (labels.count.format(noun=noun), 9)]):
        sheet.set_column(at, at, width)
        sheet.write_string(row, at, capital(name), styles.head_top)
        sheet.write_blank(row + 1, at, None, styles.head_bottom)
    at = FIRST
    for name in pairs:
        sheet.set_column(at, at + 1, 9)
        sheet.merge_range(row, at, row, at + 1, name, styles.head)
        sheet.write_string(row + 1, at, labels.count.format(noun=noun), styles.head)
        sheet.write_string(row + 1, at + 1, labels.share, styles.head)
        at += 2
    for name in singles:
        sheet.set_column(at, at, 14)
        sheet.write_string(row, at, capital(name), styles.head_top)
        sheet.write_blank(row + 1, at, None, styles.head_bottom)
        at += 1


def _row(sheet: Worksheet, styles: Styles, row: int, number: int | None, name: str, line: BandsRow) -> None:
    look = {"bold": True, "bg_color": GROUP_GROUND} if number is None else {}
    amount = styles.boxed(align="center", **look)
    sheet.set_row(row, 20)
    if number is None:
        sheet.write_blank(row, 0, None, amount)
    else:
        sheet.write_number(row, 0, number, amount)
    sheet.write_string(row, 1, name, styles.text(name, **look))
    sheet.write_number(row, 2, line.units, amount)
    percent = styles.boxed(align="center", num_format="0.0%", **look)
    at = FIRST
    shares = [line.share(index) for index in range(len(line.counts))]
    for share in [*shares, *(Share(count, line.units) for count in line.titles)]:
        sheet.write_number(row, at, share.part, amount)
        sheet.write_number(row, at + 1, share.part / share.whole if share.whole else 0, percent)
        at += 2
    sheet.write_number(row, at, line.with_unknown, amount)
    mean = line.average.total / line.average.over if line.average.over else 0
    sheet.write_number(row, at + 1, mean, styles.boxed(align="center", num_format="0.0", **look))
