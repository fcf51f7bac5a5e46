"""The answer to an upload: the same workbook, every fault coloured and explained in its cell (tệp trả lời).

The workbook is the person's own, layout and all; only our colours, comments and one sheet come on top. Formulas are
replaced by the values they showed: what leaves here computes nothing.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from copy import copy
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from chungsuc.errors import Words
from chungsuc.exchange.workbook.codes import LOOK, pack
from chungsuc.exchange.workbook.errors import WorkbookBroken
from chungsuc.exchange.workbook.page import INPUT_GROUND, lines_of
from chungsuc.exchange.workbook.seen import STATES_VI, Preview, State
from chungsuc.exchange.workbook.words import RESULT
from chungsuc.figures.sentences import say_day
from chungsuc.reports.criteria.plain import FORMULA_STARTS
from chungsuc.reports.criteria.sheet import A4, FONT, HEAD_GROUND, LINE

AUTHOR = "Chung Sức"
_FAULT = PatternFill("solid", start_color="FFF4B6B0")
_QUESTION = PatternFill("solid", start_color="FFFFD27A")
_OURS = {_FAULT.start_color.rgb, _QUESTION.start_color.rgb}
_INPUT = PatternFill("solid", start_color="FF" + INPUT_GROUND[1:])
_HEADS = (
    ("TT", 5), ("Loại", 14), ("Trang", 14), ("Ô", 8), ("Đơn vị", 20), ("Chỉ tiêu", 9), ("Giá trị đã ghi", 18),
    ("Nội dung", 54), ("Cách sửa", 46), ("Mã", 13),
)  # fmt: skip


def annotated(path: Path, preview: Preview) -> bytes:
    """Give the uploaded workbook with each fault marked in its cell, and a sheet that lists all of them.

    The file must have passed the gate. Marks of an earlier answer are taken away first.
    """
    book = _opened(path)
    for sheet in book.worksheets:
        _clean(sheet)
    remarks = list(_remarks(preview))
    for place, said in _by_cell(remarks).items():
        _mark(book, place, said)
    _list(book, preview, remarks)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _opened(path: Path) -> Workbook:
    try:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl cannot keep is no part of a form
            return load_workbook(file, data_only=True)  # values, never formulas
    except Exception as error:  # it stumbles in many ways over parts that reading values never looks at
        raise WorkbookBroken(name=path.name, detail=error) from error


def answer_name(name: str) -> str:
    """Name the answer beside the file it answers."""
    stem = name.rsplit(".", 1)[0].removesuffix("-ket-qua")
    return f"{stem}-ket-qua.xlsx"


def _clean(sheet: Worksheet) -> None:
    """Take earlier marks of ours away, keep text text, and lead nowhere outside."""
    # Only cells that exist: two of them in far corners would make all cells between them be walked through.
    for cell in list(sheet._cells.values()):
        if not isinstance(cell, Cell):
            continue
        if cell.hyperlink is not None and cell.hyperlink.target:
            cell.hyperlink = None
        if cell.comment is not None and cell.comment.author == AUTHOR:
            cell.comment = None
            if cell.fill.start_color.rgb in _OURS:
                cell.fill = copy(_INPUT)
        if isinstance(cell.value, str) and cell.value.startswith(FORMULA_STARTS):
            _keep_text(cell, cell.value)


def _keep_text(cell: Any, text: str) -> None:
    """Write text that can never be taken for a formula."""
    try:
        cell.value = text
    except IllegalCharacterError:
        cell.value = "".join(char for char in text if char.isprintable())
    cell.data_type = "s"
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True


# ── in the cells ─────────────────────────────────────────────────────────────────────────────────────


class Remark(NamedTuple):
    """Something to be said at a cell: a fault, or a question that wants a reason."""

    kind: str
    sheet: str
    cell: str
    unit: str
    no: str
    value: str
    what: str
    fix: str
    code: str


FAULT, QUESTION = "lỗi", "cần nêu lý do"
_WRITE_WHY = "Kiểm tra lại số; nếu đúng, ghi lý do vào cột «Ghi chú» của dòng này."


def _remarks(preview: Preview) -> Iterator[Remark]:
    """Give what is to be said, the faults first."""
    for fault in preview.faults:
        unit, no, _ = preview.concerned(fault)
        yield Remark(
            FAULT, fault.sheet, fault.cell, unit, no, fault.value, fault.rule(), fault.fix(), fault.error.code
        )  # fmt: skip
    for line in preview.open:
        for question in line.questions:
            what = Words(question.vi.what, question.vi.why, "").filled(question.data)
            yield Remark(
                QUESTION, line.sheet, line.cell, line.unit, line.no, line.after, what, _WRITE_WHY, question.code
            )  # fmt: skip


def _by_cell(remarks: Iterable[Remark]) -> dict[tuple[str, str], list[Remark]]:
    found: dict[tuple[str, str], list[Remark]] = {}
    for remark in remarks:
        found.setdefault((remark.sheet, remark.cell), []).append(remark)
    return found


def _mark(book: Workbook, place: tuple[str, str], remarks: list[Remark]) -> None:
    cell = _cell(book, *place)
    if cell is None:
        return
    text = "\n".join(f"{remark.what}\nCách sửa: {remark.fix}" for remark in remarks)
    comment = Comment(text, AUTHOR)
    comment.width, comment.height = 340, 40 + 20 * (text.count("\n") + 1 + len(text) // 45)
    cell.comment = comment
    cell.fill = copy(_FAULT if remarks[0].kind == FAULT else _QUESTION)


def _cell(book: Workbook, sheet: str, name: str) -> Cell | None:
    """Give the cell, or the first of the merged ones that it lies in."""
    if sheet not in book.sheetnames:
        return None
    page = book[sheet]
    found = page[name]
    if isinstance(found, MergedCell):
        area = next(area for area in page.merged_cells.ranges if name in area)
        found = page.cell(area.min_row, area.min_col)
    return found if isinstance(found, Cell) else None


# ── the sheet that lists them ────────────────────────────────────────────────────────────────────────


def _list(book: Workbook, preview: Preview, remarks: list[Remark]) -> None:
    if RESULT in book.sheetnames:
        del book[RESULT]
    sheet = book.create_sheet(RESULT, 0)
    sheet.row_dimensions[1].hidden = True
    _keep_text(sheet.cell(1, 1), pack(kind=LOOK))
    _line(sheet, 2, "KẾT QUẢ KIỂM TRA", Font(name=FONT, size=16, bold=True))
    _line(sheet, 3, f"{preview.file} · số liệu tính đến ngày {say_day(preview.day)} · bộ {preview.set_id}")
    counts = ", ".join(f"{preview.total(state)} {STATES_VI[state]}" for state in State)
    _line(sheet, 4, f"Số ô: {counts}.")
    _line(sheet, 5, _verdict(preview), Font(name=FONT, bold=True, color="FFB3261E" if preview.faults else "FF2E6B3E"))
    row = 7
    for note in preview.notes:
        _line(sheet, row - 1, note.vi)
        row += 1
    if remarks:
        _table(sheet, row, remarks)
    book.active = 0
    for page in book.worksheets:
        page.sheet_view.tabSelected = page is sheet


def _verdict(preview: Preview) -> str:
    if preview.faults:
        return f"Có {len(preview.faults)} lỗi: chưa ghi gì. Sửa các ô tô đỏ ngay trong tệp này rồi nộp lại."
    if preview.already is not None:
        return "Tệp này đã được ghi trước đó; không có gì thay đổi."
    if preview.open:
        return f"Không có lỗi; {len(preview.open)} số cần nêu lý do (ô tô vàng đậm)."
    return "Không có lỗi." if preview.changes else "Không có lỗi; không có gì mới để ghi."


def _line(sheet: Worksheet, row: int, text: str, font: Font | None = None) -> None:
    cell = sheet.cell(row, 1)
    _keep_text(cell, text)
    cell.font = font or Font(name=FONT, size=11)


def _table(sheet: Worksheet, top: int, remarks: list[Remark]) -> None:
    line = Side("thin", color="FF" + LINE[1:])
    box = Border(line, line, line, line)
    for column, (head, width) in enumerate(_HEADS, 1):
        cell = sheet.cell(top, column, head)
        cell.font, cell.border = Font(name=FONT, bold=True), box
        cell.fill = PatternFill("solid", start_color="FF" + HEAD_GROUND[1:])
        sheet.column_dimensions[cell.column_letter].width = width
    for number, remark in enumerate(remarks, 1):
        told = (str(number), *remark)
        for column, text in enumerate(told, 1):
            cell = sheet.cell(top + number, column)
            _keep_text(cell, text)
            cell.font, cell.border = Font(name=FONT), box
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        lines = max(lines_of(text, width) for text, (_, width) in zip(told, _HEADS, strict=True))
        sheet.row_dimensions[top + number].height = 15.5 * lines + 3
        _link(sheet.cell(top + number, 4), remark)
    sheet.freeze_panes = sheet.cell(top + 1, 1)
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _link(cell: Any, remark: Remark) -> None:
    """Let a click lead to the cell: a place inside the workbook, never an address."""
    quoted = remark.sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{remark.cell}", display=remark.cell)
    cell.font = Font(name=FONT, color="FF0B57D0", underline="single")
