"""Promises about plans: versions in time, who may write them, what they may say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from targets_world import as_person, ntm, office, planned, province, unit

from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.models import AuditEntry, Role
from chungsuc.errors import Faults, LedgerIsAppendOnly
from chungsuc.law.tree import Title
from chungsuc.targets.errors import (
    ChangeWithoutReason,
    MoreNamesThanPlanned,
    NotInTheScope,
    PlanDaysWrong,
    PlansForNoSuchLevel,
    PlanWithoutSource,
    PlanWithoutTargets,
)
from chungsuc.targets.models import Plan, PlanVersion
from chungsuc.targets.planning import Target, Wording, record_version
from chungsuc.targets.queries import open_plan_lines, plan_of, version_on, versions_of
from desk_people import person

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.usefixtures("viet_nam")]
JANUARY, MARCH, JULY = date(2023, 1, 15), date(2023, 3, 31), date(2023, 7, 1)


def test_the_plan_as_it_stood_in_march_is_the_version_in_force_then() -> None:
    planned(ntm(12), on=JANUARY)
    planned(ntm(10), on=JULY, reason="hai xã chưa đủ điều kiện")
    plan = plan_of(province().thread, 2023)
    assert plan is not None
    assert [version_on(plan, day).lines.get().count for day in (MARCH, JULY)] == [12, 10]  # type: ignore[union-attr]
    assert version_on(plan, JANUARY - timedelta(days=1)) is None
    assert [version.lines.get().count for version in versions_of(plan)] == [10, 12]


@hypothesis_settings(max_examples=25)
@given(st.lists(st.integers(min_value=0, max_value=40), min_size=1, max_size=6), st.integers(min_value=0, max_value=45))
def test_on_each_day_exactly_the_last_version_effective_not_after_it_counts(starts: list[int], asked: int) -> None:
    first = date(2023, 1, 1)
    plan = Plan.objects.create(unit=province(), year=2030 + Plan.objects.count())
    made = [
        PlanVersion.objects.create(plan=plan, effective_on=first + timedelta(days=days), source="thử", entered_by="thử")
        for days in starts
    ]
    day = first + timedelta(days=asked)
    not_after = [version for version in made if version.effective_on <= day]
    expected = max(not_after, key=lambda version: (version.effective_on, version.pk), default=None)
    found = version_on(plan, day)
    assert (found and found.pk) == (expected and expected.pk)


def test_a_version_is_never_edited() -> None:
    version = planned(ntm(10))
    version.source = "khác"
    with pytest.raises(LedgerIsAppendOnly):
        version.save()
    with pytest.raises(LedgerIsAppendOnly):
        PlanVersion.objects.all().update(source="khác")


def test_a_change_says_why() -> None:
    planned(ntm(10))
    with pytest.raises(ChangeWithoutReason):
        planned(ntm(12), on=JULY)
    with pytest.raises(ChangeWithoutReason):
        planned(on=JULY, dropped=True, scope=unit("huyện Định Hóa"))


def test_a_dropped_plan_plans_nothing_from_its_day_on_and_keeps_what_was_before() -> None:
    planned(ntm(10))
    planned(on=JULY, dropped=True, reason="sắp xếp đơn vị hành chính")
    plan = plan_of(province().thread, 2023)
    assert plan is not None
    now, before = version_on(plan, JULY), version_on(plan, MARCH)
    assert now is not None
    assert before is not None
    assert (now.dropped, list(now.lines.all())) == (True, [])
    assert before.lines.get().count == 10
    assert AuditEntry.objects.filter(about="plan").order_by("pk").values_list("action", flat=True)[1] == "plan.dropped"


def test_all_that_is_wrong_with_a_plan_is_told_at_once() -> None:
    lam_vi, phu_dinh = unit("Lam Vỹ, Định Hóa"), unit("05602")
    with pytest.raises(Faults) as told:
        planned(ntm(1, lam_vi, phu_dinh), source=" ", decided_on=date(2023, 2, 1))
    assert {type(fault) for fault in told.value.faults} == {PlanWithoutSource, PlanDaysWrong, MoreNamesThanPlanned}
    assert not Plan.objects.exists()


def test_a_plan_names_only_units_of_its_scope_that_are_in_the_programme() -> None:
    ward = unit("phường Trung Thành, Phổ Yên")
    for named in (ward, unit("Ký Phú, Đại Từ")):
        with pytest.raises(NotInTheScope):
            planned(ntm(3, named), scope=unit("huyện Định Hóa"))


def test_a_plan_without_any_number_is_no_plan() -> None:
    with pytest.raises(PlanWithoutTargets):
        planned()
    with pytest.raises(PlansForNoSuchLevel):
        planned(ntm(1), scope=unit("05602"))


def test_the_office_plans_for_all_a_districts_office_for_its_district_nobody_else() -> None:
    dinh_hoa, dai_tu = unit("huyện Định Hóa"), unit("huyện Đại Từ")
    wording, target = Wording(JANUARY, "Kế hoạch thử"), Target("commune", Title.NTM, 3)
    with as_person(office()) as scope:
        record_version(scope, province(), 2023, wording, [target])
    with as_person(office("huyện", dinh_hoa.thread)) as scope:
        record_version(scope, dinh_hoa, 2023, wording, [target])
        for other in (dai_tu, province()):
            with pytest.raises(NotAllowed):
                record_version(scope, other, 2024, wording, [target])
    for role in (Role.LEADER, Role.AUDITOR, Role.ADMIN):
        with as_person(person(role)) as scope, pytest.raises(NotAllowed):
            record_version(scope, province(), 2024, wording, [target])
    assert Plan.objects.count() == 2


def test_a_reorganisation_finds_the_targets_in_force_that_a_unit_has_a_part_in() -> None:
    lam_vi, phu_dinh, dinh_hoa = unit("Lam Vỹ, Định Hóa"), unit("05602"), unit("huyện Định Hóa")
    planned(ntm(3, lam_vi), on=JANUARY)
    planned(ntm(2, phu_dinh), on=JULY, reason="thay xã")
    planned(ntm(1), scope=dinh_hoa)
    found = open_plan_lines([lam_vi.thread, dinh_hoa.thread], MARCH)
    assert [(one.plan.unit.name, one.unit and one.unit.name) for one in found] == [
        ("Thái Nguyên", "Lam Vỹ"), ("Định Hóa", None),
    ]  # fmt: skip
    assert [one.unit.name for one in open_plan_lines([lam_vi.thread, phu_dinh.thread], JULY) if one.unit] == [
        "Phú Đình"
    ]
