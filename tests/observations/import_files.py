"""Files that the tests of the import write: CSV, XLSX by another library, and broken ones."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

Cells = Sequence[Sequence[object]]
END_2023 = date(2023, 12, 31)
SET = "QD318-2022/xa"


def write_csv(path: Path, rows: Cells, *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def write_xlsx(path: Path, sheets: dict[str, Cells]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(r, c, value, day)  # type: ignore[arg-type]
                    elif value is not None:
                        sheet.write(r, c, value)
    return path
