"""An official paper as DOCX that an office edits in Word: real styles, real header, repeating heads (bản Word)."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm

from chungsuc.reports.official import docx_styles as s
from chungsuc.reports.official import docx_xml as x
from chungsuc.reports.official import measures as m
from chungsuc.reports.official import words
from chungsuc.reports.official.cleaning import clean
from chungsuc.reports.official.docx_blocks import add_blocks, add_text
from chungsuc.reports.official.docx_head import add_foot, add_head, red
from chungsuc.reports.official.docx_table import add_table
from chungsuc.reports.official.fingerprint import about_lines, fingerprint
from chungsuc.reports.official.model import Annex, Cell, Column, OfficialPaper, Row, Table
from chungsuc.reports.official.naming import annex_number
from chungsuc.reports.official.numbering import numbered

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # the first day a ZIP knows: the bytes must not tell when they were packed


def docx_of(paper: OfficialPaper) -> bytes:
    """Set a paper as DOCX; the same bytes for the same paper."""
    paper = clean(paper)
    document: Any = docx.Document()
    s.style(document)
    _first_section(document, paper)
    add_head(document, paper)
    add_blocks(document, numbered(paper.blocks), m.text_width())
    add_foot(document, paper)
    for index, annex in enumerate(paper.annexes, 1):
        _add_annex(document, paper, annex, index)
    _add_about(document, paper)
    _properties(document, paper)
    out = io.BytesIO()
    document.save(out)
    return _packed(out.getvalue())


def _first_section(document: Any, paper: OfficialPaper) -> None:
    section = document.sections[0]
    _lay(section, landscape=False)
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = ""
    _number_and_mark(section, paper)
    if paper.synthetic:
        _mark(section.first_page_footer)


def _number_and_mark(section: Any, paper: OfficialPaper) -> None:
    """Give a section its own head and foot: some programs do not take them over from the section before."""
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    x.page_field(head)
    if paper.synthetic:
        _mark(section.footer)


def _mark(foot: Any) -> None:
    paragraph = foot.paragraphs[0]
    paragraph.style = s.MARK
    paragraph.add_run(words.SYNTHETIC_LONG).bold = True
    red(paragraph)


def _lay(section: Any, *, landscape: bool) -> None:
    width, height = m.PAGE[::-1] if landscape else m.PAGE
    section.orientation = WD_ORIENTATION.LANDSCAPE if landscape else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(m.TOP), Mm(m.BOTTOM)
    section.left_margin, section.right_margin = Mm(m.LEFT_WIDE if landscape else m.LEFT), Mm(m.RIGHT)
    section.header_distance = section.footer_distance = Mm(m.HEADER)


def _next_section(document: Any, paper: OfficialPaper, *, landscape: bool) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False  # its first page has a number too
    _lay(section, landscape=landscape)
    _number_and_mark(section, paper)


def _add_annex(document: Any, paper: OfficialPaper, annex: Annex, index: int) -> None:
    _next_section(document, paper, landscape=annex.landscape)
    add_text(document, s.ANNEX, annex_number(paper, index))
    add_text(document, s.ANNEX, annex.title.upper())
    add_text(document, s.ATTACHED, paper.attached_line)
    add_blocks(document, numbered(annex.blocks), m.text_width(annex.landscape), wide=annex.landscape)


def _add_about(document: Any, paper: OfficialPaper) -> None:
    _next_section(document, paper, landscape=False)
    add_text(document, s.ANNEX, words.ABOUT)
    rows = tuple(Row((Cell(name), Cell(value))) for name, value in about_lines(paper))
    add_table(document, Table((Column(1), Column(2.6)), (), rows), m.text_width())
    for note in paper.about.notes:
        add_text(document, s.NOTE, note)


def _properties(document: Any, paper: OfficialPaper) -> None:
    made = paper.about.made_at
    day = datetime(paper.dated.year, paper.dated.month, paper.dated.day) if paper.dated else made.replace(tzinfo=None)  # noqa: DTZ001
    core = document.core_properties
    core.title, core.subject, core.language = paper.title, paper.subject.replace("\n", " "), "vi-VN"
    core.author = core.last_modified_by = " ".join(paper.issuer.name)
    core.created = core.modified = day.replace(microsecond=0)
    core.comments = f"SHA-256 {fingerprint(paper)}"
    core.keywords = words.SYNTHETIC if paper.synthetic else ""
    core.revision = 1
    # The template's own picture and the name of its program are not ours.
    for key, relation in list(document.part.package.rels.items()):
        if relation.reltype in (RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL):
            del document.part.package.rels[key]


def _packed(data: bytes) -> bytes:
    """Pack the parts again without the hour of the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()
