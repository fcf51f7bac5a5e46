"""The head and the foot of a paper in Word: issuing body, nation, number, signatures (thể thức văn bản)."""

from __future__ import annotations

from typing import Any

from docx.shared import Mm, Pt, RGBColor

from chungsuc.reports.official import docx_styles as s
from chungsuc.reports.official import docx_xml as x
from chungsuc.reports.official import measures as m
from chungsuc.reports.official import words
from chungsuc.reports.official.docx_blocks import add_text
from chungsuc.reports.official.model import OfficialPaper, Signature

_RED = RGBColor(0xB3, 0x26, 0x1E)


def add_head(document: Any, paper: OfficialPaper) -> None:
    """Add everything above the first paragraph of the body."""
    add_marks(document, paper)
    _add_top(document, paper)
    add_text(document, s.KIND, paper.kind)
    lines = paper.subject.split("\n") if paper.subject else []
    for line in lines:
        add_text(document, s.SUBJECT, line)
    last = min([paper.kind, *lines[-1:]], key=len)
    width = m.text_width()
    x.rule(document.add_paragraph(style=s.SUBJECT), m.RULE_SHARE * m.length(last, m.BODY_SIZE), width)
    if paper.authority:
        add_text(document, s.AUTHORITY, paper.authority)
    _add_addressees(document, paper)
    add_text(document, s.CELL, "")  # the air between head and body


def add_marks(document: Any, paper: OfficialPaper) -> None:
    """Add the system's own cautions above the paper."""
    marks = [(words.SYNTHETIC_LONG, True)] if paper.synthetic else []
    marks += [(one, False) for one in paper.marks]
    for text, grave in marks:
        paragraph = add_text(document, s.MARK, text, bold=grave)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(2)
        paragraph.paragraph_format.space_after = Pt(5)
        x.boxed(paragraph, "B3261E" if grave else "000000")
        if grave:
            paragraph.runs[0].font.color.rgb = _RED


def red(paragraph: Any) -> None:
    """Print a paragraph in the red of a caution."""
    for run in paragraph.runs:
        run.font.color.rgb = _RED


def _bare_table(document: Any, rows: int, widths: list[float]) -> Any:
    table = document.add_table(rows=rows, cols=len(widths), style="Normal Table")
    x.fixed_grid(table, widths)
    x.cell_margins(table, side=0, above=0)
    for row in table.rows:
        x.whole(row)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _add_top(document: Any, paper: OfficialPaper) -> None:
    left, right = m.LEFT_HEAD, m.text_width() - m.LEFT_HEAD
    table = _bare_table(document, 2, [left, right])
    issuing, nation = table.rows[0].cells
    above = [(s.ABOVE, line) for line in paper.issuer.above]
    _fill(issuing, above + [(s.ISSUER, line) for line in paper.issuer.name])
    rule = m.RULE_SHARE * m.length(paper.issuer.name[-1], m.ISSUER_SIZE)
    x.rule(issuing.add_paragraph(style=s.ISSUER), rule, left)
    _fill(nation, [(s.NATION, words.NATION), (s.MOTTO, words.MOTTO)])
    x.rule(nation.add_paragraph(style=s.MOTTO), m.length(words.MOTTO, m.MOTTO_SIZE), right)
    _fill(table.rows[1].cells[0], [(s.NUMBER, paper.number_line)])
    _fill(table.rows[1].cells[1], [(s.PLACE, paper.place_line)])


def _fill(cell: Any, lines: list[tuple[str, str]]) -> None:
    """Write lines into a cell, each in its style; the cell's own first paragraph is used up."""
    first, *rest = lines
    cell.paragraphs[0].style = first[0]
    cell.paragraphs[0].add_run(first[1])
    for style, text in rest:
        add_text(cell, style, text)


def _lower(cell: Any) -> None:
    """Leave a little air between the last paragraph of the body and what stands in a cell of the foot."""
    cell.paragraphs[0].paragraph_format.space_before = Pt(8)


def _add_addressees(document: Any, paper: OfficialPaper) -> None:
    if not paper.addressees:
        return
    if len(paper.addressees) == 1:
        add_text(document, s.ADDRESSEE, f"Kính gửi: {paper.addressees[0]}")
        return
    first = add_text(document, s.ADDRESSEES, "Kính gửi:")
    first.paragraph_format.left_indent, first.paragraph_format.space_before = Mm(25), Pt(10)
    for one in paper.addressees:
        add_text(document, s.ADDRESSEES, f"- {one}").paragraph_format.left_indent = Mm(37)


def add_foot(document: Any, paper: OfficialPaper) -> None:
    """Add signatures and recipients; they stay with the last paragraph of the body."""
    width = m.text_width()
    if document.paragraphs:
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    if len(paper.signatures) == 1:
        table = _bare_table(document, 1, [width / 2, width / 2])
        if paper.recipients:
            _recipients(table.rows[0].cells[0], paper)
        _sign(table.rows[0].cells[1], paper.signatures[0])
        return
    count = len(paper.signatures)
    table = _bare_table(document, 1, [width / count] * count)
    for cell, one in zip(table.rows[0].cells, paper.signatures, strict=True):
        _sign(cell, one)
    if paper.recipients:
        add_text(document, s.RECIPIENTS, words.RECIPIENTS).paragraph_format.space_before = Pt(12)
        for whom in paper.recipients:
            add_text(document, s.RECIPIENT, f"- {whom}")


def _recipients(cell: Any, paper: OfficialPaper) -> None:
    _fill(cell, [(s.RECIPIENTS, words.RECIPIENTS), *((s.RECIPIENT, f"- {one}") for one in paper.recipients)])
    _lower(cell)


def _sign(cell: Any, one: Signature) -> None:
    _fill(cell, [(s.ROLE, line) for line in one.role])
    _lower(cell)
    if one.how:
        add_text(cell, s.SIGNED_HOW, one.how)
    name = add_text(cell, s.SIGNER, one.name)
    name.paragraph_format.space_before = Mm(m.SIGN_SPACE)
