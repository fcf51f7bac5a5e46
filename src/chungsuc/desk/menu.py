"""The menu (thanh trang): the pages that the person who is signed in may open, in the order of their work.

To add a page, add a line to ``PAGES`` with its group. A group with few pages for somebody's role is not folded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from django.http import HttpRequest
from django.urls import reverse

from chungsuc.accounts.models import Role
from chungsuc.desk.access import ACCESS
from chungsuc.desk.say import say


class Group(StrEnum):
    """Pages that belong together; those of no group stand in the bar themselves."""

    NONE = ""
    FIGURES = "figures"
    RECOGNITION = "recognition"
    KEEPING = "keeping"


GROUPS: Mapping[Group, tuple[str, str]] = {
    Group.FIGURES: ("Số liệu", "Figures"),
    Group.RECOGNITION: ("Công nhận", "Recognition"),
    Group.KEEPING: ("Quản lý", "Management"),
}
FEW = 2  # so many pages of a group stand in the bar themselves

# Route, Vietnamese, English, group; a group's lines stand together. A page shows where its route lets the person read.
PAGES = (
    ("overview", "Tổng quan", "Overview", Group.NONE),
    ("leader", "Điều hành", "At a glance", Group.NONE),
    ("communes", "Xã", "Communes", Group.NONE),
    ("matrix", "Ma trận tiêu chí", "Criteria matrix", Group.NONE),
    ("map", "Bản đồ", "Map", Group.NONE),
    ("entry", "Nhập liệu", "Data entry", Group.FIGURES),
    ("workbook", "Biểu Excel", "Excel form", Group.FIGURES),
    ("evidence", "Minh chứng", "Evidence", Group.FIGURES),
    ("verification", "Thẩm tra", "Verification", Group.FIGURES),
    ("figures", "Chỉ số", "Figures", Group.FIGURES),
    ("reports", "Báo cáo", "Reports", Group.FIGURES),
    ("checking", "Đối chiếu văn bản", "Check a paper", Group.FIGURES),
    # the following are of Group.RECOGNITION
    # targets and registrations
    ("targets", "Chỉ tiêu", "Targets", Group.RECOGNITION),
    ("registrations", "Đăng ký", "Registrations", Group.RECOGNITION),
    # dossiers
    ("dossiers", "Hồ sơ", "Dossiers", Group.RECOGNITION),
    # surveys of satisfaction
    ("surveys", "Lấy ý kiến người dân", "Surveys of residents", Group.RECOGNITION),
    # council
    ("councils", "Hội đồng thẩm định", "Councils", Group.RECOGNITION),
    # after recognition
    ("upkeep", "Sau công nhận", "After recognition", Group.RECOGNITION),
    # hamlets, households, gardens
    # reorganisation of units
    ("reorganisation", "Sắp xếp đơn vị", "Reorganisation", Group.RECOGNITION),
    ("law", "Bộ tiêu chí", "Criteria sets", Group.KEEPING),
    # rules of recognition
    ("rules", "Quy định về công nhận", "Rules of recognition", Group.KEEPING),
    # public portal
    ("releases", "Công bố số liệu", "Releases", Group.KEEPING),
    ("people", "Người dùng", "People", Group.KEEPING),
    ("assignments", "Phân công phụ trách", "Assignments", Group.KEEPING),
    ("journal", "Nhật ký", "Trail", Group.KEEPING),
)

# What each role has at the foot of a phone, in reach of the thumb; the rest lies under "Thêm".
IN_REACH: Mapping[Role, tuple[str, ...]] = {
    Role.COMMUNE: ("overview", "communes", "entry", "evidence"),
    Role.DEPARTMENT: ("overview", "verification", "matrix", "communes"),
    Role.OFFICE: ("overview", "communes", "matrix", "entry"),
    Role.LEADER: ("overview", "leader", "communes", "matrix"),
    Role.AUDITOR: ("overview", "journal", "matrix", "communes"),
    Role.ADMIN: ("overview", "people", "journal", "communes"),
}

# A page that belongs to an item of another name.
UNDER = {
    "dossier": "dossiers",
    "dossier_new": "dossiers",
    "dossier_take": "dossiers",
    "dossier_criteria": "dossiers",
    "dossier_opinions": "dossiers",
    "dossier_meetings": "dossiers",
    "dossier_papers": "dossiers",
    **dict.fromkeys(
        (
            "survey",
            "survey_new",
            "survey_change",
            "survey_entry",
            "survey_remarks",
            "survey_links",
            "survey_blank",
            "survey_slips",
            "survey_sheet_upload",
            "survey_questions",
        ),
        "surveys",
    ),
    "commune": "communes",
    "commune_why": "communes",
    "local": "communes",
    "local_one": "communes",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One page as the menu shows it; ``here``: it is the one that is open."""

    route: str
    address: str
    name: str
    here: bool
    group: Group


@dataclass(frozen=True, slots=True)
class Section:
    """Pages under one heading; a heading that is blank stands for pages that are shown by themselves."""

    name: str
    pages: tuple[Item, ...]

    @property
    def here(self) -> bool:
        return any(page.here for page in self.pages)


def menu(request: HttpRequest) -> list[Item]:
    """Give the items of the menu; empty for somebody who is not signed in."""
    scope = getattr(request, "scope", None)
    if scope is None:
        return []
    here = request.resolver_match.view_name if request.resolver_match else ""
    here = UNDER.get(here, here)
    return [
        Item(route, reverse(route), say(vi, en), here == route or here.startswith(f"{route}_"), group)
        for route, vi, en, group in PAGES
        if ACCESS[route].allows(scope.roles, writing=False)
    ]


def sections(items: Sequence[Item], few: int = FEW) -> list[Section]:
    """Put the items under the headings of their groups; a group of ``few`` or fewer loses its heading."""
    found = []
    for group, members in groupby(items, key=lambda item: item.group):
        pages = tuple(members)
        name = "" if group is Group.NONE or len(pages) <= few else say(*GROUPS[group])
        found.append(Section(name, pages))
    return found


def in_reach(request: HttpRequest, items: list[Item]) -> tuple[list[Item], list[Item]]:
    """Part the items into those at the foot of a phone and the rest; of several roles the first one's order counts."""
    scope = getattr(request, "scope", None)
    role = next((role for role in IN_REACH if scope is not None and scope.has(role)), None)
    wanted = IN_REACH[role] if role else ()
    by_route = {item.route: item for item in items}
    first = [by_route[route] for route in wanted if route in by_route]
    rest = [item for item in items if item not in first]
    return (items, []) if len(rest) < 2 else (first, rest)
