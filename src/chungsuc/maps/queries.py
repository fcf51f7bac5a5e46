"""Which boundary a unit has on a day (ranh giới tại một ngày).

A map shows the units of its own days. What it shows of a unit holds before and after as well, as long as the lineage
knows of no change of that unit's land in between: no merger, no division, nothing given and nothing taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q

from chungsuc.maps.drawing.land import rings_of
from chungsuc.maps.drawing.pole import pole
from chungsuc.maps.drawing.union import area, joined
from chungsuc.maps.models import Boundary, BoundaryMap
from chungsuc.units.models import Level, Link, Unit
from chungsuc.units.queries import units_at


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The boundaries of units by thread, and the maps they are from; who has none is not in it.

    ``joined``: the threads whose boundary was put together out of those of the units they were made of.
    """

    by_thread: Mapping[str, Boundary]
    joined: frozenset[str] = frozenset()

    @property
    def maps(self) -> tuple[BoundaryMap, ...]:
        found = {one.map_id: one.map for one in self.by_thread.values()}
        return tuple(sorted(found.values(), key=lambda one: (one.valid_from, one.key)))


def boundaries_at(units: Iterable[Unit], day: date) -> Boundaries:
    """Give the boundary of each unit on a day; two queries, and four more where some unit has none of its own.

    A unit without one, made whole out of units that have theirs on the eve, has these joined.
    """
    codes = {unit.thread: unit.code for unit in units}
    found = _known(codes, day)
    parts = _made_of(codes.keys() - found.keys(), day)
    made = {}
    for eve in {eve for eve, _ in parts.values()}:
        old = _known({one for on, some in parts.values() if on == eve for one in some}, eve)
        for thread, (on, some) in parts.items():
            if on == eve and all(one in old for one in some):
                made[thread] = _joined(thread, codes[thread], [old[one] for one in sorted(some)], on)
    return Boundaries({**found, **made}, frozenset(made))


def _known(threads: Iterable[str], day: date) -> dict[str, Boundary]:
    """Give the boundaries out of the maps themselves."""
    rows: dict[str, list[Boundary]] = defaultdict(list)
    for one in Boundary.objects.filter(thread__in=threads).select_related("map").order_by("valid_from", "pk"):
        rows[one.thread].append(one)
    changed = _changes(rows)
    found = {}
    for thread, some in rows.items():
        holding = [one for one in some if holds(one, day, changed[thread])]
        if holding:
            found[thread] = min(holding, key=lambda one: (not _within(one, day), _far(one, day), one.pk))
    return found


def _made_of(threads: set[str], day: date) -> dict[str, tuple[date, frozenset[str]]]:
    """Give for units made whole out of others, and unchanged since, the eve and what they were made of."""
    if not threads:
        return {}
    links = Link.objects.filter(Q(old__thread__in=threads) | Q(new__thread__in=threads), day__lte=day)
    links = links.exclude(Q(whole=True) & Q(old__thread=F("new__thread")))
    into: dict[str, set[tuple[date, str, bool]]] = defaultdict(set)
    for on, old, new, whole in links.values_list("day", "old__thread", "new__thread", "whole"):
        into[new].add((on, old, whole))
        into[old].add((on, "", False))  # it gave land away: what it was made of is no longer what it is
    return {
        thread: (min(on for on, _, _ in some) - timedelta(days=1), frozenset(old for _, old, _ in some))
        for thread in threads
        if (some := into[thread]) and all(whole for _, _, whole in some) and len({on for on, _, _ in some}) == 1
    }


def _joined(thread: str, code: str, parts: Sequence[Boundary], eve: date) -> Boundary:
    geometry = joined(tuple(one.geometry for one in parts))
    x, y = pole(_largest(geometry))
    since = eve + timedelta(days=1)
    return Boundary(map=parts[-1].map, thread=thread, code=code, valid_from=since, geometry=geometry,
                    label_x=x, label_y=y)  # fmt: skip


def _largest(geometry: str) -> Sequence[Sequence[tuple[float, float]]]:
    rings = rings_of(geometry)
    first = max(rings, key=area)
    return [first, *(ring for ring in rings if area(ring) < 0)]


def land_of_nobody(scope: Unit, day: date, maps: Iterable[BoundaryMap], there: Iterable[str]) -> list[Unit]:
    """Give the communes of a map that ended since and of which no source says where their land went.

    On a later day their land is blank; a map has to say so.
    """
    gone: dict[str, Unit] = {}
    for one in maps:
        if one.valid_until is not None and one.valid_until <= day and scope.level != Level.COMMUNE:
            last = one.valid_until - timedelta(days=1)
            gone |= {unit.thread: unit for unit in units_at(last, level=Level.COMMUNE, within=scope)}
    gone = {thread: unit for thread, unit in gone.items() if thread not in set(there)}
    told = Link.objects.filter(old__thread__in=list(gone)).values_list("old__thread", flat=True) if gone else ()
    return [unit for thread, unit in gone.items() if thread not in set(told)]


def _far(boundary: Boundary, day: date) -> int:
    """Give how many days lie between a day and those of the boundary's map: the nearest map is the best."""
    last = boundary.valid_until or boundary.valid_from
    return max((boundary.valid_from - day).days, (day - last).days, 0)


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
