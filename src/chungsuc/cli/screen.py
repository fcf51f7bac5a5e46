"""The screen of the command line: wide where nobody's window limits it, so that a pipe never cuts text."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from rich.console import Console

_WIDE = 10_000  # columns when the output is piped or stored: no sentence of ours is longer


def console(*, stderr: bool = False) -> Console:
    """Give a console as wide as the window, or wide enough for any of our tables when there is no window."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else _WIDE
    return Console(file=stream, width=width, highlight=False, markup=False)


def print_json(answer: Any) -> None:
    """Print an answer as JSON, Vietnamese letters as they are."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")


def program_called(program: str) -> str:
    """Give the words that call this program again: its name where the shell finds it, else its path."""
    path = Path(program)
    found = shutil.which(path.name)
    if path.name != "chungsuc" or (found and Path(found).resolve() == path.resolve()):
        return "chungsuc"
    here = path.resolve()
    return str(here.relative_to(Path.cwd())) if here.is_relative_to(Path.cwd()) else str(here)
