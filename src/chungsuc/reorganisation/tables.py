"""The tables of units as an event leaves them, and back (bảng đơn vị trước và sau). Pure: what the database must do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from chungsuc.reorganisation.plan import Begun, Plan, Standing


class TableLink(NamedTuple):
    """A link between two states: the one that ended on the day, and the one that began on it."""

    old: Standing
    new: Standing
    day: date
    share: Decimal | None


class Tables(NamedTuple):
    """All states ever, and all links."""

    states: frozenset[Standing]
    links: frozenset[TableLink]

    def on(self, day: date) -> list[Standing]:
        """Give the states in force on a day."""
        return [one for one in self.states if holds(one, day)]


def holds(state: Standing, day: date) -> bool:
    begun = state.valid_from is None or state.valid_from <= day
    return begun and (state.valid_until is None or day < state.valid_until)


def applied(tables: Tables, plan: Plan) -> Tables:
    """Give the tables with an event in them."""
    day = plan.decree.day
    ended = {old: old._replace(valid_until=day) for old in plan.ended}
    begun = {new: _state(new, day) for new in plan.begun}
    links = {TableLink(ended[link.old], begun[link.new], day, link.share) for link in plan.links}
    return Tables((tables.states - ended.keys()) | {*ended.values()} | {*begun.values()}, tables.links | links)


def undone(tables: Tables, plan: Plan) -> Tables:
    """Give the tables as they were before the event."""
    day = plan.decree.day
    ended = {old._replace(valid_until=day) for old in plan.ended}
    begun = {_state(new, day) for new in plan.begun}
    links = frozenset(link for link in tables.links if link.new not in begun)
    return Tables((tables.states - ended - begun) | {*plan.ended}, links)


def _state(new: Begun, day: date) -> Standing:
    return Standing(*new.unit[:5], new.thread, day, None)
