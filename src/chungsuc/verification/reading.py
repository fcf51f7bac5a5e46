"""Values and the words on them as they come out of the database, joined to where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet

from chungsuc.engine.verdict import Fact
from chungsuc.observations.models import Observation
from chungsuc.observations.queries import Latest, fact_of
from chungsuc.verification.models import Kind, VerificationEvent
from chungsuc.verification.standing import Reason, Standing, Word, deciding, state_after, was_confirmed


class Row(NamedTuple):
    """An observation as read for its standing; no fact: it takes a value back."""

    thread: str
    measure: str
    as_of: date
    pk: int
    supersedes: int | None
    recorded_at: datetime
    recorded_by: int | None
    said_by: str
    note: str
    fact: Fact | None


class Said(NamedTuple):
    """A word with what it was said on."""

    thread: str
    measure: str
    as_of: date
    word: Word


def read(observations: QuerySet[Observation]) -> Iterator[Row]:
    """Read observations with the value as a fact; one query."""
    rows = observations.values_list(
        "pk", "supersedes_id", "recorded_at", "recorded_by_id", "said_by", "note",
        "unit__thread", "measure", "as_of", "value", "attested", "numerator", "denominator", "source", "synthetic",
    )  # fmt: skip
    for row in rows.iterator(chunk_size=10_000):
        said = Latest(*row[6:])
        yield Row(said.thread, said.measure, said.as_of, *row[:6], fact=fact_of(said))


def words(threads: set[str], measures: list[str], day: date) -> Iterator[Said]:
    """Give what was said on all values of the measures, oldest first; one query."""
    events = VerificationEvent.objects.filter(
        observation__unit__thread__in=threads, observation__measure__in=measures, observation__as_of__lte=day
    )
    return said_on(events)


def said_on(events: QuerySet[VerificationEvent]) -> Iterator[Said]:
    """Read events as words, oldest first; one query."""
    rows = events.order_by("at", "pk").values_list(
        "observation__unit__thread", "observation__measure", "observation__as_of",
        "observation_id", "kind", "said_by", "by_id", "department__name", "department_id", "at",
        "reason__code", "reason__vi", "reason__en", "text", "observation__value", "observation__attested",
    )  # fmt: skip
    for thread, measure, as_of, pk, kind, by, by_id, department, department_id, at, code, vi, en, *rest in rows:
        reason = Reason(code, vi, en) if code else None
        word = Word(pk, Kind(kind), by, by_id, department or "", department_id, at, reason, *rest)
        yield Said(thread, measure, as_of, word)


def by_value(said: Iterable[Said]) -> dict[tuple[str, str], list[Said]]:
    found: dict[tuple[str, str], list[Said]] = {}
    for one in said:
        found.setdefault((one.thread, one.measure), []).append(one)
    return found


def standing(row: Row, fact: Fact, said: Sequence[Said]) -> Standing:
    """Join a value with the words on it, and with those on what it replaced before them."""
    of_value = tuple(one.word for one in said if belongs(one, row.pk, row.as_of, row.supersedes))
    last = deciding(word for word in of_value if word.observation == row.pk)
    earlier = [word for word in of_value if word.observation != row.pk]
    return Standing(
        row.thread, row.measure, row.pk, row.as_of, fact, row.note, row.recorded_at, row.recorded_by, row.said_by,
        state=state_after(last), since=last.at if last else row.recorded_at,
        reopened=last is None and was_confirmed(earlier), last=last, words=of_value,
    )  # fmt: skip


def belongs(said: Said, pk: int, as_of: date, supersedes: int | None) -> bool:
    """Words on values of the same day belong together, and those on the value that this one superseded."""
    return said.as_of == as_of or said.word.observation in (pk, supersedes)
