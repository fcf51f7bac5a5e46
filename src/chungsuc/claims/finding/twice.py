"""The same quantity printed twice in one paper, with two values (một số liệu in hai nơi, hai giá trị)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chungsuc.claims.claim import Claim, Kind, Role


def find_twice(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Find pairs of claims that mean one figure of one place on one day and say different values.

    Day and place must both be said, or the place by the same whole: else two districts are taken for one.
    """
    said: dict[tuple[object, ...], list[Claim]] = {}
    for one in claims:
        meaning = one.meaning
        counts = one.kind in (Kind.SHARE, Kind.COUNT) and one.numerator is not None
        if not counts or not meaning.figure or not meaning.said_day or meaning.role is not Role.ACTUAL:
            continue
        known = said.setdefault((meaning.figure, meaning.scope, meaning.day), [])
        other = next((first for first in known if first.numerator != one.numerator and _same_place(first, one)), None)
        if other is not None and not any(first.numerator == one.numerator for first in known):
            yield other, one
        known.append(one)


def _same_place(one: Claim, other: Claim) -> bool:
    """True where two speak of one place; values far apart are two quantities, not one misprinted."""
    if one.numerator is None or other.numerator is None or one.meaning.sentence == other.meaning.sentence:
        return False
    if min(one.numerator, other.numerator) * 2 < max(one.numerator, other.numerator):
        return False
    if one.denominator is not None and one.denominator == other.denominator:
        return True
    return one.meaning.said_scope and other.meaning.said_scope
