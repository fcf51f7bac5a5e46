"""What a plain program would do: a query per commune and month, then rules in Python; and one commune re-judged.

``python -m bench.orm_loop FOLDER UNITS MONTHS`` fills a SQLite database of its own with the first units and
months of the bench's panel, as the project's own observations, and prints JSON.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
from bench.engine_runs import duckdb_counts
from bench.workload import OVERLAYS, PANEL_FILE, SET_ID, Counts, bench_law

from chungsuc.engine.columns import Code, ColumnType, column_of, fact_type, trait_column, traits_asked
from chungsuc.engine.single import judge
from chungsuc.engine.verdict import Fact, Status
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.traits import Traits

Rows = Mapping[tuple[str, date], Mapping[str, Any]]


def some_rows(folder: Path, units: int, months: int) -> Rows:
    """Cut a small panel out of the large one, and give its rows."""
    small = folder / "small"
    small.mkdir(exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute(f"""
            COPY (SELECT * FROM read_parquet('{folder / PANEL_FILE}') WHERE unit < printf('xa%05d', {units})
                  AND day IN (SELECT DISTINCT day FROM read_parquet('{folder / PANEL_FILE}') ORDER BY day LIMIT
                  {months})) TO '{small / PANEL_FILE}' (FORMAT parquet)""")
        rows = connection.sql(f"FROM read_parquet('{small / PANEL_FILE}')").to_arrow_table().to_pylist()
    return {(row["unit"], row["day"]): row for row in rows}


def open_database(folder: str) -> None:
    """Make an empty database in ``folder``, with all units, and install the bench's overlays there."""
    os.environ["CHUNGSUC_DATABASE"] = f"sqlite:///{folder}/bench.sqlite3"
    from chungsuc.site.start import ready_database

    ready_database()
    from chungsuc.verdicts.law_in_force import install_overlay

    for name in OVERLAYS:
        text = (files("chungsuc.demo") / "overlays" / name).read_text(encoding="utf-8")
        install_overlay(text, source="bench", file=name)


def store(law: LawAtDate, rows: Rows, units: Mapping[str, Any]) -> None:
    """Store the rows as observations, the same numbers and holes."""
    from django.utils import timezone

    from chungsuc.observations.models import Observation

    now = timezone.now()

    def observations() -> Iterator[Observation]:
        for (name, day), row in rows.items():
            for provision in law.provisions():
                given = row.get(column_of(provision.no))
                said = fact_type(provision) is ColumnType.CODE
                if given is None or (said and given == Code.UNKNOWN):
                    continue
                yield Observation(
                    unit=units[name], measure=provision.measure, as_of=day,
                    value=None if said else Decimal(str(given)), attested=given == Code.MET if said else None,
                    source="bench", said_by="bench", recorded_at=now, synthetic=True,
                )  # fmt: skip

    Observation.objects.bulk_create(observations(), batch_size=1_000)


def communes_throughout(days: list[date], count: int) -> list[Any]:
    """Give real communes that were in force on all the days, to hang the generated values on."""
    from django.db.models import Q

    from chungsuc.units.models import Unit

    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=days[0])
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gt=days[-1])
    return list(Unit.objects.filter(begun, lasting, level="commune", type="xã").order_by("code")[:count])


def plain_loop(laws: Mapping[date, LawAtDate], units: Mapping[str, Any], traits: Mapping[str, Traits]) -> Counts:
    """One query for each commune and month, model objects, rules in Python."""
    from chungsuc.observations.models import Observation

    counts = dict.fromkeys(Status, 0)
    criteria = 0
    for day, law in laws.items():
        nos = {provision.measure: provision.no for provision in law.provisions() if provision.takes_fact}
        for name, unit in units.items():
            facts: dict[str, Fact] = {}
            for observation in Observation.objects.filter(unit=unit, as_of=day):
                value = observation.attested if observation.value is None else observation.value
                facts[nos[observation.measure]] = Fact(value)
            verdict = judge(law, facts, traits[name])
            counts[verdict.status] += 1
            criteria += verdict.criteria_met
    return Counts(counts[Status.MET], counts[Status.UNMET], counts[Status.UNKNOWN], criteria)


def one_commune(units: Mapping[str, Any], days: list[date], law: LawAtDate) -> dict[str, float]:
    """Median milliseconds to re-judge and store one commune, alone and together with the change itself."""
    from django.db import transaction

    from chungsuc.observations.actions import record
    from chungsuc.verdicts.actions import judge_and_store

    measure = law.by_no["3.1"].measure
    assert measure is not None
    alone, together = [], []
    for unit in list(units.values())[:100]:
        for number, day in enumerate(days[:2]):
            start = time.perf_counter()
            judge_and_store(unit, SET_ID, day)
            alone.append(time.perf_counter() - start)
            start = time.perf_counter()
            with transaction.atomic():
                record(unit, measure, day + timedelta(days=number), value=Decimal(90), source="b", said_by="b")
                judge_and_store(unit, SET_ID, day + timedelta(days=number))
            together.append(time.perf_counter() - start)
    return {
        "rejudge_store_ms": statistics.median(alone) * 1000,
        "record_rejudge_store_ms": statistics.median(together) * 1000,
    }


def measure(folder: Path, units: int, months: int) -> dict[str, object]:
    """Run it all, and hold the loop's counts against DuckDB's."""
    rows = some_rows(folder, units, months)
    law = bench_law()
    with tempfile.TemporaryDirectory() as place:
        open_database(place)
        names, days = sorted({name for name, _ in rows}), sorted({day for _, day in rows})
        by_name = dict(zip(names, communes_throughout(days, len(names)), strict=True))
        store(law, rows, by_name)
        laws = {day: replace(law, day=day) for day in days}  # the levels of each year, the same overlays throughout
        asked = traits_asked(law)
        traits = {name: {trait: row[trait_column(trait)] for trait in asked} for (name, _), row in rows.items()}
        start = time.perf_counter()
        counts = plain_loop(laws, by_name, traits)
        seconds = time.perf_counter() - start
        told = one_commune(by_name, list(laws), law)
    expected = duckdb_counts(law, folder / "small" / PANEL_FILE)()
    return {"rows": len(rows), "seconds": seconds, "counts": asdict(counts), "same": counts == expected, **told}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))), flush=True)
