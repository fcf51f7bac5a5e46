"""Promises of the import: nothing misread, every fault in its place, all or nothing, twice is once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from import_files import END_2023, SET, Cells, write_csv, write_xlsx

from chungsuc.engine.reading import DecimalMark
from chungsuc.errors import Faults
from chungsuc.observations import actions
from chungsuc.observations.exporting import export_facts
from chungsuc.observations.importing.batch import Options, staged
from chungsuc.observations.importing.report import Preview
from chungsuc.observations.models import ImportBatch, Observation
from chungsuc.observations.queries import facts_at
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

LONG = ["đơn vị", "chỉ tiêu", "đến ngày", "giá trị", "tử số", "mẫu số", "ghi chú"]
PHU_DINH = "05602"


def options(**given: object) -> Options:
    return Options(**{"set_id": SET, "said_by": "Văn phòng điều phối", "province": "Thái Nguyên", **given})  # type: ignore[arg-type]


def look(path: Path, **given: object) -> Preview:
    with staged(path, options(**given)) as found:
        return found.preview


def take(path: Path, **given: object) -> int:
    with staged(path, options(**given)) as found:
        return found.accept().stored if found.preview.already is None else 0


def stored() -> dict[tuple[str, str], Decimal | bool | None]:
    rows = Observation.objects.order_by("id").values_list("unit__code", "measure", "value", "attested")
    return {(code, measure): attested if value is None else value for code, measure, value, attested in rows}


def facts_of(name: str, day: date = END_2023) -> dict[str, Decimal | bool]:
    from chungsuc.law.library import shipped

    unit = find_unit(name, day, level=Level.COMMUNE)
    facts = facts_at([unit], shipped().at(SET, day), day)
    return {no: fact.value for no, fact in facts.get(unit.thread, {}).items()}


# ── the long table ───────────────────────────────────────────────────────────────────────────────────


GOOD_ROWS: Cells = [
    ["Phú Đình, Định Hóa", "1.1", "31/12/2023", "Đạt", "", "", ""],
    [PHU_DINH, "2.1", "2023-12-31", "", "118", "126", "theo km"],
    ["xã phú đình", "Chỉ tiêu 3.1", "31/12/2023", "93,7%", "", "", ""],
    [PHU_DINH, "3.2", "31/12/2023", "K", "", "", ""],
    [PHU_DINH, "1.2", "31/12/2023", "", "", "", "chưa có số liệu"],
    ["Tổng cộng", "3.1", "31/12/2023", "93,7", "", "", ""],
]


@pytest.mark.parametrize("kind", ["comma", "semicolon", "tab", "utf-16", "bom", "xlsx"])
def test_a_long_table_is_read_from_every_kind_of_file(tmp_path: Path, kind: str) -> None:
    rows = [LONG, *GOOD_ROWS]
    delimiter = {"semicolon": ";", "tab": "\t", "utf-16": "\t"}.get(kind, ",")
    encoding = {"utf-16": "utf-16", "bom": "utf-8-sig"}.get(kind, "utf-8")
    if kind == "xlsx":
        path = write_xlsx(tmp_path / "a.xlsx", {"Số liệu": rows})
    else:
        path = write_csv(tmp_path / "a.csv", rows, delimiter=delimiter, encoding=encoding)
    assert take(path) == 4
    assert facts_of(PHU_DINH) == {"1.1": True, "2.1": Decimal("93.65079365"), "3.1": Decimal("93.7"), "3.2": False}


def test_columns_stand_in_any_order_and_others_are_named_and_ignored(tmp_path: Path) -> None:
    header = ["Ghi chú", "Giá trị (%)", "Người nhập", "Xã/phường", "as_of", "Chỉ tiêu"]
    path = write_csv(tmp_path / "a.csv", [header, ["", "80", "A", PHU_DINH, "2023-12-31", "3.1"]])
    preview = look(path)
    assert (preview.total("new"), preview.faults) == (1, [])
    assert any("Người nhập" in note for note in preview.sheets[0].notes)


def test_cells_of_a_workbook_are_read_as_their_writer_saw_them(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["unit", "indicator", "as_of", "value"])
        percent, day = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": "d-mmm-yy"})
        for row, no in enumerate(["3.1", "2.1", "1.1", "1.2", "3.2", "2.2"], start=1):
            sheet.write_number(row, 0, 5602)
            sheet.write_string(row, 1, no)
            sheet.write_datetime(row, 2, END_2023, day)  # type: ignore[arg-type]
        sheet.write_number(1, 3, 0.937, percent)
        sheet.write_formula(2, 3, "=2/3*100", None, 66.66666666666667)
        sheet.write_boolean(3, 3, True)
        sheet.write_number(4, 3, 0)
        sheet.write_rich_string(5, 3, "Khô", book.add_format({"bold": True}), "ng đạt")
        sheet.write_number(6, 3, 79.99999999999999)
    assert take(path) == 6
    assert facts_of(PHU_DINH) == {
        "3.1": Decimal("93.7"), "2.1": Decimal("66.66666667"), "1.1": True, "1.2": False, "3.2": False,
        "2.2": Decimal(80),
    }  # fmt: skip


BAD_ROWS = [
    # (row, as given), cell of the fault, code
    (["Tân Thịnh", "3.1", "31/12/2023", "80", "", "", ""], "A", "CS-UNI-002"),
    (["Không Có Xã Này", "3.1", "31/12/2023", "80", "", "", ""], "A", "CS-UNI-001"),
    (["", "3.1", "31/12/2023", "80", "", "", ""], "A", "CS-OBS-403"),
    ([PHU_DINH, "99.9", "31/12/2023", "80", "", "", ""], "B", "CS-JDG-001"),
    ([PHU_DINH, "", "31/12/2023", "80", "", "", ""], "B", "CS-OBS-404"),
    ([PHU_DINH, "3.1", "2023", "80", "", "", ""], "C", "CS-OBS-401"),
    ([PHU_DINH, "3.1", "45291", "80", "", "", ""], "C", "CS-OBS-401"),
    ([PHU_DINH, "3.1", "30/02/2023", "80", "", "", ""], "C", "CS-OBS-401"),
    ([PHU_DINH, "3.1", "31/12/2090", "80", "", "", ""], "C", "CS-OBS-107"),
    ([PHU_DINH, "3.1", "", "80", "", "", ""], "C", "CS-OBS-402"),
    ([PHU_DINH, "10", "31/12/2023", "1.234", "", "", ""], "D", "CS-JDG-103"),
    ([PHU_DINH, "3.1", "31/12/2023", "tám mươi", "", "", ""], "D", "CS-JDG-102"),
    ([PHU_DINH, "3.1", "31/12/2023", "180", "", "", ""], "D", "CS-JDG-105"),
    ([PHU_DINH, "3.1", "31/12/2023", "42 triệu đồng", "", "", ""], "D", "CS-JDG-104"),
    ([PHU_DINH, "1.1", "31/12/2023", "gần đạt", "", "", ""], "D", "CS-JDG-1"),
    ([PHU_DINH, "2.1", "31/12/2023", "", "127", "126", ""], "E", "CS-OBS-105"),
    ([PHU_DINH, "2.1", "31/12/2023", "", "0", "0", ""], "E", "CS-OBS-104"),
    ([PHU_DINH, "2.1", "31/12/2023", "", "5", "", ""], "E", "CS-OBS-103"),
    ([PHU_DINH, "2.1", "31/12/2023", "93,9", "118", "126", ""], "E", "CS-OBS-106"),
    ([PHU_DINH, "1.1", "31/12/2023", "", "118", "126", ""], "E", "CS-OBS-411"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "column", "code"), BAD_ROWS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_fault_is_said_with_its_cell_value_rule_and_fix(
    tmp_path: Path, row: list[str], column: str, code: str
) -> None:  # fmt: skip
    (fault,) = look(write_csv(tmp_path / "a.csv", [LONG, row])).faults
    assert (fault.sheet, fault.cell) == ("a.csv", f"{column}2")
    assert fault.error.code.startswith(code)
    assert fault.value == row["ABCDEFG".index(column)]
    assert fault.rule()
    assert fault.fix()


def test_all_faults_of_a_file_are_listed_at_once_and_nothing_is_stored(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [LONG, *GOOD_ROWS, *(row for row, _, _ in BAD_ROWS)])
    with staged(path, options()) as found:
        assert len(found.preview.faults) >= len(BAD_ROWS)
        with pytest.raises(Faults):
            found.accept()
    assert not Observation.objects.exists()
    assert not ImportBatch.objects.exists()


def test_each_mistake_of_one_row_is_a_fault_of_its_own(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "a.csv", [LONG, [PHU_DINH, "3.1", "2023", "abc", "", "", ""], ["X", "9.99", "1/1/2023", "1"]]
    )
    assert [fault.cell for fault in look(path).faults] == ["C2", "D2", "B3", "A3"]


def test_the_decimal_mark_of_a_file_answers_the_question_of_an_ambiguous_number(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [LONG, [PHU_DINH, "10", "31/12/2023", "1.234", "", "", ""]])
    assert take(path, decimal=DecimalMark.POINT) == 1
    assert facts_of(PHU_DINH) == {"10": Decimal("1.234")}


def test_a_value_said_twice_alike_is_one_and_said_otherwise_is_a_fault(tmp_path: Path) -> None:
    row = [PHU_DINH, "3.1", "31/12/2023", "80", "", "", ""]
    preview = look(write_csv(tmp_path / "a.csv", [LONG, row, row, [*row[:3], "81", "", "", ""]]))
    assert (preview.total("new"), preview.total("equal")) == (1, 1)
    assert [(fault.cell, fault.error.code) for fault in preview.faults] == [("D4", "CS-OBS-407")]
    assert preview.faults[0].error.data["place"] == "D2"


def test_a_formula_without_its_result_and_a_date_as_value_are_faults(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["unit", "indicator", "as_of", "value"])
    book.active.append([PHU_DINH, "3.1", END_2023, "=1+1"])
    book.active.append([PHU_DINH, "2.1", END_2023, date(2023, 5, 3)])
    book.save(tmp_path / "a.xlsx")
    faults = look(tmp_path / "a.xlsx").faults
    assert [(fault.cell, fault.error.code) for fault in faults] == [("D2", "CS-OBS-408"), ("D3", "CS-OBS-409")]


def test_an_indicator_that_may_have_lost_its_zero_is_a_question(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [LONG[:4], [PHU_DINH, 17.1, END_2023, 80]]})
    (fault,) = look(path).faults
    assert (fault.cell, fault.error.code) == ("B2", "CS-OBS-405")


# ── twice, changed, all or nothing ───────────────────────────────────────────────────────────────────


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [LONG, *GOOD_ROWS])
    assert take(path) == 4
    assert look(path).already is not None
    assert take(path) == 0
    assert (Observation.objects.count(), ImportBatch.objects.count()) == (4, 1)


def test_equal_values_in_another_file_are_not_written_again(tmp_path: Path) -> None:
    take(write_csv(tmp_path / "a.csv", [LONG, *GOOD_ROWS]))
    again = write_csv(tmp_path / "b.csv", [LONG, *GOOD_ROWS, [PHU_DINH, "2.3", "31/12/2023", "50", "", "", ""]])
    preview = look(again)
    assert (preview.total("new"), preview.total("changed"), preview.total("equal")) == (1, 0, 4)
    assert take(again) == 1


def test_a_value_that_differs_becomes_a_correction_that_supersedes(tmp_path: Path) -> None:
    row = [PHU_DINH, "3.1", "31/12/2023", "80", "", "", ""]
    take(write_csv(tmp_path / "a.csv", [LONG, row]))
    changed = write_csv(tmp_path / "b.csv", [LONG, [*row[:3], "81,5", "", "", ""]])
    (change,) = look(changed).changes
    assert (change.unit, change.before, change.after) == ("xã Phú Đình", "80", "81.5")
    take(changed)
    first, second = Observation.objects.order_by("id")
    assert second.supersedes == first
    assert facts_of(PHU_DINH) == {"3.1": Decimal("81.5")}


def test_a_rounded_number_does_not_replace_the_exact_rate_that_it_rounds(tmp_path: Path) -> None:
    take(write_csv(tmp_path / "a.csv", [LONG, [PHU_DINH, "2.1", "31/12/2023", "", "118", "126", ""]]))
    preview = look(write_csv(tmp_path / "b.csv", [LONG, [PHU_DINH, "2.1", "31/12/2023", "93,7", "", "", ""]]))
    assert (preview.total("equal"), preview.total("changed")) == (1, 0)


def test_a_real_value_supersedes_a_synthetic_one_of_the_same_size(tmp_path: Path) -> None:
    rows = [LONG, [PHU_DINH, "3.1", "31/12/2023", "80", "", "", ""]]
    take(write_csv(tmp_path / "a.csv", rows), synthetic=True)
    assert look(write_csv(tmp_path / "b.csv", [*rows, []])).total("changed") == 1


def test_what_was_recorded_while_the_preview_was_read_is_seen(tmp_path: Path) -> None:
    unit = find_unit(PHU_DINH, END_2023)
    path = write_csv(tmp_path / "a.csv", [LONG, [PHU_DINH, "1.1", "31/12/2023", "Đạt", "", "", ""]])
    with staged(path, options()) as found:
        measure = "QD318-2022/xa:1.1"
        actions.record(unit, measure, END_2023, attested=True, source="màn hình", said_by="xã")
        assert found.accept().stored == 0


def test_facts_go_out_and_come_back_without_a_change(tmp_path: Path) -> None:
    more = [
        [PHU_DINH, "10", "30/06/2023", "1.234,5", "", "", ""],
        ["Bảo Linh", "10", "31/12/2023", "1,2340", "", "", ""],
        ["Bảo Linh", "13.1", "31/12/2023", "x", "", "", ""],
    ]
    take(write_csv(tmp_path / "a.csv", [LONG, *GOOD_ROWS, *more]), synthetic=True)
    from chungsuc.law.library import shipped

    within = find_unit("Thái Nguyên", END_2023, level="province")
    out = tmp_path / "out.csv"
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        count = export_facts(file, shipped().at(SET, END_2023), END_2023, within=within, level=Level.COMMUNE)
    assert count == 7
    preview = look(out)
    assert (preview.total("equal"), preview.total("new"), preview.total("changed")) == (7, 0, 0)
    assert preview.faults == []


# ── the office's matrix ──────────────────────────────────────────────────────────────────────────────


MATRIX: Cells = [
    ["BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN TIÊU CHÍ"],
    ["(Số liệu đến 31/12/2023)"],
    [],
    ["TT", "Đơn vị", "Chỉ tiêu", None, None, "Ghi chú"],
    [None, None, "1.1", "3.1 Tưới tiêu", "5/a", None],
    ["A", "B", "1", "2", "3", "4"],
    ["I", "Huyện Định Hóa", None, None, None, None],
    [1, "Phú Đình", "x", "93,7", None, None],
    [2, "Tân Thịnh", "K", 80.5, None, None],
    ["II", "Thành phố Thái Nguyên", None, None, None, None],
    [3, "Tân Cương", "Đ", 100, None, None],
    [None, "Tổng cộng", 2, 91, None, None],
]


def test_a_matrix_is_read_below_its_titles_with_districts_narrowing_names(tmp_path: Path) -> None:
    preview = look(write_xlsx(tmp_path / "m.xlsx", {"Biểu": MATRIX}), as_of=END_2023)
    assert [(fault.cell, fault.error.code) for fault in preview.faults] == []
    assert take(write_xlsx(tmp_path / "m.xlsx", {"Biểu": MATRIX}), as_of=END_2023) == 6
    assert facts_of("Tân Thịnh, Định Hóa") == {"1.1": False, "3.1": Decimal("80.5")}
    assert facts_of("Tân Cương, Thái Nguyên") == {"1.1": True, "3.1": Decimal(100)}
    assert any("tổng hợp" in note for note in preview.sheets[0].notes)


def test_a_column_of_districts_narrows_names_also_where_it_is_merged(tmp_path: Path) -> None:
    rows = [["Huyện", "Xã", "3.1"], ["Định Hóa", "Tân Thịnh", 70], [None, "Phú Đình", 71]]
    assert take(write_xlsx(tmp_path / "m.xlsx", {"S": rows}), as_of=END_2023) == 2
    assert facts_of("Tân Thịnh, Định Hóa") == {"3.1": Decimal(70)}


def test_a_matrix_needs_to_be_told_its_day(tmp_path: Path) -> None:
    (fault,) = look(write_xlsx(tmp_path / "m.xlsx", {"S": [["Xã", "3.1"], ["Phú Đình", 70]]})).faults
    assert fault.error.code == "CS-OBS-402"


def test_a_fault_in_a_matrix_names_its_cell(tmp_path: Path) -> None:
    rows = [["Xã", "3.1", "99.1", "1.1"], ["Phú Đình", "rất tốt", 1, "x"], ["Ở Đâu Đó", 1, 1, "x"]]
    preview = look(write_xlsx(tmp_path / "m.xlsx", {"S": rows}), as_of=END_2023)
    assert [fault.cell for fault in preview.faults] == ["B2", "A3"]
    assert any("99.1" in note for note in preview.sheets[0].notes)


def test_criteria_columns_are_kept_as_the_unit_s_own_declaration(tmp_path: Path) -> None:
    rows = [
        ["TT", "Xã", *[str(no) for no in range(1, 20)], "Tổng số TC đạt"],
        [1, "Phú Đình", *["x"] * 17, "K", "x", 18],
    ]
    preview = look(write_xlsx(tmp_path / "c.xlsx", {"S": rows}), as_of=END_2023)
    assert preview.faults == []
    assert take(write_xlsx(tmp_path / "c.xlsx", {"S": rows}), as_of=END_2023) == 19
    kept = stored()
    assert kept[PHU_DINH, f"{SET}#criterion:1"] is True
    assert kept[PHU_DINH, f"{SET}#criterion:18"] is False
    judged = facts_of(PHU_DINH)
    assert all(value is True for value in judged.values()), "a declaration never becomes a figure"
    assert "1.1" not in judged


def test_a_criterion_of_one_compared_indicator_takes_its_number_or_a_declaration(tmp_path: Path) -> None:
    rows = [["Xã", *[str(no) for no in range(1, 20)]], ["Phú Đình", *["x"] * 9, 42.5, *["x"] * 9]]
    rows.append(["Bảo Linh", *["x"] * 9, "K", *["x"] * 9])
    take(write_xlsx(tmp_path / "c.xlsx", {"S": rows}), as_of=END_2023)
    assert facts_of(PHU_DINH)["10"] == Decimal("42.5")
    assert "10" not in facts_of("Bảo Linh, Định Hóa")
    bao_linh = find_unit("Bảo Linh, Định Hóa", END_2023)
    assert stored()[bao_linh.code, f"{SET}#criterion:10"] is False


def test_a_criterion_as_a_whole_takes_no_number(tmp_path: Path) -> None:
    rows = [["Xã", "1", "2"], ["Phú Đình", "x", 55]]
    (fault,) = look(write_xlsx(tmp_path / "c.xlsx", {"S": rows}), as_of=END_2023).faults
    assert (fault.cell, fault.error.code) == ("C2", "CS-OBS-410")


def test_other_sheets_are_named_as_not_read(tmp_path: Path) -> None:
    sheets = {"Hướng dẫn": [["Đọc kỹ"]], "Số liệu": [LONG[:4], [PHU_DINH, "3.1", END_2023, 80]]}
    preview = look(write_xlsx(tmp_path / "a.xlsx", sheets))
    assert [sheet.layout for sheet in preview.sheets] == ["", "long"]
    assert preview.sheets[0].notes


def test_units_are_found_as_of_the_day_of_the_value(tmp_path: Path) -> None:
    # Phú Đình and its province of 2023 both ended with June 2025; another Phú Đình has begun since.
    rows = [LONG[:4], ["Phú Đình", "3.1", "31/12/2023", "80"], ["Phú Đình", "3.1", "31/12/2025", "81"]]
    assert take(write_csv(tmp_path / "a.csv", rows)) == 2
    old, new = Unit.objects.filter(observations__isnull=False).order_by("observations__as_of")
    assert (old.code, old.valid_until, new.valid_from) == (PHU_DINH, date(2025, 7, 1), date(2025, 7, 1))
