"""Drawn values: on the side of the level that they were asked for, and the same for the same seed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungsuc.demo.cast import Part
from chungsuc.demo.dice import Dice
from chungsuc.demo.needs import Need
from chungsuc.demo.values import draw
from chungsuc.law.tree import NO_LEVEL, Compare, Confidence, Operator, Provision, Source

DAY = date(2023, 12, 31)
SOURCE = Source("QĐ", None, "1", "here", Confidence.LOW)
UNITS = {"%": "Tỷ lệ hộ có nhà ở", "triệu đồng/người/năm": "Thu nhập", "mô hình": "Số mô hình"}


def part_of(strength: float) -> Part:
    return Part("commune:1", "X", "167", strength, 2019, None, None, False, False, False, False)


def provision(unit: str) -> Provision:
    return Provision("1", UNITS[unit], Compare(Operator.AT_LEAST, NO_LEVEL), SOURCE, unit=unit, measure="m")


@given(
    level=st.integers(2, 100), ceiling=st.booleans(), met=st.booleans(), unit=st.sampled_from(sorted(UNITS)),
    seed=st.integers(0, 10_000), strength=st.floats(0, 0.99),
)  # fmt: skip
def test_a_value_lies_on_the_side_asked_for(
    level: int, ceiling: bool, met: bool, unit: str, seed: int, strength: float
) -> None:
    if unit == "%" and ceiling and not met and level == 100:
        return  # no share exceeds the whole
    bound = Decimal(level)
    need = Need(provision(unit), ceiling, bound if met else None, None if met else bound)
    drawn = draw(Dice(seed), part_of(strength), "m", need, DAY)
    if drawn.numerator is not None and drawn.denominator is not None:
        assert 0 <= drawn.numerator <= drawn.denominator
        value = 100 * drawn.numerator / drawn.denominator
    else:
        assert drawn.value is not None
        value = drawn.value
    assert (value <= bound if ceiling else value >= bound) is met


@pytest.mark.parametrize(("holds", "expected"), [(True, True), (False, False)])
def test_an_attestation_says_what_was_asked(holds: bool, expected: bool) -> None:
    assert draw(Dice(1), part_of(0.5), "m", Need(provision("%"), holds=holds), DAY).attested is expected


def test_the_same_seed_draws_the_same_and_another_draws_otherwise() -> None:
    need = Need(provision("%"), met=Decimal(70))
    first = [draw(Dice(1), part_of(0.5), f"m{n}", need, DAY) for n in range(20)]
    assert first == [draw(Dice(1), part_of(0.5), f"m{n}", need, DAY) for n in range(20)]
    assert first != [draw(Dice(2), part_of(0.5), f"m{n}", need, DAY) for n in range(20)]


def test_a_draw_does_not_depend_on_what_was_drawn_before() -> None:
    dice = Dice(7)
    first = dice.share("a", 1)
    dice.share("b", 2)
    assert dice.share("a", 1) == first
    assert dice.order(["x", "y", "z"], "o") == dice.order(["z", "y", "x"], "o")
