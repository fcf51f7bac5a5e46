"""Working days: what a time limit counts, and what the office knows better than the library."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungsuc.accounts.authority import OPERATOR
from chungsuc.accounts.trail import Actor, acting
from chungsuc.rules.actions import set_calendar_day
from chungsuc.rules.errors import AlreadySaid, DaysNotPositive, SourceMissing
from chungsuc.rules.working_days import (
    WorkingCalendar,
    add_working_days,
    is_working_day,
    library_year,
    working_days_between,
)

DAYS = st.dates(date(2016, 1, 1), date(2032, 12, 31))
LENGTHS = st.integers(0, 60)
SOME = st.dictionaries(st.dates(date(2022, 1, 1), date(2024, 12, 31)), st.booleans(), max_size=25)
PLAIN = WorkingCalendar()


def off(calendar: WorkingCalendar, first: date, last: date) -> bool:
    days = (last - first).days + 1
    return not any(calendar.is_working_day(first + timedelta(days=n)) for n in range(days))


def test_known_days_off_are_no_working_days() -> None:
    assert off(PLAIN, date(2024, 2, 8), date(2024, 2, 14))  # Tết Giáp Thìn
    assert PLAIN.is_working_day(date(2024, 2, 7))
    assert PLAIN.is_working_day(date(2024, 2, 15))
    assert off(PLAIN, date(2024, 4, 18), date(2024, 4, 18))  # Giỗ Tổ
    assert off(PLAIN, date(2025, 4, 30), date(2025, 5, 1))
    assert off(PLAIN, date(2024, 9, 2), date(2024, 9, 3))  # two days for 2 September
    assert off(PLAIN, date(2025, 9, 1), date(2025, 9, 2))
    assert off(PLAIN, date(2017, 9, 2), date(2017, 9, 4))  # a Saturday, and Monday instead


def test_a_saturday_that_was_swapped_is_worked_and_its_monday_is_off() -> None:
    assert not PLAIN.is_working_day(date(2024, 4, 29))
    assert PLAIN.is_working_day(date(2024, 5, 4))
    # The swap of 2018 lies in the year after: asked for first, it must be known all the same.
    library_year.cache_clear()
    assert PLAIN.is_working_day(date(2019, 1, 5))


def test_counting_begins_on_the_next_working_day() -> None:
    friday = date(2023, 8, 11)
    assert PLAIN.add_working_days(friday, 1) == date(2023, 8, 14)
    assert PLAIN.add_working_days(friday, 5) == date(2023, 8, 18)
    assert PLAIN.add_working_days(friday, 0) == friday
    # Five working days across Tết 2024 take twelve days.
    assert PLAIN.add_working_days(date(2024, 2, 6), 5) == date(2024, 2, 20)


def test_a_limit_is_not_counted_backwards() -> None:
    with pytest.raises(DaysNotPositive):
        PLAIN.add_working_days(date(2024, 1, 2), -1)


@given(DAYS, LENGTHS, SOME)
def test_counting_back_gives_the_length_of_the_limit(start: date, days: int, entered: dict[date, bool]) -> None:
    calendar = WorkingCalendar(entered)
    end = calendar.add_working_days(start, days)
    assert calendar.working_days_between(start, end) == days
    assert calendar.working_days_between(end, start) == -days
    assert days == 0 or calendar.is_working_day(end)


@given(DAYS, LENGTHS, st.integers(0, 40), st.integers(0, 40), SOME)
def test_a_longer_limit_and_a_later_start_never_end_earlier(
    start: date, days: int, more: int, later: int, entered: dict[date, bool]
) -> None:
    calendar = WorkingCalendar(entered)
    end = calendar.add_working_days(start, days)
    assert calendar.add_working_days(start, days + more) >= end
    assert calendar.add_working_days(start + timedelta(days=later), days) >= end
    assert calendar.add_working_days(end, more) == calendar.add_working_days(start, days + more)


@pytest.mark.django_db
def test_what_the_office_enters_stands_over_the_library_and_can_be_taken_back() -> None:
    friday, saturday = date(2026, 1, 2), date(2026, 1, 10)
    assert is_working_day(friday)
    assert not is_working_day(saturday)
    with acting(Actor("thử nghiệm")):
        set_calendar_day(OPERATOR, friday, False, decree="văn bản thử nghiệm")
        set_calendar_day(OPERATOR, saturday, True, decree="văn bản thử nghiệm")
        assert add_working_days(date(2025, 12, 31), 1) == date(2026, 1, 5)
        assert working_days_between(date(2026, 1, 9), date(2026, 1, 12)) == 2
        with pytest.raises(AlreadySaid):
            set_calendar_day(OPERATOR, friday, False, decree="văn bản thử nghiệm")
        with pytest.raises(SourceMissing):
            set_calendar_day(OPERATOR, friday, True, decree=" ")
        set_calendar_day(OPERATOR, friday, None, decree="nhập nhầm")
    assert is_working_day(friday)
