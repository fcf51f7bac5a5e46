"""``chungsuc workbook``, as a person or a program runs it."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
import typer
from typer.testing import CliRunner

from chungsuc.accounts.models import AuditEntry
from chungsuc.cli.workbook import register
from chungsuc.observations.models import Observation
from form_files import ENTRY, SET, fill

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

MAKE = ("make", "--set", SET, "--as-of", "31/12/2023", "--unit", "Phú Đình", "--district", "Định Hóa")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr("chungsuc.site.start.ready_database", lambda: None)  # the test's own database is ready
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    runner = CliRunner()
    return lambda *words, **more: runner.invoke(app, ["workbook", *map(str, words)], **more)


def test_a_form_is_made_under_a_name_that_says_what_it_is(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    said = json.loads(run(*MAKE, "--out", tmp_path, "--json").stdout)
    assert Path(said["file"]).name == "bieu-nhap-2023-12-31-qd318-2022-xa-xa-phu-dinh.xlsx"
    assert (said["units"], said["lines"], said["by"], said["synthetic"]) == (1, 64, "form", False)
    assert ENTRY in openpyxl.load_workbook(said["file"]).sheetnames


def test_check_stores_nothing_and_answers_in_the_file(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.xlsx"
    run(*MAKE, "--out", path)
    fill(path, {"3.1": 80, "10": "nhiều"})
    answer = tmp_path / "b.xlsx"
    result = run("check", path, "--answer", answer, "--json")
    said = json.loads(result.stdout)
    assert result.exit_code == 2
    assert (said["counts"]["new"], said["counts"]["faulty"]) == (1, 1)
    assert said["faults"][0]["code"] == "CS-JDG-102"
    assert (said["faults"][0]["unit"], said["faults"][0]["no"]) == ("xã Phú Đình", "10")
    assert "Kết quả kiểm tra" in openpyxl.load_workbook(answer).sheetnames
    assert not Observation.objects.exists()
    assert "CS-JDG-102" in run("check", path).stdout


def test_accept_asks_first_and_stores_in_somebody_s_name(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.xlsx"
    run(*MAKE, "--out", path)
    fill(path, {"3.1": 82})
    assert "Chưa ghi gì" in run("accept", path, "--said-by", "Lê Thị Hoa", input="n\n").stdout
    assert not Observation.objects.exists()
    assert "Đã ghi 1 số liệu" in run("accept", path, "--said-by", "Lê Thị Hoa", input="y\n").stdout
    assert {entry.who for entry in AuditEntry.objects.all()} == {"Lê Thị Hoa"}
    again = json.loads(run("accept", path, "--said-by", "Lê Thị Hoa", "--json").stdout)
    assert again["stored"] == 0
    assert again["already_stored_at"]
