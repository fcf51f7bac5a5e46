"""Statements that Django puts together once and that are sent many times with other values (câu lệnh soạn sẵn).

Putting a query together costs Django several times what the database needs to answer it. Where the same few statements
run with every submission of a form, their SQL is kept: still made by Django from models, for the database at hand.
PostgreSQL keeps them too, with their plans: planning one anew costs it several times what running it does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models.constants import OnConflict

Model = TypeVar("Model", bound=models.Model)

# Fields whose values the drivers take as they are.
_PLAIN = (models.CharField, models.TextField, models.BooleanField, models.IntegerField, models.ForeignKey)


class Select:
    """A query whose values change and whose shape does not: ``make(**values)`` gives it as a ``values_list``.

    ``samples`` are values of the right types, each unlike all others and unlike every constant of the query: where
    they come out among the parameters, the real values go in.
    """

    def __init__(self, make: Callable[..., models.QuerySet[Any, Any]], **samples: object) -> None:
        self.make, self.samples = make, samples
        self._made: dict[str, tuple[str, list[object], list[str | None], Any, Any]] = {}

    def rows(self, **values: object) -> list[tuple[Any, ...]]:
        """Run it with values for every sample."""
        sql, fixed, slots, compiler, converters = self._made.get(connection.vendor) or self._compile()
        parameters = [
            _adapted(values[slot]) if slot is not None else value for slot, value in zip(slots, fixed, strict=True)
        ]
        with _cursor() as cursor:
            cursor.execute(sql, parameters)
            found = cursor.fetchall()
        return list(map(tuple, compiler.apply_converters(found, converters))) if converters else found

    def _compile(self) -> tuple[str, list[object], list[str | None], Any, Any]:
        compiler = self.make(**self.samples).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        names = {_adapted(sample): name for name, sample in self.samples.items()}
        slots = [names.get(value) for value in parameters]
        if set(slots) - {None} != set(self.samples):
            raise AssertionError(f"a sample is not among the parameters: {parameters}")
        converters = compiler.get_converters([one[0] for one in compiler.select[: compiler.col_count]])
        made = sql, list(parameters), slots, compiler, converters
        self._made[connection.vendor] = made
        return made


class Instances(Generic[Model]):
    """A query whose rows are instances of one model: as ``Select``, ``make`` gives it as a query set."""

    def __init__(
        self, model: type[Model], make: Callable[..., models.QuerySet[Model, Model]], **samples: object
    ) -> None:
        self.model, self.columns = model, [field.attname for field in model._meta.concrete_fields]
        self.select = Select(lambda **values: make(**values).values_list(*self.columns), **samples)

    def rows(self, **values: object) -> list[Model]:
        """Run it with values for every sample."""
        return [self.model.from_db(DEFAULT_DB_ALIAS, self.columns, row) for row in self.select.rows(**values)]

    def first(self, **values: object) -> Model | None:
        """Give the first of its rows; none where there are none."""
        return next(iter(self.rows(**values)), None)


class Text:
    """A query written by hand, for what Django cannot say: one text for each kind of database.

    ``like`` gives a query whose columns have the same types, one after the other.
    """

    def __init__(self, sql: Mapping[str, str], like: Callable[[], models.QuerySet[Any, Any]]) -> None:
        self.sql, self.like = sql, like
        self._made: dict[str, tuple[Any, Any]] = {}

    def rows(self, *values: object) -> list[tuple[Any, ...]]:
        """Run it with values for its marks, in order."""
        vendor = connection.vendor
        compiler, converters = self._made.get(vendor) or self._made.setdefault(vendor, self._compile())
        with _cursor() as cursor:
            cursor.execute(self.sql[vendor], [_adapted(value) for value in values])
            found = cursor.fetchall()
        return list(map(tuple, compiler.apply_converters(found, converters))) if converters else found

    def _compile(self) -> tuple[Any, Any]:
        compiler = self.like().query.get_compiler(connection=connection)
        compiler.as_sql()
        return compiler, compiler.get_converters([one[0] for one in compiler.select[: compiler.col_count]])


class Insert:
    """Rows of one model, written with one statement: its instances, or anything that has the names of its columns.

    ``replacing`` names the fields by which a row takes the place of one that is there.
    """

    def __init__(self, model: type[models.Model], *, replacing: Sequence[str] = ()) -> None:
        self.model = model
        self.fields = [field for field in model._meta.concrete_fields if not field.primary_key]
        self.unique = [model._meta.get_field(name) for name in replacing]
        self.columns = [(f.attname, None if isinstance(f, _PLAIN) else f.get_db_prep_save) for f in self.fields]
        self._made: dict[tuple[str, int], str] = {}

    def rows(self, rows: Iterable[object]) -> list[int]:
        """Write rows and give their keys; at most some hundred rows at once."""
        written = list(rows)
        if not written:
            return []
        own = connections[DEFAULT_DB_ALIAS]  # the thing itself: asking through the proxy a thousand times is slow
        # A statement with a thousand marks costs the driver of PostgreSQL more than the server: there it is one value.
        as_json = own.vendor == "postgresql" and len(written) > 1
        key = own.vendor, 0 if as_json else len(written)
        sql = self._made.get(key) or self._made.setdefault(key, self._sql(as_json, len(written)))
        with _cursor() as cursor:
            cursor.execute(sql, [self._json(written)] if as_json else self._marks(written, own))
            keys = cursor.fetchall()
        return [pk for (pk,) in keys]

    def _marks(self, rows: list[object], own: Any) -> list[object]:
        return [
            getattr(row, name) if prepare is None else prepare(getattr(row, name), own)
            for row in rows
            for name, prepare in self.columns
        ]

    def _json(self, rows: list[object]) -> str:
        names = [(field.column, field.attname) for field in self.fields]
        return json.dumps([{column: getattr(row, name) for column, name in names} for row in rows], default=str)

    def _sql(self, as_json: bool, count: int) -> str:
        quote = connection.ops.quote_name
        columns = ", ".join(quote(field.column) for field in self.fields)
        if as_json:
            typed = ", ".join(f"{quote(field.column)} {field.db_type(connection)}" for field in self.fields)
            source = f"SELECT {columns} FROM jsonb_to_recordset(%s) AS given({typed})"
        else:
            one = f"({', '.join(['%s'] * len(self.fields))})"
            source = f"VALUES {', '.join([one] * count)}"
        table, pk = quote(self.model._meta.db_table), quote(self.model._meta.pk.column)  # type: ignore[union-attr]
        return f"INSERT INTO {table} ({columns}) {source} {self._conflict()} RETURNING {pk}"

    def _conflict(self) -> str:
        if not self.unique:
            return ""
        rest = [field.column for field in self.fields if field not in self.unique]
        names = [field.column for field in self.unique]
        return str(connection.ops.on_conflict_suffix_sql(self.fields, OnConflict.UPDATE, rest, names))


class Delete:
    """The rows of one model of which some columns equal values go, and nothing that hangs on them."""

    def __init__(self, model: type[models.Model], *names: str) -> None:
        self.model, self.columns = model, [model._meta.get_field(name).column for name in names]

    def rows(self, *values: object) -> int:
        """Run it with a value for each column, and give how many rows went."""
        quote = connection.ops.quote_name
        where = " AND ".join(f"{quote(column)} = %s" for column in self.columns)
        with _cursor() as cursor:
            cursor.execute(
                f"DELETE FROM {quote(self.model._meta.db_table)} WHERE {where}", [_adapted(value) for value in values]
            )
            return int(cursor.rowcount)


def _cursor() -> Any:
    """Give a cursor whose statements the server keeps; the driver of SQLite keeps all of them by itself.

    Where somebody reads along (DEBUG, tests that count queries), Django's own: it alone tells the text of a query.
    """
    own = connections[DEFAULT_DB_ALIAS]
    if own.vendor != "postgresql" or own.queries_logged:
        return own.cursor()
    from django.db.backends.postgresql.base import ServerBindingCursor
    from psycopg.pq import Format

    own.close_if_health_check_failed()
    own.ensure_connection()
    raw = ServerBindingCursor(own.connection)
    # Numbers and moments come as they are kept, not as text to be read; a column of JSON would not be Django's text.
    raw.format = Format.BINARY
    return own.make_cursor(raw)


def _adapted(value: object) -> object:
    """Give a value as the driver takes it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return value
