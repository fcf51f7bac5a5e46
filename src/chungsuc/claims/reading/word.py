"""Word files: paragraphs and tables in their order, also those of headers' text boxes left aside (tệp Word)."""

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
    _add(made, opened)
    document = made.done()
    if not document.text.strip():
        raise PaperEmpty(file=name)
    return document


def _add(made: Builder, holder: Any) -> None:
    from docx.table import Table as WordTable

    for item in holder.iter_inner_content():
        if isinstance(item, WordTable):
            rows = _rows(item)
            if (len(rows) == 1 and len(rows[0]) <= 2) or all(len(row) == 1 for row in rows):
                # A frame around text, as the heads of official papers are set.
                for row in rows:
                    for cell in row:
                        made.paragraph(cell)
                continue
            made.table(rows)
        else:
            for part in item.text.split("\n"):
                made.paragraph(part)


def _rows(table: Any) -> list[list[str]]:
    """Give the cells' text; a merged cell stands once where it begins, blank where it goes on."""
    rows = []
    seen: set[Any] = set()  # the cells themselves: their ids are used again once they are let go
    for row in table.rows:
        line = []
        for cell in row.cells:
            line.append("" if cell._tc in seen else cell.text)
            seen.add(cell._tc)
        rows.append(line)
    return rows
