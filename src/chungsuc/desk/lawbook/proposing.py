"""Proposals: those that wait, one with what it would change, and the decision (đề xuất và duyệt)."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from chungsuc.desk.asked import read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.evidence.files import sealed
from chungsuc.desk.lawbook import words
from chungsuc.desk.lawbook.previewing import shown_outlook, shown_preview
from chungsuc.desk.lawbook.reading import sections
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.refusals import refuse as refuse_page
from chungsuc.desk.say import language, say
from chungsuc.errors import ChungSucError, Faults
from chungsuc.evidence.errors import FileNotOnDisk, NoSuchFile
from chungsuc.evidence.kinds import Kind as FileKind
from chungsuc.law.diff import diff
from chungsuc.law.overlays import Overlay, OverlayKind
from chungsuc.law.prose import plain_name, say_demand
from chungsuc.law.summary import summarise
from chungsuc.law.tree import CriteriaSet
from chungsuc.lawbook import actions
from chungsuc.lawbook.checking import Checked, check_overlay, check_set
from chungsuc.lawbook.models import Kind, LawProposal, State
from chungsuc.lawbook.preview import outlook, preview, preview_day
from chungsuc.lawbook.queries import proposal as proposal_of
from chungsuc.lawbook.queries import proposals
from chungsuc.lawbook.rights import decides_law
from chungsuc.lawbook.scans import open_scan, scan_of


@require_safe
@explains_faults
def inbox(request: HttpRequest) -> HttpResponse:
    """List proposals: those that wait first (đề xuất chờ duyệt, nháp, đã quyết định)."""
    scope = cast(ScopedRequest, request).scope
    me = scope.user.pk
    waiting = list(proposals(State.PROPOSED))
    decided = proposals(State.APPROVED, State.REFUSED, State.WITHDRAWN)[:100]
    return render(
        request, "desk/lawbook/proposals.html",
        {
            "waiting": [_row(one) for one in waiting], "drafts": [_row(one) for one in proposals(State.DRAFT)],
            "decided": [_row(one) for one in decided], "decides": decides_law(scope),
            "mine": sum(one.proposer_id == me for one in waiting),
            "others": sum(one.proposer_id != me for one in waiting),
        },
    )  # fmt: skip


def _row(one: LawProposal) -> dict[str, Any]:
    word, chip = words.state(State(one.state))
    kind = say("cả bộ tiêu chí", "a whole set") if one.kind == Kind.SET else say("quy định, sửa đổi", "overlay")
    return {"one": one, "state": word, "chip": chip, "kind": kind}


@require_safe
@explains_faults
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one proposal, and while it is open what it would change."""
    return _page(request, proposal_of(pk))


@require_POST
@explains_faults
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose, withdraw, refuse or approve (gửi, rút, từ chối, duyệt)."""
    scope, what, reason = (
        cast(ScopedRequest, request).scope,
        request.POST.get("act", ""),
        request.POST.get("reason", ""),
    )
    try:
        said = _do(scope, what, pk, reason, seen="seen" in request.POST)
    except ChungSucError as error:
        if error.code.startswith("CS-ACC"):
            raise
        faults = error.faults if isinstance(error, Faults) else (error,)
        return _page(request, proposal_of(pk), faults=[fault.text(language()) for fault in faults], reason=reason)
    messages.success(request, said)
    return redirect("law_proposal", pk=pk)


def _do(scope: Any, what: str, pk: int, reason: str, *, seen: bool) -> str:
    match what:
        case "approve":
            done = actions.approve(scope, pk, reason, seen=seen)
            return say(
                f"Đã duyệt. {done.rejudged} kết quả đã lưu được đánh giá lại.",
                f"Approved. Stored verdicts judged again: {done.rejudged}.",
            )
        case "refuse":
            actions.refuse(scope, pk, reason)
            return say("Đã ghi không duyệt.", "Refused.")
        case "withdraw":
            actions.withdraw(scope, pk, reason)
            return say("Đã rút đề xuất.", "Withdrawn.")
        case _:
            actions.propose(scope, pk)
            return say("Đã gửi. Một cán bộ khác phải duyệt.", "Sent. Another officer must approve it.")


def _page(
    request: HttpRequest, found: LawProposal, *, faults: list[str] | None = None, reason: str = ""
) -> HttpResponse:  # fmt: skip
    scope = cast(ScopedRequest, request).scope
    decides, mine = decides_law(scope), found.proposer_id == scope.user.pk
    context: dict[str, Any] = {
        **_row(found), "faults": faults or [], "reason": reason, "decides": decides, "mine": mine,
        "may_decide": decides and not mine and found.state == State.PROPOSED,
        "may_withdraw": decides and mine and not found.decided,
        "may_send": decides and mine and found.state == State.DRAFT,
        "scan": scan_of(found),
    }  # fmt: skip
    if not found.decided:
        context |= _outcome(request, found)
    return render(request, "desk/lawbook/proposal.html", context, status=400 if faults else 200)


def _outcome(request: HttpRequest, found: LawProposal) -> dict[str, Any]:
    """Say what the text would change, or why it no longer fits."""
    try:
        checked = (check_overlay if found.kind == Kind.OVERLAY else check_set)(found.text, file=found.law_id)
    except Faults as many:
        return {"misfits": [fault.text(language()) for fault in many.faults]}
    except ChungSucError as error:
        return {"misfits": [error.text(language())]}
    asked = request.GET.get("xem", "").strip()
    day = read_day(asked) if asked else preview_day(checked.law)
    if isinstance(checked.law, Overlay):
        return _overlay(checked, checked.law, day)
    return _set(checked, checked.law, day)


def _overlay(checked: Checked, law: Overlay, day: Any) -> dict[str, Any]:
    on = max(day, law.valid_from)
    at, before = (known.at(law.amends, on, assumed=False) for known in (checked.after, checked.before))
    changes = [
        (one, plain_name(one), say_demand(before.by_no[one.no], language()), say_demand(one, language()))
        for no in law.changes
        for one in at.by_no[no].walk()
        if one != before.by_no.get(one.no)
    ]
    found = preview(checked, day)
    return {
        "changes": changes, "preview": shown_preview(found), "looked_at": found.day,
        "overlay_kind": words.kind(OverlayKind(law.kind)), "replaces": law.replaces,
        "title": words.title(at.base.title),
    }  # fmt: skip


def _set(checked: Checked, law: CriteriaSet, day: Any) -> dict[str, Any]:
    before = checked.before.library.sets
    earlier = next((before[one] for one in (law.id, law.supersedes, law.replaces) if one and one in before), None)
    difference = diff(earlier, law) if earlier else None
    return {
        "set": law, "counts": summarise(law.criteria), "earlier": earlier, "title": words.title(law.title),
        "sections": sections(difference.changes) if difference else (),
        "outlook": shown_outlook(outlook(law, checked, day)), "looked_at": day,
    }  # fmt: skip


@require_safe
@explains_faults
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the scanned decree of a proposal."""
    file = scan_of(proposal_of(pk))
    if file is None:
        return refuse_page(request, NoSuchFile(), 404)
    try:
        opened = open_scan(file)
    except FileNotOnDisk as error:
        return refuse_page(request, error, 404)
    kind = FileKind(file.kind)
    answer = FileResponse(
        opened, as_attachment=not kind.opens_in_browser, filename=file.name, content_type=kind.about.mime
    )  # fmt: skip
    return sealed(answer)
