"""What the pages of the Excel form show: what one may download, and a preview filtered and in pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest

from chungsuc.accounts.errors import OutOfScope
from chungsuc.accounts.scope import ENTERS, Scope
from chungsuc.desk.asked import Asked, commune_sets
from chungsuc.desk.errors import NothingOnThatDay
from chungsuc.desk.say import language, say
from chungsuc.desk.within import within
from chungsuc.exchange.workbook.actions import KEPT_HOURS
from chungsuc.exchange.workbook.gate import MAX_FILE
from chungsuc.exchange.workbook.models import Upload
from chungsuc.exchange.workbook.seen import ChangeLine, Preview, State
from chungsuc.observations.importing.report import CellFault
from chungsuc.recognition.queries import PROGRAMME_TYPE
from chungsuc.units.errors import UnitNotFound
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import ancestors_of

ROWS = 100  # of one page of a preview


# ── what may be downloaded ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Group:
    """Units to choose from, under a heading; the first group has none."""

    name: str
    units: tuple[Unit, ...]


def home_content(scope: Scope, asked: Asked, code: str) -> dict[str, Any]:
    """Gather the first page: a fixed number of queries.

    Where none of one's units was there on the day, there is nothing to choose; the page says so and stays.
    """
    try:
        place = within(scope, asked.day, code, asked.province)
    except (NothingOnThatDay, UnitNotFound, OutOfScope):
        place = None
    return {
        "asked": asked,
        "sets": commune_sets(),
        "chosen": place.unit if place else None,
        "groups": _groups(scope, asked, place.choices) if place else [],
        "may": scope.has(*ENTERS),
        "most_bytes": MAX_FILE,
        "hours": KEPT_HOURS,
        "waiting": list(Upload.objects.filter(user=scope.user).defer("content").order_by("-uploaded_at")),
    }


def _groups(scope: Scope, asked: Asked, choices: Iterable[Unit]) -> list[Group]:
    """Give the units one may ask for: those the rights begin at and districts, then communes by district."""
    first = [unit for unit in choices if unit.level != Level.COMMUNE]
    communes = list(scope.units(asked.day, level=Level.COMMUNE).filter(type=PROGRAMME_TYPE))
    above = ancestors_of(communes, asked.day)
    by_district: dict[str, list[Unit]] = {}
    for unit in communes:
        line = above[unit.thread]
        by_district.setdefault(line[0].full_name if line else "", []).append(unit)
    groups = [Group("", tuple(first))] if first else []
    groups += [Group(name, tuple(units)) for name, units in sorted(by_district.items())]
    return groups if sum(len(group.units) for group in groups) > 1 else []  # one unit is no choice


# ── a preview ────────────────────────────────────────────────────────────────────────────────────────

ALL, FAULTS, QUESTIONS = "", "loi", "hoi"
NEW, CHANGED = "moi", "doi"


@dataclass(frozen=True, slots=True)
class Tab:
    """One way to look at the rows, with how many there are."""

    name: str
    count: int
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a fault, or a value that would be stored."""

    place: str
    unit: str
    no: str
    name: str
    kind: str
    before: str
    after: str
    note: str
    what: tuple[str, ...]
    fix: str
    code: str


def preview_content(request: HttpRequest, upload: Upload, found: Preview) -> dict[str, Any]:
    """Gather the page of a preview as it was asked for: which rows, of which commune, which page of them."""
    show, thread = request.GET.get("loc", ALL), request.GET.get("xa", "")
    units = {line.thread: line.unit for line in found.units}
    lines = _lines(found, units.get(thread, ""))
    tabs = _tabs(lines, show, thread)
    page = Paginator([line for line in lines if _shown(line, show)], ROWS).get_page(request.GET.get("trang"))
    return {
        "upload": upload, "found": found, "tabs": tabs, "page": page, "show": show, "unit": units.get(thread, ""),
        "thread": thread if thread in units else "", "faults": len(found.faults), "open": len(found.open),
        "units": found.units if len(found.units) > 1 else (), "counts": {s.value: found.total(s) for s in State},
        "notes": [note.en if language() == "en" else note.vi for note in found.notes],
        "query": urlencode({key: value for key, value in (("loc", show), ("xa", thread)) if value}),
    }  # fmt: skip


def _lines(found: Preview, unit: str) -> list[Line]:
    lines = [_fault(fault, found) for fault in found.faults] + [_change(line) for line in found.changes]
    return [line for line in lines if not unit or line.unit == unit]


def _fault(fault: CellFault, found: Preview) -> Line:
    unit, no, name = found.concerned(fault)
    said = fault.rule(language())
    return Line(
        f"{fault.sheet}!{fault.cell}", unit, no, name, FAULTS, "", fault.value, "", (said,), fault.fix(language()),
        fault.error.code,
    )  # fmt: skip


def _change(line: ChangeLine) -> Line:
    kind = QUESTIONS if line.open else NEW if line.state is State.NEW else CHANGED
    return Line(
        f"{line.sheet}!{line.cell}", line.unit, line.no, line.name, kind, line.before, line.after, line.note,
        tuple(line.asked(language())), "", "",
    )  # fmt: skip


def _shown(line: Line, show: str) -> bool:
    if show == NEW:
        return line.kind != FAULTS and not line.before
    if show == CHANGED:
        return bool(line.before)
    return show == ALL or line.kind == show


def _tabs(lines: list[Line], show: str, thread: str) -> list[Tab]:
    names = {
        ALL: say("Tất cả", "All"),
        FAULTS: say("Lỗi", "Faults"),
        QUESTIONS: say("Cần nêu lý do", "Want a reason"),
        NEW: say("Số mới", "New"),
        CHANGED: say("Số đổi", "Changed"),
    }
    tabs = []
    for way, name in names.items():
        count = sum(_shown(line, way) for line in lines)
        query = urlencode({key: value for key, value in (("loc", way), ("xa", thread)) if value})
        if count or way in (ALL, show):
            tabs.append(Tab(name, count, f"?{query}", way == show))
    return tabs
