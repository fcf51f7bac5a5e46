"""The menu (thanh trang): the pages that the person who is signed in may open, in the order of their work."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from chungsuc.desk.access import ACCESS
from chungsuc.desk.say import say

# Route, Vietnamese, English. A page shows where its route has a row that lets the person read.
PAGES = (
    ("overview", "Tổng quan", "Overview"),
    ("communes", "Xã", "Communes"),
    ("matrix", "Ma trận tiêu chí", "Criteria matrix"),
    ("entry", "Nhập liệu", "Data entry"),
    ("workbook", "Biểu Excel", "Excel form"),
    ("evidence", "Minh chứng", "Evidence"),
    ("verification", "Thẩm tra", "Verification"),
    ("law", "Bộ tiêu chí", "Criteria sets"),
    ("journal", "Nhật ký", "Trail"),
    ("people", "Người dùng", "People"),
)

# A page that belongs to an item of another name.
UNDER = {"commune": "communes", "commune_why": "communes"}


@dataclass(frozen=True, slots=True)
class Item:
    address: str
    name: str
    here: bool


def menu(request: HttpRequest) -> list[Item]:
    """Give the items of the menu; empty for somebody who is not signed in."""
    scope = getattr(request, "scope", None)
    if scope is None:
        return []
    here = request.resolver_match.view_name if request.resolver_match else ""
    here = UNDER.get(here, here)
    return [
        Item(reverse(route), say(vi, en), here == route or here.startswith(f"{route}_"))
        for route, vi, en in PAGES
        if ACCESS[route].allows(scope.roles, writing=False)
    ]
