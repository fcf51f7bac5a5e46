"""The criteria of a dossier: the law's word beside the department's, one by one (thẩm định từng tiêu chí)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from chungsuc.accounts.models import Department
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.dossiers.one import head
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.dossiers.appraising import agree, may_appraise, owner_of, repaired, return_criterion
from chungsuc.dossiers.look import Look
from chungsuc.dossiers.models import Appraisal, Dossier, Vote
from chungsuc.dossiers.queries import dossier_of
from chungsuc.dossiers.rights import hands_of
from chungsuc.dossiers.words import Body, Hand, State, Word
from chungsuc.engine.prose import say_verdict
from chungsuc.engine.verdict import CriterionVerdict, Status
from chungsuc.verdicts.known_law import library

_SIGNS = {Word.AGREED: ("good", "✓"), Word.RETURNED: ("bad", "↩"), Word.REPAIRED: ("wait", "…")}
_WORDS_EN = {Word.AGREED: "agreed", Word.RETURNED: "returned", Word.REPAIRED: "repaired"}


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion: name, the law's word with its open indicators, the owner and its last word, what may be done."""

    no: str
    name: str
    status: Status
    open: tuple[str, ...]
    owner: Department | None
    words: tuple[Appraisal, ...]
    vote: Vote | None
    mine: bool
    may_repair: bool
    counted: bool

    @property
    def last(self) -> Appraisal | None:
        return self.words[-1] if self.words else None

    @property
    def chip(self) -> tuple[str, str, str] | None:
        if self.last is None:
            return None
        word = Word(self.last.word)
        return (*_SIGNS[word], say(word.label, _WORDS_EN[word]))


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def criteria(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the criteria; a department agrees or returns, the unit says what it mended."""
    asked = cast(ScopedRequest, request)
    found = dossier_of(asked.scope, pk)
    fields = Fields(request)
    if request.method == "POST" and _said(asked, found, fields):
        return redirect("dossier_criteria", pk)
    lines = _lines(asked, found)
    page = head(asked, found, "criteria") | {
        "lines": lines, "fields": fields, "appraising": found.state == State.COMPLETE,
        "mine": [line for line in lines if line.mine and (line.last is None or line.last.word != Word.AGREED)],
        "met": sum(line.status is Status.MET and line.counted for line in lines),
        "agreed": sum(line.last is not None and line.last.word == Word.AGREED and line.counted for line in lines),
        "total": sum(line.counted for line in lines),
        "returned": [line.no for line in lines if line.last is not None and line.last.word == Word.RETURNED],
    }  # fmt: skip
    return render(request, "desk/dossiers/criteria.html", page, status=400 if fields.faults else 200)


def _said(request: ScopedRequest, dossier: Dossier, fields: Fields) -> bool:
    on = fields.day("on", say("ngày", "day"))
    if on is None:
        return False
    what, text = fields.text("what"), fields.text("text")
    with fields.says():
        if what == "agree":
            count = len(agree(request.scope, dossier, fields.many.get("no", []), on=on, text=text))
            messages.success(request, say(f"Đã đồng ý {count} tiêu chí.", f"Agreed on {count} criteria."))
        elif what == "return":
            return_criterion(request.scope, dossier, fields.text("no"), on=on, text=text)
            messages.success(request, say("Đã trả lại tiêu chí.", "The criterion is returned."))
        else:
            repaired(request.scope, dossier, fields.text("no"), on=on, text=text)
            messages.success(request, say("Đã báo khắc phục; chờ sở xem lại.", "Reported as repaired."))
    return not fields.faults


def _lines(request: ScopedRequest, dossier: Dossier) -> list[Line]:
    look, scope = Look(dossier, request.scope.day), request.scope
    names = {one.no: one.name for one in library().set(dossier.set_id).criteria}
    words: dict[str, list[Appraisal]] = {}
    for one in dossier.appraisals.select_related("department"):
        words.setdefault(one.no, []).append(one)
    under = dossier.state == State.COMPLETE
    unit_hand = Hand.UNIT in hands_of(scope, dossier)
    mine: dict[int | None, bool] = {None: False}
    lines = []
    for verdict in look.verdict.criteria:
        owner = owner_of(scope, dossier, verdict.no)
        key = owner.pk if owner else None
        if key not in mine:
            mine[key] = may_appraise(scope, dossier, verdict.no)
        said = tuple(words.get(verdict.no, ()))
        returned = bool(said) and said[-1].word == Word.RETURNED
        lines.append(
            Line(verdict.no, names.get(verdict.no, ""), verdict.status, _open(verdict, look), owner, said,
                 look.votes.get((Body.COUNCIL, verdict.no)), under and mine[key], under and unit_hand and returned,
                 verdict.counted)
        )  # fmt: skip
    return lines


def _open(verdict: CriterionVerdict, look: Look) -> tuple[str, ...]:
    wanting = (Status.UNMET, Status.UNKNOWN)
    return tuple(say_verdict(pv, look.verdict) for pv in verdict.indicators if pv.status in wanting)
