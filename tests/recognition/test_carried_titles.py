"""What a merged commune brings with it until somebody decides."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.law.tree import Title
from chungsuc.recognition.actions import recognise
from chungsuc.recognition.carried import carried_titles
from chungsuc.recognition.queries import titles_at
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit, predecessors

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

BEFORE, AFTER = date(2023, 12, 31), date(2024, 12, 31)


def recognised(name: str, title: Title) -> None:
    recognise(find_unit(f"{name}, Đại Từ", BEFORE), title, "QD318-2022/xa", 2023, source="a page")


@pytest.fixture
def van_phu() -> Unit:
    return find_unit("Vạn Phú, Đại Từ", AFTER)


def test_van_phu_is_made_of_ky_phu_and_van_tho(van_phu: Unit) -> None:
    assert {step.unit.name for step in predecessors(van_phu)} == {"Ký Phú", "Vạn Thọ"}


@pytest.mark.parametrize(
    ("ky_phu", "van_tho", "carried"),
    [
        (Title.ADVANCED, Title.ADVANCED, Title.ADVANCED),
        (Title.ADVANCED, Title.NTM, Title.NTM),
        (Title.NTM, Title.MODEL, Title.NTM),
        (Title.ADVANCED, None, None),
    ],
)
def test_a_title_carries_over_at_the_lowest_level_of_the_parts(
    van_phu: Unit, ky_phu: Title, van_tho: Title | None, carried: Title | None
) -> None:
    recognised("Ký Phú", ky_phu)
    if van_tho:
        recognised("Vạn Thọ", van_tho)
    found = carried_titles([van_phu], AFTER)[van_phu.thread]
    assert (found.title, found.since) == (carried, date(2024, 12, 1))
    assert {part.unit.name: part.title for part in found.parts} == {"Ký Phú": ky_phu, "Vạn Thọ": van_tho}


def test_what_is_carried_is_not_counted_as_a_decision(van_phu: Unit) -> None:
    recognised("Ký Phú", Title.ADVANCED)
    recognised("Vạn Thọ", Title.ADVANCED)
    assert titles_at(AFTER) == {}


def test_a_decision_of_its_own_takes_the_place_of_what_was_carried(van_phu: Unit) -> None:
    recognised("Ký Phú", Title.NTM)
    recognised("Vạn Thọ", Title.NTM)
    recognise(van_phu, Title.ADVANCED, "QD318-2022/xa_nang_cao", 2024, decided_on=date(2024, 12, 20), source="a page")
    assert carried_titles([van_phu], AFTER) == {}


def test_what_was_carried_is_carried_on(van_phu: Unit) -> None:
    recognised("Ký Phú", Title.ADVANCED)
    recognised("Vạn Thọ", Title.NTM)
    day = date(2025, 12, 31)
    today = find_unit("Vạn Phú, Thái Nguyên", day)
    assert today.thread != van_phu.thread
    parts = {part.unit.name: part.title for part in carried_titles([today], day)[today.thread].parts}
    assert parts["Vạn Phú"] is Title.NTM


def test_a_unit_made_of_nothing_else_carries_nothing() -> None:
    assert carried_titles([find_unit("Bản Ngoại, Đại Từ", BEFORE)], BEFORE) == {}
