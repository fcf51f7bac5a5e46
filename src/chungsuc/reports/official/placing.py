"""Where the cells of a table stand when some are several rows deep (vị trí ô gộp)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from chungsuc.reports.official.model import Cell, Row, runs_of

LONGEST_KEPT = 900  # characters: a row with a longer cell may break over a page


class Placed(NamedTuple):
    """A cell with the number of its first column; ``below`` marks the lower part of a cell that began above."""

    cell: Cell
    at: int
    below: bool = False


def placed(rows: Sequence[Row]) -> list[list[Placed]]:
    """Give for each row its cells from left to right, those that reach down from above among them."""
    result: list[list[Placed]] = []
    reaching: dict[int, tuple[Cell, int]] = {}  # by column: the cell, and how many rows it still has
    for row in rows:
        line: list[Placed] = []
        at = _take_down(reaching, line, 0)
        for cell in row.cells:
            line.append(Placed(cell, at))
            if cell.deep > 1:
                reaching[at] = (cell, cell.deep)
            at = _take_down(reaching, line, at + cell.span)
        for column, (cell, left) in list(reaching.items()):
            reaching[column] = (cell, left - 1)
            if left <= 1:
                del reaching[column]
        result.append(line)
    return result


def longest(row: Row) -> int:
    """Give the length of the longest cell of a row, in characters."""
    return max((sum(len(run.text) for run in runs_of(cell.text)) for cell in row.cells), default=0)


def _take_down(reaching: dict[int, tuple[Cell, int]], line: list[Placed], at: int) -> int:
    while at in reaching:
        cell = reaching[at][0]
        line.append(Placed(cell, at, below=True))
        at += cell.span
    return at
