"""``chungsuc judge`` on files: what it answers, what it refuses, and how it lists every fault."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chungsuc.cli.main import main

FACTS = """unit,indicator,as_of,value,numerator,denominator,note
Xã A,10@2023,,"40,2",,,
Xã A,1.1,2023-12-31,Đạt,,,
Xã A,1.2,31/12/2023,x,,,
Xã A,9.1,2023-12-31,0,,,
Xã A,3.1,2023-12-31,,845,1000,
Xã A,3.1,2024-12-31,10,,,after the day
Xã A,4.1,,—,,,no value yet
Xã B,15.3,2022-12-31,"20,5",,,
Xã B,15.3,2023-06-30,25,,,later and not after the day
"""
TRAITS = """unit,trait,value
Xã A,region,tdmnpb
Xã A,schools,3
Xã B,region,Đồng bằng sông Hồng
Xã B,ATK,có
Xã C,region,BTB
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command on the text of a facts file; gives the exit code, stdout and stderr."""

    def go(
        facts: str | bytes, *options: str, traits: str | None = None, day: str = "2023-12-31"
    ) -> tuple[int, str, str]:
        path = tmp_path / "facts.csv"
        path.write_bytes(facts if isinstance(facts, bytes) else facts.encode())
        words = ["chungsuc", "judge", "--facts", str(path), "--set", "QD318-2022/xa", "--as-of", day, *options]
        if traits is not None:
            (tmp_path / "traits.csv").write_text(traits, encoding="utf-8")
            words += ["--traits", str(tmp_path / "traits.csv")]
        monkeypatch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return go


def answer(run: Run, facts: str | bytes, *options: str, **rest: Any) -> dict[str, Any]:
    code, out, err = run(facts, "--json", *options, **rest)
    assert code == 0, err
    return {unit["unit"]: unit for unit in json.loads(out)}


def test_each_unit_is_judged_in_order_of_first_appearance(run: Run) -> None:
    units = answer(run, FACTS, traits=TRAITS)
    assert list(units) == ["Xã A", "Xã B", "Xã C"]
    assert [units[name]["status"] for name in units] == ["unmet", "unmet", "unknown"]
    assert set(units["Xã A"]) == {
        "unit", "set", "as_of", "in_force", "law_version", "status", "criteria_met", "criteria_total",
        "criteria", "indicators",
    }  # fmt: skip
    assert (units["Xã A"]["criteria_met"], units["Xã A"]["criteria_total"]) == (1, 19)
    assert units["Xã A"]["criteria"]["1"] == {"status": "met", "name": "Quy hoạch", "counted": True}


def test_an_indicator_carries_everything_that_explains_it(run: Run) -> None:
    income = answer(run, FACTS, traits=TRAITS)["Xã A"]["indicators"]["10"]
    assert set(income) == {
        "status", "value", "threshold", "reason", "reason_code", "article", "verified", "confidence", "illustrated",
        "name", "unit", "as_of", "text",
    }  # fmt: skip
    assert (income["status"], income["value"], income["threshold"]) == ("unmet", 40.2, 42)
    assert income["reason"].startswith(
        "Thu nhập bình quân đầu người năm 2023: 40,2 triệu đồng/người/năm < 42 triệu đồng/người/năm "
        "(vùng TDMNPB, QĐ 318/QĐ-TTg, PL I, TC 10) — chưa đạt"
    )
    assert (income["article"], income["verified"], income["reason_code"]) == (
        "QĐ 318/QĐ-TTg, PL I, TC 10", False, "compared",
    )  # fmt: skip


def test_values_and_thresholds_are_numbers_or_words(run: Run) -> None:
    found = answer(run, FACTS, traits=TRAITS)["Xã A"]["indicators"]
    said = {
        no: (found[no]["value"], found[no]["threshold"], found[no]["status"]) for no in ("1.1", "9.1", "3.1", "4.1")
    }
    assert said == {
        "1.1": ("Đạt", "Đạt", "met"),
        "9.1": (0, "Không", "met"),
        "3.1": (84.5, 80, "met"),
        "4.1": (None, "Đạt", "unknown"),
    }
    assert found["2.1"]["threshold"] is None
    assert found["5/b"]["status"] == "not_applicable"


def test_the_latest_value_on_or_before_the_day_counts(run: Run) -> None:
    found = answer(run, FACTS, traits=TRAITS)
    assert found["Xã B"]["indicators"]["15.3"]["value"] == 25
    assert found["Xã B"]["indicators"]["15.3"]["as_of"] == "2023-06-30"
    assert answer(run, FACTS, day="2022-12-31")["Xã B"]["indicators"]["15.3"]["value"] == 20.5


def test_a_safe_zone_commune_is_judged_by_the_other_column(run: Run) -> None:
    found = answer(run, FACTS, traits=TRAITS)["Xã B"]["indicators"]["15.3"]
    assert (found["threshold"], found["status"]) == (24, "unmet")
    assert "theo Điều 1 dùng mức vùng TDMNPB" in found["reason"]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_and_a_byte_order_mark_are_read(run: Run, delimiter: str) -> None:
    text = f"unit{delimiter}indicator{delimiter}value\nXã A{delimiter}3.1{delimiter}84,5\n"
    found = answer(run, b"\xef\xbb\xbf" + text.encode())
    assert found["Xã A"]["indicators"]["3.1"]["value"] == 84.5


def facts(*rows: str, header: str = "unit,indicator,as_of,value") -> str:
    return "\n".join((header, *rows)) + "\n"


@pytest.mark.parametrize(("other", "value"), [("40.5", 1.234), ('"40,5"', 1234)])
def test_an_ambiguous_number_is_read_as_the_rest_of_the_file_is_written(run: Run, other: str, value: float) -> None:
    text = facts(f"Xã A,10,,{other}", "Xã B,10,,1.234")
    assert answer(run, text)["Xã B"]["indicators"]["10"]["value"] == value


@pytest.mark.parametrize("rows", [("Xã B,10,,1.234",), ("Xã B,10,,1.234", "Xã A,10,,40.5", 'Xã C,10,,"40,5"')])
def test_an_ambiguous_number_is_a_question_where_the_file_does_not_tell(run: Run, rows: tuple[str, ...]) -> None:
    code, out, err = run(facts(*rows), "--json")
    assert (code, out) == (2, "")
    assert "CS-JDG-103" in err
    assert "dòng 2" in err


def test_a_stated_decimal_mark_answers_the_question(run: Run) -> None:
    text = facts("Xã B,10,,1.234")
    for mark, value in (("point", 1.234), ("comma", 1234)):
        assert answer(run, text, "--decimal", mark)["Xã B"]["indicators"]["10"]["value"] == value


def test_every_fault_is_listed_with_file_and_line_and_nothing_is_judged(run: Run) -> None:
    text = facts(
        "Xã A,10@2022,2023-12-31,40.5", "Xã A,99.9,,Đạt", "Xã A,3.1,,150%", "Xã A,1.1,,maybe", "Xã A,9.1,,Không",
        "Xã A,1.2,,Đạt", "Xã A,1.2,,K", ",1.2,,K", "Xã A,4.1,2023-13-31,x", "Xã A,15.1,,40,2",
    )  # fmt: skip
    code, out, err = run(text, "--json", traits="unit,trait,value\nXã A,regoin,TN\nXã A,region,XX\n")
    assert (code, out) == (2, "")
    for line, fault in ((2, 306), (3, "001"), (4, 105), (5, 106), (6, 107), (8, 307), (9, 304), (10, 305), (11, 303)):
        assert any(f"CS-JDG-{fault}" in said and f"dòng {line}" in said for said in err.splitlines()), (line, fault)
    assert "CS-JDG-005" in err
    assert "specially_difficult" in err
    assert "CS-JDG-006" in err
    assert "Có 11 lỗi" in err
    assert "«Đạt» (dòng 7) và «K» (dòng 8)" in err


def test_the_same_value_twice_is_no_fault(run: Run) -> None:
    assert answer(run, facts("Xã A,1.1,,Đạt", "Xã A,1.1,,x"))["Xã A"]["indicators"]["1.1"]["status"] == "met"


RATES = "unit,indicator,value,numerator,denominator"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Xã A,3.1,,845,", 308),
        ("Xã A,3.1,,845,0", 308),
        ("Xã A,3.1,90,845,1000", 309),
        ("Xã A,10,,845,1000", 310),
        ("Xã A,3.1,,1845,1000", 105),
        ("Xã A,3.1,40,2", 308),
    ],
)
def test_a_rate_that_does_not_add_up_is_a_fault(run: Run, row: str, code: int) -> None:
    ended, out, err = run(facts(row, header=RATES), "--json")
    assert (ended, out) == (2, "")
    assert f"CS-JDG-{code}" in err


def test_a_file_without_its_columns_says_what_the_header_should_be(run: Run) -> None:
    code, _, err = run("xã,chỉ tiêu\nA,1.1\n")
    assert code == 2
    assert "unit,indicator,value" in err


def test_json_stays_pure_when_there_is_something_to_warn_of(run: Run) -> None:
    code, out, err = run(facts("Xã A,14.1,,Đạt", "Xã A,1.1,,Đạt"), "--json", day="2027-01-01")
    assert code == 0
    (unit,) = json.loads(out)
    assert unit["in_force"] is False
    assert "nằm ngoài hiệu lực" in err
    assert "14.1" in err


def test_csv_has_one_row_per_unit_and_indicator(run: Run) -> None:
    code, out, _ = run(FACTS, "--csv", traits=TRAITS)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert len({(row["unit"], row["indicator"]) for row in rows}) == len(rows) == 3 * 68
    (income,) = [row for row in rows if (row["unit"], row["indicator"]) == ("Xã A", "10")]
    assert (income["status"], income["value"], income["threshold"], income["verified"]) == (
        "unmet",
        "40.2",
        "42",
        "false",
    )


def test_the_terminal_shows_criteria_and_why_they_are_not_met(run: Run) -> None:
    code, out, _ = run(FACTS, traits=TRAITS)
    assert code == 0
    assert "✕ chưa đạt" in out
    assert "còn thiếu 1,8 triệu đồng/người/năm" in out


def test_an_overlay_of_the_province_fills_what_the_law_leaves_to_it(run: Run, tmp_path: Path) -> None:
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(
        "overlay: TEST-2022/xa\nkind: province\namends: QD318-2022/xa\nname: Quy định thử\n"
        "decision: {number: QĐ 1/QĐ-UBND, signed: 2022-06-01}\nvalid_from: 2022-06-01\n"
        'levels:\n  "2.1": {at_least: 100, confidence: high, provenance: made for the tests, item: Điều 1}\n',
        encoding="utf-8",
    )
    text = facts('Xã A,2.1,,"98,5"')
    assert answer(run, text)["Xã A"]["indicators"]["2.1"]["status"] == "unknown"
    found = answer(run, text, "--overlay", str(overlay))["Xã A"]
    assert (found["indicators"]["2.1"]["status"], found["indicators"]["2.1"]["threshold"]) == ("unmet", 100)
    assert "TEST-2022/xa" in found["law_version"]


def test_an_overlay_that_is_not_in_force_on_the_day_is_not_left_out_in_silence(run: Run, tmp_path: Path) -> None:
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(
        "overlay: TEST-2023/xa\nkind: province\namends: QD318-2022/xa\nname: Quy định thử\n"
        "decision: {number: QĐ 1/QĐ-UBND, signed: 2023-06-01}\nvalid_from: 2023-06-01\n"
        'levels:\n  "2.1": {at_least: 100, confidence: high, provenance: made for the tests, item: Điều 1}\n',
        encoding="utf-8",
    )
    asked = (facts('Xã A,2.1,,"98,5"'), "--json", "--overlay", str(overlay))
    assert "TEST-2023/xa" not in run(*asked)[2]
    code, out, err = run(*asked, day="2023-05-31")
    assert (code, json.loads(out)[0]["indicators"]["2.1"]["status"]) == (0, "unknown")
    assert "TEST-2023/xa không có hiệu lực vào ngày 31/5/2023" in err


def test_rows_of_later_days_and_an_empty_file_are_told(run: Run) -> None:
    _, _, err = run(facts("Xã A,10,2024-12-31,45"), "--json")
    assert "1 rows of days after 2023-12-31 left out" in err
    _, out, err = run(facts(), "--json")
    assert "the facts file has no rows" in err
    assert json.loads(out) == []
