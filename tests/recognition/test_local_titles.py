"""Titles of hamlets, households and gardens: who may hold which, what they say of those above, how they are counted."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.figures.local_titles import compare_local, local_holding
from chungsuc.figures.published import load_published
from chungsuc.law.tree import Subject, Title
from chungsuc.recognition.actions import recognise
from chungsuc.recognition.errors import TitleNotForLevel
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import titles_at
from chungsuc.units.local import Named, add_hamlets, add_private
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.actions import judge_and_store
from chungsuc.verdicts.errors import SetOfAnotherProvince
from chungsuc.verdicts.explanation import explain
from chungsuc.verdicts.models import StoredVerdict
from chungsuc.verdicts.queries import judge_units
from chungsuc.verdicts.subjects import set_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

SINCE, END_2023 = date(2022, 1, 1), date(2023, 12, 31)
DISTRICT, TOWN, HAMLET = "QD320-2022/huyen", "QD321-2022/tinh", "ThaiNguyen-XomKieuMau/xom_kieu_mau"
OLD_PROVINCE = "province:Thái Nguyên (before 2025-07-01)"


@pytest.fixture
def commune() -> Unit:
    return find_unit("Ký Phú, Đại Từ", END_2023, level="commune")


@pytest.fixture
def hamlets(commune: Unit) -> list[Unit]:
    return add_hamlets(commune, [Named("xóm", f"Mô phỏng {no}") for no in (1, 2, 3)], SINCE)


def model(unit: Unit, title: Title = Title.MODEL) -> Recognition:
    return recognise(
        unit, title, "", 2023, decided_on=date(2023, 11, 1), decided_by="UBND huyện Đại Từ", source="quyết định"
    )  # fmt: skip


def test_a_hamlet_a_household_and_a_garden_are_recognised_by_who_decided(hamlets: list[Unit]) -> None:
    units = [hamlets[0], *(add_private(hamlets[0], level, SINCE)[0] for level in (Level.HOUSEHOLD, Level.GARDEN))]
    for unit in units:
        assert model(unit).decided_by == "UBND huyện Đại Từ"
    assert titles_at(END_2023) == {unit.thread: Title.MODEL for unit in units}


@pytest.mark.parametrize("title", [Title.ADVANCED, Title.MODERN, Title.COMPLETED])
def test_a_hamlet_has_no_title_of_communes_and_provinces(hamlets: list[Unit], title: Title) -> None:
    with pytest.raises(TitleNotForLevel):
        model(hamlets[0], title)


def test_a_model_hamlet_does_not_say_that_its_communes_have_no_title(hamlets: list[Unit]) -> None:
    district = find_unit("huyện Đại Từ", END_2023)
    before = judge_units([district], DISTRICT, END_2023)[district.thread]
    judge_and_store(district, DISTRICT, END_2023)
    model(hamlets[0])
    after = judge_units([district], DISTRICT, END_2023)[district.thread]
    share = next(p for c in after.criteria for p in c.indicators if p.provision.no == "DK.1")
    assert share.fact is None
    assert after.criteria == before.criteria


def test_the_titles_of_communes_rejudge_the_district_and_count_its_communes_alone(
    commune: Unit, hamlets: list[Unit]
) -> None:
    district = find_unit("huyện Đại Từ", END_2023)
    judge_and_store(district, DISTRICT, END_2023)
    model(hamlets[0], Title.NTM)
    recognise(commune, Title.NTM, "QD318-2022/xa", 2023, source="quyết định")
    verdict = judge_units([district], DISTRICT, END_2023)[district.thread]
    share = next(p for c in verdict.criteria for p in c.indicators if p.provision.no == "DK.1")
    assert share.fact is not None
    assert (share.fact.numerator, share.fact.denominator) == (1, 27)
    assert StoredVerdict.objects.get(unit__thread=district.thread).indicators["DK.1"] == "unmet"


def test_one_share_of_towns_and_cities_counts_both_kinds() -> None:
    province = find_unit("Thái Nguyên", END_2023, level="province")
    for name in ("thành phố Thái Nguyên", "thành phố Sông Công"):
        recognise(find_unit(name, END_2023, level="district"), Title.COMPLETED, "", 2018, source="quyết định")
    verdict = judge_units([province], TOWN, END_2023)[province.thread]
    share = next(p for c in verdict.criteria for p in c.indicators if p.provision.no == "DK.2")
    assert share.fact is not None
    assert (share.fact.numerator, share.fact.denominator) == (2, 3)


def test_the_set_of_a_hamlet_is_that_of_its_province_and_of_no_other(hamlets: list[Unit]) -> None:
    province = find_unit("Thái Nguyên", END_2023, level="province")
    ours = set_for(Subject.HAMLET, Title.MODEL, province, END_2023)
    assert ours is not None
    assert ours.id == HAMLET
    assert set_for(Subject.HAMLET, Title.NTM, province, END_2023) is None
    assert set_for(Subject.GARDEN, Title.MODEL, province, END_2023) is None
    assert explain(hamlets[0], HAMLET, END_2023, today=END_2023).verdict.status.value == "unknown"
    with pytest.raises(SetOfAnotherProvince):
        explain(hamlets[0], "YenBai-ThonNTM-2021-2025/thon_ntm", END_2023, today=END_2023)


def test_model_hamlets_are_counted_on_the_registered_ones_and_held_against_print(
    commune: Unit, hamlets: list[Unit]
) -> None:
    load_published()
    model(hamlets[0])
    province = find_unit("Thái Nguyên", END_2023, level="province")
    for scope in (commune, province):
        counted = local_holding(scope, END_2023, Level.HAMLET)
        assert (counted.share.part, counted.share.whole) == (1, 3)
    assert local_holding(province, date(2023, 10, 31), Level.HAMLET).share.part == 0
    last = compare_local(province, OLD_PROVINCE)[-1]
    assert (last.printed.value, last.ours.share.part, last.difference) == (104, 1, 103)
