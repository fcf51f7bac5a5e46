"""What units made of others stand at until somebody decides, and the papers that acknowledge it (thừa nhận)."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.law.tree import Title
from chungsuc.reorganisation.acknowledging import (
    Line,
    Paper,
    acknowledge,
    line_of,
    papers_of,
    standing_lines,
    withdraw_acknowledgement,
)
from chungsuc.reorganisation.rights import enters_events
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit


@require_safe
@explains_faults
def standing(request: HttpRequest) -> HttpResponse:
    """Show the units made of others that have no decision of their own, those that ask the office first."""
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    day = _day(asked, fields)
    lines = standing_lines(find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE), day)
    page = {
        "day": day, "fields": fields, "count": len(lines), "groups": _groups(lines),
        "carrying": sum(one.carried.title is not None for one in lines),
        "asking": sum(one.carried.asks for one in lines), "may_enter": enters_events(asked.scope),
    }  # fmt: skip
    return render(request, "desk/reorganisation/standing.html", page, status=400 if fields.faults else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def standing_one(request: HttpRequest, code: str) -> HttpResponse:
    """Show of what one unit was made, what it holds by that and by papers; the office records one, or withdraws it."""
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    day = _day(asked, fields)
    unit = find_unit(code, day, level=Level.COMMUNE)
    if request.method == "POST" and _recorded(asked, fields, unit, day):
        messages.success(request, say("Đã ghi.", "Recorded."))
        return redirect(f"{request.path}?ngay={day:%Y-%m-%d}")
    page = {
        "line": line_of(unit, day), "unit": unit, "day": day, "fields": fields, "papers": papers_of(unit),
        "may_enter": enters_events(asked.scope),
    }  # fmt: skip
    return render(request, "desk/reorganisation/standing_one.html", page, status=400 if fields.faults else 200)


def _day(request: ScopedRequest, fields: Fields) -> date:
    return (fields.day("ngay", say("ngày", "the day")) if fields.text("ngay") else None) or request.scope.day


def _groups(lines: list[Line]) -> list[tuple[str, list[Line]]]:
    """Part the units by what is to be done about them, what waits for the office first."""
    asks, said, carries, rest = [], [], [], []
    for one in lines:
        carried = one.carried
        (said if carried.said else asks if carried.asks else carries if carried.title else rest).append(one)
    named = (
        (say("Cần Văn phòng quyết", "The office is asked"), asks),
        (say("Đã có văn bản thừa nhận", "Acknowledged by a paper"), said),
        (say("Tạm mang danh hiệu thấp nhất của các phần", "Carry the lowest title of their parts"), carries),
        (say("Chưa có danh hiệu, chờ đánh giá", "Hold none until assessed"), rest),
    )
    return [(name, some) for name, some in named if some]


def _recorded(request: ScopedRequest, fields: Fields, unit: Unit, day: date) -> bool:
    if fields.text("what") == "withdraw":
        with fields.says():
            pk = fields.text("standing")
            withdraw_acknowledgement(request.scope, int(pk) if pk.isdecimal() else 0, fields.text("reason"))
            return True
        return False
    decided = fields.day("decided_on", say("ngày văn bản", "day of the paper"))
    if fields.faults:
        return False
    with fields.says():
        title = Title(fields.text("title")) if fields.text("title") in set(Title) else None
        paper = Paper(fields.text("number"), decided, fields.text("source"), fields.text("signer"))
        acknowledge(request.scope, unit, day, title, paper)
        return True
    return False
