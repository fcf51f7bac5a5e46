"""The form of entry: shown, checked while one types, kept as a draft, submitted (trang nhập liệu)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import cast
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from chungsuc.accounts.errors import NotAllowed
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.entry import form_page
from chungsuc.desk.entry.asked import Which, read_which
from chungsuc.desk.entry.posted import posted
from chungsuc.desk.entry.rows import slug
from chungsuc.desk.refusals import refuse
from chungsuc.desk.say import language, say
from chungsuc.entry.actions import submit
from chungsuc.entry.drafts import discard_draft, save_draft
from chungsuc.entry.errors import DraftBehind, Refused
from chungsuc.entry.fields import ANSWER, fields_of, said
from chungsuc.entry.ground import ground
from chungsuc.entry.models import Draft
from chungsuc.errors import ChungSucError
from chungsuc.verification import actions as verification

View = Callable[..., HttpResponse]


def _wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def explains(view: View) -> View:
    """Answer a fault of ours in the form that was asked for: a page, or JSON for the form's own script."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ChungSucError as error:
            status = 403 if isinstance(error, NotAllowed) else 409 if isinstance(error, DraftBehind) else 400
            if _wants_json(request):
                return JsonResponse(form_page.refusal_json(error), status=status)
            return refuse(request, error, status)

    return answered


@require_http_methods(["GET", "HEAD", "POST"])
@explains
def form(request: HttpRequest, code: str) -> HttpResponse:
    """Show the form of one unit, or take what was filled in: ``act`` is check, draft, discard or submit."""
    asked = cast(ScopedRequest, request)
    which = read_which(request, asked.scope, code)
    if which is None:
        return redirect("entry")
    if request.method != "POST":
        draft = which.draft(asked.scope)
        return _page(asked, which, draft.values if draft else {}, draft=draft)
    fields = posted(request)
    act = fields.get("act", "check")
    typed = fields_of(fields)
    if act == "submit":
        return _submit(asked, which, typed, _client_id(fields))
    if act == "discard":
        discard_draft(asked.scope, which.unit, which.set_id, which.day)
        return redirect(_address(request, which))
    draft = save_draft(asked.scope, which.unit, which.set_id, which.day, typed) if act == "draft" else None
    return _page(asked, which, typed, draft=draft or which.draft(asked.scope), client_id=_client_id(fields))


def _submit(request: ScopedRequest, which: Which, typed: dict[str, str], client_id: str) -> HttpResponse:
    values, reasons = said(typed)
    try:
        receipt = submit(
            request.scope, UUID(client_id), which.unit, which.set_id, which.day, values, reasons,
            note=typed.get(form_page.WHOLE_NOTE, ""),
        )  # fmt: skip
    except Refused as refused:
        return _refused(request, which, typed, refused, client_id)
    address = reverse("entry_receipt", args=[receipt.number])
    return JsonResponse({"receipt": address}) if _wants_json(request) else redirect(address)


def _refused(
    request: ScopedRequest, which: Which, typed: dict[str, str], refused: Refused, client_id: str
) -> HttpResponse:
    if not _wants_json(request):
        draft = which.draft(request.scope)
        return _page(request, which, typed, draft=draft, refused=refused, client_id=client_id, status=422)
    stand = ground(which.unit, which.set_id, which.day)
    checked = form_page.looked_at(stand, request.scope, typed)
    return JsonResponse(form_page.as_json(stand, checked, refused), status=422)


def _page(
    request: ScopedRequest,
    which: Which,
    typed: dict[str, str],
    *,
    draft: Draft | None = None,
    refused: Refused | None = None,
    client_id: str = "",
    status: int = 200,
) -> HttpResponse:
    page = form_page.content(
        ground(which.unit, which.set_id, which.day), request.scope, typed, by_owner=request.GET.get("theo") == "so",
        draft=draft, round_=which.round(), refused=refused, client_id=client_id,
    )  # fmt: skip
    addresses = {
        "by_criterion_address": which.address(), "by_owner_address": which.address(theo="so"),
        "form_address": _address(request, which), "check_address": which.address("entry_check"),
        "draft_address": which.address("entry_draft"), "answer_address": which.address("entry_answer"),
    }  # fmt: skip
    return render(request, "desk/entry/form.html", {**page, **addresses}, status=status)


def _address(request: HttpRequest, which: Which) -> str:
    return which.address(theo="so") if request.GET.get("theo") == "so" else which.address()


def _client_id(fields: Mapping[str, str]) -> str:
    """Give the id under which the page submits; one that is none is replaced."""
    try:
        return str(UUID(fields.get("client_id", "")))
    except ValueError:
        return str(uuid4())


@require_POST
@explains
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Answer one returned value and leave it as it is; what else is typed stays as a draft (trả lời sở, ngành)."""
    asked = cast(ScopedRequest, request)
    which = read_which(request, asked.scope, code)
    if which is None:
        return redirect("entry")
    observation, _, no = request.POST.get("answer", "").partition(":")
    typed = fields_of(request.POST.dict())
    text = typed.pop(f"{ANSWER}:{no}", "")
    try:
        verification.answer(asked.scope, int(observation or 0), text, set_id=which.set_id)
    except (ChungSucError, ValueError) as error:
        said = error.text(language()) if isinstance(error, ChungSucError) else say("Không rõ số liệu nào.", "Which?")
        messages.error(request, said)
    else:
        messages.success(request, say(f"Đã trả lời sở về chỉ tiêu {no}.", f"Indicator {no} is answered."))
    save_draft(asked.scope, which.unit, which.set_id, which.day, typed)
    return redirect(f"{_address(request, which)}#f-{slug(no)}")


@require_POST
@explains
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Judge the unit with what is typed, storing nothing; JSON for the form's script."""
    asked = cast(ScopedRequest, request)
    which = read_which(request, asked.scope, code)
    if which is None:
        return JsonResponse({"whole": [say("Không rõ ngày và bộ tiêu chí.", "Day and set are missing.")]}, status=400)
    stand = ground(which.unit, which.set_id, which.day)
    checked = form_page.looked_at(stand, asked.scope, fields_of(posted(request)))
    return JsonResponse(form_page.as_json(stand, checked))


@require_POST
@explains
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """Keep what is typed; ``version`` is the one the page began with, blank overwrites (tự lưu nháp)."""
    asked = cast(ScopedRequest, request)
    which = read_which(request, asked.scope, code)
    if which is None:
        return JsonResponse({"whole": [say("Không rõ ngày và bộ tiêu chí.", "Day and set are missing.")]}, status=400)
    fields = posted(request)
    text = fields.get("version", "")
    version = int(text) if text.isascii() and text.isdigit() else None
    kept = save_draft(asked.scope, which.unit, which.set_id, which.day, fields, version=version)
    return JsonResponse({"version": kept.version, "at": f"{timezone.localtime(kept.updated_at):%H:%M}"})
