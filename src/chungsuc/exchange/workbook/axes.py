"""What the rows and columns of a sheet stand for: by hidden code, else by what stands there to be read.

Where a code and the visible text disagree, nothing is guessed: sorting or copying a part of a sheet leaves codes
behind, and the values of one commune would become those of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from chungsuc.engine.reading import fold
from chungsuc.errors import ChungSucError
from chungsuc.exchange.workbook.codes import Part
from chungsuc.exchange.workbook.sheets import Loaded
from chungsuc.observations.importing.cells import Cell, Row, at, blank, shown
from chungsuc.observations.importing.layout import SEARCHED, MatrixLayout, find_layout
from chungsuc.observations.importing.targets import Targets
from chungsuc.observations.importing.words import Role, role_of
from chungsuc.units.models import Unit
from chungsuc.units.names import readings, written_as

_PARTS = {
    Role.VALUE: Part.VALUE, Role.NUMERATOR: Part.NUMERATOR, Role.DENOMINATOR: Part.DENOMINATOR, Role.NOTE: Part.NOTE,
}  # fmt: skip
_PARTS_BELOW = 6  # rows below the numbers of indicators in which "Giá trị, Tử số, Mẫu số" may stand


class Column(NamedTuple):
    """A column to be read; ``no`` is blank where the rows name the indicator, or for a note on a whole row.

    ``written``: what its head says, to be held against the code.
    """

    part: Part
    no: str = ""
    measure: str = ""
    written: Cell = None


@dataclass(frozen=True)
class Axes:
    """How one sheet is to be read: from which row on, which columns, and where rows name themselves."""

    columns: Mapping[int, Column]
    first_row: int = 1
    unit: int | None = None
    district: int | None = None
    number: int | None = None
    ignored: tuple[str, ...] = field(default=())


def axes_of(sheet: Loaded, targets: Targets) -> Axes | None:
    """Find out how to read a sheet; ``None`` when there is nothing to be read on it."""
    first = [row for row in sheet.rows if row.number <= SEARCHED]
    if not sheet.of_columns:
        return _form_head(first) or _grid_head(first, targets)
    coded = {
        column: Column(Part(code["part"]), code.get("no", ""), code.get("measure", ""))
        for column, code in sheet.of_columns.items()
        if code["part"] in set(Part)
    }
    return _headed(first, coded) if coded else None


def _headed(rows: list[Row], coded: dict[int, Column]) -> Axes:
    """Add to coded columns what their head says, and where rows name their unit or indicator."""
    for row in rows:
        roles = _roles(row)
        if Role.UNIT not in roles and Role.INDICATOR not in roles:
            continue
        with_heads = {column: one._replace(written=_over(row, column, coded)) for column, one in coded.items()}
        return Axes(
            with_heads, row.number + 1, roles.get(Role.UNIT), roles.get(Role.DISTRICT), roles.get(Role.INDICATOR)
        )  # fmt: skip
    return Axes(coded)


def _over(row: Row, column: int, coded: dict[int, Column]) -> Cell:
    """Give the head over a column; over its numerator and denominator it stands over the value to the left."""
    cell, one = at(row, column), coded[column]
    if not blank(cell) or not one.no:
        return cell
    left = column - 1
    if left in coded and coded[left].no == one.no:
        return _over(row, left, coded)
    return None


def _roles(row: Row) -> dict[Role, int]:
    roles: dict[Role, int] = {}
    for column, cell in enumerate(row.cells):
        role = role_of(cell) if isinstance(cell, str) else None
        if role is not None:
            roles.setdefault(role, column)
    return roles


# ── by what stands there ─────────────────────────────────────────────────────────────────────────────


def _form_head(rows: list[Row]) -> Axes | None:
    """Find the head of a table with a row for each indicator: "Số chỉ tiêu" and "Giá trị" in one row."""
    for row in rows:
        roles = _roles(row)
        valued = Role.VALUE in roles or {Role.NUMERATOR, Role.DENOMINATOR} <= roles.keys()
        if Role.INDICATOR in roles and valued:
            columns = {roles[role]: Column(part) for role, part in _PARTS.items() if role in roles}
            return Axes(
                columns, row.number + 1, roles.get(Role.UNIT), roles.get(Role.DISTRICT), roles[Role.INDICATOR]
            )  # fmt: skip
    return None


def _grid_head(rows: list[Row], targets: Targets) -> Axes | None:
    """Find the head of a table with a row for each unit and columns named by indicators."""
    # A row that says both "Đơn vị" and numbers is the head; a row of small counts looks like numbers of criteria.
    sure = (found for row in rows if isinstance(found := find_layout([row], targets), MatrixLayout))
    layout = next(sure, None) or find_layout(rows, targets)
    if not isinstance(layout, MatrixLayout):
        return None
    below = [row for row in rows if layout.header < row.number <= layout.header + _PARTS_BELOW]
    parts = _part_row(below, layout)
    columns: dict[int, Column] = {}
    for column, part in _spread(layout, parts):
        written = layout.indicators[max(c for c in layout.indicators if c <= column)]
        no = _number(written, targets)
        if no is not None:
            columns[column] = Column(part, no, written=written)
    head = next(row for row in rows if row.number == layout.header)
    for column, cell in enumerate(head.cells):
        if isinstance(cell, str) and role_of(cell) is Role.NOTE:
            columns[column] = Column(Part.NOTE)
    last = parts.number if parts is not None else layout.header
    return Axes(columns, last + 1, layout.unit, layout.district, ignored=layout.ignored) if columns else None


def _part_row(rows: list[Row], layout: MatrixLayout) -> Row | None:
    """Give the row that says "Giá trị, Tử số, Mẫu số" below the numbers of indicators."""
    for row in rows:
        if any(_part(cell) is not None for cell in row.cells[min(layout.indicators) :]):
            return row
    return None


def _spread(layout: MatrixLayout, parts: Row | None) -> Iterator[tuple[int, Part]]:
    if parts is None:
        yield from ((column, Part.VALUE) for column in layout.indicators)
        return
    for column in range(min(layout.indicators), len(parts.cells)):
        part = _part(at(parts, column))
        if part is not None and part is not Part.NOTE:
            yield column, part


def _part(cell: Cell) -> Part | None:
    role = role_of(cell) if isinstance(cell, str) else None
    return None if role is None else _PARTS.get(role)


def _number(cell: str | Decimal, targets: Targets) -> str | None:
    try:
        target = targets.find(cell)
    except ChungSucError:
        return None
    return None if target.provision is None else target.provision.no


# ── codes held against what stands there ─────────────────────────────────────────────────────────────


def says_number(cell: Cell, no: str) -> bool:
    """True when a visible cell names the indicator of a code, or none at all.

    "3.1", "Chỉ tiêu 3.1", "3.1 Tỷ lệ diện tích…" and a number that lost its last zero all name it.
    """
    if blank(cell) or not isinstance(cell, str | Decimal):
        return True
    if isinstance(cell, Decimal):
        return bool(re.fullmatch(r"\d+(\.\d+)?", no)) and Decimal(no) == cell
    text = re.sub(r"^(chi tieu( so)?|ct)\s*[.:]?\s*", "", fold(cell))
    if not re.match(r"^(dk\.?)?\d", text):
        return True  # words, and no number that could be another
    return bool(re.match(rf"{re.escape(no.casefold())}(?![\w./])", text)) or text == no.casefold()


def says_unit(cell: Cell, unit: Unit) -> bool:
    """True when a visible cell names the unit of a code, or nothing at all."""
    if blank(cell) or not isinstance(cell, str | Decimal):
        return True
    text = shown(cell)
    if text.isdigit():
        return text.zfill(len(unit.code)) == unit.code
    return any(
        written_as(reading.unit.key, unit.name_key) and reading.unit.type in {None, unit.type}
        for reading in readings(text)
    )
