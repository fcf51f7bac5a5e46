"""Judge what a form says: each value read as people write it, held against the law's unit and the ledger's rules."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from django.utils import timezone

from chungsuc.engine.reading import DecimalMark
from chungsuc.errors import ChungSucError, Where
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
from chungsuc.observations.importing.report import CellFault
from chungsuc.observations.importing.targets import Target
from chungsuc.observations.queries import live
from chungsuc.verdicts.derived import derived_facts
from chungsuc.verdicts.known_law import library


class Said(NamedTuple):
    """A value of the form that may be stored."""

    written: Written
    value: Value
    day: date

    @property
    def key(self) -> tuple[int, str]:
        """Unit and measure: what has one value on a day."""
        return self.written.unit.pk, self.value.measure


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
    untouched: list[Said] = field(default_factory=list)  # as they were downloaded
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
    """Judge every value that somebody wrote; all faults are found at once.

    A value that stands as it stood when the form was downloaded was not touched, whatever the ledger says now.
    ``mine``: the threads of the units that the person enters for; ``None``: all.
    """
    judge = _Judge(reading, law, mine, decimal)
    for written in reading.written:
        # What the recognitions answer the form only shows.
        if written.no not in judge.derived.get(written.unit.thread, {}):
            judge.take(written, source, said_by)
    return judge.result


class _Judge:
    """Takes the values of one form, one after the other, into its result."""

    def __init__(
        self, reading: Reading, law: LawAtDate, mine: Collection[str] | None, decimal: DecimalMark | None
    ) -> None:
        self.result = Checked(reading, law, faults=list(reading.faults))
        self.mine, self.now = mine, timezone.now()
        self.reader = FormReader(law, reading.set_id, reading.day, decimal)
        self.derived = derived_facts(list(reading.units.values()), law, reading.day)
        self.came_with = _came_with(reading)
        self.first: dict[tuple[int, str], Said] = {}

    def take(self, written: Written, source: str, said_by: str) -> None:
        yours = self.mine is None or written.unit.thread in self.mine
        try:
            said = Said(written, _value(written, self.reader), self.result.reading.day)
            stands = _stands(said.value, self.came_with.get(said.key))
            if not stands and not yours:
                raise UnitNotYours(unit=written.unit.full_name)
            _refuse_contradiction(said, self.first)
            if not stands:  # the ledger's own rules are the last word
                checked(_entry(said, source, said_by), self.now)
        except ChungSucError as error:
            self._fault(written, error if yours else UnitNotYours(unit=written.unit.full_name))
            return
        if self.first.setdefault(said.key, said) is said:
            (self.result.untouched if stands else self.result.said).append(said)

    def _fault(self, written: Written, error: ChungSucError) -> None:
        result, place = self.result, _culprit(written, self.reader, error)
        error.where = Where(file=result.reading.file, sheet=place.sheet, cell=place.name)
        result.faults.append(CellFault(place.sheet, place.name, as_written(place.cell), error))
        provision, unit = result.law.by_no.get(written.no), written.unit
        name = plain_name(provision) if provision else ""
        result.about[place.sheet, place.name] = Concern(unit.full_name, written.no, name)
        result.faulty[unit.thread] = result.faulty.get(unit.thread, 0) + 1


def _value(written: Written, reader: FormReader) -> Value:
    provision = reader.law.by_no.get(written.no)
    if provision is None or not provision.takes_fact or written.measure not in {"", provision.measure}:
        raise IndicatorGone(no=written.no, set=reader.set_id)
    value, numerator, denominator = (
        written.cells[part].cell if part in written.cells else None
        for part in (Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR)
    )
    day = reader.law.day
    if numerator is None and denominator is None:
        return reader.value(day, written.no, value)
    return reader.rate(day, written.no, value, numerator, denominator)


def _entry(said: Said, source: str, said_by: str) -> Entry:
    written, value = said.written, said.value
    return Entry(
        written.unit, value.measure, said.day, value.value, value.attested, value.numerator, value.denominator, source,
        said_by, written.note,
    )  # fmt: skip


# ── what the form came with ──────────────────────────────────────────────────────────────────────────


class _Shown(NamedTuple):
    """A value that the form showed for its day when it was downloaded."""

    value: Decimal | None
    attested: bool | None
    numerator: Decimal | None
    denominator: Decimal | None


def _came_with(reading: Reading) -> dict[tuple[int, str], _Shown]:
    """Give what the ledger knew of the form's day at the moment of the download, by unit and measure; one query."""
    if reading.made_at is None:
        return {}
    units = [unit.pk for unit in reading.units.values()]
    ledger = live(reading.made_at).filter(as_of=reading.day, unit__in=units).order_by("recorded_at", "id")
    rows = ledger.values_list("unit", "measure", *_Shown._fields)
    return {(unit, measure): _Shown(*row) for unit, measure, *row in rows}


def _stands(value: Value, shown: _Shown | None) -> bool:
    """True when a value is the one that the form came with; 93,7 stands for 118/126."""
    if shown is None or (shown.value is None and shown.attested is None):
        return False
    if value.denominator is not None:
        return (value.numerator, value.denominator) == (shown.numerator, shown.denominator)
    if shown.value is None or value.value is None or shown.denominator is None:
        return (value.value, value.attested) == (shown.value, shown.attested)
    step = Decimal(1).scaleb(-value.places)
    return bool(shown.value.quantize(step, rounding=ROUND_HALF_UP) == value.value)


def _refuse_contradiction(said: Said, first: dict[tuple[int, str], Said]) -> None:
    """Refuse a second, other value of the same indicator of the same unit."""
    earlier = first.get(said.key)
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
