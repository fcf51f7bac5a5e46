"""Read an uploaded form: whose values, for which day and set, in which cells; nothing is judged yet (đọc biểu).

The file is let in by its content first (``gate``). What it says of itself is held against what was asked for.
Moved, added or renamed columns, rows and sheets do not matter as long as codes or headings are there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from chungsuc.engine.errors import FactNotTaken
from chungsuc.engine.reading import fold
from chungsuc.errors import ChungSucError
from chungsuc.exchange.workbook.axes import Axes, Column, axes_of, says_number, says_unit
from chungsuc.exchange.workbook.codes import Part
from chungsuc.exchange.workbook.errors import IndicatorCodeDisagrees, NoForm, UnitCodeDisagrees, UnitGone
from chungsuc.exchange.workbook.identity import (
    AS_IT_SAYS,
    Asked,
    Note,
    day_of,
    made_at,
    own_code,
    refuse_province,
    set_of,
    texts_on_top,
)
from chungsuc.exchange.workbook.sheets import Code, Loaded, load
from chungsuc.exchange.workbook.words import DEMAND, LATEST, MEASURED_IN, RESULT
from chungsuc.law.overlays import LawAtDate
from chungsuc.observations.file_errors import UnitMissing
from chungsuc.observations.importing.cells import Cell, Row, at, blank, cell_name, shown
from chungsuc.observations.importing.lookup import UnitFinder, level_of
from chungsuc.observations.importing.opening import checksum
from chungsuc.observations.importing.report import CellFault, FaultList
from chungsuc.observations.importing.targets import Targets
from chungsuc.observations.importing.words import is_total
from chungsuc.units.days import in_force
from chungsuc.units.models import Unit

_HEAD_TAIL = 6  # rows below a head that may still belong to it: names, units of measure, demands
_TAIL_WORDS = {fold(MEASURED_IN), fold(DEMAND)}
_UNIT_CODE = re.compile(r"\(mã (\d{2,5})\)")


class Place(NamedTuple):
    """One cell of the file, with what is in it."""

    sheet: str
    row: int
    column: int
    cell: Cell

    @property
    def name(self) -> str:
        return cell_name(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Written:
    """What the file says of one indicator of one unit: its cells as they came."""

    unit: Unit
    no: str
    measure: str
    cells: Mapping[Part, Place]
    note: str = ""

    @property
    def place(self) -> Place:
        """The cell that stands for the value: the value itself, else the first part there is."""
        return next(self.cells[part] for part in Part if part in self.cells)


@dataclass
class Reading:
    """A file that was read: what it is for, and every cell that says something."""

    file: str
    sha256: str
    set_id: str
    day: date
    made_at: datetime | None
    written: list[Written] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    blank: dict[str, int] = field(default_factory=dict)  # indicators left blank, by thread
    units: dict[str, Unit] = field(default_factory=dict)  # every unit that has a row, by thread
    alone: list[str] = field(default_factory=list)  # cells of notes beside which there is no value
    notes: list[Note] = field(default_factory=list)


Law = Callable[[str, date], LawAtDate]


def read_workbook(path: Path, law_for: Law, asked: Asked = AS_IT_SAYS) -> Reading:
    """Read a form.

    Raises:
        WorkbookError: CS-WBK-101 … 114: it cannot be let in, or is for something else than asked.
        UnknownSet: it names a set that is not known here.
    """
    sheets = load(path)
    own = own_code(sheets)
    refuse_province(own, asked)
    day, set_id = day_of(path, sheets, own, asked), set_of(path, own, asked)
    reading = Reading(path.name, checksum(path), set_id, day, made_at(own))
    law = law_for(set_id, day)
    finder = UnitFinder(level_of(law.base.subject, set_id), asked.province or settings.CHUNGSUC_PROVINCE)
    _Reader(reading, law, finder).all(sheets)
    if not reading.units and not reading.faults:
        raise NoForm(name=path.name, set=set_id)
    return reading


class _Reader:
    def __init__(self, reading: Reading, law: LawAtDate, finder: UnitFinder) -> None:
        self.reading, self.law, self.finder = reading, law, finder
        self.targets = Targets(law)
        self.faults = FaultList(reading.file)
        self.known: dict[str, Unit] = {}
        self.found: dict[int, Unit] = {}

    def all(self, sheets: list[Loaded]) -> None:
        coded = any(sheet.coded and not sheet.to_look_at for sheet in sheets)
        self.known = self._units_of_codes(sheets)
        for sheet in sheets:
            if sheet.hidden:
                self.reading.notes.append(
                    Note(f"Trang ẩn «{sheet.name}»: không đọc.", f"The hidden sheet “{sheet.name}” is not read.")
                )
            elif not sheet.to_look_at and (sheet.coded or not coded) and sheet.name not in {LATEST, RESULT}:
                axes = axes_of(sheet, self.targets)
                if axes is not None:
                    self.sheet(sheet, axes)
        self.reading.faults = self.faults.faults

    def _units_of_codes(self, sheets: Iterable[Loaded]) -> dict[str, Unit]:
        threads = {code["thread"] for sheet in sheets for code in sheet.of_rows.values() if "thread" in code}
        units = Unit.objects.filter(in_force(self.reading.day), thread__in=threads, level=self.finder.level)
        return {unit.thread: unit for unit in units}

    def sheet(self, sheet: Loaded, axes: Axes) -> None:
        columns = self._columns(sheet, axes)
        titled = self._unit_in_title(sheet)
        first = min(sheet.of_rows, default=axes.first_row)
        for row in sheet.rows:
            code = sheet.of_rows.get(row.number)
            if code is None and (row.number < max(first, axes.first_row) or self._is_tail(row, axes)):
                continue
            self._row(sheet, axes, columns, row, code or {}, titled)

    def _columns(self, sheet: Loaded, axes: Axes) -> dict[int, Column]:
        """Give the columns whose head agrees with their code; of the others, say so."""
        good: dict[int, Column] = {}
        for column, one in axes.columns.items():
            if one.no and not says_number(one.written, one.no) and self._filled(sheet, column):
                row = axes.first_row - 1
                fault = IndicatorCodeDisagrees(coded=one.no, written=shown(one.written))
                self.faults.add(sheet.name, cell_name(row, column), shown(one.written), fault)
            else:
                good[column] = one
        return good

    @staticmethod
    def _filled(sheet: Loaded, column: int) -> bool:
        return any(not blank(at(row, column)) for row in sheet.rows if row.number in sheet.of_rows)

    def _unit_in_title(self, sheet: Loaded) -> Unit | None:
        """Give the unit that the title of a form names by its code."""
        for text in texts_on_top(sheet):
            if match := _UNIT_CODE.search(text):
                return Unit.objects.filter(
                    in_force(self.reading.day), level=self.finder.level, code=match[1]
                ).first()  # fmt: skip
        return None

    def _is_tail(self, row: Row, axes: Axes) -> bool:
        """True for what is no row of values: the tail of the head, headings, totals."""
        text = shown(at(row, axes.unit)) if axes.unit is not None else ""
        if axes.number is not None and axes.unit is None:
            number = at(row, axes.number)
            return blank(number) or not self.targets.recognise(number)  # type: ignore[arg-type]
        if fold(text) in _TAIL_WORDS or is_total(text):
            return True
        return not text and row.number < axes.first_row + _HEAD_TAIL

    # ── one row ──────────────────────────────────────────────────────────────────────────────────────

    def _row(
        self, sheet: Loaded, axes: Axes, columns: dict[int, Column], row: Row, code: Code, titled: Unit | None
    ) -> None:  # fmt: skip
        said = {column: at(row, column) for column in columns if not blank(at(row, column))}
        values = {c: cell for c, cell in said.items() if columns[c].part is not Part.NOTE}
        if not code and not values:
            return
        before = len(self.faults.faults)
        unit = self._unit(sheet, axes, row, code, titled)
        no = None if unit is None else self._no(sheet, axes, row, code)
        if not values:
            del self.faults.faults[before:]  # where nothing is filled in, nothing can go astray
        if unit is None or no is None:
            return
        self.reading.units[unit.thread] = unit
        nos = {one.no or no: one.measure or code.get("measure", "") for one in columns.values() if one.no or no}
        note, place = next(
            ((shown(cell), cell_name(row.number, c)) for c, cell in said.items() if columns[c].part is Part.NOTE),
            ("", ""),
        )
        if note and not values:
            self.reading.alone.append(f"{sheet.name}!{place}")
        for each, measure in nos.items():
            cells = {
                columns[c].part: Place(sheet.name, row.number, c, cell)
                for c, cell in values.items()
                if (columns[c].no or no) == each
            }
            if cells:
                self.reading.written.append(Written(unit, each, measure, cells, note))
            else:
                self.reading.blank[unit.thread] = self.reading.blank.get(unit.thread, 0) + 1

    def _unit(self, sheet: Loaded, axes: Axes, row: Row, code: Code, titled: Unit | None) -> Unit | None:
        written = at(row, axes.unit)
        if "thread" in code:
            unit = self.known.get(code["thread"])
            if unit is None:
                self._fault(sheet, row, axes.unit, UnitGone(thread=code.get("code") or code["thread"],
                                                            day=self.reading.day))  # fmt: skip
                return None
            if not says_unit(written, unit):
                coded = f"{unit.full_name} ({unit.code})"
                self._fault(sheet, row, axes.unit, UnitCodeDisagrees(coded=coded, written=shown(written)))
                return None
            return unit
        if blank(written):
            if titled is None:
                self._fault(sheet, row, axes.unit, UnitMissing())
            return titled
        try:
            return self._of_key(self.finder.find(written, self.reading.day, shown(at(row, axes.district))))
        except ChungSucError as error:
            self._fault(sheet, row, axes.unit, error)
            return None

    def _of_key(self, key: int) -> Unit:
        if key not in self.found:
            self.found[key] = Unit.objects.get(pk=key)
        return self.found[key]

    def _no(self, sheet: Loaded, axes: Axes, row: Row, code: Code) -> str | None:
        """Give the indicator that the row stands for: blank where the columns name it, ``None`` after a fault."""
        written = at(row, axes.number)
        if "no" in code:
            if says_number(written, code["no"]):
                return code["no"]
            self._fault(
                sheet, row, axes.number, IndicatorCodeDisagrees(coded=code["no"], written=shown(written))
            )  # fmt: skip
            return None
        if axes.number is None or blank(written):
            return ""
        try:
            target = self.targets.find(written)  # type: ignore[arg-type]  # neither a day nor a truth value
            if target.provision is None:
                through = ", ".join(one.no for one in target.criterion.indicators) if target.criterion else "—"
                raise FactNotTaken(no=target.no, set=self.reading.set_id, through=through)
        except ChungSucError as error:
            self._fault(sheet, row, axes.number, error)
            return None
        return target.provision.no

    def _fault(self, sheet: Loaded, row: Row, column: int | None, error: ChungSucError) -> None:
        self.faults.add(sheet.name, cell_name(row.number, column or 0), shown(at(row, column)), error)
