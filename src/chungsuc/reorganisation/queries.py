"""Reads of events: the list, one of them, and the plan that its rows come to on the units of its eve."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from chungsuc.reorganisation.checking import left_below
from chungsuc.reorganisation.errors import NoSuchEvent
from chungsuc.reorganisation.models import Event, EventRow, State
from chungsuc.reorganisation.plan import LEVELS, Decree, Key, New, Plan, Row, Standing, plan_of
from chungsuc.units.days import in_force
from chungsuc.units.models import Level, Unit

_COLUMNS = ("level", "code", "name", "type", "parent_code", "thread", "valid_from", "valid_until")


def events(*states: State) -> QuerySet[Event]:
    """Give events in these states (all without any), the newest day first, each with its number of ``rows_count``."""
    found = Event.objects.select_related("entered_by", "applied_by", "closed_by").annotate(rows_count=Count("rows"))
    return (found.filter(state__in=states) if states else found).order_by("-day", "-pk")


def event(pk: int) -> Event:
    """Give one event. Raises: NoSuchEvent."""
    found = events().filter(pk=pk).first()
    if found is None:
        raise NoSuchEvent
    return found


def decree_of(one: Event) -> Decree:
    return Decree(one.day, one.number, one.source, one.formed_anew)


def stored_rows(one: Event) -> QuerySet[EventRow]:
    return EventRow.objects.filter(event=one).order_by("pk")


def rows_of(stored: Iterable[EventRow]) -> list[Row]:
    """Give stored rows as the plan takes them, numbered as they are shown."""
    return [
        Row(number, row.level, row.old_code, _new(row), row.share, row.old_name)
        for number, row in enumerate(stored, 1)
    ]  # fmt: skip


def _new(row: EventRow) -> New | None:
    if not row.new_code:
        return None
    return New(
        row.new_level, row.new_code, row.new_name, row.new_type, row.new_parent_code, row.area_km2, row.population
    )  # fmt: skip


def ground(day: date, rows: Sequence[Row]) -> list[Standing]:
    """Give the units in force on the eve that an event's plan looks at; two queries, more for a very long event."""
    eve = day - timedelta(days=1)
    olds = {row.code for row in rows}
    codes = olds | {row.new.code for row in rows if row.new} | {row.new.parent_code for row in rows if row.new}
    found: set[Standing] = set()
    above = Q(level__in=(Level.PROVINCE, Level.DISTRICT))
    for asked in (above, *(Q(code__in=some) | Q(parent_code__in=some) for some in _chunks(codes - {""}))):
        found |= {Standing(*row) for row in Unit.objects.filter(in_force(eve), asked).values_list(*_COLUMNS)}
    return sorted(found, key=lambda one: (one.level, one.code))


def _chunks(codes: Iterable[str], size: int = 400) -> list[list[str]]:
    ordered = sorted(codes)
    return [ordered[start : start + size] for start in range(0, len(ordered), size)]


def plan_for(one: Event) -> Plan:
    """Work out what an event would do to the units as they are stored now, or what it did. Raises: Faults."""
    rows = rows_of(stored_rows(one))
    return plan_of(decree_of(one), rows, _eve(one, rows))


def _eve(one: Event, rows: Sequence[Row]) -> list[Standing]:
    """Give the units of the eve as the event found them: what it ended itself had no end then."""
    found = ground(one.day, rows)
    if one.state != State.APPLIED:
        return found
    return [unit._replace(valid_until=None) if unit.valid_until == one.day else unit for unit in found]


class Left(NamedTuple):
    """Units below one that is divided or ends, and where they could go: code and name of each."""

    parent: Standing
    below: tuple[Standing, ...]
    choices: tuple[tuple[str, str], ...]


def left_of(one: Event) -> list[Left]:
    """Give what a draft leaves below its units, to be asked for (đơn vị bên dưới chưa rõ về đâu)."""
    rows = rows_of(stored_rows(one))
    standing = {unit.key: unit for unit in ground(one.day, rows)}
    ended = {row.key: standing[row.key] for row in rows if row.key in standing}
    kept = [row for row in rows if row.key in standing]
    return [
        Left(old, tuple(sorted(below, key=lambda unit: (LEVELS.index(unit.level), unit.code))),
             _choices(old, kept, standing))
        for old, below in left_below(kept, standing, ended)
    ]  # fmt: skip


def _choices(old: Standing, rows: Sequence[Row], standing: Mapping[Key, Standing]) -> tuple[tuple[str, str], ...]:
    news = [row.new for row in rows if row.key == old.key and row.new is not None]
    if news:
        return tuple({new.code: new.full_name for new in news}.items())
    # A level that is abolished: what was below goes up one, to the unit that is there then.
    above = next((unit for unit in standing.values() if unit.code == old.parent_code), None)
    if above is None:
        return ()
    heirs = [row.new for row in rows if row.key == above.key and row.new is not None]
    return tuple({new.code: new.full_name for new in heirs}.items()) or ((above.code, above.full_name),)


def placed(left: Iterable[Left], choice: Mapping[str, str]) -> list[Row]:
    """Give the rows that put units below where somebody chose, by their code; what was not chosen stays open."""
    return [
        Row(0, unit.level, unit.code, New(unit.level, unit.code, unit.name, unit.type, to), name=unit.name)
        for one in left
        for unit in one.below
        if (to := choice.get(unit.code, "")) in {code for code, _ in one.choices}
    ]
