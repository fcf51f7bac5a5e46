"""What python-docx has no word for: fields, borders, list numbers, languages (phần XML của Word)."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

_TWIPS_PER_MM = 1440 / 25.4


def element(name: str, **attributes: str | int) -> Any:
    """Make an element of WordprocessingML: ``element("w:top", val="single", sz=6)``."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def twips(mm: float) -> int:
    return round(mm * _TWIPS_PER_MM)


def page_field(paragraph: Paragraph) -> None:
    """Put the number of the page into a paragraph, as a field that Word reckons."""
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("text", "2"), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
        elif kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        else:
            instruction = element("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = text
            run._r.append(instruction)


def rule(paragraph: Paragraph, width: float, within: float) -> None:
    """Make of an empty paragraph a rule ``width`` mm long in the middle of ``within`` mm."""
    inset = max(0.0, (within - width) / 2)
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(inset)
    form.space_before, form.space_after = Pt(3), Pt(0)
    form.line_spacing = Pt(2)
    borders = element("w:pBdr")
    borders.append(element("w:top", val="single", sz=6, space=1, color="000000"))
    _insert_in_order(paragraph._p.get_or_add_pPr(), borders, _BEFORE_BORDERS)


def boxed(paragraph: Paragraph, colour: str) -> None:
    """Draw a box round a paragraph."""
    borders = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(f"w:{side}", val="single", sz=6, space=2, color=colour))
    _insert_in_order(paragraph._p.get_or_add_pPr(), borders, _BEFORE_BORDERS)


# The schema fixes the order of a paragraph's properties; what may stand before the borders:
_BEFORE_BORDERS = ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl",
                   "w:numPr", "w:suppressLineNumbers")  # fmt: skip


def _insert_in_order(properties: Any, child: Any, before: tuple[str, ...]) -> None:
    names = {qn(name) for name in before}
    at = sum(1 for one in properties if one.tag in names)
    properties.insert(at, child)


def dash_list(numbering: Any, level_indent: float) -> int:
    """Define the list with dashes in a document's numbering part, and give its number."""
    for old in list(numbering):
        numbering.remove(old)
    abstract = element("w:abstractNum", abstractNumId=1)
    abstract.append(element("w:multiLevelType", val="singleLevel"))
    level = element("w:lvl", ilvl=0)
    for child in (
        element("w:start", val=1), element("w:numFmt", val="bullet"), element("w:suff", val="space"),
        element("w:lvlText", val="-"), element("w:lvlJc", val="left"),
    ):  # fmt: skip
        level.append(child)
    properties = element("w:pPr")
    properties.append(element("w:ind", left=0, firstLine=twips(level_indent)))
    level.append(properties)
    abstract.append(level)
    numbering.append(abstract)
    number = element("w:num", numId=1)
    number.append(element("w:abstractNumId", val=1))
    numbering.append(number)
    return 1


def list_style(style: Any, number: int) -> None:
    """Bind a paragraph style to a list."""
    numbers = element("w:numPr")
    numbers.append(element("w:numId", val=number))
    properties = style.element.get_or_add_pPr()
    _insert_in_order(properties, numbers, _BEFORE_BORDERS)


def cell_margins(table: Any, *, side: float, above: float) -> None:
    """Give a table the inner margins of its cells, in mm."""
    margins = element("w:tblCellMar")
    for name, mm in (("top", above), ("left", side), ("bottom", above), ("right", side)):
        margins.append(element(f"w:{name}", w=twips(mm), type="dxa"))
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)


def fixed_grid(table: Any, widths: list[float]) -> None:
    """Give a table fixed columns, in mm."""
    table.autofit = False
    properties = table._tbl.tblPr
    width = properties.find(qn("w:tblW"))
    if width is None:
        width = element("w:tblW")
        properties.insert(1, width)
    width.set(qn("w:type"), "dxa")
    width.set(qn("w:w"), str(twips(sum(widths))))
    for column, mm in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(twips(mm)))


def whole(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().insert(0, element("w:cantSplit"))


def described(inline: Any, said: str) -> None:
    """Say a picture in words."""
    inline._inline.docPr.set("descr", said)
