"""Meetings about one dossier and how they voted (họp và biểu quyết)."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.one import head
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.dossiers.meetings import HANDS, Ballot, Count, Meeting, hold
from chungsuc.dossiers.models import Council, Dossier, Sitting
from chungsuc.dossiers.queries import dossier_of
from chungsuc.dossiers.rights import hands_of
from chungsuc.dossiers.words import Body, Track, World, world_on
from chungsuc.verdicts.known_law import library

BODIES_EN = {Body.UNIT: "meeting of the unit", Body.DISTRICT: "meeting of the district", Body.COUNCIL: "council"}


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def meetings(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the meetings about a dossier and their votes, and record one."""
    asked = cast(ScopedRequest, request)
    found = dossier_of(asked.scope, pk)
    fields = Fields(request)
    if request.method == "POST" and _hold(asked, found, fields) is not None:
        messages.success(request, say("Đã ghi cuộc họp.", "The meeting is recorded."))
        return redirect("dossier_meetings", pk)
    hands = hands_of(asked.scope, found)
    page = head(asked, found, "meetings") | {
        "sittings": _told(found), "fields": fields, "criteria": library().set(found.set_id).criteria,
        "bodies": [
            (one.value, body_word(one)) for one in Body
            if HANDS[one] in hands and not found.ended and _meets(one, found, asked)
        ],
        "councils": Council.objects.order_by("-valid_from"),
    }  # fmt: skip
    return render(request, "desk/dossiers/meetings.html", page, status=400 if fields.faults else 200)


def body_word(body: Body) -> str:
    return say(body.label, BODIES_EN[body])


def _meets(body: Body, dossier: Dossier, request: ScopedRequest) -> bool:
    if body is not Body.DISTRICT:
        return True
    three = world_on(dossier.since) is World.THREE_LEVELS or world_on(request.scope.day) is World.THREE_LEVELS
    return dossier.track == Track.COMMUNE and three


def _told(dossier: Dossier) -> list[dict[str, object]]:
    rows = dossier.votes.select_related("sitting", "sitting__council").order_by("sitting__held_on", "pk")
    by_sitting: dict[int, dict[str, object]] = {}
    for vote in rows:
        told = by_sitting.setdefault(
            vote.sitting_id,
            {"sitting": vote.sitting, "body": body_word(Body(vote.sitting.body)), "whole": None, "criteria": []},
        )
        if vote.no:
            told["criteria"].append(vote)  # type: ignore[attr-defined]
        else:
            told["whole"] = vote
    return list(by_sitting.values())


def _hold(request: ScopedRequest, dossier: Dossier, fields: Fields) -> Sitting | None:
    held = fields.day("held_on", say("ngày họp", "day of the meeting"))
    invited = fields.count("invited", say("số người được mời (thành viên)", "members or invited"))
    present = fields.count("present", say("số người có mặt", "present"))
    whole = _count(fields, "")
    criteria = {
        one.no: _count(fields, one.no)
        for one in library().set(dossier.set_id).criteria
        if fields.text(f"agreeing-{one.no}")
    }
    if fields.text("body") not in Body.values:
        fields.faults.append(say("Chưa chọn cuộc họp nào.", "Choose whose meeting it is."))
    if held is None or invited is None or present is None or fields.faults:
        return None
    council = Council.objects.filter(pk=fields.text("council")).first() if fields.text("council").isdecimal() else None
    meeting = Meeting(
        Body(fields.text("body")), held, invited, present, place=fields.text("place"), notes=fields.text("notes"),
        council=council if fields.text("body") == Body.COUNCIL else None,
        seats=[line.strip() for line in fields.text("seats").splitlines() if line.strip()],
    )  # fmt: skip
    with fields.says():
        return hold(request.scope, meeting, {dossier: Ballot(whole, criteria)})
    return None


def _count(fields: Fields, no: str) -> Count:
    end, of = (f"-{no}", say(f" (tiêu chí {no})", f" (criterion {no})")) if no else ("", "")
    return Count(
        fields.count(f"agreeing{end}", say("số phiếu đồng ý", "votes for") + of) or 0,
        fields.count(f"disagreeing{end}", say("số phiếu không đồng ý", "votes against") + of, needed=False) or 0,
        fields.count(f"blank{end}", say("số phiếu trắng, không hợp lệ", "blank votes") + of, needed=False) or 0,
        fields.amount(f"score{end}", say("điểm", "score") + of),
    )
