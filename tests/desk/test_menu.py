"""The menu: the pages somebody may open, under the headings of their work, on a laptop and on a phone."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from chungsuc.accounts.models import Department, Role
from chungsuc.desk.access import ACCESS
from chungsuc.desk.menu import GROUPS, IN_REACH, PAGES, Group, Item, sections
from chungsuc.units.queries import find_unit
from desk_people import signed_in

GROUPED = re.compile(r"<details class=\"group[^>]*>\s*<summary>([^<]+)</summary>\s*<div[^>]*>(.*?)</div>", re.S)
LINK = re.compile(r"<a href=\"[^\"]+\"(?: aria-current=\"page\")?>([^<]+)</a>")


def parts(html: str, place: str) -> str:
    found = re.search(rf"<nav class=\"{place}\".*?</nav>", html, re.S)
    assert found is not None
    return unescape(found[0])


def test_every_page_of_the_menu_has_a_row_of_rights_and_a_group_in_one_piece() -> None:
    assert [route for route, *_ in PAGES if route not in ACCESS] == []
    assert {route for routes in IN_REACH.values() for route in routes} <= {route for route, *_ in PAGES}
    groups = [group for *_, group in PAGES]
    runs = [group for n, group in enumerate(groups) if n == 0 or groups[n - 1] is not group]
    assert len(runs) == len(set(runs)), "the lines of a group stand together"


def test_a_group_with_few_pages_is_not_folded() -> None:
    def item(route: str, group: Group) -> Item:
        return Item(route, "/", route, False, group)

    few = [item("a", Group.NONE), item("b", Group.FIGURES), item("c", Group.FIGURES)]
    assert [(one.name, len(one.pages)) for one in sections(few)] == [("", 1), ("", 2)]
    many = [*few, item("d", Group.FIGURES)]
    assert [(one.name, len(one.pages)) for one in sections(many)] == [("", 1), (GROUPS[Group.FIGURES][0], 3)]


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_everybody_reaches_every_page_they_may_open_from_both_menus(role: Role, viet_nam: None) -> None:
    thread = find_unit("05602", date(2023, 12, 31)).thread if role is Role.COMMUNE else ""
    department = Department.objects.create(code="so-thu", name="Sở thử") if role is Role.DEPARTMENT else None
    html = signed_in(role, unit_thread=thread, department=department).get("/toi/").content.decode()
    may = {vi for route, vi, _, _ in PAGES if ACCESS[route].allows({role}, writing=False)}
    for place in ("pages", "bar"):
        assert set(LINK.findall(parts(html, place))) == may
    folded = {name: LINK.findall(inside) for name, inside in GROUPED.findall(parts(html, "pages"))}
    assert all(len(pages) > 2 for pages in folded.values())
    if role is Role.OFFICE:
        assert folded["Số liệu"] == [
            "Nhập liệu", "Biểu Excel", "Minh chứng", "Thẩm tra", "Chỉ số", "Báo cáo", "Đối chiếu văn bản",
        ]  # fmt: skip
        assert not {"Tổng quan", "Xã", "Ma trận tiêu chí"} & {page for pages in folded.values() for page in pages}


@pytest.mark.django_db
def test_the_group_of_the_open_page_is_marked(viet_nam: None) -> None:
    html = signed_in(Role.OFFICE).get("/nhat-ky/").content.decode()
    assert re.search(r'class="group here"[^>]*><summary>Quản lý', parts(html, "pages"))
    assert 'aria-current="page">Nhật ký' in parts(html, "pages")
    assert "<h2>Quản lý</h2>" in parts(html, "bar")
