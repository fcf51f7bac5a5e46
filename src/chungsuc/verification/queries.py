"""What verification knows: where values stand, what came back to a commune, which department lags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

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


def lagging(units: Iterable[Unit], set_id: str, day: date, *, working_day: date) -> list[Lag]:
    """Give how far each department is, who waits longest first; of a value of two departments the first counts.

    Four queries for a whole province, and one more where the units come as a query.

    Raises:
        UnknownSet: no such set is shipped.
    """
    nos, owners, threads = nos_by_measure(law_for(set_id, day)), owners_on(working_day), threads_of(units)
    of_measure = {
        measure: next(filter(None, (owners.of(set_id, no) for no in numbers)), None) for measure, numbers in nos.items()
    }
    last = _last_words(threads, nos, day)
    retracted = ExpressionWrapper(Q(value__isnull=True, attested__isnull=True), BooleanField())
    rows = counting(threads, nos, day).annotate(retracted=retracted)
    tallies: dict[Department | None, _Tally] = defaultdict(_Tally)
    for pk, thread, measure, recorded_at, taken_back in rows.values_list(
        "pk", "unit__thread", "measure", "recorded_at", "retracted"
    ):
        if thread in threads and not taken_back:
            state, since = last.get(pk, (State.WAITING, recorded_at))
            tallies[of_measure[measure]].add(state, since)
    found = [tally.lag(department) for department, tally in tallies.items()]
    return sorted(found, key=lambda one: (one.oldest is None, one.oldest, -one.open))


def _last_words(threads: set[str], measures: Iterable[str], day: date) -> dict[int, tuple[State, datetime]]:
    """Give the state that the last word left each value in, and since when; one query."""
    events = VerificationEvent.objects.filter(
        observation__unit__thread__in=threads, observation__measure__in=list(measures), observation__as_of__lte=day
    ).exclude(kind=Kind.NOTED)
    rows = events.order_by("at", "pk").values_list("observation_id", "kind", "at")
    return {pk: (STATE_AFTER[Kind(kind)], at) for pk, kind, at in rows}


class _Tally:
    def __init__(self) -> None:
        self.counts = dict.fromkeys(State, 0)
        self.oldest: datetime | None = None

    def add(self, state: State, since: datetime) -> None:
        self.counts[state] += 1
        if state.open and (self.oldest is None or since < self.oldest):
            self.oldest = since

    def lag(self, department: Department | None) -> Lag:
        counts = self.counts
        return Lag(
            department, counts[State.WAITING], counts[State.ANSWERED], counts[State.RETURNED],
            counts[State.CONFIRMED], self.oldest,
        )  # fmt: skip


def words_on(observation: Observation) -> tuple[Word, ...]:
    """Give the words on one observation and on what it replaced, oldest first; one query."""
    thread, measure, as_of = observation.unit.thread, observation.measure, observation.as_of
    said = words({thread}, [measure], as_of)
    return tuple(one.word for one in said if belongs(one, observation.pk, as_of, observation.supersedes_id))
