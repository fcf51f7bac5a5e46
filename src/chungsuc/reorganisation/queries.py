"""Reads of events: the list, one of them, and the plan that its rows come to on the units of its eve."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from chungsuc.reorganisation.errors import NoSuchEvent
from chungsuc.reorganisation.models import Event, EventRow, State
from chungsuc.reorganisation.plan import Decree, New, Plan, Row, Standing, plan_of
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
    """Work out what an event would do to the units as they are stored now. Raises: Faults."""
    rows = rows_of(stored_rows(one))
    return plan_of(decree_of(one), rows, ground(one.day, rows))
