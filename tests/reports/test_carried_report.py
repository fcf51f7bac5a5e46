"""``chungsuc report criteria --roll as-now``: what was carried is said everywhere and can be followed back."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest
import typer
from typer.testing import CliRunner

from chungsuc.cli import explain, report
from chungsuc.figures.criteria import criteria_table
from chungsuc.law.library import shipped
from chungsuc.observations.actions import record
from chungsuc.reports.criteria.plain import as_json, checksum
from chungsuc.units.carry import Roll
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

BEFORE, AFTER, SET = date(2023, 12, 31), date(2024, 12, 31), "QD318-2022/xa"


@pytest.fixture(autouse=True)
def values() -> None:
    for name, part, whole in (("Ký Phú", 900, 1000), ("Vạn Thọ", 95, 100)):
        unit = find_unit(f"{name}, Đại Từ", BEFORE)
        record(unit, measure("15.1"), BEFORE, value=Decimal(100) * part / whole, numerator=Decimal(part),
               denominator=Decimal(whole), source="báo cáo xã", said_by="cán bộ xã")  # fmt: skip
        record(unit, measure("7"), BEFORE, attested=True, source="báo cáo xã", said_by="cán bộ xã")


def measure(no: str) -> str:
    found = shipped().at(SET, BEFORE).by_no[no].measure
    assert found is not None
    return found


def province(day: date = AFTER) -> Unit:
    return find_unit("19", day, level=Level.PROVINCE)


def run(*words: str) -> str:
    app = typer.Typer()
    report.register(app)
    explain.register(app)
    result = CliRunner().invoke(app, [*words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def made(tmp_path: Path) -> Path:
    run("report", "criteria", "--as-of", "2024-12-31", "--district", "Đại Từ", "--roll", "as-now",
        "--format", "xlsx,pdf,json,csv", "--out", str(tmp_path))  # fmt: skip
    return tmp_path / "bieu-tieu-chi-2024-12-31-huyen-dai-tu-quy-doi"


def test_every_file_says_that_values_were_carried_and_that_it_is_no_assessment(made: Path) -> None:
    book = openpyxl.load_workbook(made.with_suffix(".xlsx"))
    about = {str(row[0].value): row[1].value for row in book["Về tệp này"] if row[0].value}
    assert about["Số liệu theo đơn vị"] == "quy về đơn vị hiện nay (có quy đổi)"
    assert (about["Số đơn vị dùng số liệu quy đổi"], about["Số giá trị quy đổi"]) == (1, 2)
    assert "phải đánh giá lại" in str(about["Lý do không quy đổi được"])
    assert "Xã Vạn Phú *" in {row[2].value for row in book["T1"]}
    pages = " ".join(page.extract_text() for page in pypdf.PdfReader(made.with_suffix(".pdf")).pages)
    pages = " ".join(pages.split())
    assert "không phải kết quả đánh giá xã mới" in pages
    assert "Vạn Phú *" in pages
    rows = list(csv.DictReader(io.StringIO(made.with_suffix(".csv").read_text(encoding="utf-8-sig"))))
    assert {row["roll"] for row in rows} == {"as_now"}
    assert {row["name"]: row["carried_values"] for row in rows if row["carried_values"] != "0"} == {"xã Vạn Phú": "2"}


def test_json_follows_each_new_unit_back_to_the_old_ones(made: Path) -> None:
    answer = json.loads(made.with_suffix(".json").read_text(encoding="utf-8"))
    assert answer["about"]["roll"] == "as_now"
    assert answer["about"]["carried"]["values"] == 2
    assert answer["about"]["carried"]["reasons"]["not_comparable"]["vi"]
    (van_phu,) = [one for one in answer["provenance"] if one["name"] == "xã Vạn Phú"]
    assert van_phu["carried"]["15.1"]["value"] == "90.45454545"
    assert van_phu["carried"]["1.1"]["gap"] == "not_comparable"
    olds = {old["name"]: old for old in van_phu["from"]}
    assert set(olds) == {"xã Ký Phú", "xã Vạn Thọ"}
    assert olds["xã Ký Phú"]["values"]["15.1"]["value"] == "90"
    assert olds["xã Ký Phú"]["as_of"] == "2024-11-30"
    assert olds["xã Ký Phú"]["criteria"]["7"] == "met"


def test_the_old_units_in_the_json_give_the_original_report_back() -> None:
    now = criteria_table(province(), AFTER, SET, roll=Roll.AS_NOW, follow=True)
    eve = criteria_table(province(), date(2024, 11, 30), SET)
    then = {row.thread: row for row in eve.rows}
    olds = [old for one in as_json(now)["provenance"] for old in one["from"] if old["judged"]]
    assert olds
    for old in olds:
        assert list(old["criteria"].values()) == [cell.value for cell in then[old["thread"]].cells]


def test_as_then_is_the_default_and_says_nothing_of_carrying() -> None:
    plain = as_json(criteria_table(province(), AFTER, SET, follow=True))
    assert plain["about"]["roll"] == "as_then"
    assert plain["about"]["carried"] is None
    assert "provenance" not in plain
    assert all(row["carried_values"] == 0 for row in plain["t1"]["rows"])


def test_before_the_reorganisation_as_now_gives_the_same_tables() -> None:
    def tables(roll: Roll) -> dict[str, Any]:
        answer = as_json(criteria_table(province(BEFORE), BEFORE, SET, roll=roll))
        return {"t1": answer["t1"], "t2": answer["t2"]}

    assert tables(Roll.AS_NOW) == tables(Roll.AS_THEN)


def test_following_the_values_back_does_not_change_the_checksum() -> None:
    plain = criteria_table(province(), AFTER, SET, roll=Roll.AS_NOW)
    followed = criteria_table(province(), AFTER, SET, roll=Roll.AS_NOW, follow=True)
    assert checksum(plain) == checksum(followed)


def test_explain_names_the_old_units_the_rule_and_what_could_not_be_carried() -> None:
    said = run("explain", "Vạn Phú, Đại Từ", "--set", SET, "--as-of", "2024-12-31", "--roll", "as-now", "--all")
    said = " ".join(said.split())
    for words in (
        "bình quân gia quyền theo mẫu số. Các đơn vị cũ: xã Vạn Thọ: 95% (95/100), ngày 31/12/2023; xã Ký Phú: 90%",
        "đạt khi mọi đơn vị cũ cùng đạt",
        "phải đánh giá lại ở đơn vị mới",
        "xã Vạn Thọ, xã Ký Phú không có số liệu",
        "không phải kết quả đánh giá đơn vị mới",
    ):
        assert words in said


def test_explain_as_then_tells_how_to_see_the_old_values() -> None:
    said = run("explain", "Vạn Phú, Đại Từ", "--set", SET, "--as-of", "2024-12-31", "--indicator", "15.1")
    assert "--roll as-now" in said
    assert "quy đổi do sắp xếp" not in said
    answer = json.loads(
        run("explain", "Vạn Phú, Đại Từ", "--set", SET, "--as-of", "2024-12-31", "--roll", "as-now", "--json")
    )
    assert answer["indicators"]["15.1"]["carried"]["rule"] == "weighted"
    assert [part["unit"] for part in answer["indicators"]["15.1"]["carried"]["parts"]] == ["xã Vạn Thọ", "xã Ký Phú"]
