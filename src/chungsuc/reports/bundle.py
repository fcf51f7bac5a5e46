"""The gap reports of all communes of a scope at once: as one ZIP, or as one PDF (in hàng loạt).

They come one after the other, so that who waits sees how far it is; nothing but the result is held.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import pypdfium2

from chungsuc.figures.figure import Asked
from chungsuc.recognition.queries import PROGRAMME_TYPE
from chungsuc.reports.criteria.files import slug
from chungsuc.reports.gap.report import papers
from chungsuc.reports.official.files import files_of
from chungsuc.reports.official.model import OfficialPaper
from chungsuc.reports.official.pdf import pdf
from chungsuc.units.models import Level
from chungsuc.units.queries import units_at

Write = Callable[[str, OfficialPaper], None]
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the clock is in no file: the same reports make the same bytes


class BundleForm(StrEnum):
    """In which form many reports come (dạng tệp)."""

    ZIP = "zip"  # Word and PDF of each
    PDF = "pdf"  # all in one, to be printed


class Progress(NamedTuple):
    """How far it is; ``content`` comes with the last."""

    done: int
    whole: int
    name: str
    content: bytes | None = None


def gap_reports(asked: Asked, form: BundleForm, *, made_at: datetime) -> Iterator[Progress]:
    """Make the reports of all communes of a scope, commune by commune; the last step brings the file.

    Raises:
        NoCommunesHere, SetNotOfCommunes, UnknownSet, SetOfAnotherProvince, NoSetInForce, UnitNotInForce.
    """
    whole = units_at(asked.as_of, level=Level.COMMUNE, type=PROGRAMME_TYPE, within=asked.scope).count()
    write, finished = _zip() if form is BundleForm.ZIP else _one_pdf()
    done = 0
    for unit, paper in papers(asked, made_at=made_at):
        done += 1
        write(f"{unit.code}-{slug(unit.full_name)}", paper)
        yield Progress(done, max(whole, done), unit.full_name)
    yield Progress(done, done, "", finished())


def _zip() -> tuple[Write, Callable[[], bytes]]:
    out = io.BytesIO()
    archive = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)

    def write(name: str, paper: OfficialPaper) -> None:
        made = files_of(paper)
        for ending, content in (("pdf", made.pdf), ("docx", made.docx)):
            archive.writestr(zipfile.ZipInfo(f"{name}.{ending}", EARLIEST), content, zipfile.ZIP_DEFLATED)

    def finished() -> bytes:
        archive.close()
        return out.getvalue()

    return write, finished


def _one_pdf() -> tuple[Write, Callable[[], bytes]]:
    whole = pypdfium2.PdfDocument.new()

    def write(name: str, paper: OfficialPaper) -> None:
        with pypdfium2.PdfDocument(pdf(paper)) as one:
            whole.import_pages(one)

    def finished() -> bytes:
        out = io.BytesIO()
        whole.save(out)
        whole.close()
        return out.getvalue()

    return write, finished
