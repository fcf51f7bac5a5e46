"""Who holds which title on a day (danh hiệu tại một ngày).

A recognition has three dates: the year it counts for, the day of the decision, the day it was announced. So
"how many on 31 December" has two honest answers, and every caller names which one it gives (``Basis``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from chungsuc.law.tree import Title
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.ranks import RANK
from chungsuc.units.models import Level, Unit

PROGRAMME_TYPE = "xã"  # at commune level only a xã is in the programme; wards and townships have left it


class Basis(StrEnum):
    """From which day a recognition counts (cách tính).

    ``RESULT_YEAR``: from 31 December of the result year, or from the decision where that is earlier (from the
    announcement where the day of the decision is not known). This is
    how the province counts: Định Hóa, decided on 2024-07-29, counts for 2023.
    ``DECIDED_ON``: from the day of the decision; where that is not known, from the announcement, by which the
    decision had been made. A recognition with neither day is left out: not known is not yet.
    """

    RESULT_YEAR = "result_year"
    DECIDED_ON = "decided_on"


def counted_from(recognition: Recognition, basis: Basis = Basis.RESULT_YEAR) -> date | None:
    """Give the first day on which the recognition counts; ``None`` when that day is not known."""
    if basis is Basis.DECIDED_ON:
        return recognition.decided_on or recognition.announced_on
    year_end = date(recognition.result_year, 12, 31)
    known = recognition.decided_on or recognition.announced_on
    return min(year_end, known) if known else year_end


def counting(day: date, basis: Basis = Basis.RESULT_YEAR, *, known_on: date | None = None) -> Q:
    """Say as a condition on ``Recognition`` which decisions count on the day and are not withdrawn.

    ``known_on``: as it was known at the end of that day. What was decided or withdrawn later was not known yet, also
    where it counts for an earlier year.
    """
    begun = Q(decided_on__lte=day) | Q(decided_on__isnull=True, announced_on__lte=day)
    if basis is Basis.RESULT_YEAR:
        last_full_year = day.year if (day.month, day.day) == (12, 31) else day.year - 1
        begun |= Q(result_year__lte=last_full_year)
    if known_on is None:
        return begun & (Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day))
    made = Q(decided_on__lte=known_on) | Q(decided_on__isnull=True, announced_on__lte=known_on)
    made |= Q(decided_on__isnull=True, announced_on__isnull=True)
    return begun & made & (Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=min(day, known_on)))


def in_programme(day: date) -> Q:
    """Say as a condition on ``Unit`` which units are in force on the day and can hold a title."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gt=day)
    return begun & lasting & (~Q(level=Level.COMMUNE) | Q(type=PROGRAMME_TYPE))


def recognitions_at(
    day: date, *, basis: Basis = Basis.RESULT_YEAR, threads: Iterable[str] | None = None, known_on: date | None = None
) -> QuerySet[Recognition]:
    """Give the recognitions that count on the day, of units that are then in force and in the programme.

    A xã that has become a phường has left the programme: its recognition stays on record, but counts no more.
    """
    alive = Unit.objects.filter(in_programme(day), thread=OuterRef("unit__thread"))
    found = Recognition.objects.filter(counting(day, basis, known_on=known_on)).filter(Exists(alive))
    return found if threads is None else found.filter(unit__thread__in=list(threads))


def titles_at(
    day: date, *, basis: Basis = Basis.RESULT_YEAR, threads: Iterable[str] | None = None, known_on: date | None = None
) -> dict[str, Title]:
    """Give the highest title that each unit holds on the day, by thread (danh hiệu cao nhất); one query.

    Shapes: a dictionary from the unit's thread to its ``Title``; units without a title are not in it.
    ``threads`` limits the question to some units, ``known_on`` to what had been decided by that day.
    """
    held: dict[str, Title] = {}
    rows = recognitions_at(day, basis=basis, threads=threads, known_on=known_on).values_list("unit__thread", "title")
    for thread, text in rows:
        title = Title(text)
        if thread not in held or RANK[title] > RANK[held[thread]]:
            held[thread] = title
    return held


def history_of(threads: Iterable[str]) -> Mapping[str, tuple[Recognition, ...]]:
    """Give all recognitions ever recorded of the threads, oldest first, withdrawn or not; one query."""
    found: dict[str, list[Recognition]] = {}
    rows = Recognition.objects.filter(unit__thread__in=list(threads)).select_related("unit")
    for recognition in rows.order_by("result_year", "decided_on", "pk"):
        found.setdefault(recognition.unit.thread, []).append(recognition)
    return {thread: tuple(rows) for thread, rows in found.items()}
