"""The menu (thanh trang): the pages that the person who is signed in may open, in the order of their work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from chungsuc.accounts.models import Role
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

# What each role has at the foot of a phone, in reach of the thumb; the rest lies under "Thêm".
IN_REACH: Mapping[Role, tuple[str, ...]] = {
    Role.COMMUNE: ("overview", "communes", "entry", "evidence"),
    Role.DEPARTMENT: ("overview", "verification", "matrix", "communes"),
    Role.OFFICE: ("overview", "communes", "matrix", "entry"),
    Role.LEADER: ("overview", "communes", "matrix", "verification"),
    Role.AUDITOR: ("overview", "journal", "matrix", "communes"),
    Role.ADMIN: ("overview", "people", "journal", "communes"),
}

# A page that belongs to an item of another name.
UNDER = {"commune": "communes", "commune_why": "communes"}


@dataclass(frozen=True, slots=True)
class Item:
    route: str
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
        Item(route, reverse(route), say(vi, en), here == route or here.startswith(f"{route}_"))
        for route, vi, en in PAGES
        if ACCESS[route].allows(scope.roles, writing=False)
    ]


def in_reach(request: HttpRequest, items: list[Item]) -> tuple[list[Item], list[Item]]:
    """Part the items into those at the foot of a phone and the rest; of several roles the first one's order counts."""
    scope = getattr(request, "scope", None)
    role = next((role for role in IN_REACH if scope is not None and scope.has(role)), None)
    wanted = IN_REACH[role] if role else ()
    by_route = {item.route: item for item in items}
    first = [by_route[route] for route in wanted if route in by_route]
    rest = [item for item in items if item not in first]
    return (items, []) if len(rest) < 2 else (first, rest)
