"""What a unit made of others brings with it, as long as nobody has decided (danh hiệu mang theo khi sắp xếp).

A title carries over at the lowest level among the parts; where one part held none, nothing is carried until the
unit is assessed. This is provisional and never counted among the recognitions: ``titles_at`` knows decisions only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import F

from chungsuc.law.tree import Title
from chungsuc.recognition.queries import Basis, titles_at
from chungsuc.recognition.ranks import RANK
from chungsuc.units.models import Link, Unit

_GENERATIONS = 8  # a unit merged more often than this within our lists does not exist


class Part(NamedTuple):
    """A unit that went into another, with the title it held on the eve: by decision, else carried itself."""

    unit: Unit
    title: Title | None


class Carried(NamedTuple):
    """What a unit carries (``None``: nothing), from which parts, since which day."""

    title: Title | None
    parts: tuple[Part, ...]
    since: date


def carried_titles(
    units: Iterable[Unit], day: date, *, basis: Basis = Basis.RESULT_YEAR
) -> dict[str, Carried]:  # fmt: skip
    """Give what units bring with them from the units they were made of, by thread.

    Units that hold a title by a decision of their own, or that were not made of others, are not in the result.
    """
    asked = {unit.thread: unit for unit in units}
    decided = titles_at(day, basis=basis, threads=asked)
    return _carried({thread for thread in asked if thread not in decided}, basis, _GENERATIONS)


def _carried(threads: set[str], basis: Basis, generations: int) -> dict[str, Carried]:
    links = _into(threads) if generations and threads else {}
    if not links:
        return {}
    held: dict[tuple[str, date], Title] = {}
    for day in {link.day for some in links.values() for link in some}:
        eve = day - timedelta(days=1)
        parts = [link.old.thread for some in links.values() for link in some if link.day == day]
        held |= {(thread, day): title for thread, title in titles_at(eve, basis=basis, threads=parts).items()}
    without = {link.old.thread for some in links.values() for link in some if (link.old.thread, link.day) not in held}
    before = _carried(without, basis, generations - 1)
    return {thread: _of_parts(some, held, before) for thread, some in links.items()}


def _into(threads: set[str]) -> Mapping[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    rows = Link.objects.filter(new__thread__in=threads).exclude(new__thread=F("old__thread"))
    for link in rows.select_related("old", "new").order_by("old__code"):
        found.setdefault(link.new.thread, []).append(link)
    return found


def _of_parts(
    links: list[Link], held: Mapping[tuple[str, date], Title], before: Mapping[str, Carried]
) -> Carried:  # fmt: skip
    parts = tuple(Part(link.old, _title_of(link, held, before)) for link in links)
    titles = [part.title for part in parts]
    known = [title for title in titles if title is not None]
    lowest = min(known, key=lambda title: RANK[title]) if len(known) == len(titles) else None
    return Carried(lowest, parts, links[0].day)


def _title_of(
    link: Link, held: Mapping[tuple[str, date], Title], before: Mapping[str, Carried]
) -> Title | None:  # fmt: skip
    by_decision = held.get((link.old.thread, link.day))
    if by_decision is not None:
        return by_decision
    carried = before.get(link.old.thread)
    return carried.title if carried else None
