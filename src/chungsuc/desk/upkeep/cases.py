"""One withdrawal: opened with its grounds, its way, taking a step with day, paper and scan (một việc xét thu hồi)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.accounts.errors import NotAllowed
from chungsuc.desk.asked import last_day_with_data, read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.evidence.files import sealed
from chungsuc.desk.refusals import explains_faults, refuse
from chungsuc.desk.say import language, say
from chungsuc.desk.upkeep.tabs import tabs
from chungsuc.errors import ChungSucError
from chungsuc.evidence.actions import keep_file
from chungsuc.evidence.kinds import Kind
from chungsuc.evidence.models import EvidenceFile
from chungsuc.evidence.store import open_file
from chungsuc.law.tree import Title
from chungsuc.recognition.queries import history_of
from chungsuc.reports.withdrawal.papers import NAMES, makeable
from chungsuc.rules.held import cautions
from chungsuc.upkeep.cases import (
    candidate_for,
    case_of,
    cases_of,
    findings,
    grounds_finding,
    open_case_of,
    possible,
    possible_on_record,
    recognition_of,
)
from chungsuc.upkeep.errors import NoSuchCase
from chungsuc.upkeep.grounds import Candidate
from chungsuc.upkeep.models import Case, CaseStep
from chungsuc.upkeep.rights import may
from chungsuc.upkeep.withdrawing import Taken, open_case, repair_until, take
from chungsuc.upkeep.words import ACT_EN, HAND_EN, STATE_EN, CaseAct, CaseState
from chungsuc.upkeep.workflow import Way

# What leads on stands first; what turns back or ends early is folded away.
ASIDE = frozenset({CaseAct.SEND_BACK, CaseAct.DROP, CaseAct.EXTEND})
WAY = (CaseState.OPENED, CaseState.NOTIFIED, CaseState.HEARD, CaseState.REPAIRING, CaseState.PROPOSED)


@dataclass(frozen=True, slots=True)
class Choice:
    """A step that may be taken now: by this person or, ``mine`` false, by somebody else."""

    act: CaseAct
    word: str
    hand: str
    mine: bool
    aside: bool


def act_word(act: CaseAct | str) -> str:
    one = CaseAct(act)
    return say(one.label, ACT_EN[one])[:1].upper() + say(one.label, ACT_EN[one])[1:]


# ── opening ──────────────────────────────────────────────────────────────────────────────────────────


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def new(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show on which grounds a title may be withdrawn, and open the case (mở việc xét thu hồi)."""
    recognition, fields = recognition_of(request.scope, pk), Fields(request)
    asked = request.GET.get("ngay", "") or request.POST.get("ngay", "")
    as_of = read_day(asked) if asked else (last_day_with_data() or request.scope.day)
    going = open_case_of(recognition)
    if going is not None:
        return redirect("upkeep_case", pk=going.pk)
    if request.method == "POST":
        taken = _taken(request, fields)
        if taken is not None:
            try:
                case = open_case(request.scope, recognition, as_of, _with_file(request, taken))
            except NotAllowed:
                raise
            except ChungSucError as error:
                fields.faults.append(error.text(language()))
            else:
                messages.success(request, say(f"Đã mở việc {case.number}.", f"Case {case.number} is open."))
                return redirect("upkeep_case", pk=case.pk)
    found = candidate_for(recognition, as_of)
    condition = grounds_finding(recognition, as_of, wanted=True)
    given = {
        "page": "upkeep", "tabs": tabs(request.scope, "upkeep_cases"), "recognition": recognition, "as_of": as_of,
        "unit": recognition.unit, "title": Title(recognition.title), "candidate": found, "fields": fields,
        "findings": [condition], "cautions": cautions([condition]), "today": request.scope.day,
        "synthetic": recognition.synthetic,
    }  # fmt: skip
    return render(request, "desk/upkeep/case_new.html", given, status=400 if fields.faults else 200)


# ── one case ─────────────────────────────────────────────────────────────────────────────────────────


@require_safe
@explains_faults
def one(request: ScopedRequest, pk: int) -> HttpResponse:
    """Show one case: where it stands, what comes next, every step that was taken."""
    case = case_of(request.scope, pk)
    steps = list(case.steps.select_related("file"))
    choices = _choices(request, case)
    titles = history_of([case.unit.thread]).get(case.unit.thread, ())
    given = head(request, case) | {
        "steps": [(step, act_word(step.act), _open(step)) for step in reversed(steps)], "states": _states(case, steps),
        "nexts": [one for one in choices if not one.aside],
        "asides": [one for one in choices if one.aside and one.mine],
        "others": [row for row in titles if row.pk != case.recognition_id and row.withdrawn_on is None],
        "newest": None if case.ended else candidate_for_now(case, request.scope.day),
        "papers": [(kind.value, say(*NAMES[kind])) for kind in makeable(case)],
        "repairing": case.state == CaseState.REPAIRING,
        "late": case.due_on is not None and case.due_on < request.scope.day,
    }  # fmt: skip
    return render(request, "desk/upkeep/case.html", given)


def head(request: ScopedRequest, case: Case) -> dict[str, Any]:
    """Give what stands at the head of every page of a case."""
    return {
        "page": "upkeep", "tabs": tabs(request.scope, "upkeep_cases"), "case": case, "unit": case.unit,
        "recognition": case.recognition, "title": Title(case.recognition.title), "today": request.scope.day,
        "state": say(CaseState(case.state).label, STATE_EN[CaseState(case.state)]), "synthetic": case.synthetic,
    }  # fmt: skip


