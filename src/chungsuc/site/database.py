"""Which database: SQLite in ``var/`` by default, PostgreSQL when ``CHUNGSUC_DATABASE`` names one."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from chungsuc.site.errors import DatabaseAddressUnreadable, DatabaseNotOpened, PostgresDriverMissing


def home() -> Path:
    """Give the folder whose ``var/`` holds the data: the checkout we run from, else the working folder."""
    checkout = Path(__file__).resolve().parents[3]
    return checkout if (checkout / "pyproject.toml").exists() else Path.cwd()


def database_from(address: str) -> dict[str, Any]:
    """Read ``sqlite:///path`` or ``postgresql://user:password@host:port/name`` into Django's settings.

    Raises:
        DatabaseAddressUnreadable: neither of the two.
        DatabaseNotOpened: the folder of the default one cannot be made.
        PostgresDriverMissing: a PostgreSQL server is named and psycopg is not installed.
    """
    if not address:
        folder = home() / "var"
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise DatabaseNotOpened(address=folder, reason=error.strerror) from error
        return _sqlite(folder / "chungsuc.sqlite3")
    url = urlsplit(address)
    if url.scheme == "sqlite" and url.path:
        return _sqlite(Path(unquote(url.path[1:] if url.path.startswith("//") else url.path)))
    if url.scheme in {"postgres", "postgresql"} and url.path.strip("/"):
        if find_spec("psycopg") is None:
            raise PostgresDriverMissing
        query = {key: values[-1] for key, values in parse_qs(url.query).items()}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path[1:]),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": query.get("host", url.hostname or ""),
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": 60,
            # What `chungsuc.prepared` sends is kept by the server from the first time on; Django's own statements,
            # into which the driver writes the values, are not.
            # Rows anywhere are as near as rows in a line, on the disks of today or in memory: believing otherwise, the
            # server reads the whole ledger for one province. Compiling a query takes longer than any of ours runs.
            "OPTIONS": {"prepare_threshold": 0, "options": "-c random_page_cost=1.1 -c jit=off"},
        }
    raise DatabaseAddressUnreadable(address=address)


def _sqlite(path: Path) -> dict[str, Any]:
    # WAL lets readers go on while one writes; IMMEDIATE avoids a late "database is locked" on upgrade.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
