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
        """Write the nested SELECT that gives ``outputs``; a layer adds what a later one needs to all below it.

        The expressions move into the statement without being copied, so this is asked once.
        """
        layers: dict[int, list[str]] = {}
        for name in self._needed(outputs):
            layers.setdefault(self._height[name], []).append(name)
        below = source
        for height, names in sorted(layers.items()):
            below = self._layer(names, below).subquery(f"l{height}", copy=False)
        return exp.select(*map(column, outputs), copy=False).from_(below, copy=False)

    def _needed(self, outputs: Sequence[str]) -> list[str]:
        """Name what has to be computed for some columns, themselves included."""
        needed: dict[str, None] = {}
        asked = list(outputs)
        while asked:
            name = asked.pop()
            if name in self._expressions and name not in needed:
                needed[name] = None
                asked += sorted(self._needs[name])
        return list(needed)

    def _layer(self, names: Sequence[str], below: exp.Expr) -> exp.Select:
        looked_up: dict[str, list[str]] = {}
        columns: list[exp.Expr] = [exp.Star()]
        for name in names:
            if name in self._tables:
                looked_up.setdefault(self._tables[name].key, []).append(name)
            else:
                columns.append(exp.alias_(self._expressions[name], name, quoted=True, copy=False))
        select = exp.select(*columns, copy=False).from_(below, copy=False)
        for found in looked_up.values():
            select = select.join(self._tables[found[0]].joined(found), copy=False)
        return select
