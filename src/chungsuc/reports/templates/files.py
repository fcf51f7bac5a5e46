"""Templates as files: plain text, or Word with our own styles, read and written (tệp mẫu).

In Word the paper's own styles carry what marks carry in text: headings, dashes, small print, the name of an annex. So
an office may open the shipped template in Word, edit it there, and hand it in.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm

from chungsuc.reports.official import docx_styles as s
from chungsuc.reports.official import measures as m
from chungsuc.reports.templates.errors import NotATemplate
from chungsuc.reports.templates.filling import LIMIT
from chungsuc.reports.templates.model import Template

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HEAD = "Phần đầu của mẫu"
_MARKS = {"Heading 1": "# ", "Heading 2": "## ", "Heading 3": "### ", s.DASH: "- ", s.NOTE: "> "}
_MOST = 5_000_000


def read_template(name: str, data: bytes) -> Template:
    """Read a template out of a file; its name without the ending is that of the template.

    Raises:
        NotATemplate: neither text in UTF-8 nor Word.
    """
    stem, ending = PurePath(name).stem, PurePath(name).suffix.lower()
    if len(data) > _MOST:
        raise NotATemplate(name=name, reason="Tệp quá lớn / the file is too large.")
    if ending == ".docx" or data[:4] == b"PK\x03\x04":
        return Template(stem, _of_word(name, data))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotATemplate(name=name, reason="Tệp không phải văn bản UTF-8 / not UTF-8.") from error
    if "\x00" in text:
        raise NotATemplate(name=name, reason="Tệp không phải văn bản / not a text.")
    return Template(stem, text)


# ── out of Word ──────────────────────────────────────────────────────────────────────────────────────


def _of_word(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > 20 * _MOST:
                raise NotATemplate(name=name, reason="Nội dung nén quá lớn / too much inside.")
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise NotATemplate(name=name, reason="Tệp Word hỏng / the Word file is broken.") from error
    head: list[str] = []
    body: list[str] = []
    last = ""
    for paragraph in document.paragraphs:
        style = paragraph.style.name if paragraph.style else ""
        if style == _HEAD:
            head.append(paragraph.text)
        elif text := _line(paragraph, style):
            # A loop around the lines of a list stays close to them: a blank line would make a list of each.
            tight = bool(body) and s.DASH in (style, last) and (style == last or _steers(text) or _steers(body[-1]))
            body += [text] if tight else ["", text]
        last = style
    front = ["---", *head, "---"] if head else []
    return "\n".join([*front, *body])[: LIMIT + 1].strip("\n") + "\n"


def _steers(text: str) -> bool:
    """Tell whether a line only steers: a branch or a loop, after which a list goes on."""
    return bool(re.fullmatch(r"\{%.*%\}", text.strip()))


def _line(paragraph: Any, style: str) -> str:
    text = "".join(_run(run) for run in paragraph.runs).strip() or paragraph.text.strip()
    if not text or _steers(text):
        return text
    if style == s.ANNEX:
        return f"=== {paragraph.text.strip()} ==="
    if style in _MARKS:
        return _MARKS[style] + (paragraph.text.strip() if style.startswith("Heading") else text)
    return text


def _run(run: Any) -> str:
    text: str = run.text
    bare = text.strip()
    if not bare or not (run.bold or run.italic):
        return text
    mark = "**" if run.bold else "*"
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{bare}{mark}{after}"


# ── into Word ────────────────────────────────────────────────────────────────────────────────────────


def word_of(template: Template) -> bytes:
    """Write a template as Word, with the styles that ``read_template`` reads back."""
    from chungsuc.reports.templates.reading import parted

    document = docx.Document()
    s.style(document)
    document.styles.add_style(_HEAD, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles[s.BODY]
    for section in document.sections:
        section.page_width, section.page_height = (Mm(one) for one in m.PAGE)
        section.left_margin, section.right_margin = Mm(m.LEFT), Mm(m.RIGHT)
    head, body = parted(template.text)
    for line in head.splitlines():
        document.add_paragraph(line, style=_HEAD)
    for style, text in _paragraphs(body):
        paragraph = document.add_paragraph(style=style)
        if style == s.ANNEX:
            paragraph.paragraph_format.page_break_before = True
        for piece in re.split(r"(\*\*.+?\*\*)", text):
            bold = piece.startswith("**") and len(piece) > 4
            run = paragraph.add_run(piece[2:-2] if bold else piece)
            run.bold = True if bold else None
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _paragraphs(body: str) -> Iterator[tuple[str, str]]:
    """Give style and text of each paragraph; lines that only steer stand alone."""
    waiting: list[str] = []
    for line in [*body.splitlines(), ""]:
        bare = line.strip()
        style = next((style for style, mark in _MARKS.items() if bare.startswith(mark)), "")
        annex = re.fullmatch(r"===\s*(.+?)\s*=*", bare)
        if waiting and (not bare or style or annex or _steers(bare)):
            yield s.BODY, " ".join(waiting)
            waiting = []
        if annex:
            yield s.ANNEX, annex[1]
        elif style:
            yield style, bare.removeprefix(_MARKS[style])
        elif _steers(bare):
            yield s.BODY, bare
        elif bare:
            waiting.append(bare)


__all__ = ["WORD_TYPE", "read_template", "word_of"]
