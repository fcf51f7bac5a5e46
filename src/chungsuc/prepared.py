"""Statements that Django puts together once and that are sent many times with other values (câu lệnh soạn sẵn).

Putting a query together costs Django several times what the database needs to answer it. Where the same few statements
run with every submission of a form, their SQL is kept: still made by Django from models, for the database at hand.
PostgreSQL keeps them too, with their plans: planning one anew costs it several times what running it does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from itertools import compress
from operator import attrgetter, not_
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
        own = _own()
        sql, fixed, slots, compiler, converters = self._made.get(own.vendor) or self._compile()
        parameters = [
            _adapted(values[slot], own) if slot is not None else value for slot, value in zip(slots, fixed, strict=True)
        ]
        found, _ = _run(own, sql, parameters)
        return list(map(tuple, compiler.apply_converters(found, converters))) if converters else found

    def _compile(self) -> tuple[str, list[object], list[str | None], Any, Any]:
        compiler = self.make(**self.samples).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        names = {_adapted(sample, _own()): name for name, sample in self.samples.items()}
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
        own = _own()
        compiler, converters = self._made.get(own.vendor) or self._made.setdefault(own.vendor, self._compile())
        found, _ = _run(own, self.sql[own.vendor], [_adapted(value, own) for value in values])
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
        self._read = attrgetter(*(field.attname for field in self.fields))
        self._made: dict[object, str] = {}

    def rows(self, rows: Iterable[object]) -> list[int]:
        """Write rows and give their keys; at most some hundred rows at once."""
        written, own = list(rows), _own()
        if not written:
            return []
        # A statement with a thousand marks costs the driver of PostgreSQL more than the server: there it is one value.
        many = own.vendor == "postgresql" and len(written) > 1
        sql, parameters = self._as_json(written, own) if many else self._as_marks(written, own)
        keys, _ = _run(own, sql, parameters)
        return [pk for (pk,) in keys]

    def _as_marks(self, rows: list[object], own: Any) -> tuple[str, list[object]]:
        key = own.vendor, len(rows)
        if key not in self._made:
            one = f"({', '.join(['%s'] * len(self.fields))})"
            self._made[key] = self._sql(self.fields, f"VALUES {', '.join([one] * len(rows))}")
        parameters = [
            getattr(row, name) if prepare is None else prepare(getattr(row, name), own)
            for row in rows
            for name, prepare in self.columns
        ]
        return self._made[key], parameters

    def _as_json(self, rows: list[object], own: Any) -> tuple[str, list[object]]:
        """Send as JSON what differs from row to row; what is the same in all of them goes once."""
        columns = tuple(zip(*map(self._read, rows), strict=True))
        several = [column.count(column[0]) < len(rows) for column in columns]
        several[0] = several[0] or True not in several
        differ, same = (list(compress(self.fields, chosen)) for chosen in (several, map(not_, several)))
        key = tuple(field.column for field in differ)
        if key not in self._made:
            once = "".join(f", CAST(%s AS {field.db_type(own)})" for field in same)
            typed = ", ".join(f"{own.ops.quote_name(field.column)} {field.db_type(own)}" for field in differ)
            source = f"SELECT given.*{once} FROM jsonb_to_recordset(%s) AS given({typed})"
            self._made[key] = self._sql([*differ, *same], source)
        lines = [dict(zip(key, line)) for line in zip(*compress(columns, several))]  # noqa: B905  # of one length
        fixed = (column[0] for column in compress(columns, map(not_, several)))
        once = [field.get_db_prep_save(value, own) for field, value in zip(same, fixed, strict=True)]
        return self._made[key], [*once, json.dumps(lines, default=str)]

    def _sql(self, fields: Iterable[Any], source: str) -> str:
        quote = connection.ops.quote_name
        table, pk = quote(self.model._meta.db_table), quote(self.model._meta.pk.column)  # type: ignore[union-attr]
        columns = ", ".join(quote(field.column) for field in fields)
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
        own = _own()
        quote = own.ops.quote_name
        where = " AND ".join(f"{quote(column)} = %s" for column in self.columns)
        sql = f"DELETE FROM {quote(self.model._meta.db_table)} WHERE {where}"
        _, gone = _run(own, sql, [_adapted(value, own) for value in values])
        return gone


def _own() -> Any:
    """Give this thread's connection itself: through Django's proxy each look at it costs as much as a small query."""
    return connections[DEFAULT_DB_ALIAS]


def _run(own: Any, sql: str, parameters: Sequence[object]) -> tuple[list[tuple[Any, ...]], int]:
    """Run a statement and give its rows, and how many it changed; the driver of SQLite keeps all of them by itself.

    Where somebody reads along (DEBUG, tests that count queries), by Django's own cursor: it alone tells the text.
    """
    if own.vendor == "postgresql" and not own.queries_logged and not own.execute_wrappers:
        return _on_postgres()(own, sql, parameters)
    with own.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else [], cursor.rowcount


@cache
def _on_postgres() -> Callable[[Any, str, Sequence[object]], tuple[list[tuple[Any, ...]], int]]:
    """Give how to run them there; its driver need not be installed where the database is SQLite."""
    from chungsuc.prepared_postgres import run

    return run


def _adapted(value: object, own: Any) -> object:
    """Give a value as the driver takes it."""
    if isinstance(value, datetime):
        return own.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return own.ops.adapt_datefield_value(value)
    if isinstance(value, UUID) and not own.features.has_native_uuid_field:
        return value.hex
    return value
