"""One run of one engine in a process of its own: ``python -m bench.engine_runs ENGINE FOLDER`` prints JSON.

The clock runs from opening the stored file to having the counts. Imports, loading the law and turning it into
the engine's own form (SQL text, variables, functions) are done before and told apart as ``prepare``.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bench.workload import PANEL_FILE, THREADS, Counts, bench_law

from chungsuc.engine.columns import Code
from chungsuc.law.overlays import LawAtDate

if TYPE_CHECKING:
    from chungsuc.engine.backends.duckdb import DuckDBBackend

Run = Callable[[], Counts | None]
Prepare = Callable[[LawAtDate, Path], Run]
_ALIVE: list[object] = []  # a Spark Connect server stops when nobody holds it


def _started(backend: DuckDBBackend) -> DuckDBBackend:
    """Start the engine itself, as imports are done before too; the clock runs from opening the file."""
    backend.connect().close()
    return backend


def bare_scan(law: LawAtDate, path: Path) -> Run:
    """Read the same columns and do the least with them: one sum or count each."""
    from chungsuc.engine.backends.duckdb import DuckDBBackend
    from chungsuc.engine.columns import ColumnType, panel_columns

    backend = _started(DuckDBBackend(threads=THREADS))
    how = {ColumnType.TEXT: "count({0})", ColumnType.BOOLEAN: "sum(CAST({0} AS INT))"}
    sums = [how.get(kind, "sum({0})").format(f'"{name}"') for name, kind in panel_columns(law).items()]
    query = f"SELECT count(unit), count(day), {', '.join(sums)} FROM read_parquet('{path}')"

    def run() -> None:
        with backend.connect() as connection:
            connection.execute(query).fetchall()

    return run


def duckdb_counts(law: LawAtDate, path: Path) -> Run:
    """Judge everything, and count by status inside the engine."""
    from chungsuc.engine.backends.duckdb import DuckDBBackend
    from chungsuc.engine.panel import Detail

    backend = _started(DuckDBBackend(threads=THREADS))
    judged = backend.statement(law, path, detail=Detail.SUBJECTS)
    query = f"""SELECT count(*) FILTER (status = {Code.MET}), count(*) FILTER (status = {Code.UNMET}),
                       count(*) FILTER (status = {Code.UNKNOWN}), sum(criteria_met) FROM ({judged})"""

    def run() -> Counts:
        with backend.connect() as connection:
            (row,) = connection.execute(query).fetchall()
        return Counts(*(int(number) for number in row))

    return run


def duckdb_table(law: LawAtDate, path: Path) -> Run:
    """Judge everything, and hand over every status of every provision and criterion as an Arrow table."""
    from chungsuc.engine.backends.duckdb import DuckDBBackend

    backend = _started(DuckDBBackend(threads=THREADS))
    statement = backend.statement(law, path)

    def run() -> Counts:
        with backend.connect() as connection:
            return _counted(connection.sql(statement).to_arrow_table())

    return run


def duckdb_file(law: LawAtDate, path: Path) -> Run:
    """Judge everything, and write every status into a Parquet file."""
    from chungsuc.engine.backends.duckdb import DuckDBBackend

    backend = _started(DuckDBBackend(threads=THREADS))
    statement = backend.statement(law, path)
    target = path.with_name("judged.parquet")

    def run() -> None:
        with backend.connect() as connection:
            connection.execute(f"COPY ({statement}) TO '{target}' (FORMAT parquet, COMPRESSION lz4_raw)")

    return run


def spark_connect(law: LawAtDate, path: Path) -> Run:
    """The same statement through Spark Connect on pysail, a server of one process; counted inside."""
    from pysail.spark import SparkConnectServer

    from chungsuc.engine.backends.spark import connect
    from chungsuc.engine.panel import Detail, compile_law

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    _ALIVE.append(server)
    session = connect(f"sc://127.0.0.1:{server.listening_address[1]}")
    judged = compile_law(law, detail=Detail.SUBJECTS).sql("spark")

    def run() -> Counts:
        session.read.parquet(str(path)).createOrReplaceTempView("panel")
        row = session.sql(
            f"""SELECT count_if(status = {Code.MET}), count_if(status = {Code.UNMET}),
                       count_if(status = {Code.UNKNOWN}), sum(criteria_met)
                FROM ({judged}) AS judged"""
        ).collect()[0]
        return Counts(*(int(number) for number in row))

    return run


def pandas_wide(law: LawAtDate, path: Path) -> Run:
    """Plain pandas over the wide file: two boolean columns, met and unmet, for every provision."""
    from bench.pandas_rules import PandasLaw

    rules = PandasLaw(law)
    return lambda: rules.judge(path)


def openfisca(law: LawAtDate, path: Path) -> Run:
    """OpenFisca-Core: a variable per provision and criterion, dated parameters, a simulation per month."""
    from bench.openfisca_rules import OpenFiscaLaw

    rules = OpenFiscaLaw(law)
    return lambda: rules.judge(path)


def _counted(table: object) -> Counts:
    import pyarrow.compute as pc

    found = {one["values"]: one["counts"] for one in pc.value_counts(table.column("status")).to_pylist()}  # type: ignore[attr-defined]
    criteria = pc.sum(table.column("criteria_met")).as_py()  # type: ignore[attr-defined]
    return Counts(*(found.get(code, 0) for code in (Code.MET, Code.UNMET, Code.UNKNOWN)), criteria)


ENGINES: dict[str, Prepare] = {
    "scan": bare_scan,
    "duckdb": duckdb_counts,
    "duckdb_table": duckdb_table,
    "duckdb_file": duckdb_file,
    "pysail": spark_connect,
    "pandas": pandas_wide,
    "openfisca": openfisca,
}


def main(argv: list[str]) -> None:
    engine, folder = argv
    start = time.perf_counter()
    run = ENGINES[engine](bench_law(), Path(folder) / PANEL_FILE)
    ready = time.perf_counter()
    counts = run()
    done = time.perf_counter()
    told = {
        "prepare": ready - start,
        "seconds": done - ready,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "counts": None if counts is None else asdict(counts),
    }
    print(json.dumps(told), flush=True)
    os._exit(0)  # the thread of the Spark Connect server would keep the process alive


if __name__ == "__main__":
    main(sys.argv[1:])
