"""What verification knows: where values stand, what came back to a commune, which department lags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet

from chungsuc.observations.models import Observation
from chungsuc.observations.queries import counting, nos_by_measure, threads_of
from chungsuc.units.models import Unit
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verification.models import Kind, VerificationEvent
from chungsuc.verification.standing import Reason, Standing, Word, deciding, state_after, was_confirmed

Standings = dict[str, dict[str, Standing]]  # by thread and measure


class _Counts(NamedTuple):
    """An observation that counts, as read for its standing."""

    pk: int
    thread: str
    measure: str
    as_of: date
    recorded_at: datetime
    recorded_by: int | None
    said_by: str
    supersedes: int | None
    retracted: bool


class _Said(NamedTuple):
    """A word with what it was said on."""

    thread: str
    measure: str
    as_of: date
    word: Word


def states(units: Iterable[Unit], set_id: str, day: date) -> Standings:
    """Give where the values that count on a day stand, by thread and measure (see ``nos_by_measure`` for numbers).

    Only measures that the set looks at; a retracted value stands nowhere and is left out. Three queries, for one
    unit or for a province.

    Raises:
        UnknownSet: no such set is shipped.
    """
    return states_of_measures(units, nos_by_measure(law_for(set_id, day)), day)


def states_of_measures(units: Iterable[Unit], measures: Iterable[str], day: date) -> Standings:
    """Give where the values of some measures stand on a day; two queries. See ``states``."""
    threads, asked = threads_of(units), list(measures)
    said: dict[tuple[str, str], list[_Said]] = {}
    for one in _words(threads, asked, day):
        said.setdefault((one.thread, one.measure), []).append(one)
    found: Standings = {}
    for row in _counting(threads, asked, day):
        if not row.retracted:
            standing = _standing(row, said.get((row.thread, row.measure), []))
            found.setdefault(row.thread, {})[row.measure] = standing
    return found


def _counting(threads: set[str], measures: list[str], day: date) -> Iterator[_Counts]:
    rows = counting(threads, measures, day).values_list(
        "pk", "unit__thread", "measure", "as_of", "recorded_at", "recorded_by_id", "said_by", "supersedes_id",
        "value", "attested",
    )  # fmt: skip
    for *row, value, attested in rows.iterator(chunk_size=10_000):
        if row[1] in threads:
            yield _Counts(*row, retracted=value is None and attested is None)


def _standing(row: _Counts, said: list[_Said]) -> Standing:
    """Join a value with the words on it, and on those of the same day or the one it superseded, before it."""
    words = tuple(one.word for one in said if _belongs(one, row))
    last = deciding(word for word in words if word.observation == row.pk)
    earlier = [word for word in words if word.observation != row.pk]
    return Standing(
        row.thread, row.measure, row.pk, row.as_of, row.recorded_at, row.recorded_by, row.said_by,
        state=state_after(last), since=last.at if last else row.recorded_at,
        reopened=last is None and was_confirmed(earlier), last=last, words=words,
    )  # fmt: skip


def _belongs(said: _Said, row: _Counts) -> bool:
    return said.as_of == row.as_of or said.word.observation in (row.pk, row.supersedes)


def _words(threads: set[str], measures: list[str], day: date) -> Iterator[_Said]:
    """Give what was said on all values of the measures, oldest first; one query."""
    events = VerificationEvent.objects.filter(
        observation__unit__thread__in=threads, observation__measure__in=measures, observation__as_of__lte=day
    )
    return said_on(events)


def said_on(events: QuerySet[VerificationEvent]) -> Iterator[_Said]:
    """Read events as words, oldest first; one query."""
    rows = events.order_by("at", "pk").values_list(
        "observation__unit__thread", "observation__measure", "observation__as_of",
        "observation_id", "kind", "said_by", "by_id", "department__name", "department_id", "at",
        "reason__code", "reason__vi", "reason__en", "text", "observation__value", "observation__attested",
    )  # fmt: skip
    for thread, measure, as_of, pk, kind, by, by_id, department, department_id, at, code, vi, en, *rest in rows:
        reason = Reason(code, vi, en) if code else None
        word = Word(pk, Kind(kind), by, by_id, department or "", department_id, at, reason, *rest)
        yield _Said(thread, measure, as_of, word)


def words_on(observation: Observation) -> tuple[Word, ...]:
    """Give the words on one observation and on what it replaced, oldest first; two queries."""
    threads, measures = {observation.unit.thread}, [observation.measure]
    row = _Counts(
        observation.pk, observation.unit.thread, observation.measure, observation.as_of, observation.recorded_at,
        observation.recorded_by_id, observation.said_by, observation.supersedes_id, observation.is_retraction,
    )  # fmt: skip
    return _standing(row, list(_words(threads, measures, observation.as_of))).words
