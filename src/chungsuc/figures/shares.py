"""Shares and averages that never lose their base (tỷ lệ kèm mẫu số)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

ONE_PLACE = Decimal("0.1")


def half_up(value: Decimal) -> Decimal:
    """Round to one decimal, halves away from zero, as offices do by hand."""
    return value.quantize(ONE_PLACE, rounding=ROUND_HALF_UP)


def say_decimal(value: Decimal, language: str = "vi") -> str:
    """Write one decimal with the language's mark: ``93,7`` or ``93.7``."""
    text = f"{value:.1f}"
    return text.replace(".", ",") if language == "vi" else text


class Share(NamedTuple):
    """A part of a whole, both counted (tử số, mẫu số); 118 of 126 communes.

    The percentage follows from the two and is never stored alone.
    """

    part: int
    whole: int

    @property
    def percent(self) -> Decimal | None:
        """Per cent, half-up to one decimal; ``None`` when there is no whole to take a part of."""
        return half_up(Decimal(100 * self.part) / self.whole) if self.whole else None

    def say_percent(self, language: str = "vi") -> str:
        """Write the percentage: ``93,7%``; a dash when there is none."""
        return "–" if self.percent is None else f"{say_decimal(self.percent, language)}%"

    def say_short(self, language: str = "vi") -> str:
        """Write the count with its percentage, where the base stands beside it: ``118 (93,7%)``; none is ``0``."""
        return f"{self.part} ({self.say_percent(language)})" if self.part else "0"

    def say(self, language: str = "vi") -> str:
        """Write the share with its base: ``118/126 (93,7%)``."""
        return f"{self.part}/{self.whole} ({self.say_percent(language)})"


class Average(NamedTuple):
    """A sum over a number of units: criteria met per commune (bình quân)."""

    total: int
    over: int

    @property
    def value(self) -> Decimal | None:
        """The mean, half-up to one decimal; ``None`` over nothing."""
        return half_up(Decimal(self.total) / self.over) if self.over else None

    def say(self, language: str = "vi") -> str:
        """Write the mean: ``18,6``; a dash when there is none."""
        return "–" if self.value is None else say_decimal(self.value, language)
