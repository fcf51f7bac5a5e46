"""What ``chungsuc judge`` does with files that nobody should have saved: it says so, and never breaks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from chungsuc.engine.errors import NumberTooLong
from chungsuc.engine.facts_file import read_day, read_facts
from chungsuc.engine.file_errors import DayUnreadable, InputFaults
from chungsuc.engine.reading import read_number
from chungsuc.engine.traits_file import read_traits
from chungsuc.law.library import shipped

LAW = shipped().at("QD318-2022/xa", date(2023, 12, 31))
HEADER = "unit,indicator,as_of,value\n"


def codes(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "f.csv"
    path.write_text(text, encoding="utf-8")
    try:
        return [fault.code for fault in read_facts(path, LAW).faults]
    except InputFaults as broken:
        return [fault.code for fault in broken.faults]


@pytest.mark.parametrize("text", ["31/12/23", "0023-12-31", "01/01/0001"])
def test_a_year_of_two_digits_is_a_fault_not_the_first_century(text: str) -> None:
    with pytest.raises(DayUnreadable):
        read_day(text)


@pytest.mark.parametrize("year", ["0000", "0023", "23"])
def test_an_indicator_of_an_impossible_year_is_a_fault(tmp_path: Path, year: str) -> None:
    assert len(codes(tmp_path, HEADER + f"A,10@{year},,41\n")) == 1


@pytest.mark.parametrize("text", ["9" * 31, "9" * 400 + ".5", "9" * 5000, "0," + "1" * 40])
def test_a_number_beyond_any_figure_is_a_fault(tmp_path: Path, text: str) -> None:
    with pytest.raises(NumberTooLong):
        read_number(text, unit="")
    assert codes(tmp_path, HEADER + f'A,10,2023-12-31,"{text}"\n') == ["CS-JDG-108"]


def test_a_large_sum_of_money_is_still_a_number() -> None:
    assert read_number("12.345.678.901.234.567", unit="") == Decimal("12345678901234567")


def test_a_count_of_schools_beyond_reason_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"unit,trait,value\nA,schools,{'9' * 5000}\n", encoding="utf-8")
    assert [fault.code for fault in read_traits(path).faults] == ["CS-JDG-006"]


def test_a_quote_that_never_closes_says_so(tmp_path: Path) -> None:
    assert codes(tmp_path, HEADER + '"A,3.1,2023-12-31,81\n' + "A,3.1,2023-12-31,81\n" * 8000) == ["CS-JDG-301"]
    assert codes(tmp_path, "x" * 200_000) == ["CS-JDG-301"]


def test_two_columns_of_one_name_are_a_question(tmp_path: Path) -> None:
    assert codes(tmp_path, "unit,indicator,value,value\nA,3.1,81,18\n") == ["CS-JDG-311"]


def test_why_a_file_cannot_be_read_is_said_in_vietnamese(tmp_path: Path) -> None:
    (tmp_path / "u16.csv").write_bytes("unit,indicator,value\nXã A,3.1,81\n".encode("utf-16"))
    said = []
    for path in (tmp_path, tmp_path / "none.csv", tmp_path / "u16.csv"):
        with pytest.raises(InputFaults) as caught:
            read_facts(path, LAW)
        said.append(str(caught.value))
    for text, words in zip(said, ("thư mục", "không có tệp này", "UTF-8 (byte 1)"), strict=True):
        assert words in text
        assert "directory" not in text


def test_a_bare_locale_still_prints_vietnamese(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text(HEADER + "Xã A,3.1,2023-12-31,81\n", encoding="utf-8")
    asked = ["judge", "--facts", str(path), "--set", "QD318-2022/xa", "--as-of", "31/12/2023", "--json"]
    ended = subprocess.run(
        [sys.executable, "-c", "from chungsuc.cli.main import main; main()", *asked],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout.decode("utf-8"))[0]["unit"] == "Xã A"
