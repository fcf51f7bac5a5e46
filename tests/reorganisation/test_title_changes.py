"""The difference of a count between two days is the sum of its units, each with a cause."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.law.tree import Title
from chungsuc.reorganisation.changes import Cause, title_changes

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
