"""``chungsuc units``, as somebody types it: a process of its own, a database of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

# Each starts the program anew, as a person does.
pytestmark = pytest.mark.slow

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Run:
    database = tmp_path_factory.mktemp("units") / "new.sqlite3"

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "CHUNGSUC_DATABASE": f"sqlite:///{database}", "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-c", "from chungsuc.cli.main import main; main()", "units", *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, encoding="utf-8")

    # Two at once on an empty disk: neither may stumble over the other.
    started = [
        subprocess.Popen(
            [sys.executable, "-c", "from chungsuc.site.start import ready_database; ready_database()"],
            env={**os.environ, "CHUNGSUC_DATABASE": f"sqlite:///{database}"}, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    said = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0, 0], said
    assert sum(text.count("preparing the database") for text in said) == 1
    assert not Path(f"{database}.lock").exists()
    return run


def answer(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_communes_are_counted_as_json(units: Run) -> None:
    found = answer(units("count", "--province", "19", "--kind", "xã", "--as-of", "2020-06-30", "--json"))

    assert (found["count"], found["province"], found["kind"], found["as_of"]) == (
        137,
        "Thái Nguyên",
        "xã",
        "2020-06-30",
    )


def test_without_a_kind_the_count_is_by_kind(units: Run) -> None:
    found = answer(units("count", "--province", "Thái Nguyên", "--as-of", "31/12/2023", "--json"))

    assert (found["count"], found["by_kind"]) == (177, {"xã": 126, "phường": 41, "thị trấn": 10})


def test_a_count_in_a_district_and_in_plain_words(units: Run) -> None:
    done = units("count", "--province", "19", "--district", "Đại Từ", "--kind", "xa", "--as-of", "2023-12-31")

    assert done.returncode == 0, done.stderr
    assert "27" in done.stdout
    assert "huyện Đại Từ, Thái Nguyên, ngày 31/12/2023" in done.stdout


def test_a_unit_is_shown_with_its_place_states_and_lineage(units: Run) -> None:
    found = answer(units("show", "Hồng Tiến", "--province", "19", "--as-of", "2023-12-31", "--json"))

    assert [above["full_name"] for above in found["parents"]] == ["thành phố Phổ Yên", "tỉnh Thái Nguyên"]
    assert found["traits"] == {"region": "TDMNPB"}
    assert [state["type"] for state in found["states"]] == ["xã", "phường"]
    assert [step["decree"] for step in found["successors"]] == ["1683/NQ-UBTVQH15"]


def test_lineage_in_plain_words(units: Run) -> None:
    done = units("lineage", "Vạn Thọ", "--province", "19", "--as-of", "2023-12-31")

    assert "Chuyển thành: xã Vạn Phú (05845) — toàn bộ, 01/12/2024, 1240/NQ-UBTVQH15" in done.stdout
    assert "Hôm nay: xã Vạn Phú (05845, toàn bộ)" in done.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", "Tân Long", "--province", "19", "--as-of", "2023-12-31"), "CS-UNI-002"),
        (("show", "Không Có", "--province", "19"), "CS-UNI-001"),
        (("count", "--kind", "làng"), "CS-UNI-004"),
        (("count", "--as-of", "2019-12-31"), "CS-UNI-005"),
    ],
)
def test_a_fault_is_said_in_two_languages_and_ends_with_two(units: Run, words: tuple[str, ...], code: str) -> None:
    done = units(*words)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"[{code}]")
    assert len(done.stderr.strip().splitlines()) == 2
