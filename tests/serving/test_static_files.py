"""Promises about static files as a server gives them: hashed, compressed, complete."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders

from chungsuc.site.errors import StaticNotWritten
from chungsuc.site.static import Hashed, collect_static

HERE = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.{0,2}/[^"']+)["']""")


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.STATIC_ROOT = str(tmp_path / "static")
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "chungsuc.site.static.Hashed"}}
    return tmp_path / "static"


def test_every_file_gets_a_name_with_its_hash_and_a_compressed_twin(folder: Path) -> None:
    assert collect_static()
    names = Hashed(location=folder).hashed_files
    assert "desk/desk.css" in names
    for name, hashed in names.items():
        file = folder / hashed
        assert re.search(r"\.[0-9a-f]{12}\.", hashed), name
        if file.suffix in {".css", ".js"}:
            sizes = [file.stat().st_size, *(Path(f"{file}{end}").stat().st_size for end in (".gz", ".br"))]
            assert sizes == sorted(sizes, reverse=True), name


def test_what_scripts_and_styles_name_is_there_under_its_hashed_name(folder: Path) -> None:
    collect_static()
    names = Hashed(location=folder).hashed_files
    missing = []
    for name, hashed in names.items():
        if not name.startswith("desk/") or Path(name).suffix not in {".js", ".css"}:
            continue
        text = (folder / hashed).read_text(encoding="utf-8")
        for found in [*HERE.findall(text), *re.findall(r"""url\(["']?([^"')]+)["']?\)""", text)]:
            target = (folder / hashed).parent / found
            if found.startswith("data:"):
                continue
            if os.path.normpath(target.relative_to(folder)) not in set(names.values()):
                missing.append(f"{name}: {found}")
    assert missing == []


def test_a_script_that_imports_another_imports_it_by_its_hashed_name(
    folder: Path, tmp_path: Path, settings: Any
) -> None:
    own = tmp_path / "own"
    (own / "try").mkdir(parents=True)
    (own / "try" / "one.js").write_text('import { two } from "./two.js";\nimport "./two.js";\nexport { two };\n')
    (own / "try" / "two.js").write_text("export const two = 2;\n")
    settings.STATICFILES_DIRS = [own]
    finders.get_finder.cache_clear()
    try:
        collect_static()
    finally:
        finders.get_finder.cache_clear()
    names = Hashed(location=folder).hashed_files
    two = Path(names["try/two.js"]).name
    assert (folder / names["try/one.js"]).read_text().count(f'"./{two}"') == 2


def test_they_are_collected_again_only_when_something_changed(folder: Path) -> None:
    assert [collect_static(), collect_static()] == [True, False]
    (folder / "staticfiles.json").unlink()
    assert collect_static()


def test_a_folder_that_may_not_be_written_is_refused_in_words(folder: Path, settings: Any) -> None:
    folder.parent.joinpath("file").write_text("")
    settings.STATIC_ROOT = str(folder.parent / "file" / "static")
    with pytest.raises(StaticNotWritten, match="CHUNGSUC_STATIC"):
        collect_static()
