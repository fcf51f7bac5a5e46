"""The law of the bench for OpenFisca-Core: made from the same tree, test-only.

One variable per provision and criterion, calculated month by month; levels are dated parameters, looked up by
region with OpenFisca's own vector indexing. OpenFisca has no NULL: -1 is unknown, 2 is not applicable. Covers
the nodes that the law of the bench has.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from bench.workload import Counts
from openfisca_core.entities import Entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import MONTH
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from chungsuc.engine.columns import (
    ColumnType,
    column_of,
    criterion_column,
    panel_columns,
    provision_column,
    safe_name,
    trait_column,
)
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.traits import Region
from chungsuc.law.tree import (
    YEAR,
    All,
    Attested,
    ByCase,
    Compare,
    Condition,
    Levels,
    NoneAllowed,
    OneOf,
    Operator,
    Provision,
    TraitCompares,
    TraitIs,
)

REGIONS = [str(region) for region in Region]
UNKNOWN, ABSENT = -1, 2
_OF_CODE = np.array([0, ABSENT, UNKNOWN, 1], dtype=np.int32)  # in the order of ``columns.Code``
_COMPARE: dict[Operator, Callable[[Any, Any], Any]] = {
    Operator.AT_LEAST: np.greater_equal,
    Operator.MORE_THAN: np.greater,
    Operator.AT_MOST: np.less_equal,
    Operator.LESS_THAN: np.less,
}
Formula = Callable[..., Any]


class OpenFiscaLaw:
    """A tax and benefit system that judges communes."""

    def __init__(self, law: LawAtDate) -> None:
        self.law = law
        self.commune = Entity("commune", "communes", "A commune", "")
        self.system = TaxBenefitSystem([self.commune])
        self.parameters: dict[str, Any] = {}
        for name, kind in panel_columns(law).items():
            self._variable(name, float if kind is ColumnType.DOUBLE else int)
        self._variable("effective_region", int, self._effective_region())
        for criterion in law.criteria:
            names = [self._provision(indicator) for indicator in criterion.indicators]
            self._variable(criterion_column(criterion.no), int, _all(names))
        criteria = [criterion_column(criterion.no) for criterion in law.criteria]
        self._variable("status", int, _all(criteria))
        self._variable("criteria_met", int, lambda commune, period: sum(commune(c, period) == 1 for c in criteria))
        self.system.parameters = ParameterNode("", data=self.parameters)

    def judge(self, path: Path) -> Counts:
        """Judge the wide file of the bench month by month; each month is its own simulation, to keep memory flat."""
        totals = np.zeros(4, dtype=np.int64)
        table = pq.read_table(path)
        days = table.column("day").to_numpy()
        starts = np.flatnonzero(np.r_[True, days[1:] != days[:-1]])
        for start, end in zip(starts, [*starts[1:], len(days)], strict=True):
            month = str(days[start])[:7]
            simulation = SimulationBuilder().build_default_simulation(self.system, count=int(end - start))
            self._give(simulation, table.slice(start, end - start), month)
            status = simulation.calculate("status", month)
            met = int(simulation.calculate("criteria_met", month).sum())
            totals += np.array([(status == 1).sum(), (status == 0).sum(), (status == UNKNOWN).sum(), met])
        return Counts(*(int(number) for number in totals))

    def _give(self, simulation: Any, rows: Any, month: str) -> None:
        for name, kind in panel_columns(self.law).items():
            values = rows.column(name)
            if kind is ColumnType.DOUBLE:
                given = values.to_numpy()  # NaN where NULL
            elif kind is ColumnType.CODE:
                given = _OF_CODE[values.to_numpy()]
            elif kind is ColumnType.TEXT:
                given = np.array([REGIONS.index(value) for value in values.to_pylist()])
            else:
                given = values.cast("int32").fill_null(UNKNOWN).to_numpy()
            simulation.set_input(name, month, given)

    def _variable(self, name: str, kind: type, formula: Formula | None = None) -> str:
        body: dict[str, Any] = {
            "value_type": kind, "entity": self.commune, "definition_period": MONTH, "label": name
        }  # fmt: skip
        if formula is not None:
            body["formula"] = formula
        self.system.add_variable(type(name, (Variable,), body))
        return name

    def _effective_region(self) -> Formula:
        (rule,) = self.law.base.level_rules
        moves, use = _holds(rule.when), REGIONS.index(rule.use)
        return lambda commune, period: np.where(moves(commune, period), use, commune("t_region", period))

    def _levels(self, no: str, levels: Levels) -> Callable[[Any, Any, Any], Any]:
        """Store a level table as dated parameters; give the function that reads it."""
        name = f"level_{safe_name(no)}"
        start = "2000-01-01"
        if not levels.by:
            self.parameters[name] = {"values": {start: {"value": float(levels.cells[()])}}}  # type: ignore[arg-type]
            return lambda commune, period, parameters: getattr(parameters(period), name)
        regions: dict[str, dict[str, Any]] = {region: {} for region in REGIONS}
        for key, level in levels.cells.items():
            named = dict(zip(levels.by, key, strict=True))
            since = f"{named[YEAR]}-01-01" if YEAR in named else start
            regions[named["region"]][since] = {"value": np.nan if level is None else float(level)}
        for dated in regions.values():
            if YEAR in levels.by:
                dated.setdefault("2026-01-01", {"value": np.nan})
        self.parameters[name] = {region: {"values": dated} for region, dated in regions.items()}

        def read(commune: Any, period: Any, parameters: Any) -> Any:
            return getattr(parameters(period), name)[np.array(REGIONS)[commune("effective_region", period)]]

        return read

    def _provision(self, provision: Provision) -> str:
        name, formula = provision_column(provision.no), self._formula(provision)
        if provision.not_applicable_when is None:
            return self._variable(name, int, formula)
        judged = self._variable(f"r_{safe_name(provision.no)}", int, formula)
        excused = _holds(provision.not_applicable_when)
        return self._variable(
            name, int, lambda commune, period: np.where(excused(commune, period), ABSENT, commune(judged, period))
        )

    def _formula(self, provision: Provision) -> Formula:
        fact = column_of(provision.no)
        match provision.requirement:
            case Compare(operator, levels):
                level = self._levels(provision.no, levels)

                def compared(commune: Any, period: Any, parameters: Any) -> Any:
                    value, wanted = commune(fact, period), level(commune, period, parameters)
                    known = ~(np.isnan(value) | np.isnan(wanted))
                    return np.where(known, _COMPARE[operator](value, wanted), UNKNOWN)

                return compared
            case Attested():
                return lambda commune, period: commune(fact, period)
            case NoneAllowed():
                return lambda commune, period: np.where(
                    np.isnan(commune(fact, period)), UNKNOWN, commune(fact, period) == 0
                )
            case All(parts):
                return _all([self._provision(part) for part in parts])
            case ByCase(cases):
                chosen = [(_holds(case.when), self._provision(case.part)) for case in cases]
                return lambda commune, period: np.select(
                    [when(commune, period) for when, _ in chosen],
                    [commune(part, period) for _, part in chosen],
                    UNKNOWN,
                )
            case other:
                raise TypeError(f"the bench's law has no {type(other).__name__}")


def _holds(condition: Condition) -> Formula:
    match condition:
        case TraitIs("region", values):
            codes = [REGIONS.index(str(value)) for value in values]
            return lambda commune, period: np.isin(commune("effective_region", period), codes)
        case TraitIs(trait, values):
            wanted = [int(value) for value in values]
            return lambda commune, period: np.isin(commune(trait_column(trait), period), wanted)
        case TraitCompares(trait, operator, number):
            return lambda commune, period: _COMPARE[operator](commune(trait_column(trait), period), number)
        case OneOf(conditions):
            parts = [_holds(part) for part in conditions]
            return lambda commune, period: np.logical_or.reduce([part(commune, period) for part in parts])
        case other:
            raise TypeError(f"the bench's law has no {type(other).__name__}")


def _all(names: list[str]) -> Formula:
    def formula(commune: Any, period: Any) -> Any:
        statuses = np.stack([commune(name, period) for name in names])
        status = np.where((statuses == UNKNOWN).any(axis=0), UNKNOWN, 1)
        status = np.where((statuses == 0).any(axis=0), 0, status)
        return np.where((statuses == ABSENT).all(axis=0), ABSENT, status)

    return formula
