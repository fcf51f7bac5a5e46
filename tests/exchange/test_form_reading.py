"""An uploaded form is read whatever people have done to its layout, and never by guessing."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from chungsuc.errors import ChungSucError
from chungsuc.exchange.workbook.build import build_workbook
from chungsuc.exchange.workbook.errors import (
    FormNotNamed,
    NoForm,
    OtherDay,
    OtherProvince,
    OtherSet,
    TwoForms,
    UnitGone,
)
from chungsuc.exchange.workbook.gather import units_of_form
from chungsuc.exchange.workbook.identity import Asked
from chungsuc.exchange.workbook.plan import Arrangement
from chungsuc.units.models import Unit
from form_files import (
    DAY,
    ENTRY,
    SET,
    column_of,
    commune,
    counts,
    district,
    edit,
    fill,
    form,
    preview,
    province,
    put,
    row_of,
    sheet_of,
)
from form_files import said_by_number as said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

ASKED = Asked(DAY, SET)
SAID = {"source": "báo cáo", "said_by": "Văn phòng"}
FILLED = {"1.1": "Đạt", "3.1": "81,5", "2.1": (31, 38), "10": 42.5, "9.1": 0}


WANTED = {"1.1": "Đạt", "3.1": "81,5", "2.1": "81,58 (31/38)", "10": "42,5", "9.1": "0"}


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    return fill(form(tmp_path / "bieu.xlsx"), FILLED)


def test_a_filled_in_form_is_read_as_it_was_filled_in(filled: Path) -> None:
    found = preview(filled)
    assert said(found) == WANTED
    assert (found.set_id, found.day) == (SET, DAY)
    assert [line.unit for line in found.units] == ["xã Phú Đình"]


@pytest.mark.parametrize(
    ("no", "written", "read"),
    [
        ("10", "1.234,5", "1.234,5"),
        ("10", "1,234.5", "1.234,5"),
        ("10", "42 triệu", "42"),
        ("3.1", "93,7%", "93,7"),
        ("3.1", " 93,7 % ", "93,7"),
        ("3.1", 93.7, "93,7"),
        ("1.1", "x", "Đạt"),
        ("1.1", "✓", "Đạt"),
        ("1.1", "chưa đạt", "Không đạt"),
        ("1.1", "ĐẠT", "Đạt"),
        ("1.1", True, "Đạt"),
        ("9.1", 3, "3"),
        ("9.1", "Đạt", "Đạt"),
    ],
)
def test_values_are_read_as_people_write_them(tmp_path: Path, no: str, written: object, read: str) -> None:
    assert said(preview(fill(form(tmp_path / "a.xlsx"), {no: written}))) == {no: read}


def test_a_cell_shown_as_per_cent_is_read_as_it_is_shown(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        cell = book[ENTRY][put(book[ENTRY], "3.1", "Giá trị", 0.937)]
        cell.number_format = "0.0%"

    assert said(preview(edit(form(tmp_path / "a.xlsx"), change))) == {"3.1": "93,7"}


@pytest.mark.parametrize("blank", ["", "-", "—", "chưa có số liệu", "  ", "N/A"])
def test_blank_says_nothing(tmp_path: Path, blank: str) -> None:
    found = preview(fill(form(tmp_path / "a.xlsx"), {"3.1": blank, "1.1": blank}))
    assert counts(found) == {}
    assert found.total("blank") == 64


# ── what people do to a layout ───────────────────────────────────────────────────────────────────────


def columns_swapped(book: openpyxl.Workbook) -> None:
    """Move "Ghi chú" to the front and "Giá trị" behind it, codes and all, as cutting and inserting columns does."""
    sheet = sheet_of(book)
    order = [column_of(sheet, head) for head in ("Ghi chú", "Mẫu số", "Giá trị", "Tử số", "Nội dung")]
    moved = [[sheet.cell(row, column).value for column in order] for row in range(1, sheet.max_row + 1)]
    for row, values in enumerate(moved, 1):
        for column, value in zip(sorted(order), values, strict=True):
            sheet.cell(row, column).value = value


def rows_turned_round(book: openpyxl.Workbook) -> None:
    sheet = sheet_of(book)
    first = row_of(sheet, "1.1")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]
    for number, row in enumerate(reversed(rows), first):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value


def title_merged(book: openpyxl.Workbook) -> None:
    sheet = sheet_of(book)
    sheet.merge_cells(start_row=2, start_column=2, end_row=2, end_column=11)
    sheet.merge_cells(start_row=3, start_column=2, end_row=3, end_column=11)


def sheets_turned_round(book: openpyxl.Workbook) -> None:
    book._sheets.reverse()


def stamped(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet("Nháp", 0)
    sheet.append(["Đơn vị", "3.1", "10"])
    sheet.append(["Xã Phú Đình", 1, 1])


CHANGES = {
    "a column is inserted": lambda book: sheet_of(book).insert_cols(4, 2),
    "rows are inserted above": lambda book: sheet_of(book).insert_rows(3, 2),
    "rows are inserted between": lambda book: sheet_of(book).insert_rows(row_of(sheet_of(book), "3.1"), 3),
    "columns are moved": columns_swapped,
    "rows are sorted otherwise": rows_turned_round,
    "the title is merged": title_merged,
    "sheets are in another order": sheets_turned_round,
    "the sheet is renamed": lambda book: setattr(sheet_of(book), "title", "Xã Phú Đình 2023"),
    "other sheets are gone": lambda book: [book.remove(book[name]) for name in ("Hướng dẫn", "Về tệp này")],
    "a draft is added": stamped,
    "the heads are renamed": lambda book: [
        setattr(cell, "value", "…")
        for row in sheet_of(book).iter_rows(min_row=2, max_row=row_of(sheet_of(book), "Số chỉ tiêu"))
        for cell in row
    ],
    "the heads say something in words": lambda book: [
        setattr(cell, "value", "Cột của tôi")
        for row in sheet_of(book).iter_rows(
            min_row=row_of(sheet_of(book), "Số chỉ tiêu"), max_row=row_of(sheet_of(book), "Số chỉ tiêu")
        )
        for cell in row
    ],
    "the names are translated": lambda book: [
        setattr(row[2], "value", "…") for row in sheet_of(book).iter_rows(min_row=12)
    ],
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_changed_layout_reads_the_same(filled: Path, change) -> None:  # type: ignore[no-untyped-def]
    assert said(preview(edit(filled, change))) == WANTED


def without_codes(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        if sheet.title not in {"Hướng dẫn", "Về tệp này"}:
            for area in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(area))
            sheet.delete_cols(1)
            sheet.delete_rows(1)


def test_without_codes_names_and_numbers_are_enough(filled: Path) -> None:
    assert said(preview(edit(filled, without_codes), asked=ASKED)) == WANTED


def test_without_the_codes_of_columns_the_heads_are_enough(filled: Path) -> None:
    assert said(preview(edit(filled, lambda book: sheet_of(book).delete_rows(1)), asked=ASKED)) == WANTED


def test_without_the_codes_of_rows_the_numbers_are_enough(filled: Path) -> None:
    assert said(preview(edit(filled, lambda book: sheet_of(book).delete_cols(1)), asked=ASKED)) == WANTED


@pytest.mark.parametrize("by", [Arrangement.GRID, Arrangement.CRITERIA])
@pytest.mark.parametrize("codes", [True, False], ids=["with codes", "without codes"])
def test_forms_of_many_communes_are_read_with_codes_and_without(tmp_path: Path, by: Arrangement, codes: bool) -> None:
    def change(book: openpyxl.Workbook) -> None:
        name = ENTRY if by is Arrangement.GRID else "TC 3"
        sheet = book[name]
        for commune_name, value in (("Xã Phú Đình", 81.5), ("Xã Bảo Linh", "77,25")):
            sheet.cell(row_of(sheet, commune_name), column_of(sheet, "3.1")).value = value
        sheet.cell(row_of(sheet, "Xã Phú Đình"), column_of(sheet, "3.2")).value = "x"
        if by is Arrangement.CRITERIA:
            other = book["TC 5"]
            first = column_of(other, "5/a")
            row = row_of(other, "Xã Phú Đình")
            other.cell(row, first + 1).value, other.cell(row, first + 2).value = 3, 4
        if not codes:
            without_codes(book)

    path = form(tmp_path / "a.xlsx", district(), by=by, criteria=("3", "5"))
    found = preview(edit(path, change), asked=ASKED)
    assert not found.faults, [fault.error.text() for fault in found.faults]
    wanted = {("xã Phú Đình", "3.1", "81,5"), ("xã Phú Đình", "3.2", "Đạt"), ("xã Bảo Linh", "3.1", "77,25")}
    if by is Arrangement.CRITERIA:
        wanted.add(("xã Phú Đình", "5/a", "75 (3/4)"))
    assert {(line.unit, line.no, line.after) for line in found.changes} == wanted


def test_a_row_added_by_hand_is_found_by_its_name(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        row = sheet.max_row + 1
        sheet.cell(row, column_of(sheet, "Đơn vị")).value = "Phú Đình"
        sheet.cell(row, column_of(sheet, "3.1")).value = 90

    units = [commune("Bảo Linh"), commune("Linh Thông")]
    path = tmp_path / "a.xlsx"
    path.write_bytes(build_workbook(units, SET, DAY, where="huyện Định Hóa"))
    found = preview(edit(path, change))
    assert [(line.unit, line.after) for line in found.changes] == [("xã Phú Đình", "90")]


def test_totals_below_the_table_are_not_read(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        row = sheet.max_row + 1
        sheet.cell(row, column_of(sheet, "Đơn vị")).value = "Tổng cộng"
        sheet.cell(row, column_of(sheet, "3.1")).value = 9000

    found = preview(edit(form(tmp_path / "a.xlsx", district()), change))
    assert counts(found) == {}


def test_hidden_sheets_are_not_read_and_said_so(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        copy = book.copy_worksheet(sheet_of(book))
        copy.title = "Bản cũ"
        put(copy, "10", "Giá trị", 1)
        copy.sheet_state = "hidden"

    found = preview(edit(fill(form(tmp_path / "a.xlsx"), {"10": 42}), change))
    assert said(found) == {"10": "42"}
    assert "Trang ẩn «Bản cũ»: không đọc." in [note.vi for note in found.notes]


# ── what the file is for ─────────────────────────────────────────────────────────────────────────────


def test_another_day_set_or_province_than_asked_is_refused(filled: Path, settings) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(OtherDay):
        preview(filled, asked=Asked(day=DAY.replace(year=2024)))
    with pytest.raises(OtherSet):
        preview(filled, asked=Asked(set_id="QD318-2022/xa_nang_cao"))
    settings.CHUNGSUC_PROVINCE = "08"
    with pytest.raises(OtherProvince):
        preview(filled)


def test_a_file_that_names_neither_day_nor_set_must_be_told(filled: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        without_codes(book)
        for row in sheet_of(book).iter_rows(max_row=8):
            for cell in row:
                if isinstance(cell.value, str) and "tính đến ngày" in cell.value:
                    cell.value = "Xã Phú Đình (mã 05602)"

    path = edit(filled, change)
    with pytest.raises(FormNotNamed):
        preview(path)
    with pytest.raises(FormNotNamed):
        preview(path, asked=Asked(day=DAY))
    assert said(preview(path, asked=ASKED)) == WANTED


def test_the_title_s_day_is_held_against_the_day_asked(filled: Path) -> None:
    with pytest.raises(OtherDay):
        preview(edit(filled, without_codes), asked=Asked(DAY.replace(month=6, day=30), SET))


@pytest.mark.parametrize(
    "spoilt", ["chungsuc:1?", "chungsuc:1?set=x&day=32", "chungsuc:1?thread=&part=", "chungsuc:1?part=value&no=99",
               "chungsuc:1?made=yesterday&set=QD318-2022/xa&day=2023-12-31", "chungsuc:?", "chungsuc:1?kind=look"],
)  # fmt: skip
@pytest.mark.parametrize("cell", ["A1", "A12", "H1"])
def test_a_spoilt_code_never_breaks_the_reading(tmp_path: Path, spoilt: str, cell: str) -> None:
    path = edit(fill(form(tmp_path / "a.xlsx"), {"3.1": 82}), lambda book: setattr(book[ENTRY][cell], "value", spoilt))
    try:
        found = preview(path, asked=ASKED)
    except ChungSucError:
        return
    assert {line.after for line in found.changes} <= {"82"}


def test_a_file_of_two_forms_is_refused(tmp_path: Path, filled: Path) -> None:
    other = openpyxl.load_workbook(form(tmp_path / "b.xlsx", day=DAY.replace(year=2022)))[ENTRY]

    def change(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("2022")
        for row in other.iter_rows():
            for cell in row:
                sheet.cell(cell.row, cell.column).value = cell.value

    with pytest.raises(TwoForms):
        preview(edit(filled, change))


def test_a_file_without_any_table_is_refused(filled: Path) -> None:
    with pytest.raises(NoForm):
        preview(edit(filled, lambda book: book.remove(sheet_of(book))), asked=ASKED)


def test_a_unit_that_is_gone_since_the_form_was_made_is_said(filled: Path) -> None:
    Unit.objects.filter(pk=commune().pk).update(thread="somebody-else")
    assert {type(fault.error) for fault in preview(filled).faults} == {UnitGone}


def test_a_form_of_districts_is_read_as_one_of_communes_is(tmp_path: Path) -> None:
    scope = province()
    path, set_id = tmp_path / "huyen.xlsx", "QD320-2022/huyen"
    units = units_of_form(scope, set_id, DAY)
    path.write_bytes(build_workbook(units, set_id, DAY, where=scope.full_name, by=Arrangement.CRITERIA))

    def change(book: openpyxl.Workbook) -> None:
        sheet = next(
            s for s in book.worksheets if any(c.value == "Huyện Định Hóa" for row in s.iter_rows() for c in row)
        )
        heads = [cell for row in sheet.iter_rows() for cell in row if cell.value == "Giá trị"]
        sheet.cell(row_of(sheet, "Huyện Định Hóa"), heads[0].column).value = 91

    found = preview(edit(path, change))
    assert [(line.unit, line.after) for line in found.changes] == [("huyện Định Hóa", "91")]
