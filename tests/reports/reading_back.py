"""Reads what a report wrote: the text of a DOCX and of a PDF, the cells of a workbook."""

from __future__ import annotations

import io

import docx
import openpyxl
from docx.oxml.ns import qn
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from chungsuc.reports.official.model import OfficialPaper
from chungsuc.reports.official.pdf import pdf
from chungsuc.reports.official.word import docx_of


def in_word(paper: OfficialPaper) -> str:
    """The whole Word file as one line of text."""
    body = docx.Document(io.BytesIO(docx_of(paper))).element.body
    lines = ("".join(text.text or "" for text in line.iter(qn("w:t"))) for line in body.iter(qn("w:p")))
    return " ".join(" ".join(lines).split())


def in_pdf(paper: OfficialPaper) -> str:
    """The whole PDF as one line of text."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf(paper))).pages).split())


def sheet(book: bytes, name: str) -> list[list[object]]:
    """The rows of a sheet with their types, as another program reads the stored values."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [list(row) for row in rows]


def table(book: bytes, name: str, first: str) -> tuple[list[object], list[list[object]]]:
    """The head of the table whose first column is ``first``, and the rows below it up to an empty one."""
    rows = sheet(book, name)
    top = next(at for at, row in enumerate(rows) if row[0] == first)
    below = rows[top + 1 :]
    end = next((at for at, row in enumerate(below) if not any(cell != "" for cell in row)), len(below))
    return rows[top], below[:end]


def formulas(book: bytes, name: str) -> dict[str, str]:
    """The formulas of a sheet by cell."""
    found = openpyxl.load_workbook(io.BytesIO(book))[name]
    return {
        cell.coordinate: cell.value
        for row in found.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    }
