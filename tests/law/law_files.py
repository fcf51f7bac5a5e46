"""Where the law files of these tests are, and a library made of the good one."""

from __future__ import annotations

from pathlib import Path

from chungsuc.law.library import Library, library_of, read_set_file
from chungsuc.law.tree import CriteriaSet

HERE = Path(__file__).parent
BAD = HERE / "bad"
GOOD = HERE / "good" / "QD0-2020__xa.yaml"
GOOD_ID = "QD0-2020/xa"


def good_text() -> str:
    return GOOD.read_text(encoding="utf-8")


def good_set() -> CriteriaSet:
    return read_set_file(GOOD)


def good_library() -> Library:
    return Library({GOOD_ID: GOOD}, {})


def library_in(folder: Path, *, sets: dict[str, str], amendments: dict[str, str] | None = None) -> Library:
    """Write law files (name without ``.yaml`` → text) and give the library over them."""
    for kind, files in (("sets", sets), ("amendments", amendments or {})):
        (folder / kind).mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / kind / f"{name}.yaml").write_text(text, encoding="utf-8")
    return library_of(folder / "sets", folder / "amendments")
