"""Who answers for what, as a page or a command lists it (bảng phân công phụ trách)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from chungsuc.accounts.models import Department, Ownership
from chungsuc.accounts.ownership import numbers_above
from chungsuc.law.library import Library
from chungsuc.law.tree import CriteriaSet, Subject, Title
from chungsuc.units.days import in_force


@dataclass(frozen=True, slots=True)
class Line:
    """One number of a set: who answers for it on the day, and by what; ``own`` is false where it follows another.

    ``by_parts``: nobody answers for the criterion as a whole, but somebody for each of its indicators.
    """

    no: str
    name: str
    criterion: bool
    row: Ownership | None
    own: bool
    by_parts: bool = False

    @property
    def department(self) -> Department | None:
        return self.row.department if self.row else None

    @property
    def verified(self) -> bool:
        return self.row is not None and self.row.verified


def assigned_on(day: date, law: CriteriaSet) -> list[Line]:
    """Give every criterion of a set, and under it the indicators that are assigned otherwise; one query."""
    rows = Ownership.objects.filter(in_force(day), set_id=law.id).select_related("department")
    by_no = {row.no: row for row in rows}
    return list(_lines(law, by_no))


def _lines(law: CriteriaSet, by_no: dict[str, Ownership]) -> Iterator[Line]:
    for criterion in law.criteria:
        line = _line(criterion.no, criterion.name, True, by_no)
        shared = line.row is None and all(indicator.no in by_no for indicator in criterion.indicators)
        yield replace(line, by_parts=shared)
        for indicator in criterion.indicators:
            for provision in indicator.walk():
                # A criterion with one indicator of its own number is one line.
                if provision.no in by_no and provision.no != criterion.no:
                    yield _line(provision.no, provision.name, False, by_no)


def _line(no: str, name: str, criterion: bool, by_no: dict[str, Ownership]) -> Line:
    above = next((number for number in numbers_above(no) if number in by_no), None)
    return Line(no, name, criterion, by_no[above] if above else None, above == no)


def history_of_number(set_id: str, no: str) -> list[Ownership]:
    """Give all that was ever assigned to a number, oldest first; what never held is left out."""
    rows = Ownership.objects.filter(set_id=set_id, no=no).select_related("department")
    held = [row for row in rows if row.valid_until is None or row.valid_until != row.valid_from]
    return sorted(held, key=lambda row: row.valid_from or date.min)


def departments_on(day: date) -> list[Department]:
    """Give the departments in force on a day, by name."""
    return list(Department.objects.filter(in_force(day)).order_by("name"))


def sets_to_assign(library: Library) -> list[CriteriaSet]:
    """Give the national sets for communes, newest first: those whose indicators departments answer for."""
    sets = [one for one in library.sets.values() if one.subject is Subject.COMMUNE and one.province is None]
    return sorted(sets, key=lambda one: (one.valid_from, one.id), reverse=True)


def assigned_set(day: date, sets: Iterable[CriteriaSet]) -> CriteriaSet | None:
    """Give the newest set for communes' first title in which anything is assigned on a day."""
    assigned = set(Ownership.objects.filter(in_force(day)).values_list("set_id", flat=True).distinct())
    return next((law for law in sets if law.id in assigned and law.title is Title.NTM), None)


@dataclass(frozen=True, slots=True)
class Owned:
    """What a department answers for in one set."""

    law: CriteriaSet
    lines: list[Line]

    @property
    def none_verified(self) -> bool:
        return not any(line.verified for line in self.lines)


def owned_by(department: Department, day: date, sets: Iterable[CriteriaSet]) -> list[Owned]:
    """Give what a department answers for on a day, by set; one query."""
    wanted = {law.id: law for law in sets}
    rows = Ownership.objects.filter(in_force(day), set_id__in=list(wanted)).select_related("department")
    by_set: dict[str, dict[str, Ownership]] = {}
    for row in rows:
        by_set.setdefault(row.set_id, {})[row.no] = row
    lines = {
        set_id: [line for line in _lines(wanted[set_id], found) if line.department == department]
        for set_id, found in by_set.items()
    }
    return [Owned(law, lines[set_id]) for set_id, law in wanted.items() if lines.get(set_id)]
