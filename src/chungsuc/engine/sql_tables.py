"""Tables of levels as tables of the statement: a row looks its levels up instead of walking through cases.

All levels that a law gives by the same traits stand in one table of a few dozen rows, one for each combination
of what its traits may be, "none of these, or unknown" among them. So every row of the panel finds exactly one
row, and an inner join loses none; an engine of columns then reads a level at the price of an array's element.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import TypeAlias

from sqlglot import exp

from chungsuc.engine.sql_nodes import column

Cells: TypeAlias = Mapping[tuple[str, ...], Decimal | None]


class LevelTable:
    """The levels by some traits: ``values`` holds, trait by trait, the values that have a place, from 1 on.

    ``key`` names the column with a row's place in the table, worked out from the places of its traits in a
    number system of mixed base; the place 0 of a trait is any other value, or none.
    """

    def __init__(self, key: str, values: Sequence[Sequence[str]]) -> None:
        self.key = key
        self._values = values
        self._columns: dict[str, Cells] = {}

    def column_for(self, cells: Cells) -> str:
        """Name the column that holds these cells; equal cells share one."""
        for name, known in self._columns.items():
            if known == cells:
                return name
        name = f"v{self.key}_{len(self._columns)}"
        self._columns[name] = cells
        return name

    def joined(self, names: Sequence[str]) -> exp.Join:
        """Write the join that adds the columns ``names``."""
        place = f"{self.key}_of"
        inner = exp.values([*self._rows(names)], alias=f"given_{self.key}", columns=[place, *names])
        levels = [exp.alias_(exp.cast(column(name), "DOUBLE"), name, quoted=True) for name in names]
        table = exp.select(column(place), *levels).from_(inner).subquery(f"table_{self.key}")
        return exp.Join(this=table, on=exp.EQ(this=column(self.key), expression=column(place)), kind="INNER")

    def _rows(self, names: Sequence[str]) -> Iterator[tuple[exp.Expr, ...]]:
        for place, keys in enumerate(product(*((None, *values) for values in self._values))):
            levels = [None if None in keys else self._columns[name].get(keys) for name in names]  # type: ignore[arg-type]
            yield (exp.Literal.number(place), *(exp.null() if level is None else _number(level) for level in levels))


def _number(level: Decimal) -> exp.Expr:
    return exp.Literal.number(format(level, "f"))
