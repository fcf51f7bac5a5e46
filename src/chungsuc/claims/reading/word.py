"""Word files: paragraphs and tables in their order; headers, notes and text boxes are left aside (tệp Word)."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from chungsuc.claims.document import Builder, Document
from chungsuc.claims.errors import ClaimsError, PaperDamaged, PaperEmpty

_UNPACKED = 400_000_000


def damaged(name: str, kind: str) -> ClaimsError:
    return PaperDamaged(
        file=name, kind=kind, why_vi="Nội dung không đọc được.", why_en="Its content cannot be read."
    )  # fmt: skip


def read(name: str, content: bytes) -> Document:
    """Read a Word file.

    Raises:
        PaperDamaged, PaperEmpty.
    """
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > _UNPACKED:
                raise damaged(name, "docx")
        opened = docx.Document(io.BytesIO(content))
    except ClaimsError:
        raise
    except Exception:  # whatever a broken archive or a strange part makes the library raise
        raise damaged(name, "docx") from None
    made = Builder(name)
    _add(made, opened.element.body)
    document = made.done()
    if not document.text.strip():
        raise PaperEmpty(file=name)
    return document


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText", f"{_W}footnotePr"})
_WITHIN = frozenset({f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag"})


def _add(made: Builder, holder: Any) -> None:
    """Add what stands in a body or a frame, in its order; what was struck out under tracked changes is left out."""
    for item in holder:
        if item.tag == f"{_W}p":
            for part in _text(item).split("\n"):
                made.paragraph(part)
        elif item.tag == f"{_W}tbl":
            _table(made, item)
        elif item.tag in _WITHIN:
            _add(made, item)


def _table(made: Builder, item: Any) -> None:
    rows = _rows(item)
    framed = (len(rows) == 1 and len(rows[0]) <= 2) or all(len(row) == 1 for row in rows)
    if not framed:
        made.table(rows)
        return
    for row in rows:  # a frame around text, as the heads of official papers are set
        for cell in row:
            for part in cell.split("\n"):
                made.paragraph(part)


def _rows(table: Any) -> list[list[str]]:
    """Give the cells' text; a merged cell stands once where it begins, blank where it goes on."""
    rows = []
    for row in table.iterchildren(f"{_W}tr"):
        line: list[str] = []
        for cell in row.iterchildren(f"{_W}tc"):
            wide = _number(cell, "gridSpan")
            below = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = below is not None and below.get(f"{_W}val") != "restart"
            text = "\n".join(_text(paragraph) for paragraph in cell.iter(f"{_W}p"))
            line += ["" if goes_on else text, *[""] * (wide - 1)]
        rows.append(line)
    return rows


def _number(cell: Any, name: str) -> int:
    found = cell.find(f"{_W}tcPr/{_W}{name}")
    value = found.get(f"{_W}val") if found is not None else None
    return max(1, min(200, int(value))) if value and value.isdigit() else 1


def _text(paragraph: Any) -> str:
    """Give the text of a paragraph, of links and of what was put in under tracked changes too."""
    parts: list[str] = []
    todo = list(reversed(paragraph))
    while todo:
        node = todo.pop()
        if node.tag in _LEFT_OUT:
            continue
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag in (f"{_W}tab", f"{_W}ptab"):
            parts.append("\t")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        else:
            todo += reversed(node)
    return "".join(parts)
