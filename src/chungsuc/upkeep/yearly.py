"""The yearly list: every title with its last re-check, its next one, its end; sets that end (rà soát hằng năm).

How often a title is to be looked at and for how long it holds are rules; where nobody has entered them, the office's
own list of the year stands alone, and the page says so.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from chungsuc.law.tree import CriteriaSet, Subject, Title
from chungsuc.recognition.carried import carried_titles
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import Basis, counted_from, recognitions_at
from chungsuc.recognition.ranks import RANK
from chungsuc.rules.queries import rules_on
from chungsuc.rules.rule import Rule
from chungsuc.units.models import Unit
from chungsuc.upkeep.models import PlannedRecheck, ReviewLine, Upheld
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.subjects import judged_units, set_for, subject_of

YEARLY = (Subject.COMMUNE, Subject.DISTRICT, Subject.TOWN)
_SOON = timedelta(days=366)  # a set that ends within a year is warned of


@dataclass(frozen=True, slots=True)
class YearLine:
    """One recognised unit in the list of a year.

    ``recognition`` is that of its highest title; ``next_due`` and ``ends_on`` follow from rules, ``None`` where there
    is none; ``planned`` is its line in the office's own list. ``reviewed`` and ``upheld`` are the last ones ever.
    """

    unit: Unit
    title: Title
    recognition: Recognition
    reviewed: ReviewLine | None
    upheld: Upheld | None
    planned: PlannedRecheck | None
    next_due: date | None
    ends_on: date | None
    done: bool


class Ending(NamedTuple):
    """Titles that rest on a set which has ended or will: how many units, what follows, how many were seen by it."""

    law: CriteriaSet
    ends_on: date
    units: tuple[Unit, ...]
    next: CriteriaSet | None
    seen: int

    def ended(self, day: date) -> bool:
        return self.ends_on <= day


@dataclass(frozen=True, slots=True)
class YearList:
    """The list of one year; ``every`` and ``valid`` are the rules it rests on, for the commune's first title.

    ``provisional`` counts the units that carry a title from those they were made of: they have no decision to re-check
    and wait to be assessed.
    """

    year: int
    day: date
    lines: tuple[YearLine, ...]
    every: Rule
    valid: Rule
    endings: tuple[Ending, ...]
    provisional: int

    @property
    def done(self) -> int:
        return sum(line.done for line in self.lines)

    @property
    def planned(self) -> int:
        return sum(line.planned is not None for line in self.lines)

    @property
    def overdue(self) -> int:
        return sum(line.next_due is not None and line.next_due < self.day and not line.done for line in self.lines)


def yearly(scope: Unit, province: Unit, year: int, day: date) -> YearList:
    """Make the list of a year for the units of a scope that hold a title on a day (danh sách rà soát)."""
    units = {unit.thread: unit for subject in YEARLY for unit in judged_units(subject, scope, day)}
    highest = _highest(units, day)
    reviewed, upheld = _last_reviews(highest), _last_upheld(highest)
    plans = {one.unit.thread: one for one in PlannedRecheck.objects.filter(year=year).select_related("unit")}
    known = _Rules(day)
    lines = [
        _line(units[thread], one, reviewed.get(thread), upheld.get(thread), plans.get(thread), known, year)
        for thread, one in highest.items()
    ]
    rules = rules_on(day, Subject.COMMUNE, Title.NTM)
    carried = carried_titles([unit for unit in units.values() if unit.thread not in highest], day)
    return YearList(
        year, day, tuple(sorted(lines, key=_open_first)), rules.number("recheck.every_months"),
        rules.number("title.valid_years"), tuple(_endings(lines, province, day)),
        sum(one.title is not None for one in carried.values()),
    )  # fmt: skip


def _open_first(line: YearLine) -> tuple[object, ...]:
    last = _last_seen(line.recognition, line.reviewed, line.upheld)
    return (line.done, line.planned is None, last or date.min, line.unit.code)


def _highest(units: Mapping[str, Unit], day: date) -> dict[str, Recognition]:
    found: dict[str, Recognition] = {}
    for row in recognitions_at(day, threads=units).select_related("unit").order_by("result_year", "pk"):
        there = found.get(row.unit.thread)
        if there is None or RANK[Title(row.title)] >= RANK[Title(there.title)]:
            found[row.unit.thread] = row
    return found


def _last_reviews(threads: Iterable[str]) -> dict[str, ReviewLine]:
    rows = ReviewLine.objects.filter(unit__thread__in=list(threads)).select_related("review", "unit")
    return {row.unit.thread: row for row in rows.order_by("review__as_of", "pk")}


def _last_upheld(threads: Iterable[str]) -> dict[str, Upheld]:
    rows = Upheld.objects.filter(unit__thread__in=list(threads)).select_related("unit")
    return {row.unit.thread: row for row in rows.order_by("on", "pk")}


class _Rules:
    """The two rules of a subject and title, asked once each."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._made: dict[tuple[Subject, Title], tuple[Rule, Rule]] = {}

    def of(self, recognition: Recognition) -> tuple[Rule, Rule]:
        subject, title = subject_of(recognition.unit) or Subject.COMMUNE, Title(recognition.title)
        if (subject, title) not in self._made:
            rules = rules_on(self.day, subject, title)
            self._made[subject, title] = rules.number("recheck.every_months"), rules.number("title.valid_years")
        return self._made[subject, title]


