"""Layers of subqueries: each column is computed once, one layer above the columns it is made of."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from chungsuc.engine.sql_nodes import column


class Layers:
    """Collects named expressions and stacks them: what depends on a column lies in a later layer.

    SQL has no name for an expression of the same SELECT, so without layers an indicator would be written, and
    computed, again in its criterion, in the count and in the status.
    """

    def __init__(self) -> None:
        self._expressions: dict[str, exp.Expr] = {}
        self._needs: dict[str, frozenset[str]] = {}
        self._height: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._expressions

    def add(self, name: str, expression: exp.Expr) -> exp.Column:
        """Compute ``expression`` as ``name``; columns not added here are those of the table below."""
        needs = frozenset(found.name for found in expression.find_all(exp.Column))
        self._expressions[name] = expression
        self._needs[name] = needs
        self._height[name] = 1 + max((self._height.get(need, 0) for need in needs), default=0)
        return column(name)

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
            select = self._layer(carried[height], height).from_(below, copy=False)
            below = select.subquery(f"l{height}", copy=False)
        return select if top else self._layer(list(outputs), 0).from_(below, copy=False)

    def _below(self, names: Sequence[str], height: int) -> list[str]:
        wanted: dict[str, None] = {}
        for name in names:
            if self._height.get(name, 0) == height:
                wanted |= dict.fromkeys(sorted(self._needs[name]))
            else:
                wanted[name] = None
        return list(wanted)

    def _layer(self, names: Sequence[str], height: int) -> exp.Select:
        return exp.select(
            *(
                exp.alias_(self._expressions[name], name, quoted=True, copy=False)
                if self._height.get(name, 0) == height and height
                else column(name)
                for name in names
            ),
            copy=False,
        )
