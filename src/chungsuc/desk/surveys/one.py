"""One survey: where it stands, what came in, what it says, and its steps (một đợt lấy ý kiến)."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.desk.surveys.words import head, way_word
from chungsuc.dossiers.queries import dossiers_of
from chungsuc.law.tree import Title
from chungsuc.rules.held import Finding
from chungsuc.rules.queries import rules_on
from chungsuc.surveys import actions
from chungsuc.surveys.models import Survey
from chungsuc.surveys.queries import findings, result_of, survey_of
from chungsuc.surveys.results import GroupResult
from chungsuc.surveys.words import FEWEST, Standing
from chungsuc.verdicts.subjects import subject_of


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def survey(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a survey with its result in total, and take a step with it."""
    asked = cast(ScopedRequest, request)
    found = survey_of(asked.scope, pk)
    fields = Fields(request)
    if request.method == "POST" and _step(asked, found, fields):
        messages.success(request, say("Đã ghi.", "Recorded."))
        return redirect("survey", pk)
    result = result_of(found)
    about = dossiers_of(asked.scope).filter(
        unit__thread=found.unit.thread, title=found.title, result_year=found.result_year
    )
    page = head(asked, found, "survey") | {
        "result": result, "ways": [(way_word(way), n) for way, n in result.ways], "fewest": FEWEST, "fields": fields,
        "groups": [(group, _ways(group) if len(result.ways) > 1 else []) for group in result.groups],
        "findings": _held(found, asked.scope.day), "dossiers": list(about[:3]),
        "waiting": found.remarks.filter(standing=Standing.WAITING).count(),
    }  # fmt: skip
    return render(request, "desk/surveys/survey.html", page, status=400 if fields.faults else 200)


def _ways(group: GroupResult) -> list[tuple[str, int]]:
    return [(way_word(way), n) for way, n in group.ways]


def _held(survey: Survey, today: date) -> tuple[Finding, ...]:
    """Hold the survey against the rules of its last day, or of today while it goes on."""
    subject = subject_of(survey.unit)
    if subject is None:
        return ()
    return findings(survey, rules_on(min(survey.closed_on or survey.closes_on, today), subject, Title(survey.title)))


def _step(request: ScopedRequest, survey: Survey, fields: Fields) -> bool:
    simple = {"open": actions.open_, "close": actions.close, "publish": actions.publish}.get(fields.text("what"))
    with fields.says():
        if simple is not None:
            simple(request.scope, survey)
        elif fields.text("what") == "reopen":
            actions.reopen(request.scope, survey, fields.text("reason"))
        elif fields.text("what") == "amend":
            _amend(request, survey, fields)
        else:
            return False
    return not fields.faults


def _amend(request: ScopedRequest, survey: Survey, fields: Fields) -> None:
    closes = fields.day("closes", say("ngày cuối", "last day"))
    households = fields.count("households", say("số hộ", "households"), needed=False)
    on = fields.day("households_on", say("ngày của số hộ", "day of the number"), needed=False)
    if closes is not None and not fields.faults:
        actions.amend(
            request.scope, survey, closes_on=closes, households=households, households_on=on,
            households_source=fields.text("households_source"), reason=fields.text("reason"),
        )  # fmt: skip
