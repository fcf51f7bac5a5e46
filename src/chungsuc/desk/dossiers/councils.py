"""The appraisal councils: who sits on them, since when, by which decision (hội đồng thẩm định)."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chungsuc.accounts.authority import keeps_assignments
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.dossiers.meetings import Seat, end_council, make_council
from chungsuc.dossiers.models import Council


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def councils(request: HttpRequest) -> HttpResponse:
    """Show the councils with their seats and sittings; the office makes one, or lets one end."""
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    if request.method == "POST" and _record(asked, fields):
        messages.success(request, say("Đã ghi.", "Recorded."))
        return redirect("councils")
    page = {
        "councils": Council.objects.prefetch_related("members", "sittings").order_by("-valid_from", "-pk"),
        "fields": fields, "office": keeps_assignments(asked.scope), "today": asked.scope.day,
    }  # fmt: skip
    return render(request, "desk/dossiers/councils.html", page, status=400 if fields.faults else 200)


def _record(request: ScopedRequest, fields: Fields) -> bool:
    if fields.text("what") == "end":
        return _end(request, fields)
    since = fields.day("valid_from", say("ngày bắt đầu", "first day"))
    decided = fields.day("decided_on", say("ngày quyết định", "day of the decision"), needed=False)
    if since is None or fields.faults:
        return False
    with fields.says():
        make_council(
            request.scope, fields.text("name"), decision=fields.text("decision"), valid_from=since,
            decided_on=decided, seats=[_seat(line) for line in fields.text("seats").splitlines() if line.strip()],
        )  # fmt: skip
    return not fields.faults


def _end(request: ScopedRequest, fields: Fields) -> bool:
    on = fields.day("on", say("ngày kết thúc", "last day"))
    council = Council.objects.filter(pk=fields.text("council")).first() if fields.text("council").isdecimal() else None
    if on is None or council is None:
        return False
    with fields.says():
        end_council(request.scope, council, on)
    return not fields.faults


def _seat(line: str) -> Seat:
    """Read a line: seat, agency, and the name where it is wanted on paper; parted by semicolons."""
    seat, agency, name, *_ = (*(part.strip() for part in line.split(";")), "", "")
    return Seat(seat, agency, name)
