"""Three pages of units: the list, one unit, and why one of its results is as it is."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungsuc.desk.asked import Asked, read
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.unit_page import listing, page
from chungsuc.desk.unit_page import why as explaining
from chungsuc.desk.unit_page.sets import asked_by, sets_of, subject_of
from chungsuc.desk.within import readable
from chungsuc.entry.errors import SetNotForUnit
from chungsuc.units.models import Unit


@require_safe
@explains_faults
def communes(request: ScopedRequest) -> HttpResponse:
    """List a person's communes, and find one by its name (tìm xã); somebody with one commune is led to it."""
    asked = read(request)
    shown = listing.content(asked, request.scope, request.GET.get("ten", "").strip())
    only = shown["found"].one or _only(shown)
    if only is not None:
        return redirect(reverse("commune", args=[only.code]) + asked.query())
    return render(request, "desk/unit/list.html", shown)


def _only(shown: dict[str, object]) -> Unit | None:
    units = shown["units"]
    alone = shown["all"] == 1 and not shown["text"] and isinstance(units, list)
    return units[0].unit if alone else None


@require_safe
@explains_faults
def unit(request: ScopedRequest, code: str) -> HttpResponse:
    """Show one unit on a day: result first, then what is left to do, worst first (trang xã)."""
    asked = read(request)
    found = readable(request.scope, code, asked.day, asked.province)
    return render(request, "desk/unit/page.html", page.content(found, asked, request.scope))


@require_safe
@explains_faults
def why(request: ScopedRequest, code: str, no: str) -> HttpResponse:
    """Tell why a criterion or an indicator is met or not (vì sao): as a page, or as the inside of a dialog."""
    asked = read(request)
    found = readable(request.scope, code, asked.day, asked.province)
    shown = explaining.content(found, _by_its_set(found, asked), no)
    name = "desk/unit/why_inside.html" if request.headers.get("HX-Request") else "desk/unit/why.html"
    return render(request, name, shown)


def _by_its_set(found: Unit, asked: Asked) -> Asked:
    subject = subject_of(found)
    sets = sets_of(subject, asked.province) if subject else []
    if found.is_local and not sets:
        raise SetNotForUnit(set=asked.set_id, unit=found.full_name)
    return asked_by(found, asked, sets)
