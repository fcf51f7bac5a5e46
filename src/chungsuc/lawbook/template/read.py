"""A filled-in template as lines of cells, each with its place (đọc mẫu)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from chungsuc.errors import Where
from chungsuc.lawbook.template.columns import (
    CRITERIA,
    CRITERION_COLUMNS,
    DEMAND_COLUMNS,
    DEMANDS,
    FIELDS,
    HEAD,
    NEEDED,
    RULE_COLUMNS,
    RULES,
    Column,
)
from chungsuc.lawbook.template.words import Words, key_of, plain
from chungsuc.lawbook.template_errors import (
    CellNeeded,
    ColumnMissing,
    CountUnclear,
    DayUnclear,
    FormulaWithoutResult,
    SheetMissing,
    TemplateError,
    WordUnknown,
)
from chungsuc.observations.importing.cells import Cell, Row, Sheet, Sign, cell_name, shown
from chungsuc.observations.importing.opening import opened

_SEARCHED = 10  # rows in which the heads are looked for
_SIGNS_OF_A_HEAD = 2


@dataclass
class Reading:
    """What one file says, and the faults of its cells as they are found."""

    file: str
    head: Line
    criteria: list[Line] = field(default_factory=list)
    demands: list[Line] = field(default_factory=list)
    rules: list[Line] = field(default_factory=list)
    faults: list[TemplateError] = field(default_factory=list)


@dataclass
class Line:
    """One line of a sheet: its cells by the key of their column, and where each stands."""

    reading: Reading | None
    sheet: str
    number: int
    cells: dict[str, Cell] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)

    def where(self, key: str) -> Where:
        """Give the place of a cell; where the column does not exist, that of the line's beginning."""
        assert self.reading is not None
        return Where(file=self.reading.file, sheet=self.sheet, cell=self.places.get(key, f"A{self.number}"))

    def report(self, key: str, fault: type[TemplateError], **data: object) -> None:
        assert self.reading is not None
        self.reading.faults.append(fault(where=self.where(key), **data))

    def text(self, key: str) -> str:
        """Give a cell as text; empty when it is empty."""
        cell = self.cells.get(key)
        if isinstance(cell, Sign):
            self.report(key, FormulaWithoutResult)
            return ""
        return " ".join(shown(cell).split())

    def needed(self, key: str) -> str:
        said = self.text(key)
        if not said and not isinstance(self.cells.get(key), Sign):
            self.report(key, CellNeeded, column=self.heads.get(key, key))
        return said

    def word(self, key: str, words: Words, *, needed: bool = False) -> str | None:
        """Give the key of a word chosen in a cell; ``None`` where it is empty or not a word of the column."""
        said = self.needed(key) if needed else self.text(key)
        found = key_of(words, said) if said else None
        if said and found is None:
            allowed = ", ".join(words.values())
            self.report(key, WordUnknown, given=said, column=self.heads.get(key, key), allowed=allowed)
        return found

    def day(self, key: str) -> date | None:
        cell, said = self.cells.get(key), self.text(key)
        if isinstance(cell, date) or not said:
            return cell if isinstance(cell, date) else None
        for form in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"):
            try:
                return datetime.strptime(said, form).date()  # noqa: DTZ007 — a day has no time zone
            except ValueError:
                continue
        self.report(key, DayUnclear, given=said)
        return None

    def count(self, key: str) -> int | None:
        said = self.text(key)
        if not said:
            return None
        if not said.isdecimal():
            self.report(key, CountUnclear, given=said, column=self.heads.get(key, key))
            return None
        return int(said)


def read_template(path: Path) -> Reading:
    """Read the sheets of a template; what is wrong with single cells is gathered in ``faults``.

    Raises:
        ObservationFault: the file cannot be opened, or not safely (CS-OBS-3xx).
    """
    reading = Reading(path.name, Line(None, HEAD, 1))
    reading.head.reading = reading
    seen: dict[str, list[Row]] = {}
    with opened(path) as sheets:
        for sheet in sheets:
            name = _known_name(sheet)
            if name is not None and name not in seen:
                seen[name] = list(sheet.rows)
    for name in (HEAD, CRITERIA, DEMANDS):
        if name not in seen:
            reading.faults.append(SheetMissing(sheet=name, where=Where(file=path.name)))
    _read_head(seen.get(HEAD, []), reading)
    reading.criteria = list(_lines(seen.get(CRITERIA, []), CRITERIA, CRITERION_COLUMNS, NEEDED["criteria"], reading))
    reading.demands = list(_lines(seen.get(DEMANDS, []), DEMANDS, DEMAND_COLUMNS, NEEDED["demands"], reading))
    reading.rules = list(_lines(seen.get(RULES, []), RULES, RULE_COLUMNS, (), reading))
    return reading


def _known_name(sheet: Sheet) -> str | None:
    return next((name for name in (HEAD, CRITERIA, DEMANDS, RULES) if plain(name) == plain(sheet.name)), None)


def _read_head(rows: Sequence[Row], reading: Reading) -> None:
    by_label = {plain(one.label): one for one in FIELDS}
    for row in rows:
        label = plain(shown(row.cells[0])).removesuffix("*").strip() if row.cells else ""
        known = by_label.get(label)
        if known is not None:
            reading.head.cells[known.key] = row.cells[1] if len(row.cells) > 1 else None
            reading.head.places[known.key] = cell_name(row.number, 1)
            reading.head.heads[known.key] = known.label
    if not rows:
        return
    for one in FIELDS:
        if one.key not in reading.head.places:
            reading.head.heads[one.key] = one.label
            if one.needed:
                reading.head.report(one.key, ColumnMissing, column=one.label)
        elif one.needed:
            reading.head.needed(one.key)


def _lines(
    rows: Sequence[Row], sheet: str, columns: Sequence[Column], needed: Sequence[str], reading: Reading
) -> Iterator[Line]:  # fmt: skip
    """Give the lines below the heads that hold anything."""
    found = _heads(rows, columns)
    if found is None:
        if rows and needed:
            first = next(column.head for column in columns if column.key in needed)
            where = Where(file=reading.file, sheet=sheet, cell="A1")
            reading.faults.append(ColumnMissing(column=first, where=where))
        return
    start, at = found
    heads = {column.key: column.head for column in columns}
    for key in needed:
        if key not in at:
            where = Where(file=reading.file, sheet=sheet, cell=f"A{rows[start].number}")
            reading.faults.append(ColumnMissing(column=heads[key], where=where))
    for row in rows[start + 1 :]:
        cells = {key: row.cells[column] for key, column in at.items() if column < len(row.cells)}
        if any(shown(cell) for cell in cells.values()):
            places = {key: cell_name(row.number, column) for key, column in at.items()}
            yield Line(reading, sheet, row.number, cells, places, heads)


def _heads(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[int, dict[str, int]] | None:
    """Find the row of heads, and which column is where."""
    by_head = {plain(column.head): column.key for column in columns}
    for index, row in enumerate(rows[:_SEARCHED]):
        at: dict[str, int] = {}
        for number, cell in enumerate(row.cells):
            key = by_head.get(plain(shown(cell)))
            if key is not None:
                at.setdefault(key, number)
        if len(at) >= min(_SIGNS_OF_A_HEAD, len(columns)):
            return index, at
    return None
