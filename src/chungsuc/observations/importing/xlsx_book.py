"""An XLSX workbook and its sheets (ECMA-376, part 1, chapter 18)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError

from chungsuc.observations.file_errors import FileBroken
from chungsuc.observations.importing.cells import Progress, Row, Sheet, no_progress
from chungsuc.observations.importing.xlsx_parts import (
    Context,
    children_named,
    formats_of,
    parsed,
    relations_of,
    shared_texts,
)
from chungsuc.observations.importing.xlsx_rows import sheet_rows

WORKBOOK = "xl/workbook.xml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_UNREADABLE = (ET.ParseError, BadZipFile, ZlibError, KeyError, ValueError, IndexError, ArithmeticError, EOFError)


def xlsx_sheets(path: Path, archive: ZipFile, progress: Progress = no_progress) -> Iterator[Sheet]:
    """Give the sheets in the order of their tabs; rows are read from the archive while they are asked for.

    Raises:
        FileBroken: a part is missing, or is not the XML that it should be; it may come while rows are read.
    """
    with broken(path):
        workbook = parsed(archive, WORKBOOK)
        targets = relations_of(archive)
        properties = next(children_named(workbook, "workbookPr"), None)
        context = Context(
            shared=shared_texts(archive, targets.get("sharedStrings")),
            formats=formats_of(archive, targets.get("styles")),
            since_1904=properties is not None and properties.get("date1904") in {"1", "true"},
        )
        listed = [(element, _target(element, targets)) for element in children_named(workbook, "sheet")]
        total = sum(archive.getinfo(part).file_size for _, part in listed if part is not None)
    done = 0
    for element, part in listed:
        if part is None:
            continue  # a chart sheet
        rows = _guarded(path, sheet_rows(archive, part, context, partial(_shifted, progress, done, total)))
        yield Sheet(element.get("name", ""), rows, hidden=element.get("state", "visible") != "visible")
        done += archive.getinfo(part).file_size


@contextmanager
def broken(path: Path) -> Iterator[None]:
    """Turn what the zip and XML readers raise into ``FileBroken``."""
    try:
        yield
    except _UNREADABLE as error:
        raise FileBroken(name=path.name, detail=error) from error


def _guarded(path: Path, rows: Iterator[Row]) -> Iterator[Row]:
    with broken(path):
        yield from rows


def _target(sheet: ET.Element, targets: dict[str, str]) -> str | None:
    part = targets[sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or ""]
    return part if "worksheets/" in part else None


def _shifted(progress: Progress, before: int, total: int, done: int) -> None:
    progress(before + done, total)
