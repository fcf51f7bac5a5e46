"""The styles of an official paper in Word: an office edits these, not single words (kiểu đoạn)."""

from __future__ import annotations

from typing import Any, NamedTuple

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from chungsuc.reports.official import measures as m
from chungsuc.reports.official.docx_xml import dash_list, element, list_style

_KEPT = {"Normal", "Header", "Footer", "Heading 1", "Heading 2", "Heading 3", "Default Paragraph Font",
         "Normal Table", "Table Grid", "No List"}  # fmt: skip
_CENTRE, _LEFT, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


class Style(NamedTuple):
    """A paragraph style; sizes and spaces in points, ``first`` the indent of the first line in mm."""

    size: float = m.BODY_SIZE
    bold: bool = False
    italic: bool = False
    align: Any = _CENTRE
    first: float = 0
    before: float = 0
    after: float = 0
    lines: float = 1.0
    keep_next: bool = False


NATION, MOTTO, ABOVE, ISSUER, NUMBER, PLACE = (
    "Quốc hiệu", "Tiêu ngữ", "Cơ quan chủ quản", "Cơ quan ban hành", "Số và ký hiệu", "Địa danh và thời gian",
)  # fmt: skip
KIND, SUBJECT, AUTHORITY, ADDRESSEE, ADDRESSEES = (
    "Tên loại", "Trích yếu", "Thẩm quyền ban hành", "Kính gửi", "Kính gửi nhiều nơi",
)  # fmt: skip
BODY, BASIS, CENTRED, NOTE, CAPTION, DASH = (
    "Nội dung", "Căn cứ", "Giữa dòng", "Ghi chú", "Tên bảng", "Gạch đầu dòng",
)  # fmt: skip
CELL, CELL_WIDE, ROLE, SIGNED_HOW, SIGNER = "Ô bảng", "Ô bảng ngang", "Chức vụ người ký", "Cách ký", "Họ tên người ký"
RECIPIENTS, RECIPIENT, ANNEX, ATTACHED, MARK, AFTER_TABLE = (
    "Nơi nhận", "Danh sách nơi nhận", "Phụ lục", "Kèm theo văn bản", "Dấu của hệ thống", "Sau bảng",
)  # fmt: skip
HEADINGS = ("Heading 1", "Heading 2", "Heading 3")

STYLES: dict[str, Style] = {
    NATION: Style(m.NATION_SIZE, bold=True),
    MOTTO: Style(m.MOTTO_SIZE, bold=True),
    ABOVE: Style(m.ISSUER_SIZE),
    ISSUER: Style(m.ISSUER_SIZE, bold=True),
    NUMBER: Style(m.NUMBER_SIZE, before=6),
    PLACE: Style(m.NUMBER_SIZE, italic=True, before=6),
    KIND: Style(bold=True, before=12, keep_next=True),
    SUBJECT: Style(bold=True, keep_next=True),
    AUTHORITY: Style(bold=True, before=10, after=4),
    ADDRESSEE: Style(before=10, after=6),
    ADDRESSEES: Style(align=_LEFT),
    BODY: Style(align=_JUSTIFY, first=m.FIRST_LINE, after=m.AFTER, lines=m.LINES),
    BASIS: Style(italic=True, align=_JUSTIFY, first=m.FIRST_LINE, after=m.AFTER, lines=m.LINES),
    CENTRED: Style(bold=True, before=4, after=m.AFTER, keep_next=True),
    NOTE: Style(m.NOTE_SIZE, italic=True, align=_JUSTIFY, after=4),
    CAPTION: Style(bold=True, before=6, after=4, keep_next=True),
    DASH: Style(align=_JUSTIFY, first=m.FIRST_LINE, after=m.AFTER, lines=m.LINES),
    CELL: Style(m.TABLE_SIZE, align=_LEFT),
    CELL_WIDE: Style(m.TABLE_SIZE_WIDE, align=_LEFT),
    ROLE: Style(bold=True, keep_next=True),
    SIGNED_HOW: Style(m.NUMBER_SIZE, italic=True, keep_next=True),
    SIGNER: Style(bold=True),
    RECIPIENTS: Style(m.RECIPIENTS_SIZE, bold=True, italic=True, align=_LEFT),
    RECIPIENT: Style(m.RECIPIENT_SIZE, align=_LEFT),
    ANNEX: Style(bold=True, keep_next=True, after=4),
    ATTACHED: Style(italic=True, after=8, keep_next=True),
    AFTER_TABLE: Style(6, align=_LEFT),
    MARK: Style(9, align=_CENTRE),
    HEADINGS[0]: Style(bold=True, align=_JUSTIFY, first=m.FIRST_LINE, before=4, after=m.AFTER, keep_next=True),
    HEADINGS[1]: Style(bold=True, align=_JUSTIFY, first=m.FIRST_LINE, after=m.AFTER, keep_next=True),
    HEADINGS[2]: Style(bold=True, italic=True, align=_JUSTIFY, first=m.FIRST_LINE, after=m.AFTER, keep_next=True),
}


def style(document: Document) -> None:
    """Give a new document our styles and none of the template's."""
    sheet = document.styles
    for one in list(sheet):
        if one.name not in _KEPT:
            one.delete()
    _defaults(sheet.element)
    sheet["Normal"].font.name = m.FACE
    sheet["Normal"].font.size = Pt(m.BODY_SIZE)
    for name, given in STYLES.items():
        made = sheet[name] if name in HEADINGS else sheet.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _dress(made, given)
        if name not in HEADINGS:
            made.base_style = sheet["Normal"]
            made.quick_style = True
    for name in ("Header", "Footer"):
        _dress(sheet[name], Style(m.NUMBER_SIZE))
    list_style(sheet[DASH], dash_list(document.part.numbering_part.element, m.FIRST_LINE))


def _dress(made: Any, given: Style) -> None:
    properties = made.element.get_or_add_rPr()
    for child in list(properties):  # the template's own face, colour and size
        properties.remove(child)
    font, form = made.font, made.paragraph_format
    font.name, font.size = m.FACE, Pt(given.size)
    font.bold, font.italic, font.color.rgb = given.bold, given.italic, RGBColor(0, 0, 0)
    for kind in ("eastAsia", "cs"):
        properties.rFonts.set(qn(f"w:{kind}"), m.FACE)
    form.alignment, form.first_line_indent = given.align, Mm(given.first)
    form.space_before, form.space_after = Pt(given.before), Pt(given.after)
    form.line_spacing, form.keep_with_next = given.lines, given.keep_next
    form.widow_control = True


def _defaults(sheet: Any) -> None:
    """Set face, size and language of the whole document; the theme's faces are for screens."""
    defaults = sheet.find(qn("w:docDefaults"))
    for child in list(defaults):
        defaults.remove(child)
    holder, properties = element("w:rPrDefault"), element("w:rPr")
    properties.append(element("w:rFonts", ascii=m.FACE, hAnsi=m.FACE, eastAsia=m.FACE, cs=m.FACE))
    properties.append(element("w:sz", val=int(2 * m.BODY_SIZE)))
    properties.append(element("w:szCs", val=int(2 * m.BODY_SIZE)))
    properties.append(element("w:lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"))
    holder.append(properties)
    defaults.append(holder)
    defaults.append(element("w:pPrDefault"))
