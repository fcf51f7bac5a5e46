"""A workbook as plain data (sổ Excel): sheets of typed columns; what is a total stays a formula."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a column holds (kiểu cột)."""

    TEXT = "text"
    MARK = "mark"  # short text, in the middle
    WHOLE = "whole"
    NUMBER = "number"
    TENTHS = "tenths"  # one decimal, as averages are printed
    PERCENT = "percent"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name in the head, its width in characters, what it holds."""

    name: str
    width: float
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the value that we reckoned ourselves, which is what a reader without Excel sees.

    ``{row}`` stands for its own row, ``{first}`` and ``{last}`` for the rows of the table.
    """

    text: str
    value: int | Decimal | None


Value = str | int | Decimal | date | Formula | None  # ``None``: not known, or nothing to say; the cell stays empty


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one table; ``lines`` stand above it, ``notes`` below, ``total`` is its last row.

    ``large``: to be printed on A3. ``fixed``: how many columns stay in sight when one scrolls to the side.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]
    lines: tuple[str, ...] = ()
    total: tuple[Value, ...] = ()
    notes: tuple[str, ...] = ()
    large: bool = False
    fixed: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook; ``about`` says what the file is, on a sheet of its own, last."""

    title: str
    subject: str
    sheets: tuple[Sheet, ...]
    about: tuple[tuple[str, str], ...]
    made_at: datetime
    synthetic: bool = False
    about_notes: tuple[str, ...] = ()
