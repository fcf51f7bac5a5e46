"""The answer is the person's own workbook: each fault coloured and explained in its cell, and all of them listed."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from chungsuc.exchange.workbook.answer import annotated, answer_name
from chungsuc.exchange.workbook.identity import Asked
from chungsuc.exchange.workbook.plan import Arrangement
from form_files import DAY, ENTRY, SET, column_of, counts, district, edit, fill, form, parts, preview, put, row_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

RESULT = "Kết quả kiểm tra"
RED = "FFF4B6B0"


def answered(path: Path, to: Path, **more: object) -> openpyxl.Workbook:
    to.write_bytes(annotated(path, preview(path, **more)))
    return openpyxl.load_workbook(to)


def marked(sheet: Worksheet) -> dict[str, str]:
    return {c.coordinate: c.comment.text for row in sheet.iter_rows() for c in row if c.comment is not None}


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return fill(form(tmp_path / "bieu.xlsx"), {"3.1": 120, "10": "nhiều", "2.1": (40, 38), "1.1": "Đạt"})


def test_each_faulty_cell_is_coloured_and_explained_and_no_other(faulty: Path, tmp_path: Path) -> None:
    sheet = answered(faulty, tmp_path / "b.xlsx")[ENTRY]
    wanted = {
        sheet.cell(row_of(sheet, no), column_of(sheet, head)).coordinate
        for no, head in (("3.1", "Giá trị"), ("10", "Giá trị"), ("2.1", "Tử số"))
    }
    comments = marked(sheet)
    assert set(comments) == wanted
    red = {c.coordinate for row in sheet.iter_rows() for c in row if c.fill.start_color.rgb == RED}
    assert red == wanted
    assert all("Cách sửa: " in text for text in comments.values())
    cell = sheet.cell(row_of(sheet, "10"), column_of(sheet, "Giá trị"))
    assert comments[cell.coordinate].startswith("Không đọc được số «nhiều».")


def test_all_faults_are_listed_with_a_way_to_each_cell(faulty: Path, tmp_path: Path) -> None:
    book = answered(faulty, tmp_path / "b.xlsx")
    assert book.sheetnames[0] == RESULT
    assert book.active is not None
    assert book.active.title == RESULT
    sheet = book[RESULT]
    top = row_of(sheet, "TT")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top + 1)]
    assert [(row[4], row[5], row[9]) for row in rows] == [
        ("xã Phú Đình", "2.1", "CS-OBS-105"),
        ("xã Phú Đình", "3.1", "CS-JDG-105"),
        ("xã Phú Đình", "10", "CS-JDG-102"),
    ]
    for row in sheet.iter_rows(min_row=top + 1):
        link = row[3].hyperlink
        assert link.location == f"'{ENTRY}'!{row[3].value}"
        assert link.target is None


def test_the_person_s_own_layout_is_kept(faulty: Path, tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book[ENTRY]
        sheet.insert_cols(4)
        sheet.cell(row_of(sheet, "1.2"), 4).value = "ghi riêng"
        sheet.cell(row_of(sheet, "1.2"), 4).font = Font(bold=True, color="FF0000FF")
        sheet.column_dimensions["D"].width = 33

    before = openpyxl.load_workbook(edit(faulty, change))[ENTRY]
    after = answered(faulty, tmp_path / "b.xlsx")[ENTRY]
    mine = after.cell(row_of(after, "1.2"), 4)
    assert (mine.value, mine.font.bold, mine.font.color.rgb) == ("ghi riêng", True, "FF0000FF")
    assert after.column_dimensions["D"].width == 33
    assert [[c.value for c in row] for row in before.iter_rows()] == [
        [c.value for c in row] for row in after.iter_rows()
    ]
    assert after.protection.sheet
    assert len(after.data_validations.dataValidation) == len(before.data_validations.dataValidation)


def test_a_mended_answer_is_handed_in_again_and_its_old_marks_are_gone(faulty: Path, tmp_path: Path) -> None:
    answered(faulty, tmp_path / "b.xlsx")
    mended = fill(tmp_path / "b.xlsx", {"3.1": 82, "10": 42.5, "2.1": (31, 99)})
    assert counts(preview(mended)) == {"new": 4}
    still = fill(mended, {"10": "rất nhiều"}, tmp_path / "c.xlsx")
    book = answered(still, tmp_path / "d.xlsx")
    assert book.sheetnames.count(RESULT) == 1
    assert next(iter(marked(book[ENTRY]).values())).startswith("Không đọc được số «rất nhiều».")
    assert len(marked(book[ENTRY])) == 1
    clean = answered(mended, tmp_path / "e.xlsx")
    assert not marked(clean[ENTRY])
    colours = {c.fill.start_color.rgb for row in clean[ENTRY].iter_rows() for c in row}
    assert RED not in colours


def test_a_fault_in_a_merged_cell_is_marked_in_the_cell_one_sees(tmp_path: Path) -> None:
    path = form(tmp_path / "a.xlsx", district(), by=Arrangement.CRITERIA, criteria=("5",))

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["TC 5"]
        sheet.cell(row_of(sheet, "5/b"), column_of(sheet, "5/b")).value = "5/x"
        sheet.cell(row_of(sheet, "Xã Phú Đình"), column_of(sheet, "5/a") + 4).value = 3

    book = answered(edit(path, change), tmp_path / "b.xlsx")
    assert len(marked(book["TC 5"])) == 1


def test_no_formula_leaves_here(tmp_path: Path) -> None:
    """What comes in as a formula goes out as the value it showed; text that looks like one stays text."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book[ENTRY]
        put(sheet, "10", "Giá trị", "=40+2")
        put(sheet, "3.1", "Giá trị", "@SUM(A1)")
        note = sheet[put(sheet, "3.1", "Ghi chú", "+84 912")]
        note.data_type = "s"
        sheet.cell(60, 20).value = '=HYPERLINK("http://evil","x")'
        sheet.cell(61, 20).value = "trang"
        sheet.cell(61, 20).hyperlink = "http://evil"

    path = edit(form(tmp_path / "a.xlsx"), change)
    book = answered(path, tmp_path / "b.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    risky = [c for c in cells if isinstance(c.value, str) and c.value.startswith(("=", "+", "-", "@"))]
    assert {cell.value for cell in risky} == {"=", "+84 912", "@SUM(A1)"}  # "=": what stood in a cell is quoted
    assert all(cell.quotePrefix for cell in risky)
    for name, text in parts((tmp_path / "b.xlsx").read_bytes(), r"\.(xml|rels)$"):
        assert "evil" not in text, name
        assert not re.search(r"<f[ >]", text), name


def test_two_cells_in_far_corners_cost_nothing(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[ENTRY].cell(1_048_576, 16_384).value = "x"

    path = edit(fill(form(tmp_path / "a.xlsx"), {"10": "nhiều"}), change)
    assert len(marked(answered(path, tmp_path / "b.xlsx")[ENTRY]._parent[RESULT])) == 0


def test_a_value_somebody_will_ask_about_is_marked_otherwise_than_a_fault(tmp_path: Path) -> None:
    path = fill(form(tmp_path / "a.xlsx"), {"3.1": 80, "10": "nhiều"})
    book = answered(path, tmp_path / "b.xlsx")
    sheet = book[ENTRY]
    cell = sheet.cell(row_of(sheet, "3.1"), column_of(sheet, "Giá trị"))
    assert cell.fill.start_color.rgb == "FFFFD27A"
    assert "ghi lý do vào cột «Ghi chú»" in cell.comment.text
    rows = [[c.value for c in row] for row in book[RESULT].iter_rows(min_row=row_of(book[RESULT], "TT") + 1)]
    assert [(row[1], row[5]) for row in rows] == [("lỗi", "10"), ("cần nêu lý do", "3.1")]
    mended = edit(tmp_path / "b.xlsx", lambda book: [put(book[ENTRY], "10", "Giá trị", 42.5),
                                                     put(book[ENTRY], "3.1", "Ghi chú", "đo lại")])  # fmt: skip
    assert not marked(answered(mended, tmp_path / "c.xlsx")[ENTRY])


def test_the_answer_says_so_when_there_is_no_fault(tmp_path: Path) -> None:
    path = fill(form(tmp_path / "a.xlsx"), {"10": 42.5})
    sheet = answered(path, tmp_path / "b.xlsx", asked=Asked(DAY, SET))[RESULT]
    said = [sheet.cell(row, 1).value for row in range(2, 6)]
    assert said[2] == "Số ô: 1 mới, 0 đổi, 0 như cũ, 0 lỗi, 63 để trống."
    assert said[3] == "Không có lỗi."


def test_the_answer_is_named_after_what_it_answers() -> None:
    assert answer_name("bieu.xlsx") == "bieu-ket-qua.xlsx"
    assert answer_name("bieu-ket-qua.xlsx") == "bieu-ket-qua.xlsx"
