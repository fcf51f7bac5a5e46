"""The body of a paper in Word: paragraphs, headings, lists, tables, pictures (nội dung văn bản)."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from chungsuc.reports.official import docx_styles as s
from chungsuc.reports.official import docx_xml as x
from chungsuc.reports.official.docx_table import add_table
from chungsuc.reports.official.model import (
    Block,
    Heading,
    Items,
    Look,
    Paragraph,
    Picture,
    Table,
    Text,
    runs_of,
)

_LOOKS = {Look.BODY: s.BODY, Look.BASIS: s.BASIS, Look.CENTRED: s.CENTRED, Look.NOTE: s.NOTE, Look.CAPTION: s.CAPTION}


def add_text(place: Any, style: str, text: Text, *, bold: bool = False) -> Any:
    """Add a paragraph of a style to a document or a cell."""
    paragraph = place.add_paragraph(style=style)
    for run in runs_of(text):
        made = paragraph.add_run(run.text)
        if run.bold or bold:
            made.bold = True
        if run.italic:
            made.italic = True
    return paragraph


def add_blocks(document: Any, blocks: Iterable[Block], width: float, *, wide: bool = False) -> None:
    """Add blocks at the end of a document; ``width`` mm stand between the margins."""
    for block in blocks:
        match block:
            case Paragraph(text, look):
                add_text(document, _LOOKS[look], text)
            case Heading(text, level):
                add_text(document, s.HEADINGS[level - 1], text)
            case Items(texts):
                for text in texts:
                    add_text(document, s.DASH, text)
            case Table():
                add_table(document, block, width, wide=wide)
            case Picture():
                _add_picture(document, block)


def _add_picture(document: Any, picture: Picture) -> None:
    paragraph = document.add_paragraph(style=s.CAPTION)
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.data), width=Mm(picture.width))
    x.described(shape, picture.said)
    add_text(document, s.NOTE, picture.caption).alignment = WD_ALIGN_PARAGRAPH.CENTER
