"""The overview, and the word that somebody has seen what changed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from chungsuc.accounts.looking import look
from chungsuc.desk.asked import read
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.overview.moment import Moment
from chungsuc.desk.overview.sections import section_later, sections
from chungsuc.desk.refusals import explains_faults


@require_safe
@explains_faults
def overview(request: ScopedRequest) -> HttpResponse:
    """Show each role its sections (tổng quan)."""
    moment = Moment(request.scope, read(request))
    shown = sections(moment)
    return render(
        request,
        "desk/overview/page.html",
        {"asked": moment.asked, "sections": shown, "synthetic": any(one.synthetic for one in shown)},
    )


@require_safe
@explains_faults
def part(request: ScopedRequest, name: str) -> HttpResponse:
    """Show one section that comes after the page: as a piece of it, or alone where there are no scripts."""
    moment = Moment(request.scope, read(request))
    shown = {"asked": moment.asked, "sections": section_later(moment, name)}
    page = "desk/overview/parts.html" if request.headers.get("HX-Request") else "desk/overview/page.html"
    return render(request, page, shown)


@require_POST
@explains_faults
def seen(request: ScopedRequest) -> HttpResponse:
    """Keep that the person has seen what changed: the next visit shows what came after (đã xem)."""
    look(request.user)
    return redirect("overview")
