"""Judge the same units twice, one by one and as a panel, and compare (đối chiếu hai cách tính).

The panel starts from the ledger's long rows, so that carrying forward is checked too; recognitions and traits
are read once for both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import pyarrow as pa

from chungsuc.engine.answer import walk
from chungsuc.engine.backends.common import Backend
from chungsuc.engine.backends.duckdb import DuckDBBackend
from chungsuc.engine.build_panel import Key, build_panel
from chungsuc.engine.decode import PanelVerdict, decode
from chungsuc.engine.verdict import Fact, SubjectVerdict
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.traits import Traits
from chungsuc.observations.queries import live, nos_by_measure
from chungsuc.units.models import Unit
from chungsuc.units.queries import traits_of
from chungsuc.verdicts.derived import derived_facts
from chungsuc.verdicts.errors import VerdictsDisagree
from chungsuc.verdicts.queries import judge_by, stored_verdicts

_LONG = pa.schema(
    [
        ("unit", pa.string()), ("measure", pa.string()), ("as_of", pa.date32()), ("recorded", pa.int64()),
        ("number", pa.float64()), ("flag", pa.bool_()),
    ]
)  # fmt: skip


class Verified(NamedTuple):
    """What was compared: units judged twice, provisions in all, and stored verdicts that are out of date."""

    units: int
    provisions: int
    stored: int
    outdated: int


def verify(units: Sequence[Unit], law: LawAtDate, *, backend: Backend | None = None) -> Verified:
    """Judge units one by one and as a panel and hold the results together, provision by provision.

    ``backend``: where the panel is judged; DuckDB unless given.

    Stored verdicts of the same set and day are held against the result too and counted where they differ.

    Raises:
        VerdictsDisagree: the two ways of judging differ for some unit.
    """
    single = judge_by(units, law)
    panel = _judged_as_panel(units, law, backend or DuckDBBackend(threads=2))
    differing = [unit for unit in units if not _same(single[unit.thread], panel[unit.thread])]
    if differing:
        raise VerdictsDisagree(count=len(differing), first=differing[0].full_name)
    stored = stored_verdicts(units, law.base.id, law.day)
    outdated = sum(
        (row.status, row.criteria_met) != (single[thread].status.value, single[thread].criteria_met)
        for thread, row in stored.items()
    )
    provisions = sum(1 for verdict in single.values() for _ in walk(verdict))
    return Verified(len(units), provisions, len(stored), outdated)


def _same(single: SubjectVerdict, panel: PanelVerdict) -> bool:
    return (
        single.status is panel.status
        and single.criteria_met == panel.criteria_met
        and {c.no: c.status for c in single.criteria} == dict(panel.criteria)
        and {pv.provision.no: pv.status for pv in walk(single)} == dict(panel.provisions)
    )


def _judged_as_panel(units: Sequence[Unit], law: LawAtDate, backend: Backend) -> dict[str, PanelVerdict]:
    threads = [unit.thread for unit in units]
    panel = build_panel(
        law, _long_facts(units, law), units=threads, days=[law.day],
        traits=_long_traits(traits_of(units, law.day)), key=Key.MEASURE,
    )  # fmt: skip
    return {verdict.unit: verdict for verdict in decode(law, backend.judge_panel(law, panel))}


def _long_facts(units: Sequence[Unit], law: LawAtDate) -> pa.Table:
    """Give the ledger's rows up to the day, in the order of recording, and what recognitions add to them."""
    ledger = live().filter(
        unit__thread__in=[unit.thread for unit in units], measure__in=list(nos_by_measure(law)), as_of__lte=law.day
    )
    fields = ("unit__thread", "measure", "as_of", "value", "attested")
    rows = [
        (thread, measure, as_of, order, None if value is None else float(value), attested)
        for order, (thread, measure, as_of, value, attested) in enumerate(
            ledger.order_by("recorded_at", "pk").values_list(*fields).iterator(chunk_size=10_000)
        )
    ]
    last = len(rows)
    for thread, facts in derived_facts(units, law, law.day).items():
        rows += [_derived(thread, law, no, fact, last) for no, fact in facts.items()]
    columns = zip(*rows, strict=True) if rows else ([],) * len(_LONG)
    return pa.table([pa.array(column, field.type) for column, field in zip(columns, _LONG, strict=True)], _LONG)


def _derived(
    thread: str, law: LawAtDate, no: str, fact: Fact, order: int
) -> tuple[str, str | None, date, int, float | None, bool | None]:  # fmt: skip
    value = fact.value
    number, flag = (None, value) if isinstance(value, bool) else (float(value), None)
    return thread, law.by_no[no].measure, law.day, order, number, flag


def _long_traits(traits: Mapping[str, Traits]) -> pa.Table:
    rows = [
        (thread, trait, str(value).lower() if isinstance(value, bool) else str(value))
        for thread, of_unit in traits.items()
        for trait, value in of_unit.items()
    ]
    columns = zip(*rows, strict=True) if rows else ([], [], [])
    return pa.table(dict(zip(("unit", "trait", "value"), (pa.array(c, pa.string()) for c in columns), strict=True)))
