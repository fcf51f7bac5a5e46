"""A printed quantity and what it may stand for: its unit, its precision, the word before it (gần, trên, khoảng)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from chungsuc.claims.units import CONTINUOUS, Dim, Unit


class Qualifier(StrEnum):
    """The word that makes a figure less than exact (từ chỉ mức độ)."""

    EXACT = "exact"
    OVER = "over"
    NEAR = "near"
    ABOUT = "about"
    UNDER = "under"
    AT_LEAST = "at_least"


@dataclass(frozen=True, slots=True)
class Span:
    """What a printed figure may stand for: from ``low`` to ``high``; ``None`` is without end."""

    low: Decimal
    high: Decimal | None

    def meets(self, other: Span) -> bool:
        """True where one value lies in both."""
        return (other.high is None or self.low <= other.high) and (self.high is None or other.low <= self.high)


@dataclass(frozen=True, slots=True)
class Amount:
    """One printed quantity in its place; ``value`` and ``step`` (the worth of its last digit) in the unit's own size.

    ``others``: what else the digits may say where the marks of thousands and decimals are doubtful. ``per``: what it
    is counted on, of ``17,6 tiêu chí/xã``.
    """

    value: Decimal
    step: Decimal
    unit: Unit
    start: int
    end: int
    digits_end: int
    qualifier: Qualifier = Qualifier.EXACT
    others: tuple[Decimal, ...] = ()
    per: str = ""
    first: int = -1  # where the qualifier begins

    @property
    def is_percent(self) -> bool:
        return self.unit.dim is Dim.PERCENT

    @property
    def dim(self) -> Dim:
        return self.unit.dim

    @property
    def base(self) -> Decimal:
        """The value in the base unit: m2, kilogram, đồng."""
        return self.value * self.unit.factor

    @property
    def begins(self) -> int:
        return self.start if self.first < 0 else self.first

    def readings(self) -> tuple[Amount, ...]:
        """Give every reading of doubtful digits, the likeliest first."""
        return (self, *(replace(self, value=value, others=()) for value in self.others))

    @property
    def coarse_step(self) -> Decimal:
        """How fine it was printed: the zeros at the end may be rounding, of counts where there are three (848.000)."""
        if self.value == 0 or self.value != self.value.to_integral_value():
            return self.step
        zeros = len(str(int(self.value))) - len(str(int(self.value)).rstrip("0"))
        if self.unit.dim not in CONTINUOUS and zeros < 3:
            return self.step
        return max(self.step, min(Decimal(10) ** zeros, abs(self.value) / 200))

    def given(self, *, coarse: bool = False) -> Span:
        """Give what it may stand for as something that others are reckoned from, in base units."""
        value, by = self.value, self.unit.factor
        match self.qualifier:
            case Qualifier.OVER | Qualifier.AT_LEAST:
                return Span(value * by, value * by * Decimal("1.1"))
            case Qualifier.NEAR | Qualifier.UNDER:
                return Span(value * by * Decimal("0.9"), value * by)
            case Qualifier.ABOUT:
                return Span(value * by * Decimal("0.95"), value * by * Decimal("1.05"))
            case Qualifier.EXACT:
                step = self.coarse_step if coarse else self.step
                if self.unit.dim in (Dim.COUNT, Dim.NONE) and self.unit.factor == 1 and step == 1:
                    return Span(value, value)
                return Span((value - step / 2) * by, (value + step / 2) * by)

    def stands_for(self, *, coarse: bool = False) -> Span:
        """Give what it may stand for as a result, in base units: rounded half-up, or cut off behind the last digit.

        ``coarse``: zeros at its end may be rounding, as in totals of money and measures.
        """
        value, step, by = self.value, self.coarse_step if coarse else self.step, self.unit.factor
        match self.qualifier:
            case Qualifier.OVER | Qualifier.AT_LEAST:
                return Span((value - self.step / 2) * by, None)
            case Qualifier.NEAR:
                slack = max(Decimal(5), value / 10) if self.is_percent else value / 10
                return Span((value - slack) * by, (value + self.step / 2) * by)
            case Qualifier.UNDER:
                return Span(Decimal(0), value * by)
            case Qualifier.ABOUT:
                slack = max(Decimal(3), value / 20) if self.is_percent else value / 20
                return Span((value - slack) * by, (value + slack) * by)
            case Qualifier.EXACT:
                whole = self.unit.dim in (Dim.COUNT, Dim.NONE) and self.unit.factor == 1 and self.step >= 1
                if whole and not self.per:
                    return Span(value, value)
                if value < 0:
                    return Span((value - step) * by, (value + step / 2) * by)
                return Span((value - step / 2) * by, (value + step) * by - step * by / 1000)


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """Round half-up to the worth of a last digit."""
    return (value / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step if step else value
