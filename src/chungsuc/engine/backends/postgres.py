"""PostgreSQL: the panel goes into a temporary table by COPY, and the same statement runs there."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.csv as pa_csv
from sqlglot import exp

from chungsuc.engine.backends.common import Panel, fitted, table_of
from chungsuc.engine.columns import DAY, MET_COUNT, UNIT, ColumnType, panel_columns
from chungsuc.engine.panel import Detail, compile_law
from chungsuc.engine.panel_errors import EngineRefused, ExtraMissing
from chungsuc.law.overlays import LawAtDate

if TYPE_CHECKING:
    import psycopg

_TABLE = "chungsuc_panel"
_SQL_TYPES = {ColumnType.DOUBLE: "DOUBLE PRECISION", ColumnType.INTEGER: "INTEGER", ColumnType.CODE: "SMALLINT"}
_RESULT_TYPES = {UNIT: pa.string(), DAY: pa.date32(), MET_COUNT: pa.int32()}


@dataclass(frozen=True, slots=True)
class PostgresBackend:
    """Judges on a PostgreSQL server, given its address or an open psycopg connection (extra ``[postgres]``).

    A connection stays open, and its transaction is the caller's; with an address each panel has its own.
    Nothing is left on the server.
    """

    server: str | psycopg.Connection[tuple[object, ...]]

    def judge_panel(self, law: LawAtDate, panel: Panel, *, detail: Detail = Detail.PARTS) -> pa.Table:
        """Judge every row of a panel (see ``Backend``).

        Raises:
            ExtraMissing: psycopg is not installed.
        """
        try:
            import psycopg
        except ImportError as error:
            raise ExtraMissing(package="psycopg", engine="PostgreSQL", extra="postgres") from error
        rows = fitted(law, table_of(law, panel))
        statement = compile_law(law, source=exp.to_table(_TABLE), detail=detail)
        try:
            if isinstance(self.server, str):
                with psycopg.connect(self.server) as connection:
                    return _judged(connection, law, rows, statement)
            return _judged(self.server, law, rows, statement)
        except psycopg.Error as error:
            raise EngineRefused(engine="PostgreSQL", reason=error) from error


def _judged(
    connection: psycopg.Connection[tuple[object, ...]], law: LawAtDate, rows: pa.Table, statement: exp.Select
) -> pa.Table:
    with connection.transaction(), connection.cursor() as cursor:
        columns = {UNIT: "TEXT", DAY: "DATE"}
        columns |= {name: _SQL_TYPES.get(kind, str(kind)) for name, kind in panel_columns(law).items()}
        listed = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        cursor.execute(f"CREATE TEMPORARY TABLE {_TABLE} ({listed})".encode())
        # Compiling a statement this wide to machine code takes longer than running it over a country.
        cursor.execute("SET LOCAL jit = off")
        with cursor.copy(f"COPY {_TABLE} FROM STDIN (FORMAT csv)".encode()) as copy:
            copy.write(_as_csv(rows))
        received = io.BytesIO()
        query = statement.sql("postgres")
        with cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT csv, HEADER)".encode()) as copy:
            for block in copy:
                received.write(block)
        cursor.execute(f"DROP TABLE {_TABLE}".encode())
    received.seek(0)
    return _from_csv(received, statement.named_selects)


def _as_csv(rows: pa.Table) -> bytes:
    written = io.BytesIO()
    pa_csv.write_csv(rows, written, pa_csv.WriteOptions(include_header=False))
    return written.getvalue()


def _from_csv(received: io.BytesIO, names: list[str]) -> pa.Table:
    options = pa_csv.ConvertOptions(
        column_types={name: _RESULT_TYPES.get(name, pa.int8()) for name in names},
        null_values=[""],
        strings_can_be_null=False,
    )
    # An empty result has a header only, and every column its type all the same.
    return pa_csv.read_csv(received, convert_options=options)
