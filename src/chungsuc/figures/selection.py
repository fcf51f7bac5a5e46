"""What of a table is looked at: some units, some criteria, or the indicators of one; and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from chungsuc.engine.verdict import Status
from chungsuc.figures.assembly import columns_inside, columns_of
from chungsuc.figures.errors import NotSortable
from chungsuc.figures.tables import Column, CriteriaTable, Row
from chungsuc.law.overlays import LawAtDate
from chungsuc.units.collation import vietnamese_order

if TYPE_CHECKING:
    from chungsuc.units.models import Unit

WORST_FIRST = {Status.UNMET: 0, Status.UNKNOWN: 1, Status.MET: 2, Status.NOT_APPLICABLE: 3}


@dataclass(frozen=True, slots=True)
class Selection:
    """A part of a table (phần được xem); ``None`` leaves nothing out.

    ``threads``: these units. ``numbers``: these criteria, or indicators where ``criterion`` names the one to look
    into. ``said`` and ``columns_said``: which units and which columns are left, in words, for whoever reads the table.
    """

    threads: frozenset[str] | None = None
    numbers: frozenset[str] | None = None
    criterion: str = ""
    said: tuple[str, ...] = ()
    columns_said: tuple[str, ...] = ()

    def of(self, units: Iterable[Unit]) -> list[Unit]:
        return [unit for unit in units if self.threads is None or unit.thread in self.threads]

    def columns(self, law: LawAtDate) -> tuple[Column, ...]:
        """Give the columns that are looked at.

        Raises:
            NoSuchCriterion: the set does not have the criterion to look into.
        """
        columns = columns_inside(law, self.criterion) if self.criterion else columns_of(law)
        if self.numbers is None:
            return columns
        kept = self.numbers | ({self.criterion} if self.criterion else set())
        return tuple(column for column in columns if column.no in kept)


WHOLE = Selection()


def sorted_by(table: CriteriaTable, key: str, *, reverse: bool = False) -> CriteriaTable:
    """Put the rows of a table in another order, without groups: by name, by number met, or by one column.

    ``key`` is ``ten``, ``dat`` or the number of a column; a column begins with what is not met.

    Raises:
        NotSortable: the key is none of these.
    """
    rows = sorted(table.rows, key=_key(table, key), reverse=reverse)
    return replace(table, rows=tuple(rows), groups=())


def _key(table: CriteriaTable, key: str) -> Callable[[Row], Any]:
    if key == "ten":
        return lambda row: (vietnamese_order(row.name.split(" ", 1)[-1]), row.code)
    if key == "dat":
        return lambda row: row.met
    for index, column in enumerate(table.columns):
        if column.no == key:
            return lambda row: WORST_FIRST[row.cells[index]]
    raise NotSortable(key=key, known="ten, dat")
