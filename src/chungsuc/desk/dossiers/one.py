"""One dossier: where it stands, what comes next and what that asks for, its way; and taking a step (một hồ sơ)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.desk.asked import read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.dossiers.words import act_word, due_word, stages, state_chip
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.dossiers.actions import Taking, take
from chungsuc.dossiers.checks import possible_ways, ways_on_record
from chungsuc.dossiers.conditions import findings
from chungsuc.dossiers.decisions import ASKED, decision_there
from chungsuc.dossiers.look import Look
from chungsuc.dossiers.models import Dossier, Step
from chungsuc.dossiers.queries import dossier_of
from chungsuc.dossiers.rights import hands_of
from chungsuc.dossiers.words import HAND_EN, Act, Hand
from chungsuc.dossiers.workflow import PaperKind, Way
from chungsuc.errors import ChungSucError
from chungsuc.evidence.actions import keep_file
from chungsuc.law.tree import Title
from chungsuc.recognition.queries import history_of
from chungsuc.rules.held import Finding, cautions
from chungsuc.verdicts.known_law import library

# What leads on stands first; what turns back is folded away.
ASIDE = frozenset({Act.RETURN, Act.SUSPEND, Act.REFUSE, Act.TAKE_BACK})


@dataclass(frozen=True, slots=True)
class Choice:
    """A step that may be taken: by this person or, ``mine`` false, by somebody else.

    ``before``: only for a day before the districts ended.
    """

    act: Act
    word: str
    hand: str
    mine: bool
    aside: bool
    before: bool


def head(request: ScopedRequest, dossier: Dossier, tab: str) -> dict[str, Any]:
    """Give what stands at the head of every page of a dossier."""
    due, due_look = due_word(dossier, request.scope.day)
    return {
        "dossier": dossier, "unit": dossier.unit, "title": Title(dossier.title), "chip": state_chip(dossier.state),
        "law": library().set(dossier.set_id), "due": due, "due_look": due_look, "tab": tab, "today": request.scope.day,
    }  # fmt: skip


@require_safe
@explains_faults
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a dossier."""
    asked = cast(ScopedRequest, request)
    found = dossier_of(asked.scope, pk)
    steps = list(found.steps.all())
    choices = _choices(asked, found)
    nexts = [one for one in choices if not one.aside]
    look = Look(found, asked.scope.day)
    waiting = [way for way in possible_ways(found, asked.scope.day) if not way.reason][:1]
    page = head(asked, found, "way") | {
        "steps": [_told(step) for step in reversed(steps)], "nexts": nexts,
        "asides": [one for one in choices if one.aside and one.mine],
        "stages": stages(found, {step.to_state for step in steps}, asked.scope.day),
        "findings": findings(look, waiting[0]) if waiting and not found.ended else [],
        "waiting": act_word(waiting[0].act) if waiting else "",
        "verdict": look.verdict, "returned": look.returned,
        "recognitions": history_of([found.unit.thread]).get(found.unit.thread, ()),
    }  # fmt: skip
    return render(request, "desk/dossiers/dossier.html", page)


def _choices(request: ScopedRequest, dossier: Dossier) -> list[Choice]:
    hands, now = hands_of(request.scope, dossier), possible_ways(dossier, request.scope.day)
    by_act: dict[Act, list[Way]] = {}
    for way in ways_on_record(dossier, request.scope.day):
        by_act.setdefault(Act(way.act), []).append(way)
    return [
        Choice(
            act, act_word(act), " / ".join(say(Hand(way.hand).label, HAND_EN[Hand(way.hand)]) for way in ways_),
            any(way.hand in hands for way in ways_), act in ASIDE, all(way not in now for way in ways_),
        )
        for act, ways_ in by_act.items()
    ]  # fmt: skip


def _told(step: Step) -> dict[str, Any]:
    return {
        "step": step, "word": act_word(step.act), "chip": state_chip(step.to_state),
        "cautions": [one for one in step.findings if one.get("met") is not True],
        "said": [(name, text) for name, text in step.said.items() if name != "scan"],
    }  # fmt: skip


# ── taking a step ────────────────────────────────────────────────────────────────────────────────────


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def take_step(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Show what a step asks for, and take it."""
    asked = cast(ScopedRequest, request)
    found = dossier_of(asked.scope, pk)
    if act not in Act.values or Act(act) in (Act.REGISTER, Act.MOVE):
        raise Http404
    fields = Fields(request)
    if request.method == "POST":
        step = _take(asked, found, Act(act), fields)
        if step is not None:
            done = say(
                f"{act_word(act)}: đã ghi. Hồ sơ nay ở bước «{state_chip(step.to_state).word}».",
                f"{act_word(act)}: recorded. The dossier is now “{state_chip(step.to_state).word}”.",
            )
            messages.success(request, done)
            return redirect("dossier", pk)
    return _ask(asked, found, Act(act), fields)


def _take(request: ScopedRequest, dossier: Dossier, act: Act, fields: Fields) -> Step | None:
    on = fields.day("on", say("ngày thực hiện", "day of the step"))
    said: dict[str, Any] = {name: fields.text(name) for name, _, _ in ASKED.get(act, ())}
    if "decided_on" in said:
        needed = decision_there(dossier) is None
        said["decided_on"] = fields.day("decided_on", say("ngày quyết định", "day of the decision"), needed=needed)
    if on is None or fields.faults:
        return None
    with fields.says():
        if act is Act.DECIDE and request.FILES.get("scan"):
            said["scan"] = keep_file(request.scope, request.FILES["scan"]).sha256
        return take(request.scope, dossier, act, Taking(on, fields.text("reason"), fields.text("acknowledged"), said))
    return None


def _meant(fields: Fields, today: date) -> date:
    """Give the day that the rules are looked up for: the one typed, where it is one and not to come."""
    try:
        return min(read_day(fields.text("on")), today)
    except ChungSucError:
        return today


def _ask(request: ScopedRequest, dossier: Dossier, act: Act, fields: Fields) -> HttpResponse:
    today, typed = request.scope.day, bool(fields.text("on"))
    day = _meant(fields, today)
    rows = possible_ways(dossier, day) if typed else ways_on_record(dossier, today)
    ways_ = [way for way in rows if way.act == act]
    hands = hands_of(request.scope, dossier)
    way = next((one for one in ways_ if one.hand in hands), None)
    if way is not None and not typed and way not in possible_ways(dossier, today):
        day = dossier.since  # a step of the time when it came to where it stands
    found: list[Finding] = findings(Look(dossier, day), way) if way else []
    there = decision_there(dossier) if act is Act.DECIDE else None
    page = head(request, dossier, "way") | {
        "act": act, "word": act_word(act), "way": way, "looked_on": day, "possible": bool(ways_), "fields": fields,
        "hand": say(Hand(ways_[0].hand).label, HAND_EN[Hand(ways_[0].hand)]) if ways_ else "",
        "findings": found, "cautions": cautions(found), "stops": any(one.blocking for one in found),
        "asked": [] if there else [(name, say(vi, en), fields.text(name)) for name, vi, en in ASKED.get(act, ())],
        "decides": act is Act.DECIDE and there is None, "there": there,
        "prints": [PaperKind(one) for one in way.prints] if way else [],
    }  # fmt: skip
    return render(request, "desk/dossiers/step.html", page, status=400 if fields.faults else 200)
