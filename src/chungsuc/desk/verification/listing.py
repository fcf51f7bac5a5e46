"""The queue as a page, and confirming out of it: one value or many at once."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from chungsuc.accounts.models import Department, Role
from chungsuc.desk.asked import commune_sets
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.desk.verification.answers import answered_in_place, told
from chungsuc.desk.verification.asked import VIEWS, QueueAsked, read_queue
from chungsuc.desk.verification.lines import groups, shown
from chungsuc.desk.verification.numbers import counted
from chungsuc.entry.models import Round
from chungsuc.errors import ChungSucError
from chungsuc.law.overlays import LawAtDate
from chungsuc.units.models import Level
from chungsuc.units.queries import units_at
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.subjects import judged_units
from chungsuc.verification import actions
from chungsuc.verification.queries import lagging
from chungsuc.verification.queue import NOBODY, Order, Queue, queue, rows_of

ON_A_PAGE = 60
MOST = 5_000  # what one press of a button may confirm


@require_safe
@explains_faults
def home(request: HttpRequest) -> HttpResponse:
    """Show the queue of a department; to a commune what came back to it; to others how far the departments are."""
    scope = cast(ScopedRequest, request).scope
    asked = read_queue(request)
    if scope.roles <= {Role.COMMUNE}:
        return redirect(reverse("verification_returned"))
    if asked.department is None and not scope.departments:
        return _progress(request, asked)
    return _queue(request, asked)


@require_POST
@explains_faults
def confirm(request: HttpRequest) -> HttpResponse:
    """Confirm one value in place, those ticked, or all that the filter finds (xác nhận)."""
    scope, asked = cast(ScopedRequest, request).scope, read_queue(request)
    keys = chosen(request)
    if "one" in request.POST and request.headers.get("HX-Request"):
        return answered_in_place(request, asked, keys[0] if keys else 0, lambda: _confirm_one(request, asked, keys))
    try:
        count = actions.confirm(scope, keys, asked.about.set_id)
    except ChungSucError as error:
        return _queue(request, asked, faults=told(error), ticked=frozenset(keys))
    messages.success(request, say(f"Đã xác nhận {count} số liệu.", f"Values confirmed: {count}."))
    return redirect(reverse("verification") + asked.query())


def _confirm_one(request: HttpRequest, asked: QueueAsked, keys: list[int]) -> None:
    actions.confirm(cast(ScopedRequest, request).scope, keys, asked.about.set_id)


def chosen(request: HttpRequest) -> list[int]:
    """Give the keys that were sent: the one of a row's button, else those ticked and those of "all"."""
    one = request.POST.get("one", "")
    given = [one] if one else [*request.POST.getlist("pk"), *request.POST.get("all", "").split(",")]
    keys = [int(key) for key in given if key.isascii() and key.isdigit()]
    return list(dict.fromkeys(keys))[:MOST]


# ── the page of one department ───────────────────────────────────────────────────────────────────────


def _queue(
    request: HttpRequest, asked: QueueAsked, *, faults: list[dict[str, str]] | None = None,
    ticked: frozenset[int] = frozenset(),
) -> HttpResponse:  # fmt: skip
    scope = cast(ScopedRequest, request).scope
    found = queue(scope, asked.about.set_id, asked.about.day, asked.filters)
    pages = max(1, -(-len(found.lines) // ON_A_PAGE))
    page = min(asked.page, pages)
    lines = found.lines[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    districts = units_at(asked.about.day, level=Level.DISTRICT, within=asked.about.province)
    names = {unit.code: unit.full_name for unit in districts}
    rows = shown(rows_of(lines, found.law), found.law, names, scope.user.pk)
    confirmable = [line.standing.observation for line in found.lines if line.mine and line.standing.state.open]
    departments = list(Department.objects.order_by("name"))
    return render(
        request, "desk/verification/queue.html",
        {
            **counted(found, asked), "asked": asked, "sets": commune_sets(), "districts": list(districts),
            "groups": list(groups(rows, asked.order)), "order": asked.order.value, "departments": departments,
            "department": _name(asked, departments, scope.departments), "own": scope.departments,
            "criteria": _criteria(found), "orders": _orders(asked), "pages": pages, "page_now": page,
            "first": (page - 1) * ON_A_PAGE + 1, "last": (page - 1) * ON_A_PAGE + len(lines),
            "found": len(found.lines), "confirmable": confirmable[:MOST], "faults": faults or [], "ticked": ticked,
            "round": Round.objects.filter(set_id=asked.about.set_id, as_of=asked.about.day).first(),
            "previous": asked.query(trang=page - 1 if page > 2 else "") if page > 1 else "",
            "following": asked.query(trang=page + 1) if page < pages else "", "law": found.law,
            "verifies": any(line.mine for line in found.lines), "open_view": VIEWS[0][0],
        },
        status=400 if faults else 200,
    )  # fmt: skip


def _name(asked: QueueAsked, departments: list[Department], own: tuple[Department, ...]) -> str:
    if asked.department == NOBODY:
        return say("Chưa phân công", "Not assigned")
    named = [one for one in departments if one.pk == asked.department] if asked.department is not None else own
    return ", ".join(one.name for one in named)


def _criteria(found: Queue) -> list[tuple[str, str]]:
    names = {criterion.no: criterion.name for criterion in found.law.criteria}
    return [(no, names.get(no, "")) for no in found.criteria]


def _orders(asked: QueueAsked) -> list[dict[str, Any]]:
    said = {
        Order.INDICATOR: say("Theo chỉ tiêu", "By indicator"),
        Order.COMMUNE: say("Theo xã", "By commune"),
        Order.OLDEST: say("Chờ lâu nhất trước", "Oldest first"),
    }
    return [
        {
            "name": name, "here": order is asked.order,
            "address": asked.query(nhom="" if order is Order.INDICATOR else order.value),
        }
        for order, name in said.items()
    ]  # fmt: skip


# ── the page of all departments ──────────────────────────────────────────────────────────────────────


def _progress(request: HttpRequest, asked: QueueAsked) -> HttpResponse:
    scope, about = cast(ScopedRequest, request).scope, asked.about
    law: LawAtDate = law_for(about.set_id, about.day)
    units = judged_units(law.base.subject, about.province, about.day)
    lags = lagging(units, about.set_id, about.day, working_day=scope.day)
    rows = [
        {"lag": lag, "address": asked.query(so=lag.department.pk if lag.department else NOBODY)} for lag in lags
    ]  # fmt: skip
    return render(
        request, "desk/verification/departments.html",
        {
            "asked": about, "sets": commune_sets(), "rows": rows, "law": law, "units": len(units),
            "total": sum(lag.total for lag in lags), "confirmed": sum(lag.confirmed for lag in lags),
            "open": sum(lag.open for lag in lags), "returned": sum(lag.returned for lag in lags),
            "may_list": scope.has(Role.OFFICE), "language": language(),
        },
    )  # fmt: skip
