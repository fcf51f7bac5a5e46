"""T1 and T2 of real units: which rows on which day, which law, which titles, how many queries."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from chungsuc.engine.verdict import Status
from chungsuc.figures.assembly import assemble_bands
from chungsuc.figures.criteria import bands_table, criteria_table, national_set_at
from chungsuc.figures.errors import NoSetInForce, NoUnits, SetJudgesNoUnits, SinceNotBefore
from chungsuc.figures.sentences import say_summary
from chungsuc.figures.shares import Share
from chungsuc.law.tree import Title
from chungsuc.observations.actions import record
from chungsuc.recognition.actions import recognise
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

SET = "QD318-2022/xa"
DAY = date(2023, 12, 31)


def province(day: date = DAY) -> Unit:
    return find_unit("19", day, level=Level.PROVINCE)


def commune(name: str, day: date = DAY) -> Unit:
    return find_unit(name, day, level=Level.COMMUNE, within=province(day))


@pytest.mark.parametrize(
    ("day", "set_id", "rows", "groups"),
    [
        (date(2020, 6, 30), "QD1980-2016/xa", 137, 9),
        (date(2023, 12, 31), "QD318-2022/xa", 126, 9),
        (date(2025, 7, 31), "QD318-2022/xa", 77, 0),
        (date(2026, 6, 30), "QD51-2025/xa", 77, 0),
    ],
)
def test_the_usual_table_has_the_communes_and_the_set_of_its_day(
    day: date, set_id: str, rows: int, groups: int
) -> None:
    assert national_set_at(day).id == set_id
    table = criteria_table(province(day), day, set_id)
    assert len(table.rows) == rows
    assert len(table.groups) == groups
    assert table.about.law.in_force
    assert table.unknown_cells == rows * table.criteria
    assert not table.about.synthetic


def test_districts_and_communes_stand_in_official_code_order() -> None:
    table = criteria_table(province(), DAY, SET)
    assert [group.code for group in table.groups] == sorted(group.code for group in table.groups)
    assert table.rows[0].name == "xã Phúc Hà"
    for group in table.groups:
        codes = [row.code for row in table.rows_of(group)]
        assert codes == sorted(codes)


def test_one_district_is_a_table_of_its_own_communes() -> None:
    district = find_unit("Định Hóa", DAY, level=Level.DISTRICT, within=province())
    table = criteria_table(district, DAY, SET)
    assert len(table.rows) == 22
    assert assemble_bands(table).total.units == 22


def test_the_day_of_comparison_is_the_end_of_the_year_before_unless_told() -> None:
    assert criteria_table(province(), DAY, SET).about.since == date(2022, 12, 31)
    assert criteria_table(province(), DAY, SET, since=date(2023, 6, 30)).about.since == date(2023, 6, 30)


def test_a_value_recorded_between_the_two_days_is_a_change() -> None:
    unit = commune("Phú Đình")
    record(unit, measure("7"), date(2023, 6, 30), attested=True, source="báo cáo xã", said_by="cán bộ xã")
    row = next(row for row in criteria_table(province(), DAY, SET).rows if row.thread == unit.thread)
    assert (row.met, row.change) == (1, 1)
    assert row.cells[6] is Status.MET


def test_what_was_not_yet_known_is_not_in_the_table_of_that_moment() -> None:
    unit, known = commune("Phú Đình"), datetime(2024, 1, 10, tzinfo=UTC)
    record(unit, measure("7"), DAY, attested=True, source="báo cáo xã", said_by="cán bộ xã",
           recorded_at=datetime(2024, 2, 1, tzinfo=UTC))  # fmt: skip
    assert criteria_table(province(), DAY, SET).average.total == 1
    assert criteria_table(province(), DAY, SET, known_at=known).average.total == 0


def test_one_synthetic_value_makes_the_table_synthetic() -> None:
    record(commune("Phú Đình"), measure("7"), DAY, attested=True, source="bộ sinh", said_by="demo", synthetic=True)
    about = criteria_table(province(), DAY, SET).about
    assert (about.synthetic_values, about.synthetic_titles) == (True, False)


def test_one_synthetic_title_makes_the_table_synthetic() -> None:
    recognise(commune("Phú Đình"), Title.NTM, SET, 2023, source="bộ sinh", synthetic=True)
    about = criteria_table(province(), DAY, SET).about
    assert (about.synthetic_values, about.synthetic_titles) == (False, True)


def test_titles_come_from_decisions_and_are_compared_with_the_day_before() -> None:
    recognise(commune("Phú Đình"), Title.NTM, SET, 2022, source="quyết định của tỉnh")
    recognise(commune("Điềm Mặc"), Title.NTM, SET, 2023, source="quyết định của tỉnh")
    first = criteria_table(province(), DAY, SET).titles[0]
    assert first.share == Share(2, 126)
    assert first.before == Share(1, 128)


def test_a_set_not_yet_in_force_on_the_day_of_comparison_gives_no_change() -> None:
    table = criteria_table(province(), date(2022, 6, 30), SET)
    assert not table.about.since_in_force
    assert table.change is None
    assert all(row.change is None for row in table.rows)


def test_after_the_reorganisation_new_communes_are_not_compared_but_titles_left_behind_are_said() -> None:
    recognise(commune("Phú Đình"), Title.NTM, SET, 2022, source="quyết định của tỉnh")
    day = date(2025, 7, 31)
    table = criteria_table(province(day), day, SET)
    assert sum(row.change is None for row in table.rows) >= 76
    assert table.titles[0].share == Share(0, 77)
    assert table.about.titles_open == 1


@pytest.mark.parametrize("synthetic", [True, False])
def test_titles_left_open_are_synthetic_when_those_left_behind_were(synthetic: bool) -> None:
    recognise(commune("Phú Đình"), Title.NTM, SET, 2022, source="quyết định của tỉnh", synthetic=synthetic)
    day = date(2026, 7, 31)
    about = criteria_table(province(day), day, national_set_at(day).id).about
    assert (about.titles_open, about.synthetic_titles) == (1, synthetic)


def test_a_table_of_which_nothing_is_known_is_told_from_one_of_zeros() -> None:
    assert criteria_table(province(), DAY, SET).about.nothing_known
    record(commune("Phú Đình"), measure("7"), DAY, attested=False, source="báo cáo xã", said_by="cán bộ xã")
    assert not criteria_table(province(), DAY, SET).about.nothing_known


def test_a_set_of_conditions_alone_has_no_average_of_criteria() -> None:
    table = criteria_table(province(), DAY, "QD321-2022/tinh")
    assert table.criteria == 0
    assert "bình quân" not in say_summary(table)


def test_a_set_outside_its_validity_says_that_it_is_a_what_if() -> None:
    assert not criteria_table(province(date(2021, 6, 30)), date(2021, 6, 30), SET).about.law.in_force


def test_a_set_for_districts_has_districts_as_rows() -> None:
    table = criteria_table(province(), DAY, "QD320-2022/huyen")
    assert {row.name.split()[0] for row in table.rows} == {"huyện"}
    assert bands_table(province(), DAY, "QD320-2022/huyen").total.units == len(table.rows) == 6


def test_the_number_of_queries_does_not_grow_with_the_communes(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(40):
        criteria_table(province(), DAY, SET)


def test_what_cannot_be_asked_is_refused_with_a_reason() -> None:
    with pytest.raises(SetJudgesNoUnits):
        criteria_table(province(), DAY, "HaTinh-VuonMau/vuon_mau")
    with pytest.raises(SinceNotBefore):
        criteria_table(province(), DAY, SET, since=DAY)
    with pytest.raises(NoUnits):
        criteria_table(province(date(2025, 7, 31)), date(2025, 7, 31), "QD320-2022/huyen")
    with pytest.raises(NoSetInForce):
        national_set_at(date(1999, 1, 1))


def measure(no: str) -> str:
    """The measure that indicator ``no`` of the set looks at."""
    from chungsuc.law.library import shipped

    found = shipped().at(SET, DAY).by_no[no].measure
    assert found is not None
    return found
