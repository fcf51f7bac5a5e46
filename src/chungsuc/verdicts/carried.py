"""Facts of units made by a reorganisation, carried over from the units they were made of (số liệu quy đổi).

Carried facts are computed when they are asked for and never stored (ADR 12). A unit's own observation always wins;
where a part has none, or nobody knows how a divided unit was divided, the value stays unknown and says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from chungsuc.engine.verdict import Fact
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Provision
from chungsuc.observations.queries import facts_at
from chungsuc.units.carry import Amount, Carried, Carrying, Gap, Part, carry, rule_of
from chungsuc.units.lineage import births
from chungsuc.units.models import Link, Unit

Facts = Mapping[str, Mapping[str, Fact]]  # by thread and number of provision


class Origin(NamedTuple):
    """What one old unit brings for one provision: its value on the eve of the reorganisation, if it has one.

    ``share`` of the old unit went over (1: all of it, ``None``: nobody has said). ``carried`` is there where the old
    unit was made of others itself and had no value of its own.
    """

    unit: Unit
    share: Decimal | None
    fact: Fact | None
    carried: CarriedFact | None


class CarriedFact(NamedTuple):
    """A value reckoned from those of the old units, or why there is none; ``day`` is that of the reorganisation."""

    fact: Fact | None
    gap: Gap | None
    carrying: Carrying
    day: date
    parts: tuple[Origin, ...]

    @property
    def unchanged(self) -> bool:
        """True when the unit is one old unit under another code or name: nothing had to be reckoned."""
        return len(self.parts) == 1 and self.parts[0].share == 1


CarriedFacts = dict[str, dict[str, CarriedFact]]  # by thread and number of provision


def carried_facts(
    units: Iterable[Unit], law: LawAtDate, own: Facts, *, known_at: datetime | date | None = None
) -> CarriedFacts:
    """Give what units carry from those they were made of, where they have no fact of ``own``.

    For each provision that takes a fact: the old units' latest values as of the eve of the reorganisation, combined
    by ``units.carry.rule_of``; an old unit without a value that was made of others itself carries theirs on. A unit
    that was not made of others is not in the result. The number of queries grows with the days of reorganisation,
    not with the units.
    """
    return _carried({unit.thread for unit in units}, law, law.day, own, known_at)


def undo(carried: Mapping[str, Mapping[str, CarriedFact]]) -> dict[str, dict[str, Fact]]:
    """Give back the facts of the old units, by thread and number, exactly as they were before carrying."""
    facts: dict[str, dict[str, Fact]] = defaultdict(dict)
    for by_no in carried.values():
        for no, one in by_no.items():
            _undo_one(no, one, facts)
    return dict(facts)


def _undo_one(no: str, carried: CarriedFact, facts: dict[str, dict[str, Fact]]) -> None:
    for origin in carried.parts:
        if origin.carried is not None:
            _undo_one(no, origin.carried, facts)
        elif origin.fact is not None:
            facts[origin.unit.thread][no] = origin.fact


# ── reckoning ────────────────────────────────────────────────────────────────────────────────────────


def _carried(
    threads: set[str], law: LawAtDate, day: date, own: Facts, known_at: datetime | date | None
) -> CarriedFacts:  # fmt: skip
    asked = [provision for provision in law.provisions() if provision.takes_fact]
    lacking = {thread for thread in threads if len(own.get(thread, {})) < len(asked)}
    by_day: dict[date, dict[str, tuple[Link, ...]]] = defaultdict(dict)
    for thread, links in births(lacking, day).items():
        by_day[links[0].day][thread] = links
    found: CarriedFacts = {}
    for since, born in sorted(by_day.items()):
        olds = {link.old.thread: link.old for links in born.values() for link in links}
        eve = since - timedelta(days=1)
        before = facts_at(olds.values(), law, eve, known_at=known_at)
        older = _carried(set(olds), law, eve, before, known_at)
        for provision in asked:
            _carry_one(provision, born, own, before, older, found)
    return found


def _carry_one(
    provision: Provision, born: Mapping[str, tuple[Link, ...]], own: Facts, before: Facts, older: CarriedFacts,
    found: CarriedFacts,
) -> None:  # fmt: skip
    no, carrying = provision.no, rule_of(provision)
    origins = {
        (link.old.thread, thread): _origin(link, no, before, older)
        for thread, links in born.items()
        if no not in own.get(thread, {})
        for link in links
    }
    values = {old: _amount(origin.fact) for (old, _), origin in origins.items() if origin.fact is not None}
    parts = [Part(old, new, origin.share) for (old, new), origin in origins.items()]
    for thread, result in carry(values, parts, carrying).values.items():
        of_new = tuple(origins[part.old, part.new] for part, _ in result.parts)
        since = born[thread][0].day
        found.setdefault(thread, {})[no] = CarriedFact(_fact(result, of_new), result.gap, carrying, since, of_new)


def _origin(link: Link, no: str, before: Facts, older: CarriedFacts) -> Origin:
    fact = before.get(link.old.thread, {}).get(no)
    carried = None if fact is not None else older.get(link.old.thread, {}).get(no)
    return Origin(link.old, link.share, carried.fact if carried is not None else fact, carried)


def _amount(fact: Fact) -> Amount:
    return Amount(fact.value, fact.numerator, fact.denominator)


def _fact(result: Carried, origins: tuple[Origin, ...]) -> Fact | None:
    """Make the fact of the new unit: as old as the oldest value in it, and made up if any of them is."""
    if result.amount is None:
        return None
    facts = [origin.fact for origin in origins if origin.fact is not None]
    days = sorted({fact.as_of for fact in facts if fact.as_of is not None})
    names = ", ".join(origin.unit.full_name for origin in origins if origin.fact is not None)
    amount = result.amount
    return Fact(
        amount.value, days[0] if days else None, amount.numerator, amount.denominator,
        f"quy đổi từ {names}{_say_days(days)}", any(fact.synthetic for fact in facts),
    )  # fmt: skip


def _say_days(days: list[date]) -> str:
    if not days:
        return ""
    if len(days) == 1:
        return f" (ngày {days[0]:%d/%m/%Y})"
    return f" (từ ngày {days[0]:%d/%m/%Y} đến ngày {days[-1]:%d/%m/%Y})"
