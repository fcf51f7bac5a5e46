"""The page of a re-evaluation: recognised units judged again, recorded by the office, as XLSX."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from chungsuc.accounts.authority import keeps_assignments
from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.models import Department
from chungsuc.desk.asked import read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.matrix.asked import title_names
from chungsuc.desk.people.typed import Typed
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.desk.upkeep.asked import (
    TITLES,
    UpkeepAsked,
    bases,
    proposals_offered,
    read_upkeep,
    sets_offered,
)
from chungsuc.desk.upkeep.tabs import tabs
from chungsuc.engine.verdict import Status
from chungsuc.errors import ChungSucError
from chungsuc.figures.assembly import law_used
from chungsuc.figures.reevaluation import counts, say_reevaluation
from chungsuc.reports.reevaluation.workbook import stem, workbook
from chungsuc.upkeep.actions import record_review
from chungsuc.upkeep.queries import lines_in, review_of, reviews_of
from chungsuc.upkeep.reevaluation import Line, Reevaluation, reevaluate
from chungsuc.upkeep.shortfalls import Shortfall
from chungsuc.upkeep.words import OUTCOME_EN, Outcome

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_MISSED = 8
_SHOWN_UNKNOWN = 12  # numbers of indicators without data that a row names; the unit's page has all


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page: what is unmet in full, what is unknown by number."""

    line: Line
    unmet: tuple[Shortfall, ...]
    unknown: tuple[str, ...]
    more: int


@require_safe
@explains_faults
def home(request: ScopedRequest) -> HttpResponse:
    """Show the recognised units judged again (xét lại các đơn vị đã được công nhận)."""
    return _page(request, read_upkeep(request.scope, request.GET), Typed({}))


@require_safe
@explains_faults
def file(request: ScopedRequest) -> HttpResponse:
    """Give the re-evaluation as XLSX, filtered as it is seen."""
    asked = read_upkeep(request.scope, request.GET)
    found = _found(asked)
    answer = HttpResponse(workbook(found, asked.outcome, language()), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{stem(found)}.xlsx"'
    return answer


@require_POST
@explains_faults
def record(request: ScopedRequest) -> HttpResponse:
    """Keep the re-evaluation, and open tasks from it (lưu đợt xét lại)."""
    asked = read_upkeep(request.scope, request.POST)
    form = Typed({name: request.POST.get(name, "").strip()[:400] for name in ("note", "due", "tasks")})
    due = form.read("due", read_day)
    if not form.faults:
        try:
            review = record_review(
                request.scope, _found(asked), note=form.texts["note"], due_on=due, tasks=bool(form.texts["tasks"])
            )  # fmt: skip
        except NotAllowed:
            raise
        except ChungSucError as error:
            form.fault("", error)
        else:
            opened = review.tasks.count()
            messages.success(
                request,
                say(
                    f"Đã lưu đợt xét lại {review.number}: {review.held} đơn vị, mở {opened} việc.",
                    f"Re-evaluation {review.number} is kept: {review.held} units, {opened} tasks opened.",
                ),
            )
            return redirect("upkeep_review", pk=review.pk)
    return _page(request, asked, form)


@require_safe
@explains_faults
def review(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show a recorded re-evaluation as it was (đợt xét lại đã lưu)."""
    found = review_of(request.scope, pk)
    given = {
        "page": "upkeep", "tabs": tabs(request.scope, "upkeep"), "review": found,
        "lines": list(lines_in(request.scope, found)), "synthetic": found.synthetic, "tasks": found.tasks.count(),
    }  # fmt: skip
    return render(request, "desk/upkeep/review.html", given)


def _found(asked: UpkeepAsked) -> Reevaluation:
    return reevaluate(asked.within.unit, asked.law, asked.title, basis=asked.basis)


def _page(request: ScopedRequest, asked: UpkeepAsked, form: Typed) -> HttpResponse:
    scope, found = request.scope, _found(asked)
    lines = found.lines if asked.outcome is None else found.of(asked.outcome)
    used = law_used(found.law)
    given = {
        "page": "upkeep", "tabs": tabs(scope, "upkeep"), "asked": asked, "found": found, "law": used,
        "summary": say_reevaluation(found, language()), "counts": counts(found), "rows": [_row(one) for one in lines],
        "missed": most_missed(found.lines), "sets": sets_offered(asked.province), "proposals": proposals_offered(scope),
        "titles": [(one.value, title_names()[one]) for one in TITLES], "bases": bases(),
        "outcomes": [(one.value, _outcome(one)) for one in Outcome],
        "districts": asked.within.choices[1:], "synthetic": found.synthetic, "illustrated": bool(found.law.illustrated),
        "may_record": keeps_assignments(scope) and asked.proposed is None and bool(found.lines), "form": form,
        "reviews": list(reviews_of(scope)[:5]), "provisional": sum(one.provisional for one in found.lines),
        "general": form.faults.get("", ""), "all_query": asked.changed(ketqua=""),
        "by_conditions": not any(one.counted for one in found.law.criteria),
    }  # fmt: skip
    return render(request, "desk/upkeep/home.html", given, status=400 if form.faults else 200)


def _outcome(outcome: Outcome) -> str:
    return say(outcome.label, OUTCOME_EN[outcome])


def _row(line: Line) -> Row:
    unmet = tuple(one for one in line.shortfalls if one.status is Status.UNMET)
    unknown = [one.no for one in line.shortfalls if one.status is Status.UNKNOWN]
    return Row(line, unmet, tuple(unknown[:_SHOWN_UNKNOWN]), max(0, len(unknown) - _SHOWN_UNKNOWN))


@dataclass(frozen=True, slots=True)
class Missed:
    """One indicator that several units do not meet."""

    no: str
    name: str
    owner: Department | None
    units: int


def most_missed(lines: Iterable[Line]) -> list[Missed]:
    """Give the indicators that most recognised units do not meet, with who answers for them."""
    counted: Counter[str] = Counter()
    first: dict[str, Shortfall] = {}
    for line in lines:
        for one in line.shortfalls:
            if one.status is Status.UNMET:
                counted[one.no] += 1
                first.setdefault(one.no, one)
    most = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_MISSED]
    return [Missed(no, first[no].name, first[no].owner, units) for no, units in most]
