"""Reads of data entry: what is due, how far it is, what was submitted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet

from chungsuc.accounts.scope import Scope
from chungsuc.entry.ground import level_of
from chungsuc.entry.models import Draft, Round, Submission
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import ByCase, HoldsTitle, Provision, ShareOfChildren, Subject
from chungsuc.observations.queries import live, nos_by_measure
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import ancestors_of, find_unit, units_at
from chungsuc.verdicts.law_in_force import law_for

_TYPES = {Subject.COMMUNE: ("xã",), Subject.TOWN: ("thị xã", "thành phố"), Subject.DISTRICT: ("huyện",)}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one unit is in a round (tiến độ nhập liệu); ``needed`` counts alternatives of the law once.

    ``overdue``: the day is past and nothing was submitted; what is incomplete says so by ``missing``.
    """

    unit: Unit
    district: str
    values: int
    needed: int
    submissions: int
    last_at: datetime | None
    overdue: bool

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.values)

    @property
    def submitted(self) -> bool:
        return self.submissions > 0


def rounds(*, open_on: date | None = None) -> QuerySet[Round]:
    """Give the rounds, the latest due first; ``open_on``: only those that take values on that day."""
    found = Round.objects.order_by("-due_on", "-as_of", "set_id")
    if open_on is None:
        return found
    return found.filter(closed_at__isnull=True, opens_on__lte=open_on).order_by("due_on", "-as_of")


def units_of(set_id: str, as_of: date, within: QuerySet[Unit] | None = None) -> QuerySet[Unit]:
    """Give the units of this province that a set judges on a day, by code: xã for a set of communes.

    ``within``: only these; of a scope ask for the level of the set, for hamlets and what is below are given to those
    who name it.
    """
    subject = law_for(set_id, as_of).base.subject
    level = level_of(subject)
    if within is not None:
        found = within.filter(level=level)
    elif level is Level.PROVINCE:
        found = units_at(as_of, level=level).filter(code=settings.CHUNGSUC_PROVINCE)
    else:
        province = find_unit(settings.CHUNGSUC_PROVINCE, as_of, level=Level.PROVINCE)
        found = units_at(as_of, level=level, within=province)
    return found.filter(type__in=_TYPES[subject]) if subject in _TYPES else found


def progress(round_: Round, today: date, units: Sequence[Unit] | None = None) -> list[Progress]:
    """Give how far each unit is in a round, by code; a fixed number of queries."""
    asked = list(units_of(round_.set_id, round_.as_of)) if units is None else list(units)
    law = law_for(round_.set_id, round_.as_of)
    needed = needed_values(law)
    values = _values_of(asked, law, round_.as_of)
    rows = Submission.objects.filter(unit__in=asked, as_of=round_.as_of, set_id=round_.set_id)
    sent = {
        pk: (count, last)
        for pk, count, last in rows.values("unit")
        .annotate(n=Count("pk"), last=Max("at"))
        .values_list("unit", "n", "last")
    }
    above = ancestors_of(asked, round_.as_of)
    late = today > round_.due_on
    made = []
    for unit in asked:
        count, last = sent.get(unit.pk, (0, None))
        line = above[unit.thread]
        district = line[0].full_name if line and line[0].level == Level.DISTRICT else ""
        made.append(Progress(unit, district, values.get(unit.pk, 0), needed, count, last, late and not count))
    return made


def _values_of(units: Sequence[Unit], law: LawAtDate, day: date) -> dict[int, int]:
    rows = live().filter(unit__in=units, as_of=day, measure__in=list(nos_by_measure(law)))
    rows = rows.exclude(Q(value__isnull=True) & Q(attested__isnull=True))
    return dict(rows.values("unit").annotate(n=Count("measure", distinct=True)).values_list("unit", "n"))


def needed_values(law: LawAtDate) -> int:
    """Give how many values a whole form has; of parts that exclude one another the longest case counts."""
    return sum(_needed(indicator) for criterion in law.criteria for indicator in criterion.indicators)


def _needed(provision: Provision) -> int:
    if isinstance(provision.requirement, ByCase):
        return max(map(_needed, provision.parts), default=0)
    # Titles are answered by the decisions of recognition, not by whoever fills the form.
    entered = provision.takes_fact and not isinstance(provision.requirement, HoldsTitle | ShareOfChildren)
    return int(entered) + sum(map(_needed, provision.parts))


def drafts_of(scope: Scope) -> list[Draft]:
    """Give the drafts of a person, the latest first."""
    return list(Draft.objects.filter(user=scope.user).select_related("unit").order_by("-updated_at"))


def submissions(
    units: QuerySet[Unit] | Iterable[Unit], *, set_id: str | None = None, as_of: date | None = None
) -> QuerySet[Submission]:
    """Give the submissions of units, the latest first."""
    found = Submission.objects.filter(unit__in=units).select_related("unit", "round").order_by("-at", "-pk")
    found = found.filter(set_id=set_id) if set_id else found
    return found.filter(as_of=as_of) if as_of else found


def submission_by_number(number: str) -> Submission | None:
    """Give the submission that a receipt's number names; none where the number is not one of ours."""
    tail = re.search(r"-(\d{1,18})$", number.strip())
    row = Submission.objects.select_related("unit", "round").filter(pk=tail[1]).first() if tail else None
    return row if row is not None and row.number == number.strip() else None
