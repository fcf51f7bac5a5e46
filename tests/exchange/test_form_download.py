"""What a downloaded form promises: complete, clear, safe to open, honest about what it is."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from chungsuc.exchange.workbook.build import build_workbook, sheet_name
from chungsuc.exchange.workbook.codes import unpack
from chungsuc.exchange.workbook.gather import units_of_form
from chungsuc.exchange.workbook.plan import Arrangement
from chungsuc.figures.errors import NoUnits, SetJudgesNoUnits
from chungsuc.law.library import shipped
from chungsuc.observations.actions import record
from chungsuc.units.models import Unit
from form_files import DAY, ENTRY, SET, column_of, commune, district, form, parts, province, row_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

SAID = {"source": "báo cáo", "said_by": "Văn phòng"}


def test_a_commune_gets_a_row_for_every_indicator_that_takes_a_value(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(form(tmp_path / "a.xlsx"))[ENTRY]
    coded = [code["no"] for row in sheet.iter_rows(max_col=1) if (code := unpack(row[0].value)) and "no" in code]
    law = shipped().at(SET, DAY)
    assert coded == [p.no for p in law.provisions() if p.takes_fact]
    code = unpack(sheet.cell(row_of(sheet, "3.1"), 1).value)
    assert code == {
        "thread": commune().thread, "code": "05602", "no": "3.1", "measure": law.by_no["3.1"].measure,
    }  # fmt: skip
    own = unpack(sheet["A1"].value)
    assert own is not None
    assert (own["set"], own["day"], own["province"]) == (SET, "2023-12-31", "19")


def test_codes_are_there_and_not_to_be_seen(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(form(tmp_path / "a.xlsx"))[ENTRY]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[1].hidden


def test_only_the_cells_to_be_filled_in_are_open(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(form(tmp_path / "a.xlsx"))[ENTRY]
    assert sheet.protection.sheet
    row = row_of(sheet, "3.1")
    open_heads = [
        head for head in ("Số chỉ tiêu", "Nội dung", "Mức đạt chuẩn", "Giá trị", "Tử số", "Mẫu số", "Ghi chú")
        if not sheet.cell(row, column_of(sheet, head)).protection.locked
    ]  # fmt: skip
    assert open_heads == ["Giá trị", "Tử số", "Mẫu số", "Ghi chú"]
    attested = row_of(sheet, "1.1")
    assert not sheet.cell(attested, column_of(sheet, "Giá trị")).protection.locked
    assert sheet.cell(attested, column_of(sheet, "Tử số")).protection.locked


def test_excel_itself_checks_what_is_typed(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(form(tmp_path / "a.xlsx"))[ENTRY]
    rules = {cell: rule for rule in sheet.data_validations.dataValidation for cell in str(rule.sqref).split()}
    value = sheet.cell(row_of(sheet, "1.1"), column_of(sheet, "Giá trị")).coordinate
    assert rules[value].formula1 == '"Đạt,Không đạt"'
    rate = rules[sheet.cell(row_of(sheet, "3.1"), column_of(sheet, "Giá trị")).coordinate]
    assert (rate.type, rate.operator or "between", rate.formula1, rate.formula2) == ("decimal", "between", "0", "100")
    assert "dấu phẩy" in rate.prompt
    assert "0 đến 100" in rate.error


def test_the_last_value_stands_beside_and_the_day_s_own_value_inside(tmp_path: Path) -> None:
    unit = commune()
    record(unit, "irrigated_farmland_share", date(2022, 12, 31), value=Decimal("77.5"), **SAID)
    record(unit, "income_per_head", DAY, value=Decimal("40.2"), **SAID)
    sheet = openpyxl.load_workbook(form(tmp_path / "a.xlsx"))[ENTRY]
    row = row_of(sheet, "3.1")
    assert sheet.cell(row, column_of(sheet, "Số gần nhất")).value == "77,5"
    assert sheet.cell(row, column_of(sheet, "Của ngày")).value == "31/12/2022"
    assert sheet.cell(row, column_of(sheet, "Giá trị")).value is None
    assert sheet.cell(row_of(sheet, "10"), column_of(sheet, "Giá trị")).value == 40.2


def test_a_level_says_in_place_that_nobody_has_checked_it(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(form(tmp_path / "a.xlsx"))[ENTRY]
    assert sheet.cell(row_of(sheet, "3.1"), column_of(sheet, "Mức đạt chuẩn")).value == "từ 80% trở lên *"
    assert row_of(sheet, "Mức có dấu * chưa được đối chiếu với văn bản gốc.")


def test_a_made_up_value_is_marked_on_every_sheet(tmp_path: Path) -> None:
    record(commune(), "income_per_head", DAY, value=Decimal(40), synthetic=True, **SAID)
    for by in Arrangement:
        book = openpyxl.load_workbook(form(tmp_path / f"{by}.xlsx", by=by, criteria=("3", "10")))
        for sheet in book.worksheets:
            assert "SỐ LIỆU MÔ PHỎNG" in (sheet.oddHeader.right.text or ""), sheet.title


def test_real_values_carry_no_such_mark(tmp_path: Path) -> None:
    record(commune(), "income_per_head", DAY, value=Decimal(40), **SAID)
    assert not any("MÔ PHỎNG" in text for _, text in parts(form(tmp_path / "a.xlsx").read_bytes(), r"\.xml$"))


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(form(tmp_path / "a.xlsx", district()))["Về tệp này"]
    said = {row[0].value: row[1].value for row in sheet.iter_rows(min_col=1, max_col=2)}
    assert said["Phạm vi"] == "huyện Định Hóa"
    assert said["Số liệu tính đến ngày"] == "31/12/2023"
    assert said["Bộ tiêu chí"].startswith(SET)
    assert SET in said["Phiên bản quy định"]
    assert said["Số đơn vị"] == "22"
    assert said["Số ô số liệu"] == "1408"
    assert re.fullmatch(r"[0-9a-f]{64}", said["Mã kiểm tra nội dung (SHA-256)"])


def test_the_checksum_of_the_contents_changes_with_the_contents_only(tmp_path: Path) -> None:
    def checksum(name: str) -> str:
        sheet = openpyxl.load_workbook(form(tmp_path / name))["Về tệp này"]
        return str(sheet.cell(row_of(sheet, "Mã kiểm tra nội dung (SHA-256)"), 2).value)

    before = checksum("a.xlsx")
    assert checksum("b.xlsx") == before
    record(commune(), "income_per_head", DAY, value=Decimal(40), **SAID)
    assert checksum("c.xlsx") != before


def test_the_instructions_say_that_blank_is_unknown_and_invent_no_deadline(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(form(tmp_path / "a.xlsx"))["Hướng dẫn"]
    said = {row[0].value: row[1].value for row in sheet.iter_rows(min_col=1, max_col=2)}
    assert "không phải 0" in said["Để trống"]
    assert said["Thời hạn"].startswith("Biểu không đặt thời hạn")


@pytest.mark.parametrize(
    ("by", "sheets"),
    [
        (Arrangement.GRID, ["Hướng dẫn", "Nhập liệu", "Số đã có", "Về tệp này"]),
        (Arrangement.CRITERIA, ["Hướng dẫn", *(f"TC {n}" for n in range(1, 20)), "Số đã có", "Về tệp này"]),
    ],
)
def test_a_district_gets_a_row_for_each_commune(tmp_path: Path, by: Arrangement, sheets: list[str]) -> None:
    book = openpyxl.load_workbook(form(tmp_path / "a.xlsx", district(), by=by))
    assert book.sheetnames == sheets
    sheet = book[sheets[1]]
    coded = [code["code"] for row in sheet.iter_rows(max_col=1) if (code := unpack(row[0].value)) and "thread" in code]
    assert len(coded) == 22
    assert "05602" in coded


def test_forms_of_many_communes_have_a_sheet_each_under_a_name_excel_takes(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(form(tmp_path / "a.xlsx", district(), by=Arrangement.FORM, criteria=("1",)))
    assert "xã Phú Đình" in book.sheetnames
    assert len(book.sheetnames) == 24
    taken: set[str] = set()
    names = [sheet_name(text, taken) for text in ("xã A/B:[C]*?", "xã A/B:[C]*?", "x" * 40, "x" * 40, "''")]
    assert len(set(names)) == 5
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)


def test_a_form_may_ask_for_some_criteria_only(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(form(tmp_path / "a.xlsx", district(), by=Arrangement.CRITERIA, criteria=("17", "10")))
    assert [name for name in book.sheetnames if name.startswith("TC")] == ["TC 10", "TC 17"]


def test_nobody_fills_in_what_the_recognitions_answer(tmp_path: Path) -> None:
    from chungsuc.recognition.models import Recognition

    Recognition.objects.create(unit=commune(), title="ntm", result_year=2020, source="QĐ")
    path = tmp_path / "a.xlsx"
    units = [commune()]
    path.write_bytes(build_workbook(units, "QD318-2022/xa_nang_cao", DAY, where="xã Phú Đình"))
    sheet = openpyxl.load_workbook(path)[ENTRY]
    cell = sheet.cell(row_of(sheet, "DK.NTM"), column_of(sheet, "Giá trị"))
    assert (cell.value, cell.protection.locked) == ("Đạt", True)


def test_a_set_without_units_and_a_scope_without_communes_are_refused() -> None:
    with pytest.raises(SetJudgesNoUnits):
        units_of_form(province(), "YenBai-ThonNTM-2021-2025/thon_ntm", DAY)
    ward = Unit.objects.filter(level="commune", type="phường", valid_until__isnull=False).first()
    assert ward is not None
    with pytest.raises(NoUnits):
        units_of_form(ward, SET, DAY)


EVIL = ['=HYPERLINK("http://evil")', "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", '=cmd|"/c calc"!A1']


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("by", list(Arrangement))
def test_no_text_of_anybody_becomes_a_formula(tmp_path: Path, evil: str, by: Arrangement) -> None:
    """Read back as XML: no cell holds a formula, and text that looks like one is text, marked as such for ever.

    The file is written with ``write_string`` only and ``strings_to_formulas`` off. ``quotePrefix`` keeps a
    spreadsheet from turning such a text into a formula when somebody edits the cell.
    """
    unit = commune()
    Unit.objects.filter(pk=unit.pk).update(name=evil)
    units = [Unit.objects.get(pk=unit.pk), commune("Bảo Linh")]
    content = build_workbook(units, SET, DAY, where=evil, by=by)
    for name, text in parts(content, r"worksheets/sheet\d+\.xml$"):
        assert not re.search(r"<f[ >]", text), name
        assert "<hyperlink" not in text
    (tmp_path / "a.xlsx").write_bytes(content)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in cells)
    risky = [c for c in cells if isinstance(c.value, str) and c.value.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert all(cell.quotePrefix for cell in risky)