def candidate_for_now(case: Case, day: date) -> Candidate | None:
    """Hold the unit against the grounds by the newest values; ``None`` where its title or set no longer counts."""
    try:
        return candidate_for(case.recognition, min(day, last_day_with_data() or day))
    except ChungSucError:
        return None


def _open(step: CaseStep) -> list[dict[str, Any]]:
    return [one for one in step.findings if one.get("met") is not True]


def _states(case: Case, steps: list[CaseStep]) -> list[tuple[str, bool, bool]]:
    seen = {step.to_state for step in steps}
    last = (CaseState(case.state),) if case.ended else ()
    return [
        (say(state.label, STATE_EN[state]), state.value in seen, state.value == case.state) for state in (*WAY, *last)
    ]


def _choices(request: ScopedRequest, case: Case) -> list[Choice]:
    return [
        Choice(
            row.act, act_word(row.act), say(row.hand.label, HAND_EN[row.hand]),
            may(request.scope, row.hand, case.unit, case.as_of), row.act in ASIDE,
        )
        for row in possible_on_record(case, request.scope.day)
    ]  # fmt: skip


# ── a step ───────────────────────────────────────────────────────────────────────────────────────────


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def step(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Show what a step asks for, and take it."""
    asked = cast(ScopedRequest, request)
    case, fields = case_of(asked.scope, pk), Fields(request)
    if act not in CaseAct.values or act == CaseAct.OPEN:
        raise Http404
    if request.method == "POST":
        taken = _taken(asked, fields)
        if taken is not None:
            try:
                done = take(asked.scope, case, CaseAct(act), _with_file(asked, taken))
            except ChungSucError as error:
                if error.code.startswith("CS-ACC"):
                    raise
                fields.faults.append(error.text(language()))
            else:
                state = CaseState(done.to_state)
                messages.success(
                    request,
                    say(f"Đã ghi. Việc nay ở bước «{state.label}».", f"Recorded: now “{STATE_EN[state]}”."),
                )
                return redirect("upkeep_case", pk=pk)
    return _ask(asked, case, CaseAct(act), fields)


def _taken(request: ScopedRequest, fields: Fields) -> Taken | None:
    on = fields.day("on", say("ngày", "the day"))
    due = fields.day("due_on", say("hạn khắc phục", "the last day to repair"), needed=False)
    if on is None or fields.faults:
        return None
    return Taken(
        on,
        fields.text("number")[:100],
        fields.text("signer")[:150],
        fields.text("text"),
        due,
        acknowledged=fields.text("acknowledged"),
    )


def _with_file(request: ScopedRequest, taken: Taken) -> Taken:
    """Keep the scan that came with a step, once by its content."""
    file = request.FILES.get("scan")
    if not isinstance(file, UploadedFile):
        return taken
    kept: EvidenceFile = keep_file(request.scope, file)
    return replace(taken, file=kept)


def _meant(fields: Fields, today: date) -> date:
    """Give the day that the table is looked at for: the one typed, where it is one and not to come."""
    try:
        return min(read_day(fields.text("on")), today)
    except ChungSucError:
        return today


def _ask(request: ScopedRequest, case: Case, act: CaseAct, fields: Fields) -> HttpResponse:
    today, typed = request.scope.day, bool(fields.text("on"))
    day = _meant(fields, today)
    rows: list[Way] = [
        row for row in (possible(case, day) if typed else possible_on_record(case, today)) if row.act is act
    ]
    mine = [row for row in rows if may(request.scope, row.hand, case.unit, case.as_of)]
    way = next(iter(mine or rows), None)
    if way is not None and not typed and way not in possible(case, today):
        day = case.since  # a step of the time when it came to where it stands
    held = findings(case, way, day) if way else []
    given = head(request, case) | {
        "act": act.value, "word": act_word(act), "way": way, "fields": fields, "findings": held,
        "cautions": cautions(held), "stops": any(one.blocking for one in held),
        "hand": say(way.hand.label, HAND_EN[way.hand]) if way else "",
        "mine": way is not None and may(request.scope, way.hand, case.unit, case.as_of),
        "by_rule": repair_until(case, request.scope.day) if way and act is CaseAct.GIVE_TIME else None,
        "withdraws": act is CaseAct.WITHDRAW,
        "opened_it": bool(way and way.not_by) and case.steps.filter(act=CaseAct.OPEN, by=request.user).exists(),
    }  # fmt: skip
    return render(request, "desk/upkeep/step.html", given, status=400 if fields.faults else 200)


@require_safe
@explains_faults
def scan(request: ScopedRequest, pk: int) -> HttpResponse:
    """Give the scan of a step, only to those who may see its case."""
    found = CaseStep.objects.select_related("file").filter(pk=pk, file__isnull=False).first()
    if found is None or not cases_of(request.scope).filter(pk=found.case_id).exists():
        return refuse(request, NoSuchCase(case=pk), 404)
    file = cast(EvidenceFile, found.file)
    opened = open_file(file.sha256, file.name)
    kind = Kind(file.kind)
    answer = FileResponse(
        opened, as_attachment=not kind.opens_in_browser, filename=file.name, content_type=kind.about.mime
    )
    answer.headers["Cache-Control"] = "private, no-store"
    return sealed(answer)
