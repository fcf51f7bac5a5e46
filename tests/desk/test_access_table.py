"""Promises about the table of rights: role × route."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from chungsuc.accounts.models import Department, Role
from chungsuc.desk.access import ACCESS
from chungsuc.units.queries import find_unit
from desk_people import person

pytestmark = [pytest.mark.django_db]
SAMPLES = {"int": "999999", "uuid": "00000000-0000-4000-8000-000000000000", "path": "khong/co"}


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Give every route of the router as name and a sample address."""
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern.url_patterns, address, inner)
        else:
            yield space + (pattern.name or f"(no name: {address})"), "/" + sample(address)


def sample(pattern: str) -> str:
    filled = re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES.get(found[1] or "str", "khong-co"), pattern)
    return re.sub(r"\(\?P<\w+>[^)]*\)", "khong-co", filled).strip("^$")


ROUTES = dict(routes(get_resolver().url_patterns))


def member(role: Role) -> Client:
    department = Department.objects.create(code="so-thu", name="Sở thử") if role is Role.DEPARTMENT else None
    thread = find_unit("05602", date(2023, 12, 31)).thread if role is Role.COMMUNE else ""
    client = Client(HTTP_HOST="localhost", raise_request_exception=False)
    client.force_login(person(role, department=department, unit_thread=thread))
    return client


def test_every_route_has_a_row_in_the_table() -> None:
    assert sorted(set(ROUTES) - set(ACCESS)) == []


def test_every_row_names_a_route() -> None:
    assert sorted(set(ACCESS) - set(ROUTES)) == []


def test_whoever_may_write_may_read() -> None:
    assert [name for name, row in ACCESS.items() if not row.write <= row.read] == []


@pytest.mark.usefixtures("viet_nam")
@pytest.mark.parametrize("name", sorted(name for name, row in ACCESS.items() if not row.public))
def test_a_page_opens_for_nobody_who_is_not_signed_in(name: str) -> None:
    answer = Client(HTTP_HOST="localhost").get(ROUTES[name])
    assert answer.status_code == 302
    assert answer["Location"].startswith("/cong-khai/" if name == "overview" else "/tai-khoan/dang-nhap/")


@pytest.mark.usefixtures("viet_nam")
@pytest.mark.parametrize("role", list(Role))
def test_a_role_is_let_in_where_its_row_says_so_and_nowhere_else(role: Role) -> None:
    client = member(role)
    wrong = []
    for name, row in sorted(ACCESS.items()):
        for method, allowed in (("GET", role in row.read), ("POST", role in row.write)):
            if row.public:
                continue
            answer = client.generic(method, ROUTES[name])
            held = answer.status_code == 403 and b"CS-ACC-002" in answer.content
            if held == allowed:
                wrong.append((name, method, answer.status_code))
    assert wrong == []


@pytest.mark.usefixtures("viet_nam")
def test_somebody_without_any_grant_opens_nothing() -> None:
    client = member(Role.LEADER)
    from chungsuc.accounts.models import Grant

    Grant.objects.all().update(valid_until="2000-01-01")
    assert client.get("/ma-tran/").status_code == 403


def test_the_page_of_rights_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "permissions.md"
    sys.path.insert(0, str(Path(__file__).parents[2] / "script"))
    import permissions

    assert page.read_text(encoding="utf-8") == permissions.page(), "run .venv/bin/python script/permissions.py"
