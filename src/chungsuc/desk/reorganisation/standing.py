"""What units made of others stand at until somebody decides, and the papers that acknowledge it (thừa nhận)."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.law.tree import Title
from chungsuc.reorganisation.acknowledging import (
    Paper,
    acknowledge,
    open_questions,
    standing_lines,
    withdraw_acknowledgement,
)
from chungsuc.reorganisation.rights import enters_events
from chungsuc.units.models import Level
from chungsuc.units.queries import find_unit

OFFERED = (Title.NTM, Title.ADVANCED, Title.MODEL)


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def standing(request: HttpRequest) -> HttpResponse:
    """Show the units that carry a title or ask for one, and record what the office acknowledges."""
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    day = (fields.day("ngay", say("ngày", "the day")) if fields.text("ngay") else None) or asked.scope.day
    if request.method == "POST" and _recorded(asked, fields, day):
        messages.success(request, say("Đã ghi.", "Recorded."))
        return redirect(f"{request.path}?ngay={day:%Y-%m-%d}")
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    lines = standing_lines(province, day)
    page = {
        "lines": lines, "day": day, "asking": open_questions(lines), "fields": fields, "titles": OFFERED,
        "may_enter": enters_events(asked.scope), "carrying": sum(one.carried.title is not None for one in lines),
    }  # fmt: skip
    return render(request, "desk/reorganisation/standing.html", page, status=400 if fields.faults else 200)


def _recorded(request: ScopedRequest, fields: Fields, day: date) -> bool:
    with fields.says():
        if fields.text("what") == "withdraw":
            pk = fields.text("standing")
            withdraw_acknowledgement(request.scope, int(pk) if pk.isdecimal() else 0, fields.text("reason"))
            return True
        decided = fields.day("decided_on", say("ngày văn bản", "day of the paper"), needed=False)
        if fields.faults:
            return False
        unit = find_unit(fields.text("unit"), day, level=Level.COMMUNE)
        title = Title(fields.text("title")) if fields.text("title") in set(Title) else None
        acknowledge(request.scope, unit, day, title, Paper(fields.text("number"), decided, fields.text("source")))
        return True
    return False
