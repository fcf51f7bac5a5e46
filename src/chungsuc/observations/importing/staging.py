"""Values on their way: a temporary table beside the ledger, compared with it and moved into it by SQL.

Python holds one chunk of rows at a time, however large the file is; the database finds what is said twice,
compares with what is stored, and moves the rest, in statements that SQLite and PostgreSQL both understand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection

from chungsuc.accounts.trail import acting_user
from chungsuc.observations.actions import chunks
from chungsuc.observations.importing.reader import Staged

CHUNK = 2_000
_VALUES_PER_STATEMENT = 250  # × 13 columns: far below SQLite's limit of parameters
_COLUMNS = "n, sheet, cell, unit_id, measure, as_of, value, attested, numerator, denominator, note, synthetic, places"

_CREATE = """
CREATE TEMPORARY TABLE import_stage (
    n bigint PRIMARY KEY, sheet integer, cell varchar(16), unit_id bigint, measure varchar(80), as_of date,
    value decimal(24, 8), attested boolean, numerator decimal(24, 8), denominator decimal(24, 8), note text,
    synthetic boolean, places integer, first_n bigint, current_id bigint, state varchar(8)
)
"""

# The first row of each key counts; others of the key are repetitions, or contradict it.
_MARK_FIRST = """
UPDATE import_stage SET first_n = (
    SELECT min(other.n) FROM import_stage other
    WHERE other.unit_id = import_stage.unit_id AND other.measure = import_stage.measure
      AND other.as_of = import_stage.as_of
)
"""

_FIND_CURRENT = """
UPDATE import_stage SET current_id = (
    SELECT o.id FROM observations_observation o
    WHERE o.unit_id = import_stage.unit_id AND o.measure = import_stage.measure AND o.as_of = import_stage.as_of
      AND NOT EXISTS (SELECT 1 FROM observations_observation later WHERE later.supersedes_id = o.id)
    ORDER BY o.recorded_at DESC, o.id DESC LIMIT 1
)
"""

# A number without parts equals a stored rate that rounds to it: 93,7 does not replace 118/126.
_SAME_VALUE = """
    (s.value = o.value OR (s.value IS NULL AND o.value IS NULL)
     OR (s.denominator IS NULL AND o.denominator IS NOT NULL AND round(o.value, s.places) = s.value))
    AND (s.attested = o.attested OR (s.attested IS NULL AND o.attested IS NULL))
    AND (s.denominator IS NULL OR (s.denominator = o.denominator AND s.numerator = o.numerator))
    AND s.synthetic = o.synthetic
"""

_CLASSIFY = f"""
UPDATE import_stage SET state = CASE
    WHEN first_n <> n THEN 'repeated'
    WHEN current_id IS NULL THEN 'new'
    WHEN EXISTS (SELECT 1 FROM observations_observation o, import_stage s
                 WHERE s.n = import_stage.n AND o.id = s.current_id AND {_SAME_VALUE}) THEN 'equal'
    ELSE 'changed' END
"""

_CONTRADICTIONS = """
SELECT later.sheet, later.cell, later.value, later.attested, first.sheet, first.cell, first.value, first.attested
FROM import_stage later JOIN import_stage first ON first.n = later.first_n
WHERE later.n <> first.n AND NOT (
    (later.value = first.value OR (later.value IS NULL AND first.value IS NULL))
    AND (later.attested = first.attested OR (later.attested IS NULL AND first.attested IS NULL)))
ORDER BY later.n
"""

_CHANGES = """
SELECT s.sheet, s.cell, u.type, u.name, s.measure, s.as_of, o.value, o.attested, s.value, s.attested
FROM import_stage s JOIN observations_observation o ON o.id = s.current_id JOIN units_unit u ON u.id = s.unit_id
WHERE s.state = 'changed' ORDER BY s.n LIMIT %s
"""

_MOVE = """
INSERT INTO observations_observation (unit_id, measure, as_of, value, attested, numerator, denominator, source,
    said_by, recorded_at, recorded_by_id, note, synthetic, supersedes_id, batch_id)
SELECT unit_id, measure, as_of, value, attested, numerator, denominator, %s, %s, %s, %s, note, synthetic,
    current_id, %s
