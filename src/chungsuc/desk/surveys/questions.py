"""Sets of questions: those that are there, and an office's own with its source (bộ câu hỏi)."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.surveys.models import QuestionSet
from chungsuc.surveys.queries import question_sets
from chungsuc.surveys.question_sets import Wording, is_fixed, save_questions, shipped
from chungsuc.surveys.rights import keeps_questions


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def questions(request: HttpRequest) -> HttpResponse:
    """Show the sets of questions, and let an office enter or change one that no survey has used."""
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    into = _into(fields)
    if request.method == "POST":
        wording = Wording(
            fields.text("name"), fields.text("source"), tuple(fields.text("questions").splitlines()),
            fields.text("overall"), fields.text("verified") == "1",
        )  # fmt: skip
        with fields.says():
            saved = save_questions(asked.scope, wording, into)
            messages.success(request, say(f"Đã ghi «{saved.name}».", f"“{saved.name}” is stored."))
            return redirect("survey_questions")
    elif into is not None:
        fields.texts |= {
            "name": into.name, "source": into.source, "overall": into.overall, "verified": "1" * into.verified,
            "questions": "\n".join(one.text for one in into.questions.all()),
        }  # fmt: skip
    page = {
        "sets": [(one, is_fixed(one)) for one in question_sets() if not one.shipped], "template": shipped(),
        "fields": fields, "into": into, "keeps": keeps_questions(asked.scope),
    }  # fmt: skip
    return render(request, "desk/surveys/questions.html", page, status=400 if fields.faults else 200)


def _into(fields: Fields) -> QuestionSet | None:
    text = fields.text("sua")
    return QuestionSet.objects.filter(pk=int(text)).first() if text.isascii() and text.isdigit() else None
