"""What lies inside the criteria of a commune: whether each indicator is met, and values that the office chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from chungsuc.engine.answer import walk
from chungsuc.engine.verdict import Fact
from chungsuc.law.overlays import LawAtDate
from chungsuc.portal.errors import ValueNotOfTheSet
from chungsuc.portal.shown import Shows
from chungsuc.units.models import Unit
from chungsuc.verdicts.queries import judge_by


@dataclass(frozen=True, slots=True)
class Inside:
    """Statuses of indicators by number, and published values by number; empty where nothing of it is public."""

    indicators: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, dict[str, Any]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        return {
            name: dict(found) for name, found in (("indicators", self.indicators), ("values", self.values)) if found
        }


def inside_of(units: Sequence[Unit], law: LawAtDate, shows: Shows) -> dict[str, Inside]:
    """Give what is public inside the criteria, by thread; nothing is judged where nothing of it is.

    Raises:
        ValueNotOfTheSet: a chosen indicator is none of the set, or takes no value.
    """
    takes = {one.no for one in law.provisions() if one.takes_fact}
    for no in shows.values:
        if no not in takes:
            raise ValueNotOfTheSet(set_id=law.base.id, no=no)
    if not shows.indicators and not shows.values:
        return {}
    found = {}
    for thread, verdict in judge_by(units, law).items():
        every = list(walk(verdict))
        statuses = {pv.provision.no: pv.status.value for pv in every} if shows.indicators else {}
        values = {
            pv.provision.no: _value(pv.fact, pv.provision.unit) for pv in every
            if pv.fact is not None and pv.provision.no in shows.values
        }  # fmt: skip
        found[thread] = Inside(statuses, values)
    return found


def _value(fact: Fact, unit: str | None) -> dict[str, Any]:
    """Give a value with its day and parts; where it was read, and who said it, stays inside."""
    return {
        "value": fact.value if isinstance(fact.value, bool) else str(fact.value), "unit": unit or "",
        "as_of": fact.as_of and fact.as_of.isoformat(), "numerator": _plain(fact.numerator),
        "denominator": _plain(fact.denominator), "synthetic": fact.synthetic,
    }  # fmt: skip


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else str(number)
