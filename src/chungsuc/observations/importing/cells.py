"""What a file is read into: sheets, rows, cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from chungsuc.engine.reading import is_blank


class Sign(Enum):
    """What is in a cell that holds no value of its own."""

    FORMULA_WITHOUT_RESULT = "="


Cell = str | Decimal | bool | date | Sign | None
Progress = Callable[[int, int], None]  # bytes done, bytes in all


class Row(NamedTuple):
    """One row (dòng): its number as a spreadsheet shows it, and its cells from column A on."""

    number: int
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet (trang tính): its rows come as they are read, once. ``hidden`` sheets are not read."""

    name: str
    rows: Iterator[Row] = field(repr=False)
    hidden: bool = False


def no_progress(done: int, total: int) -> None:
    """Show nothing."""


def column_letters(column: int) -> str:
    """Give a column's letters: 0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Give a cell's name as a spreadsheet shows it: row 12, column 3 → D12."""
    return f"{column_letters(column)}{row}"


def shown(cell: Cell) -> str:
    """Give a cell's content as text, the way its writer saw it, or nearly."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return cell.value if isinstance(cell, Sign) else cell.strip()


@lru_cache(maxsize=4_000)
def _is_blank_text(text: str) -> bool:
    return is_blank(text)


def blank(cell: Cell) -> bool:
    """True when a cell states nothing: empty, a dash, "chưa có số liệu" (see ``engine.reading.is_blank``)."""
    return cell is None or (isinstance(cell, str) and (not cell or _is_blank_text(cell)))


def at(row: Row, column: int | None) -> Cell:
    """Give a cell of a row; ``None`` beyond its end."""
    return row.cells[column] if column is not None and column < len(row.cells) else None
