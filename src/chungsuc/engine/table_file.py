"""Rows out of a CSV file as people save it: UTF-8 with or without BOM; comma, semicolon or tab."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from chungsuc.engine.file_errors import ColumnMissing, ColumnTwice, FileUnreadable, InputFaults, RowTooLong
from chungsuc.errors import ChungSucError, Where, why_unreadable


class Row(NamedTuple):
    """One row: its line in the file, and its cells in the order of the columns asked for (absent: empty)."""

    line: int
    cells: tuple[str, ...]


class TableFile:
    """A CSV file whose header names its columns, in any order; faults are collected, with file and line.

    ``optional`` columns may be absent; columns of other names are left out and named in ``ignored``.

    Raises:
        InputFaults: the file cannot be read, or a required column is missing.
    """

    def __init__(self, path: Path, required: Sequence[str], optional: Sequence[str] = ()) -> None:
        self.name = path.name
        self.faults: list[ChungSucError] = []
        self._lines = io.StringIO(self._text(path), newline="")
        self._wanted = (*required, *optional)
        header_line = self._lines.readline()
        self._delimiter = max(",;\t", key=header_line.count)
        self.header = [cell.strip().casefold() for cell in next(self._cells([header_line]), [])]
        missing = [column for column in required if column not in self.header]
        if missing:
            found, expected = ", ".join(self.header) or "–", self._delimiter.join(self._wanted)
            fault = ColumnMissing(
                missing=", ".join(missing), found=found, expected=expected, where=Where(file=self.name, line=1)
            )
            raise InputFaults([fault])
        twice = [column for column in self._wanted if self.header.count(column) > 1]
        if twice:
            raise InputFaults([ColumnTwice(columns=", ".join(twice), where=Where(file=self.name, line=1))])
        self.ignored = [column for column in self.header if column and column not in self._wanted]

    def rows(self) -> Iterator[Row]:
        """Give the rows that have anything in them; a row with too many cells is a fault."""
        places = [self.header.index(column) if column in self.header else -1 for column in self._wanted]
        width = len(self.header)
        for here, cells in self._numbered():
            if not any(cells):
                continue
            if len(cells) > width and any(cells[width:]):
                self.fault(RowTooLong(cells=len(cells), columns=width, where=self.where(here)))
                continue
            if len(cells) < width:
                cells += [""] * (width - len(cells))
            yield Row(here, tuple([cells[place].strip() if place >= 0 else "" for place in places]))

    def _numbered(self) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(self._lines, delimiter=self._delimiter)
        line = 2
        try:
            for cells in reader:
                yield line, cells
                line = reader.line_num + 2
        except csv.Error:
            raise self._no_table(line) from None

    def _cells(self, lines: list[str]) -> Iterator[list[str]]:
        try:
            yield from csv.reader(lines, delimiter=self._delimiter)
        except csv.Error:
            raise self._no_table(1) from None

    def _no_table(self, line: int) -> InputFaults:
        """Say that a cell never ends: the one thing that the reader of CSV refuses."""
        cause = "một ô dài quá mức, có lẽ thiếu dấu ngoặc kép đóng"
        cause_en = "a cell is far too long; perhaps a closing quote is missing"
        return InputFaults([FileUnreadable(cause=cause, cause_en=cause_en, where=Where(file=self.name, line=line))])

    def where(self, line: int, unit: str | None = None) -> Where:
        return Where(file=self.name, line=line, unit=unit)

    def fault(self, fault: ChungSucError) -> None:
        self.faults.append(fault)

    def _text(self, path: Path) -> str:
        try:
            return path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            cause, cause_en = why_unreadable(error)
        raise InputFaults([FileUnreadable(cause=cause, cause_en=cause_en, where=Where(file=str(path)))])


def unit_name(text: str) -> str:
    """Bring a unit's name to one form: NFC, single spaces; case and diacritics stay."""
    return " ".join(unicodedata.normalize("NFC", text).split())
