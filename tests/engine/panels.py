"""The bridge between the two engines in tests: rows to a panel, and verdicts held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import pyarrow as pa
from strategies import Row

from chungsuc.engine.backends.common import ARROW_TYPES, Backend
from chungsuc.engine.columns import Code, ColumnType, column_of, panel_columns, trait_column
from chungsuc.engine.decode import PanelVerdict, decode
from chungsuc.engine.panel import split_days
from chungsuc.engine.single import judge
from chungsuc.engine.verdict import ProvisionVerdict, Status, SubjectVerdict
from chungsuc.law.overlays import LawAtDate, Overlay, law_at
from chungsuc.law.tree import Attested, Compare, CriteriaSet, HoldsTitle, NoneAllowed, Provision, ShareOfChildren


def _stored(value: object, kind: ColumnType) -> object:
    if kind is ColumnType.CODE:
        return Code.UNKNOWN if value is None else Code.MET if value else Code.UNMET
    if kind is not ColumnType.DOUBLE or value is None:
        return value
    if isinstance(value, bool):
        return 0.0 if value else 1.0  # attested that there is none
    return float(value) if isinstance(value, Decimal) else value


def to_panel(law: LawAtDate, rows: Sequence[Row]) -> pa.Table:
    """Make the wide Arrow table of some rows."""
    columns: dict[str, pa.Array] = {
        "unit": pa.array([row.unit for row in rows], pa.string()),
        "day": pa.array([row.day for row in rows], pa.date32()),
    }
    by_column = {column_of(p.no): p.no for p in law.provisions()}
    traits = {trait_column(trait): trait for row in rows for trait in row.traits}
    for name, kind in panel_columns(law).items():
        if name in by_column:
            facts = [row.facts.get(by_column[name]) for row in rows]
            values = [_stored(None if fact is None else fact.value, kind) for fact in facts]
        else:
            values = [row.traits.get(traits.get(name, "")) for row in rows]
        columns[name] = pa.array(values, ARROW_TYPES[kind])
    return pa.table(columns)


def provisions_in(verdicts: Iterable[ProvisionVerdict]) -> dict[str, Status]:
    found: dict[str, Status] = {}
    for verdict in verdicts:
        found[verdict.provision.no] = verdict.status
        found |= provisions_in(verdict.parts)
    return found


def as_row(row: Row, verdict: SubjectVerdict) -> PanelVerdict:
    """Say a single verdict in the form of a judged row."""
    indicators = (indicator for criterion in verdict.criteria for indicator in criterion.indicators)
    return PanelVerdict(
        unit=row.unit,
        day=row.day,
        status=verdict.status,
        criteria_met=verdict.criteria_met,
        criteria={criterion.no: criterion.status for criterion in verdict.criteria},
        provisions=provisions_in(indicators),
    )


def _fits(provision: Provision, value: Decimal | bool) -> bool:
    match provision.requirement:
        case Attested() | HoldsTitle():
            return isinstance(value, bool)
        case NoneAllowed():
            return isinstance(value, bool) or value >= 0
        case Compare() | ShareOfChildren():
            return isinstance(value, Decimal)
        case _:
            return False


def known_to(law: LawAtDate, row: Row) -> Row:
    """Keep the facts that the law takes: an overlay may have changed what an indicator asks."""
    facts = {no: fact for no, fact in row.facts.items() if no in law.by_no and _fits(law.by_no[no], fact.value)}
    return Row(row.unit, row.day, row.traits, facts)


def judged_one_by_one(base: CriteriaSet, overlays: Sequence[Overlay], rows: Sequence[Row]) -> dict[str, PanelVerdict]:
    laws = {day: law_at(base, day, overlays) for day in {row.day for row in rows}}
    return {row.unit: as_row(row, judge(laws[row.day], known_to(laws[row.day], row).facts, row.traits)) for row in rows}


def judged_as_panel(
    backend: Backend, base: CriteriaSet, overlays: Sequence[Overlay], rows: Sequence[Row]
) -> dict[str, PanelVerdict]:
    judged: dict[str, PanelVerdict] = {}
    for law, days in split_days(base, overlays, [row.day for row in rows]):
        panel = to_panel(law, [known_to(law, row) for row in rows if row.day in days])
        judged |= {verdict.unit: verdict for verdict in decode(law, backend.judge_panel(law, panel))}
    return judged
