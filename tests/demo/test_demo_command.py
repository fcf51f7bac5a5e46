"""``chungsuc demo``, ``explain`` and ``verdicts``, as somebody types them: processes and a database of their own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from fixtures_demo import DemoHome, environment

pytestmark = pytest.mark.slow

Run = Callable[..., subprocess.CompletedProcess[str]]


class Made(NamedTuple):
    run: Run
    out: Path
    said: str


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, demo_home: DemoHome) -> Made:
    folder = tmp_path_factory.mktemp("demo")
    demo_home.copy(folder)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from chungsuc.cli.main import main; main()", *words]
        return subprocess.run(
            command, env=environment(folder), capture_output=True, text=True, check=False, encoding="utf-8"
        )

    return Made(run, folder / "tables", demo_home.stdout)


def test_the_demo_says_what_it_made_what_was_printed_and_where(demo: Made) -> None:
    said = demo.said
    assert "SỐ LIỆU MÔ PHỎNG" in said
    line = next(line for line in said.splitlines() if "31/12/2023" in line and "Xã đạt chuẩn NTM (lũy kế)" in line)
    assert line.split()[-4:-1] == ["118/126", "118/126", "✓"]
    assert "chungsuc explain" in said


def test_the_two_tables_are_written_and_say_that_they_are_simulated(demo: Made) -> None:
    paths = {path.suffix: path for path in demo.out.iterdir()}
    book = load_workbook(paths[".xlsx"], read_only=True)
    cells = [str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value]
    book.close()
    assert any("MÔ PHỎNG" in cell.upper() for cell in cells)
    assert any("Ký Phú" in cell for cell in cells)
    text = "\n".join(page.extract_text() for page in PdfReader(paths[".pdf"]).pages)
    assert "MÔ PHỎNG" in text.upper()


def test_a_second_run_writes_nothing_and_another_seed_is_refused(demo: Made) -> None:
    again = demo.run("demo", "--out", str(demo.out))
    assert "không ghi gì thêm" in again.stdout
    counts = [re.search(r": (.* kết quả đánh giá)", said) for said in (demo.said, again.stdout)]
    assert counts[0] is not None
    assert counts[1] is not None
    assert counts[0][1] == counts[1][1]
    other = demo.run("demo", "--seed", "7")
    assert (other.returncode, "CS-DEM-002" in other.stderr) == (2, True)


def test_an_explanation_keeps_facts_verdicts_and_decisions_apart(demo: Made) -> None:
    told = demo.run("explain", "Ký Phú", "--set", "QD318-2022/xa_nang_cao", "--as-of", "2023-12-31")
    assert told.returncode == 0, told.stderr
    for words in ("Kết quả đánh giá:", "Công nhận (quyết định", "nay thuộc xã Vạn Phú", "SỐ LIỆU MÔ PHỎNG"):
        assert words in told.stdout


def test_an_explanation_names_value_level_article_and_who_said_so(demo: Made) -> None:
    told = demo.run("explain", "Thần Xa", "--set", "QD318-2022/xa", "--as-of", "2023-12-31", "--indicator", "10")
    assert "42 triệu đồng/người/năm" in told.stdout
    assert "QĐ 318/QĐ-TTg, PL I, TC 10" in told.stdout
    assert "người ghi: bộ sinh số liệu mô phỏng" in told.stdout


def test_an_explanation_as_json_holds_all_indicators(demo: Made) -> None:
    told = demo.run("explain", "Ký Phú", "--set", "QD318-2022/xa", "--as-of", "2023-12-31", "--json")
    answer = json.loads(told.stdout)
    assert (answer["status"], answer["criteria_met"], answer["title"]) == ("met", 19, "advanced")
    assert answer["indicators"]["10"]["synthetic"] is True
    assert [row["result_year"] for row in answer["recognitions"] if row["title"] == "advanced"] == [2023]
    assert answer["became"][0]["unit"] == "xã Vạn Phú"


def test_an_indicator_that_the_set_does_not_have_is_refused(demo: Made) -> None:
    told = demo.run("explain", "Ký Phú", "--set", "QD318-2022/xa", "--as-of", "2023-12-31", "--indicator", "10.7")
    assert (told.returncode, "CS-JDG-001" in told.stderr) == (2, True)


def test_both_engines_agree_on_all_that_is_stored(demo: Made) -> None:
    told = demo.run("verdicts", "verify")
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[-1].endswith("Cần tính lại: 0.")
    rows = json.loads(demo.run("verdicts", "verify", "--json").stdout)
    assert {row["outdated"] for row in rows} == {0}
    assert {"set", "as_of", "units", "provisions", "stored"} <= rows[0].keys()


@pytest.mark.postgres
def test_the_panel_may_be_judged_on_a_postgresql_server(demo: Made, postgres_url: str) -> None:
    told = demo.run("verdicts", "verify", "--engine", "postgres", "--server", postgres_url)
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[-1].endswith("Cần tính lại: 0.")


def test_an_engine_on_a_server_asks_for_the_server(demo: Made) -> None:
    told = demo.run("verdicts", "verify", "--engine", "spark")
    assert (told.returncode, "CS-SYS-002" in told.stderr) == (2, True)
