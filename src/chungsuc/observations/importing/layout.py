"""Find out how a sheet is laid out: a long table, or the office's matrix of units by indicators (nhận dạng bảng)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from chungsuc.observations.importing.cells import Row, at, shown
from chungsuc.observations.importing.targets import Targets
from chungsuc.observations.importing.words import Role, is_numbering, role_of

SEARCHED = 40  # rows in which a header may stand
_COLUMN_NUMBER = re.compile(r"^\(?(\d+|[A-Z])\)?$")  # A, B, 1, 2 … below a header
_ROWS_ABOVE = 4  # a header may be this tall: the unit's heading above the indicators' numbers


@dataclass(frozen=True, slots=True)
class LongLayout:
    """A value per row; ``columns`` by what they hold. ``twice``: a role that two columns claim."""

    header: int
    columns: dict[Role, int]
    ignored: tuple[str, ...]
    twice: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixLayout:
    """A unit per row, an indicator or criterion per column; ``indicators`` holds each column's header."""

    header: int
    unit: int
    district: int | None
    indicators: dict[int, str | Decimal]
    ignored: tuple[str, ...]


Layout = LongLayout | MatrixLayout


def find_layout(rows: Sequence[Row], targets: Targets) -> Layout | None:
    """Find the header among the first rows of a sheet; ``None`` when there is none.

    A row that names at least unit, indicator and value (or numerator and denominator) begins a long table.
    Otherwise the row that names most indicators or criteria is the header of a matrix, if a heading such as
    "Đơn vị" or "Xã" stands in it or just above. A row that numbers the columns (A, B, 1, 2 …) is not mistaken
    for criteria: it numbers the column of units too.
    """
    for row in rows:
        if (long := _as_long(row)) is not None:
            return long
    best: MatrixLayout | None = None
    for index in range(len(rows)):
        found = _as_matrix(rows[max(0, index - _ROWS_ABOVE) : index + 1], targets)
        if found is not None and (best is None or len(found.indicators) > len(best.indicators)):
            best = found
    return best


def _as_long(row: Row) -> LongLayout | None:
    columns: dict[Role, int] = {}
    ignored, twice = [], []
    for column, cell in enumerate(row.cells):
        text = shown(cell)
        role = role_of(text) if isinstance(cell, str) else None
        if role is None:
            ignored += [text] if text and not is_numbering(text) else []
        elif role in columns:
            twice.append((text, columns[role], column))
        else:
            columns[role] = column
    valued = Role.VALUE in columns or {Role.NUMERATOR, Role.DENOMINATOR} <= columns.keys()
    if not (valued and {Role.UNIT, Role.INDICATOR} <= columns.keys()):
        return None
    return LongLayout(row.number, columns, tuple(ignored), tuple(twice))


def _as_matrix(rows: Sequence[Row], targets: Targets) -> MatrixLayout | None:
    header = rows[-1]
    unit = _headed(rows, Role.UNIT)
    if unit is None:
        return None
    district = _headed(rows, Role.DISTRICT)
    indicators: dict[int, str | Decimal] = {}
    ignored = []
    for column, cell in enumerate(header.cells):
        if column in {unit, district} or not isinstance(cell, str | Decimal) or not shown(cell):
            continue
        if targets.recognise(cell):
            indicators[column] = cell
        elif not is_numbering(shown(cell)) and role_of(shown(cell)) is None:
            ignored.append(shown(cell))
    if not indicators or _numbers_columns(header, unit):
        return None
    left = [column for column in indicators if column < unit]
    for column in left:  # what stands left of the unit's name numbers the rows
        del indicators[column]
    return MatrixLayout(header.number, unit, district, indicators, tuple(ignored)) if indicators else None


def _headed(rows: Sequence[Row], role: Role) -> int | None:
    """Give the column that bears a heading in the lowest of the rows that has one."""
    for row in reversed(rows):
        for column, cell in enumerate(row.cells):
            if isinstance(cell, str) and role_of(cell) is role:
                return column
    return None


def _numbers_columns(row: Row, unit: int) -> bool:
    return bool(_COLUMN_NUMBER.match(shown(at(row, unit))))
