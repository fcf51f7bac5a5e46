"""Statements that PostgreSQL keeps, sent without a cursor (câu lệnh máy chủ giữ sẵn).

A cursor of the driver costs as much again as the statement itself: it may be used by several threads, be cancelled,
stream, describe its columns. A kept statement of ours does none of that. So its values go straight to the driver's
connection, by the driver's own adapters; errors come as the driver's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from psycopg import Connection
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, Format, TransactionStatus
from psycopg.pq.abc import PGresult

Kept: TypeAlias = dict[tuple[str, tuple[int, ...]], bytes]

_kept: WeakKeyDictionary[Connection[Any], Kept] = WeakKeyDictionary()  # by text and types of the values
_GOOD = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)


def run(own: Any, sql: str, values: Sequence[object]) -> tuple[list[tuple[Any, ...]], int]:
    """Run a statement with ``%s`` marks on Django's connection ``own``; give its rows, and how many it changed.

    Raises:
        django.db.Error: as a cursor of Django's would.
    """
    own.validate_no_broken_transaction()
    own.close_if_health_check_failed()
    own.ensure_connection()
    with own.wrap_database_errors:
        raw: Connection[Any] = own.connection
        if not raw.autocommit and raw.pgconn.transaction_status == TransactionStatus.IDLE:
            _good(raw.pgconn.exec_(b"BEGIN"))
        adapted = Transformer(raw)
        parameters = adapted.dump_sequence(values, [PyFormat.AUTO] * len(values))
        kept = _kept.setdefault(raw, {})
        name = kept.get((sql, adapted.types or ())) or _keep(raw, kept, sql, adapted.types or ())
        # Numbers and moments come as they are kept, not as text.
        result = _good(raw.pgconn.exec_prepared(name, parameters, adapted.formats, Format.BINARY))
        adapted.set_pgresult(result)
        return adapted.load_rows(0, result.ntuples, tuple), result.command_tuples or 0


def _keep(raw: Connection[Any], kept: Kept, sql: str, types: tuple[int, ...]) -> bytes:
    """Let the server read and plan the statement once, for the types that its values have now."""
    name = f"chungsuc_{len(kept)}".encode()
    _good(raw.pgconn.prepare(name, _numbered(sql).encode(), types))
    kept[sql, types] = name
    return name


def _numbered(sql: str) -> str:
    """Write ``%s`` as PostgreSQL does, ``$1``, ``$2`` …; a doubled ``%%`` is one."""
    first, *rest = sql.split("%s")
    return "".join([first, *(f"${place}{text}" for place, text in enumerate(rest, start=1))]).replace("%%", "%")


def _good(result: PGresult) -> PGresult:
    if result.status not in _GOOD:
        raise error_from_result(result)
    return result
