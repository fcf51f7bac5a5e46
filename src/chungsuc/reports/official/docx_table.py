"""Tables in Word, written as XML: hundreds of cells in a fraction of the time (bảng biểu)."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn

from chungsuc.reports.official import docx_styles as s
from chungsuc.reports.official import docx_xml as x
from chungsuc.reports.official.model import Align, Row, RowLook, Table, runs_of
from chungsuc.reports.official.placing import LONGEST_KEPT, Placed, longest, placed

_GROUP_GROUND = "F0F0F0"


def add_table(document: Any, table: Table, width: float, *, wide: bool = False) -> None:
    """Add a table whose head repeats, ``width`` mm wide; a little space follows it."""
    whole = sum(column.share for column in table.columns)
    widths = [width * column.share / whole for column in table.columns]
    made = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    x.fixed_grid(made, widths)
    x.cell_margins(made, side=1.4, above=0.6)
    writer = _Writer(table, widths, document.styles[s.CELL_WIDE if wide else s.CELL].style_id)
    for row, line in zip(table.head, placed(table.head), strict=True):
        made._tbl.append(writer.row(row, line, head=True))
    for row, line in zip(table.rows, placed(table.rows), strict=True):
        made._tbl.append(writer.row(row, line, head=False))
    document.add_paragraph(style=s.AFTER_TABLE)


class _Writer:
    """Writes the rows of one table."""

    def __init__(self, table: Table, widths: list[float], style_id: str) -> None:
        self.table = table
        self.widths = widths
        self.style_id = style_id

    def row(self, row: Row, line: list[Placed], *, head: bool) -> Any:
        made = x.element("w:tr")
        properties = x.element("w:trPr")
        if head or longest(row) < LONGEST_KEPT:
            properties.append(x.element("w:cantSplit"))
        if head:
            properties.append(x.element("w:tblHeader"))
        made.append(properties)
        for one in line:
            made.append(self._cell(one, row, head=head))
        return made

    def _cell(self, one: Placed, row: Row, *, head: bool) -> Any:
        made, properties = x.element("w:tc"), x.element("w:tcPr")
        span = one.cell.span
        properties.append(x.element("w:tcW", w=x.twips(sum(self.widths[one.at : one.at + span])), type="dxa"))
        if span > 1:
            properties.append(x.element("w:gridSpan", val=span))
        if one.below or one.cell.deep > 1:
            properties.append(x.element("w:vMerge", val="continue" if one.below else "restart"))
        if row.look is RowLook.GROUP:
            properties.append(x.element("w:shd", val="clear", color="auto", fill=_GROUP_GROUND))
        properties.append(x.element("w:vAlign", val="center"))
        made.append(properties)
        made.append(self._paragraph(one, row, head=head))
        return made

    def _paragraph(self, one: Placed, row: Row, *, head: bool) -> Any:
        made, properties = x.element("w:p"), x.element("w:pPr")
        properties.append(x.element("w:pStyle", val=self.style_id))
        if head or row.look is RowLook.GROUP:  # it stays with the row below
            properties.append(x.element("w:keepNext"))
        align = Align.CENTRE if head else self._align(one, row)
        properties.append(x.element("w:jc", val=align.value))
        made.append(properties)
        if not one.below:
            bold = head or row.look is not RowLook.BODY
            for run in runs_of(one.cell.text):
                made.append(_run(run.text, bold=bold or run.bold, italic=run.italic))
        return made

    def _align(self, one: Placed, row: Row) -> Align:
        if one.cell.align:
            return one.cell.align
        return Align.LEFT if row.look is RowLook.GROUP else self.table.columns[one.at].align


def _run(text: str, *, bold: bool, italic: bool) -> Any:
    made = x.element("w:r")
    if bold or italic:
        properties = x.element("w:rPr")
        if bold:
            properties.append(x.element("w:b"))
        if italic:
            properties.append(x.element("w:i"))
        made.append(properties)
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(x.element("w:br"))
        said = x.element("w:t")
        said.set(qn("xml:space"), "preserve")
        said.text = line
        made.append(said)
    return made
