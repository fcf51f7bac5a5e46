"""Promises about how much a page weighs before it can be used."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

import brotli
import pytest
from django.test import Client

from chungsuc.accounts.models import Role
from desk_people import signed_in

pytestmark = [pytest.mark.django_db]
LIMIT = 100_000


@pytest.fixture
def client(viet_nam: None) -> Client:
    return signed_in(Role.OFFICE)


def body(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def parts(client: Client, address: str) -> dict[str, bytes]:
    """Give the page and all that it asks for at once: styles, what these ask for, scripts and what they import."""
    found = {address: body(client, address)}
    page = found[address].decode()
    open_ends = re.findall(r'<(?:link|script)[^>]+(?:href|src)="(/[^"]+)"', page)
    while open_ends:
        part = open_ends.pop()
        if part in found:
            continue
        found[part] = body(client, part)
        if part.endswith((".css", ".js")):
            inner = re.findall(r'url\("([^"]+)"\)|from "(\.[^"]+)"', found[part].decode())
            open_ends += [normpath(join(dirname(part), one or other)) for one, other in inner]
    return found


def compressed(name: str, content: bytes) -> int:
    return len(content) if name.endswith(".woff2") else len(brotli.compress(content))


@pytest.mark.parametrize(
    "address",
    [
        "/", "/ma-tran/?ngay=2023-12-31", "/xa/05602/?ngay=2023-12-31", "/minh-chung/xa/05602/?ngay=2023-12-31",
        "/nhap-lieu/05602/?ngay=2023-12-31&bo=QD318-2022/xa",
    ],
)  # fmt: skip
def test_a_page_with_all_its_parts_is_under_100_kilobytes(client: Client, address: str) -> None:
    if address == "/":
        address = client.get("/", follow=True).request["PATH_INFO"]
    weights = {name: compressed(name, content) for name, content in parts(client, address).items()}
    assert any(name.endswith(".woff2") for name in weights)
    assert sum(weights.values()) <= LIMIT, weights


def test_the_faces_come_small_and_under_their_own_type(client: Client) -> None:
    for face in ("regular", "semibold"):
        font = client.get(f"/static/desk/fonts/be-vietnam-pro-{face}.woff2")
        assert font.headers["Content-Type"] == "font/woff2"
        assert 8_000 < len(b"".join(font.streaming_content)) < 20_000
