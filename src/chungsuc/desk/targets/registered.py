"""Registrations with the distance to their title; registering, taking back, moving to another year (đăng ký)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope
from chungsuc.desk.access import ACCESS
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.people.typed import units_day
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.dossiers.models import Dossier
from chungsuc.dossiers.queries import dossiers_of_threads
from chungsuc.law.tree import Title
from chungsuc.targets.actions import STATE_EN, Letter, move_to_year, register, withdraw_registration
from chungsuc.targets.conditions import Outlook, Wish, outlooks, titles_for
from chungsuc.targets.models import Registration, RegistrationState
from chungsuc.targets.queries import registration_named
from chungsuc.targets.queries import registrations as registrations_of
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit


@dataclass(frozen=True, slots=True)
class Line:
    """One registration, with what is missing to its title while it stands."""

    row: Registration
    state: str
    outlook: Outlook | None
    may_end: bool
    dossier: Dossier | None


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def registrations(request: HttpRequest) -> HttpResponse:
    """List the registrations a person may see; register a unit."""
    asked, day = cast(ScopedRequest, request), units_day()
    fields = Fields(request)
    unit = _unit(asked, fields)
    if request.method == "POST" and unit is not None and _register(asked, fields, unit):
        messages.success(request, say("Đã ghi đăng ký.", "The registration is recorded."))
        return redirect("registrations")
    years = _years(asked.scope, day)
    year = int(request.GET["nam"]) if request.GET.get("nam", "").isdecimal() else (years[0] if years else None)
    day = _day_of(year, day) if year else day
    rows = list(registrations_of(asked.scope, day, year=year)) if year else []
    standing = [row for row in rows if row.open]
    looks = dict(
        zip(
            (row.pk for row in standing),
            outlooks([Wish(row.unit, Title(row.title), row.year) for row in standing], day),
            strict=True,
        )
    )
    found = dossiers_of_threads(row.unit.thread for row in rows)
    dossiers = {(one.unit.thread, one.title, one.result_year): one for one in found}
    lines = [
        Line(row, _state(row), looks.get(row.pk), row.open and asked.scope.enters(row.unit, day),
             dossiers.get((row.unit.thread, row.title, row.year)))
        for row in rows
    ]  # fmt: skip
    page = {
        "lines": lines, "years": years, "year": year, "day": day, "fields": fields, "unit": unit,
        "titles": titles_for(unit, _year(fields, day)) if unit else [],
        "preview": _preview(unit, fields), "may_register": asked.scope.has(Role.COMMUNE, Role.OFFICE),
        "may_open": ACCESS["dossier_new"].allows(asked.scope.roles, writing=True),
        "ready": sum(1 for one in looks.values() if one.ready), "standing": len(standing),
    }  # fmt: skip
    return render(request, "desk/targets/registrations.html", page, status=400 if fields.faults else 200)


def _day_of(year: int, day: date) -> date:
    """Give the day on whose units a year is looked at: its end, so that those merged since are there; never ahead."""
    return min(day, date(max(year, 1), 12, 31))


def _years(scope: Scope, day: date) -> list[int]:
    """Give the years in which a person finds a registration, the newest first; one query for each."""
    all_years = Registration.objects.order_by("-year").values_list("year", flat=True).distinct()
    return [year for year in all_years if registrations_of(scope, _day_of(year, day), year=year).exists()]


def _state(row: Registration) -> str:
    state = RegistrationState(row.state)
    return say(state.label, STATE_EN[state])


def _unit(request: ScopedRequest, fields: Fields) -> Unit | None:
    if not fields.text("unit"):
        return None
    with fields.says():
        level, year = fields.text("level") or "commune", fields.text("year")
        last = units_day()
        day = min(date(int(year), 12, 31), last) if year.isdecimal() and len(year) == 4 else last
        return find_unit(fields.text("unit"), day, level=level, within=_root(request))
    return None


def _root(request: ScopedRequest) -> Unit | None:
    roots = request.scope.roots(units_day())
    return roots[0] if len(roots) == 1 and roots[0].level != "commune" else None


def _preview(unit: Unit | None, fields: Fields) -> list[Outlook]:
    """Give, for a unit that is chosen, how far it is from each title it may register for."""
    if unit is None:
        return []
    year = _year(fields, units_day())
    wishes = [Wish(unit, title, year) for title in titles_for(unit, year)]
    return outlooks(wishes, units_day())


def _year(fields: Fields, day: date) -> int:
    text = fields.text("year")
    return int(text) if text.isdecimal() and len(text) == 4 else day.year


def _register(request: ScopedRequest, fields: Fields, unit: Unit) -> bool:
    year = fields.count("year", say("năm", "year"))
    on = fields.day("on", say("ngày đăng ký", "day of registration"))
    if fields.text("title") not in set(Title):
        fields.faults.append(say("Chưa chọn danh hiệu.", "Choose the title."))
    if year is None or on is None or fields.faults:
        return False
    with fields.says():
        letter = Letter(on, fields.text("number"), fields.text("source"))
        register(request.scope, unit, Title(fields.text("title")), year, letter)
    return not fields.faults


@require_POST
@explains_faults
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a registration back, or move it to another year, with the reason."""
    asked = cast(ScopedRequest, request)
    row = registration_named(asked.scope, pk)
    fields = Fields(request)
    on = fields.day("on", say("ngày", "day"))
    year = fields.count("to_year", say("năm mới", "new year"), needed=False)
    if on is not None and not fields.faults:
        with fields.says():
            if year is not None:
                move_to_year(asked.scope, row, year, on, fields.text("reason"))
            else:
                withdraw_registration(asked.scope, row, on, fields.text("reason"))
    for fault in fields.faults:
        messages.error(request, fault)
    if not fields.faults:
        messages.success(request, say("Đã ghi.", "Recorded."))
    return redirect("registrations")
