"""Read a filled-in list: which rows say whom, and in which cells (đọc danh sách mời)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from chungsuc.accounts.inviting import MOST, Fault, Field, Row
from chungsuc.accounts.people_errors import ColumnsMissing, InvitationTooLarge, TooManyPeople
from chungsuc.errors import ChungSucError
from chungsuc.exchange.invitation.columns import HEAD_ROWS, NEEDED, OURS, meant
from chungsuc.exchange.workbook.gate import workbook_sheets
from chungsuc.observations.file_errors import DayUnreadable, FormulaWithoutResult
from chungsuc.observations.importing.cells import Cell, Sign, at, cell_name, shown
from chungsuc.observations.importing.cells import Row as SheetRow

MOST_BYTES = 400 * 1024
_DAYS = frozenset({Field.SINCE, Field.UNTIL})


@dataclass(frozen=True, slots=True)
class ReadList:
    """The rows of a list, and where its cells are."""

    sheet: str
    head: int
    columns: Mapping[Field, int]
    rows: tuple[Row, ...]

    def cell(self, row: int, field: Field) -> str:
        """Name the cell of a field; of a column that is not there the one of the name."""
        return cell_name(row, self.columns.get(field, self.columns[Field.NAME]))


def read_list(path: Path) -> ReadList:
    """Read the first visible sheet that holds a list of people; columns may be moved, others added.

    Raises:
        WorkbookError: it is no workbook, or an unsafe one.
        InvitationTooLarge, ColumnsMissing, TooManyPeople.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise InvitationTooLarge(size=size >> 10, limit=MOST_BYTES >> 10)
    with workbook_sheets(path) as sheets:
        for sheet in sheets:
            if sheet.hidden or sheet.name in OURS:
                continue
            rows = iter(sheet.rows)
            found = _header(rows)
            if found is not None:
                head, columns = found
                return ReadList(sheet.name, head, columns, tuple(_rows(rows, columns)))
    raise ColumnsMissing(rows=HEAD_ROWS, columns=", ".join(f"«{name}»" for name in NEEDED))


def _header(rows: Iterator[SheetRow]) -> tuple[int, dict[Field, int]] | None:
    for row in rows:
        if row.number > HEAD_ROWS:
            return None
        columns: dict[Field, int] = {}
        for index, cell in enumerate(row.cells):
            field = meant(cell) if isinstance(cell, str) else None
            if field is not None:
                columns.setdefault(field, index)
        if {Field.NAME, Field.ROLE} <= columns.keys():
            return row.number, columns
    return None


def _rows(rows: Iterable[SheetRow], columns: Mapping[Field, int]) -> Iterator[Row]:
    count = 0
    for row in rows:
        read = _row(row, columns)
        if read is None:
            continue
        count += 1
        if count > MOST:
            raise TooManyPeople(limit=MOST)
        yield read


def _row(row: SheetRow, columns: Mapping[Field, int]) -> Row | None:
    cells = {field: at(row, column) for field, column in columns.items()}
    if all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells.values()):
        return None
    texts: dict[Field, str] = {}
    days: dict[Field, date | None] = {Field.SINCE: None, Field.UNTIL: None}
    faults: list[Fault] = []
    for field, cell in cells.items():
        try:
            if cell is Sign.FORMULA_WITHOUT_RESULT:
                raise FormulaWithoutResult
            if field in _DAYS:
                days[field] = _day(cell)
            else:
                texts[field] = _text(field, cell)
        except ChungSucError as error:
            faults.append(Fault(row.number, field, error))
    return Row(row.number, texts, days[Field.SINCE], days[Field.UNTIL], tuple(faults))


def _text(field: Field, cell: Cell) -> str:
    # A code typed as a number has lost its zeros: 5602 is 05602.
    if field is Field.UNIT and isinstance(cell, Decimal) and cell == cell.to_integral_value():
        return f"{int(cell):05}"
    return " ".join(shown(cell).split())[:300]


def _day(cell: Cell) -> date | None:
    text = shown(cell).strip()
    if isinstance(cell, date) or not text:
        return cell if isinstance(cell, date) else None
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 — a day has no time zone
        except ValueError:
            continue
    raise DayUnreadable(value=text)
