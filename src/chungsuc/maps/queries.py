"""Which boundary a unit has on a day (ranh giới tại một ngày).

A map shows the units of its own days. What it shows of a unit holds before and after as well, as long as the lineage
knows of no change of that unit's land in between: no merger, no division, nothing given and nothing taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from chungsuc.maps.models import Boundary, BoundaryMap
from chungsuc.units.models import Link, Unit


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The boundaries of units by thread, and the maps they are from; who has none is not in it."""

    by_thread: Mapping[str, Boundary]

    @property
    def maps(self) -> tuple[BoundaryMap, ...]:
        found = {one.map_id: one.map for one in self.by_thread.values()}
        return tuple(sorted(found.values(), key=lambda one: (one.valid_from, one.key)))


def boundaries_at(units: Iterable[Unit], day: date) -> Boundaries:
    """Give the boundary of each unit on a day; two queries, however many units."""
    threads = [unit.thread for unit in units]
    rows: dict[str, list[Boundary]] = defaultdict(list)
    for one in Boundary.objects.filter(thread__in=threads).select_related("map").order_by("valid_from", "pk"):
        rows[one.thread].append(one)
    changed = _changes(rows)
    found = {}
    for thread, some in rows.items():
        holding = [one for one in some if holds(one, day, changed[thread])]
        if holding:
            found[thread] = min(holding, key=lambda one: (not _within(one, day), abs((one.valid_from - day).days)))
    return Boundaries(found)


def known_days() -> list[tuple[date, date | None]]:
    """Give the days of the maps that are loaded, oldest first: from, and until where that is known."""
    return list(BoundaryMap.objects.order_by("valid_from").values_list("valid_from", "valid_until"))


def holds(boundary: Boundary, day: date, changed: Iterable[date]) -> bool:
    """True when a boundary is right on a day; ``changed``: the days on which the unit's land changed."""
    if _within(boundary, day):
        return True
    first, until = boundary.valid_from, boundary.valid_until
    if day < first:
        return not any(day < change <= first for change in changed)
    if until is None:
        return not any(first < change <= day for change in changed)
    return not any(until <= change <= day for change in changed)


def _within(boundary: Boundary, day: date) -> bool:
    last_known = boundary.valid_until
    return boundary.valid_from == day if last_known is None else boundary.valid_from <= day < last_known


def _changes(threads: Iterable[str]) -> Mapping[str, set[date]]:
    """Give by thread the days on which land came to a unit or went from it."""
    asked = set(threads)
    found: dict[str, set[date]] = defaultdict(set)
    links = Link.objects.filter(Q(old__thread__in=asked) | Q(new__thread__in=asked))
    links = links.exclude(Q(whole=True) & Q(old__thread=F("new__thread")))
    for day, old, new in links.values_list("day", "old__thread", "new__thread"):
        for thread in {old, new} & asked:
            found[thread].add(day)
    return found
