"""How the files are written: CSV, XLSX, JSON; what a spreadsheet would run as a formula stays text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping

import xlsxwriter

from chungsuc.portal.files.about import SYNTHETIC, about_lines, about_plain
from chungsuc.portal.files.geo import as_geojson
from chungsuc.portal.files.table import COUNTS, FIRST, Table
from chungsuc.reports.criteria.plain import harmless

HEADS = {
    "key": ("Khóa đơn vị", "Key"), "code": ("Mã", "Code"), "name": ("Tên", "Name"), "type": ("Loại", "Type"),
    "district": ("Huyện", "District"), "title": ("Danh hiệu", "Title"), "met": ("Đạt", "Met"),
    "unmet": ("Chưa đạt", "Unmet"), "unknown": ("Chưa đủ căn cứ", "Unknown"),
    "not_applicable": ("Không áp dụng", "Not applicable"),
}  # fmt: skip
WIDTHS = (34, 8, 20, 10, 24, 12)


def as_csv(table: Table) -> bytes:
    """Write CSV that Excel opens with its accents; each line says of which day, release and kind it is."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    release = table.release
    writer.writerow([*table.columns, "as_of", "known_at", "set", "release", "synthetic", "checksum"])
    said = [release.day.isoformat(), release.made_at.isoformat(), table.about["set"], release.pk,
            "true" if release.synthetic else "false", release.checksum]  # fmt: skip
    for row in table.rows:
        writer.writerow([*(harmless(cell) if isinstance(cell, str) else cell for cell in row), *said])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_json(table: Table) -> bytes:
    rows = [dict(zip(table.columns, row, strict=False)) for row in table.rows]
    found = {"about": about_plain(table), "criteria": dict(table.criteria), "rows": rows}
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def as_xlsx(table: Table) -> bytes:
    """Write a workbook: the table with its heads in words, and a sheet that says what the file is."""
    out = io.BytesIO()
    place = ("vi", "en").index(table.language)
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": table.about["sentence_" + table.language][:200], "created": table.release.made_at
                             .replace(tzinfo=None)})  # fmt: skip
        _sheet(book, table, place)
        _about(book, table, place)
    return out.getvalue()


def _sheet(book: xlsxwriter.Workbook, table: Table, place: int) -> None:
    sheet = book.add_worksheet(("Số liệu", "Data")[place])
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E7F2ED", "border": 1})
    top = 1 if table.release.synthetic else 0
    if top:
        sheet.write_string(0, 0, SYNTHETIC[place], book.add_format({"bold": True, "font_color": "#B3261E"}))
    names = [HEADS[name][place] for name in (*FIRST, *COUNTS)] + [f"{no}. {name}" for no, name in table.criteria]
    for column, name in enumerate(names):
        sheet.write_string(top, column, name, head)
    for number, row in enumerate(table.rows, top + 1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, column, cell)
            else:
                sheet.write_string(number, column, cell)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(len(WIDTHS), len(names) - 1, 13)
    sheet.set_row(top, 48)
    sheet.freeze_panes(top + 1, 3)
    sheet.autofilter(top, 0, top + len(table.rows), len(names) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _about(book: xlsxwriter.Workbook, table: Table, place: int) -> None:
    sheet = book.add_worksheet(("Về tệp này", "About this file")[place])
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 42)
    sheet.set_column(1, 1, 96)
    for row, (name, value) in enumerate(about_lines(table)):
        sheet.write_string(row, 0, name, book.add_format({"bold": True, "valign": "top"}))
        sheet.write_string(row, 1, value, wrapped)


GEOJSON = "geojson"  # there where the release froze boundaries
FORMS: Mapping[str, Callable[[Table], bytes]] = {
    "csv": as_csv, "xlsx": as_xlsx, "json": as_json, GEOJSON: as_geojson,
}  # fmt: skip
