"""The policy of content forbids scripts and styles inside of a page: they would silently not work."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import get_resolver
from test_access_table import routes

from chungsuc.accounts.models import Role
from chungsuc.desk.access import ACCESS
from desk_people import signed_in

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("demo_province")]
ASKED = "?ngay=2023-12-31&bo=QD318-2022/xa"
REAL = (f"/xa/05602/{ASKED}", f"/ma-tran/{ASKED}", f"/nhap-lieu/05602/{ASKED}", f"/minh-chung/xa/05602/{ASKED}")


class Inline(HTMLParser):
    """Finds what the policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        inert = given.get("type") in ("application/json", "text/plain")
        if tag == "style" or (tag == "script" and not given.get("src") and not inert):
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {name}" for name in given if name == "style" or re.fullmatch("on[a-z]+", name)]
        self.found += [f"{tag} javascript:" for value in given.values() if (value or "").startswith("javascript:")]


def inline(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        if answer.streaming:
            b"".join(answer.streaming_content)  # type: ignore[arg-type]
        return []
    parser = Inline()
    parser.feed(answer.content.decode())
    return parser.found


@pytest.mark.parametrize("role", [Role.OFFICE, Role.ADMIN, Role.AUDITOR])
def test_no_page_holds_a_script_a_style_or_a_handler(role: Role) -> None:
    client = signed_in(role)
    addresses = [address for name, address in routes(get_resolver().url_patterns) if role in ACCESS[name].read]
    assert {address: found for address in (*addresses, *REAL) if (found := inline(client, address))} == {}