def _line(
    unit: Unit, recognition: Recognition, reviewed: ReviewLine | None, upheld: Upheld | None,
    planned: PlannedRecheck | None, known: _Rules, year: int,
) -> YearLine:  # fmt: skip
    every, valid = known.of(recognition)
    last, counted = _last_seen(recognition, reviewed, upheld), counted_from(recognition, Basis.RESULT_YEAR)
    confirmed = max((day for day in (counted, upheld.on if upheld else None) if day), default=None)
    this_year = {reviewed.review.as_of.year if reviewed else None, upheld.on.year if upheld else None}
    return YearLine(
        unit=unit, title=Title(recognition.title), recognition=recognition, reviewed=reviewed, upheld=upheld,
        planned=planned, next_due=_after(last, every.value and int(every.value)),
        ends_on=_after(confirmed, valid.value and 12 * int(valid.value)), done=year in this_year,
    )  # fmt: skip


def _last_seen(recognition: Recognition, reviewed: ReviewLine | None, upheld: Upheld | None) -> date | None:
    days = (
        counted_from(recognition, Basis.RESULT_YEAR), reviewed.review.as_of if reviewed else None,
        upheld.on if upheld else None,
    )  # fmt: skip
    return max((day for day in days if day), default=None)


def _after(day: date | None, months: int | None) -> date | None:
    """Give the day so many months later, the last of a shorter month; ``None`` where either is not known."""
    if day is None or months is None:
        return None
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, min(day.day, monthrange(day.year + year, month + 1)[1]))


# ── sets that end ────────────────────────────────────────────────────────────────────────────────────


def _endings(lines: Sequence[YearLine], province: Unit, day: date) -> Iterable[Ending]:
    """Group the titles by the set that they were decided by, where it has ended or ends within a year of the day."""
    sets = library().sets
    by_set: dict[str, list[YearLine]] = {}
    for line in lines:
        if line.recognition.set_id in sets:
            by_set.setdefault(line.recognition.set_id, []).append(line)
    for set_id, some in sorted(by_set.items()):
        law = sets[set_id]
        if law.valid_until is None or law.valid_until > day + _SOON:
            continue
        after = set_for(law.subject, law.title, province, max(day, law.valid_until))
        seen = sum(after is not None and line.reviewed is not None and line.reviewed.review.set_id == after.id
                   for line in some)  # fmt: skip
        yield Ending(law, law.valid_until, tuple(line.unit for line in some), after, seen)
