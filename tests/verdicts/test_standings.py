"""Promises about how units stand: stored verdicts say what judging now would say, or are not asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from chungsuc.engine.standing import standing_of
from chungsuc.engine.verdict import Status
from chungsuc.observations.actions import record
from chungsuc.units.models import Unit, UnitTrait
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.actions import judge_and_store
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.models import StoredVerdict
from chungsuc.verdicts.queries import judge_by
from chungsuc.verdicts.standings import standings_by

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY, SET = date(2023, 12, 31), "QD318-2022/xa"


@pytest.fixture
def phu_dinh(viet_nam: None) -> Unit:
    return find_unit("05602", DAY)


def say_income(unit: Unit, value: str, *, synthetic: bool = False) -> None:
    record(
        unit, "income_per_head", DAY, value=Decimal(value), source="báo cáo", said_by="cán bộ xã", synthetic=synthetic
    )


def test_a_stored_verdict_says_what_judging_now_says(phu_dinh: Unit) -> None:
    law = law_for(SET, DAY)
    judge_and_store(phu_dinh, SET, DAY)
    for value, synthetic in (("40.2", False), ("43", True)):
        say_income(phu_dinh, value, synthetic=synthetic)
        assert standings_by([phu_dinh], law) == {
            phu_dinh.thread: standing_of(judge_by([phu_dinh], law)[phu_dinh.thread])
        }


def test_stored_verdicts_of_many_units_take_one_query(
    phu_dinh: Unit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    judge_and_store(phu_dinh, SET, DAY)
    law = law_for(SET, DAY)
    with django_assert_num_queries(1):
        standings_by([phu_dinh], law)


def test_a_verdict_by_another_version_of_the_law_is_not_asked(phu_dinh: Unit) -> None:
    judge_and_store(phu_dinh, SET, DAY)
    StoredVerdict.objects.update(law_version="QD318-2022/xa@another", criteria={"10": "met"})
    standing = standings_by([phu_dinh], law_for(SET, DAY))[phu_dinh.thread]
    assert standing.criteria["10"] is Status.UNKNOWN


def test_a_verdict_stored_before_standings_were_kept_is_not_asked(phu_dinh: Unit) -> None:
    judge_and_store(phu_dinh, SET, DAY)
    StoredVerdict.objects.update(synthetic=None, criteria={"10": "met"})
    assert standings_by([phu_dinh], law_for(SET, DAY))[phu_dinh.thread].criteria["10"] is Status.UNKNOWN


def test_what_was_known_earlier_is_judged_live(phu_dinh: Unit) -> None:
    from django.utils import timezone

    judge_and_store(phu_dinh, SET, DAY)
    before = timezone.now()
    say_income(phu_dinh, "43")
    law = law_for(SET, DAY)
    assert standings_by([phu_dinh], law)[phu_dinh.thread].criteria["10"] is Status.MET
    assert standings_by([phu_dinh], law, known_at=before)[phu_dinh.thread].criteria["10"] is Status.UNKNOWN


def test_a_trait_given_to_the_province_judges_its_communes_again(phu_dinh: Unit) -> None:
    say_income(phu_dinh, "43")
    judge_and_store(phu_dinh, SET, DAY)
    law = law_for(SET, DAY)
    assert standings_by([phu_dinh], law)[phu_dinh.thread].criteria["10"] is Status.MET
    province = find_unit("19", DAY)
    region = UnitTrait.objects.get(thread=province.thread, trait="region")
    region.value = "DNB"
    region.save()
    assert standings_by([phu_dinh], law)[phu_dinh.thread].criteria["10"] is Status.UNMET
