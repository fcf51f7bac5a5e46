"""What the README prints can be typed, and what can be typed is in the README."""

from __future__ import annotations

import importlib
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from chungsuc.cli import main

ROOT = Path(__file__).parents[2]
# Shown by script/demo; serving never ends; a server that we have not; a list that somebody must fill in.
NOT_RUN = ("serve", "verdicts verify --engine", "people invite mau.xlsx")


def printed(page: str) -> list[str]:
    """Give the commands of the page's table in full: ``law show X`` after ``chungsuc law list`` included."""
    rows = [line for line in (ROOT / page).read_text(encoding="utf-8").splitlines() if "`chungsuc " in line]
    return [words.removeprefix("chungsuc ") for row in rows for words in re.findall(r"`([^`]+)`", row)]


def offered() -> Iterator[str]:
    """Give every command of the command line: ``law list``, ``judge``."""
    app = typer.Typer()
    for module in main.NOUNS.values():
        importlib.import_module(module).register(app)
    for noun, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        yield from (f"{noun} {name}" for name in command.commands) if hasattr(command, "commands") else (noun,)


@pytest.mark.parametrize("page", ["README.md", "README.vi.md"])
def test_every_command_is_named_in_the_readme(page: str) -> None:
    shown = printed(page)
    assert [
        name for name in offered() if name != "demo" and not any(f"{one} ".startswith(f"{name} ") for one in shown)
    ] == []


def test_both_languages_print_the_same_commands() -> None:
    assert [re.sub("THƯ_MỤC", "DIR", one).replace("TỆP", "FILE") for one in printed("README.vi.md")] == printed(
        "README.md"
    )


@pytest.mark.slow
def test_every_command_of_the_readme_runs_as_printed_and_its_json_is_json(tmp_path: Path) -> None:
    (tmp_path / "F.csv").write_text('unit,indicator,as_of,value\nA,10,2023-06-30,"40,2"\n', encoding="utf-8")
    (tmp_path / "T.csv").write_text("unit,trait,value\nA,region,TDMNPB\n", encoding="utf-8")
    (tmp_path / "in.csv").write_text('unit,indicator,as_of,value\nPhú Đình,10,2023-06-30,"40,2"\n', encoding="utf-8")
    (tmp_path / "bao-cao.txt").write_text("Toàn tỉnh có 118/126 xã đạt chuẩn NTM (93,7%).\n", encoding="utf-8")
    environment = {
        **os.environ, "CHUNGSUC_DATABASE": f"sqlite:///{tmp_path / 'db.sqlite3'}", "PYTHONIOENCODING": "utf-8",
    }  # fmt: skip
    for line in printed("README.md"):
        if line.startswith(NOT_RUN):
            continue
        words = [{"FILE": "in.csv" if "import" in line else "out.csv"}.get(word, word) for word in shlex.split(line)]
        done = subprocess.run(
            [sys.executable, "-c", "from chungsuc.cli.main import main; main()", *words],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == 0, (line, done.stdout[-500:], done.stderr[-500:])
        if "--json" in words:
            json.loads(done.stdout)
    made = sorted(path.name.rsplit("-20", 1)[0] + path.suffix for path in (tmp_path / "DIR").iterdir())
    assert made == [
        "bao-cao-ket-qua-tinh-thai-nguyen.docx", "bao-cao-ket-qua-tinh-thai-nguyen.pdf",
        "bao-cao-ket-qua-tinh-thai-nguyen.xlsx", "bieu-tieu-chi.pdf", "bieu-tieu-chi.xlsx",
        "ra-soat-tieu-chi-huyen-dinh-hoa.pdf", "ra-soat-tieu-chi-xa-phu-dinh.docx",
        "ra-soat-tieu-chi-xa-phu-dinh.pdf", "ra-soat-tieu-chi-xa-phu-dinh.xlsx",
    ]  # fmt: skip
