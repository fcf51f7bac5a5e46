"""Foreign keys of a table that grows by many rows at once, checked once for a statement (khóa ngoại theo câu lệnh).

PostgreSQL checks a foreign key row by row: 57 values of one form look up, and lock, one unit and one person 57 times.
``check_by_statement`` puts triggers in their place that hold the same: nothing is stored that refers to nothing, and
nothing goes that something stored refers to. SQLite keeps its own foreign keys, which are cheap there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple


class Reference(NamedTuple):
    """A column and the table whose ``id`` it holds; ``grows``: its rows never go, so that none has to be locked."""

    column: str
    parent: str
    grows: bool = False


def check_by_statement(schema_editor: Any, table: str, references: Iterable[Reference]) -> None:
    """Let the triggers take over from the foreign keys; for migrations."""
    if schema_editor.connection.vendor != "postgresql":
        return
    asked = tuple(references)
    checks = "".join(_check(table, one) for one in asked)
    schema_editor.execute(
        f"CREATE FUNCTION {table}_refers() RETURNS trigger AS $$ BEGIN {checks} RETURN NULL; END $$ LANGUAGE plpgsql"
    )
    schema_editor.execute(
        f"CREATE TRIGGER {table}_refers AFTER INSERT ON {table} REFERENCING NEW TABLE AS fresh "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refers()"
    )
    for one in asked:
        schema_editor.execute(
            f"CREATE FUNCTION {_kept(table, one)}() RETURNS trigger AS $$ BEGIN IF EXISTS (SELECT 1 FROM {table} "
            f"WHERE {one.column} IN (SELECT id FROM gone)) THEN {_raised(table, one)} END IF; RETURN NULL; END $$ "
            "LANGUAGE plpgsql"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {_kept(table, one)} AFTER DELETE ON {one.parent} REFERENCING OLD TABLE AS gone "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {_kept(table, one)}()"
        )
        schema_editor.execute(_DROP.format(table=table, column=one.column))


def _check(table: str, one: Reference) -> str:
    held = f"(SELECT {one.column} FROM fresh)"
    # As a foreign key does: whoever deletes the row meanwhile waits, and then sees what refers to it.
    lock = "" if one.grows else f"PERFORM 1 FROM {one.parent} WHERE id IN {held} FOR KEY SHARE; "
    stray = f"SELECT 1 FROM fresh LEFT JOIN {one.parent} held ON held.id = fresh.{one.column}"
    return f"{lock}IF EXISTS ({stray} WHERE fresh.{one.column} IS NOT NULL AND held.id IS NULL) THEN " + (
        f"{_raised(table, one)} END IF; "
    )


def _raised(table: str, one: Reference) -> str:
    return (
        f"RAISE EXCEPTION '{table}.{one.column} refers to a row of {one.parent} that is not there' "
        "USING ERRCODE = 'foreign_key_violation';"
    )


def _kept(table: str, one: Reference) -> str:
    return f"{one.parent}_kept_for_{table}_{one.column}"[:63]


_DROP = """
DO $$ DECLARE found record; BEGIN
FOR found IN SELECT conname FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND conkey = ARRAY[attnum]
    WHERE conrelid = '{table}'::regclass AND contype = 'f' AND attname = '{column}'
LOOP EXECUTE 'ALTER TABLE {table} DROP CONSTRAINT ' || quote_ident(found.conname); END LOOP;
END $$
"""
