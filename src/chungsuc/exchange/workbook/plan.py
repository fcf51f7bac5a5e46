"""What a form shows and asks, before it becomes cells: pure, no database (nội dung của biểu)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from chungsuc.exchange.workbook.codes import Part
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Attested, Compare, Criterion, NoneAllowed, Provision, ShareOfChildren
from chungsuc.units.models import Unit


class Arrangement(StrEnum):
    """How a form lies on its sheets (cách trình bày).

    ``FORM``: a sheet for each unit, a row for each indicator, with numerator and denominator. ``GRID``: one sheet,
    a row for each unit, a column for each indicator. ``CRITERIA``: a sheet for each criterion, a row for each unit,
    with numerator and denominator.
    """

    FORM = "form"
    GRID = "grid"
    CRITERIA = "criteria"


class Kind(StrEnum):
    """What an indicator takes."""

    RATE = "rate"  # a percentage, or the two numbers that make it
    NUMBER = "number"
    ATTESTED = "attested"  # Đạt or Không đạt
    COUNT = "count"  # a count, or the attestation that there is none
    OPEN = "open"  # the province has not said which


def kind_of(provision: Provision) -> Kind:
    """Tell what an indicator that takes a fact takes."""
    match provision.requirement:
        case ShareOfChildren():
            return Kind.RATE
        case Compare():
            return Kind.RATE if (provision.unit or "").strip() == "%" else Kind.NUMBER
        case NoneAllowed():
            return Kind.COUNT
        case Attested(left_to_province=True):
            return Kind.OPEN
        case _:
            return Kind.ATTESTED


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator, or part of one, that takes a value (dòng chỉ tiêu)."""

    criterion: Criterion
    provision: Provision
    kind: Kind

    @property
    def no(self) -> str:
        return self.provision.no

    @property
    def parts(self) -> tuple[Part, ...]:
        """What may be filled in of it, where there is room for all."""
        if self.kind is Kind.RATE:
            return (Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR)
        return (Part.VALUE,)


class Held(NamedTuple):
    """A value on record."""

    as_of: date
    value: Decimal | None
    attested: bool | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One unit on the form; the mappings are by the number of the indicator.

    ``demands``: what the law asks of this unit, in words; ``now``: what is on record for the very day; ``before``:
    the latest before it; ``derived``: what the recognitions answer, so that nobody enters it.
    """

    unit: Unit
    place: str
    demands: Mapping[str, str]
    now: Mapping[str, Held]
    before: Mapping[str, Held]
    derived: Mapping[str, str]


@dataclass(frozen=True)
class Plan:
    """A whole form (biểu): for whom, for which day, by which law, as known when."""

    law: LawAtDate
    day: date
    made_at: datetime
    province: str
    where: str
    arrangement: Arrangement
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]

    @cached_property
    def criteria(self) -> tuple[tuple[Criterion, tuple[Line, ...]], ...]:
        """The criteria that ask for something, with their lines."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.criterion.no, []).append(line)
        return tuple((lines[0].criterion, tuple(lines)) for lines in found.values())

    @cached_property
    def synthetic(self) -> bool:
        """True when the form shows a made-up value."""
        return any(held.synthetic for held in self.held())

    def held(self) -> Iterator[Held]:
        for row in self.rows:
            yield from row.now.values()
            yield from row.before.values()

    @property
    def districts(self) -> bool:
        """True when the rows are worth their district's name."""
        return len({row.place for row in self.rows}) > 1
