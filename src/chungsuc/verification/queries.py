"""What verification knows: where values stand, what came back to a commune, which department lags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery

from chungsuc.accounts.models import Department
from chungsuc.accounts.ownership import owners_on
from chungsuc.accounts.scope import Scope
from chungsuc.observations.models import Observation
from chungsuc.observations.queries import counting, live, nos_by_measure, threads_of
from chungsuc.units.models import LOCAL, Unit
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verification.models import Kind, VerificationEvent
from chungsuc.verification.reading import belongs, by_value, read, standing, words
from chungsuc.verification.standing import STATE_AFTER, Standing, State, Word

Standings = dict[str, dict[str, Standing]]  # by thread and measure


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
    said = by_value(words(threads, asked, day))
    found: Standings = {}
    for row in read(counting(threads, asked, day)):
        if row.fact is not None and row.thread in threads:
            found.setdefault(row.thread, {})[row.measure] = standing(
                row, row.fact, said.get((row.thread, row.measure), ())
            )
    return found


def returned_to(
    scope: Scope, day: date, *, states: Iterable[State] = (State.RETURNED, State.ANSWERED)
) -> list[Standing]:
    """Give what came back to the units that this person enters, and still counts, the longest returned first.

    Of all sets and of every day up to ``day``; four queries at most.
    """
    spoken_on = VerificationEvent.objects.filter(kind=Kind.RETURNED, observation__unit__level__in=LOCAL)
    few = ~Q(level__in=LOCAL) | Q(thread__in=spoken_on.values("observation__unit__thread"))
    threads = set(scope.units_and_below(day, write=True).filter(few).values_list("thread", flat=True))
    rows = list(read(_returned(threads, day, [str(state) for state in states])))
    said = by_value(words(threads, sorted({row.measure for row in rows}), day)) if rows else {}
    standings = [standing(row, row.fact, said[row.thread, row.measure]) for row in rows if row.fact is not None]
    return sorted(standings, key=lambda one: (one.state is not State.RETURNED, one.since))


def _returned(threads: set[str], day: date, kinds: list[str]) -> QuerySet[Observation]:
    last = VerificationEvent.objects.filter(observation=OuterRef("pk")).exclude(kind=Kind.NOTED)
    said_again = live().filter(
        Q(recorded_at__gt=OuterRef("recorded_at")) | Q(recorded_at=OuterRef("recorded_at"), pk__gt=OuterRef("pk")),
        unit__thread=OuterRef("unit__thread"), measure=OuterRef("measure"), as_of=OuterRef("as_of"),
    )  # fmt: skip
    spoken_on = VerificationEvent.objects.filter(kind=Kind.RETURNED, observation__unit__thread__in=threads)
    return (
        live()
        .filter(pk__in=spoken_on.values("observation"), as_of__lte=day)
        .annotate(last=Subquery(last.order_by("-at", "-pk").values("kind")[:1]))
        .filter(~Exists(said_again), last__in=kinds)
    )


@dataclass(frozen=True, slots=True)
class Lag:
    """How far one department is with the values that count on a day (tiến độ thẩm tra).

    ``department`` is ``None`` for indicators that nobody has been made responsible for. ``oldest`` is since when the
    longest waiting value waits; ``None`` when nothing waits.
    """

    department: Department | None
    waiting: int
    answered: int
    returned: int
    confirmed: int
    oldest: datetime | None

    @property
    def open(self) -> int:
        return self.waiting + self.answered

    @property
    def total(self) -> int:
        return self.waiting + self.answered + self.returned + self.confirmed


def lagging(
    units: Iterable[Unit], set_id: str, day: date, *, working_day: date, known_at: datetime | None = None
) -> list[Lag]:  # fmt: skip
    """Give how far each department is, who waits longest first; of a value of two departments the first counts.

    ``known_at``: by the values and the words that were on record at that moment. Six queries at most for a whole
    province, and one more where the units come as a query.

    Raises:
        UnknownSet: no such set is shipped.
    """
    nos, owners, threads = nos_by_measure(law_for(set_id, day)), owners_on(working_day), threads_of(units)
    tallies: dict[int | None, _Tally] = {}
    of_measure: dict[str, _Tally] = {}
    for measure, numbers in nos.items():
        owner = next(filter(None, (owners.of(set_id, no) for no in numbers)), None)
        of_measure[measure] = tallies.setdefault(owner and owner.pk, _Tally(owner))
    last = _last_words(threads, nos, day, known_at)
    retracted = ExpressionWrapper(Q(value__isnull=True, attested__isnull=True), BooleanField())
    # By the moment, and without it: reading it of every value would be half of the work, and the first tells it.
    rows = counting(threads, nos, day, known_at=known_at).annotate(retracted=retracted).order_by("recorded_at", "pk")
    for pk, thread, measure, taken_back in rows.values_list("pk", "unit__thread", "measure", "retracted"):
        if thread in threads and not taken_back:
            of_measure[measure].add(pk, *last.get(pk, (State.WAITING, None)))
    recorded = _moments(Observation.objects.all(), "recorded_at", (tally.waiting[:1] for tally in tallies.values()))
    answered = _moments(VerificationEvent.objects.all(), "at", (tally.answered for tally in tallies.values()))
    found = [tally.lag(recorded, answered) for tally in tallies.values() if tally.any]
    return sorted(found, key=lambda one: (one.oldest is None, one.oldest, -one.open))


def _last_words(
    threads: set[str], measures: Iterable[str], day: date, known_at: datetime | None
) -> dict[int, tuple[State, int]]:  # fmt: skip
    """Give the state that the last word left each value in, and the word's key; one query."""
    events = VerificationEvent.objects.filter(
        observation__unit__thread__in=threads, observation__measure__in=list(measures), observation__as_of__lte=day
    ).exclude(kind=Kind.NOTED)
    events = events if known_at is None else events.filter(at__lte=known_at)
    rows = events.order_by("at", "pk").values_list("observation_id", "kind", "pk")
    return {observation: (STATE_AFTER[Kind(kind)], pk) for observation, kind, pk in rows}


