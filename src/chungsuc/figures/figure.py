"""What a figure is: asked of a scope on a day, answered with its base, members and sources (chỉ số)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from chungsuc.figures.shares import Share, half_up
from chungsuc.recognition.queries import Basis
from chungsuc.units.carry import Roll
from chungsuc.units.models import Unit


class Kind(StrEnum):
    """What a value rests on (tính chất số liệu)."""

    ACTUAL = "actual"
    PLAN = "plan"


class Direction(StrEnum):
    """Whether more is better (chiều tốt)."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: of which scope, on which day, by which set (blank: the one in force), counted how.

    ``since`` is the day of comparison of figures that tell a change: 31 December of the year before unless given.
    ``as_known_at``: by what was on record, or had been decided, at that moment; ``None``: by all that is known now.
    Questions that one is made from with ``replace`` share a ``memo``: what several figures rest on is reckoned once.
    """

    scope: Unit
    as_of: date
    set_id: str = ""
    basis: Basis = Basis.RESULT_YEAR
    roll: Roll = Roll.AS_THEN
    since: date | None = None
    as_known_at: datetime | None = None
    memo: dict[Any, Any] = field(default_factory=dict, compare=False, hash=False, repr=False)

    @property
    def known_on(self) -> date | None:
        """The day of ``as_known_at``: decisions have days, not moments."""
        return self.as_known_at and self.as_known_at.date()

    @property
    def from_day(self) -> date:
        return self.since or date(self.as_of.year - 1, 12, 31)


@dataclass(frozen=True, slots=True)
class Answer:
    """A value with its base; ``value`` ``None``: not known, ``why`` says why: that is not 0.

    ``members``: the units counted, where units are counted. ``qualifier``: how exactly it is to be taken ("ít nhất",
    "còn 3 xã chưa đủ căn cứ"), blank where the number says all. ``causes``: what a change is made of, in words.
    ``sources`` say out of which records it comes.
    """

    value: Decimal | None
    numerator: int | None = None
    denominator: int | None = None
    members: tuple[Unit, ...] = ()
    kind: Kind = Kind.ACTUAL
    synthetic: bool = False
    why: tuple[str, str] = ("", "")
    qualifier: tuple[str, str] = ("", "")
    causes: Mapping[str, int] = field(default_factory=dict)
    sources: tuple[str, ...] = ()

    @property
    def is_share(self) -> bool:
        """True where the value is a part of its base: not of a mean, a plan or a change."""
        return self.denominator is not None and self.value == self.numerator

    @property
    def percent(self) -> Decimal | None:
        """The share in per cent, half-up to one decimal; ``None`` of what is no part of a base."""
        if self.numerator is None or not self.denominator or not self.is_share:
            return None
        return half_up(Decimal(100 * self.numerator) / self.denominator)


def counted(
    share: Share, members: tuple[Unit, ...], *, synthetic: bool = False, sources: tuple[str, ...] = ()
) -> Answer:
    """Answer with units that were counted out of a base."""
    return Answer(Decimal(share.part), share.part, share.whole, members, synthetic=synthetic, sources=sources)


def unknown(vi: str, en: str) -> Answer:
    """Answer that it is not known, and why."""
    return Answer(None, why=(vi, en))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the catalogue: names, what it counts, out of what, and the one function that answers it.

    ``printed``: how the published history calls it, blank where papers never print it. ``opens``: the page that shows
    its members. ``source_vi``, ``source_en``: the rule by which it is reckoned.
    """

    id: str
    vi: str
    en: str
    unit_vi: str
    unit_en: str
    base_vi: str
    base_en: str
    source_vi: str
    source_en: str
    answer: Callable[[Asked], Answer]
    direction: Direction = Direction.UP
    opens: str = "matrix"
    printed: str = ""
