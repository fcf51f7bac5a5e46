"""Promises about how much a page asks the database: the numbers committed in ``bench/limits.json``.

Times belong to ``script/bench web``; a count of queries is the same on every machine, and so a test can hold it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chungsuc.accounts.models import Department, Role
from chungsuc.accounts.shipped_assignments import load_departments
from chungsuc.accounts.trail import Actor, acting
from chungsuc.demo.shape import Y2023
from chungsuc.units.queries import find_unit
from desk_people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LIMITS: dict[str, int] = json.loads((Path(__file__).parents[2] / "bench" / "limits.json").read_text())["queries"]
ASKED = "?ngay=2023-12-31&bo=QD318-2022/xa"
PAGES = {
    "overview_office": (Role.OFFICE, "/"),
    "overview_commune": (Role.COMMUNE, "/"),
    "overview_department": (Role.DEPARTMENT, "/"),
    "matrix": (Role.OFFICE, f"/ma-tran/{ASKED}"),
    "matrix_criterion": (Role.OFFICE, f"/ma-tran/{ASKED}&tieuchi=17"),
    "map_titles": (Role.OFFICE, f"/ban-do/{ASKED}"),
    "map_criteria": (Role.OFFICE, f"/ban-do/{ASKED}&chude=so-tieu-chi"),
    "map_carried": (Role.OFFICE, "/ban-do/?ngay=2025-12-31"),
    "leader": (Role.LEADER, f"/dieu-hanh/{ASKED}"),
    "leader_district": (Role.LEADER, f"/dieu-hanh/{ASKED}&huyen=167"),
    "figure": (Role.LEADER, f"/chi-so/communes.ntm.cumulative/{ASKED}"),
    "figure_change": (Role.LEADER, f"/chi-so/communes.ntm.change/{ASKED}"),
    "commune": (Role.OFFICE, f"/xa/05602/{ASKED}"),
    "entry_form": (Role.COMMUNE, f"/nhap-lieu/05602/{ASKED}"),
    "evidence": (Role.COMMUNE, f"/minh-chung/xa/05602/{ASKED}"),
    "verification_queue": (Role.DEPARTMENT, f"/tham-tra/{ASKED}"),
    "verification_office": (Role.OFFICE, f"/tham-tra/{ASKED}"),
    "journal": (Role.AUDITOR, "/nhat-ky/"),
    "law": (Role.OFFICE, "/bo-tieu-chi/"),
    "people": (Role.ADMIN, "/nguoi-dung/"),
}


def member(role: Role) -> Client:
    given: dict[str, Any] = {}
    if role is Role.COMMUNE:
        given["unit_thread"] = find_unit("05602", Y2023).thread
    if role is Role.DEPARTMENT:
        with acting(Actor("thử nghiệm")):
            load_departments()
        given["department"] = Department.objects.get(code="so-xay-dung")
    return signed_in(role, name="nguoi-thu", **given)


def counted(name: str) -> int:
    role, address = PAGES[name]
    client = member(role)
    assert client.get(address).status_code == 200, name  # what a process keeps is there the second time
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.mark.usefixtures("demo_province")
@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_the_database_no_more_often_than_is_committed(name: str) -> None:
    asked = counted(name)
    assert asked <= LIMITS[name], f"{name}: {asked}"


def test_every_committed_limit_belongs_to_a_page() -> None:
    assert sorted(LIMITS) == sorted(PAGES)
