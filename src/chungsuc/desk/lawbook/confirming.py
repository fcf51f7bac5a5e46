"""Confirm levels against the decree, and take a confirmation back (đối chiếu với văn bản gốc)."""

from __future__ import annotations

from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chungsuc.desk.asked import read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.errors import ChungSucError
from chungsuc.law.prose import plain_name, say_demand
from chungsuc.lawbook.confirmations import confirm, unconfirm
from chungsuc.lawbook.errors import LawbookError
from chungsuc.lawbook.queries import nearest_day
from chungsuc.verdicts.errors import NoSuchConfirmation, VerdictFault
from chungsuc.verdicts.known_law import known
from chungsuc.verdicts.models import LevelConfirmation


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def confirm_some(request: HttpRequest, set_id: str) -> HttpResponse:
    """Ask which page of the decree was seen, and confirm the demand of some provisions."""
    law = known()
    asked = (request.POST.get("ngay") or request.GET.get("ngay") or "").strip()
    day = read_day(asked) if asked else nearest_day(law.library.set(set_id), timezone.localdate())
    at, nos = law.at(set_id, day), request.POST.getlist("no") or request.GET.getlist("so")
    back = f"{reverse('law_set', args=[set_id])}?{urlencode({'ngay': day.isoformat()})}"
    provisions = [at.by_no[no] for no in nos if no in at.by_no]
    fault = ""
    if request.method == "POST":
        try:
            made = confirm(
                cast(ScopedRequest, request).scope, set_id, nos, day,
                seen=request.POST.get("seen", ""), note=request.POST.get("note", ""),
            )  # fmt: skip
        except (LawbookError, VerdictFault) as error:
            fault = error.text(language())
        else:
            messages.success(request, say(f"Đã ghi đối chiếu {len(made)} mức.", f"Levels confirmed: {len(made)}."))
            return redirect(f"{back}#ct-{nos[0]}" if nos else back)
    first = provisions[0].source if provisions else None
    return render(
        request, "desk/lawbook/confirm.html",
        {
            "base": at.base, "day": day, "back": back, "fault": fault, "note": request.POST.get("note", ""),
            "seen": request.POST.get("seen") or (first.cited() if first else ""),
            "lines": [(one, plain_name(one), say_demand(one, language())) for one in provisions],
        },
        status=400 if fault else 200,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def unconfirm_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a reason, and take one confirmation back (rút lại đối chiếu)."""
    row = LevelConfirmation.objects.filter(pk=pk, withdrawn_at__isnull=True).first()
    if row is None:
        raise NoSuchConfirmation
    back, fault = reverse("law_set", args=[row.set_id]), ""
    if request.method == "POST":
        try:
            unconfirm(cast(ScopedRequest, request).scope, pk, request.POST.get("reason", ""))
        except LawbookError as error:
            fault = _said(error)
        else:
            messages.success(request, say("Đã rút lại đối chiếu.", "The confirmation was withdrawn."))
            return redirect(f"{back}#ct-{row.no}")
    return render(
        request, "desk/lawbook/unconfirm.html", {"row": row, "back": back, "fault": fault},
        status=400 if fault else 200,
    )  # fmt: skip


def _said(error: ChungSucError) -> str:
    return error.text(language())
