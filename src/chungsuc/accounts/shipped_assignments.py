"""The departments and assignments that ship with the product, all "chưa đối chiếu" (phân công đi kèm)."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml
from django.db import transaction

from chungsuc.accounts.models import Department, Ownership
from chungsuc.accounts.trail import Change, wrote


class Loaded(NamedTuple):
    """How many rows a load wrote; zero and zero when nothing had to be done."""

    departments: int
    assignments: int


@cache
def _shipped() -> dict[str, Any]:
    text = (files("chungsuc.accounts") / "data" / "departments.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


@transaction.atomic
def load_departments() -> Loaded:
    """Add the shipped departments and assignments that are missing; what the office wrote always stays.

    A number for which the office has recorded anything of its own gets nothing from here. Call it inside ``acting``.
    """
    present = {department.code: department for department in Department.objects.all()}
    missing = [one for one in _departments() if one.code not in present]
    Department.objects.bulk_create(missing)
    present |= {department.code: department for department in missing}
    rows = _missing(present)
    Ownership.objects.bulk_create(rows)
    if missing or rows:
        told = {"departments": len(missing), "assignments": len(rows), "verified": False}
        wrote(Change("ownership.loaded", "ownership", after=told, reason="departments.yaml"))
    return Loaded(len(missing), len(rows))


def _missing(departments: dict[str, Department]) -> list[Ownership]:
    there = set(Ownership.objects.values_list("department__code", "set_id", "no", "valid_from"))
    shipped = {(row.department.code, row.set_id, row.no, row.valid_from): row for row in _assignments(departments)}
    by_office = {(set_id, no) for code, set_id, no, since in there - shipped.keys()}
    return [row for key, row in shipped.items() if key not in there and (row.set_id, row.no) not in by_office]


def _departments() -> list[Department]:
    return [
        Department(
            code=one["code"], name=one["name"], valid_from=one.get("since"), valid_until=one.get("until"),
            source=one.get("source", _shipped()["memory"]),
        )
        for one in _shipped()["departments"]
    ]  # fmt: skip


def _assignments(departments: dict[str, Department]) -> list[Ownership]:
    shipped = {one.code: one for one in _departments()}
    rows = []
    for set_id, subjects in _shipped()["sets"].items():
        for subject, numbers in subjects.items():
            told = _shipped()["subjects"][subject]
            source = told.get("source", _shipped()["memory"])
            for no in numbers:
                for code, since in map(_owner, told["owners"]):
                    # As long as the department itself, unless it takes over later.
                    own = shipped[code]
                    rows.append(
                        Ownership(
                            department=departments[code], set_id=set_id, no=no, source=source, verified=False,
                            valid_from=since or own.valid_from, valid_until=own.valid_until,
                        )
                    )  # fmt: skip
    return rows


def _owner(said: str | dict[str, Any]) -> tuple[str, date | None]:
    return (said, None) if isinstance(said, str) else (said["code"], said["since"])
