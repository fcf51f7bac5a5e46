"""Rows that are written once: the ledger, the audit trail, words said in a verification (chỉ ghi thêm).

The model refuses changes in Python; ``forbid_updates`` makes the database refuse them too, for those who go round
the ORM. DELETE is not refused there: emptying a whole database (a demonstration, a test) is its owner's decision.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models

from chungsuc.errors import LedgerIsAppendOnly


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """A query set that reads and adds; whatever would change or remove a row raises ``LedgerIsAppendOnly``."""

    def update(self, **_: object) -> NoReturn:
        raise LedgerIsAppendOnly(act="update")

    def delete(self) -> NoReturn:
        raise LedgerIsAppendOnly(act="delete")

    def bulk_update(self, *_: object, **__: object) -> NoReturn:
        raise LedgerIsAppendOnly(act="bulk_update")

    def update_or_create(self, *_: object, **__: object) -> NoReturn:
        raise LedgerIsAppendOnly(act="update_or_create")

    def bulk_create(self, objs: Iterable[Any], *args: Any, update_conflicts: bool = False, **kwargs: Any) -> Any:
        if update_conflicts:
            raise LedgerIsAppendOnly(act="bulk_create(update_conflicts)")
        return super().bulk_create(objs, *args, **kwargs)


class AppendOnly(models.Model):
    """A row that is written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise LedgerIsAppendOnly(act="save")
        # A pk given by hand could hit an existing row: an INSERT fails there, a plain save would overwrite.
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_: object, **__: object) -> NoReturn:
        raise LedgerIsAppendOnly(act="delete")


SAID = "the ledger only grows: an observation is corrected or retracted, never updated"


def forbid_updates(schema_editor: Any, *tables: str) -> None:
    """Make the database refuse UPDATE on tables; for migrations (on SQLite a rebuilt table loses its trigger)."""
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION chungsuc_append_only() RETURNS trigger AS "
            f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$ "
            "LANGUAGE plpgsql"
        )
    for table in tables:
        if vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION chungsuc_append_only()"
            )
        elif vendor == "sqlite":
            schema_editor.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
            )


def allow_updates(schema_editor: Any, *tables: str) -> None:
    """Undo ``forbid_updates``."""
    for table in tables:
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_append_only{on}")
