"""The world of the web bench: a database of its own with real units, generated values, people and their log-ins.

Every value is generated and marked synthetic; it stands for no commune.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any

SET_ID = "QD318-2022/xa"
DAYS = (date(2021, 12, 31), date(2022, 12, 31), date(2023, 12, 31))
OVERLAYS = ("ILLUSTRATION-xa-2022.yaml", "ILLUSTRATION-xa-2022-2024.yaml")
COLUMNS = ("unit_id", "measure", "as_of", "value", "attested", "source", "said_by", "recorded_at", "note", "synthetic")


@dataclass(frozen=True, slots=True)
class World:
    """What was made: how much, and the cookies by which the people of the bench come in."""

    communes: int
    observations: int
    office: str
    officers: tuple[tuple[str, str], ...]  # (session key, code of the commune)


def communes(national: bool, day: date = DAYS[-1]) -> list[Any]:
    """Give the xã of the province, or of the whole country, on a day: the last one unless told otherwise."""
    from chungsuc.units.queries import find_unit, units_at

    within = None if national else find_unit("19", day, level="province")
    return list(units_at(day, level="commune", type="xã" if not national else None, within=within))


def make(*, national: bool, officers: int) -> World:
    """Fill an empty database."""
    from django.db import connection

    from chungsuc.site.start import ready_database
    from chungsuc.verdicts.actions import refresh
    from chungsuc.verdicts.law_in_force import install_overlay

    ready_database()
    for name in OVERLAYS:
        text = (files("chungsuc.demo") / "overlays" / name).read_text(encoding="utf-8")
        install_overlay(text, source="bench", file=name)
    units = communes(national)
    stored = store(list(rows(units)))
    for day in DAYS[
        1:
    ]:  # as forms and workbooks leave it: a verdict beside what was entered, while the set is in force
        refresh(communes(False, day), SET_ID, day)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    office, *rest = people(communes(False)[:officers])
    return World(len(units), stored, office[0], tuple(rest))


def rows(units: list[Any]) -> Iterator[tuple[Any, ...]]:
    """Give the observations as rows of the table: 5 % missing."""
    from django.utils import timezone

    from chungsuc.engine.columns import ColumnType, fact_type
    from chungsuc.verdicts.law_in_force import law_for

    law = law_for(SET_ID, DAYS[-1])
    measures = {
        provision.measure: fact_type(provision) is ColumnType.CODE
        for provision in law.provisions()
        if provision.takes_fact and provision.measure
    }
    dice = random.Random(318)
    now = timezone.now() - timedelta(days=1)
    for day in DAYS:
        for unit in units:
            for measure, attested in measures.items():
                if dice.random() < 0.05:
                    continue
                number = None if attested else Decimal(dice.randrange(0, 401)) / 4
                word = dice.random() < 0.9 if attested else None
                yield (unit.pk, measure, day, number, word, "bench", "bench", now, "", True)


def store(given: list[tuple[Any, ...]]) -> int:
    """Write the rows by the quickest way each database has."""
    from django.db import connection

    names = ", ".join(COLUMNS)
    table = "observations_observation"
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in given:
                copy.write_row(row)
        return len(given)
    marks = ", ".join(["%s"] * len(COLUMNS))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", [_sqlite(row) for row in given])
    return len(given)


def _sqlite(row: tuple[Any, ...]) -> tuple[Any, ...]:
    def plain(value: Any) -> Any:
        if isinstance(value, Decimal):
            return str(value)
        if isinstance(value, datetime):
            return value.strftime("%Y-%m-%d %H:%M:%S.%f")
        return value.isoformat() if isinstance(value, date) else value

    return tuple(plain(value) for value in row)


def people(units: list[Any]) -> list[tuple[str, str]]:
    """Make one person of the office and one officer for each commune, signed in; give their session keys."""
    from django.conf import settings

    from chungsuc.accounts.models import Grant, Role, User

    made = []
    for number, unit in enumerate([None, *units]):
        user = User(username=f"bench{number}", full_name=f"Bench {number}")
        user.set_unusable_password()
        user.save()
        role = Role.OFFICE if unit is None else Role.COMMUNE
        thread = "" if unit is None else unit.thread
        Grant.objects.create(user=user, role=role, unit_thread=thread, granted_by="bench")
        made.append((_session(user, settings.SESSION_ENGINE), "" if unit is None else unit.code))
    return made


def _session(user: Any, engine: str) -> str:
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    session = import_module(engine).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)
