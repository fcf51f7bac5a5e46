"""What a unit made of others brings with it, as long as nobody has decided (danh hiệu mang theo khi sắp xếp).

A title carries over at the lowest level among the parts; where one part held none, nothing is carried until the
unit is assessed. What held of a divided unit need not hold of a piece of it: there the office is asked, and what it
acknowledges by a decree stands (``StandingDecision``). All of this is provisional and never counted among the
recognitions: ``titles_at`` knows decisions only.
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
    said = acknowledged(links)
    return {thread: _of_parts(some, held, before, said.get(thread)) for thread, some in links.items()}


def acknowledged(threads: Iterable[str]) -> dict[str, StandingDecision]:
    """Give what the office acknowledged of units, by thread; one query."""
    rows = StandingDecision.objects.filter(unit_thread__in=list(threads), withdrawn_at__isnull=True)
    return {row.unit_thread: row for row in rows}


def _into(threads: set[str]) -> Mapping[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    rows = Link.objects.filter(new__thread__in=threads).exclude(new__thread=F("old__thread"))
    for link in rows.select_related("old", "new").order_by("old__code"):
        found.setdefault(link.new.thread, []).append(link)
    return found


def _of_parts(
    links: list[Link], held: Mapping[tuple[str, date], Title], before: Mapping[str, Carried],
    said: StandingDecision | None,
) -> Carried:  # fmt: skip
    parts = tuple(Part(link.old, _title_of(link, held, before), link.share) for link in links)
    found = lowest((part.title, part.share) for part in parts)
    if said is not None:
        return Carried(Title(said.title) if said.title else None, parts, links[0].day, said=said)
    return Carried(None if found.asks else found.title, parts, links[0].day, found.asks, found.title)


def _title_of(
    link: Link, held: Mapping[tuple[str, date], Title], before: Mapping[str, Carried]
) -> Title | None:  # fmt: skip
    by_decision = held.get((link.old.thread, link.day))
    if by_decision is not None:
        return by_decision
    carried = before.get(link.old.thread)
    return carried.title if carried else None
