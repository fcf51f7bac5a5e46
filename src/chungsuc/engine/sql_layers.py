"""Layers of subqueries: each column is computed once, one layer above the columns it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlglot import exp

from chungsuc.engine.sql_nodes import column


class Table(Protocol):
    """A small table in which each row of the panel finds exactly one row."""

    @property
    def key(self) -> str:
        """Name the column of the layers that says which row of the table is meant."""
        ...

    def joined(self, names: Sequence[str]) -> exp.Join:
        """Write the join that adds the columns ``names``."""
        ...


class Layers:
    """Collects named expressions and stacks them: what depends on a column lies in a later layer.

    SQL has no name for an expression of the same SELECT, so without layers an indicator would be written, and
    computed, again in its criterion, in the count and in the status.
    """

    def __init__(self) -> None:
        self._expressions: dict[str, exp.Expr] = {}
        self._needs: dict[str, frozenset[str]] = {}
        self._height: dict[str, int] = {}
        self._tables: dict[str, Table] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._expressions

    def add(self, name: str, expression: exp.Expr) -> exp.Column:
        """Compute ``expression`` as ``name``; columns not added here are those of the table below."""
        needs = frozenset(found.name for found in expression.find_all(exp.Column))
        self._expressions[name] = expression
        self._needs[name] = needs
        self._height[name] = 1 + max((self._height.get(need, 0) for need in needs), default=0)
        return column(name)

    def look_up(self, name: str, table: Table) -> exp.Column:
        """Read the column ``name`` of a table, one layer above the table's key."""
        self._tables[name] = table
        return self.add(name, column(table.key))

    def select(self, outputs: Sequence[str], source: exp.Expr) -> exp.Select:
        """Write the nested SELECT that gives ``outputs``; each layer carries only what a later one needs.

        The expressions move into the statement without being copied, so this is asked once.
        """
        top = max((self._height.get(name, 0) for name in outputs), default=0)
        carried = [list(outputs)]
        for height in range(top, 0, -1):
            carried.append(self._below(carried[-1], height))
        carried.reverse()
        below = source
        for height in range(1, top + 1):
            select = self._layer(carried[height], height, below)
            below = select.subquery(f"l{height}", copy=False)
        return select if top else self._layer(list(outputs), 0, below)

    def _below(self, names: Sequence[str], height: int) -> list[str]:
        wanted: dict[str, None] = {}
        for name in names:
            if self._height.get(name, 0) == height:
                wanted |= dict.fromkeys(sorted(self._needs[name]))
            else:
                wanted[name] = None
        return list(wanted)

    def _layer(self, names: Sequence[str], height: int, below: exp.Expr) -> exp.Select:
        new = {name for name in names if height and self._height.get(name, 0) == height}
        looked_up: dict[str, list[str]] = {}
        for name in names:
            if name in new and name in self._tables:
                looked_up.setdefault(self._tables[name].key, []).append(name)
        columns = [
            exp.alias_(self._expressions[name], name, quoted=True, copy=False)
            if name in new and name not in self._tables
            else column(name)
            for name in names
        ]
        select = exp.select(*columns, copy=False).from_(below, copy=False)
        for found in looked_up.values():
            select = select.join(self._tables[found[0]].joined(found), copy=False)
        return select
