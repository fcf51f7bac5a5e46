"""The ledger as long rows for a panel (see ``engine.build_panel``, with ``key=Key.MEASURE``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import count, islice

import pyarrow as pa

from chungsuc.observations.queries import live, of_units, threads_of
from chungsuc.units.models import Unit

SCHEMA = pa.schema(
    {
        "unit": pa.string(),  # the thread
        "measure": pa.string(),
        "as_of": pa.date32(),
        "recorded": pa.int64(),  # the order of recording
        "number": pa.float64(),
        "flag": pa.bool_(),
    }
)
_BATCH = 50_000


def long_rows(
    units: Iterable[Unit], measures: Iterable[str], days: Sequence[date], *, known_at: datetime | date | None = None
) -> pa.Table:
    """Give all that a panel of these units on these days may carry forward, retractions among it.

    What was superseded is left out, as is what describes a day after the last; one query.
    """
    threads = threads_of(units)
    ledger = of_units(threads, live(known_at)).filter(measure__in=list(measures), as_of__lte=max(days))
    rows = ledger.order_by("recorded_at", "id").values_list("unit__thread", "measure", "as_of", "value", "attested")
    kept = (row for row in rows.iterator(chunk_size=10_000) if row[0] in threads)
    return pa.Table.from_batches(_batches(kept), SCHEMA)


def _batches(rows: Iterator[tuple[object, ...]]) -> Iterator[pa.RecordBatch]:
    order = count()
    while batch := list(islice(rows, _BATCH)):
        thread, measure, as_of, value, attested = zip(*batch, strict=True)
        numbers = [None if number is None else float(number) for number in value]
        columns = [thread, measure, as_of, list(islice(order, len(batch))), numbers, attested]
        yield pa.RecordBatch.from_arrays(
            [pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)], schema=SCHEMA
        )  # fmt: skip
