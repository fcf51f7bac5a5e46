"""Write docs/errors.md: every error code with its words. Run as `.venv/bin/python script/error_codes.py`."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import chungsuc
from chungsuc.errors import ChungSucError

PAGE = Path(__file__).parents[1] / "docs" / "errors.md"
HEAD = """# Error codes

Made by `script/error_codes.py` from the code; do not edit. Codes are stable.
`{…}` stands for a data field of the error.
"""


def all_errors() -> list[type[ChungSucError]]:
    """Give every error class of the project, ordered by code; families (``-000``) first."""
    root = Path(chungsuc.__file__).parent
    for path in sorted(root.glob("*/**/*errors.py")):
        importlib.import_module("chungsuc." + ".".join(path.relative_to(root).with_suffix("").parts))
    return sorted(set(_below(ChungSucError)), key=lambda error: (error.code, error.__name__))


def _below(error: type[ChungSucError]) -> Iterator[type[ChungSucError]]:
    for child in error.__subclasses__():
        if child.__module__.startswith("chungsuc."):
            yield child
        yield from _below(child)


def page() -> str:
    """Give the whole page as Markdown."""
    lines = [HEAD]
    for error in all_errors():
        if error.code.endswith("-000"):
            lines += [f"\n## {error.code[:-4]}: {(error.__doc__ or '').strip().splitlines()[0]}\n"]
            continue
        vi, en = (" ".join(part for part in (w.what, w.why, w.fix) if part) for w in (error.vi, error.en))
        lines += [f"- **{error.code}** `{error.__name__}`: {vi}", f"  <br>{en}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
