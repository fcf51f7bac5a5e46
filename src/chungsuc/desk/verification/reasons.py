"""The list of reasons for a return, kept by the office (danh mục lý do trả lại)."""

from __future__ import annotations

import re
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.desk.verification.answers import told
from chungsuc.errors import ChungSucError
from chungsuc.units.names import fold, plain
from chungsuc.verification.models import ReturnReason
from chungsuc.verification.reasons import set_reason


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def listed(request: HttpRequest) -> HttpResponse:
    """Show the reasons; add one, change its words, switch it off or on again."""
    if request.method != "POST":
        return _page(request)
    given = request.POST
    vi, en = given.get("vi", ""), given.get("en", "")
    code = given.get("code", "") or _code_of(vi)
    before = ReturnReason.objects.filter(pk=code).first()
    try:
        set_reason(
            cast(ScopedRequest, request).scope, code, vi=vi, en=en, active="active" in given,
            needs_text="needs_text" in given, position=before.position if before else ReturnReason.objects.count() + 1,
        )  # fmt: skip
    except ChungSucError as error:
        return _page(request, faults=told(error))
    messages.success(request, say("Đã lưu danh mục lý do.", "The list of reasons was stored."))
    return redirect(reverse("verification_reasons"))


def _page(request: HttpRequest, *, faults: list[dict[str, str]] | None = None) -> HttpResponse:
    return render(
        request, "desk/verification/reasons.html",
        {"reasons": list(ReturnReason.objects.all()), "faults": faults or []}, status=400 if faults else 200,
    )  # fmt: skip


def _code_of(vi: str) -> str:
    """Make a code out of the sentence: "Ảnh mờ" → "anh-mo"."""
    return re.sub(r"[^a-z0-9]+", "-", plain(fold(vi))).strip("-")[:40]
