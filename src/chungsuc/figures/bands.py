"""Bands by the number of criteria met (nhóm xã theo số tiêu chí đạt): 19, 15–18, 10–14, 5–9, under 5."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

STEP = 5

# The lower ends of the bands, highest first, by the number of criteria in the set.
LOWER_ENDS: Mapping[int, tuple[int, ...]] = {
    19: (19, 15, 10, 5, 0),  # the programme's reports on 19 criteria, 2010–2025
    10: (10, 5, 0),  # report form "Biểu 06" of the programme for 2026–2030: 10, 5–9, under 5
}


class Band(NamedTuple):
    """Numbers of criteria from ``low`` to ``high``, both included."""

    low: int
    high: int

    def holds(self, met: int) -> bool:
        return self.low <= met <= self.high

    def label(self, language: str = "vi") -> str:
        """Name the band without its noun: ``19``, ``15–18``, ``Dưới 5``."""
        if self.low == 0 and self.high > 0:
            return f"{'Dưới' if language == 'vi' else 'Under'} {self.high + 1}"
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


def default_lower_ends(criteria: int) -> tuple[int, ...]:
    """Make bands where no report form says which: all criteria, then steps of five downwards, then the rest.

    For 19 and 10 criteria this gives just the bands of the forms.
    """
    steps = range((criteria - 1) // STEP * STEP, 0, -STEP)
    return (criteria, *steps, 0) if criteria else (0,)


def bands_for(criteria: int) -> tuple[Band, ...]:
    """Give the bands of a set with that many numbered criteria, highest first; together they hold 0…criteria."""
    lows = LOWER_ENDS.get(criteria) or default_lower_ends(criteria)
    highs = (criteria, *(low - 1 for low in lows))
    return tuple(Band(low, high) for low, high in zip(lows, highs, strict=False))