FROM import_stage WHERE state IN ('new', 'changed') ORDER BY n
"""


# A set for communes judges xã; a value of a ward is kept, and whoever brought it in hears of it.
_NOT_RURAL = """
SELECT s.sheet, count(DISTINCT s.unit_id) FROM import_stage s JOIN units_unit u ON u.id = s.unit_id
WHERE u.type <> 'xã' GROUP BY s.sheet ORDER BY s.sheet
"""


class Said(NamedTuple):
    """A value in a cell of a sheet (by its index)."""

    sheet: int
    cell: str
    value: Decimal | None
    attested: bool | None


class Stage:
    """The temporary table of one file; use as a context manager, so that it goes when it is done with."""

    def __init__(self) -> None:
        self.rows = 0
        self._seen: int | None = None

    def __enter__(self) -> Stage:
        self._run("DROP TABLE IF EXISTS import_stage")
        self._run(_CREATE)
        return self

    def __exit__(self, *exc: object) -> None:
        if not connection.needs_rollback:
            self._run("DROP TABLE IF EXISTS import_stage")

    def fill(self, values: Iterable[Staged]) -> None:
        """Write values chunk by chunk."""
        for chunk in chunks(values, CHUNK):
            with connection.cursor() as cursor:
                if connection.vendor == "postgresql":
                    self._copy(cursor, chunk)
                else:
                    self._insert(cursor, chunk)
            self.rows += len(chunk)

    def compare(self) -> None:
        """Find out of every value whether it is new, changed, equal or repeated; again if the ledger has grown."""
        newest = self._one("SELECT max(id) FROM observations_observation")
        if self._seen is None:
            self._run("CREATE INDEX import_stage_key ON import_stage (unit_id, measure, as_of)")
            if connection.vendor == "postgresql":
                self._run("ANALYZE import_stage")
            self._run(_MARK_FIRST)
        elif newest == self._seen:
            return
        if newest is not None:
            self._run(_FIND_CURRENT)
        self._run(_CLASSIFY)
        self._seen = newest or 0

    def counts(self) -> dict[tuple[int, str], int]:
        """Give how many values of each sheet are in each state."""
        rows = self._rows("SELECT sheet, state, count(*) FROM import_stage GROUP BY sheet, state")
        return {(sheet, state): count for sheet, state, count in rows}

    def states(self) -> list[tuple[int, str, int | None]]:
        """Give the state of each value by its number in the order of filling, and the observation it meets."""
        return self._rows("SELECT n, state, current_id FROM import_stage ORDER BY n")

    def contradictions(self) -> Iterator[tuple[Said, Said]]:
        """Give each value that says otherwise than an earlier one of the same unit, measure and day."""
        for row in self._rows(_CONTRADICTIONS):
            yield Said(*row[:4]), Said(*row[4:])

    def not_rural(self) -> list[tuple[int, int]]:
        """Give for each sheet that has some how many of its communes are no xã: phường, thị trấn."""
        return [(sheet, count) for sheet, count in self._rows(_NOT_RURAL)]

    def changes(self, limit: int) -> list[tuple[Any, ...]]:
        return self._rows(_CHANGES, [limit])

    def move(self, source: str, said_by: str, recorded_at: datetime, batch: int) -> None:
        """Move what is new or changed into the ledger."""
        moment = connection.ops.adapt_datetimefield_value(recorded_at)
        self._run(_MOVE, [source, said_by, moment, acting_user(), batch])

    def _insert(self, cursor: Any, chunk: list[Staged]) -> None:
        one = f"({', '.join(['%s'] * 13)})"
        first = self.rows
        for start in range(0, len(chunk), _VALUES_PER_STATEMENT):
            part = chunk[start : start + _VALUES_PER_STATEMENT]
            flat: list[object] = []
            for n, row in enumerate(part, first + start):
                flat += (n, *row[:4], row.as_of.isoformat(), *row[5:])
            cursor.execute(f"INSERT INTO import_stage ({_COLUMNS}) VALUES {', '.join([one] * len(part))}", flat)

    def _copy(self, cursor: Any, chunk: list[Staged]) -> None:
        with cursor.copy(f"COPY import_stage ({_COLUMNS}) FROM STDIN") as copy:
            for n, row in enumerate(chunk, self.rows):
                copy.write_row((n, *row))

    @staticmethod
    def _run(sql: str, parameters: list[object] | None = None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)

    @staticmethod
    def _rows(sql: str, parameters: list[object] | None = None) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchall()

    def _one(self, sql: str) -> Any:
        return self._rows(sql)[0][0]
