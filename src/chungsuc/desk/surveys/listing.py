"""The list of surveys, and setting one up or changing it before it opens (danh sách, lập đợt lấy ý kiến)."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.accounts.scope import ENTERS
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.desk.surveys.drafting import LEVELS, draft_of, hamlets_of, texts_of, unit_day, unit_meant
from chungsuc.desk.surveys.words import head, survey_chip
from chungsuc.law.tree import Title
from chungsuc.surveys import actions
from chungsuc.surveys.models import Survey
from chungsuc.surveys.queries import question_sets, results_of, survey_of, surveys_of
from chungsuc.surveys.rights import keeps_questions, must_run
from chungsuc.surveys.words import STATE_EN, State
from chungsuc.units.models import Unit

MOST = 200  # surveys that one page lists
LEVEL_EN = {"commune": "commune", "district": "district, town", "province": "province"}
LEVEL_VI = {"commune": "xã", "district": "huyện, thị xã, thành phố", "province": "tỉnh"}


@require_safe
@explains_faults
def surveys(request: HttpRequest) -> HttpResponse:
    """List the surveys a person may see, by year and state."""
    asked = cast(ScopedRequest, request)
    everything = surveys_of(asked.scope)
    years = sorted(set(everything.order_by().values_list("result_year", flat=True)), reverse=True)
    typed = request.GET.get("nam", "")
    year = int(typed) if typed.isascii() and typed.isdigit() else (years[0] if years else None)
    found = list(everything.filter(result_year=year)) if year is not None else []
    state, text = request.GET.get("o", ""), request.GET.get("tim", "").strip()
    shown = [
        one for one in found
        if (not state or one.state == state) and text.casefold() in one.unit.name.casefold()
    ]  # fmt: skip
    top = shown[:MOST]
    page = {
        "lines": [(one, survey_chip(one.state), result) for one, result in zip(top, results_of(top), strict=True)],
        "more": len(shown) > MOST,
        "years": years, "year": year, "state": state, "text": text, "may_open": asked.scope.has(*ENTERS),
        "keeps": keeps_questions(asked.scope),
        "states": [(one.value, say(one.label, STATE_EN[one])) for one in State],
    }  # fmt: skip
    return render(request, "desk/surveys/list.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def new(request: HttpRequest) -> HttpResponse:
    """Set a survey up: first the unit, then everything else with its hamlets filled in."""
    asked = cast(ScopedRequest, request)
    fields = Fields(request)
    day = unit_day(fields)
    unit = unit_meant(fields, day)
    if unit is not None:
        must_run(asked.scope, unit, day)  # said before anything is typed
    if request.method == "POST" and unit is not None:
        draft = draft_of(fields, unit)
        if draft is not None:
            with fields.says():
                made = actions.set_up(asked.scope, draft)
                messages.success(request, say(f"Đã lập đợt {made.number}.", f"Survey {made.number} is set up."))
                return redirect("survey", made.pk)
    if unit is not None and "plan" not in fields.texts:
        fields.texts["plan"] = "\n".join(f"{one.full_name}; -; " for one in hamlets_of(unit, day))
    return _form(request, fields, unit, None, day)


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a survey that has not been opened."""
    asked = cast(ScopedRequest, request)
    found = survey_of(asked.scope, pk)
    must_run(asked.scope, found.unit, found.opens_on)
    fields = Fields(request)
    if request.method == "POST":
        draft = draft_of(fields, found.unit)
        if draft is not None:
            with fields.says():
                actions.change(asked.scope, found, draft)
                messages.success(request, say("Đã sửa.", "Changed."))
                return redirect("survey", pk)
    else:
        fields.texts = texts_of(found)
    return _form(request, fields, found.unit, found)


def _form(
    request: HttpRequest, fields: Fields, unit: Unit | None, survey: Survey | None, day: date | None = None
) -> HttpResponse:  # fmt: skip
    asked = cast(ScopedRequest, request)
    mine = [] if unit or day is None else list(asked.scope.units(day, level="commune", write=True)[:2])
    page = {
        "fields": fields, "unit": unit, "survey": survey, "titles": list(Title), "questions": question_sets(),
        "today": asked.scope.day, "day": day, "mine": mine[0] if len(mine) == 1 else None,
        "level": fields.text("level") or "commune",
        "levels": [(one.value, say(LEVEL_VI[one.value], LEVEL_EN[one.value])) for one in LEVELS],
    } | (head(asked, survey, "change") if survey is not None else {})  # fmt: skip
    return render(request, "desk/surveys/form.html", page, status=400 if fields.faults else 200)
