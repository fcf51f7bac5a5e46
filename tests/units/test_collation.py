"""Promises about the order of Vietnamese names."""

from __future__ import annotations

import pytest

from chungsuc.units.collation import vietnamese_order


@pytest.mark.parametrize(
    "names",
    [
        ("An", "Ân", "Bình", "Cao", "Dương", "Đại", "Em"),
        ("Ba", "Bà", "Bả", "Bã", "Bá", "Bạ", "Ban"),
        ("Tân Hòa", "Tân Khánh", "Tân Long", "Tân Thái", "Tân Thịnh"),
        ("Lam Vỹ", "Linh Thông", "Lục Ba", "Lương Phú"),
        ("Xóm 2", "Xóm Bãi"),
    ],
)
def test_names_are_in_the_order_of_the_dictionary(names: tuple[str, ...]) -> None:
    assert sorted(reversed(names), key=vietnamese_order) == list(names)


def test_how_a_letter_is_composed_does_not_matter() -> None:
    assert vietnamese_order("Ho\u0300a") == vietnamese_order("H\u00f2a")
