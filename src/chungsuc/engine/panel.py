"""The second engine: a law at a date compiled to one SQL statement that judges a whole panel.

``compile_law`` writes one SELECT over a table with the columns of ``engine.columns``. Its result has, for each
row of the panel and in this order:

- ``unit``, ``day``;
- ``i_<number>`` for each indicator (and part), ``c_<number>`` for each criterion: a ``columns.Code`` as TINYINT,
  0 unmet, 1 not applicable, 2 unknown, 3 met, never NULL;
- ``criteria_met`` INTEGER, the numbered criteria that are met;
- ``status``, likewise a code.

``decode`` gives the codes back as ``Status``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from sqlglot import exp

from chungsuc.engine.columns import (
    DAY,
    MET_COUNT,
    STATUS,
    UNIT,
    criterion_column,
    panel_columns,
    provision_column,
)
from chungsuc.engine.sql_law import LawCompiler
from chungsuc.engine.sql_nodes import count_met
from chungsuc.law.overlays import LawAtDate, Overlay, law_at
from chungsuc.law.tree import CriteriaSet

PANEL = "panel"


class Detail(IntEnum):
    """How much of the result is wanted; what is not wanted is still judged where something follows from it."""

    SUBJECTS = 0
    CRITERIA = 1
    INDICATORS = 2
    PARTS = 3


def compile_law(law: LawAtDate, *, source: exp.Expr | None = None, detail: Detail = Detail.PARTS) -> exp.Select:
    """Compile a law to one SELECT over a panel (columns: see the module).

    ``source`` is the table or subquery to read, by default the table ``panel``. A level by year uses the year
    of each row's ``day``, so that one statement serves all days on which the same overlays are in force
    (``split_days``). Facts are held against levels as DOUBLE: exact for numbers of up to 15 digits.

    Raises:
        ColumnClash: two numbers of the law give the same column name.
        CircularLaw: a numbered criterion demands all numbered criteria.
    """
    panel_columns(law)  # raises on a clash before anything is written
    compiler = LawCompiler(law)
    criteria = compiler.criteria()
    compiler.named(STATUS, compiler.together(criteria))
    compiler.layers.add(MET_COUNT, count_met(compiler.counted or []))
    outputs = [UNIT, DAY]
    indicators = (i for criterion in law.criteria for i in criterion.indicators)
    if detail >= Detail.INDICATORS:
        wanted = law.provisions() if detail is Detail.PARTS else indicators
        outputs += [provision_column(provision.no) for provision in wanted]
    if detail >= Detail.CRITERIA:
        outputs += [criterion_column(criterion.no) for criterion in law.criteria]
    outputs += [MET_COUNT, STATUS]
    table = source if source is not None else exp.to_table(PANEL)
    return compiler.layers.select(outputs, table)


def split_days(
    base: CriteriaSet, overlays: Sequence[Overlay], days: Sequence[date]
) -> list[tuple[LawAtDate, tuple[date, ...]]]:
    """Group days by the overlays in force on them, in order of time: one law object and statement per group.

    Raises:
        OverlayWrongSet, OverlayClash: from ``law_at``.
    """
    groups: dict[tuple[str, ...], tuple[LawAtDate, list[date]]] = {}
    for day in sorted(set(days)):
        law = law_at(base, day, overlays)
        same = tuple(overlay.id for overlay in law.overlays)
        groups.setdefault(same, (law, []))[1].append(day)
    return [(law, tuple(its_days)) for law, its_days in groups.values()]
