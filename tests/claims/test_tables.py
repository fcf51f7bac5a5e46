"""Promises about tables: shares against the columns they come from, totals against the rows above."""

from __future__ import annotations

from decimal import Decimal

from chungsuc.claims.check import check
from chungsuc.claims.claim import Claim, Kind, Status
from chungsuc.claims.document import Builder
from chungsuc.claims.reading import read_text

HEAD = ["STT", "Huyện", "Tổng số xã", "Số xã đạt chuẩn", "Tỷ lệ (%)"]
ROWS = [["1", "A", "20", "17", "85,0"], ["2", "B", "15", "12", "80,0"], ["3", "C", "10", "9", "90,0"]]
TOTAL = ["", "Tổng cộng", "45", "38", "84,4"]


def findings(*rows: list[str], caption: str = "") -> list[Claim]:
    made = Builder("bảng")
    made.paragraph(caption)
    made.table(list(rows))
    return list(check(made.done()).claims)


def wrong(claims: list[Claim]) -> list[tuple[Kind, int | None, object, object]]:
    off = [one for one in claims if one.status is Status.CONTRADICTION]
    return [(one.kind, one.place.row, one.printed, one.computed) for one in off]


def test_a_table_that_adds_up_is_consistent_throughout() -> None:
    found = findings(HEAD, *ROWS, TOTAL)
    assert not wrong(found)
    assert len(found) == 6


def test_one_wrong_share_and_one_wrong_total_are_found_in_their_rows() -> None:
    rows = [ROWS[0], ["2", "B", "15", "12", "75,0"], ROWS[2]]
    assert [(kind, row) for kind, row, *_ in wrong(findings(HEAD, *rows, TOTAL))] == [(Kind.SHARE, 3)]
    off = ["", "Tổng cộng", "45", "39", "86,7"]
    assert wrong(findings(HEAD, *ROWS, off)) == [(Kind.TOTAL, 5, 39, 38)]


def test_bands_in_the_head_are_no_row_of_numbers() -> None:
    head = ["TT", "Huyện", "Số xã", "19", "15–18", "5–9"]
    rows = [["1", "A", "10", "7 (70%)", "3 (30%)", "0"], ["2", "B", "5", "5 (100%)", "0", "0"]]
    assert not wrong(findings(head, *rows, ["", "Tổng cộng", "15", "12 (80%)", "3 (20%)", "0"]))


def test_columns_that_belong_to_nothing_stay_silent() -> None:
    head = ["Xã", "Số hộ", "Thu nhập", "Hộ nghèo (%)"]
    rows = [["A", "1.250", "45", "3,2"], ["B", "980", "51", "2,1"], ["C", "1.110", "42,5", "4,0"]]
    assert not findings(head, *rows)


def test_rows_of_a_table_with_sums_on_two_levels_are_not_added_twice() -> None:
    rows = [
        ["I", "Vùng cao", "25"], ["1", "A", "10"], ["2", "B", "15"], ["II", "Vùng thấp", "20"], ["1", "C", "20"],
        ["", "Tổng số", "45"],
    ]  # fmt: skip
    assert not wrong(findings(["TT", "Vùng", "Số xã"], *rows))


def test_a_fraction_and_the_percentage_in_the_next_cell_belong_together() -> None:
    rows = [["Giao thông", "110/126", "87,3"], ["Thủy lợi", "120/126", "85,2"]]
    found = wrong(findings(["Tiêu chí", "Số xã đạt", "Tỷ lệ (%)"], *rows))
    assert found == [(Kind.SHARE, 3, Decimal("85.2"), Decimal("95.2"))]


def test_tables_of_text_files_and_pages_are_read_as_tables() -> None:
    lines = [HEAD[1:], ["---"] * 4, ["A", "20", "17", "85"], ["B", "15", "12", "70"], ["C", "10", "9", "90"]]
    bars = "\n".join(f"| {' | '.join(row)} |" for row in lines)
    assert [row for _, row, *_ in wrong(list(check(read_text(bars)).claims))] == [3]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEAD, *ROWS, TOTAL))
    page = f"<!doctype html><table><caption>Biểu</caption>{cells}</table>"
    assert len(check(read_text(page)).claims) == 6


def test_years_as_heads_and_numbers_of_columns_are_no_values() -> None:
    rows = [["Chỉ tiêu", "2021", "2022", "2023"], ["(1)", "(2)", "(3)", "(4)"], ["Số xã đạt", "105", "108", "118"]]
    assert not wrong(findings(*rows))
