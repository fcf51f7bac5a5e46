"""Promises about the Excel template of a set: what goes out comes back, and each mistake is told at its cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from panels import judged_one_by_one
from strategies import conditions, level_tables, random_rows

from chungsuc.law.errors import LawFaults
from chungsuc.law.library import shipped
from chungsuc.law.loader import load_set
from chungsuc.law.tree import AllOf, Compare, Condition, CriteriaSet, Criterion, OneOf, Operator, Provision, Subject
from chungsuc.lawbook.template import condition_text
from chungsuc.lawbook.template.annotate import FAULTS, annotated
from chungsuc.lawbook.template.assemble import placed_faults, set_text
from chungsuc.lawbook.template.columns import CRITERIA, DEMANDS, HEAD
from chungsuc.lawbook.template.write import template
from chungsuc.lawbook.template_errors import TemplateFaults

SET, YOUNG = "QD318-2022/xa", "QD51-2025/xa"
DEFAULTS = {"provenance": "bản giấy", "confidence": "cao"}
COMMUNE_SETS = [one.id for one in shipped().sets.values() if one.subject is Subject.COMMUNE]


def written(law: CriteriaSet, path: Path, change: Callable[[Workbook], None] | None = None) -> Path:
    path.write_bytes(template(law, head=DEFAULTS))
    if change is not None:
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)
    return path


def come_back(law: CriteriaSet, path: Path, change: Callable[[Workbook], None] | None = None) -> CriteriaSet:
    return load_set(set_text(written(law, path, change)).text, file="x")


@pytest.mark.parametrize("set_id", COMMUNE_SETS)
def test_a_set_written_into_the_template_judges_the_same_when_it_comes_back(set_id: str, tmp_path: Path) -> None:
    law = shipped().set(set_id)
    again = come_back(law, tmp_path / "bộ.xlsx")
    rows = random_rows(318, list(law.provisions()), (date(2022, 6, 30), date(2023, 12, 31), date(2026, 3, 1)), 150)
    assert judged_one_by_one(again, (), rows) == judged_one_by_one(law, (), rows)
    assert again.decision == law.decision
    assert [one.name for one in again.provisions()] == [one.name for one in law.provisions()]


@pytest.mark.parametrize("set_id", sorted(set(shipped().sets) - set(COMMUNE_SETS)))
def test_sets_for_others_come_back_with_the_same_demands(set_id: str, tmp_path: Path) -> None:
    law = shipped().set(set_id)
    again = come_back(law, tmp_path / "bộ.xlsx")
    assert [one.requirement for one in again.provisions() if not one.parts] == [
        one.requirement for one in law.provisions() if not one.parts
    ]


def expressible(condition: Condition) -> bool:
    """A law file holds each trait once among conditions that must all be true."""
    parts = condition.conditions if isinstance(condition, AllOf) else ()
    return len({getattr(part, "trait", part) for part in parts}) == len(parts)


@settings(max_examples=40)
@given(level_tables(), st.sampled_from(Operator), st.one_of(st.none(), conditions().filter(expressible)))
def test_any_table_of_levels_and_any_excuse_come_back(
    tmp_path_factory: pytest.TempPathFactory, levels: object, operator: Operator, excuse: Condition | None
) -> None:
    law = shipped().set(YOUNG)
    base = law.criteria[0].indicators[0]
    demand = replace(base, requirement=Compare(operator, levels), unit=None, not_applicable_when=excuse)  # type: ignore[arg-type]
    criterion = Criterion("1", "Thử", (demand,))
    one = replace(law, criteria=(criterion,), expected_criteria=None, expected_indicators=None)
    again = come_back(one, tmp_path_factory.mktemp("mẫu") / "bộ.xlsx").criteria[0].indicators[0]
    requirement = again.requirement
    assert isinstance(requirement, Compare)
    assert requirement.operator is operator
    assert cells(requirement.levels) == cells(levels)
    assert again.not_applicable_when == excuse or flat(again.not_applicable_when) == flat(excuse)


def cells(levels: object) -> dict[frozenset[tuple[str, str]], object]:
    return {frozenset(zip(levels.by, keys, strict=True)): level for keys, level in levels.cells.items()}  # type: ignore[attr-defined]


def flat(condition: Condition | None) -> object:
    """Give a condition without groups of one and without order."""
    match condition:
        case AllOf(parts) | OneOf(parts) if len(parts) == 1:
            return flat(parts[0])
        case AllOf(parts) | OneOf(parts):
            return type(condition).__name__, frozenset(flat(part) for part in parts)
        case _:
            return condition


@given(conditions().filter(expressible))
def test_a_condition_written_for_people_is_read_as_the_same(condition: Condition) -> None:
    assert flat(condition_text.read(condition_text.say(condition))) == flat(condition)


NO_CONDITIONS = (
    "", "vùng", "vùng = Bắc Cực", "số trường học > nhiều", "(vùng = TN", "mưa = có", "vùng = TN )",
    "vùng = TN và vùng = DNB", "vùng = TN và",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_CONDITIONS)
def test_what_is_no_condition_is_not_read_as_one(text: str) -> None:
    with pytest.raises(condition_text.Unreadable):
        condition_text.read(text)


# ── a file as people leave it ────────────────────────────────────────────────────────────────────────


def test_columns_may_be_moved_and_added_and_rows_left_empty(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book[DEMANDS]
        sheet.insert_cols(1)
        sheet["A1"] = "Người nhập"
        sheet["A2"] = "Lan"
        sheet.insert_rows(2, 3)
        book.move_sheet(CRITERIA, -2)
        book.create_sheet("Nháp")["A1"] = "không đọc"

    law = shipped().set(SET)
    again = come_back(law, tmp_path / "bộ.xlsx", change)
    assert [one.requirement for one in again.provisions()] != []
    assert len(list(again.provisions())) == len(list(law.provisions()))


def test_numbers_and_days_typed_as_people_type_them_are_taken(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        line = at(book, "3.1")
        line("Mức chung", "82,5 %")
        book[HEAD]["B10"] = date(2022, 3, 8)

    again = come_back(shipped().set(SET), tmp_path / "bộ.xlsx", change)
    requirement = next(one for one in again.provisions() if one.no == "3.1").requirement
    assert str(requirement.levels.at(())) == "82.5"  # type: ignore[union-attr]
    assert again.valid_from == date(2022, 3, 8)


# ── one mistake of each kind ─────────────────────────────────────────────────────────────────────────


def column(book: Workbook, head: str, sheet: str = DEMANDS) -> int:
    return next(cell.column for cell in book[sheet][1] if cell.value == head)


def at(book: Workbook, no: str) -> Callable[[str, object], None]:
    """Give a writer of cells in the line of a number."""
    sheet = book[DEMANDS]
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, column(book, "Số")).value == no)

    def write(head: str, value: object) -> None:
        sheet.cell(row, column(book, head)).value = value

    return write


def head(label: str, value: object) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        sheet = book[HEAD]
        row = next(r for r in range(1, 40) if str(sheet.cell(r, 1).value).startswith(label))
        sheet.cell(row, 2).value = value

    return change


def cell(no: str, name: str, value: object) -> Callable[[Workbook], None]:
    return lambda book: at(book, no)(name, value)


def without(sheet: str) -> Callable[[Workbook], None]:
    return lambda book: book.remove(book[sheet])


def renamed(name: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book[DEMANDS].cell(1, column(book, name)).value = "Cột khác"

    return change


MISTAKES = {
    "no sheet": (without(CRITERIA), "CS-LBK-102"),
    "no column": (renamed("Cách xét"), "CS-LBK-103"),
    "no name": (cell("3.1", "Tên chỉ tiêu, nội dung", None), "CS-LBK-110"),
    "no id": (head("Mã bộ", None), "CS-LBK-110"),
    "a strange way of judging": (cell("3.1", "Cách xét", "bằng mắt"), "CS-LBK-111"),
    "no such day": (head("Có hiệu lực từ", "31/02/2022"), "CS-LBK-112"),
    "no count": (head("Số tiêu chí", "mười chín"), "CS-LBK-113"),
    "no level": (cell("3.1", "Mức chung", "khoảng tám mươi"), "CS-LBK-114"),
    "an empty level": (cell("3.1", "Mức chung", None), "CS-LBK-115"),
    "an empty region": (cell("15.3", "ĐBSH", None), "CS-LBK-115"),
    "a level where there is none": (cell("1.1", "Mức chung", 5), "CS-LBK-116"),
    "one level and a table": (cell("15.3", "Mức chung", 5), "CS-LBK-117"),
    "a year in one row only": (cell("10", "Năm", None), "CS-LBK-118"),
    "a parent that is not there": (cell("5/a", "Thuộc", "99"), "CS-LBK-119"),
    "a parent without parts": (cell("5/a", "Thuộc", "4.1"), "CS-LBK-120"),
    "a strange criterion": (cell("3.1", "Tiêu chí", "33"), "CS-LBK-121"),
    "one number twice": (cell("3.2", "Số", "1.1"), "CS-LBK-122"),
    "no condition": (cell("5/a", "Không áp dụng khi", "khi trời mưa"), "CS-LBK-123"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_told_at_its_cell_in_both_languages(mistake: str, tmp_path: Path) -> None:
    change, code = MISTAKES[mistake]
    with pytest.raises(TemplateFaults) as caught:
        set_text(written(shipped().set(SET), tmp_path / "bộ.xlsx", change))
    found = [fault for fault in caught.value.faults if fault.code == code]
    assert found, [str(fault) for fault in caught.value.faults]
    assert found[0].where.file == "bộ.xlsx"
    assert found[0].where.cell or mistake == "no sheet"
    assert found[0].text("vi") != found[0].text("en")


LAW_MISTAKES = {
    "a number elsewhere": (cell("3.1", "Số", "7.9"), "CS-LAW-061", DEMANDS, "Số"),
    "years with a gap": (cell("10", "Năm", "2019"), "CS-LAW-042", DEMANDS, "Năm"),
    "more indicators than the decree has": (head("Số chỉ tiêu", "56"), "CS-LAW-063", HEAD, ""),
    "a measure where no fact is taken": (cell("5", "Số đo", "abc"), "CS-LAW-057", DEMANDS, "Số đo"),
}


@pytest.mark.parametrize("mistake", LAW_MISTAKES)
def test_a_fault_of_the_law_finds_its_cell(mistake: str, tmp_path: Path) -> None:
    change, code, sheet, name = LAW_MISTAKES[mistake]
    path = written(shipped().set(SET), tmp_path / "bộ.xlsx", change)
    text = set_text(path)
    with pytest.raises(LawFaults) as caught:
        load_set(text.text, file="x")
    (fault, *_) = placed_faults(text, caught.value).faults
    assert (fault.code, fault.where.sheet) == (code, sheet)
    assert fault.where.cell
    if name:
        book = openpyxl.load_workbook(path)
        assert fault.where.cell.startswith(openpyxl.utils.get_column_letter(column(book, name)))


def test_all_mistakes_are_told_at_once_and_the_file_comes_back_with_them_in_its_cells(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "3.1")("Mức chung", '=HYPERLINK("x")')
        at(book, "3.1")("Cách xét", "bằng mắt")
        at(book, "5/a")("Thuộc", "99")

    path = written(shipped().set(SET), tmp_path / "bộ.xlsx", change)
    with pytest.raises(TemplateFaults) as caught:
        set_text(path)
    assert len(caught.value.faults) >= 3
    again = tmp_path / "trả lại.xlsx"
    again.write_bytes(annotated(path, caught.value.faults))
    book = openpyxl.load_workbook(again)
    assert book.sheetnames[0] == FAULTS
    for fault in caught.value.faults:
        assert book[fault.where.sheet][fault.where.cell].comment is not None
    listed = [row[2].value for row in book[FAULTS].iter_rows(min_row=2)]
    assert len(listed) == len(caught.value.faults)


def test_an_empty_template_says_what_to_fill_in(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.xlsx"
    path.write_bytes(template())
    with pytest.raises(TemplateFaults) as caught:
        set_text(path)
    assert {fault.code for fault in caught.value.faults} == {"CS-LBK-110"}


def test_what_is_not_known_of_a_set_comes_without_provenance_so_that_the_office_says_its_own(tmp_path: Path) -> None:
    again = come_back(shipped().set(YOUNG), tmp_path / "bộ.xlsx")
    by_no: dict[str, Provision] = {one.no: one for one in again.provisions()}
    assert by_no["3.1"].source.provenance == "bản giấy"
    assert by_no["1.1"].source.provenance.startswith("ứng dụng trình diễn")
