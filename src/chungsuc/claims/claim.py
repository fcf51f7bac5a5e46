"""A claim: what a paper says in figures, what it means, and whether it holds (một điều được nói bằng số)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from chungsuc.claims.document import Place


class Status(StrEnum):
    """Whether the arithmetic of a claim holds (kết quả kiểm tra số học)."""

    CONSISTENT = "consistent"
    CONTRADICTION = "contradiction"
    NOT_CHECKABLE = "not_checkable"


class Kind(StrEnum):
    """What sort of thing is said (loại)."""

    SHARE = "share"
    CHANGE = "change"
    PLAN = "plan"
    TOTAL = "total"
    AVERAGE = "average"
    CONVERSION = "conversion"
    SUM = "sum"
    REST = "rest"
    TWICE = "twice"
    UNITS = "units"
    COUNT = "count"
    PERCENT = "percent"


class Against(StrEnum):
    """How a claim compares with the figures of the office (so với số của hệ thống)."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NO_FIGURE = "no_figure"
    LEFT_OUT = "left_out"


class Role(StrEnum):
    """Whether something is, is planned, or is what came anew (tính chất)."""

    ACTUAL = "actual"
    NEW = "new"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a claim is taken to mean: a figure's name, of which place (blank: the province), on which day.

    ``figure`` is blank where it is none of those that the catalogue has.
    """

    figure: str = ""
    scope: str = ""
    day: date | None = None
    role: Role = Role.ACTUAL
    said_day: bool = False
    said_scope: bool = False
    sentence: int = 0  # where the sentence begins in which it is said


@dataclass(frozen=True, slots=True)
class Ours:
    """What the office's own figures say; ``value`` ``None``: not known, ``why`` says why."""

    figure: str
    name: tuple[str, str]
    day: date
    value: Decimal | None
    numerator: int | None = None
    denominator: int | None = None
    percent: Decimal | None = None
    source: tuple[str, str] = ("", "")
    synthetic: bool = False
    published: tuple[tuple[Decimal, str], ...] = ()
    why: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim with its place and its result; numbers are in the unit in which they were printed."""

    kind: Kind
    status: Status
    text: str
    place: Place
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    printed: Decimal | None = None
    computed: Decimal | None = None
    unit: str = ""
    note: tuple[str, str] = ("", "")
    meaning: Meaning = field(default_factory=Meaning)
    ours: Ours | None = None
    against: Against = Against.LEFT_OUT
    difference: Decimal | None = None

    @property
    def wrong(self) -> bool:
        return self.status is Status.CONTRADICTION
