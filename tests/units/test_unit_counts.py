"""The units of Viet Nam on any day: how many there are, and of what kind."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.units.actions import load_units
from chungsuc.units.errors import UnitNotInForce
from chungsuc.units.models import Link, Unit
from chungsuc.units.queries import find_unit, parent_of, units_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]


@pytest.mark.parametrize(
    ("day", "xa", "commune_level"),
    [
        (date(2020, 6, 30), 137, 178),
        (date(2022, 6, 30), 128, 178),
        (date(2023, 12, 31), 126, 177),
        (date(2024, 12, 31), 121, 172),
        (date(2025, 6, 30), 121, 172),
        (date(2025, 7, 1), 77, 92),
    ],
)
def test_thai_nguyen_has_the_communes_it_had_on_that_day(day: date, xa: int, commune_level: int) -> None:
    province = find_unit("19", day)

    assert units_at(day, level="commune", type="xã", within=province).count() == xa
    assert units_at(day, level="commune", within=province).count() == commune_level


@pytest.mark.parametrize(
    ("day", "communes", "districts", "provinces"),
    [(date(2025, 6, 30), 10_035, 696, 63), (date(2025, 7, 1), 3_321, 0, 34)],
)
def test_the_country_has_the_official_number_of_units(
    day: date, communes: int, districts: int, provinces: int
) -> None:  # fmt: skip
    counts = [units_at(day, level=level).count() for level in ("commune", "district", "province")]

    assert counts == [communes, districts, provinces]


def test_everything_of_the_shipped_lists_is_stored() -> None:
    assert Unit.objects.count() == 15_861
    assert Link.objects.filter(day=date(2025, 7, 1)).count() == 10_633


@pytest.mark.slow
def test_loading_again_changes_nothing() -> None:
    assert load_units() == (0, 0, 0)


@pytest.mark.slow
def test_loading_again_mends_what_was_changed() -> None:
    Unit.objects.filter(code="05602").update(name="Phú Đĩnh", area_km2=1)

    assert load_units() == (2, 0, 0)
    assert find_unit("05602", date(2023, 12, 31)).name == "Phú Đình"


def test_a_district_holds_its_own_communes_only() -> None:
    day = date(2023, 12, 31)
    district = find_unit("huyện Định Hóa", day)
    communes = units_at(day, within=district)

    assert {unit.parent_code for unit in communes} == {district.code}
    assert communes.count() == 23
    assert units_at(day, within=find_unit("19", day)).count() == 177 + 9


def test_a_commune_has_nothing_below() -> None:
    day = date(2023, 12, 31)

    assert not units_at(day, within=find_unit("05602", day)).exists()


def test_any_state_of_the_province_may_be_asked_for_its_communes() -> None:
    then = find_unit("11", date(2024, 1, 1), level="province")

    assert units_at(date(2026, 1, 1), within=then).count() == units_at(date(2026, 1, 1), within=find_unit(
        "tỉnh Điện Biên", date(2026, 1, 1))).count() > 0  # fmt: skip


def test_a_province_that_was_merged_is_not_confused_with_the_one_that_has_its_code() -> None:
    yen_bai = find_unit("15", date(2024, 1, 1), level="province")

    with pytest.raises(UnitNotInForce, match="Yên Bái"):
        units_at(date(2026, 1, 1), within=yen_bai)


def test_the_parent_of_a_commune_is_its_district_then_and_its_province_now() -> None:
    sang_moc = find_unit("xã Sảng Mộc", date(2023, 12, 31))

    assert str(parent_of(sang_moc, date(2023, 12, 31))) == "huyện Võ Nhai"
    assert str(parent_of(sang_moc, date(2025, 12, 31))) == "tỉnh Thái Nguyên"
    assert parent_of(find_unit("tỉnh Thái Nguyên", date(2025, 12, 31)), date(2025, 12, 31)) is None
