"""``chungsuc law`` as a person and as a program use it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from law_files import BAD, GOOD
from typer.testing import CliRunner

from chungsuc.cli.law import register
from chungsuc.law.errors import UnknownSet
from chungsuc.law.library import shipped

RUN = CliRunner()


@pytest.fixture
def chungsuc() -> typer.Typer:
    app = typer.Typer()
    register(app)
    return app


def answer(app: typer.Typer, *words: str, code: int = 0) -> str:
    result = RUN.invoke(app, ["law", *words])
    assert result.exit_code == code, result.output
    return result.output


def test_list_names_every_set_with_what_is_known_of_it(chungsuc: typer.Typer) -> None:
    said = answer(chungsuc, "list")
    for set_id in (*shipped().sets, *shipped().overlays):
        assert set_id in said
    line = next(line for line in said.splitlines() if line.startswith("QD318-2022/xa "))
    assert "08/3/2022 – trước 15/02/2026" in line
    assert " 19 " in line
    assert " 57 " in line


def test_list_as_json_counts_what_is_verified_and_unknown(chungsuc: typer.Typer) -> None:
    rows = {row["id"]: row for row in json.loads(answer(chungsuc, "list", "--json"))}
    assert set(rows) == set(shipped().sets)
    commune = rows["QD318-2022/xa"]
    assert (commune["criteria"], commune["indicators"]) == (19, 57)
    assert commune["requirements"] >= commune["unknown"] + commune["left_to_province"]
    assert commune["amendments"] == ["QD211-2024/xa"]
    assert rows["QD318-2022/xa_nang_cao"]["indicators"] == 75


def test_show_prints_every_indicator_whole_even_in_a_pipe(chungsuc: typer.Typer) -> None:
    said = answer(chungsuc, "show", "QD318-2022/xa", "--as-of", "2023-12-31")
    for provision in shipped().set("QD318-2022/xa").provisions():
        assert f"{provision.no} " in said
    longest = max((p.name for p in shipped().set("QD318-2022/xa").provisions()), key=len)
    assert longest in said
    assert "UBND cấp tỉnh quy định" in said
    assert "mức chưa rõ" in said
    assert "chưa đối chiếu với văn bản gốc" in said
    assert "dùng mức của vùng TDMNPB" in said


def test_show_applies_the_amendments_of_the_day(chungsuc: typer.Typer) -> None:
    before = json.loads(answer(chungsuc, "show", "QD318-2022/xa", "--as-of", "2024-02-29", "--json"))
    after = json.loads(answer(chungsuc, "show", "QD318-2022/xa", "--as-of", "2024-03-01", "--json"))
    assert before["overlays"] == []
    assert [overlay["overlay"] for overlay in after["overlays"]] == ["QD211-2024/xa"]
    assert before["in_force"] is True
    assert before["criteria"] != after["criteria"]


def test_show_says_when_the_set_is_not_in_force(chungsuc: typer.Typer) -> None:
    assert "KHÔNG có hiệu lực" in answer(chungsuc, "show", "QD318-2022/xa", "--as-of", "2020-01-01")


def test_show_takes_overlays_and_marks_an_illustration(chungsuc: typer.Typer, tmp_path: Path) -> None:
    path = tmp_path / "minh-hoa.yaml"
    path.write_text(
        "overlay: MINH-HOA/xa\nkind: illustration\namends: QD318-2022/xa\nname: Giả định minh họa\n"
        "decision: {number: giả định minh họa}\nvalid_from: 2022-03-08\n"
        "defaults: {confidence: low, provenance: đặt ra để minh họa}\nlevels: {'2.1': {at_least: 77}}\n",
        encoding="utf-8",
    )
    said = answer(chungsuc, "show", "QD318-2022/xa", "--as-of", "2023-01-01", "--overlay", str(path))
    line = next(line for line in said.splitlines() if " 2.1 " in line)
    assert "từ 77% trở lên" in line
    assert "GIẢ ĐỊNH MINH HỌA" in line


def test_show_speaks_english_too(chungsuc: typer.Typer) -> None:
    assert "not checked against the decision itself" in answer(chungsuc, "show", "QD318-2022/xa", "--en")


def test_an_unknown_set_is_a_fault_that_helps(chungsuc: typer.Typer) -> None:
    result = RUN.invoke(chungsuc, ["law", "show", "QD318/xa"])
    assert isinstance(result.exception, UnknownSet)


def test_diff_tells_what_changed(chungsuc: typer.Typer) -> None:
    said = answer(chungsuc, "diff", "QD1980-2016/xa", "QD318-2022/xa")
    assert "mức 85% → 90%" in said
    assert "Chỉ tiêu mới" in said
    counts = json.loads(answer(chungsuc, "diff", "QD1980-2016/xa", "QD318-2022/xa", "--json"))["counts"]
    assert counts["level"] > 0


def test_a_set_is_said_not_to_differ_from_itself(chungsuc: typer.Typer) -> None:
    assert "Không có khác biệt" in answer(chungsuc, "diff", "QD318-2022/xa", "QD318-2022/xa")


def test_check_finds_no_fault_in_what_is_shipped(chungsuc: typer.Typer) -> None:
    assert "không có lỗi" in answer(chungsuc, "check")
    assert json.loads(answer(chungsuc, "check", "--json")) == []
    assert "không có lỗi" in answer(chungsuc, "check", str(GOOD))


def test_check_ends_with_2_and_lists_every_fault(chungsuc: typer.Typer) -> None:
    said = answer(chungsuc, "check", str(BAD / "unknown_key.yaml"), code=2)
    assert "[CS-LAW-014]" in said
    assert "[CS-LAW-053]" in said
    faults = json.loads(answer(chungsuc, "check", str(BAD / "missing_cell.yaml"), "--json", code=2))
    assert [fault["code"] for fault in faults] == ["CS-LAW-041"]
    assert faults[0]["where"]["file"] == "missing_cell.yaml"
    assert faults[0]["vi"]
    assert faults[0]["en"]


def test_check_knows_an_overlay_by_its_first_key(chungsuc: typer.Typer) -> None:
    faults = json.loads(answer(chungsuc, "check", str(BAD / "overlay_amends_unknown_set.yaml"), "--json", code=2))
    assert [fault["code"] for fault in faults] == ["CS-LAW-301"]
