"""The catalogue of figures, and each of them at a day: value, base, members, what papers printed (chỉ số)."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime, time
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chungsuc.desk.asked import Asked, commune_sets, read, read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.desk.within import within
from chungsuc.figures import catalogue
from chungsuc.figures.criteria_change import CAUSES_EN
from chungsuc.figures.figure import Answer, Direction, Figure, Kind
from chungsuc.figures.figure import Asked as Question
from chungsuc.recognition.queries import Basis
from chungsuc.reorganisation.changes import CAUSE_EN, CAUSE_VI
from chungsuc.reports.criteria.plain import FORMULA_STARTS

DIRECTIONS = {
    Direction.UP: ("↑ càng cao càng tốt", "↑ more is better"),
    Direction.DOWN: ("↓ càng thấp càng tốt", "↓ less is better"),
    Direction.NONE: ("–", "–"),
}
KINDS = {Kind.PLAN: ("kế hoạch", "plan"), Kind.ACTUAL: ("thực hiện", "actual")}


@require_safe
@explains_faults
def listed(request: HttpRequest) -> HttpResponse:
    """List the catalogue, each with its definition."""
    asked = read(request)
    at = 0 if language() == "vi" else 1
    rows = [_told(one, at) for one in catalogue.figures()]
    return render(request, "desk/leader/figures.html", {"asked": asked, "rows": rows, "query": asked.query()})


def _told(one: Figure, at: int) -> dict[str, str]:
    return {
        "id": one.id, "name": (one.vi, one.en)[at], "unit": (one.unit_vi, one.unit_en)[at],
        "base": (one.base_vi, one.base_en)[at], "source": (one.source_vi, one.source_en)[at],
        "direction": DIRECTIONS[one.direction][at],
    }  # fmt: skip


@require_safe
@explains_faults
def one(request: HttpRequest, name: str) -> HttpResponse:
    """Show a figure at a day with all that it is made of."""
    asked = read(request)
    about, question = _question(request, asked)
    figure = catalogue.figure(name, question)
    found = figure.answer(question)
    at = 0 if language() == "vi" else 1
    printed = [(row, None if found.value is None else found.value - row.value)
               for row in catalogue.printed_of(figure, question)]  # fmt: skip
    page: dict[str, Any] = {
        "asked": asked, "about": _told(figure, at), "found": found, "kind": KINDS[found.kind][at],
        "why": found.why[at], "qualifier": found.qualifier[at], "printed": printed, "question": question,
        "within": about, "districts": about.choices[1:], "sets": commune_sets(), "query": asked.query(),
        "basis": question.basis.value, "known": request.GET.get("biet", ""), "synthetic": found.synthetic,
        "changes": name.endswith(".change"), "causes": _causes(found), "same": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "desk/leader/figure.html", page)


def _causes(found: Answer) -> list[tuple[str, int]]:
    """Give what a change is made of, in the language of the page."""
    english = {CAUSE_VI[cause]: CAUSE_EN[cause] for cause in CAUSE_VI} | CAUSES_EN
    return [(say(cause, english.get(cause, cause)), number) for cause, number in found.causes.items()]


def _question(request: HttpRequest, asked: Asked) -> tuple[Any, Question]:
    about = within(cast(ScopedRequest, request).scope, asked.day, asked.district, asked.province)
    basis = Basis.DECIDED_ON if request.GET.get("cach") == Basis.DECIDED_ON.value else Basis.RESULT_YEAR
    question = Question(about.unit, asked.day, asked.set_id, basis, asked.roll)
    since = request.GET.get("tu", "").strip()
    if since:
        question = replace(question, since=read_day(since))
    known = request.GET.get("biet", "").strip()
    if known:
        until = timezone.make_aware(datetime.combine(read_day(known), time.max))
        question = replace(question, as_known_at=until)
    return about, question


@require_safe
@explains_faults
def members(request: HttpRequest, name: str) -> HttpResponse:
    """Give the members of a figure as CSV."""
    asked = read(request)
    _, question = _question(request, asked)
    figure = catalogue.figure(name, question)
    answer = HttpResponse(_csv(figure, figure.answer(question), question), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{figure.id}-{asked.day.isoformat()}.csv"'
    return answer


def _csv(figure: Figure, found: Answer, question: Question) -> bytes:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow([say("chỉ số", "figure"), say("ngày", "day"), say("mã", "code"), say("đơn vị", "unit"),
                   say("mô phỏng", "synthetic")])  # fmt: skip
    for unit in found.members:
        rows.writerow([figure.id, question.as_of.isoformat(), unit.code, _safe(unit.full_name), int(found.synthetic)])
    return out.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    """Keep a spreadsheet from taking a name for a formula."""
    return f"'{text}" if text.startswith(tuple(FORMULA_STARTS)) else text
