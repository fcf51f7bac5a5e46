"""Lineage: what a unit came from and what it became (nguồn gốc, sắp xếp đơn vị hành chính)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import F, Q, QuerySet

from chungsuc.units.carry import Part
from chungsuc.units.days import in_force
from chungsuc.units.models import Link, Unit


class Step(NamedTuple):
    """One link of lineage seen from a unit: the other unit, the day, how much went over, by which decree.

    ``share`` is 1 for the whole of the old unit, ``None`` where the old unit was divided and nobody has said how.
    """

    unit: Unit
    day: date
    whole: bool
    share: Decimal | None
    decree: str
    source: str


class Kin(NamedTuple):
    """A unit of another day that a unit came from or became, with the share of the *old* unit that went over."""

    unit: Unit
    share: Decimal | None
    decrees: tuple[str, ...]


def successors(unit: Unit) -> list[Step]:
    """Give the units that this one went over to when its thread ended; nothing if it goes on, or nobody has said."""
    links = _links().filter(old__thread=unit.thread).exclude(new__thread=F("old__thread"))
    return [Step(link.new, link.day, link.whole, link.share, link.decree, link.source) for link in links]


def predecessors(unit: Unit) -> list[Step]:
    """Give the units out of which this one was made; nothing if it was there from the start, or nobody has said."""
    links = _links().filter(new__thread=unit.thread).exclude(old__thread=F("new__thread"))
    return [Step(link.old, link.day, link.whole, link.share, link.decree, link.source) for link in links]


def descend_to(unit: Unit, day: date) -> list[Kin]:
    """Give what the unit is on a later day, over as many reorganisations as it takes.

    Shares along a way are multiplied, those of several ways to one unit added; an unknown share stays unknown.
    Empty where the lineage is not known.
    """
    return descents([unit], day)[unit.thread]


def ascend_to(unit: Unit, day: date) -> list[Kin]:
    """Give what the unit was made of on an earlier day; shares are those of the old units, as in ``descend_to``."""
    return _walk({unit.thread}, day, forward=False)[unit.thread]


def whole_parts(threads: Iterable[str], day: date) -> list[Unit]:
    """Give the units of an earlier day all of whose land is in one of these today, by code (đơn vị tiền thân).

    Of a unit that was divided only a piece came over: it is not among them.
    """
    asked = set(threads)
    kins = [kin for some in _walk(asked, day, forward=False).values() for kin in some]
    found = {kin.unit.pk: kin.unit for kin in kins if kin.share == 1}
    return sorted(found.values(), key=lambda unit: (len(unit.code), unit.code))


def descents(units: Iterable[Unit], day: date) -> dict[str, list[Kin]]:
    """Give ``descend_to`` of many units, by thread, in a few queries."""
    return _walk({unit.thread for unit in units}, day, forward=True)


def parts_on(units: Iterable[Unit], day: date) -> list[Part]:
    """Give which of the units went over to which of a later day, as ``units.carry`` takes it."""
    return [Part(start, kin.unit.thread, kin.share) for start, kins in descents(units, day).items() for kin in kins]


def births(threads: Iterable[str], day: date) -> dict[str, tuple[Link, ...]]:
    """Give the links out of which units were made by a day, by thread; two queries for some hundreds of units.

    A unit that was there before a part was added to it was not made of that part, and is not in the result.
    """
    asked = set(threads)
    made: dict[str, list[Link]] = defaultdict(list)
    for link in _leaving(asked, date.min, forward=False):
        if link.day <= day:
            made[link.new.thread].append(link)
    there_before = {
        thread
        for some in _chunks(made)
        for thread, since in Unit.objects.filter(thread__in=some).values_list("thread", "valid_from")
        if since is None or since < made[thread][0].day
    }
    return {
        thread: tuple(link for link in links if link.day == links[0].day)
        for thread, links in made.items()
        if thread not in there_before
    }


class _Way(NamedTuple):
    """How far one unit came: the share of it that took this way, and the decrees on it."""

    share: Decimal | None
    decrees: tuple[str, ...]

    def then(self, link: Link) -> _Way:
        share = None if self.share is None or link.share is None else self.share * link.share
        return _Way(share, _without_doubles(*self.decrees, link.decree))

    def beside(self, other: _Way | None) -> _Way:
        if other is None:
            return self
        share = None if self.share is None or other.share is None else self.share + other.share
        return _Way(share, _without_doubles(*other.decrees, *self.decrees))


_Ways = dict[str, dict[str, _Way]]  # thread reached → thread set out from → way


def _walk(starts: set[str], day: date, *, forward: bool) -> dict[str, list[Kin]]:
    ways: _Ways = {start: {start: _Way(Decimal(1), ())} for start in starts}
    arrived: _Ways = defaultdict(dict)
    there: dict[str, Unit] = {}
    while ways:
        seen = _on_day(ways, day)
        there |= seen
        for thread in seen:
            for start, way in ways.pop(thread).items():
                arrived[start][thread] = way.beside(arrived[start].get(thread))
        ways = _one_generation(ways, day, forward=forward)
    return {
        start: sorted((Kin(there[t], *way) for t, way in arrived[start].items()), key=lambda kin: kin.unit.code)
        for start in starts
    }


def _one_generation(ways: _Ways, day: date, *, forward: bool) -> _Ways:
    onward: _Ways = defaultdict(dict)
    for link in _leaving(ways, day, forward=forward):
        here, there = (link.old.thread, link.new.thread) if forward else (link.new.thread, link.old.thread)
        for start, way in ways[here].items():
            onward[there][start] = way.then(link).beside(onward[there].get(start))
    return onward


def _without_doubles(*decrees: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(decree for decree in decrees if decree))


def _leaving(threads: Iterable[str], day: date, *, forward: bool) -> list[Link]:
    side = "old" if forward else "new"
    within = Q(day__lte=day) if forward else Q(day__gt=day)
    links = _links().filter(within).exclude(new__thread=F("old__thread"))
    return [link for some in _chunks(threads) for link in links.filter(**{f"{side}__thread__in": some})]


def _on_day(threads: Iterable[str], day: date) -> dict[str, Unit]:
    on_day = Unit.objects.filter(in_force(day))
    return {unit.thread: unit for some in _chunks(threads) for unit in on_day.filter(thread__in=some)}


def _chunks(threads: Iterable[str], size: int = 500) -> list[list[str]]:
    ordered = sorted(threads)
    return [ordered[start : start + size] for start in range(0, len(ordered), size)]


def _links() -> QuerySet[Link]:
    return Link.objects.select_related("old", "new").order_by("day", "new__code", "old__code")
