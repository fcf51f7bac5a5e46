"""An official paper as PDF, set by typst with our own embedded face of the metrics of Times (bản PDF)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import typst

from chungsuc.reports.official import measures as m
from chungsuc.reports.official import words
from chungsuc.reports.official.cleaning import clean
from chungsuc.reports.official.fingerprint import about_lines, fingerprint
from chungsuc.reports.official.model import (
    Annex,
    Block,
    Heading,
    Items,
    OfficialPaper,
    Paragraph,
    Picture,
    Row,
    RowLook,
    Signature,
    Table,
    Text,
    runs_of,
)
from chungsuc.reports.official.naming import annex_number
from chungsuc.reports.official.numbering import numbered
from chungsuc.reports.official.placing import LONGEST_KEPT, Placed, longest, placed

TEMPLATE = Path(__file__).with_name("official.typ")


def pdf(paper: OfficialPaper) -> bytes:
    """Set a paper as PDF; the same bytes for the same paper."""
    made: bytes = _compile(paper, "pdf")
    return made


def pictures(paper: OfficialPaper) -> list[bytes]:
    """Give the pages as PNG, to be looked at."""
    made = _compile(paper, "png")
    return made if isinstance(made, list) else [made]


def _compile(paper: OfficialPaper, form: Literal["pdf", "png"]) -> Any:
    return typst.compile(
        TEMPLATE,
        font_paths=[m.FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(document(paper), ensure_ascii=False)},
        timestamp=int(paper.about.made_at.timestamp()),
        format=form,
    )


def document(paper: OfficialPaper) -> dict[str, Any]:
    """Give everything the template prints, already in words: it lays out and reckons nothing."""
    paper = clean(paper)
    name, subject = paper.issuer.name, _lines(paper.subject)
    return {
        "measures": _measures(),
        "title": paper.title,
        "author": " ".join(name),
        "description": f"SHA-256 {fingerprint(paper)}",
        "keywords": [words.SYNTHETIC] if paper.synthetic else [],
        "mark": words.SYNTHETIC_LONG if paper.synthetic else "",
        "marks": paper.marks,
        "above": paper.issuer.above,
        "issuer": name,
        "issuer_rule": m.RULE_SHARE * m.length(name[-1], m.ISSUER_SIZE),
        "nation": words.NATION,
        "motto": words.MOTTO,
        "motto_rule": m.length(words.MOTTO, m.MOTTO_SIZE),
        "number": paper.number_line,
        "place": paper.place_line,
        "kind": paper.kind,
        "subject": subject,
        "subject_rule": m.RULE_SHARE * m.length(min([paper.kind, *subject[-1:]], key=len), m.BODY_SIZE),
        "authority": paper.authority,
        "addressees": paper.addressees,
        "blocks": [_block(one) for one in numbered(paper.blocks)],
        "signatures": [_signature(one) for one in paper.signatures],
        "recipients_word": words.RECIPIENTS,
        "recipients": paper.recipients,
        "annexes": [_annex(paper, index, one) for index, one in enumerate(paper.annexes, 1)],
        "about_word": words.ABOUT,
        "about": about_lines(paper),
        "notes": paper.about.notes,
    }


def _measures() -> dict[str, Any]:
    return {
        "face": m.OWN_FACE, "page": m.PAGE, "top": m.TOP, "bottom": m.BOTTOM, "left": m.LEFT, "right": m.RIGHT,
        "first_line": m.FIRST_LINE, "lines": m.LINES, "nation": m.NATION_SIZE, "motto": m.MOTTO_SIZE,
        "issuer": m.ISSUER_SIZE, "number": m.NUMBER_SIZE, "body": m.BODY_SIZE, "table": m.TABLE_SIZE,
        "table_wide": m.TABLE_SIZE_WIDE, "left_wide": m.LEFT_WIDE,
        "note": m.NOTE_SIZE, "recipients": m.RECIPIENTS_SIZE, "recipient": m.RECIPIENT_SIZE,
        "sign_space": m.SIGN_SPACE, "after": m.AFTER, "left_head": m.LEFT_HEAD,
    }  # fmt: skip


def _annex(paper: OfficialPaper, index: int, annex: Annex) -> dict[str, Any]:
    return {
        "number": annex_number(paper, index),
        "title": annex.title,
        "attached": paper.attached_line,
        "landscape": annex.landscape,
        "blocks": [_block(one) for one in numbered(annex.blocks)],
    }


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _signature(one: Signature) -> dict[str, Any]:
    return {"role": one.role, "name": one.name, "how": one.how}


def _text(text: Text) -> list[dict[str, Any]]:
    return [{"text": run.text, "bold": run.bold, "italic": run.italic} for run in runs_of(text)]


def _block(one: Block) -> dict[str, Any]:
    match one:
        case Paragraph(text, look):
            return {"kind": "paragraph", "text": _text(text), "look": look.value}
        case Heading(text, level):
            return {"kind": "heading", "text": text, "level": level}
        case Items(texts):
            return {"kind": "items", "texts": [_text(text) for text in texts]}
        case Table():
            return _table(one)
        case Picture():
            return {
                "kind": "picture", "data": list(one.data), "width": one.width, "caption": one.caption,
                "said": one.said,
            }  # fmt: skip


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "columns": [{"share": column.share, "align": column.align.value} for column in table.columns],
        "head": _rows(table.head),
        "rows": _rows(table.rows),
    }


def _rows(rows: tuple[Row, ...]) -> list[dict[str, Any]]:
    return [_row(row, line) for row, line in zip(rows, placed(rows), strict=True)]


def _row(row: Row, line: list[Placed]) -> dict[str, Any]:
    return {
        "look": row.look.value,
        "cells": [_cell(one, row) for one in line if not one.below],
        "keep": longest(row) < LONGEST_KEPT,
    }


def _cell(one: Placed, row: Row) -> dict[str, Any]:
    cell = one.cell
    align = cell.align.value if cell.align else ("left" if row.look is RowLook.GROUP else None)
    return {"text": _text(cell.text), "span": cell.span, "deep": cell.deep, "align": align, "at": one.at}
