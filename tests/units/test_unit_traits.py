"""Dated traits of units."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.law.traits import Region, TraitValue
from chungsuc.units.actions import set_trait
from chungsuc.units.errors import TraitDayTaken, TraitValueWrong, UnknownTrait
from chungsuc.units.models import Unit, UnitTrait
from chungsuc.units.queries import find_unit, traits_of, units_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]
DAY = date(2023, 12, 31)


def commune() -> Unit:
    return find_unit("xã Phú Đình, Định Hóa", DAY)


def traits(unit: Unit, day: date = DAY) -> dict[str, TraitValue]:
    return traits_of([unit], day)[unit.thread]


def test_a_commune_has_the_region_of_its_province() -> None:
    assert traits(commune()) == {"region": Region.TDMNPB}
    assert traits(find_unit("Phú Đình", date(2026, 1, 1), within=find_unit("19", date(2026, 1, 1))),
                  date(2026, 1, 1)) == {"region": "TDMNPB"}  # fmt: skip


def test_a_region_of_its_own_goes_before_that_of_the_province() -> None:
    unit = commune()
    set_trait(unit, "region", Region.DBSH, valid_from=date(2023, 1, 1), source="thử")

    assert traits(unit)["region"] == "DBSH"
    assert traits(unit, date(2022, 12, 31))["region"] == "TDMNPB"


def test_no_other_trait_is_inherited() -> None:
    set_trait(find_unit("huyện Định Hóa", DAY), "atk", True, valid_from=None, source="thử")

    assert "atk" not in traits(commune())


def test_a_province_of_two_regions_gives_none() -> None:
    day = date(2026, 1, 1)
    bac_ninh = find_unit("Bắc Ninh", day, level="province")

    assert traits(bac_ninh, day) == {}


def test_a_new_value_ends_the_one_before() -> None:
    unit = commune()
    set_trait(unit, "area", "III", valid_from=None, source="thử")
    set_trait(unit, "area", "I", valid_from=date(2025, 1, 1), source="thử")
    set_trait(unit, "area", "II", valid_from=date(2021, 6, 4), source="thử")
    found = [traits(unit, day)["area"] for day in (date(2021, 6, 3), date(2021, 6, 4), DAY, date(2025, 1, 1))]
    rows = UnitTrait.objects.filter(thread=unit.thread, trait="area").order_by("value")

    assert found == ["III", "II", "II", "I"]
    assert {(row.value, row.valid_from, row.valid_until) for row in rows} == {
        ("III", None, date(2021, 6, 4)),
        ("II", date(2021, 6, 4), date(2025, 1, 1)),
        ("I", date(2025, 1, 1), None),
    }


@pytest.mark.parametrize(("trait", "value"), [("atk", True), ("schools", 4), ("area", "II"), ("atk", False)])
def test_a_value_comes_back_with_its_type(trait: str, value: TraitValue) -> None:
    unit = commune()
    set_trait(unit, trait, value, valid_from=None, source="thử")

    found = traits(unit)[trait]
    assert (found, type(found)) == (value, type(value))


def test_saying_the_same_again_changes_nothing_and_another_value_is_refused() -> None:
    unit = commune()
    first = set_trait(unit, "atk", True, valid_from=date(2022, 1, 1), source="thử")

    assert set_trait(unit, "atk", True, valid_from=date(2022, 1, 1), source="thử") == first
    with pytest.raises(TraitDayTaken, match="không ghi đè"):
        set_trait(unit, "atk", False, valid_from=date(2022, 1, 1), source="thử")


@pytest.mark.parametrize(
    ("trait", "value"), [("area", "IV"), ("atk", "có"), ("schools", -1), ("schools", True), ("region", "MIEN_BAC")]
)
def test_a_value_that_the_law_does_not_know_is_refused(trait: str, value: TraitValue) -> None:
    with pytest.raises(TraitValueWrong):
        set_trait(commune(), trait, value, valid_from=None, source="thử")


def test_a_trait_that_the_law_does_not_know_is_refused() -> None:
    with pytest.raises(UnknownTrait, match="specially_difficult"):
        set_trait(commune(), "beauty", True, valid_from=None, source="thử")


def test_traits_of_the_whole_country_take_few_queries(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    units = list(units_at(DAY, level="commune"))
    with django_assert_max_num_queries(4):
        found = traits_of(units, DAY)

    assert len(found) == 10_598
    assert all(found[unit.thread] for unit in units)
