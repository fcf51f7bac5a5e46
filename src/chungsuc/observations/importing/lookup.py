"""Look up units and days while a file is read; what comes again is not asked again."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from django.utils import timezone

from chungsuc.errors import ChungSucError
from chungsuc.law.tree import Subject
from chungsuc.observations.errors import DayInFuture
from chungsuc.observations.file_errors import DayUnreadable, SubjectHasNoUnits
from chungsuc.observations.importing.cells import Cell, shown
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit, units_at

_LEVEL_OF = {
    Subject.COMMUNE: Level.COMMUNE,
    Subject.DISTRICT: Level.DISTRICT,
    Subject.TOWN: Level.DISTRICT,
    Subject.PROVINCE: Level.PROVINCE,
}
_DIGITS_OF = {Level.PROVINCE: 2, Level.DISTRICT: 3, Level.COMMUNE: 5}
_WAYS = (
    (re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$"), (3, 2, 1)),
    (re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?$"), (1, 2, 3)),
)


def level_of(subject: Subject, set_id: str) -> Level:
    """Give the level of the units that a set judges.

    Raises:
        SubjectHasNoUnits: hamlets, households, gardens.
    """
    if subject not in _LEVEL_OF:
        raise SubjectHasNoUnits(set=set_id, subject=subject.value)
    return _LEVEL_OF[subject]


@lru_cache(maxsize=5_000)
def read_day(cell: Cell) -> date:
    """Read a day: a date cell, ``31/12/2023`` (day first, as in Viet Nam) or ``2023-12-31``.

    Raises:
        DayUnreadable: anything else, a bare number too; DayInFuture: a day to come.
    """
    day = cell if isinstance(cell, date) else _written_day(shown(cell)) if isinstance(cell, str) else None
    if day is None:
        raise DayUnreadable(value=shown(cell))
    today = timezone.localdate()
    if day > today:
        raise DayInFuture(as_of=day, recorded_on=today)
    return day


def _written_day(text: str) -> date | None:
    for pattern, (year, month, day) in _WAYS:
        if match := pattern.match(text):
            try:
                return datetime(int(match[year]), int(match[month]), int(match[day])).date()  # noqa: DTZ001
            except ValueError:
                return None
    return None


class UnitFinder:
    """Finds the units that a file names, by code or by name, on the day of each value.

    ``province``: the name or code of the province whose units are meant; it is looked up on each day anew, for
    a province of one day need not be that of another.
    """

    def __init__(self, level: Level, province: str = "") -> None:
        self.level, self.province = level, province.strip()
        self._codes = lru_cache(maxsize=4)(self._codes_on)
        self._named = lru_cache(maxsize=20_000)(self._find)
        self._parents = lru_cache(maxsize=5_000)(self._find_parent)

    def find(self, cell: Cell, day: date, district: str = "", province: str = "") -> int:
        """Give the id of the unit in force on ``day`` that a cell names, narrowed by its district or province.

        Raises:
            UnitNotFound, UnitAmbiguous: as `units.queries.find_unit`.
        """
        text = self.code_or_name(cell)
        if text.isdigit() and (known := self._codes(day).get(text)) is not None:
            return known
        found = self._named(text, day, district.strip(), province.strip())
        if isinstance(found, ChungSucError):
            raise type(found)(**found.data)  # type: ignore[arg-type]  # a fault of its own for each cell: each gets its own place
        return found

    def check_district(self, text: str, day: date) -> None:
        """Find a district by the text of a heading.

        Raises:
            UnitNotFound, UnitAmbiguous: it names none, or several.
        """
        self._parents(text, day, Level.DISTRICT, self._province(self.province, day))

    def code_or_name(self, cell: Cell) -> str:
        """Give a cell's text; a code that lost its leading zeros as a number gets them back."""
        text = f"{cell:f}" if isinstance(cell, Decimal) else shown(cell)
        return text.zfill(_DIGITS_OF[self.level]) if text.isdigit() else text

    def _codes_on(self, day: date) -> dict[str, int]:
        units = units_at(day, level=self.level, within=self._province(self.province, day))
        return dict(units.order_by().values_list("code", "id"))

    def _find(self, text: str, day: date, district: str, province: str) -> int | ChungSucError:
        try:
            within = self._province(province or self.province, day)
            if district:
                within = self._parents(district, day, Level.DISTRICT, within)
            return find_unit(text, day, level=self.level, within=within).pk
        except ChungSucError as error:
            return error

    def _province(self, text: str, day: date) -> Unit | None:
        return self._parents(text, day, Level.PROVINCE, None) if text else None

    def _find_parent(self, text: str, day: date, level: Level, within: Unit | None) -> Unit:
        return find_unit(text, day, level=level, within=within)
