"""Promises about the arithmetic of a withdrawal: what reaches a ground, what does not, what nobody can tell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungsuc.engine.verdict import Status
from chungsuc.upkeep.triggers import half, least_number, part_with_key, share_reached, tally

THIRTY, FIFTY = Decimal(30), Decimal(50)
KEY = {"10", "17", "19"}
NUMBERS = [str(number) for number in range(1, 20)]
statuses = st.fixed_dictionaries({no: st.sampled_from(list(Status)) for no in NUMBERS})


@pytest.mark.parametrize(("whole", "thirty", "fifty"), [(19, 6, 10), (9, 3, 5), (10, 3, 5), (1, 1, 1)])
def test_the_least_number_that_reaches_a_share_is_reckoned_in_whole_criteria(
    whole: int, thirty: int, fifty: int
) -> None:
    assert (least_number(whole, THIRTY), least_number(whole, FIFTY)) == (thirty, fifty)


@given(statuses)
def test_with_everything_known_one_ground_at_most_holds_and_it_follows_from_the_count(
    criteria: dict[str, Status],
) -> None:
    known = {no: Status.UNMET if status is Status.UNKNOWN else status for no, status in criteria.items()}
    found = tally(known, NUMBERS, KEY)
    unmet = sum(status is Status.UNMET for status in known.values())
    whole = sum(status is not Status.NOT_APPLICABLE for status in known.values())
    key = any(known[no] is Status.UNMET for no in KEY)
    assert half(found, FIFTY) is (whole > 0 and 2 * unmet >= whole)
    assert part_with_key(found, THIRTY, FIFTY) is (whole > 0 and 10 * unmet >= 3 * whole and 2 * unmet < whole and key)


@given(statuses)
def test_an_unknown_criterion_never_decides_a_ground(criteria: dict[str, Status]) -> None:
    """What is said of a ground holds however the unknown criteria turn out; only ``None`` may become either."""
    said = (tally(criteria, NUMBERS, KEY), half, part_with_key)
    sure_half, sure_part = half(said[0], FIFTY), part_with_key(said[0], THIRTY, FIFTY)
    for turned in (Status.MET, Status.UNMET):
        known = {no: turned if status is Status.UNKNOWN else status for no, status in criteria.items()}
        found = tally(known, NUMBERS, KEY)
        reached = bool(half(found, FIFTY) or part_with_key(found, THIRTY, FIFTY))
        if sure_half or sure_part:
            assert reached
        if sure_half is False and sure_part is False:
            assert not reached


def test_a_threshold_that_is_not_known_reaches_nothing_and_excludes_nothing() -> None:
    found = tally(dict.fromkeys(NUMBERS, Status.UNMET), NUMBERS, KEY)
    assert half(found, None) is None
    assert part_with_key(found, THIRTY, None) is None
    assert share_reached(3, 9, None) is None
    assert (share_reached(3, 9, THIRTY), share_reached(2, 9, THIRTY), share_reached(0, 0, THIRTY)) == (
        True, False, False,
    )  # fmt: skip


def test_what_does_not_apply_is_left_out_of_the_whole() -> None:
    criteria = dict.fromkeys(NUMBERS, Status.NOT_APPLICABLE) | {"10": Status.UNMET, "1": Status.MET, "2": Status.MET}
    found = tally(criteria, NUMBERS, KEY)
    assert (found.unmet, found.total) == (1, 3)
    assert part_with_key(found, THIRTY, FIFTY) is True
