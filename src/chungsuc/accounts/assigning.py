"""The only writers of departments and of what they answer for (phân công phụ trách)."""

from __future__ import annotations

import difflib
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from chungsuc.accounts.authority import By, must_keep_assignments
from chungsuc.accounts.models import Department, Ownership
from chungsuc.accounts.people_errors import (
    AssignedAlready,
    DecreeMissing,
    DepartmentThere,
    NameMissing,
    NotAssigned,
    NothingToOwn,
    UnknownDepartment,
)
from chungsuc.accounts.trail import Change, wrote
from chungsuc.law.library import Library, shipped
from chungsuc.units.days import in_force
from chungsuc.units.names import fold, plain


def find_department(text: str, day: date | None = None) -> Department:
    """Find a department in force on a day (today) by its code or its name, with or without diacritics.

    Raises:
        UnknownDepartment: says which are near.
    """
    on = day or timezone.localdate()
    wanted = text.strip()
    there = list(Department.objects.filter(in_force(on)).order_by("name"))
    for department in there:
        if wanted in {department.code, department.name} or fold(wanted) == fold(department.name):
            return department
    loose = [one for one in there if plain(fold(one.name)) == plain(fold(wanted))]
    if len(loose) == 1 and wanted:
        return loose[0]
    names = {plain(fold(one.name)): one.name for one in there}
    near = "; ".join(names[key] for key in difflib.get_close_matches(plain(fold(wanted)), names, 3, 0.6))
    raise UnknownDepartment(
        text=wanted, day=on, near_vi=f" Gần giống: {near}." if near else "", near_en=f" Near: {near}." if near else ""
    )  # fmt: skip


@transaction.atomic
def create_department(by: By, name: str, *, since: date | None, source: str) -> Department:
    """Add a department (thêm sở, ngành); its code is made of the name.

    Raises:
        NotAllowed, NameMissing, DecreeMissing, DepartmentThere.
    """
    must_keep_assignments(by)
    said = " ".join(name.split())
    code = "-".join(plain(fold(said)).split())[:40].strip("-")
    if not code:
        raise NameMissing
    _must_rest_on(source)
    same = Department.objects.filter(Q(code=code) | Q(name=said)).first()
    if same is not None:
        raise DepartmentThere(name=same.name, department=same.code)
    made = Department.objects.create(code=code, name=said, valid_from=since, source=source.strip())
    wrote(Change("department.created", "department", code, after=_told_department(made), reason=source.strip()))
    return made


@transaction.atomic
def close_department(by: By, department: Department, until: date, *, source: str) -> Department:
    """End a department, and with it all it still answers for (kết thúc sở, ngành).

    Raises:
        NotAllowed, DecreeMissing.
    """
    must_keep_assignments(by)
    _must_rest_on(source)
    locked = Department.objects.select_for_update().get(pk=department.pk)
    before = _told_department(locked)
    locked.valid_until = until
    locked.save(update_fields=["valid_until"])
    wrote(
        Change("department.closed", "department", locked.code, before=before, after=_told_department(locked),
               reason=source.strip())
    )  # fmt: skip
    for row in _open_on(Ownership.objects.filter(department=locked), until):
        _end(row, until, source.strip())
    return locked


@transaction.atomic
def assign(
    by: By,
    set_id: str,
    no: str,
    department: Department,
    since: date,
    *,
    decree: str,
    verified: bool = True,
    library: Library | None = None,
) -> Ownership:
    """Say that a department answers for a criterion or an indicator from a day on (phân công phụ trách).

    Whoever answered for the same number until then ends on that day; one who begins later keeps their first day.
    ``verified``: whoever records it holds the decision in hand. ``library``: the law known here, else what ships.

    Raises:
        NotAllowed, DecreeMissing.
        NothingToOwn: the set has no such number.
        UnknownDepartment: the department is not in force on the day.
        AssignedAlready: it answers for the number then, by a decision held.
    """
    must_keep_assignments(by)
    _must_rest_on(decree)
    check_number(library or shipped(), set_id, no)
    if not Department.objects.filter(in_force(since), pk=department.pk).exists():
        raise UnknownDepartment(text=department.name, day=since, near_vi="", near_en="")
    rows = Ownership.objects.select_for_update(of=("self",)).select_related("department").filter(set_id=set_id, no=no)
    present = list(_open_on(rows, since))
    if any(row.department_id == department.pk and (row.verified or not verified) for row in present):
        raise AssignedAlready(department=department.name, no=no, set=set_id, day=since)
    for row in present:
        _end(row, since, decree.strip())
    later = rows.filter(valid_from__gt=since).order_by("valid_from").values_list("valid_from", flat=True).first()
    row, _ = Ownership.objects.update_or_create(
        department=department, set_id=set_id, no=no, valid_from=since,
        defaults={"valid_until": later, "source": decree.strip(), "verified": verified},
    )  # fmt: skip
    wrote(_of("ownership.assigned", row, after=_told(row), reason=decree.strip()))
    return row


@transaction.atomic
def end_assignment(by: By, set_id: str, no: str, until: date, *, decree: str) -> Ownership:
    """End what is assigned to a number itself; for an indicator its criterion's department then answers.

    Raises:
        NotAllowed, DecreeMissing.
        NotAssigned: nothing is assigned to the number itself on that day.
    """
    must_keep_assignments(by)
    _must_rest_on(decree)
    rows = Ownership.objects.select_for_update(of=("self",)).select_related("department").filter(set_id=set_id, no=no)
    row = _open_on(rows, until).first()
    if row is None:
        raise NotAssigned(set=set_id, no=no, day=until)
    return _end(row, until, decree.strip())


def check_number(library: Library, set_id: str, no: str) -> None:
    """Let pass a number that a set has: a criterion, an indicator or a part.

    Raises:
        UnknownSet, NothingToOwn.
    """
    law = library.set(set_id)
    known = {criterion.no for criterion in law.criteria} | {provision.no for provision in law.provisions()}
    if no not in known:
        raise NothingToOwn(set=set_id, no=no)


def _open_on(rows: QuerySet[Ownership], day: date) -> QuerySet[Ownership]:
    return rows.filter(in_force(day))


def _end(row: Ownership, until: date, reason: str) -> Ownership:
    before = _told(row)
    # One that was to begin that very day never held: an empty interval, and the trail tells why.
    row.valid_until = until
    row.save(update_fields=["valid_until"])
    wrote(_of("ownership.ended", row, before=before, after=_told(row), reason=reason))
    return row


def _must_rest_on(decree: str) -> None:
    if not decree.strip():
        raise DecreeMissing


def _of(action: str, row: Ownership, **rest: Any) -> Change:
    return Change(action, "ownership", row.set_id, no=row.no, **rest)


def _told(row: Ownership) -> dict[str, Any]:
    return {
        "set": row.set_id, "no": row.no, "department": row.department.code, "since": _day(row.valid_from),
        "until": _day(row.valid_until), "source": row.source, "verified": row.verified,
    }  # fmt: skip


def _told_department(row: Department) -> dict[str, Any]:
    return {"name": row.name, "since": _day(row.valid_from), "until": _day(row.valid_until), "source": row.source}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
