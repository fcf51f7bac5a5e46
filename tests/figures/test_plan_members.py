"""Promise about plan against actual: whatever is named and reached, the counts and their members agree."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from chungsuc.figures.plans import plan_against_actual
from chungsuc.law.tree import Title
from chungsuc.recognition.actions import recognise
from chungsuc.recognition.models import Recognition
from chungsuc.targets.models import Plan, PlanLine, PlanUnit, PlanVersion
from chungsuc.units.queries import find_unit, units_at

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.usefixtures("viet_nam")]
END = date(2023, 12, 31)


@hypothesis_settings(max_examples=20)
@given(
    named=st.sets(st.integers(min_value=0, max_value=7), max_size=8),
    reached=st.sets(st.integers(min_value=0, max_value=7), max_size=8),
    unnamed=st.integers(min_value=0, max_value=3),
)
def test_made_and_missing_make_up_what_was_named_and_every_count_has_its_members(
    named: set[int], reached: set[int], unnamed: int
) -> None:
    Recognition.objects.all().delete()
    dinh_hoa = find_unit("huyện Định Hóa, Thái Nguyên", END)
    units = list(units_at(END, level="commune", type="xã", within=dinh_hoa))
    plan, _ = Plan.objects.get_or_create(unit=dinh_hoa, year=2023)
    version = PlanVersion.objects.create(plan=plan, effective_on=END, source="thử", entered_by="thử")
    line = PlanLine.objects.create(version=version, level="commune", title="ntm", count=len(named) + unnamed)
    PlanUnit.objects.bulk_create([PlanUnit(line=line, unit=units[i]) for i in sorted(named)])
    recognise(units[8], Title.NTM, "QD318-2022/xa", 2022, source="thử")
    for i in sorted(reached):
        recognise(units[i], Title.NTM, "QD318-2022/xa", 2023, source="thử")
    one = plan_against_actual(plan, END).lines[0]
    assert len(one.made) + len(one.not_made) == len(named) == one.planned - one.unnamed  # type: ignore[operator]
    assert one.actual == len(one.new.members) == len(reached)  # type: ignore[union-attr]
    assert one.actual + one.missing - one.exceeded == one.planned  # type: ignore[operator]
    if named:
        assert {u.thread for u in one.made} | {u.thread for u in one.extra} == {u.thread for u in one.new.members}  # type: ignore[union-attr]
    assert one.held_before is not None
    assert one.held_before.share.part == 1
