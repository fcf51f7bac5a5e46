"""Paper comes in: sheets by their digits, tallies of a hamlet, what was wrong taken out, remarks read (nhập phiếu)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.desk.surveys.words import head, mark_word
from chungsuc.errors import ChungSucError
from chungsuc.surveys import entering, tallying
from chungsuc.surveys.models import Group, Question, Survey
from chungsuc.surveys.queries import survey_of
from chungsuc.surveys.results import Count
from chungsuc.surveys.rights import must_run
from chungsuc.surveys.words import Mark, Standing, Way

LINES = 12  # sheets that one form takes
_NAMES = ("s", "u", "n")  # satisfied, unsatisfied, no opinion: as the fields of a tally are called


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the form: a sheet's number and its digits as they were typed."""

    place: int
    number: str
    digits: str


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter sheets or a tally, take a wrong one out; what is wrong is said and what was typed stays."""
    asked = cast(ScopedRequest, request)
    found = survey_of(asked.scope, pk)
    must_run(asked.scope, found.unit, found.opens_on)
    fields = Fields(request)
    questions = list(Question.objects.filter(question_set=found.question_set_id))
    if request.method == "POST":
        done = _entered(asked, found, fields, questions)
        if done:
            messages.success(request, done)
            return redirect(f"{request.path}?xom={fields.text('group')}")
    batches = list(found.batches.order_by("-pk")[:8])
    page = head(asked, found, "entry") | {
        "fields": fields, "questions": questions, "wanted": len(questions) + 1, "lines": _lines(found, fields),
        "groups": list(found.groups.all()), "group": fields.text("group") or request.GET.get("xom", ""),
        "key": fields.text("key") or uuid.uuid4().hex, "marks": [(mark.value, mark_word(mark)) for mark in Mark],
        "batches": batches, "tallies": list(found.tallies.filter(way=Way.TALLY, withdrawn=False)),
        "count": found.sheets.filter(withdrawn=False).count(),
        "tally_rows": [
            (name, text, [fields.text(f"t-{name}-{one}") for one in _NAMES]) for name, text in _tally_rows(questions)
        ],
    }  # fmt: skip
    return render(request, "desk/surveys/entry.html", page, status=400 if fields.faults else 200)


def _lines(survey: Survey, fields: Fields) -> list[Line]:
    last = survey.sheets.aggregate(last=Max("number"))["last"] or 0
    typed = "digits-0" in fields.texts
    return [
        Line(
            place, fields.text(f"number-{place}") if typed else f"{last + 1 + place:03}", fields.text(f"digits-{place}")
        )
        for place in range(LINES)
    ]  # fmt: skip


def _entered(request: ScopedRequest, survey: Survey, fields: Fields, questions: Sequence[Question]) -> str:
    """Do what the form asks for, and give what to say of it; nothing where there are faults."""
    what = fields.text("what")
    with fields.says():
        if what == "sheets":
            return _sheets(request, survey, fields, len(questions))
        if what == "tally":
            return _tally(request, survey, fields, questions)
        if what == "withdraw":
            number = entering.read_number(fields.text("number"))
            tallying.withdraw_sheet(request.scope, survey, number, fields.text("reason"))
            return say(f"Đã rút phiếu số {number}.", f"Sheet {number} is withdrawn.")
        if what == "withdraw_tally":
            tallying.withdraw_tally(request.scope, survey, _int(fields.text("tally")), fields.text("reason"))
            return say("Đã rút bảng kiểm phiếu.", "The tally is withdrawn.")
        if what == "remark":
            tallying.note_remark(request.scope, survey, fields.text("text"))
            return say("Đã ghi ý kiến.", "The remark is kept.")
    return ""


def _sheets(request: ScopedRequest, survey: Survey, fields: Fields, items: int) -> str:
    group = _group(survey, fields)
    papers, bad = [], []
    for place in range(LINES):
        number, digits = fields.text(f"number-{place}"), fields.text(f"digits-{place}")
        if not digits:
            continue
        paper, faults = _paper(number, digits, group, items)
        bad += [say(f"Phiếu {number}: ", f"Sheet {number}: ") + one.text(language()) for one in faults]
        papers += [paper] if paper is not None else []
    fields.faults.extend(bad)
    if bad and papers:  # what else is wrong is said at the same time
        entering.try_sheets(request.scope, survey, papers, way=Way.PAPER, key=fields.text("key")[:64])
    if bad:
        return ""
    done = entering.enter_sheets(request.scope, survey, papers, way=Way.PAPER, key=fields.text("key")[:64])
    return say(f"Đã ghi {done.new} phiếu.", f"{done.new} sheets are stored.")


def _paper(
    number: str, digits: str, group: Group | None, items: int
) -> tuple[entering.Paper | None, list[ChungSucError]]:  # fmt: skip
    """Read one line: the sheet, or everything that is wrong with the line."""
    faults: list[ChungSucError] = []
    no, marks, overall = 0, "", ""
    try:
        no = entering.read_number(number)
    except ChungSucError as error:
        faults.append(error)
    try:
        marks, overall = entering.read_marks(digits, items)
    except ChungSucError as error:
        faults.append(error)
    return (None if faults else entering.Paper(no, group, marks, overall)), faults


def _tally_rows(questions: Sequence[Question]) -> list[tuple[str, str]]:
    return [
        *((str(one.position), f"{one.position}. {one.text}") for one in questions),
        ("all", say("Câu chung", "The overall question")),
    ]


def _tally(request: ScopedRequest, survey: Survey, fields: Fields, questions: Sequence[Question]) -> str:
    answers = fields.count("answers", say("số phiếu", "number of answers"))
    counts = []
    for name, label in _tally_rows(questions):
        three = [fields.count(f"t-{name}-{one}", label, needed=False) for one in _NAMES]
        counts.append(Count(*(number or 0 for number in three)))
    if answers is None or fields.faults:
        return ""
    tallying.enter_tally(request.scope, survey, _group(survey, fields), answers, counts[-1], counts[:-1])
    return say("Đã ghi bảng kiểm phiếu.", "The tally is stored.")


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def remarks(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what residents added in their own words: keep it, or erase it because it names somebody."""
    asked = cast(ScopedRequest, request)
    found = survey_of(asked.scope, pk)
    must_run(asked.scope, found.unit, found.opens_on)
    if request.method == "POST":
        what = request.POST.get("what")
        if what in ("keep", "erase"):  # erased words do not come back: nothing is erased that was not asked for
            tallying.read_remark(asked.scope, found, _int(request.POST.get("remark", "")), keep=what == "keep")
        return redirect("survey_remarks", pk)
    rows = list(found.remarks.exclude(standing=Standing.HIDDEN))
    page = head(asked, found, "remarks") | {
        "waiting": [one for one in rows if one.standing == Standing.WAITING],
        "kept": [one for one in rows if one.standing == Standing.KEPT],
        "hidden": found.remarks.filter(standing=Standing.HIDDEN).count(),
    }
    return render(request, "desk/surveys/remarks.html", page)


def _group(survey: Survey, fields: Fields) -> Group | None:
    return survey.groups.filter(pk=_int(fields.text("group"))).first()


def _int(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
