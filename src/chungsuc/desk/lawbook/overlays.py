"""Enter an overlay: choose requirements, write the decree and the levels, see what changes, send it to be approved."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chungsuc.desk.asked import read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.lawbook import tree, words
from chungsuc.desk.lawbook.overlay_form import OverlayForm
from chungsuc.desk.lawbook.previewing import shown_preview
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.errors import ChungSucError, Faults
from chungsuc.evidence.errors import EvidenceError
from chungsuc.evidence.models import EvidenceFile
from chungsuc.law.overlays import Overlay, OverlayKind
from chungsuc.lawbook.actions import propose, write
from chungsuc.lawbook.checking import Checked, check_overlay
from chungsuc.lawbook.models import Kind
from chungsuc.lawbook.overlay_draft import OverlayDraft, overlay_text
from chungsuc.lawbook.preview import preview, preview_day
from chungsuc.lawbook.queries import nearest_day
from chungsuc.lawbook.scans import keep_scan, kept_scan
from chungsuc.verdicts.known_law import KnownLaw, known


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def enter(request: HttpRequest, set_id: str) -> HttpResponse:
    """Enter levels of a set from a decree (nhập quy định của tỉnh, văn bản sửa đổi)."""
    law = known()
    data = request.POST if request.method == "POST" else request.GET
    form = OverlayForm(data, law.at(set_id, _day(data, law, set_id), assumed=False), data.getlist("no"))
    if not form.provisions:
        return _choose(request, form)
    if request.method != "POST" or "relayout" in data:
        return _page(request, law, form)
    scan = _scan(request, form)
    draft = form.read()
    if draft is None:
        return _page(request, law, form, scan=scan, status=400)
    text, checked = _checked(form, draft, law)
    if checked is None:
        return _page(request, law, form, scan=scan, status=400)
    if "send" in data or "keep" in data:
        return _sent(request, form, text, scan, law)
    return _page(request, law, form, scan=scan, checked=checked, text=text)


def _day(data: QueryDict, law: KnownLaw, set_id: str) -> date:
    base = law.library.set(set_id)
    asked = data.get("valid_from", "").strip()
    try:
        return nearest_day(base, read_day(asked)) if asked else nearest_day(base, timezone.localdate())
    except ChungSucError:
        return nearest_day(base, timezone.localdate())  # the field itself says what is wrong with it


def _choose(request: HttpRequest, form: OverlayForm) -> HttpResponse:
    """Offer the requirements of a set: the open ones first."""
    groups = tree.page(form.law, {}).groups
    lines = [(group.criterion, [line for line in group.lines if line.may_enter]) for group in groups]
    return render(
        request, "desk/lawbook/choose.html",
        {
            "base": form.law.base, "title": words.title(form.law.base.title), "day": form.law.day,
            "open": [line for _, some in lines for line in some if line.state is tree.State.PROVINCE],
            "unknown": [line for _, some in lines for line in some if line.state is tree.State.UNKNOWN],
            "settled": [
                line for _, some in lines for line in some
                if line.state in (tree.State.VERIFIED, tree.State.UNVERIFIED)
            ],
        },
    )  # fmt: skip


def _scan(request: HttpRequest, form: OverlayForm) -> EvidenceFile | None:
    """Keep the scan that came with the form, or find again the one that was kept before."""
    upload = request.FILES.get("scan")
    if upload is None:
        return kept_scan(form.said("scan_kept"))
    try:
        return keep_scan(cast(ScopedRequest, request).scope, upload)
    except EvidenceError as error:
        faults = error.faults if isinstance(error, Faults) else (error,)
        form.faults["scan"] += [fault.text(language()) for fault in faults]
        return None


def _checked(form: OverlayForm, draft: OverlayDraft, law: KnownLaw) -> tuple[str, Checked | None]:
    taken = {*law.library.overlays, *(one.id for one in law.texts)}
    try:
        text = overlay_text(draft, law.at(draft.set_id, draft.valid_from, assumed=False), taken)
        return text, check_overlay(text, file=draft.number)
    except Faults as many:
        form.take(many.faults)
    except ChungSucError as one:
        form.take([one])
    return "", None


def _sent(request: HttpRequest, form: OverlayForm, text: str, scan: EvidenceFile | None, law: KnownLaw) -> HttpResponse:
    scope = cast(ScopedRequest, request).scope
    try:
        proposal = write(scope, Kind.OVERLAY, text, file=form.said("number"), scan_sha256=scan.sha256 if scan else "")
        if "send" in request.POST:
            propose(scope, proposal.pk)
    except Faults as many:
        form.take(many.faults)
        return _page(request, law, form, scan=scan, status=400)
    except ChungSucError as one:
        if one.code.startswith("CS-ACC"):
            raise
        form.take([one])
        return _page(request, law, form, scan=scan, status=400)
    sent = say("Đã gửi. Một cán bộ khác phải duyệt.", "Sent. Another officer must approve it.")
    messages.success(request, sent if "send" in request.POST else say("Đã lưu nháp.", "Kept as a draft."))
    return redirect("law_proposal", pk=proposal.pk)


def _page(
    request: HttpRequest, law: KnownLaw, form: OverlayForm, *, scan: EvidenceFile | None = None,
    checked: Checked | None = None, text: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    base = form.law.base
    boxes = form.boxes()
    context = {
        "base": base, "title": words.title(base.title), "form": form, "boxes": boxes, "scan": scan, "text": text,
        "kinds": [
            (one.value, words.kind(one), one is form.kind) for one in (OverlayKind.PROVINCE, OverlayKind.AMENDMENT)
        ],
        "replaceable": [
            (one, one.id in form.data.getlist("replaces")) for one in _replaceable(law, form)
        ],
        "fields": {key: form.said(key) for key in _KEYS}, "wrong": {key: form.fault(key) for key in (*_KEYS, "all")},
    }  # fmt: skip
    if checked is not None and isinstance(checked.law, Overlay):
        asked = form.day("xem")
        found = preview(checked, asked or preview_day(checked.law))
        context |= {"preview": shown_preview(found), "looked_at": found.day}
    return render(request, "desk/lawbook/overlay.html", context, status=status)


_KEYS = ("number", "signed", "annex", "name", "valid_from", "valid_until", "remark", "xem", "scan")


def _replaceable(law: KnownLaw, form: OverlayForm) -> list[Overlay]:
    """Give the overlays of the same kind that change one of the chosen indicators."""
    set_id = form.law.base.id
    there = law.library.amendments(set_id) if form.kind is OverlayKind.AMENDMENT else law.overlays(set_id)
    nos = {no.partition("/")[0] for no in form.nos}
    return [one for one in there if one.kind is form.kind and nos & {no.partition("/")[0] for no in one.changes}]
