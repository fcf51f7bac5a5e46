"""The same quantity printed twice in one paper, with two values (một số liệu in hai nơi, hai giá trị)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chungsuc.claims.claim import Claim, Kind, Role


def find_twice(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Find pairs of claims that mean one figure of one place on one day and say different values."""
    said: dict[tuple[object, ...], Claim] = {}
    for one in claims:
        meaning = one.meaning
        if (
            not meaning.figure
            or one.numerator is None
            or meaning.role is Role.PLAN
            or one.kind not in (Kind.SHARE, Kind.COUNT)
        ):
            continue
        if not meaning.said_day:
            continue
        key = (meaning.figure, meaning.scope, meaning.day, meaning.role)
        first = said.setdefault(key, one)
        if first is not one and first.numerator != one.numerator:
            yield first, one
