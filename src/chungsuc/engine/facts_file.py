"""Facts of many units from a CSV file ``unit,indicator,as_of,value[,numerator,denominator,note]`` (số liệu).

The file is read twice in memory: first every row, to learn which decimal mark the file uses; then every value.
If some numbers can only be read with one mark and none only with the other, a number such as ``1.234`` is read
by that mark; otherwise it is a fault that asks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from chungsuc.engine.errors import FactNotTaken, UnknownIndicator
from chungsuc.engine.file_errors import (
    CellMissing,
    DayUnreadable,
    GivenTwice,
    RateDisagrees,
    RateHasNoMeaning,
    RateIncomplete,
    YearDisagrees,
)
from chungsuc.engine.reading import DecimalMark, check_range, decimal_mark_of, is_blank, read_number, read_value
from chungsuc.engine.single import stray_number
from chungsuc.engine.table_file import Row, TableFile, unit_name
from chungsuc.engine.verdict import Fact
from chungsuc.errors import ChungSucError
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Attested, HoldsTitle, Provision

REQUIRED = ("unit", "indicator", "value")
OPTIONAL = ("as_of", "numerator", "denominator", "note")
_FIRST_YEAR = 1900  # "31/12/23" is the year 23 by its letters: nobody means it, and 2023 would be a guess


class FactsFile(NamedTuple):
    """What a facts file says: the latest fact of each unit and indicator on or before the day, and its faults.

    ``facts`` has every unit of the file, in order of appearance. ``not_taken`` counts rows for indicators that
    follow from their parts, ``later`` those of days after the one judged: nothing is done with them. ``ignored``
    names columns that nobody reads. ``rows``: how many rows the file has.
    """

    facts: dict[str, dict[str, Fact]]
    faults: list[ChungSucError]
    not_taken: dict[str, int]
    ignored: list[str]
    later: int
    rows: int


def read_facts(path: Path, law: LawAtDate, *, decimal: DecimalMark | None = None) -> FactsFile:
    """Read a facts file for a law at its day; rows of later days are left out.

    Raises:
        InputFaults: the file cannot be read at all; faults of its rows are in ``faults``.
    """
    table = TableFile(path, REQUIRED, OPTIONAL)
    rows = list(table.rows())
    reader = _Reader(table, law, decimal or _mark_of(rows, law))
    for row in rows:
        try:
            reader.take(row)
        except ChungSucError as fault:
            fault.where = table.where(row.line, unit_name(row.cells[0]) or None)
            table.fault(fault)
    table.faults.sort(key=lambda fault: fault.where.line or 0)
    return FactsFile(reader.latest(), table.faults, dict(reader.not_taken), table.ignored, reader.later, len(rows))


def _mark_of(rows: Iterable[Row], law: LawAtDate) -> DecimalMark | None:
    """Infer the decimal mark of a file; ``None`` when its numbers do not tell or tell both."""
    seen: set[str] = set()
    for _, (_, indicator, value, _, numerator, denominator, _) in rows:
        provision = law.by_no.get(indicator.partition("@")[0].strip())
        if provision is not None and not isinstance(provision.requirement, Attested | HoldsTitle):
            seen.update((value, numerator, denominator))
    marks = {decimal_mark_of(text) for text in seen} - {None}
    return marks.pop() if len(marks) == 1 else None


class _Given(NamedTuple):
    fact: Fact
    line: int
    text: str


class _Reader:
    """Takes rows one by one; keeps facts by unit, number and day."""

    def __init__(self, table: TableFile, law: LawAtDate, decimal: DecimalMark | None) -> None:
        self.table = table
        self.law = law
        self.decimal = decimal
        self.given: dict[str, dict[str, dict[date, _Given]]] = {}
        self.not_taken: Counter[str] = Counter()
        self.later = 0
        self._units: dict[str, str] = {}
        self._days: dict[str, date] = {}
        self._values: dict[tuple[str, str], Decimal | bool] = {}

    def take(self, row: Row) -> None:
        """Take one row; raises its fault."""
        unit_text, indicator, text, day_text, numerator, denominator, _ = row.cells
        unit = self._units.get(unit_text) or self._units.setdefault(unit_text, unit_name(unit_text))
        if not unit:
            raise CellMissing(column="unit")
        of_unit = self.given.setdefault(unit, {})
        if not indicator:
            raise CellMissing(column="indicator")
        no, at, year = indicator.partition("@")
        provision = self.law.by_no.get(no.strip())
        if provision is None:
            raise self._unknown(no.strip())
        day = self.day(indicator, year if at else None, day_text)
        blank = is_blank(text)
        if day > self.law.day:
            self.later += 1
            return
        if blank and not numerator and not denominator:
            return
        if not provision.takes_fact:
            self.not_taken[provision.no] += 1
            return
        self.keep(of_unit, unit, _Given(self.fact(provision, text, day, numerator, denominator), row.line, text), no)

    def keep(self, of_unit: dict[str, dict[date, _Given]], unit: str, given: _Given, no: str) -> None:
        day = given.fact.as_of or self.law.day
        before = of_unit.setdefault(no.strip(), {}).setdefault(day, given)
        if before.fact.value == given.fact.value:
            return
        raise GivenTwice(
            what=f"{no} ({day:%Y-%m-%d})",
            unit=unit,
            first=before.text or before.fact.value,
            first_line=before.line,
            second=given.text or given.fact.value,
            second_line=given.line,
        )

    def day(self, indicator: str, year: str | None, text: str) -> date:
        """Give the day that a row describes: its as_of, else the end of the year it names, else the day judged."""
        day = self._days.get(text) if text else None
        if text and day is None:
            day = self._days.setdefault(text, read_day(text))
        if year is None:
            return day or self.law.day
        if not (year.isascii() and year.isdigit() and len(year) == 4 and int(year) >= _FIRST_YEAR):
            raise self._unknown(indicator)
        if day is not None and day.year != int(year):
            raise YearDisagrees(no=indicator, year=year, day=day)
        end = date(int(year), 12, 31)
        return day or (min(end, self.law.day) if end.year == self.law.day.year else end)

    def fact(self, provision: Provision, text: str, day: date, numerator: str, denominator: str) -> Fact:
        """Read one fact, and hold its rate against its value where both are given."""
        percent = (provision.unit or "").startswith("%")
        counted = [None if is_blank(part) else read_number(part, unit="", decimal=self.decimal) for part in (
            numerator, denominator)]  # fmt: skip
        above, below = counted
        if (above is None) != (below is None) or (below is not None and below <= 0):
            raise RateIncomplete(no=provision.no)
        rate = None if above is None or below is None or not percent else 100 * above / below
        if not is_blank(text):
            value = self.value(provision, text)
            if rate is not None and not isinstance(value, bool) and abs(rate - value) > Decimal("0.1"):
                raise RateDisagrees(
                    no=provision.no, value=text, numerator=numerator, denominator=denominator, rate=f"{rate:.2f}"
                )
            return Fact(value, day, above, below)
        if rate is None:
            raise RateHasNoMeaning(no=provision.no)
        return Fact(check_range(rate, provision.unit), day, above, below)

    def value(self, provision: Provision, text: str) -> Decimal | bool:
        key = provision.no, text
        known = self._values.get(key)
        if known is None:
            known = self._values[key] = read_value(provision, text, decimal=self.decimal)
        return known

    def latest(self) -> dict[str, dict[str, Fact]]:
        """Give the latest fact of each unit and indicator."""
        return {
            unit: {no: days[max(days)].fact for no, days in of_unit.items()} for unit, of_unit in self.given.items()
        }

    def _unknown(self, no: str) -> UnknownIndicator | FactNotTaken:
        return stray_number(self.law, no)


def read_day(text: str) -> date:
    """Read a day written ``2023-12-31`` or ``31/12/2023``.

    Raises:
        DayUnreadable: written otherwise, no such day, or a year of two digits.
    """
    try:
        if "/" in text:
            day, month, year = text.split("/")
            found = date(int(year), int(month), int(day))
        else:
            found = date.fromisoformat(text)
    except ValueError:
        raise DayUnreadable(text=text) from None
    if found.year < _FIRST_YEAR:
        raise DayUnreadable(text=text)
    return found
