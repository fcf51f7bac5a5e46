"""Rounds of entry: the office makes and closes them, and everybody who may look sees how far it is (đợt nhập liệu)."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chungsuc.accounts.models import Role
from chungsuc.desk.asked import read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.entry.asked import Which
from chungsuc.desk.entry.choose import sets_for_entry, usual_set
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.entry import rounds as actions
from chungsuc.entry.errors import RoundThere, RoundUnsound
from chungsuc.entry.ground import level_of
from chungsuc.entry.models import Round
from chungsuc.entry.queries import progress, rounds, units_of
from chungsuc.entry.rounds import Plan
from chungsuc.errors import ChungSucError
from chungsuc.verdicts.known_law import library

_FIELDS = ("name", "set_id", "as_of", "opens_on", "due_on", "verify_due_on", "source")


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def all_rounds(request: HttpRequest) -> HttpResponse:
    """List the rounds; the office makes a new one here."""
    asked = cast(ScopedRequest, request)
    typed, fault = (
        {name: "" for name in _FIELDS}
        | {"opens_on": f"{timezone.localdate():%d/%m/%Y}", "set_id": usual_set(asked.scope)},
        "",
    )
    if request.method == "POST":
        typed = {name: request.POST.get(name, "").strip() for name in _FIELDS}
        try:
            made = actions.make_round(asked.scope, _plan(typed))
        except (RoundThere, RoundUnsound) as error:
            fault = error.text(language())
        else:
            messages.success(request, say(f"Đã lập đợt «{made.name}».", f"Round “{made.name}” is made."))
            return redirect("entry_round", made.pk)
    page = {
        "rounds": list(rounds()), "sets": sets_for_entry(), "typed": typed, "fault": fault,
        "office": asked.scope.has(Role.OFFICE), "today": asked.scope.day,
    }  # fmt: skip
    return render(request, "desk/entry/rounds.html", page, status=422 if fault else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def one_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far each unit is; the office moves dates, closes and opens again."""
    asked = cast(ScopedRequest, request)
    found = Round.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    fault = ""
    if request.method == "POST":
        try:
            _act(asked, found)
        except RoundUnsound as error:
            fault = error.text(language())
        else:
            return redirect("entry_round", pk)
    return _show(asked, found, fault)


def _act(request: ScopedRequest, found: Round) -> None:
    reason, act = request.POST.get("reason", ""), request.POST.get("act", "")
    if act == "close":
        actions.close_round(request.scope, found, reason)
        messages.success(request, say("Đã đóng đợt.", "The round is closed."))
    elif act == "open":
        actions.open_again(request.scope, found, reason)
        messages.success(request, say("Đã mở lại đợt.", "The round is open again."))
    else:
        typed = {name: request.POST.get(name, "").strip() for name in _FIELDS}
        typed |= {"set_id": found.set_id, "as_of": found.as_of.isoformat()}
        actions.change_round(request.scope, found, _plan(typed), reason)
        messages.success(request, say("Đã sửa đợt.", "The round is changed."))


def _show(request: ScopedRequest, found: Round, fault: str) -> HttpResponse:
    today = request.scope.day
    within = request.scope.units(found.as_of, level=level_of(library().set(found.set_id).subject))
    rows = progress(found, today, list(units_of(found.set_id, found.as_of, within)))
    only = request.GET.get("xem", "")
    chosen = {"chua": [r for r in rows if not r.submitted], "thieu": [r for r in rows if r.missing]}.get(only, rows)
    office = request.scope.has(Role.OFFICE)
    page = {
        "round": found, "law": library().set(found.set_id), "fault": fault, "only": only, "office": office,
        "rows": [(r, Which(r.unit, found.set_id, found.as_of).address() if office else "") for r in chosen],
        "count": len(rows), "sent": sum(r.submitted for r in rows), "whole": sum(not r.missing for r in rows),
        "unsent": sum(not r.submitted for r in rows),
        "overdue": sum(r.overdue for r in rows), "short": sum(bool(r.missing) for r in rows),
        "days_left": (found.due_on - today).days, "today": today, "typed": _typed(request, found, fault),
    }  # fmt: skip
    return render(request, "desk/entry/round.html", page, status=422 if fault else 200)


def _typed(request: ScopedRequest, found: Round, fault: str) -> dict[str, str]:
    if fault:
        return {name: request.POST.get(name, "") for name in _FIELDS}
    days = {name: getattr(found, name) for name in ("opens_on", "due_on", "verify_due_on")}
    return {"name": found.name, "source": found.source} | {n: f"{d:%d/%m/%Y}" if d else "" for n, d in days.items()}


def _plan(typed: dict[str, str]) -> Plan:
    def day(name: str) -> object:
        try:
            return read_day(typed[name])
        except ChungSucError:
            named = {
                "as_of": "ngày số liệu",
                "opens_on": "ngày mở",
                "due_on": "hạn nhập",
                "verify_due_on": "hạn thẩm tra",
            }
            vi = f"{named[name]} «{typed[name]}» chưa đúng, viết dạng 31/12/2023"
            raise RoundUnsound(what_vi=vi, what_en=f"the date “{typed[name]}” of {name} cannot be read") from None

    return Plan(
        typed["name"], typed["set_id"], day("as_of"), day("opens_on"), day("due_on"),  # type: ignore[arg-type]
        day("verify_due_on") if typed["verify_due_on"] else None, typed["source"],  # type: ignore[arg-type]
    )  # fmt: skip
