"""The sheets of an uploaded file as they came: rows of cells, and the hidden codes found among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from chungsuc.exchange.workbook.codes import LOOK, unpack
from chungsuc.exchange.workbook.errors import TooManyCells
from chungsuc.exchange.workbook.gate import workbook_sheets
from chungsuc.observations.importing.cells import Row, Sheet

MOST_CELLS = 3_000_000  # with the empty ones between; a province's largest sheet has 30,000
Code = Mapping[str, str]


@dataclass
class Loaded:
    """One sheet in memory, with its codes: its own, those of rows (by number) and of columns (by index)."""

    name: str
    rows: list[Row]
    own: Code | None = None
    of_rows: dict[int, Code] = field(default_factory=dict)
    of_columns: dict[int, Code] = field(default_factory=dict)
    hidden: bool = False

    @property
    def coded(self) -> bool:
        return bool(self.own or self.of_rows or self.of_columns)

    @property
    def to_look_at(self) -> bool:
        """True for a sheet of ours that nobody fills in."""
        return self.own is not None and self.own.get("kind") == LOOK


def load(path: Path) -> list[Loaded]:
    """Read all sheets; of hidden ones the name only.

    Raises:
        WorkbookError: CS-WBK-101 … 107, 117, 118.
        NewerForm: a code comes from a newer release.
    """
    with workbook_sheets(path) as found:
        return list(_loaded(path, found))


def _loaded(path: Path, found: Iterable[Sheet]) -> Iterator[Loaded]:
    room = MOST_CELLS
    for sheet in found:
        loaded = Loaded(sheet.name, [], hidden=sheet.hidden)
        if not sheet.hidden:
            for row in sheet.rows:
                room -= len(row.cells) + 1
                if room < 0:
                    raise TooManyCells(sheet=sheet.name, name=path.name)
                loaded.rows.append(row)
                _note_codes(loaded, row)
        yield loaded


def _note_codes(loaded: Loaded, row: Row) -> None:
    for column, cell in enumerate(row.cells):
        code = unpack(cell) if isinstance(cell, str) and cell.startswith("chungsuc:") else None
        if code is None:
            continue
        if "set" in code or "kind" in code:
            loaded.own = code
        elif "part" in code:
            loaded.of_columns[column] = code
        else:
            loaded.of_rows[row.number] = code
