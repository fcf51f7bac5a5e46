"""Promises about how the house is built."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_module_is_longer_than_400_lines() -> None:
    long = {str(path.relative_to(ROOT)): count for path in tracked("*.py") if (count := _lines(path)) > 400}
    assert not long, f"split these rooms: {long}"


def test_no_lock_file_names_a_registry() -> None:
    named = [line for path in tracked("requirements/*.txt") for line in _text(path).splitlines() if "://" in line]
    assert not named


def test_every_package_in_the_lock_files_carries_hashes() -> None:
    for path in tracked("requirements/*.txt"):
        for block in re.split(r"\n(?=\S)", _text(path)):
            assert "==" not in block or "--hash=sha256:" in block, f"{path.name}: {block.splitlines()[0]}"


def test_every_dependency_is_justified_in_its_line() -> None:
    project = _text(ROOT / "pyproject.toml").split("[project.scripts]")[0]
    bare = [
        line for line in re.findall(r'^  "[a-z][^"]*",?.*$', project, re.M)
        if ">=" in line and "#" not in line and not _justified_elsewhere(line, project)
    ]  # fmt: skip
    assert not bare, f"say in one line why: {bare}"


def test_nothing_is_left_open_in_the_code() -> None:
    open_ends = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError|lorem)\b")
    found = [str(p.relative_to(ROOT)) for p in tracked("src/*.py", "src/*.html") if open_ends.search(_text(p))]
    assert not found


def test_every_decision_is_written_with_its_four_parts() -> None:
    for path in tracked("docs/adr/[0-9]*.md"):
        headings = re.findall(r"^## (.+)$", _text(path), re.M)
        assert headings == ["Context", "Options", "Decision", "Consequences"], path.name


def test_every_decision_has_a_number_of_its_own() -> None:
    pages = {path: path.name[:4] for path in tracked("docs/adr/[0-9]*.md")}
    assert len(pages) == len(set(pages.values())), sorted(path.name for path in pages)
    assert [p.name for p, no in pages.items() if not _text(p).startswith(f"# {int(no)}. ")] == []


def test_every_link_in_the_pages_leads_somewhere() -> None:
    broken = [
        f"{path.relative_to(ROOT)}: {link}"
        for path in tracked("*.md")
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", _text(path))
        if "://" not in link and not (path.parent / link).exists()
    ]
    assert not broken


def test_every_room_says_what_it_is() -> None:
    for path in tracked("src/chungsuc/*/__init__.py"):
        if "migrations" not in path.parts:
            assert _text(path).startswith('"""'), f"{path} has no docstring"


def test_no_name_of_a_machine_or_registry_is_in_the_code() -> None:
    places = re.compile("py" + r"pi\.org|python" + r"hosted|registry\.npm" + r"js|/wo" + "rk/|/ro" + "ot/")
    found = [
        str(path.relative_to(ROOT))
        for path in tracked("*.py", "*.toml", "*.sh", "*.md", "script/*", ".ci/*", "*.yaml", "*.html", "*.typ")
        if places.search(_text(path))
    ]
    assert not found


def _justified_elsewhere(line: str, project: str) -> bool:
    name = re.match(r'\s*"([a-z0-9-]+)', line)
    return name is not None and bool(re.search(rf'"{name[1]}[^"]*",?\s+#', project))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _lines(path: Path) -> int:
    return len(_text(path).splitlines())
