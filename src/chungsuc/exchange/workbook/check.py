"""Judge what a form says: each value read as people write it, held against the law's unit and the ledger's rules."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from chungsuc.engine.reading import DecimalMark
from chungsuc.errors import ChungSucError
from chungsuc.exchange.workbook.codes import Part
from chungsuc.exchange.workbook.errors import IndicatorGone, UnitNotYours
from chungsuc.exchange.workbook.plan import Held
from chungsuc.exchange.workbook.read import Place, Reading, Written
from chungsuc.exchange.workbook.words import told
from chungsuc.law.numbers import number_vi
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.prose import plain_name
from chungsuc.observations.checks import Entry, checked
from chungsuc.observations.errors import DenominatorNotPositive, NumeratorOutOfRange
from chungsuc.observations.file_errors import SaidTwice
from chungsuc.observations.importing.cells import Cell, shown
from chungsuc.observations.importing.lookup import UnitFinder, level_of
from chungsuc.observations.importing.reader import Reader, Value
from chungsuc.observations.importing.report import CellFault, FaultList
from chungsuc.observations.importing.targets import Target
from chungsuc.verdicts.derived import derived_facts
from chungsuc.verdicts.known_law import library


class Said(NamedTuple):
    """A value of the form that may be stored."""

    written: Written
    value: Value
    day: date


class Concern(NamedTuple):
    """The unit and the indicator that a fault concerns."""

    unit: str
    no: str
    name: str


NOBODY = Concern("", "", "")


@dataclass
class Checked:
    """What came of a reading: values that may be stored, and every fault in its cell."""

    reading: Reading
    law: LawAtDate
    said: list[Said] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    faulty: dict[str, int] = field(default_factory=dict)  # values that cannot be stored, by thread
    about: dict[tuple[str, str], Concern] = field(default_factory=dict)  # by sheet and cell


class FormReader(Reader):
    """Reads cells by the law as this installation sees it; "Đạt" in the cell of a number is a fault."""

    def __init__(self, law: LawAtDate, set_id: str, day: date, decimal: DecimalMark | None) -> None:
        level = level_of(law.base.subject, set_id)
        super().__init__(library(), set_id, UnitFinder(level), as_of=day, decimal=decimal, synthetic=False)
        self.law = law

    def _target(self, day: date, indicator: str | Decimal) -> Target:
        return Target(str(indicator), self.law.by_no[str(indicator)], None, self.set_id)


def check(
    reading: Reading, law: LawAtDate, *, mine: Collection[str] | None, source: str, said_by: str,
    decimal: DecimalMark | None = None,
) -> Checked:  # fmt: skip
    """Judge every value; all faults are found at once.

    ``mine``: the threads of the units that the person enters for; ``None``: all.
    """
    result = Checked(reading, law)
    faults = FaultList(reading.file)
    faults.faults = list(reading.faults)
    reader = FormReader(law, reading.set_id, reading.day, decimal)
    first: dict[tuple[int, str], Said] = {}
    derived = derived_facts(list(reading.units.values()), law, reading.day)
    for written in reading.written:
        if written.no in derived.get(written.unit.thread, {}):
            continue  # the recognitions answer it, and the form only shows their answer
        try:
            said = Said(written, _value(written, reader, mine, source, said_by), reading.day)
            _refuse_contradiction(said, first)
        except ChungSucError as error:
            place = _culprit(written, reader, error)
            faults.add(place.sheet, place.name, as_written(place.cell), error)
            provision = law.by_no.get(written.no)
            name = plain_name(provision) if provision else ""
            result.about[place.sheet, place.name] = Concern(written.unit.full_name, written.no, name)
            thread = written.unit.thread
            result.faulty[thread] = result.faulty.get(thread, 0) + 1
            continue
        if first.setdefault((written.unit.pk, said.value.measure), said) is said:
            result.said.append(said)
    result.faults = faults.faults
    return result


def _value(
    written: Written, reader: FormReader, mine: Collection[str] | None, source: str, said_by: str
) -> Value:  # fmt: skip
    provision = reader.law.by_no.get(written.no)
    if mine is not None and written.unit.thread not in mine:
        raise UnitNotYours(unit=written.unit.full_name)
    if provision is None or not provision.takes_fact or written.measure not in {"", provision.measure}:
        raise IndicatorGone(no=written.no, set=reader.set_id)
    value, numerator, denominator = (
        written.cells[part].cell if part in written.cells else None
        for part in (Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR)
    )
    day = reader.law.day
    if numerator is None and denominator is None:
        read = reader.value(day, written.no, value)
    else:
        read = reader.rate(day, written.no, value, numerator, denominator)
    # The ledger's own rules are the last word; what it gives back is made anew when it is stored.
    checked(_entry(written, read, day, source, said_by), timezone.now())
    return read


def _entry(written: Written, read: Value, day: date, source: str, said_by: str) -> Entry:
    return Entry(
        written.unit, read.measure, day, read.value, read.attested, read.numerator, read.denominator, source, said_by,
        written.note,
    )  # fmt: skip


def _refuse_contradiction(said: Said, first: dict[tuple[int, str], Said]) -> None:
    """Refuse a second, other value of the same indicator of the same unit."""
    earlier = first.get((said.written.unit.pk, said.value.measure))
    if earlier is None or earlier.value[1:3] == said.value[1:3]:
        return
    here, there = said.written.place, earlier.written.place
    place = there.name if there.sheet == here.sheet else f"{there.sheet}!{there.name}"
    raise SaidTwice(value=spoken_value(said.value), other=spoken_value(earlier.value), place=place)


def as_written(cell: Cell) -> str:
    """Give what stands in a cell, a number with its decimal comma."""
    return number_vi(cell) if isinstance(cell, Decimal) else shown(cell)


def spoken_value(value: Value) -> str:
    """Write a value as it is read on screen: 93,7, Đạt."""
    return told(Held(date.min, value.value, value.attested, value.numerator, value.denominator))


_AT = {NumeratorOutOfRange: Part.NUMERATOR, DenominatorNotPositive: Part.DENOMINATOR}


def _culprit(written: Written, reader: FormReader, error: ChungSucError) -> Place:
    """Give the cell that is to be mended."""
    part = _AT.get(type(error))
    if part in written.cells:
        return written.cells[part]
    for part in (Part.NUMERATOR, Part.DENOMINATOR):
        try:
            reader.number(written.cells[part].cell if part in written.cells else None)
        except ChungSucError:
            return written.cells[part]
    return written.place
