"""How units stand by a law on a day: out of stored verdicts where these are current, judged live where not.

A table of many units needs the statuses, not their arithmetic. A stored verdict holds them and is judged again in
the transaction of whatever changes it (``verdicts.live``), so it says what judging now would say (``verify`` proves
it): as long as the law is still the one it was judged by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from chungsuc.engine.standing import Standing, standing_of
from chungsuc.engine.verdict import Status
from chungsuc.law.overlays import LawAtDate
from chungsuc.units.models import Unit
from chungsuc.verdicts.models import StoredVerdict
from chungsuc.verdicts.queries import judge_by

_STATUS = {status.value: status for status in Status}


def standings_by(
    units: Sequence[Unit], law: LawAtDate, *, known_at: datetime | None = None, indicators: bool = True
) -> dict[str, Standing]:
    """Give the standing of units by thread, each by its own facts; of what we knew earlier, all judged live.

    ``indicators``: without them they may be left out, which are three quarters of what is stored.
    """
    found = {} if known_at is not None else _stored(units, law, indicators)
    rest = [unit for unit in units if unit.thread not in found]
    live = judge_by(rest, law, known_at=known_at)
    return found | {thread: standing_of(verdict) for thread, verdict in live.items()}


def _stored(units: Iterable[Unit], law: LawAtDate, indicators: bool) -> dict[str, Standing]:
    """Read the verdicts that were judged by just this law on just this day; one query.

    Those of the very states that are asked for: looking for other states of their threads, the database would read
    every unit of the country.
    """
    threads = {unit.pk: unit.thread for unit in units}
    rows = StoredVerdict.objects.filter(
        unit__in=list(threads), set_id=law.base.id, as_of=law.day, law_version=law.version, synthetic__isnull=False
    )
    fields = ("unit_id", "synthetic", "on_facts", "criteria", *(["indicators"] if indicators else []))
    return {
        threads[pk]: Standing(_read(criteria), _read(rest[0]) if rest else {}, synthetic, on_facts)
        for pk, synthetic, on_facts, criteria, *rest in rows.values_list(*fields)
    }


def _read(words: Mapping[str, str]) -> dict[str, Status]:
    return {no: _STATUS[word] for no, word in words.items()}
