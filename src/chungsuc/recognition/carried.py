"""What a unit made of others brings with it, as long as nobody has decided (danh hiệu mang theo khi sắp xếp).

A title carries over at the lowest level among the parts; where one part held none, nothing is carried until the
unit is assessed. What held of a divided unit need not hold of a piece of it: there the office is asked, and what it
acknowledges by a paper stands from the day of that paper (``StandingDecision``). All of this is provisional and never
counted among the recognitions: ``titles_at`` knows decisions only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db.models import F

from chungsuc.law.tree import Title
from chungsuc.recognition.models import StandingDecision
from chungsuc.recognition.queries import Basis, titles_at
from chungsuc.recognition.ranks import RANK
from chungsuc.units.models import Link, Unit

_GENERATIONS = 8  # a unit merged more often than this within our lists does not exist


class Part(NamedTuple):
    """A unit that went into another, with the title it held on the eve: by decision, else carried itself."""

    unit: Unit
    title: Title | None
    share: Decimal | None = Decimal(1)


class Lowest(NamedTuple):
    """What parts bring together: a title, nothing, or a question to the office (``asks``) about at most ``title``."""

    title: Title | None
    asks: bool = False


class Carried(NamedTuple):
    """What a unit carries (``None``: nothing), from which parts, since which day.

    ``asks``: a part is a piece of a divided unit, so the office has to say; ``at_most`` is what could be carried.
    ``said`` is what the office acknowledged, where it did.
    """

    title: Title | None
    parts: tuple[Part, ...]
    since: date
    asks: bool = False
    at_most: Title | None = None
    said: StandingDecision | None = None


def lowest(parts: Iterable[tuple[Title | None, Decimal | None]]) -> Lowest:
    """Give what titles and shares of parts come to: the lowest, none where one part held none, else a question."""
    found = list(parts)
    known = [title for title, _ in found if title is not None]
    if not known or len(known) < len(found):
        return Lowest(None)
    return Lowest(min(known, key=lambda title: RANK[title]), any(share != 1 for _, share in found))


def carried_titles(
    units: Iterable[Unit], day: date, *, basis: Basis = Basis.RESULT_YEAR
) -> dict[str, Carried]:  # fmt: skip
    """Give what units bring with them from the units they were made of, by thread.

    Units that hold a title by a decision of their own, or that were not made of others, are not in the result.
    """
    asked = {unit.thread: unit for unit in units}
    decided = titles_at(day, basis=basis, threads=asked)
    return _carried({thread for thread in asked if thread not in decided}, day, basis, _GENERATIONS)


def _carried(threads: set[str], day: date, basis: Basis, generations: int) -> dict[str, Carried]:
    links = _into(threads) if generations and threads else {}
    if not links:
        return {}
    held: dict[tuple[str, date], Title] = {}
    for on in {link.day for some in links.values() for link in some}:
        eve = on - timedelta(days=1)
        parts = {link.old.thread for some in links.values() for link in some if link.day == on}
        decided = titles_at(eve, basis=basis, threads=parts)
        carried = _carried(parts - decided.keys(), eve, basis, generations - 1)
        brought = {thread: one.title for thread, one in carried.items() if one.title is not None}
        held |= {(thread, on): title for thread, title in (brought | decided).items()}
    said = acknowledged(links, day)
    return {thread: _of_parts(some, held, said.get(thread)) for thread, some in links.items()}


def acknowledged(threads: Iterable[str], day: date | None = None) -> dict[str, StandingDecision]:
    """Give the paper by which the office acknowledged what a unit holds on a day, by thread; one query.

    Without a day: the last of all.
    """
    papers: dict[str, list[StandingDecision]] = {}
    for row in StandingDecision.objects.filter(unit_thread__in=list(threads)).order_by("pk"):
        papers.setdefault(row.unit_thread, []).append(row)
    standing = {thread: paper_on(some, day or date.max) for thread, some in papers.items()}
    return {thread: paper for thread, paper in standing.items() if paper is not None}


def paper_on(papers: Iterable[StandingDecision], day: date) -> StandingDecision | None:
    """Give the paper that stands on a day: the last of those decided by then and not withdrawn."""
    decided = [one for one in papers if one.withdrawn_at is None and (one.decided_on or date.min) <= day]
    return max(decided, key=lambda one: one.decided_on or date.min, default=None)


def _into(threads: set[str]) -> Mapping[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    rows = Link.objects.filter(new__thread__in=threads).exclude(new__thread=F("old__thread"))
    for link in rows.select_related("old", "new").order_by("old__code"):
        found.setdefault(link.new.thread, []).append(link)
    return found


def _of_parts(links: list[Link], held: Mapping[tuple[str, date], Title], said: StandingDecision | None) -> Carried:
    parts = tuple(Part(link.old, held.get((link.old.thread, link.day)), link.share) for link in links)
    found = lowest((part.title, part.share) for part in parts)
    if said is not None:
        return Carried(Title(said.title) if said.title else None, parts, links[0].day, said=said)
    return Carried(None if found.asks else found.title, parts, links[0].day, found.asks, found.title)
