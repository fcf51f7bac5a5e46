"""Publication, opinions, declarations and the field check of a dossier (công khai, ý kiến, khai báo, kiểm tra)."""

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
from chungsuc.dossiers import records
from chungsuc.dossiers.models import Dossier
from chungsuc.dossiers.queries import dossier_of
from chungsuc.dossiers.rights import hands_of
from chungsuc.dossiers.words import Hand, Voice
from chungsuc.law.tree import Title
from chungsuc.surveys.queries import result_of, survey_for

VOICES_EN = {
    Voice.FRONT: "the Fatherland Front", Voice.ORGANISATIONS: "organisations", Voice.RESIDENTS: "residents",
    Voice.WINDOW: "comments before the decision", Voice.UPPER: "agencies above",
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def opinions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was made public and what people said; record more of it."""
    asked = cast(ScopedRequest, request)
    found = dossier_of(asked.scope, pk)
    fields = Fields(request)
    if request.method == "POST" and _record(asked, found, fields):
        messages.success(request, say("Đã ghi.", "Recorded."))
        return redirect("dossier_opinions", pk)
    hands = hands_of(asked.scope, found)
    comments = [(one, voice_word(Voice(one.voice))) for one in found.comments.all()]
    survey = survey_for(found.unit, Title(found.title), found.result_year)
    page = head(asked, found, "opinions") | {
        "survey": survey, "result": result_of(survey) if survey is not None else None,
        "publications": found.publications.all(), "comments": comments, "visits": found.field_checks.all(),
        "fields": fields, "as_unit": Hand.UNIT in hands and not found.ended,
        "as_office": Hand.OFFICE in hands and not found.ended,
        "voices_unit": [(one.value, voice_word(one)) for one in (Voice.FRONT, Voice.ORGANISATIONS, Voice.RESIDENTS)],
        "voices_office": [(one.value, voice_word(one)) for one in (Voice.WINDOW, Voice.UPPER)],
    }  # fmt: skip
    return render(request, "desk/dossiers/opinions.html", page, status=400 if fields.faults else 200)


def voice_word(voice: Voice) -> str:
    return say(voice.label, VOICES_EN[voice])


def _record(request: ScopedRequest, dossier: Dossier, fields: Fields) -> bool:
    act = {"declare": _declare, "publish": _publish, "comment": _comment, "visit": _visit}.get(fields.text("what"))
    with fields.says():
        if act is not None:
            act(request, dossier, fields)
    return act is not None and not fields.faults


def _declare(request: ScopedRequest, dossier: Dossier, fields: Fields) -> None:
    arrears = fields.amount("arrears", say("nợ đọng", "arrears"))
    secure = {"yes": True, "no": False}.get(fields.text("secure"))
    if not fields.faults:
        records.declare(request.scope, dossier, arrears=arrears, secure=secure)


def _publish(request: ScopedRequest, dossier: Dossier, fields: Fields) -> None:
    begins = fields.day("begins", say("ngày bắt đầu", "first day"))
    ends = fields.day("ends", say("ngày kết thúc", "last day"))
    times = fields.count("times", say("số lần phát", "times"), needed=False)
    if begins is not None and ends is not None and not fields.faults:
        records.publish(
            request.scope, dossier, begins=begins, ends=ends, places=fields.text("places"), times=times,
            before_decision=fields.text("window") == "1",
        )  # fmt: skip


def _comment(request: ScopedRequest, dossier: Dossier, fields: Fields) -> None:
    received = fields.day("received_on", say("ngày nhận", "day received"))
    counts = {
        name: fields.count(name, label, needed=False)
        for name, label in (
            ("asked", say("số người được hỏi", "asked")), ("agreeing", say("số đồng ý", "for")),
            ("disagreeing", say("số không đồng ý", "against")),
        )
    }  # fmt: skip
    if fields.text("voice") not in Voice.values:
        fields.faults.append(say("Chưa chọn bên có ý kiến.", "Choose who it is from."))
    if received is not None and not fields.faults:
        records.comment(
            request.scope, dossier, Voice(fields.text("voice")), received_on=received, number=fields.text("number"),
            text=fields.text("text"), answer=fields.text("answer"), **counts,
        )  # fmt: skip


def _visit(request: ScopedRequest, dossier: Dossier, fields: Fields) -> None:
    held = fields.day("held_on", say("ngày kiểm tra", "day of the visit"))
    if held is not None:
        records.visit(
            request.scope, dossier, held_on=held, participants=fields.text("participants"),
            findings=fields.text("findings"), good=fields.text("good") == "1",
        )  # fmt: skip
