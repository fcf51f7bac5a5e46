"""What lies below a commune has codes of its own, and changes nothing for those who do not ask for it."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.units.counts import count_units
from chungsuc.units.errors import UnitNotFound
from chungsuc.units.local import (
    Named,
    add_hamlets,
    add_private,
    local_below,
    move,
    private_names,
    rename_hamlet,
    threads_ever_below,
)
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import ancestors_of, find_unit, parent_of, traits_of, units_at
from chungsuc.units.queries import traits_of_one as traits_of_one_unit
from chungsuc.units.telling import tell

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.usefixtures("viet_nam")]

SINCE, DAY, AFTER = date(2023, 1, 1), date(2023, 6, 30), date(2025, 7, 1)


@pytest.fixture
def van_tho() -> Unit:
    return find_unit("Vạn Thọ, Đại Từ", DAY, level="commune")


@pytest.fixture
def hamlets(van_tho: Unit) -> list[Unit]:
    return add_hamlets(van_tho, [Named("xóm", "Mô phỏng 1"), Named("tổ dân phố", "Mô phỏng 2")], SINCE)


def test_codes_come_from_the_commune_and_are_never_given_twice(van_tho: Unit, hamlets: list[Unit]) -> None:
    assert [unit.code for unit in hamlets] == [f"{van_tho.code}-X01", f"{van_tho.code}-X02"]
    household, other = add_private(hamlets[0], Level.HOUSEHOLD, SINCE, count=2)
    garden = add_private(van_tho, Level.GARDEN, SINCE)[0]
    assert (household.code, other.code, garden.code) == tuple(
        f"{van_tho.code}-{end}" for end in ("H0001", "H0002", "V0001")
    )
    hamlets[1].valid_until = DAY
    hamlets[1].save()
    assert add_hamlets(van_tho, [Named("xóm", "Mô phỏng 3")], DAY)[0].code == f"{van_tho.code}-X03"


def test_who_names_no_level_gets_what_was_always_given(van_tho: Unit, hamlets: list[Unit]) -> None:
    add_private(hamlets[0], Level.HOUSEHOLD, SINCE)
    province = find_unit("Thái Nguyên", DAY, level="province")
    kept = {"province", "district", "commune"}
    for within in (None, province, find_unit("huyện Đại Từ", DAY), van_tho):
        assert set(units_at(DAY, within=within).values_list("level", flat=True)) <= kept
    assert count_units(DAY, province="Thái Nguyên", kind="xã").count == 126
    with pytest.raises(UnitNotFound):
        find_unit("Mô phỏng 1", DAY)


@pytest.mark.parametrize("where", ["Vạn Thọ, Đại Từ", "huyện Đại Từ", "tỉnh Thái Nguyên"])
def test_who_names_the_level_gets_them_below_any_unit(hamlets: list[Unit], van_tho: Unit, where: str) -> None:
    inside, beside = add_private(hamlets[0], Level.HOUSEHOLD, SINCE)[0], add_private(van_tho, Level.HOUSEHOLD, SINCE)[0]
    unit = find_unit(where, DAY)
    assert list(units_at(DAY, level=Level.HAMLET, within=unit)) == hamlets
    assert local_below(unit, DAY, Level.HOUSEHOLD) == [inside, beside]
    assert find_unit(hamlets[0].code, DAY, within=unit) == hamlets[0]
    assert find_unit("Mô phỏng 1", DAY, level=Level.HAMLET, within=unit) == hamlets[0]


def test_a_household_stands_in_its_line_and_has_the_region_of_its_province(hamlets: list[Unit]) -> None:
    household = add_private(hamlets[0], Level.HOUSEHOLD, SINCE)[0]
    line = ancestors_of([household], DAY)[household.thread]
    assert [unit.level for unit in line] == ["hamlet", "commune", "district", "province"]
    assert parent_of(household, DAY) == hamlets[0]
    assert traits_of([household], DAY)[household.thread] == traits_of_one_unit(household, DAY) == {"region": "TDMNPB"}


def test_a_family_name_is_in_nothing_that_tells_of_the_unit(van_tho: Unit) -> None:
    household = add_private(van_tho, Level.HOUSEHOLD, SINCE, name="Tên thử không công khai")[0]
    assert private_names([household.thread]) == {household.thread: "Tên thử không công khai"}
    told = str(tell(household, DAY)) + str(household) + str(list(Unit.objects.filter(pk=household.pk).values()))
    assert household.full_name == "hộ số 1"
    assert "không công khai" not in told
    assert household.is_private
    assert not van_tho.is_private
    with pytest.raises(UnitNotFound):
        find_unit("Tên thử không công khai", DAY, level=Level.HOUSEHOLD)


def test_a_renamed_hamlet_goes_on_in_its_thread(hamlets: list[Unit]) -> None:
    new = rename_hamlet(hamlets[0], Named("xóm", "Mô phỏng mới"), DAY)
    states = Unit.objects.filter(thread=new.thread).order_by("valid_from")
    assert [(one.name, one.valid_from, one.valid_until) for one in states] == [
        ("Mô phỏng 1", SINCE, DAY), ("Mô phỏng mới", DAY, None),
    ]  # fmt: skip


def test_hamlets_follow_their_commune_into_another_and_keep_their_codes(van_tho: Unit, hamlets: list[Unit]) -> None:
    household = add_private(hamlets[0], Level.HOUSEHOLD, SINCE, name="Tên thử")[0]
    beside = add_private(van_tho, Level.GARDEN, SINCE)[0]
    van_phu = find_unit("Vạn Phú, Thái Nguyên", AFTER, level="commune")
    made = move([*hamlets, beside], van_phu, AFTER)
    there = local_below(van_phu, AFTER, Level.HAMLET)
    assert [(unit.thread, unit.code) for unit in there] == [(unit.thread, unit.code) for unit in hamlets]
    assert local_below(van_phu, AFTER, Level.HOUSEHOLD) == [household]
    assert {unit.parent_code for unit in made} == {van_phu.code} != {van_tho.code}
    assert add_private(there[0], Level.HOUSEHOLD, AFTER)[0].code == f"{van_phu.code}-H0001"
    threads = {unit.thread for unit in (*hamlets, household, beside)}
    assert threads_ever_below([van_tho]) == threads < threads_ever_below([van_phu])
    assert local_below(van_tho, date(2024, 12, 31), Level.HAMLET) == hamlets
