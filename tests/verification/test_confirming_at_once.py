"""Promises about two people who speak on one value in the same moment, kept on a real PostgreSQL."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from on_postgres import new_database

pytestmark = [pytest.mark.postgres, pytest.mark.slow]


@pytest.fixture
def empty_database(postgres_url: str) -> Iterator[str]:
    """The address of a new database on the server."""
    with new_database(postgres_url, "chungsuc_words_at_once") as address:
        yield address


def test_of_two_who_confirm_at_once_one_does_and_a_change_never_passes_unseen(empty_database: str) -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("two_at_once.py"))],
        env={**os.environ, "CHUNGSUC_DATABASE": empty_database}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["twice"] == [["CS-CHK-005", "done"]]
    assert answer["words"] == 15
    # Whoever came second saw the first: the word was said before the change, or refused after it.
    assert all(one in (["CS-CHK-002", "done"], ["done", "done"]) for one in answer["changed"])
