"""Promises about people who submit in the same moment, kept on a real PostgreSQL."""

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
    with new_database(postgres_url, "chungsuc_at_once") as address:
        yield address


def test_nothing_is_stored_twice_or_lost_and_the_verdict_is_right_whoever_submits_at_once(empty_database: str) -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("submitting_at_once.py"))],
        env={**os.environ, "CHUNGSUC_DATABASE": empty_database}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "alike": True, "once": 15, "submissions": 60, "verdict_is_fresh": True, "one_chain": True
    }  # fmt: skip
