"""The law of the bench in pandas, as a careful analyst would write it over the wide table.

Generated from the same tree as the SQL. Each provision is a pair of boolean columns, met and unmet; neither is
unknown. Covers the nodes that the law of the bench has.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from bench.workload import Counts

from chungsuc.engine.columns import Code, column_of, trait_column
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import (
    YEAR,
    All,
    AllOf,
    Attested,
    ByCase,
    Compare,
    Condition,
    Levels,
    NoneAllowed,
    Operator,
    Provision,
    TraitCompares,
    TraitIs,
)

Bools = pd.Series
_COMPARE = {Operator.AT_LEAST: "ge", Operator.MORE_THAN: "gt", Operator.AT_MOST: "le", Operator.LESS_THAN: "lt"}


class Pair(NamedTuple):
    met: Bools
    unmet: Bools
    absent: Bools | None = None


class PandasLaw:
    """Judges the wide Parquet file of the bench whole, in memory."""

    def __init__(self, law: LawAtDate) -> None:
        self.law = law

    def judge(self, path: Path) -> Counts:
        frame = pd.read_parquet(path, dtype_backend="numpy_nullable").drop(columns="unit")
        frame = frame.assign(**{YEAR: pd.to_datetime(frame["day"]).dt.year.astype(str)})
        for name in ("specially_difficult", "atk"):
            frame[trait_column(name)] = frame[trait_column(name)].fillna(False)
        self.frame = frame
        self._move()
        criteria = [_all([self._provision(i) for i in criterion.indicators]) for criterion in self.law.criteria]
        status = _all(criteria)
        met, unmet = int(status.met.sum()), int(status.unmet.sum())
        return Counts(met, unmet, len(frame) - met - unmet, int(sum(c.met.sum() for c in criteria)))

    def _move(self) -> None:
        for rule in self.law.base.level_rules:
            moved = self._holds(rule.when)
            self.frame.loc[moved, trait_column(rule.trait)] = rule.use

    def _trait(self, trait: str) -> pd.Series:
        return self.frame[YEAR if trait == YEAR else trait_column(trait)]

    def _holds(self, condition: Condition) -> Bools:
        match condition:
            case TraitIs(trait, values):
                return self._trait(trait).isin(list(values)).astype(bool)
            case TraitCompares(trait, operator, number):
                return getattr(self._trait(trait), _COMPARE[operator])(number).fillna(False).astype(bool)
            case AllOf(conditions):
                return np.logical_and.reduce([self._holds(one) for one in conditions])
            case _:
                return np.logical_or.reduce([self._holds(one) for one in condition.conditions])

    def _level(self, levels: Levels) -> object:
        known = {key: float(level) for key, level in levels.cells.items() if level is not None}
        if not levels.by:
            return known.get((), pd.NA)
        if len(levels.by) == 1:
            return self._trait(levels.by[0]).map({key[0]: level for key, level in known.items()}).astype("Float64")
        joined = self._trait(levels.by[0]).astype(str).str.cat(self._trait(levels.by[1]).astype(str), sep="|")
        return joined.map({"|".join(key): level for key, level in known.items()}).astype("Float64")

    def _provision(self, provision: Provision) -> Pair:
        pair = self._requirement(provision)
        if provision.not_applicable_when is None:
            return pair
        absent = self._holds(provision.not_applicable_when)
        return Pair(pair.met & ~absent, pair.unmet & ~absent, absent)

    def _requirement(self, provision: Provision) -> Pair:
        match provision.requirement:
            case Compare(operator, levels):
                return _known(getattr(self._fact(provision), _COMPARE[operator])(self._level(levels)))
            case Attested():
                return Pair(self._fact(provision) == Code.MET, self._fact(provision) == Code.UNMET)
            case NoneAllowed():
                return _known(self._fact(provision) == 0)
            case All(parts):
                return _all([self._provision(part) for part in parts])
            case ByCase(cases):
                pairs = [(self._holds(case.when), self._provision(case.part)) for case in cases]
                met = np.logical_or.reduce([when & pair.met for when, pair in pairs])
                return Pair(met, np.logical_or.reduce([when & pair.unmet for when, pair in pairs]))
            case other:
                raise TypeError(f"the bench's law has no {type(other).__name__}")

    def _fact(self, provision: Provision) -> pd.Series:
        return self.frame[column_of(provision.no)]


def _known(truth: pd.Series) -> Pair:
    return Pair(truth.fillna(False).astype(bool), (~truth).fillna(False).astype(bool))


def _all(pairs: list[Pair]) -> Pair:
    passed = [pair.met if pair.absent is None else pair.met | pair.absent for pair in pairs]
    met = np.logical_and.reduce(passed)
    unmet = np.logical_or.reduce([pair.unmet for pair in pairs])
    if all(pair.absent is not None for pair in pairs):
        absent = np.logical_and.reduce([pair.absent for pair in pairs])
        return Pair(met & ~absent, unmet, absent)
    return Pair(met, unmet)
