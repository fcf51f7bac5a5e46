"""Numbers rounded for reading, never across the level that they are held against (làm tròn để đọc)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

PLACES = 2  # decimals that a reader wants of a rate or of an income
STORED_PLACES = 8  # decimals that the ledger keeps


def readable(value: Decimal, level: Decimal | None = None) -> Decimal:
    """Round half-up to two decimals, or to as many more as keep the value on its own side of the level.

    69.996 is printed as 70.00 where nothing depends on it, and as 69.996 beside a level of 70.
    """
    for places in range(PLACES, STORED_PLACES):
        rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if level is None or _side(rounded, level) == _side(value, level):
            return rounded
    return value


def _side(value: Decimal, level: Decimal) -> int:
    return (value > level) - (value < level)
