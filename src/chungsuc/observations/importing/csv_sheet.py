"""A CSV file as one sheet, read line by line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import BinaryIO, TextIO

from chungsuc.errors import Where
from chungsuc.observations.file_errors import EncodingUnknown, FileBroken
from chungsuc.observations.importing.cells import Progress, Row, Sheet, no_progress

_SAMPLE = 1 << 16
_DELIMITERS = ",;\t|"


@contextmanager
def csv_sheet(path: Path, progress: Progress = no_progress) -> Iterator[Sheet]:
    """Open a CSV file in UTF-8, or in UTF-16 with its mark; the delimiter is found out from the first lines.

    Raises:
        EncodingUnknown: other bytes; FileBroken: not a table of text. Both may come while rows are read.
    """
    with path.open("rb") as raw:
        encoding = "utf-16" if raw.read(2) in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
        raw.seek(0)
        with path.open(encoding=encoding, newline="") as text:
            try:
                delimiter = _delimiter(text.read(_SAMPLE))
                text.seek(0)
            except UnicodeError as error:
                raise _encoding(path, error) from error
            yield Sheet(path.name, _rows(path, text, delimiter, progress))


def _delimiter(sample: str) -> str:
    """Give the delimiter by which the lines of a sample fall into most columns."""
    lines = [line for line in sample.splitlines()[:50] if line.strip()]
    if not lines:
        return ","

    def columns(delimiter: str) -> float:
        return median(len(row) for row in csv.reader(lines, delimiter=delimiter))

    return max(_DELIMITERS, key=columns)


def _rows(path: Path, text: TextIO, delimiter: str, progress: Progress) -> Iterator[Row]:
    total = path.stat().st_size
    raw: BinaryIO = text.buffer
    try:
        for number, cells in enumerate(csv.reader(text, delimiter=delimiter, strict=True), start=1):
            if not number % 2_000:
                progress(raw.tell(), total)
            if any("\0" in cell for cell in cells):  # UTF-16 without its mark is full of them; PostgreSQL takes none
                raise EncodingUnknown(
                    where=Where(line=number), name=path.name, byte="0x00", position=",".join(cells).index("\0")
                )
            yield Row(number, cells)
    except UnicodeError as error:
        raise _encoding(path, error) from error
    except csv.Error as error:
        raise FileBroken(name=path.name, detail=error) from error
    progress(total, total)


def _encoding(path: Path, error: UnicodeError) -> EncodingUnknown:
    if isinstance(error, UnicodeDecodeError):
        return EncodingUnknown(name=path.name, byte=f"0x{error.object[error.start]:02x}", position=error.start)
    return EncodingUnknown(name=path.name, byte="?", position="?")
