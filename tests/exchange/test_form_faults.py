"""What a form says wrongly is told in its place: codes that went astray, values that break a rule."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from chungsuc.errors import ChungSucError
from chungsuc.exchange.workbook.errors import IndicatorCodeDisagrees, UnitCodeDisagrees
from chungsuc.exchange.workbook.seen import Preview
from chungsuc.observations.actions import record
from form_files import (
    DAY,
    column_of,
    commune,
    counts,
    district,
    edit,
    fill,
    form,
    preview,
    put,
    rewritten,
    row_of,
    sheet_of,
)
from form_files import said_by_number as said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

SAID = {"source": "báo cáo", "said_by": "Văn phòng"}


# ── where code and text disagree ─────────────────────────────────────────────────────────────────────


def faults_of(found: Preview) -> list[tuple[str, type[ChungSucError]]]:
    return [(fault.cell, type(fault.error)) for fault in found.faults]


def test_names_sorted_without_their_codes_are_caught(tmp_path: Path) -> None:
    """Somebody sorts the visible columns only: each code now stands beside the name of another commune."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        first, second = row_of(sheet, "Xã Phú Đình"), row_of(sheet, "Xã Bảo Linh")
        sheet.cell(first, column_of(sheet, "3.1")).value = 80
        for column in range(2, sheet.max_column + 1):
            a, b = sheet.cell(first, column), sheet.cell(second, column)
            a.value, b.value = b.value, a.value

    found = preview(edit(form(tmp_path / "a.xlsx", district()), change))
    assert [type(fault.error) for fault in found.faults] == [UnitCodeDisagrees]
    assert "Bảo Linh (05554)" in found.faults[0].rule()
    assert not found.changes


def test_a_head_moved_without_its_code_is_caught(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        column = column_of(sheet, "3.1")
        sheet.cell(row_of(sheet, "Xã Phú Đình"), column).value = 80
        sheet.cell(row_of(sheet, "3.1"), column).value = "2.1"

    found = preview(edit(form(tmp_path / "a.xlsx", district()), change))
    assert IndicatorCodeDisagrees in {type(fault.error) for fault in found.faults}
    assert not found.changes


def test_a_number_moved_without_its_code_is_caught_in_the_form_of_one_commune(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        put(sheet, "3.1", "Giá trị", 80)
        sheet.cell(row_of(sheet, "3.1"), column_of(sheet, "Số chỉ tiêu")).value = "15.1"

    found = preview(edit(form(tmp_path / "a.xlsx"), change))
    assert [type(fault.error) for fault in found.faults] == [IndicatorCodeDisagrees]


def test_a_number_that_lost_its_last_zero_still_agrees_with_its_code(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        put(sheet, "17.10", "Giá trị", 100)
        sheet.cell(row_of(sheet, "17.10"), column_of(sheet, "Số chỉ tiêu")).value = 17.1

    assert said(preview(edit(form(tmp_path / "a.xlsx"), change))) == {"17.10": "100"}


# ── faults of values ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("no", "written", "code"),
    [
        ("3.1", 120, "CS-JDG-105"),
        ("3.1", "khoảng 80", "CS-JDG-102"),
        ("10", "1.234", "CS-JDG-103"),
        ("10", "Đạt", "CS-JDG-102"),
        ("1.1", "có lẽ", "CS-JDG-106"),
        ("9.1", "không", "CS-JDG-107"),
        ("9.1", 1.5, "CS-JDG-002"),
        ("2.1", (40, 38), "CS-OBS-105"),
        ("2.1", (1, 0), "CS-OBS-104"),
        ("2.1", (None, 38), "CS-OBS-103"),
    ],
)
def test_a_fault_is_told_in_its_cell_with_what_and_what_to_do(
    tmp_path: Path, no: str, written: object, code: str
) -> None:  # fmt: skip
    found = preview(fill(form(tmp_path / "a.xlsx"), {no: written}))
    assert len(found.faults) == 1
    fault = found.faults[0]
    assert fault.error.code == code
    assert fault.rule()
    assert fault.fix()
    assert found.concerned(fault)[:2] == ("xã Phú Đình", no)
    assert counts(found) == {"faulty": 1}


def test_the_same_indicator_said_twice_and_otherwise_is_a_fault(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        put(sheet, "10", "Giá trị", 42)
        row = row_of(sheet, "10")
        for column in range(1, sheet.max_column + 1):
            sheet.cell(sheet.max_row + (column == 1), column).value = sheet.cell(row, column).value
        sheet.cell(sheet.max_row, column_of(sheet, "Giá trị")).value = 43

    found = preview(edit(form(tmp_path / "a.xlsx"), change))
    assert [fault.error.code for fault in found.faults] == ["CS-OBS-407"]


def test_a_formula_without_its_result_is_a_fault_and_one_with_it_is_a_value(tmp_path: Path) -> None:
    path = fill(form(tmp_path / "a.xlsx"), {"10": "=40+2"})
    assert [fault.error.code for fault in preview(path).faults] == ["CS-OBS-408"]

    def computed(name: str, text: bytes) -> bytes:
        return re.sub(rb"<f>40\+2</f><v\s*/?>(</v>)?", b"<f>40+2</f><v>42.5</v>", text)

    assert said(preview(rewritten(path, computed))) == {"10": "42,5"}


def test_a_value_beside_its_two_numbers_must_be_their_rate(tmp_path: Path) -> None:
    record(commune(), "irrigated_farmland_share", DAY.replace(year=2022), value=Decimal(70), **SAID)

    def change(book: openpyxl.Workbook, value: float) -> None:
        for head, one in (("Giá trị", value), ("Tử số", 31), ("Mẫu số", 38)):
            put(sheet_of(book), "3.1", head, one)

    right = edit(form(tmp_path / "a.xlsx"), lambda book: change(book, 81.6))
    assert said(preview(right)) == {"3.1": "81,58 (31/38)"}
    wrong = edit(form(tmp_path / "b.xlsx"), lambda book: change(book, 90))
    assert [fault.error.code for fault in preview(wrong).faults] == ["CS-OBS-106"]
