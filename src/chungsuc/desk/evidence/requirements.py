"""The page of what is asked for: everybody reads it, the office records and ends (loại giấy tờ phải có)."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from chungsuc.desk.asked import Asked, commune_sets, read
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.refusals import explains_faults, refuse
from chungsuc.desk.say import language, say
from chungsuc.errors import ChungSucError
from chungsuc.evidence import requiring
from chungsuc.evidence.errors import EvidenceError, NoSuchFile
from chungsuc.evidence.models import EvidenceRequirement
from chungsuc.evidence.queries import required_by_no
from chungsuc.verdicts.law_in_force import law_for


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def listed(request: HttpRequest) -> HttpResponse:
    """Show what each indicator of a set asks for on a day, and take a new requirement."""
    asked = read(request)
    if request.method != "POST":
        return _page(request, asked)
    said = request.POST
    try:
        requiring.require(
            cast(ScopedRequest, request).scope, asked.set_id, said.get("no", ""), said.get("text", ""),
            source=said.get("source", ""), obligatory=said.get("obligatory") == "1", valid_from=asked.day,
        )  # fmt: skip
    except EvidenceError as error:
        return _page(request, asked, error)
    messages.success(request, say("Đã ghi yêu cầu.", "The requirement is recorded."))
    return redirect(reverse("evidence_required") + asked.query())


@require_POST
@explains_faults
def ended(request: HttpRequest, pk: int) -> HttpResponse:
    """End one requirement on the day of the page."""
    asked = read(request)
    row = EvidenceRequirement.objects.filter(pk=pk).first()
    if row is None:
        return refuse(request, NoSuchFile(), 404)
    try:
        requiring.end_requirement(
            cast(ScopedRequest, request).scope, row, asked.day, request.POST.get("reason", "")
        )  # fmt: skip
    except EvidenceError as error:
        return _page(request, asked, error)
    messages.success(request, say("Đã kết thúc yêu cầu.", "The requirement is ended."))
    return redirect(reverse("evidence_required") + asked.query())


def _page(request: HttpRequest, asked: Asked, error: ChungSucError | None = None) -> HttpResponse:
    law = law_for(asked.set_id, asked.day)
    asked_for = required_by_no(asked.set_id, asked.day)
    return render(
        request, "desk/evidence/required.html",
        {
            "asked": asked, "sets": commune_sets(), "said": request.POST,
            "rows": [(law.by_no[no], some) for no, some in asked_for.items() if no in law.by_no],
            "count": sum(map(len, asked_for.values())),
            "provisions": list(law.provisions()),
            "may": requiring.may_require(cast(ScopedRequest, request).scope),
            "fault": error.text(language()) if error else "",
        },
        status=400 if error else 200,
    )  # fmt: skip
