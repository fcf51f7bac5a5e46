"""Promises of the catalogue: every figure answers with its base and members, and what is not known is not 0."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from chungsuc.entry.models import Round, Submission
from chungsuc.figures import catalogue
from chungsuc.figures.errors import FigureTwice, NoSuchFigure
from chungsuc.figures.figure import Asked
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import Basis
from chungsuc.units.carry import Roll
from chungsuc.units.queries import find_unit

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 31)


@pytest.fixture
def asked(demo_province: object) -> Asked:
    return Asked(find_unit("19", DAY, level="province"), DAY)


def test_every_figure_of_the_catalogue_answers_for_the_demonstration(asked: Asked) -> None:
    for one in catalogue.figures():
        found = one.answer(asked)
        assert (found.value is None) == bool(found.why[0]), one.id
        assert found.value is None or found.sources, one.id
        if found.is_share and found.members:
            assert len(found.members) == found.numerator, one.id
        for text in (one.vi, one.en, one.unit_vi, one.base_vi, one.base_en, one.source_vi, one.source_en):
            assert text, one.id


@pytest.mark.parametrize(("name", "value", "base"), [
    ("communes.in_programme", 126, 126), ("communes.ntm.cumulative", 118, 126), ("communes.ntm.new_in_year", 10, 126),
    ("communes.ntm.without", 8, 126), ("communes.advanced.cumulative", 33, 126), ("communes.model.cumulative", 10, 126),
    ("districts.ntm.cumulative", 6, 9), ("districts.ntm.new_in_year", 2, 9),
])  # fmt: skip
def test_what_was_printed_of_2023_comes_out_with_its_base(asked: Asked, name: str, value: int, base: int) -> None:
    found = catalogue.answer(name, asked)
    assert (found.value, found.denominator) == (value, base)
    one = catalogue.figure(name)
    for printed in catalogue.printed_of(one, asked):
        assert printed.value == found.value, printed.source


def test_by_decision_fewer_had_it_and_the_printed_figure_is_not_touched(asked: Asked) -> None:
    by_decision = Asked(asked.scope, DAY, basis=Basis.DECIDED_ON)
    found = catalogue.answer("communes.ntm.cumulative", by_decision)
    assert found.value is not None
    assert found.value < 118
    printed = catalogue.printed_of(catalogue.figure("communes.ntm.cumulative"), by_decision)
    assert {row.value for row in printed} == {Decimal(118)}


def test_a_change_is_the_sum_of_its_causes(asked: Asked) -> None:
    moved = Asked(find_unit("19", date(2025, 7, 1), level="province"), date(2025, 7, 1), since=date(2025, 6, 30))
    found = catalogue.answer("communes.ntm.change", moved)
    assert found.value == sum(found.causes.values())
    assert found.value is not None
    assert found.value < 0


def test_a_criterion_is_a_figure_and_one_that_the_set_has_not_is_unknown(asked: Asked) -> None:
    found = catalogue.answer("communes.criterion.17", asked)
    assert found.denominator == 126
    assert len(found.members) == found.numerator
    none = catalogue.answer("communes.criterion.77", asked)
    assert none.value is None
    assert "77" in none.why[0]


def test_an_indicator_is_a_figure_as_its_criterion_is(asked: Asked) -> None:
    alone, whole = (catalogue.answer(f"communes.{name}", asked) for name in ("indicator.13.1", "criterion.13"))
    assert alone.denominator == 126
    assert set(whole.members) <= set(alone.members)
    assert "99.9" in catalogue.answer("communes.indicator.99.9", asked).why[0]


def test_new_in_the_year_grows_with_the_day_and_counts_by_decision_when_asked(asked: Asked) -> None:
    in_autumn = replace(asked, as_of=date(2023, 10, 31))
    new = catalogue.answer("communes.ntm.new_in_year", in_autumn)
    assert new.value is not None
    assert new.value < 10
    decided = catalogue.answer("communes.ntm.new_in_year", replace(asked, basis=Basis.DECIDED_ON))
    rows = Recognition.objects.filter(unit__level="commune", title="ntm", decided_on__year=2023)
    assert decided.value == rows.count()


def test_what_was_known_on_a_day_leaves_out_what_was_decided_or_entered_later(asked: Asked) -> None:
    last = (
        Recognition.objects.filter(result_year=2023, title="ntm", unit__level="commune").order_by("-decided_on").first()
    )
    assert last is not None
    assert last.decided_on is not None
    then = datetime.combine(last.decided_on - timedelta(days=1), time.max, tzinfo=UTC)
    assert last.unit not in catalogue.answer("communes.ntm.cumulative", replace(asked, as_known_at=then)).members
    assert last.unit in catalogue.answer("communes.ntm.cumulative", asked).members
    before_any = datetime(2019, 1, 1, tzinfo=UTC)
    nothing = catalogue.answer("communes.criteria.average", replace(asked, as_known_at=before_any, memo={}))
    assert nothing.value == 0
    band = catalogue.answer("communes.criteria.below_10", replace(asked, as_known_at=before_any))
    assert "126 xã" in band.qualifier[0]


def test_values_carried_to_the_units_of_today_are_another_question(asked: Asked) -> None:
    day = date(2025, 7, 31)
    now = Asked(find_unit("19", day, level="province"), day, "QD318-2022/xa", roll=Roll.AS_NOW)
    then = replace(now, roll=Roll.AS_THEN, memo={})
    carried, kept = (catalogue.answer("communes.criteria.average", one) for one in (now, then))
    assert carried.denominator == kept.denominator == 77
    assert carried.numerator is not None
    assert kept.numerator is not None
    assert carried.numerator > kept.numerator


def test_a_change_of_a_district_is_of_its_own_communes(asked: Asked) -> None:
    found = catalogue.answer("communes.ntm.change", replace(asked, scope=find_unit("huyện Định Hóa", DAY)))
    whole = catalogue.answer("communes.ntm.change", asked)
    assert found.value is not None
    assert whole.value is not None
    assert 0 < found.value < whole.value
    assert (
        found.value
        == catalogue.answer("communes.ntm.new_in_year", replace(asked, scope=find_unit("huyện Định Hóa", DAY))).value
    )


def test_who_is_late_is_counted_of_the_last_round_that_was_due(asked: Asked) -> None:
    name, later = "communes.submissions.overdue", replace(asked, as_of=date(2024, 6, 30), set_id="QD318-2022/xa")
    assert "đến hạn" in catalogue.answer(name, replace(asked, as_of=date(2020, 12, 31))).why[0]
    Round.objects.filter(due_on__lt=later.as_of).delete()
    made = Round.objects.create(
        name="Đợt thử", set_id=later.set_id, as_of=DAY, opens_on=DAY, due_on=date(2024, 1, 31), source="thử",
        made_by="thử",
    )  # fmt: skip
    found = catalogue.answer(name, later)
    sent = {row.unit.thread for row in Submission.objects.filter(as_of=DAY, set_id=made.set_id, at__year__lte=2024)}
    assert found.denominator == 126
    assert len(found.members) == found.numerator == 126 - len(sent)
    assert sum(1 for one in found.members if one.thread in sent) == 0
    assert found.sources == ("đợt nhập liệu «Đợt thử»",)


def test_a_change_of_criteria_tells_values_and_a_new_set_apart(asked: Asked) -> None:
    name = "communes.criteria.all.change"
    within = catalogue.answer(name, replace(asked, since=date(2022, 12, 31)))
    assert within.value == sum(within.causes.values())
    assert set(within.causes) <= {"số liệu thay đổi", "không còn trong phạm vi (sắp xếp, thành phường)"}
    across = catalogue.answer(name, replace(asked, since=date(2021, 12, 31)))
    assert across.value == sum(across.causes.values())
    assert "bộ tiêu chí mới" in across.causes
    whole = catalogue.answer("communes.criteria.all", asked)
    assert whole.numerator == across.numerator


def test_a_plan_that_nobody_entered_is_unknown_and_says_so(asked: Asked) -> None:
    later = Asked(asked.scope, date(2022, 12, 31))
    found = catalogue.answer("plan.communes.ntm", later)
    assert found.value is None
    assert "2022" in found.why[0]


def test_an_unknown_figure_names_those_near_it_and_no_id_is_entered_twice(asked: Asked) -> None:
    with pytest.raises(NoSuchFigure) as caught:
        catalogue.figure("communes.ntm.cumulativ")
    assert "communes.ntm.cumulative" in caught.value.text()
    with pytest.raises(FigureTwice):
        catalogue.enter(catalogue.figure("communes.in_programme"))
