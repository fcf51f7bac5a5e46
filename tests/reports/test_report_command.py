"""``chungsuc report criteria`` as an officer types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from chungsuc.cli import report
from chungsuc.errors import ChungSucError
from chungsuc.figures.errors import NoSetInForce
from chungsuc.reports.errors import CannotWrite, DayUnreadable, UnknownForm, UnknownLanguage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]


def run(*words: str) -> str:
    app = typer.Typer()
    report.register(app)
    result = CliRunner().invoke(app, ["report", "criteria", *words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


def test_the_usual_call_prints_the_bands_and_writes_workbook_and_pdf(tmp_path: Path) -> None:
    said = run("--as-of", "2023-12-31", "--out", str(tmp_path))
    assert "Toàn tỉnh" in said
    assert "Đến 31/12/2023, toàn tỉnh có 0/126 xã đạt chuẩn NTM (0,0%)" in said
    names = ["bieu-tieu-chi-2023-12-31.pdf", "bieu-tieu-chi-2023-12-31.xlsx"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert all(name in said for name in names)


def test_a_district_and_another_set_go_to_files_of_their_own(tmp_path: Path) -> None:
    run("--as-of", "2023-12-31", "--district", "Định Hóa", "--set", "QD318-2022/xa_nang_cao", "--format", "json",
        "--out", str(tmp_path))  # fmt: skip
    path = tmp_path / "bieu-tieu-chi-2023-12-31-huyen-dinh-hoa-qd318-2022-xa-nang-cao.json"
    answer = json.loads(path.read_text(encoding="utf-8"))
    assert answer["about"]["scope"]["name"] == "huyện Định Hóa"
    assert answer["about"]["rows"] == 22


def test_the_terminal_shows_every_commune_when_asked(tmp_path: Path) -> None:
    said = run("--as-of", "2025-07-31", "--format", "terminal", "--lang", "en", "--out", str(tmp_path))
    assert "RESULTS BY CRITERION" in said
    assert "Sảng Mộc" in said
    assert list(tmp_path.iterdir()) == []


def test_days_are_read_as_the_office_writes_them(tmp_path: Path) -> None:
    said = run("--as-of", "31/12/2023", "--since", "30/06/2023", "--known-at", "15/01/2024", "--format", "json",
               "--out", str(tmp_path))  # fmt: skip
    assert "so với 30/06/2023" in said
    answer = json.loads((tmp_path / "bieu-tieu-chi-2023-12-31.json").read_text(encoding="utf-8"))
    assert answer["about"]["known_at"].startswith("2024-01-15T23:59:59")


def test_an_empty_database_says_that_nothing_is_known_and_what_to_do(tmp_path: Path) -> None:
    said = run("--as-of", "2023-12-31", "--format", "terminal", "--out", str(tmp_path))
    assert "chungsuc observations import" in said
    assert "2.394 lượt tiêu chí chưa đủ căn cứ" in said


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite):
        run("--as-of", "2023-12-31", "--format", "json", "--out", str(tmp_path / "file" / "bieu"))


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["--as-of", "12/31/2023"], DayUnreadable),
        (["--as-of", "2023-12-31", "--known-at", "hôm qua"], DayUnreadable),
        (["--as-of", "2023-12-31", "--lang", "fr"], UnknownLanguage),
        (["--as-of", "2023-12-31", "--format", "docx"], UnknownForm),
        (["--as-of", "1999-12-31"], NoSetInForce),
    ],
)
def test_a_mistake_in_the_call_is_said_and_nothing_is_written(
    words: list[str], fault: type[ChungSucError], tmp_path: Path
) -> None:
    with pytest.raises(fault):
        run(*words, "--out", str(tmp_path))
    assert list(tmp_path.iterdir()) == []