def _moments(rows: QuerySet[Any], field: str, keys: Iterable[list[int]]) -> dict[int, datetime]:
    """Give the moment of some rows by key; one query, none for no rows."""
    asked = [pk for some in keys for pk in some]
    return dict(rows.filter(pk__in=asked).values_list("pk", field)) if asked else {}


class _Tally:
    """What one department has before it; ``waiting`` the longest waiting first, ``answered`` by the answer's key."""

    def __init__(self, department: Department | None) -> None:
        self.department = department
        self.waiting: list[int] = []
        self.answered: list[int] = []
        self.done = dict.fromkeys(State, 0)

    @property
    def any(self) -> bool:
        return bool(self.waiting or self.answered or any(self.done.values()))

    def add(self, observation: int, state: State, word: int | None) -> None:
        if state is State.ANSWERED and word is not None:
            self.answered.append(word)
        elif state.open:
            self.waiting.append(observation)
        else:
            self.done[state] += 1

    def lag(self, recorded: Mapping[int, datetime], answered: Mapping[int, datetime]) -> Lag:
        open_since = [recorded[pk] for pk in self.waiting[:1]] + [answered[pk] for pk in self.answered]
        return Lag(
            self.department, len(self.waiting), len(self.answered), self.done[State.RETURNED],
            self.done[State.CONFIRMED], min(open_since, default=None),
        )  # fmt: skip


def words_on(observation: Observation) -> tuple[Word, ...]:
    """Give the words on one observation and on what it replaced, oldest first; one query."""
    thread, measure, as_of = observation.unit.thread, observation.measure, observation.as_of
    said = words({thread}, [measure], as_of)
    return tuple(one.word for one in said if belongs(one, observation.pk, as_of, observation.supersedes_id))
