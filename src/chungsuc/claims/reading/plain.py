"""Plain text: paragraphs parted by empty lines, lines that were wrapped put together (văn bản thuần)."""

from __future__ import annotations

import re

from chungsuc.claims.document import Builder, Document, joined_lines
from chungsuc.claims.errors import PaperDamaged

_GAP = re.compile(r"\n[ \t]*\n+")


def decoded(name: str, content: bytes) -> str:
    """Decode UTF-8, or UTF-16 with its mark.

    Raises:
        PaperDamaged: neither.
    """
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise PaperDamaged(
            file=name, kind="UTF-8", why_vi=f"Chữ không theo mã Unicode (byte {error.start + 1}).",
            why_en=f"Its text is not Unicode (byte {error.start + 1}).",
        ) from None  # fmt: skip
    if "\x00" in text:
        raise PaperDamaged(
            file=name, kind="txt", why_vi="Tệp chứa ký tự nhị phân.", why_en="It holds binary characters."
        )
    return text


def read(name: str, text: str, *, page: int | None = None) -> Document:
    """Read plain text; a block whose lines hold tabs or bars throughout is a table."""
    made = Builder(name)
    add_text(made, text)
    return made.done()


def add_text(made: Builder, text: str, *, page: int | None = None) -> None:
    """Add text to a document, paragraph by paragraph, each with the line on which it begins."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").replace("\v", "\n")
    begin, line = 0, 1
    for found in [*_GAP.finditer(text), None]:
        end = found.start() if found else len(text)
        part = text[begin:end]
        lead = len(part) - len(part.lstrip("\n"))
        rows = _as_table(part.strip("\n"))
        if rows:
            made.table(rows, page=page)
        else:
            _lines(made, part[lead:], line + lead, page)
        if found:
            line += text.count("\n", begin, found.end())
            begin = found.end()


def _lines(made: Builder, part: str, line: int, page: int | None) -> None:
    """Add each line of its own; those that go on from the one above are one with it."""
    for one in joined_lines(part).split("\n"):
        made.paragraph(one, page=page, line=line)
        line += 1 + part[: len(one)].count("\n")
        part = part[len(one) + 1 :]


def _as_table(part: str) -> list[list[str]]:
    lines = [line for line in part.split("\n") if line.strip()]
    for mark in ("\t", "|"):
        if len(lines) >= 2 and all(line.strip().count(mark) >= 2 for line in lines):
            rows = [[cell.strip() for cell in line.strip().strip("|").split(mark)] for line in lines]
            return [row for row in rows if not all(re.fullmatch(r":?-+:?", cell) for cell in row)]
    return []
