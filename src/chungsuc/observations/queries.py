"""What the ledger knows: the facts of a law at a day, as known at a moment; the history of one value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from chungsuc.engine.verdict import Fact
from chungsuc.law.overlays import LawAtDate
from chungsuc.observations.checks import tidy
from chungsuc.observations.models import Observation
from chungsuc.units.models import Unit

_NAMED_UNITS = 5_000  # above this the country is read whole: a longer list of names costs more than it saves


class Latest(NamedTuple):
    """The observation that counts for one measure of one thread; both value and attested blank: retracted."""

    thread: str
    measure: str
    as_of: date
    value: Decimal | None
    attested: bool | None
    numerator: Decimal | None
    denominator: Decimal | None
    source: str
    synthetic: bool


def facts_at(
    units: Iterable[Unit], law: LawAtDate, day: date, *, known_at: datetime | date | None = None
) -> dict[str, dict[str, Fact]]:
    """Give the facts by thread and by number of provision: what counts on ``day``, as known at ``known_at``.

    For each provision that takes a fact: the observation with the latest ``as_of`` not after ``day`` along the
    unit's thread; of several on that day the last recorded. What was recorded after ``known_at`` does not
    exist; what was superseded by then does not count; a retraction leaves no fact. A unit or provision without
    a fact has no entry. ``known_at`` as a date means the end of that day; ``None``: all that is known now.
    Two queries, for one unit or for the whole country.
    """
    nos = nos_by_measure(law)
    facts: dict[str, dict[str, Fact]] = {}
    for row in latest(units, nos, day, known_at=known_at):
        fact = fact_of(row)
        if fact is None:
            continue
        of_thread = facts.setdefault(row.thread, {})
        for no in nos[row.measure]:
            of_thread[no] = fact
    return facts


def fact_of(row: Latest) -> Fact | None:
    """Give an observation as the engine takes it; ``None`` when it takes a value back."""
    value = row.attested if row.value is None else tidy(row.value)
    if value is None:
        return None
    return Fact(value, row.as_of, _tidy(row.numerator), _tidy(row.denominator), row.source, row.synthetic)


def nos_by_measure(law: LawAtDate) -> Mapping[str, Sequence[str]]:
    """Give the numbers of the provisions that look at each measure."""
    return law.nos_by_measure


def latest(
    units: Iterable[Unit], measures: Iterable[str], day: date, *, known_at: datetime | date | None = None
) -> Iterator[Latest]:
    """Give the observation that counts for each thread and measure, retractions among them."""
    threads = threads_of(units)
    rows = counting(threads, measures, day, known_at=known_at).values_list(
        "unit__thread", "measure", "as_of", "value", "attested", "numerator", "denominator", "source", "synthetic"
    )
    return (Latest(*row) for row in rows.iterator(chunk_size=10_000) if row[0] in threads)


def counting(
    threads: set[str], measures: Iterable[str], day: date, *, known_at: datetime | date | None = None
) -> QuerySet[Observation]:
    """Give the observations that count on a day, one for each thread and measure, as a query to be read further.

    Filter it no further: a condition would be asked before the ranking, and an older value would count. Of a great
    many threads (see ``of_units``) the reader leaves out the rows that were not asked for.
    """
    ledger = of_units(threads, live(known_at)).filter(measure__in=list(measures), as_of__lte=day)
    rank = Window(
        RowNumber(),
        partition_by=[F("unit__thread"), F("measure")],
        order_by=[F("as_of").desc(), F("recorded_at").desc(), F("id").desc()],
    )
    return ledger.annotate(rank=rank).filter(rank=1)


def live(known_at: datetime | date | None = None) -> QuerySet[Observation]:
    """Give what was recorded by a moment and not superseded by then."""
    corrections = Observation.objects.filter(supersedes=OuterRef("pk"))
    if known_at is None:
        return Observation.objects.filter(~Exists(corrections))
    until = moment_of(known_at)
    return Observation.objects.filter(~Exists(corrections.filter(recorded_at__lte=until)), recorded_at__lte=until)


def moment_of(known_at: datetime | date) -> datetime:
    """Give the moment that a day of knowledge means: its end, local time."""
    if isinstance(known_at, datetime):
        return known_at if timezone.is_aware(known_at) else timezone.make_aware(known_at)
    return timezone.make_aware(datetime.combine(known_at, time.max))


def history(unit: Unit, measure: str) -> list[Observation]:
    """Give everything ever recorded of one measure along the unit's thread, the oldest day first.

    What was superseded is there too, and its correction after it; ``supersedes`` tells which.
    """
    recorded = Observation.objects.filter(unit__thread=unit.thread, measure=measure)
    return list(recorded.select_related("unit", "supersedes", "batch").order_by("as_of", "recorded_at", "id"))


def threads_of(units: Iterable[Unit]) -> set[str]:
    """Give the threads of units, whether they come as a query or as a list."""
    if isinstance(units, QuerySet):
        return set(units.order_by().values_list("thread", flat=True))
    return {unit.thread for unit in units}


def of_units(threads: set[str], ledger: QuerySet[Observation]) -> QuerySet[Observation]:
    """Keep the observations of some threads; of a great many threads, leave it to the reader of the rows."""
    return ledger.filter(unit__thread__in=threads) if len(threads) <= _NAMED_UNITS else ledger


def _tidy(number: Decimal | None) -> Decimal | None:
    return None if number is None else tidy(number)
