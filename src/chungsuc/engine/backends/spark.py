"""Spark through Spark Connect: the panel becomes a view of the session, and the same statement runs there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pyarrow as pa
from sqlglot import exp

from chungsuc.engine.backends.common import Panel, check_panel, fitted, schema_of, source_for, table_of
from chungsuc.engine.panel import Detail, compile_law
from chungsuc.engine.panel_errors import EngineRefused, ExtraMissing
from chungsuc.law.overlays import LawAtDate

if TYPE_CHECKING:
    from pyspark.sql.connect.session import SparkSession


def connect(address: str) -> SparkSession:
    """Open a session on a Spark Connect server, such as ``sc://localhost:15002`` (extra ``[spark]``).

    Raises:
        ExtraMissing: the client of Spark Connect is not installed.
        EngineRefused: there is no such server, or it refuses.
    """
    try:
        from pyspark.sql.connect.session import SparkSession
    except ImportError as error:
        raise ExtraMissing(package="pyspark-client", engine="Spark", extra="spark") from error
    try:
        return SparkSession.builder.remote(address).getOrCreate()
    except Exception as error:  # the client raises whatever its transport does
        raise EngineRefused(engine="Spark", reason=error) from error


@dataclass(frozen=True, slots=True)
class SparkBackend:
    """Judges in a Spark session.

    An Arrow table travels to the cluster with the question. A Parquet file is read by the cluster itself, so
    its path must be one that every worker sees.
    """

    session: SparkSession

    def judge_panel(self, law: LawAtDate, panel: Panel, *, detail: Detail = Detail.PARTS) -> pa.Table:
        """Judge every row of a panel (see ``Backend``); the result comes back whole."""
        view = f"chungsuc_panel_{uuid4().hex}"
        table: exp.Expr = exp.to_table(view)
        if isinstance(panel, Path):
            schema = schema_of(panel)
            check_panel(law, schema, file=str(panel))
            table = source_for(law, schema, table)
        statement = compile_law(law, source=table, detail=detail).sql("spark")
        try:
            self._rows(law, panel).createOrReplaceTempView(view)
            try:
                return self.session.sql(statement).toArrow()
            finally:
                self.session.catalog.dropTempView(view)
        except Exception as error:  # the client raises whatever its transport does
            raise EngineRefused(engine="Spark", reason=error) from error

    def _rows(self, law: LawAtDate, panel: Panel) -> Any:
        if isinstance(panel, Path):
            return self.session.read.parquet(str(panel))
        return self.session.createDataFrame(fitted(law, table_of(law, panel)))
