"""From long rows of observations to the wide panel: the latest value not after each day, carried forward.

Facts are long rows, in an Arrow table, a Parquet file or a CSV file, with the columns

- ``unit`` text;
- ``no`` (the provision's number in the law) or ``measure`` text, see ``Key``;
- ``as_of`` date, the day the value describes;
- ``recorded`` anything that sorts: of several rows for one ``as_of`` the one recorded last counts;
- ``number`` and ``flag``: the value, one of the two; both NULL is a retraction, unknown from that day on.

Traits are long rows too: ``unit``, ``trait``, ``value`` (as text; ``true`` and ``false`` for a flag),
``valid_from``, ``valid_until`` (dates, half-open; NULL: open; the two columns may be missing altogether).

Every unit is in the panel on every day, also one without any row: what nobody knows is unknown, not dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

import duckdb
import pyarrow as pa

from chungsuc.engine.columns import (
    DAY,
    UNIT,
    ColumnType,
    column_of,
    fact_type,
    trait_column,
    trait_type,
    traits_asked,
)
from chungsuc.engine.panel_errors import EngineRefused
from chungsuc.engine.sql_nodes import attested, column
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import NoneAllowed, Provision

Rows: TypeAlias = pa.Table | Path
# DuckDB gives each core whole row groups: with its own 122,880 a country's panel has too few to share out evenly.
# LZ4 is read faster than Zstandard, and costs a quarter more of disk.
FORM = "FORMAT parquet, COMPRESSION lz4_raw, ROW_GROUP_SIZE 30720"


class Key(StrEnum):
    """By which column the long rows name what a value is about."""

    NUMBER = "no"
    MEASURE = "measure"


def build_panel(
    law: LawAtDate,
    facts: Rows,
    *,
    units: Sequence[str],
    days: Sequence[date],
    traits: Rows | None = None,
    key: Key = Key.NUMBER,
) -> pa.Table:
    """Build the panel of a law for some units on some days, sorted by day and unit.

    A value of the wrong kind (an attestation where the law compares), NaN and infinities are unknown.

    Raises:
        EngineRefused: the rows do not have the columns described in the module.
    """
    with _prepared(law, facts, units, days, traits, key) as connection:
        try:
            return connection.sql(_statement(law, key)).to_arrow_table()
        except duckdb.Error as error:
            raise EngineRefused(engine="DuckDB", reason=error) from error


def write_panel(
    path: Path,
    law: LawAtDate,
    facts: Rows,
    *,
    units: Sequence[str],
    days: Sequence[date],
    traits: Rows | None = None,
    key: Key = Key.NUMBER,
) -> None:
    """Build a panel as ``build_panel`` does, straight into a Parquet file, without holding it in memory."""
    with _prepared(law, facts, units, days, traits, key) as connection:
        target = str(path).replace("'", "''")
        try:
            connection.execute(f"COPY ({_statement(law, key)}) TO '{target}' ({FORM})")
        except duckdb.Error as error:
            raise EngineRefused(engine="DuckDB", reason=error) from error


def _prepared(
    law: LawAtDate, facts: Rows, units: Sequence[str], days: Sequence[date], traits: Rows | None, key: Key
) -> duckdb.DuckDBPyConnection:
    """Open a connection that sees the inputs as ``units``, ``days``, ``places``, ``facts`` and ``traits``."""
    no_traits = pa.table({name: pa.array([], pa.string()) for name in ("unit", "trait", "value")})
    connection = duckdb.connect(config={"preserve_insertion_order": False})
    try:
        connection.register("units", pa.table({UNIT: pa.array(sorted(set(units)), pa.string())}))
        connection.register("days", pa.table({DAY: pa.array(sorted(set(days)), pa.date32())}))
        connection.register("places", _places(law, key))
        _see(connection, "facts", facts)
        _see(connection, "given_traits", no_traits if traits is None else traits)
        given = connection.table("given_traits").columns
        dates = [
            f"CAST({name if name in given else 'NULL'} AS DATE) AS {name}" for name in ("valid_from", "valid_until")
        ]
        connection.execute(
            f"CREATE TEMP VIEW traits AS SELECT unit, trait, value, {', '.join(dates)} FROM given_traits"
        )
    except duckdb.Error as error:
        connection.close()
        raise EngineRefused(engine="DuckDB", reason=error) from error
    return connection


def _see(connection: duckdb.DuckDBPyConnection, name: str, rows: Rows) -> None:
    if isinstance(rows, pa.Table):
        connection.register(name, rows)
    elif rows.suffix == ".csv":
        # Never guessed: a code keeps its leading zeros, and indicator 17.10 is not 17.1.
        header = connection.read_csv(str(rows)).columns
        text: dict[str, str] = {
            column: "VARCHAR" for column in ("unit", "no", "measure", "trait", "value") if column in header
        }
        connection.read_csv(str(rows), dtype=text).create_view(name)
    else:
        connection.read_parquet(str(rows)).create_view(name)


def _asked(law: LawAtDate) -> list[Provision]:
    return [provision for provision in law.provisions() if provision.takes_fact]


def _places(law: LawAtDate, key: Key) -> pa.Table:
    """Number the provisions: comparing a small integer 57 times for each row is cheaper than comparing text."""
    asked = _asked(law)
    keys = [provision.no if key is Key.NUMBER else provision.measure for provision in asked]
    return pa.table({"key": pa.array(keys, pa.string()), "place": pa.array(range(len(asked)), pa.int16())})


def _fact_columns(law: LawAtDate) -> Iterator[str]:
    for place, provision in enumerate(_asked(law)):
        if fact_type(provision) is ColumnType.CODE:
            value = "flag"
        elif isinstance(provision.requirement, NoneAllowed):
            value = "coalesce(number, CASE WHEN flag THEN 0 WHEN NOT flag THEN 1 END)"
        else:
            value = "number"
        yield f'any_value(CASE WHEN place = {place} THEN {value} END) AS "{column_of(provision.no)}"'


def _given(provision: Provision) -> str:
    """Write the fact of a provision as the panel holds it."""
    name = f'"{column_of(provision.no)}"'
    if fact_type(provision) is not ColumnType.CODE:
        return name
    return f"{attested(column(column_of(provision.no))).sql('duckdb')} AS {name}"


def _trait_columns(law: LawAtDate) -> Iterator[str]:
    for trait in traits_asked(law):
        yield f"any_value(CASE WHEN trait = '{trait}' THEN TRY_CAST(value AS {trait_type(trait)}) END)" + (
            f' AS "{trait_column(trait)}"'
        )


def _statement(law: LawAtDate, key: Key) -> str:
    """Write the one statement that carries forward and turns long rows into wide ones.

    Sorted by ``as_of`` and then by the order of recording, each row holds until the next one begins. A row
    that was corrected for the same ``as_of`` thus holds for no day at all, and a retraction ends what was.
    """
    traits = [f'"{trait_column(trait)}"' for trait in traits_asked(law)]
    facts = [_given(provision) for provision in _asked(law)]
    return f"""
        WITH spans AS (
            SELECT f.unit, place, CAST(as_of AS DATE) AS as_of,
                   CAST(lead(as_of) OVER (PARTITION BY f.unit, place ORDER BY as_of, recorded) AS DATE) AS until,
                   CASE WHEN isfinite(CAST(number AS DOUBLE)) THEN CAST(number AS DOUBLE) END AS number,
                   CAST(flag AS BOOLEAN) AS flag
            FROM facts f JOIN places ON places.key = f.{key} SEMI JOIN units ON units.unit = f.unit
        ), facts_then AS (
            SELECT {", ".join(["spans.unit", "day", *_fact_columns(law)])}
            FROM spans JOIN days ON day >= as_of AND day < coalesce(until, DATE '9999-12-31')
            GROUP BY spans.unit, day
        ), traits_then AS (
            SELECT {", ".join(["traits.unit", "day", *_trait_columns(law)])}
            FROM traits SEMI JOIN units ON units.unit = traits.unit
            JOIN days ON day >= coalesce(valid_from, DATE '0001-01-01')
                     AND day < coalesce(valid_until, DATE '9999-12-31')
            GROUP BY traits.unit, day
        )
        SELECT {", ".join(["units.unit", "days.day", *traits, *facts])}
        FROM units CROSS JOIN days
        LEFT JOIN traits_then ON traits_then.unit = units.unit AND traits_then.day = days.day
        LEFT JOIN facts_then ON facts_then.unit = units.unit AND facts_then.day = days.day
        ORDER BY days.day, units.unit"""
