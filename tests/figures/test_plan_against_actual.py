"""Promises about plan against actual: the house sentence of 2023, by result year and by decision, unit by unit."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.figures.plan_words import say_outcome, say_plan
from chungsuc.figures.plans import Outcome, PlanAgainst, plan_against_actual
from chungsuc.law.tree import Title
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import Basis
from chungsuc.targets.queries import plan_of
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("demo_province")]
END = date(2023, 12, 31)


def province(day: date = END) -> Unit:
    return find_unit("19", day, level="province")


def of(year: int, day: date, *, stood_on: date | None = None, basis: Basis = Basis.RESULT_YEAR) -> PlanAgainst:
    plan = plan_of(province(date(year, 1, 1)).thread, year)
    assert plan is not None
    return plan_against_actual(plan, day, stood_on=stood_on, basis=basis)


def rows(found: PlanAgainst) -> list[tuple[str, int | None, int | None, str]]:
    return [(f"{one.line.level}/{one.title}", one.planned, one.actual, say_outcome(one)) for one in found.lines]


def test_2023_by_result_year_says_the_house_sentence() -> None:
    found = of(2023, END)
    assert rows(found) == [
        ("commune/ntm", 10, 10, "bằng kế hoạch"), ("commune/advanced", 12, 16, "vượt 4"),
        ("commune/model", 4, 6, "vượt 2"), ("district/ntm", 1, 2, "vượt 1"),
    ]  # fmt: skip
    assert say_plan(found) == (
        "Đến 31/12/2023 (theo năm kết quả), năm 2023 tỉnh Thái Nguyên có thêm 10 xã đạt chuẩn NTM, bằng kế hoạch; "
        "16 xã NTM nâng cao, vượt 4 so với kế hoạch (12); 6 xã NTM kiểu mẫu, vượt 2 so với kế hoạch (4); "
        "2 đơn vị cấp huyện đạt chuẩn NTM, vượt 1 so với kế hoạch (1)."
    )
    ntm = found.line("commune", Title.NTM)
    assert ntm is not None
    assert ntm.held is not None
    assert (ntm.cumulative_planned, ntm.held.share.part, ntm.held.share.whole) == (118, 118, 126)
    assert len(ntm.new.members) == 10  # type: ignore[union-attr]
    assert found.synthetic


def test_fewer_count_by_the_day_of_decision() -> None:
    by_year, by_decision = of(2023, END), of(2023, END, basis=Basis.DECIDED_ON)
    pairs = [(a.actual or 0, b.actual or 0) for a, b in zip(by_year.lines, by_decision.lines, strict=True)]
    assert all(decided <= counted for counted, decided in pairs)
    assert sum(decided for _, decided in pairs) < sum(counted for counted, _ in pairs)
    later = of(2023, date(2024, 12, 31), basis=Basis.DECIDED_ON)
    # Neither day of Đại Từ's recognition is known: not known is not yet.
    assert [one.actual for one in later.lines] == [10, 16, 6, 1]


def test_dinh_hoa_counts_for_2023_and_by_decision_only_from_29_july_2024() -> None:
    for day, there in ((date(2024, 7, 28), False), (date(2024, 7, 29), True)):
        line = of(2023, day, basis=Basis.DECIDED_ON).line("district", Title.NTM)
        assert line is not None
        assert line.new is not None
        assert ("Định Hóa" in {unit.name for unit in line.new.members}) is there


def test_a_district_has_a_plan_of_its_own() -> None:
    dinh_hoa = find_unit("huyện Định Hóa", END, within=province())
    plan = plan_of(dinh_hoa.thread, 2023)
    assert plan is not None
    found = plan_against_actual(plan, END)
    assert [(one.planned, one.new.share.whole) for one in found.lines if one.new] == [(6, 22), (3, 22)]


def test_phu_luong_was_named_for_2024_and_made_it() -> None:
    line = of(2024, date(2024, 12, 31)).line("district", Title.NTM)
    assert line is not None
    assert [unit.name for unit in line.made] == ["Phú Lương"]
    assert (line.not_made, line.outcome) == ((), Outcome.REACHED)


def test_the_plan_of_2025_stood_in_march_and_was_dropped_with_its_reason() -> None:
    assert [one.planned for one in of(2025, date(2025, 3, 31)).lines] == [2]
    later = of(2025, date(2025, 12, 31))
    assert later.dropped
    assert later.version is not None
    assert "không còn phù hợp" in later.version.reason
    assert later.counted_on == date(2025, 6, 30)
    in_march = of(2025, date(2025, 12, 31), stood_on=date(2025, 3, 31))
    assert [one.planned for one in in_march.lines] == [2]


def test_where_nothing_is_on_record_nothing_is_counted() -> None:
    bac_kan = find_unit("06", date(2025, 1, 1), level="province")
    plan = plan_of(bac_kan.thread, 2025)
    assert plan is not None
    found = plan_against_actual(plan, date(2025, 3, 31))
    assert not found.known
    assert [(one.planned, one.actual, one.outcome) for one in found.lines] == [
        (37, None, Outcome.NOT_KNOWN), (10, None, Outcome.NOT_KNOWN), (2, None, Outcome.NOT_KNOWN),
    ]  # fmt: skip


def test_units_before_2020_are_not_counted() -> None:
    found = of(2019, date(2019, 12, 31))
    assert (found.known, found.lines[0].cumulative_planned, found.lines[0].held) == (False, 101, None)


def test_advanced_and_model_planned_as_one_are_counted_as_one() -> None:
    line = of(2020, date(2020, 12, 31)).line("commune", Title.ADVANCED)
    assert line is not None
    both = Recognition.objects.filter(result_year=2020, title__in=["advanced", "model"])
    assert line.actual == both.values("unit__thread").distinct().count()
