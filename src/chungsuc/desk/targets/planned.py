"""Plans by year beside what came of them; a plan's versions, and a new one (kế hoạch và thực hiện)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.desk.asked import last_day_with_data, read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import language, say
from chungsuc.figures.plan_words import say_cumulative, say_outcome, say_plan, say_planned, say_target
from chungsuc.figures.plans import LineAgainst, Outcome, PlanAgainst, plan_against_actual
from chungsuc.law.tree import Title
from chungsuc.recognition.queries import Basis
from chungsuc.targets.models import Plan
from chungsuc.targets.planning import Named, Target, Wording, record_version
from chungsuc.targets.queries import plan_named, plans, versions_of
from chungsuc.targets.rights import keeps_plan
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit

LOOKS = {Outcome.EXCEEDED: "good", Outcome.REACHED: "good", Outcome.SHORT: "bad", Outcome.NOT_KNOWN: ""}
# What a version entered on screen may plan: level of units, title.
OFFERED = (
    (Level.COMMUNE, Title.NTM), (Level.COMMUNE, Title.ADVANCED), (Level.COMMUNE, Title.MODEL),
    (Level.COMMUNE, Title.MODERN), (Level.DISTRICT, Title.NTM), (Level.DISTRICT, Title.ADVANCED),
    (Level.HAMLET, Title.MODEL),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One target beside what came of it, in words."""

    against: LineAgainst
    name: str
    planned: str
    outcome: str
    look: str
    cumulative: str


@dataclass(frozen=True, slots=True)
class Told:
    """A plan beside what came of it, in words."""

    against: PlanAgainst
    sentence: str
    lines: tuple[Line, ...]


@require_safe
@explains_faults
def targets(request: HttpRequest) -> HttpResponse:
    """Show the plans of a year beside what came of them, on any day and as they stood on any day."""
    years = list(plans().order_by("-year").values_list("year", flat=True).distinct())
    asked = request.GET.get("nam", "")
    day_text, stood_text = request.GET.get("ngay", "").strip(), request.GET.get("ke-hoach", "").strip()
    usual = _usual(years)
    year = int(asked) if asked.isdecimal() and int(asked) in years else usual
    day = read_day(day_text) if day_text else date(year, 12, 31)
    stood_on = read_day(stood_text) if stood_text else None
    basis = Basis.DECIDED_ON if request.GET.get("cach") == Basis.DECIDED_ON else Basis.RESULT_YEAR
    found = (
        [_told(plan_against_actual(one, day, stood_on=stood_on, basis=basis)) for one in plans(year)] if years else []
    )
    # One's own province first; Bắc Kạn's plans belong to the same province since 2025.
    found.sort(
        key=lambda one: (
            one.against.plan.unit.level != Level.PROVINCE,
            one.against.plan.unit.code != settings.CHUNGSUC_PROVINCE,
        )
    )
    page = {
        "years": years, "year": year, "day": day, "stood_on": stood_on, "basis": basis.value, "plans": found,
        "may_enter": keeps_plan(cast(ScopedRequest, request).scope, _province(day)),
        "synthetic": any(one.against.synthetic for one in found),
    }  # fmt: skip
    return render(request, "desk/targets/targets.html", page)


def _usual(years: list[int]) -> int:
    """Give the year of the last day with data where it has a plan, else the newest that has."""
    last = last_day_with_data()
    if last is not None and last.year in years:
        return last.year
    return years[0] if years else date(1, 1, 1).year


def _told(found: PlanAgainst) -> Told:
    lines = tuple(
        Line(
            one, say_target(one, language()), say_planned(one, language()), say_outcome(one, language()),
            LOOKS[one.outcome], say_cumulative(one, language()),
        )
        for one in found.lines
    )  # fmt: skip
    return Told(found, say_plan(found, language()), lines)


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the versions of a plan with their reasons; who keeps it enters a new one."""
    asked = cast(ScopedRequest, request)
    found = plan_named(pk)
    fields = Fields(request)
    if request.method == "POST" and _record(asked, found, fields):
        messages.success(request, say("Đã ghi phiên bản kế hoạch.", "The version is recorded."))
        return redirect("targets_plan", pk)
    page = {
        "plan": found, "versions": versions_of(found), "fields": fields,
        "may_enter": keeps_plan(asked.scope, found.unit),
        "offered": [(f"{level.value}-{title.value}", level, title) for level, title in OFFERED],
    }  # fmt: skip
    return render(request, "desk/targets/plan.html", page, status=400 if fields.faults else 200)


def _record(request: ScopedRequest, found: Plan, fields: Fields) -> bool:
    since = fields.day("effective_on", say("ngày hiệu lực", "first day"))
    decided = fields.day("decided_on", say("ngày quyết định", "day of the decision"), needed=False)
    dropped = fields.text("dropped") == "1"
    lines = [] if dropped else _targets(found, fields, since)
    if since is None or fields.faults:
        return False
    wording = Wording(
        since, fields.text("source"), fields.text("reason"), dropped, decided, fields.text("number"),
        fields.text("approved_by"),
    )  # fmt: skip
    with fields.says():
        record_version(request.scope, found.unit, found.year, wording, lines)
    return not fields.faults


def _targets(found: Plan, fields: Fields, since: date | None) -> list[Target]:
    lines = []
    for level, title in OFFERED:
        key = f"{level.value}-{title.value}"
        count = fields.count(f"count-{key}", say("số lượng", "number"), needed=False)
        names = [line.strip() for line in fields.text(f"names-{key}").splitlines() if line.strip()]
        if count is None and not names:
            continue
        named: list[Named] = []
        for name in names:
            with fields.says():
                named.append(Named(_unit(found, name, level, since), name.endswith("*")))
        lines.append(Target(level.value, title, count if count is not None else len(names), tuple(named)))
    return lines


def _unit(found: Plan, name: str, level: Level, since: date | None) -> Unit:
    day = min(date(found.year, 12, 31), since or date(found.year, 12, 31))
    return find_unit(name.rstrip("* "), day, level=level.value, within=found.unit)


def _province(day: date) -> Unit:
    return find_unit(settings.CHUNGSUC_PROVINCE, day, level="province")
