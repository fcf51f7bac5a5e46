"""The only writers of stored verdicts: judge and keep, one unit at once or many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from chungsuc.engine.standing import standing_of
from chungsuc.engine.verdict import SubjectVerdict
from chungsuc.prepared import Insert, Select
from chungsuc.units.models import Unit
from chungsuc.verdicts.law_in_force import law_for, mark_used
from chungsuc.verdicts.models import StoredVerdict
from chungsuc.verdicts.queries import judge_by

_CONTENTS = ("status", "criteria_met", "criteria", "indicators", "synthetic", "on_facts", "law_version", "judged_at")


_KEPT = Insert(StoredVerdict, replacing=("unit", "set_id", "as_of"))
_LOCKED = Select(
    lambda thread: Unit.objects.select_for_update(no_key=True).filter(thread=thread).order_by("pk").values_list("pk"),
    thread="§thread",
)


def judge_and_store(unit: Unit, set_id: str, day: date) -> StoredVerdict:
    """Judge one unit and keep the verdict (đánh giá và lưu), in the transaction of the caller if there is one.

    Raises:
        UnknownSet: no such set is shipped.
        LawChangedAfterUse: the law's text is not what it was when first used.
    """
    return refresh([unit], set_id, day)[0]


@transaction.atomic
def refresh(units: Iterable[Unit], set_id: str, day: date) -> list[StoredVerdict]:
    """Judge units and keep the verdicts, replacing what was kept for the same set and day; see ``judge_and_store``."""
    asked = list(units)
    lock({unit.thread for unit in asked})
    law = law_for(set_id, day)
    mark_used([law])
    verdicts = judge_by(asked, law)
    return _upsert([_row(unit, set_id, day, verdicts[unit.thread]) for unit in asked])


def keep(unit: Unit, verdict: SubjectVerdict, *, marked: bool = False) -> StoredVerdict:
    """Keep a verdict that the caller has just judged, in the caller's transaction and under the unit's lock.

    ``marked``: the caller has seen that just this law is marked as used.

    Raises:
        LawChangedAfterUse: as ``refresh``.
    """
    if not marked:
        mark_used([verdict.law])
    row = _row(unit, verdict.law.base.id, verdict.law.day, verdict)
    (row.pk,) = _KEPT.rows([row])
    return row


def lock(threads: Iterable[str]) -> None:
    """Let one at a time judge these units until the transaction ends (khóa đơn vị khi đánh giá lại).

    Without it two who change one unit at once would each judge without the other's change. All states of a thread are
    locked, in one order. SQLite writes one transaction at a time anyway.
    """
    if not connection.features.has_select_for_update:
        return
    asked = list(threads)
    if len(asked) == 1:
        _LOCKED.rows(thread=asked[0])
    else:
        list(Unit.objects.select_for_update(no_key=True).filter(thread__in=asked).order_by("pk").values_list("pk"))


def _upsert(rows: list[StoredVerdict]) -> list[StoredVerdict]:
    return StoredVerdict.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["unit", "set_id", "as_of"],
        update_fields=_CONTENTS,
    )


@transaction.atomic
def refresh_stored(set_id: str, *, since: date, until: date | None = None) -> int:
    """Judge again what is stored of a set for the days from ``since`` up to but not on ``until``; give how many.

    Raises:
        LawChangedAfterUse: the law's text is not what it was when first used.
    """
    rows = StoredVerdict.objects.filter(set_id=set_id, as_of__gte=since)
    if until is not None:
        rows = rows.filter(as_of__lt=until)
    by_day: dict[date, list[Unit]] = {}
    for row in rows.select_related("unit").only("as_of", "unit"):
        by_day.setdefault(row.as_of, []).append(row.unit)
    return sum(len(refresh(units, set_id, day)) for day, units in by_day.items())


def _row(unit: Unit, set_id: str, day: date, verdict: SubjectVerdict) -> StoredVerdict:
    standing = standing_of(verdict)
    return StoredVerdict(
        unit=unit,
        set_id=set_id,
        as_of=day,
        status=verdict.status.value,
        criteria_met=verdict.criteria_met,
        criteria={no: status.value for no, status in standing.criteria.items()},
        indicators={no: status.value for no, status in standing.indicators.items()},
        synthetic=standing.synthetic,
        on_facts=standing.on_facts,
        law_version=verdict.law.version,
        judged_at=timezone.now(),
    )
