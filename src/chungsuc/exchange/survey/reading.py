"""Read a filled-in table of sheets: every fault with its cell (đọc bảng nhập phiếu)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from chungsuc.errors import ChungSucError, Faults, Where
from chungsuc.exchange.survey.columns import (
    FIXED,
    HEAD_ROWS,
    MOST_BYTES,
    MOST_PAPERS,
    NUMBER,
    PAPERS,
    STAMP,
    headings,
)
from chungsuc.exchange.workbook.gate import workbook_sheets
from chungsuc.observations.importing.cells import Row, at, cell_name, shown
from chungsuc.surveys.entering import Paper, read_number
from chungsuc.surveys.errors import GroupUnknown, MarkWrong, TooManySheets, WorkbookHeavy, WorkbookNotOurs
from chungsuc.surveys.models import Group, Survey
from chungsuc.surveys.words import Mark


def read_papers(path: Path, survey: Survey, items: int) -> list[Paper]:
    """Read the sheets of a survey with so many questions out of its table.

    Raises:
        WorkbookError: it is no workbook, or an unsafe one.
        WorkbookHeavy, WorkbookNotOurs, TooManySheets.
        Faults: what is wrong in cells, all of it.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise WorkbookHeavy(size=size >> 10, limit=MOST_BYTES >> 10)
    groups = {one.name.casefold(): one for one in survey.groups.all()}
    found: list[Paper] = []
    faults: list[ChungSucError] = []
    with workbook_sheets(path) as sheets:
        for sheet in sheets:
            if sheet.name != PAPERS:
                continue
            rows = iter(list(sheet.rows))  # all of it: a part left in the middle of being read would stay open
            _header(rows, survey, items)
            for row in rows:
                if len(found) + len(faults) > MOST_PAPERS:
                    raise TooManySheets(limit=MOST_PAPERS)
                wrong = list(_read(row, items, groups, found))
                faults.extend(wrong)
            if faults:
                raise Faults(faults)
            return found
    raise _not_ours(survey, items)


def _header(rows: Iterator[Row], survey: Survey, items: int) -> None:
    stamped = False
    for row in rows:
        first = shown(at(row, 0)).strip()
        stamped = stamped or (first.startswith(STAMP) and first.removeprefix(STAMP).strip() == survey.number)
        if first == NUMBER:
            heads = tuple(shown(at(row, column)).strip() for column in range(FIXED + items + 1))
            if stamped and heads == headings(items):
                return
            break
        if row.number > HEAD_ROWS:
            break
    raise _not_ours(survey, items)


def _read(row: Row, items: int, groups: Mapping[str, Group], into: list[Paper]) -> Iterator[ChungSucError]:
    """Put the sheet of a row into ``into``, or give what is wrong with it; a row without answers is none."""
    cells = [shown(at(row, column)).strip() for column in range(FIXED + items + 1)]
    if not cells[0] and not any(cells[FIXED:]):
        return
    wrong = False
    number, group = 0, groups.get(" ".join(cells[1].split()).casefold())
    try:
        number = read_number(cells[0])
    except ChungSucError as error:
        wrong = True
        yield type(error)(where=_where(row, 0), **error.data)
    if cells[1] and group is None:
        wrong = True
        known = ", ".join(one.name for one in groups.values())
        yield GroupUnknown(where=_where(row, 1), name=cells[1][:60], known=known)
    for column in range(FIXED, FIXED + items + 1):
        if cells[column] not in Mark.values:
            wrong = True
            yield MarkWrong(where=_where(row, column), given=cells[column][:20])
    if not wrong:
        marks = "".join(cells[FIXED:])
        into.append(Paper(number, group, marks[:-1], marks[-1], _where(row, 0)))


def _where(row: Row, column: int) -> Where:
    return Where(sheet=PAPERS, cell=cell_name(row.number, column))


def _not_ours(survey: Survey, items: int) -> WorkbookNotOurs:
    return WorkbookNotOurs(number=survey.number, sheet=PAPERS, columns=", ".join(headings(items)))
