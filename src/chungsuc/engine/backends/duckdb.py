"""The default backend: DuckDB inside the process, over an Arrow table or a Parquet file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
from sqlglot import exp

from chungsuc.engine.backends.common import Panel, check_panel, refuse_not_finite, schema_of, source_for
from chungsuc.engine.panel import PANEL, Detail, compile_law
from chungsuc.engine.panel_errors import EngineRefused
from chungsuc.law.overlays import LawAtDate


@dataclass(frozen=True, slots=True)
class DuckDBBackend:
    """Judges in the process itself; ``threads`` and ``memory_limit`` (such as ``"1GB"``) bound what it takes."""

    threads: int | None = None
    memory_limit: str | None = None

    def connect(self) -> duckdb.DuckDBPyConnection:
        """Open a connection with the bounds of this backend."""
        connection = duckdb.connect()
        # The result has the panel's rows in any order, so keeping the order would only cost memory.
        connection.execute("SET preserve_insertion_order = false")
        if self.threads is not None:
            connection.execute(f"SET threads = {int(self.threads)}")
        if self.memory_limit is not None:
            connection.execute("SET memory_limit = $limit", {"limit": self.memory_limit})
        return connection

    def statement(self, law: LawAtDate, panel: Panel, *, detail: Detail = Detail.PARTS) -> str:
        """Write the statement that judges this panel; an Arrow table is read under the name ``panel``."""
        schema = schema_of(panel)
        present = check_panel(law, schema, file=str(panel) if isinstance(panel, Path) else None)
        if isinstance(panel, pa.Table):
            refuse_not_finite(panel, present)
        source = source_for(law, schema, _table(panel))
        return compile_law(law, source=source, detail=detail).sql("duckdb")

    def judge_panel(self, law: LawAtDate, panel: Panel, *, detail: Detail = Detail.PARTS) -> pa.Table:
        """Judge every row of a panel (see ``Backend``)."""
        statement = self.statement(law, panel, detail=detail)
        with self.connect() as connection:
            if isinstance(panel, pa.Table):
                connection.register(PANEL, panel)
            try:
                return connection.sql(statement).to_arrow_table()
            except duckdb.Error as error:
                raise EngineRefused(engine="DuckDB", reason=error) from error


def _table(panel: Panel) -> exp.Expr:
    if isinstance(panel, Path):
        return exp.select("*").from_(exp.func("read_parquet", exp.Literal.string(str(panel)))).subquery("panel")
    return exp.to_table(PANEL)
