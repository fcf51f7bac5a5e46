"""A paper as a page shows it: the same blocks as in Word and PDF (xem trước văn bản)."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

from chungsuc.reports.official.model import (
    Block,
    Heading,
    Items,
    OfficialPaper,
    Paragraph,
    Picture,
    Row,
    Table,
    runs_of,
)
from chungsuc.reports.official.numbering import numbered
from chungsuc.reports.official.words import roman


def shown(paper: OfficialPaper) -> dict[str, Any]:
    """Give a paper for the template ``desk/reports/_paper.html``."""
    return {
        "paper": paper, "subject": paper.subject.split("\n"), "blocks": list(_blocks(paper.blocks)),
        "annexes": [
            {"number": roman(number) if len(paper.annexes) > 1 else "", "title": one.title,
             "blocks": list(_blocks(one.blocks)), "wide": one.landscape}
            for number, one in enumerate(paper.annexes, 1)
        ],
    }  # fmt: skip


def _blocks(blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    for block in numbered(blocks):
        match block:
            case Heading(text=text, level=level):
                yield {"is": "heading", "text": text, "level": level}
            case Paragraph(text=text, look=look):
                yield {"is": "paragraph", "runs": runs_of(text), "look": look.value}
            case Items(texts=texts):
                yield {"is": "items", "rows": [runs_of(one) for one in texts]}
            case Table():
                yield {"is": "table", "head": [_row(one, block) for one in block.head],
                       "rows": [_row(one, block) for one in block.rows], "wide": len(block.columns) > 6}  # fmt: skip
            case Picture(data=data, caption=caption, said=said):
                yield {"is": "picture", "src": f"data:image/png;base64,{base64.b64encode(data).decode()}",
                       "caption": caption, "said": said}  # fmt: skip


def _row(row: Row, table: Table) -> dict[str, Any]:
    cells, at = [], 0
    for cell in row.cells:
        align = cell.align or (table.columns[at].align if at < len(table.columns) else None)
        cells.append({"runs": runs_of(cell.text), "span": cell.span, "deep": cell.deep,
                      "align": align.value if align else ""})  # fmt: skip
        at += cell.span
    return {"cells": cells, "look": row.look.value}
