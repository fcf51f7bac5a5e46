"""The table of sheets for a hamlet without a network: given out, taken back, seen before it is stored (bảng Excel).

The file itself travels with the preview's form: nothing waits on the server, and what is confirmed is read anew.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.accounts.errors import NotAllowed
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.journal.views import XLSX
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.desk.surveys.words import head
from chungsuc.desk.travelling import given_file, sent_file
from chungsuc.errors import ChungSucError, Faults
from chungsuc.exchange.survey.columns import MOST_BYTES
from chungsuc.exchange.survey.reading import read_papers
from chungsuc.exchange.survey.template import template
from chungsuc.surveys.entering import Paper, enter_sheets, try_sheets
from chungsuc.surveys.errors import NoFileSent, WorkbookHeavy
from chungsuc.surveys.models import Question, Survey
from chungsuc.surveys.queries import survey_of
from chungsuc.surveys.rights import must_run
from chungsuc.surveys.words import Way

MOST_SHOWN = 200


@require_safe
@explains_faults
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the table of a survey, to be filled in anywhere."""
    asked = cast(ScopedRequest, request)
    found = survey_of(asked.scope, pk)
    must_run(asked.scope, found.unit, found.opens_on)
    made = template(found, list(Question.objects.filter(question_set=found.question_set_id)))
    return given_file(made, f"phieu-{found.number}.xlsx", XLSX)


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a table, show what it comes to, and store its sheets when that is confirmed: all or none."""
    asked = cast(ScopedRequest, request)
    found = survey_of(asked.scope, pk)
    must_run(asked.scope, found.unit, found.opens_on)
    page = head(asked, found, "sheet")
    if request.method != "POST":
        return render(request, "desk/surveys/upload.html", page)
    try:
        sent = sent_file(request, MOST_BYTES, _heavy)
        if sent is None:
            raise NoFileSent
        name, data = sent
        papers, key = _papers(found, data), hashlib.sha256(data).hexdigest()
        if request.POST.get("what") == "store":
            done = enter_sheets(asked.scope, found, papers, way=Way.SHEET, key=key)
            messages.success(request, say(f"Đã ghi {done.new} phiếu; {done.known} phiếu đã có từ trước.",
                                          f"{done.new} sheets stored; {done.known} were there."))  # fmt: skip
            return redirect("survey", pk)
        plan = try_sheets(asked.scope, found, papers, way=Way.SHEET, key=key)
    except NotAllowed:
        raise
    except ChungSucError as error:
        each = error.faults if isinstance(error, Faults) else (error,)
        page["faults"], page["count"] = [one.text(language()) for one in each[:MOST_SHOWN]], len(each)
        return render(request, "desk/surveys/upload.html", page, status=400)
    page |= {"plan": plan, "name": name, "data": base64.b64encode(data).decode()}
    return render(request, "desk/surveys/upload.html", page)


def _papers(survey: Survey, data: bytes) -> list[Paper]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "phieu.xlsx"
        path.write_bytes(data)
        return read_papers(path, survey, Question.objects.filter(question_set=survey.question_set_id).count())


def _heavy(size: int) -> WorkbookHeavy:
    return WorkbookHeavy(size=size >> 10, limit=MOST_BYTES >> 10)
