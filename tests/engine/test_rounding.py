"""Promises about numbers rounded for reading."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from chungsuc.engine.rounding import readable

NUMBERS = st.decimals(min_value=-1000, max_value=1000, allow_nan=False, places=8)


@given(NUMBERS, NUMBERS)
def test_a_rounded_number_stays_on_its_side_of_the_level(value: Decimal, level: Decimal) -> None:
    shown = readable(value, level)
    assert (shown > level, shown < level) == (value > level, value < level)


@given(NUMBERS)
def test_without_a_level_two_decimals_are_enough(value: Decimal) -> None:
    assert abs(readable(value) - value) <= Decimal("0.005")


def test_a_value_just_under_its_level_is_not_printed_as_the_level() -> None:
    assert str(readable(Decimal("69.99600000"), Decimal(70))) == "69.996"
    assert str(readable(Decimal("70.10113780"), Decimal(70))) == "70.10"
