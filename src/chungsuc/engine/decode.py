"""The result of the panel engine given back in the words of the single engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import pyarrow as pa

from chungsuc.engine.columns import (
    DAY,
    MET_COUNT,
    STATUS,
    UNIT,
    Code,
    criterion_column,
    provision_column,
)
from chungsuc.engine.verdict import Status
from chungsuc.law.overlays import LawAtDate

_STATUS = {
    Code.UNMET.value: Status.UNMET,
    Code.NOT_APPLICABLE.value: Status.NOT_APPLICABLE,
    Code.UNKNOWN.value: Status.UNKNOWN,
    Code.MET.value: Status.MET,
}


class PanelVerdict(NamedTuple):
    """One row of a judged panel: the statuses by number, as far as the statement gave them."""

    unit: str
    day: date
    status: Status
    criteria_met: int
    criteria: Mapping[str, Status]
    provisions: Mapping[str, Status]


def statuses(table: pa.Table, name: str) -> list[Status]:
    """Give one result column (``c_10``) as statuses, in the table's order."""
    return [_STATUS[code] for code in table.column(name).to_pylist()]


def decode(law: LawAtDate, table: pa.Table) -> Iterator[PanelVerdict]:
    """Give a judged panel row by row; meant for pages and tests, not for millions of rows."""
    present = set(table.column_names)
    criteria = {c.no: criterion_column(c.no) for c in law.criteria}
    provisions = {p.no: provision_column(p.no) for p in law.provisions()}
    by_criterion = {no: statuses(table, name) for no, name in criteria.items() if name in present}
    by_provision = {no: statuses(table, name) for no, name in provisions.items() if name in present}
    rows = zip(
        table.column(UNIT).to_pylist(),
        table.column(DAY).to_pylist(),
        statuses(table, STATUS),
        table.column(MET_COUNT).to_pylist(),
        strict=True,
    )
    for place, (unit, day, status, count) in enumerate(rows):
        yield PanelVerdict(
            unit=unit,
            day=day,
            status=status,
            criteria_met=count,
            criteria={no: column[place] for no, column in by_criterion.items()},
            provisions={no: column[place] for no, column in by_provision.items()},
        )
