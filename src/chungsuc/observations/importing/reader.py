"""What all sheets of one file share while they are read: the law by day, the units, each value once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from chungsuc.engine.reading import DecimalMark, read_attested, read_number
from chungsuc.errors import NOWHERE, ChungSucError
from chungsuc.law.library import Library
from chungsuc.observations.checks import rate, storable, tidy
from chungsuc.observations.errors import TwoKindsOfValue
from chungsuc.observations.file_errors import (
    DayMissing,
    FlagUnreadable,
    FormulaWithoutResult,
    IndicatorMissing,
    NotARate,
    ValueIsADay,
)
from chungsuc.observations.importing.cells import Cell, Sign, blank, shown
from chungsuc.observations.importing.lookup import UnitFinder, read_day
from chungsuc.observations.importing.targets import Target, Targets


class Value(NamedTuple):
    """What one cell, or a value with its two parts, says."""

    measure: str
    value: Decimal | None
    attested: bool | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    places: int = 0


class Staged(NamedTuple):
    """One value read from a file; ``places``: its written decimals, by which a stored exact rate may equal it."""

    sheet: int
    cell: str
    unit: int
    measure: str
    as_of: date
    value: Decimal | None
    attested: bool | None
    numerator: Decimal | None
    denominator: Decimal | None
    note: str
    synthetic: bool
    places: int


class Reader:
    """Reads the cells of one file by one set of criteria; what comes again is not worked out again."""

    def __init__(
        self, library: Library, set_id: str, finder: UnitFinder, *,
        as_of: date | None, decimal: DecimalMark | None, synthetic: bool,
    ) -> None:  # fmt: skip
        self.library, self.set_id, self.finder = library, set_id, finder
        self.as_of, self.decimal, self.synthetic = as_of, decimal, synthetic
        self.targets = lru_cache(maxsize=64)(self._targets)
        self.target = lru_cache(maxsize=4_000)(self._target)
        # Typed: True, 1 and Decimal(1) are equal keys, and not equal values.
        self._cell_value = lru_cache(maxsize=4_000, typed=True)(self._read)

    def day(self, cell: Cell) -> date:
        """Give the day that a value describes: its own, else the one given for the whole file.

        Raises:
            DayMissing, DayUnreadable, DayInFuture.
        """
        if not blank(cell):
            return read_day(cell)
        if self.as_of is None:
            raise DayMissing()
        return self.as_of

    def law_day(self) -> date:
        """Give the day by which a header is understood before any row has named one."""
        return self.as_of or self.library.set(self.set_id).valid_from

    def value(self, day: date, indicator: Cell, cell: Cell) -> Value:
        """Give what a cell says of an indicator, not blank.

        Raises:
            ChungSucError: the reason why it says nothing that can be stored.
        """
        if isinstance(cell, Sign):
            raise FormulaWithoutResult()
        if not isinstance(cell, str | Decimal | bool):
            raise ValueIsADay(value=shown(cell))
        return self._cell_value(day, named(indicator), cell)

    def rate(self, day: date, indicator: Cell, cell: Cell, numerator: Cell, denominator: Cell) -> Value:
        """Give the rate of two parts, held against the value beside them when there is one.

        Raises:
            ChungSucError: the reason why they make no rate.
        """
        target = self.target(day, named(indicator))
        provision = target.provision
        if provision is None or not (provision.unit or "").startswith("%"):
            raise NotARate(no=target.no, unit=(provision.unit if provision else None) or "Đạt/Không đạt")
        beside = None if blank(cell) else self.value(day, indicator, cell)
        if beside is not None and beside.value is None:
            raise TwoKindsOfValue(measure=target.no, value=f"{shown(numerator)}/{shown(denominator)}")
        part, whole = self.number(numerator), self.number(denominator)
        computed = rate(beside.value if beside else None, part, whole, NOWHERE)
        return Value(provision.measure or "", computed, None, part, whole)

    def number(self, cell: Cell) -> Decimal | None:
        """Read a part of a rate; ``None`` when blank."""
        if blank(cell):
            return None
        if isinstance(cell, Sign):
            raise FormulaWithoutResult()
        if isinstance(cell, Decimal):
            return storable(cell, NOWHERE)
        if not isinstance(cell, str):
            raise ValueIsADay(value=shown(cell))
        return storable(read_number(cell, unit="", decimal=self.decimal), NOWHERE)

    def is_synthetic(self, cell: Cell) -> bool:
        """True when the file or the command says that a value is made up (mô phỏng)."""
        if isinstance(cell, bool) or blank(cell):
            return self.synthetic or cell is True
        try:
            return read_attested(shown(cell)) or self.synthetic
        except ChungSucError as error:
            raise FlagUnreadable(value=shown(cell)) from error

    def _targets(self, day: date) -> Targets:
        return Targets(self.library.at(self.set_id, day))

    def _target(self, day: date, indicator: str | Decimal) -> Target:
        return self.targets(day).find(indicator)

    def _read(self, day: date, indicator: str | Decimal, raw: str | Decimal | bool) -> Value:
        measure, value = self.target(day, indicator).read(raw, self.decimal)
        if isinstance(value, bool):
            return Value(measure, None, value)
        exact = storable(value, NOWHERE)
        assert exact is not None
        exponent = tidy(exact).as_tuple().exponent
        return Value(measure, exact, None, places=-exponent if isinstance(exponent, int) else 0)


def named(indicator: Cell) -> str | Decimal:
    """Give what an indicator's cell says.

    Raises:
        IndicatorMissing: it is blank.
    """
    if isinstance(indicator, Decimal):
        return indicator
    text = shown(indicator)
    if not text:
        raise IndicatorMissing()
    return text
