"""The difference of a count between two days is the sum of its units, each with a cause."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from chungsuc.accounts.models import Role
from chungsuc.law.tree import Title
from chungsuc.recognition.carried import carried_titles
from chungsuc.reorganisation.changes import Cause, title_changes
from chungsuc.units.queries import find_unit
from desk_people import person

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_province")]
DAYS = [date(2019, 12, 31), date(2023, 12, 31), date(2025, 6, 30), date(2025, 7, 1), date(2025, 12, 31)]
EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize("title", [Title.NTM, Title.ADVANCED, Title.MODEL])
@pytest.mark.parametrize("carried", [False, True])
def test_between_any_two_days_the_units_sum_to_the_difference(title: Title, carried: bool) -> None:
    for start in DAYS:
        for end in (day for day in DAYS if day >= start):
            found = title_changes(start, end, title, carried=carried)
            assert found.before + sum(found.by_cause().values()) == found.after


def test_the_fall_of_2025_is_told_and_van_phu_holds_only_provisionally() -> None:
    decided = title_changes(EVE, DAY, Title.NTM)
    with_carried = title_changes(EVE, DAY, Title.NTM, carried=True)

    assert 0 == decided.after < with_carried.after < with_carried.before
    assert Cause.CARRIED not in decided.by_cause()
    assert with_carried.by_cause()[Cause.CARRIED] == with_carried.after
    for found in (decided, with_carried):
        assert not [one for one in found.moved if one.cause is Cause.UNKNOWN]
    assert "xã Vạn Phú" in {one.name for one in with_carried.moved if one.cause is Cause.CARRIED}
    assert {one.cause for one in decided.moved if one.into == ("xã Vạn Phú",)} == {Cause.MERGED_UNDECIDED}
    assert {one.cause for one in with_carried.moved if one.into == ("xã Vạn Phú",)} == {Cause.MERGED}


def test_a_commune_made_of_two_advanced_ones_stays_advanced_until_it_is_merged_with_a_lower_one(
    demo_province: object,
) -> None:
    """Ký Phú and Vạn Thọ, both announced as advanced on 24/11/2024, became Vạn Phú on 1/12/2024; Văn Yên is NTM."""

    def carried(day: date) -> Title | None:
        unit = find_unit("Vạn Phú", day, level="commune", within=find_unit("19", day, level="province"))
        return carried_titles([unit], day)[unit.thread].title

    assert carried(date(2024, 12, 1)) is Title.ADVANCED
    assert carried(date(2025, 6, 30)) is Title.ADVANCED
    assert carried(date(2025, 7, 1)) is Title.NTM


def test_the_page_tells_both_counts_and_every_commune_between_them() -> None:
    client = Client(HTTP_HOST="localhost")
    client.force_login(person(Role.LEADER, name="lãnh đạo"))
    page = client.get("/sap-xep/vi-sao/").content.decode()
    for found in (title_changes(EVE, DAY), title_changes(EVE, DAY, carried=True)):
        assert f"{found.before} → {found.after}" in page
        assert all(one.code in page for one in found.moved)
    backwards = client.get("/sap-xep/vi-sao/?tu=01/07/2025&den=30/06/2025")
    assert backwards.status_code == 400
    assert "sau ngày cuối" in backwards.content.decode()
