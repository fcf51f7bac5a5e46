"""What keeps a unit below a set: the indicators not met, each with its gap in words and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from chungsuc.accounts.models import Department
from chungsuc.accounts.ownership import Owners
from chungsuc.engine.prose import Teller, counted_gap, gap
from chungsuc.engine.rounding import readable
from chungsuc.engine.verdict import ProvisionVerdict, Status, SubjectVerdict
from chungsuc.law.tree import Operator

_OPEN = (Status.UNMET, Status.UNKNOWN)


class Shortfall(NamedTuple):
    """One indicator or part that is not met: ``gap`` says what is missing in the user's unit, or what is not known."""

    no: str
    criterion: str
    name: str
    status: Status
    gap_vi: str
    gap_en: str
    owner: Department | None

    def gap(self, language: str) -> str:
        return self.gap_vi if language == "vi" else self.gap_en


def shortfalls(verdict: SubjectVerdict, owners: Owners) -> tuple[Shortfall, ...]:
    """Give the leaves that keep criteria from being met, the unmet before the unknown, else as the set has them."""
    vi, en, set_id = Teller(verdict, "vi"), Teller(verdict, "en"), verdict.law.base.id
    found = [
        Shortfall(
            pv.provision.no, criterion.no, pv.provision.name, pv.status, say_gap(pv, vi), say_gap(pv, en),
            owners.of(set_id, pv.provision.no),
        )
        for criterion in verdict.criteria
        if criterion.status in _OPEN
        for pv in _leaves(criterion.indicators)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: _OPEN.index(one.status)))


def _leaves(verdicts: Iterable[ProvisionVerdict]) -> Iterator[ProvisionVerdict]:
    for pv in verdicts:
        if pv.status not in _OPEN:
            continue
        if pv.parts:
            yield from _leaves(pv.parts)
        else:
            yield pv


def say_gap(pv: ProvisionVerdict, teller: Teller) -> str:
    """Say "còn thiếu 104 hộ (8,02 điểm %)"; where there is no amount, what was found."""
    short = gap(pv)
    if not short:
        return teller.finding(pv)
    vi = teller.language == "vi"
    below = pv.operator in (Operator.AT_LEAST, Operator.MORE_THAN)
    word = ("còn thiếu" if below else "vượt") if vi else ("short by" if below else "over by")
    amount, unit = readable(short, Decimal(0)), pv.provision.unit or ""
    points = "điểm %" if vi else "points"
    rate = f"{teller.number(amount)} {points}" if unit.startswith("%") else teller.quantity(amount, unit)
    counted = counted_gap(pv)
    if counted is None or counted.nouns is None:
        return f"{word} {rate}"
    return f"{word} {teller.number(counted.missing)} {counted.nouns[not vi]} ({rate})"
