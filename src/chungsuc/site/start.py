"""Start Django from the command line, and make the default database when there is none."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.apps import apps

from chungsuc.site.errors import DatabaseNotOpened
from chungsuc.site.guard import Mode, Start, refuse_unsafe

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler


SETTINGS, SERVING = "chungsuc.site.settings", "chungsuc.site.serving"


def start() -> None:
    """Set Django up once; safe to call again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if not apps.ready:
        django.setup()


def application_for(how: Start) -> tuple[WSGIHandler, Mode]:
    """Make the application of a server, if it may start so; call it before anything else of Django.

    Raises:
        StartRefused, SystemFault: it is not safe (``site.guard``), or database or static files are out of reach.
    """
    if os.environ.get("DJANGO_SETTINGS_MODULE", SETTINGS) == SETTINGS:
        os.environ["DJANGO_SETTINGS_MODULE"] = SERVING
    ready_database()
    mode = refuse_unsafe(how)
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application
    from django.db import connections

    from chungsuc.site.static import collect_static

    collect_static()
    call_command("clearsessions")  # those that ended long ago: nothing else ever removes them
    application = get_wsgi_application()
    connections.close_all()  # a connection is not shared with the processes that are forked from this one
    return application, mode


def ready_database() -> None:
    """Bring the database to the present schema and load the units of all Viet Nam and the departments if it has none.

    Where nothing is to be done it costs four small queries. Two processes that find an empty database at once do
    not get in each other's way; one that is stopped half-way leaves nothing that the next cannot finish.

    Raises:
        DatabaseNotOpened: no server answers, the folder may not be written, the disk is full, the file is no database.
    """
    start()
    from django.db import DatabaseError, connection

    try:
        if _is_ready():
            return
        with _one_at_a_time():
            if not _is_ready():
                _make()
    except (DatabaseError, OSError) as error:
        settings = connection.settings_dict
        address = f"{settings['HOST']}/{settings['NAME']}" if settings["HOST"] else settings["NAME"]
        raise DatabaseNotOpened(address=address, reason=" ".join(str(error).split())) from error


def has_database() -> bool:
    """Tell whether there is a database that is ready; none is made, and no error is raised where there is none."""
    start()
    from django.db import DatabaseError, connection

    where = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and not Path(where).is_file():
        return False
    try:
        return _is_ready()
    except (DatabaseError, OSError):
        return False


def _is_ready() -> bool:
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    from chungsuc.accounts.models import Department
    from chungsuc.units.models import Unit

    applied = MigrationRecorder(connection).applied_migrations().keys()
    return _shipped_migrations() <= applied and Unit.objects.exists() and Department.objects.exists()


def _shipped_migrations() -> set[tuple[str, str]]:
    return {
        (config.label, file.stem)
        for config in apps.get_app_configs()
        for file in (Path(config.path) / "migrations").glob("[0-9]*.py")
    }


def _make() -> None:
    from django.core.management import call_command
    from django.db import connection

    from chungsuc.accounts.shipped_assignments import load_departments
    from chungsuc.accounts.trail import Actor, acting
    from chungsuc.units.actions import load_units
    from chungsuc.units.models import Unit

    where = connection.settings_dict["NAME"]
    sys.stderr.write(f"Đang chuẩn bị cơ sở dữ liệu / preparing the database: {where}\n")
    sys.stderr.flush()
    call_command("migrate", verbosity=0, interactive=False)
    if not Unit.objects.exists():
        load_units()
    # Also where a new version ships more of them: what the office wrote stays.
    with acting(Actor("cài đặt hệ thống")):
        load_departments()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let one process at a time prepare the database."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(20200101)")
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(20200101)")
        return
    with file_lock(Path(f"{connection.settings_dict['NAME']}.lock")):
        yield


@contextmanager
def file_lock(path: Path) -> Iterator[None]:
    """Let one process of this machine at a time go on."""
    try:
        import fcntl
    except ImportError:  # no such lock on Windows: there SQLite's own lock must do
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    path.unlink(missing_ok=True)
