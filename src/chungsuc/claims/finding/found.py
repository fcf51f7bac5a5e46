"""What a finder gives: the quantities it used, and what came of the arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from chungsuc.claims.amount import Amount, Span, rounded
from chungsuc.claims.claim import Kind, Status
from chungsuc.claims.tokens import Fraction, Line, Token
from chungsuc.claims.units import NO_UNIT, Dim

_VERB = re.compile(r"(?<!\w)(?:tăng|giảm|vượt|thiếu|hụt|cao hơn|thấp hơn|nhiều hơn|gấp|thêm)(?: [^\W\d_]+){0,3} $")


@dataclass(frozen=True, slots=True)
class Found:
    """A claim within a line; ``used``: the quantities, which no other finder needs to look at as unread."""

    kind: Kind
    status: Status
    line: Line
    used: tuple[Token, ...]
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    printed: Decimal | None = None
    computed: Decimal | None = None
    unit: str = ""
    note: tuple[str, str] = ("", "")
    said: tuple[Token, ...] = ()  # those between which its words stand, where not all of them

    @property
    def span(self) -> tuple[int, int]:
        """Give where its words begin and end; a bracket that it opens is closed."""
        held = self.said or self.used
        begin, end = min(one.begins for one in held), max(one.end for one in held)
        text = self.line.text
        if self.kind in (Kind.CHANGE, Kind.PLAN) and (verb := _VERB.search(text[:begin])):
            begin = verb.start()
        closing = text.find(")", end)
        if text.count("(", begin, end) > text.count(")", begin, end) and 0 <= closing <= end + 40:
            end = closing + 1
        return begin, end


def amounts(token: Token) -> tuple[Amount, ...]:
    return (token.part, token.whole) if isinstance(token, Fraction) else (token,)


def first(token: Token) -> Amount:
    """Give the quantity that a token says: of a fraction its part."""
    return token.part if isinstance(token, Fraction) else token


def status_of(fits: bool, certain: bool) -> Status:
    """Give the status: what does not fit is a contradiction only where it is certain what belongs together."""
    if fits:
        return Status.CONSISTENT
    return Status.CONTRADICTION if certain else Status.NOT_CHECKABLE


def comparable(one: Amount, other: Amount) -> bool:
    """True where two can be compared: one unit, or one of them bare beside a count."""
    if one.unit is NO_UNIT or other.unit is NO_UNIT:
        return {one.dim, other.dim} <= {Dim.NONE, Dim.COUNT} and (one.unit is not NO_UNIT or other.unit is not NO_UNIT)
    return one.unit.same_as(other.unit)


def readings(*given: Amount) -> Iterator[tuple[Amount, ...]]:
    """Give every way to read quantities whose marks are doubtful, the likeliest first."""
    return product(*(one.readings() for one in given))


def ratio(part: Amount, whole: Amount, times: int = 1, *, coarse: bool = False) -> Span | None:
    """Give from where to where a quotient may lie; ``None`` over nothing."""
    top, bottom = part.given(coarse=coarse), whole.given(coarse=coarse)
    if bottom.low <= 0 or bottom.high is None or top.high is None:
        return None
    return Span(times * top.low / bottom.high, times * top.high / bottom.low)


def fits_ratio(printed: Amount, part: Amount, whole: Amount, times: int = 1, *, coarse: bool = False) -> bool:
    """True where a quotient may have been printed so, in any reading of the digits.

    ``coarse``: zeros at the end of its terms may be rounding.
    """
    for result, top, bottom in readings(printed, part, whole):
        span = ratio(top, bottom, times, coarse=coarse)
        if span is not None and span.meets(result.stands_for()):
            return True
    return False


def fits_sum(total: Amount, parts: Iterable[Amount]) -> bool:
    """True where quantities may add up to a total as printed."""
    parts = as_fine(tuple(parts))
    for result, *given in readings(total, *parts) if sum(len(one.others) for one in parts) < 5 else [(total, *parts)]:
        if spanned(given).meets(result.stands_for(coarse=True)):
            return True
    return False


def as_fine(parts: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """Take the parts of a list for as fine as the finest of them: in 5 tỷ, 4 tỷ, 3,5 tỷ none is rounded to whole tỷ."""
    finest = {one.unit.factor: min(p.step for p in parts if p.unit.factor == one.unit.factor) for one in parts}
    return tuple(replace(one, step=finest[one.unit.factor]) for one in parts)


def spanned(parts: Iterable[Amount]) -> Span:
    """Give from where to where a sum may lie."""
    spans = [one.given() for one in parts]
    highs = [one.high for one in spans if one.high is not None]
    return Span(sum((one.low for one in spans), Decimal(0)), sum(highs, Decimal(0)))


def fits_difference(printed: Amount, now: Amount, before: Amount) -> bool:
    """True where the difference of two, whichever way round, may have been printed so."""
    for result, one, other in readings(printed, now, before):
        a, b = one.given(), other.given()
        if a.high is None or b.high is None:
            continue
        up, down = Span(a.low - b.high, a.high - b.low), Span(b.low - a.high, b.high - a.low)
        target = result.stands_for()
        if up.meets(target) or down.meets(target):
            return True
    return False


def percent_value(part: Amount, whole: Amount, like: Amount | None = None) -> Decimal:
    """Give the right percentage, half-up to one decimal, or to those of the one that was printed."""
    step = Decimal("0.1") if like is None else min(like.step, Decimal("0.1"))
    return rounded(100 * part.base / whole.base, step)
