"""Bands and shares: borders, bases, rounding."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungsuc.figures.bands import Band, bands_for, default_lower_ends
from chungsuc.figures.shares import Average, Share


def test_nineteen_criteria_make_the_five_bands_of_the_programme() -> None:
    assert [band.label() for band in bands_for(19)] == ["19", "15–18", "10–14", "5–9", "Dưới 5"]


def test_ten_criteria_make_the_three_bands_of_the_new_form() -> None:
    assert [band.label() for band in bands_for(10)] == ["10", "5–9", "Dưới 5"]
    assert [band.label("en") for band in bands_for(10)] == ["10", "5–9", "Under 5"]


@pytest.mark.parametrize(
    ("met", "label"),
    [(19, "19"), (18, "15–18"), (15, "15–18"), (14, "10–14"), (10, "10–14"), (9, "5–9"), (5, "5–9"), (4, "Dưới 5"),
     (0, "Dưới 5")],
)  # fmt: skip
def test_a_border_belongs_to_one_band_only(met: int, label: str) -> None:
    assert [band.label() for band in bands_for(19) if band.holds(met)] == [label]


@given(st.integers(min_value=1, max_value=60))
def test_bands_hold_every_number_of_criteria_exactly_once(criteria: int) -> None:
    for met in range(criteria + 1):
        assert sum(band.holds(met) for band in bands_for(criteria)) == 1


@pytest.mark.parametrize(
    ("criteria", "lows"), [(9, (9, 5, 0)), (5, (5, 0)), (4, (4, 0)), (1, (1, 0)), (20, (20, 15, 10, 5, 0)), (0, (0,))]
)
def test_a_set_without_a_form_gets_steps_of_five(criteria: int, lows: tuple[int, ...]) -> None:
    assert default_lower_ends(criteria) == lows


def test_the_forms_of_19_and_10_criteria_are_what_the_default_gives() -> None:
    assert default_lower_ends(19) == (19, 15, 10, 5, 0)
    assert default_lower_ends(10) == (10, 5, 0)


def test_a_band_of_one_number_is_named_by_it() -> None:
    assert Band(5, 5).label() == "5"
    assert Band(0, 0).label() == "0"


def test_a_share_is_said_with_its_base() -> None:
    assert Share(118, 126).say() == "118/126 (93,7%)"
    assert Share(118, 126).say("en") == "118/126 (93.7%)"


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(1, 16, "6.3"), (1, 800, "0.1"), (1, 3, "33.3"), (1, 2, "50.0")]
)
def test_halves_are_rounded_up(part: int, whole: int, percent: str) -> None:
    assert Share(part, whole).percent == Decimal(percent)


def test_nothing_out_of_nothing_has_no_percentage() -> None:
    assert Share(0, 0).percent is None
    assert Share(0, 0).say() == "0/0 (–)"
    assert Average(0, 0).say() == "–"


def test_an_average_has_one_decimal_and_a_comma() -> None:
    assert Average(2371, 126).say() == "18,8"
    assert Average(37, 4).value == Decimal("9.3")
