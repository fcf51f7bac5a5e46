"""Soft checks (kiểm tra mềm): a value that may be right, but of which somebody will ask why.

Pure: facts in, questions out. The limits below are this system's own, chosen to catch a slipped decimal mark, a wrong
unit or two exchanged numbers without asking too often; no decree sets them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from chungsuc.engine.rounding import readable
from chungsuc.entry.errors import ExactlyOnLevel, Jumped, ReasonAsked, UnlikeNeighbours
from chungsuc.observations.checks import tidy

JUMP_POINTS = Decimal(20)  # of a rate, in percentage points, against the value a year before
JUMP_SHARE = Decimal("0.3")  # of another number, against the value a year before
APART_POINTS = Decimal(30)  # of a rate, from the median of the communes around
APART_TIMES = Decimal(2)  # another number, so many times more or less than that median
FEWEST_NEIGHBOURS = 5  # fewer say nothing


class Beside(NamedTuple):
    """What one number is held against (đối chiếu): each part may be missing, and then asks nothing."""

    unit: str | None = None
    level: Decimal | None = None
    before: Decimal | None = None
    before_day: date | None = None
    neighbours: Sequence[Decimal] = ()

    @property
    def rate(self) -> bool:
        return (self.unit or "").startswith("%")


def questions(value: Decimal, beside: Beside) -> list[ReasonAsked]:
    """Give what somebody would ask about a number; an attestation raises no question."""
    found = (_jumped(value, beside), _on_level(value, beside), _unlike(value, beside))
    return [question for question in found if question is not None]


def _jumped(value: Decimal, beside: Beside) -> Jumped | None:
    before = beside.before
    if before is None or before == value:
        return None
    if beside.rate:
        far, limit = abs(value - before) > JUMP_POINTS, _points(JUMP_POINTS)
    else:
        share = f"{JUMP_SHARE:.0%}"
        far, limit = abs(value - before) > JUMP_SHARE * abs(before) > 0, (share, share)
    if not far:
        return None
    return Jumped(
        value=_said(value), before=_said(before), before_day=beside.before_day, limit_vi=limit[0], limit_en=limit[1]
    )


def _on_level(value: Decimal, beside: Beside) -> ExactlyOnLevel | None:
    # "100 % of the households" is met by 100 and by nothing else: an end of the scale is no coincidence.
    end_of_scale = value == 0 or (beside.rate and value == 100)
    return ExactlyOnLevel(value=_said(value)) if value == beside.level and not end_of_scale else None


def _unlike(value: Decimal, beside: Beside) -> UnlikeNeighbours | None:
    if len(beside.neighbours) < FEWEST_NEIGHBOURS:
        return None
    middle = median(beside.neighbours)
    if beside.rate:
        far, limit = abs(value - middle) > APART_POINTS, _points(APART_POINTS)
    else:
        far = middle > 0 and not middle / APART_TIMES <= value <= middle * APART_TIMES
        limit = f"{APART_TIMES} lần", f"{APART_TIMES} times"
    if not far:
        return None
    return UnlikeNeighbours(
        value=_said(value), median=_said(middle), count=len(beside.neighbours), limit_vi=limit[0], limit_en=limit[1]
    )


def _points(points: Decimal) -> tuple[str, str]:
    return f"{points} điểm %", f"{points} percentage points"


def _said(number: Decimal) -> Decimal:
    return tidy(readable(number))
