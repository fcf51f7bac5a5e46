"""The result of a survey: counts with their base, and nothing of single answers (kết quả lấy ý kiến).

A share is reckoned over all answers, those without an opinion among them, and rounded half-up to one decimal only to
be shown. Counts add up whatever the order and the way in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from chungsuc.surveys.words import FEWEST, State, Way


def percent(part: int, whole: int | None) -> Decimal | None:
    """Give per cent, half-up to one decimal; ``None`` of a whole that is not known or is nothing."""
    exact = exact_percent(part, whole)
    return None if exact is None else exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def exact_percent(part: int, whole: int | None) -> Decimal | None:
    """Give per cent as it is, to be held against a level: rounding must not make a broken rule look kept."""
    return Decimal(100 * part) / whole if whole else None


class Count(NamedTuple):
    """Answers to one question (số trả lời)."""

    satisfied: int = 0
    unsatisfied: int = 0
    no_opinion: int = 0

    @property
    def n(self) -> int:
        return sum(self)

    @property
    def percent(self) -> Decimal | None:
        """The share satisfied, of all who answered, half-up to one decimal."""
        return percent(self.satisfied, self.n)

    @property
    def exact(self) -> Decimal | None:
        return exact_percent(self.satisfied, self.n)

    @property
    def unsatisfied_percent(self) -> Decimal | None:
        return percent(self.unsatisfied, self.n)

    @property
    def no_opinion_percent(self) -> Decimal | None:
        return percent(self.no_opinion, self.n)

    def plus(self, other: Sequence[int]) -> Count:
        return Count(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


class Part(NamedTuple):
    """What came in one way from one group: ``overall`` and ``items`` are three counts each."""

    group: int | None
    way: Way
    answers: int
    overall: Sequence[int]
    items: Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One question: its number, its text, how it was answered."""

    no: str
    text: str
    count: Count


@dataclass(frozen=True, slots=True)
class GroupResult:
    """One hamlet of the plan; ``overall`` is ``None`` where so few answered that it would tell of single people.

    ``planned`` is ``None`` for answers of which nobody said where they come from. ``ways``: how many came which way.
    """

    name: str
    households: int | None
    planned: int | None
    answered: int
    overall: Count | None
    ways: tuple[tuple[Way, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """A survey in total (kết quả tổng hợp): never more than this leaves the room.

    ``base`` is the number of households in the area, with its source and day; ``None``: not known, and then the share
    is not either. ``planned``: how many were to be asked. ``refused``: sheets and codes that came a second time.
    """

    survey: int
    number: str
    unit: str
    state: State
    begins: date
    ends: date
    run_by: str
    questions_source: str
    questions_verified: bool
    base: int | None
    base_source: str
    base_on: date | None
    planned: int | None
    answered: int
    overall: Count
    items: tuple[ItemResult, ...]
    ways: tuple[tuple[Way, int], ...]
    groups: tuple[GroupResult, ...]
    refused: int
    synthetic: bool

    @property
    def share_of_base(self) -> Decimal | None:
        """Answers in per cent of the households; ``None`` where the base is not known: that is not 0."""
        return percent(self.answered, self.base)

    @property
    def exact_share_of_base(self) -> Decimal | None:
        return exact_percent(self.answered, self.base)

    @property
    def overall_percent(self) -> Decimal | None:
        return self.overall.percent

    @property
    def final(self) -> bool:
        """True once no more answers come in."""
        return self.state in (State.CLOSED, State.PUBLISHED)

    @property
    def short_of_plan(self) -> int | None:
        """How many answers are missing to what was planned (chưa đủ mẫu); ``None`` where nothing was planned."""
        return None if self.planned is None else max(0, self.planned - self.answered)

    @property
    def too_few(self) -> bool:
        """True where so few answered that even the total would tell of single people."""
        return self.answered < FEWEST

    @property
    def worst(self) -> ItemResult | None:
        """The question with the lowest share, the first of several."""
        answered = [one for one in self.items if one.count.exact is not None]
        return min(answered, key=lambda one: one.count.exact or Decimal(0), default=None)


def added(parts: Iterable[Part], items: int) -> tuple[int, Count, list[Count]]:
    """Add parts up: how many answers, the overall counts, those of each question."""
    answers, overall, each = 0, Count(), [Count() for _ in range(items)]
    for part in parts:
        answers += part.answers
        overall = overall.plus(part.overall)
        each = [mine.plus(theirs) for mine, theirs in zip(each, part.items, strict=True)]
    return answers, overall, each


def told_groups(rows: Sequence[GroupResult], fewest: int = FEWEST) -> tuple[GroupResult, ...]:
    """Take the answers out of groups in which too few answered, and of another if the rest would give them away.

    What is left out must not follow from the total: where the groups left out have fewer than ``fewest`` answers
    together, the next smallest is left out too.
    """
    hidden = {one.name for one in rows if 0 < one.answered < fewest}
    shown = sorted((one for one in rows if one.answered >= fewest), key=lambda one: (one.answered, one.name))
    while hidden and shown and sum(one.answered for one in rows if one.name in hidden) < fewest:
        hidden.add(shown.pop(0).name)
    return tuple(_untold(one) if one.name in hidden or not one.answered else one for one in rows)


def _untold(one: GroupResult) -> GroupResult:
    return replace(one, overall=None)
