"""The lists of hamlets, households and gardens, and one of them with the forms that change it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungsuc.desk.asked import Asked, read
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.local import page
from chungsuc.desk.local.asked import LocalAsked, read_local
from chungsuc.desk.people.typed import Typed
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.within import readable
from chungsuc.units.models import Level, Unit


@require_safe
@explains_faults
def local(request: ScopedRequest) -> HttpResponse:
    """List what is registered: of one commune, or how far the registers of all are (xóm, hộ, vườn)."""
    asked = read_local(request.GET, request.scope)
    if asked.unit is None or asked.unit.level != Level.COMMUNE:
        return render(request, "desk/local/overall.html", page.overall(asked, request.scope))
    return show_list(request, asked, Typed({}))


def show_list(request: ScopedRequest, asked: LocalAsked, form: Typed, which: str = "") -> HttpResponse:
    """Show the list of a commune, with what was typed into one of its forms and the faults of it."""
    shown = page.of_commune(asked, request.scope) | {"form": form, "which": which}
    return render(request, "desk/local/list.html", shown, status=400 if form.faults else 200)


@require_safe
@explains_faults
def one(request: ScopedRequest, code: str) -> HttpResponse:
    """Show the forms that change one of them; a commune's code leads to its list."""
    asked = read(request)
    unit = readable(request.scope, code, asked.day, asked.province)
    if not unit.is_local:
        return redirect(f"{reverse('local')}?xa={unit.code}&ngay={asked.day:%d/%m/%Y}")
    return show_one(request, unit, asked, Typed({}))


def show_one(request: ScopedRequest, unit: Unit, asked: Asked, form: Typed) -> HttpResponse:
    """Show one with what was typed and the faults of it."""
    shown = page.of_one(unit, asked, request.scope) | {"form": form}
    return render(request, "desk/local/one.html", shown, status=400 if form.faults else 200)
