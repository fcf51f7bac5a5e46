"""The list of dossiers, and opening a new one (danh sách hồ sơ, mở hồ sơ)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.accounts.models import Role
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.dossiers.words import Chip, due_word, state_chip
from chungsuc.desk.people.typed import units_day
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.dossiers.actions import register
from chungsuc.dossiers.models import Dossier
from chungsuc.dossiers.queries import dossiers_of
from chungsuc.dossiers.set_choice import titles_for
from chungsuc.dossiers.words import ENDED, State
from chungsuc.law.tree import CriteriaSet, Title
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier in the list."""

    dossier: Dossier
    chip: Chip
    due: str
    due_look: str


@require_safe
@explains_faults
def dossiers(request: HttpRequest) -> HttpResponse:
    """List the dossiers a person may see, by year, title and state."""
    asked = cast(ScopedRequest, request)
    everything = dossiers_of(asked.scope)
    years = sorted(set(everything.order_by().values_list("result_year", flat=True)), reverse=True)
    year = _number(request.GET.get("nam", "")) or (years[0] if years else None)
    found = list(everything.filter(result_year=year)) if year else []
    counts = Counter(State(one.state) for one in found)
    title, state, text = (request.GET.get(name, "").strip() for name in ("danh-hieu", "o", "tim"))
    shown = [
        one for one in found
        if (not title or one.title == title) and _in_state(one, state) and text.casefold() in one.unit.name.casefold()
    ]  # fmt: skip
    today = asked.scope.day
    lines = [Line(one, state_chip(one.state), *due_word(one, today)) for one in shown]
    page = {
        "lines": lines, "years": years, "year": year, "count": len(found), "title": title, "state": state, "text": text,
        "titles": [one for one in Title if any(d.title == one.value for d in found)],
        "open": sum(n for one, n in counts.items() if one not in ENDED),
        "returned": counts[State.RETURNED], "late": sum(line.due_look == "bad" for line in lines),
        "decided": counts[State.DECIDED] + counts[State.ANNOUNCED], "may_open": _may_open(asked),
        "states": [(one.value, state_chip(one.value).word, counts[one]) for one in State if counts[one]],
    }  # fmt: skip
    return render(request, "desk/dossiers/list.html", page)


def _in_state(dossier: Dossier, state: str) -> bool:
    if state == "dang":
        return not dossier.ended
    return not state or dossier.state == state


def _may_open(request: ScopedRequest) -> bool:
    return request.scope.has(Role.COMMUNE, Role.OFFICE)


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def new(request: HttpRequest) -> HttpResponse:
    """Open a dossier: unit, title, year; what the unit may apply for is offered once the unit is known."""
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    day, unit, sets = _about(asked, fields)
    if request.method == "POST" and unit is not None and not fields.faults and fields.text("title"):
        made = _open(asked, fields, unit, day)
        if made is not None:
            messages.success(request, say(f"Đã mở hồ sơ {made.number}.", f"Dossier {made.number} is opened."))
            return redirect("dossier", made.pk)
    mine = list(asked.scope.units(day, level="commune", write=True)[:2])
    page = {
        "fields": fields, "unit": unit, "sets": sets, "day": day, "mine": mine[0] if len(mine) == 1 else None,
        "year": fields.text("year") or str(day.year), "today": asked.scope.day,
    }  # fmt: skip
    return render(request, "desk/dossiers/new.html", page, status=400 if fields.faults else 200)


def _about(request: ScopedRequest, fields: Fields) -> tuple[date, Unit | None, list[CriteriaSet]]:
    year = fields.count("year", say("năm", "year"), needed=False)
    last = units_day()
    day = min(date(year, 12, 31), last) if year and 2000 <= year <= 2100 else last
    if not fields.text("unit"):
        return day, None, []
    with fields.says():
        province = find_unit(settings.CHUNGSUC_PROVINCE, day, level="province")
        within = None if fields.text("level") == "province" else province
        unit = find_unit(fields.text("unit"), day, level=fields.text("level") or None, within=within)
        return day, unit, titles_for(unit, day)
    return day, None, []


def _open(request: ScopedRequest, fields: Fields, unit: Unit, day: date) -> Dossier | None:
    year = fields.count("year", say("năm", "year"))
    on = fields.day("on", say("ngày mở hồ sơ", "day of opening"))
    if year is None or on is None:
        return None
    with fields.says():
        return register(request.scope, unit, Title(fields.text("title")), year, on=on, assessed_on=day)
    return None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) == 4 else None
