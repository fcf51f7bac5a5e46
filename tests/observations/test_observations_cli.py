"""The commands, as a person or a program runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from import_files import SET, write_csv
from typer.testing import CliRunner

from chungsuc.cli.observations import register
from chungsuc.observations.models import Observation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

HEADER = ["unit", "indicator", "as_of", "value"]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr("chungsuc.site.start.ready_database", lambda: None)  # the test's own database is ready
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    runner = CliRunner()
    return lambda *words, **more: runner.invoke(app, ["observations", *map(str, words)], **more)


def test_a_dry_run_stores_nothing_and_says_what_it_would(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = write_csv(tmp_path / "a.csv", [HEADER, ["05602", "3.1", "31/12/2023", "80"]])
    result = run("import", path, "--set", SET, "--dry-run", "--json")
    said = json.loads(result.stdout)
    assert (result.exit_code, said["new"], said["accepted"]) == (0, 1, False)
    assert not Observation.objects.exists()


def test_faults_end_with_code_2_and_are_all_there(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    rows = [["05602", "3.1", "31/12/2023", f"sai {n}"] for n in range(60)]
    result = run("import", write_csv(tmp_path / "a.csv", [HEADER, *rows]), "--set", SET, "--yes")
    assert result.exit_code == 2
    assert all(f"sai {n}" in result.stdout and f"D{n + 2} " in result.stdout for n in range(60))
    assert "CS-JDG-102" in result.stdout


def test_without_a_yes_it_asks_first(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = write_csv(tmp_path / "a.csv", [HEADER, ["Phú Đình, Định Hóa", "3.1", "31/12/2023", "80"]])
    assert run("import", path, "--set", SET, input="n\n").exit_code == 1
    assert not Observation.objects.exists()
    assert run("import", path, "--set", SET, input="y\n").exit_code == 0
    assert Observation.objects.count() == 1


def test_export_import_and_history_fit_together(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    province = ("--province", "Thái Nguyên")
    for value in ("80", "81"):
        path = write_csv(tmp_path / f"{value}.csv", [HEADER, ["Phú Đình", "3.1", "31/12/2023", value]])
        assert (
            run("import", path, "--set", SET, "--synthetic", "--as-of", "2023-12-31", *province, "--yes").exit_code == 0
        )
    out = tmp_path / "out.csv"
    assert run("export", "--set", SET, "--as-of", "2024-06-30", *province, "--out", out).exit_code == 0
    assert "SỐ LIỆU MÔ PHỎNG" in out.read_text(encoding="utf-8-sig")
    again = json.loads(run("import", out, "--set", SET, "--json").stdout)
    assert (again["equal"], again["new"], again["changed"], again["stored"]) == (1, 0, 0, 0)
    history = run("history", "05602", "3.1", "--set", SET, "--as-of", "2024-06-30", "--json")
    entries = json.loads(history.stdout)["history"]
    assert [(entry["value"], entry["synthetic"]) for entry in entries] == [("80", True), ("81", True)]
    assert entries[1]["supersedes"] == entries[0]["id"]
