"""The overview, and the word that somebody has seen what changed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from chungsuc.accounts.looking import look
from chungsuc.desk.asked import read
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.overview.moment import Moment
from chungsuc.desk.overview.sections import sections
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


@require_POST
@explains_faults
def seen(request: ScopedRequest) -> HttpResponse:
    """Keep that the person has seen what changed: the next visit shows what came after (đã xem)."""
    look(request.user)
    return redirect("overview")
