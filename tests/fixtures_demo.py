"""The demonstration for tests: filled into the test database once, and made once as somebody would make it.

Both take long, so they are shared. Modules that ask for ``demo_province`` come last (``conftest``), since the filling
holds in one transaction to the end of the session.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker


@dataclass(frozen=True, slots=True)
class DemoHome:
    """What ``chungsuc demo`` made in a folder: ``demo.sqlite3``, ``files``, ``tables``; and what it printed."""

    folder: Path
    stdout: str

    def copy(self, to: Path) -> None:
        """Copy it, for tests that change it."""
        shutil.copytree(self.folder, to, dirs_exist_ok=True)


def environment(folder: Path) -> dict[str, str]:
    """Give the environment in which commands work on the demonstration of a folder."""
    found = {
        **os.environ, "CHUNGSUC_DATABASE": f"sqlite:///{folder / 'demo.sqlite3'}", "CHUNGSUC_DEMO": "1",
        "CHUNGSUC_FILES": str(folder / "files"), "CHUNGSUC_STATIC": str(folder / "static"), "PYTHONIOENCODING": "utf-8",
    }  # fmt: skip
    found.pop("DJANGO_SETTINGS_MODULE", None)
    return found


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> DemoHome:
    """The demonstration as the command makes it, once for all workers of a session; not to be changed: copy it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder, said = shared / "demo-home", shared / "demo-home.txt"
    with (shared / "demo-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            folder.mkdir()
            command = [sys.executable, "-c", "from chungsuc.cli.main import main; main()", "demo"]
            done = subprocess.run(
                [*command, "--out", str(folder / "tables")],
                env=environment(folder), capture_output=True, text=True, check=False, encoding="utf-8",
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
            said.write_text(done.stdout, encoding="utf-8")
    return DemoHome(folder, said.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def demo_filled(_units_loaded: None, django_db_blocker: DjangoDbBlocker) -> Iterator[object]:
    """Fill the test database inside a transaction that holds to the end of the session; tests nest in it."""
    from django.db import transaction

    from chungsuc.demo.fill import fill

    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            yield fill(318)
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.fixture
def demo_province(demo_filled: object, db: None) -> object:
    """Thái Nguyên with synthetic values of seed 318; what a test changes is undone. Gives what the run made."""
    return demo_filled
