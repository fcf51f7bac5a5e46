"""The default backend: DuckDB inside the process, over an Arrow table or a Parquet file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb
import pyarrow as pa
from sqlglot import exp

from chungsuc.engine.backends.common import Panel, check_panel, fitted, schema_of, source_for, table_of
from chungsuc.engine.panel import PANEL, Detail, compile_law
from chungsuc.engine.panel_errors import EngineRefused
from chungsuc.law.overlays import LawAtDate


@dataclass(frozen=True, slots=True)
class DuckDBBackend:
    """Judges in the process itself; ``threads`` and ``memory_limit`` (such as ``"1GB"``) bound what it takes."""

    threads: int | None = None
    memory_limit: str | None = None

    def connect(self) -> duckdb.DuckDBPyConnection:
        """Open a connection to the process's own DuckDB with the bounds of this backend."""
        return _instance(self.threads, self.memory_limit, os.getpid()).cursor()

    def statement(self, law: LawAtDate, file: Path, *, detail: Detail = Detail.PARTS) -> str:
        """Write the statement that judges the panel in a Parquet file."""
        schema = schema_of(file)
        check_panel(law, schema, file=str(file))
        read = exp.func("read_parquet", exp.Literal.string(str(file)))
        source = source_for(law, schema, exp.select("*").from_(read).subquery("panel"))
        return compile_law(law, source=source, detail=detail).sql("duckdb")

    def judge_panel(self, law: LawAtDate, panel: Panel, *, detail: Detail = Detail.PARTS) -> pa.Table:
        """Judge every row of a panel (see ``Backend``)."""
        with self.connect() as connection:
            if isinstance(panel, Path):
                statement = self.statement(law, panel, detail=detail)
            else:
                connection.register(PANEL, fitted(law, table_of(law, panel)))
                statement = compile_law(law, detail=detail).sql("duckdb")
            try:
                return connection.sql(statement).to_arrow_table()
            except duckdb.Error as error:
                raise EngineRefused(engine="DuckDB", reason=error) from error


@lru_cache
def _instance(threads: int | None, memory_limit: str | None, process: int) -> duckdb.DuckDBPyConnection:
    """Start DuckDB once in a process, since that takes a tenth of judging a whole country; never across a fork."""
    instance = duckdb.connect()
    # The result has the panel's rows in any order, so keeping the order would only cost memory.
    instance.execute("SET preserve_insertion_order = false")
    # The statement has its joins and layers where they belong; moved about, it runs up to twice as long.
    instance.execute("SET disabled_optimizers = 'join_order,projection_placement,projection_pullup'")
    if threads is not None:
        instance.execute(f"SET threads = {int(threads)}")
    if memory_limit is not None:
        instance.execute("SET memory_limit = $limit", {"limit": memory_limit})
    return instance
