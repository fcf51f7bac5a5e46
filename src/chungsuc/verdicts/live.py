"""Verdicts follow what they rest on, in the same transaction: live, not nightly (đánh giá lại ngay).

Only verdicts that are stored are judged again; whatever is asked about otherwise is judged when it is asked. The
values of a commune are no facts of its district or province: what lies above is judged by titles, and so it follows
the decisions (``on_recognition``), not the ledger of the communes (ADR 20).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_save

from chungsuc.observations.queries import nos_by_measure
from chungsuc.observations.signals import recorded
from chungsuc.prepared import Select
from chungsuc.recognition.models import Recognition
from chungsuc.units.local import threads_ever_below
from chungsuc.units.models import Level, Unit, UnitTrait
from chungsuc.units.place import ancestors_of
from chungsuc.units.queries import INHERITED
from chungsuc.verdicts.actions import refresh
from chungsuc.verdicts.derived import district_parents, province_of, provinces_with_a_ledger
from chungsuc.verdicts.law_in_force import law_for, mark_used
from chungsuc.verdicts.models import StoredVerdict

_STORED = Select(
    lambda thread, since: (
        StoredVerdict.objects.filter(unit__thread=thread, as_of__gte=since).order_by().values_list("set_id", "as_of")
    ),
    thread="§thread",
    since=date(1901, 1, 1),
)


def rejudge(
    threads: Iterable[str] | QuerySet[Any],
    since: date | None,
    *,
    measures: Collection[str] | None = None,
    judged: Collection[tuple[str, date]] = (),
) -> int:
    """Judge the stored verdicts of units again, from a day on, and give how many; one query when there are none.

    ``measures``: leave alone the verdicts of sets that look at none of them; ``judged``: leave these alone too.

    Raises:
        LawChangedAfterUse: the law's text is not what it was when first used; the change is undone with it.
    """
    if isinstance(threads, set) and len(threads) == 1 and judged and since is not None:
        (thread,) = threads
        if all(one in judged for one in _STORED.rows(thread=thread, since=since)):
            return 0
    rows = StoredVerdict.objects.filter(unit__thread__in=threads)
    if since is not None:
        rows = rows.filter(as_of__gte=since)
    asked: dict[tuple[str, date], list[Unit]] = {}
    for row in rows.select_related("unit").only("set_id", "as_of", "unit"):
        asked.setdefault((row.set_id, row.as_of), []).append(row.unit)
    return sum(
        len(refresh(units, set_id, day))
        for (set_id, day), units in asked.items()
        if (set_id, day) not in judged and (measures is None or _looks_at(set_id, day, measures))
    )


def _looks_at(set_id: str, day: date, measures: Collection[str]) -> bool:
    return not nos_by_measure(law_for(set_id, day)).keys().isdisjoint(measures)


def on_recorded(
    sender: object,
    *,
    threads: Iterable[str] | QuerySet[Any],
    earliest: date,
    set_id: str | None = None,
    measures: Collection[str] | None = None,
    judged: Collection[tuple[str, date]] = (),
    **_: object,
) -> None:
    """Judge again what rests on the new values; a set that a file was read by has been used from then on."""
    if set_id is not None:
        mark_used([law_for(set_id, earliest)])
    rejudge(threads, earliest, measures=measures, judged=judged)


def on_recognition(sender: object, *, instance: Recognition, created: bool = False, **_: object) -> None:
    """Titles are facts of the unit itself and of those above it ("100 % of its communes").

    The first one of a province says of all its units that they have none, where nothing was known before.
    """
    if not StoredVerdict.objects.exists():
        return
    if created and (province := _begun_by(instance)) is not None:
        rejudge(province, None)
        return
    day = date(instance.result_year, 12, 31)
    above = ancestors_of([instance.unit], day).get(instance.unit.thread, ())
    since = min(day, instance.decided_on) if instance.decided_on else day
    rejudge({instance.unit.thread, *(unit.thread for unit in above)}, since)


def _begun_by(recognition: Recognition) -> set[str] | None:
    """Give the threads of a province whose ledger of recognitions begins with this one; ``None``: it had begun."""
    if recognition.unit.is_local:
        return None
    parents = district_parents()
    code = province_of(recognition.unit, parents)
    if code in provinces_with_a_ledger(parents, but=recognition):
        return None
    states = Unit.objects.filter(level=Level.PROVINCE, code=code)
    return {thread for state in states for thread in (state.thread, *_ever_below(state))}


def on_trait(sender: object, *, instance: UnitTrait, **_: object) -> None:
    """A trait is of the unit itself; one that is inherited (vùng) is of all units below it as well."""
    if not StoredVerdict.objects.exists():
        return
    threads = {instance.thread}
    if instance.trait in INHERITED:
        states = list(Unit.objects.filter(thread=instance.thread))
        for state in states:
            if state.level != Level.COMMUNE:
                threads.update(_ever_below(state))
        communes = Unit.objects.filter(level=Level.COMMUNE, thread__in=threads)
        threads |= threads_ever_below(communes)
    rejudge(threads, instance.valid_from)


def _ever_below(unit: Unit) -> set[str]:
    """Give the threads of the units that were ever below a unit's code, two levels down at most."""
    below = Unit.objects.filter(parent_code=unit.code)
    codes = [code for level, code in below.values_list("level", "code") if level == Level.DISTRICT]
    further = Unit.objects.filter(parent_code__in=codes).values_list("thread", flat=True)
    return {*below.values_list("thread", flat=True), *further}


def connect() -> None:
    """Listen to the ledger, the recognitions and the traits."""
    recorded.connect(on_recorded, dispatch_uid="verdicts follow the ledger")
    post_save.connect(on_recognition, sender=Recognition, dispatch_uid="verdicts follow recognitions")
    post_save.connect(on_trait, sender=UnitTrait, dispatch_uid="verdicts follow traits")
