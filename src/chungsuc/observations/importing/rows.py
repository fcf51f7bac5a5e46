"""Turn the rows of one sheet into values to be staged, and say every fault on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import TypeVar

from chungsuc.errors import ChungSucError
from chungsuc.observations.file_errors import UnitMissing
from chungsuc.observations.importing.cells import Cell, Row, at, blank, cell_name, shown
from chungsuc.observations.importing.layout import LongLayout, MatrixLayout
from chungsuc.observations.importing.reader import Reader, Staged, Value, named
from chungsuc.observations.importing.report import FaultList, SheetPreview
from chungsuc.observations.importing.words import Role, is_total, names_district
from chungsuc.units.errors import UnitError
from chungsuc.units.models import Level

T = TypeVar("T")
_ORDINAL = re.compile(r"^\(?([IVX]+|[A-ZĐ])\)?[.:]?$")  # I, II, A, B: the number of a heading
_COLUMN_NUMBER = re.compile(r"^\(?(\d{1,2}|[A-Z])\)?$")
_HEADER_TAIL = 3  # rows below a header that may still belong to it: units of measure, numbers of columns


class SheetRows:
    """What reading a long table and a matrix have in common: places of faults, skipped rows counted."""

    def __init__(self, reader: Reader, index: int, preview: SheetPreview, faults: FaultList) -> None:
        self.reader, self.index, self.preview, self.faults = reader, index, preview, faults
        self.skipped: Counter[str] = Counter()

    def attempt(self, row: Row, column: int | None, what: Callable[..., T], *args: object) -> T | None:
        """Do what may raise a fault of one cell; the fault is noted in its place."""
        try:
            return what(*args)
        except ChungSucError as error:
            place = row.number if column is None else cell_name(row.number, column)
            self.faults.add(self.preview.name, str(place), shown(at(row, column)), error)
            return None

    def staged(
        self, row: Row, column: int | None, unit: int, day: date, value: Value, note: str, synthetic: bool
    ) -> Staged:
        return Staged(
            self.index, cell_name(row.number, column or 0), unit, value.measure, day, value.value, value.attested,
            value.numerator, value.denominator, note, synthetic, value.places,
        )  # fmt: skip

    def finish(self) -> None:
        """Say what was skipped."""
        self.preview.notes += [f"{what}: {count} dòng." for what, count in self.skipped.items()]


class LongRows(SheetRows):
    """Reads a value from each row."""

    def __init__(self, reader: Reader, index: int, preview: SheetPreview, faults: FaultList, layout: LongLayout):
        super().__init__(reader, index, preview, faults)
        of = layout.columns.get  # asked once: these are read for every row
        self.unit, self.indicator, self.as_of = of(Role.UNIT), of(Role.INDICATOR), of(Role.AS_OF)
        self.value, self.numerator, self.denominator = of(Role.VALUE), of(Role.NUMERATOR), of(Role.DENOMINATOR)
        self.note, self.synthetic = of(Role.NOTE), of(Role.SYNTHETIC)
        self.district, self.province = of(Role.DISTRICT), of(Role.PROVINCE)

    def read(self, row: Row) -> Iterator[Staged]:
        said = at(row, self.value), at(row, self.numerator), at(row, self.denominator)
        if all(blank(cell) for cell in said):
            if any(shown(cell) for cell in row.cells):
                self.skipped["Bỏ qua vì chưa có giá trị (nghĩa là chưa biết)"] += 1
            return
        if is_total(shown(at(row, self.unit))):
            self.skipped["Bỏ qua dòng tổng hợp (Tổng, Cộng…)"] += 1
            return
        self.preview.rows += 1
        before = len(self.faults.faults)
        yield from self._one(row, *said)
        self.preview.faulty += len(self.faults.faults) > before

    def _one(self, row: Row, cell: Cell, numerator: Cell, denominator: Cell) -> Iterator[Staged]:
        reader = self.reader
        day = self.attempt(row, self.as_of, reader.day, at(row, self.as_of))
        # Without its day the rest is looked at all the same, so that one correction of the file is enough.
        law_day = day or reader.law_day()
        indicator = at(row, self.indicator)
        target = self.attempt(row, self.indicator, self._target, law_day, indicator)
        unit = None if day is None else self.attempt(row, self.unit, self._unit, row, day)
        synthetic = self.attempt(row, self.synthetic, reader.is_synthetic, at(row, self.synthetic))
        value = None
        if target is not None and blank(numerator) and blank(denominator):
            value = self.attempt(row, self.value, reader.value, law_day, indicator, cell)
        elif target is not None:
            column = self.numerator
            value = self.attempt(row, column, reader.rate, law_day, indicator, cell, numerator, denominator)
        if day is not None and unit is not None and value is not None and synthetic is not None:
            column = self.value if not blank(cell) else self.numerator
            yield self.staged(row, column, unit, day, value, shown(at(row, self.note)), synthetic)

    def _target(self, day: date, indicator: Cell) -> object:
        return self.reader.target(day, named(indicator))

    def _unit(self, row: Row, day: date) -> int:
        cell = at(row, self.unit)
        if blank(cell):
            raise UnitMissing()
        district, province = shown(at(row, self.district)), shown(at(row, self.province))
        return self.reader.finder.find(cell, day, district, province)


class MatrixRows(SheetRows):
    """Reads all indicators of one unit from each row; a row that names a district narrows those below it."""

    def __init__(self, reader: Reader, index: int, preview: SheetPreview, faults: FaultList, layout: MatrixLayout):
        super().__init__(reader, index, preview, faults)
        self.layout = layout
        self.district = ""
        self.day: date | None = None
        self.usable: dict[int, str | Decimal] = {}

    def start(self, header: Row) -> bool:
        """Check the header's own cells; false when no row can be read for want of a day."""
        self.day = self.attempt(header, None, self.reader.day, None)
        day = self.day or self.reader.law_day()
        for column, indicator in self.layout.indicators.items():
            if self.attempt(header, column, self.reader.target, day, indicator) is not None:
                self.usable[column] = indicator
        return self.day is not None

    def read(self, row: Row) -> Iterator[Staged]:
        values = {c: cell for c in self.layout.indicators if not blank(cell := at(row, c))}
        text = shown(at(row, self.layout.unit))
        label = text or next((shown(c) for c in row.cells[: self.layout.unit] if shown(c)), "")
        if not label and not values:
            return
        if self.layout.district is not None and shown(at(row, self.layout.district)):
            self.district = shown(at(row, self.layout.district))
        if self._is_no_unit(row, label, text, values):
            return
        if not values:
            self.skipped["Bỏ qua vì chưa có giá trị nào (nghĩa là chưa biết)"] += 1
            return
        self.preview.rows += 1
        assert self.day is not None  # `start` said so
        unit = self.attempt(row, self.layout.unit, self._unit, at(row, self.layout.unit))
        for column, cell in values.items():
            value = None
            if column in self.usable:
                value = self.attempt(row, column, self.reader.value, self.day, self.usable[column], cell)
            if unit is not None and value is not None:
                yield self.staged(row, column, unit, self.day, value, "", self.reader.synthetic)
            else:
                self.preview.faulty += 1

    def _is_no_unit(self, row: Row, label: str, text: str, values: dict[int, Cell]) -> bool:
        """True for totals, headings of districts and the tail of the header; they are counted, or narrow the rest."""
        if is_total(label):
            self.skipped["Bỏ qua dòng tổng hợp (Tổng, Cộng…)"] += 1
            return True
        if row.number - self.layout.header <= _HEADER_TAIL and self._is_tail(text, values):
            return True
        if self.reader.finder.level is not Level.COMMUNE or not text:
            return False
        ordinal = shown(at(row, self.layout.unit - 1)) if self.layout.unit else ""
        if names_district(text) or (not values and _ORDINAL.match(ordinal)):
            return self._heading(text, bool(values))
        return False

    def _heading(self, text: str, has_values: bool) -> bool:
        assert self.day is not None
        try:
            self.reader.finder.check_district(text, self.day)
        except UnitError:
            return False
        self.district = text
        if has_values:
            self.skipped["Bỏ qua số ở dòng của huyện (bộ tiêu chí này xét cấp xã)"] += 1
        return True

    @staticmethod
    def _is_tail(text: str, values: dict[int, Cell]) -> bool:
        if _COLUMN_NUMBER.match(text):
            return True
        return not text and all(isinstance(cell, str) and not cell[:1].isdigit() for cell in values.values())

    def _unit(self, cell: Cell) -> int:
        if blank(cell):
            raise UnitMissing()
        assert self.day is not None
        return self.reader.finder.find(cell, self.day, self.district)
