"""Working days of Viet Nam: what a time limit counts (ngày làm việc).

The public holidays, their lunar days and the compensation for those on a weekend come from the ``holidays`` library,
which also knows most swaps of single days that the Prime Minister decided up to 2026. What it does not know: swaps it
has not heard of, those still to be decided, and for years ahead the Tết days and the second day of 2 September that the
State fixes each year. An office enters these as ``CalendarDay``, with the paper; they stand over the library.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import holidays

from chungsuc.rules.errors import DaysNotPositive
from chungsuc.rules.models import CalendarDay

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Year:
    """One year by the library: the names of days off, and weekend days worked in exchange."""

    off: Mapping[date, str]
    worked: frozenset[date]


@lru_cache(maxsize=64)
def library_year(year: int, language: str = "vi") -> Year:
    """Give a year as the library knows it; the years beside it are read too: a swap may cross New Year."""
    spoken = "en_US" if language == "en" else "vi"
    known = holidays.country_holidays("VN", years=range(year - 1, year + 2), language=spoken)
    return Year(
        {day: name for day, name in sorted(known.items()) if day.year == year},
        frozenset(day for day in known.weekend_workdays if day.year == year),
    )


@dataclass(frozen=True)
class WorkingCalendar:
    """The library's calendar with what an office entered; make it once for a page that counts many limits."""

    entered: Mapping[date, bool] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        """True for a day on which offices work."""
        if day in self.entered:
            return self.entered[day]
        year = library_year(day.year)
        if day.weekday() >= _SATURDAY:
            return day in year.worked
        return day not in year.off

    def add_working_days(self, start: date, days: int) -> date:
        """Give the day on which a limit of ``days`` working days ends; counting begins on the next working day.

        Of 0 days the limit ends on the day itself.

        Raises:
            DaysNotPositive: a negative number.
        """
        if days < 0:
            raise DaysNotPositive(days=days)
        day = start
        for _ in range(days):
            day += _DAY
            while not self.is_working_day(day):
                day += _DAY
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days after ``start`` up to and with ``end``; negative when ``end`` lies before.

        ``working_days_between(d, add_working_days(d, n)) == n``: what is left of a limit, or by how much it is missed.
        """
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working_day(day) for day in _after(start, end))


def _after(start: date, end: date) -> Iterator[date]:
    return (start + timedelta(days=n) for n in range(1, (end - start).days + 1))


def working_calendar() -> WorkingCalendar:
    """Give the calendar as it is known now; one query."""
    said: dict[date, bool | None] = dict(CalendarDay.objects.order_by("pk").values_list("day", "working"))
    return WorkingCalendar({day: working for day, working in said.items() if working is not None})


def is_working_day(day: date) -> bool:
    """True for a day on which offices work; one query."""
    return working_calendar().is_working_day(day)


def add_working_days(start: date, days: int) -> date:
    """Give the last day of a limit of so many working days, counted from the next working day on; one query."""
    return working_calendar().add_working_days(start, days)


def working_days_between(start: date, end: date) -> int:
    """Count the working days after ``start`` up to and with ``end``; one query."""
    return working_calendar().working_days_between(start, end)
