"""The pages of rules: all of them on a day, and one with its source, its history and the office's forms."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chungsuc.accounts.errors import NotAllowed
from chungsuc.desk.asked import read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.people.typed import Typed
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.rules import page, typed_rule
from chungsuc.desk.rules.asked import Asked, offered, read
from chungsuc.desk.rules.typed_rule import TypedItem
from chungsuc.desk.say import say
from chungsuc.errors import ChungSucError
from chungsuc.rules import errors
from chungsuc.rules.actions import confirm_rule, end_rule, set_rule
from chungsuc.rules.queries import rules_on
from chungsuc.rules.rights import keeps_rules
from chungsuc.rules.rule import Measure, Rule, Standing
from chungsuc.rules.shipped import period_on
from chungsuc.rules.words import MADE_BY

_WHERE: dict[type[ChungSucError], str] = {
    errors.ValueMissing: "value", errors.ValueUnusable: "value", errors.RuleDaysWrong: "until",
    errors.DecreeToCheckMissing: "decree", errors.SourceMissing: "decree", errors.ReasonMissing: "reason",
}  # fmt: skip


@require_safe
@explains_faults
def rules(request: HttpRequest) -> HttpResponse:
    """Show every rule for a subject and a title on a day: its value, its source, and whether it was checked."""
    asked, standing = read(request), request.GET.get("muc", "").strip()
    standing = standing if standing in list(Standing) else ""
    found, counts = page.sections(asked, standing)
    return render(
        request, "desk/rules/rules.html",
        {
            "asked": asked, "offered": offered(), "sections": found, "standing": standing,
            "total": sum(counts.values()), "verified": counts[Standing.VERIFIED],
            "unverified": counts[Standing.UNVERIFIED],
            "unknown": counts[Standing.UNKNOWN], "period": period_on(asked.day),
            "keeps": keeps_rules(cast(ScopedRequest, request).scope),
        },
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def rule(request: ScopedRequest, key: str) -> HttpResponse:
    """Show one rule with all that was said of it; the office enters it, confirms it, or ends what it entered."""
    asked = read(request)
    known = rules_on(asked.day, asked.whom.subject, asked.whom.title).rule(key)
    if request.method != "POST":
        return _page(request, asked, known, typed_rule.blank(known, asked), typed_rule.lines_of(known))
    match request.POST.get("what", ""):
        case "confirm":
            return _confirm(request, asked, known)
        case "end":
            return _end(request, asked, known)
        case _:
            return _set(request, asked, known)


def _set(request: ScopedRequest, asked: Asked, known: Rule) -> HttpResponse:
    form, lines = typed_rule.typed(request.POST), typed_rule.lines_typed(request.POST)
    draft = typed_rule.draft_of(known.key, known, form, lines, asked)
    if draft is not None:
        try:
            set_rule(request.scope, draft)
        except NotAllowed:
            raise
        except ChungSucError as error:
            field = _WHERE.get(type(error), "")
            form.fault("lines" if field == "value" and known.unit is Measure.ITEMS else field, error)
        else:
            return _done(request, asked, known, draft.valid_from, "Đã nhập", "Entered")
    return _page(request, asked, known, form, lines, open_form="set")


def _confirm(request: ScopedRequest, asked: Asked, known: Rule) -> HttpResponse:
    form = Typed({name: request.POST.get(name, "").strip()[:1000] for name in ("decree", "decree_day", "note")})
    signed, whom = form.read("decree_day", read_day), asked.whom
    if not form.faults:
        try:
            confirm_rule(
                request.scope, known.key, whom.subject, whom.title, asked.day, decree=form.texts["decree"],
                decree_day=signed, note=form.texts["note"],
            )  # fmt: skip
        except NotAllowed:
            raise
        except ChungSucError as error:
            form.fault(_WHERE.get(type(error), ""), error)
        else:
            return _done(request, asked, known, asked.day, "Đã đối chiếu", "Checked")
    return _page(
        request, asked, known, typed_rule.blank(known, asked), typed_rule.lines_of(known), confirm=form,
        open_form="confirm",
    )  # fmt: skip


def _end(request: ScopedRequest, asked: Asked, known: Rule) -> HttpResponse:
    form = Typed({name: request.POST.get(name, "").strip()[:1000] for name in ("until", "reason")})
    until = form.read("until", read_day)
    if until is None and not form.faults:
        form.faults["until"] = say("Ghi ngày thôi áp dụng.", "Give the day from which it no longer holds.")
    if until is not None:
        try:
            end_rule(request.scope, known.key, known.subject, known.title, until, reason=form.texts["reason"])
        except NotAllowed:
            raise
        except ChungSucError as error:
            form.fault(_WHERE.get(type(error), ""), error)
        else:
            return _done(request, asked, known, until, "Đã bỏ", "Ended")
    return _page(
        request, asked, known, typed_rule.blank(known, asked), typed_rule.lines_of(known), end=form, open_form="end"
    )


def _done(request: ScopedRequest, asked: Asked, known: Rule, day: date, vi: str, en: str) -> HttpResponse:
    messages.success(request, say(f"{vi}: {known.vi}.", f"{en}: {known.en}."))
    return redirect(reverse("rules_rule", args=[known.key]) + asked.query(ngay=day.isoformat()))


def _page(
    request: ScopedRequest, asked: Asked, known: Rule, form: Typed, lines: list[TypedItem], *,
    confirm: Typed | None = None, end: Typed | None = None, open_form: str = "",
) -> HttpResponse:  # fmt: skip
    return render(
        request,
        "desk/rules/rule.html",
        {
            "asked": asked, "rule": known, "line": page.Line(known), "form": form, "lines": lines,
            "confirm": confirm or Typed({}), "end": end or Typed({"until": f"{asked.day:%d/%m/%Y}"}),
            "open_form": open_form, "keeps": keeps_rules(request.scope), "offered": offered(),
            "items": [(item, page.made_by(item)) for item in known.items or ()],
            "listed": known.unit is Measure.ITEMS, "unit": page.unit_of(known),
            "papers": known.key == "dossier.papers", "numbered": known.key == typed_rule.CRITERIA,
            "makers": [(key, say(*words)) for key, words in MADE_BY.items()],
            "history": page.told(known.key, asked.whom.subject),
            "shipped": page.shipped(known.key, asked.whom.subject),
        },
        status=400 if open_form else 200,
    )  # fmt: skip
