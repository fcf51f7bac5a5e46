"""One value: beside its level, a year before and its files, with all that was said on it; return it, note something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.desk.verification.answers import answered_in_place, found_observation, row_of, told
from chungsuc.desk.verification.asked import QueueAsked, read_queue
from chungsuc.errors import ChungSucError
from chungsuc.observations.models import Observation
from chungsuc.verification import actions
from chungsuc.verification.models import ReturnReason


@require_safe
@explains_faults
def value(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one value with all that was said on it (số liệu và các ý kiến)."""
    observation = found_observation(pk)
    asked = _asked(request, observation)
    if request.headers.get("HX-Request"):
        return answered_in_place(request, asked, pk)
    return _page(request, asked, observation)


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def return_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a reason and words, and return a value to its commune (trả lại)."""
    scope, observation = cast(ScopedRequest, request).scope, found_observation(pk)
    asked = _asked(request, observation)
    reason, text = request.POST.get("reason", ""), request.POST.get("text", "").strip()

    def act() -> None:
        actions.return_(scope, pk, reason, text, set_id=asked.about.set_id)

    form = {
        "returning": True,
        "reasons": list(ReturnReason.objects.filter(active=True)),
        "reason": reason,
        "text": text,
    }
    if request.headers.get("HX-Request"):
        if request.method != "POST":
            return answered_in_place(request, asked, pk, **form)
        return answered_in_place(request, asked, pk, act, **form)
    if request.method != "POST":
        return _page(request, asked, observation, **form)
    return _done(request, asked, observation, act, say("Đã trả lại cho xã.", "Returned to the commune."), form)


@require_POST
@explains_faults
def note_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something on a value that decides nothing (ghi chú)."""
    scope, observation = cast(ScopedRequest, request).scope, found_observation(pk)
    asked = _asked(request, observation)
    text = request.POST.get("text", "").strip()

    def act() -> None:
        actions.note(scope, pk, text, set_id=asked.about.set_id)

    return _done(request, asked, observation, act, say("Đã ghi.", "Noted."), {"note": text})


def _asked(request: HttpRequest, observation: Observation) -> QueueAsked:
    """Give the question; without a day in the address, that of the value itself."""
    asked = read_queue(request)
    if request.GET.get("ngay", "").strip():
        return asked
    return replace(asked, about=replace(asked.about, day=observation.as_of))


def _done(
    request: HttpRequest, asked: QueueAsked, observation: Observation, act: Callable[[], None], done: str,
    form: dict[str, Any],
) -> HttpResponse:  # fmt: skip
    """Do it and go back to where the person came from; what is wrong is said on the page of the value."""
    try:
        act()
    except ChungSucError as error:
        return _page(request, asked, observation, faults=told(error), **form)
    messages.success(request, done)
    back = request.POST.get("back", "")
    if back == "queue":
        return redirect(reverse("verification") + asked.address)
    return redirect(reverse("verification_value", args=[observation.pk]) + asked.address)


def _page(request: HttpRequest, asked: QueueAsked, observation: Observation, **more: Any) -> HttpResponse:
    scope = cast(ScopedRequest, request).scope
    row = row_of(request, asked, observation)
    faults = more.get("faults", [])
    return render(
        request, "desk/verification/value.html",
        {
            "asked": asked, "row": row, "observation": observation, "unit": row.unit if row else observation.unit,
            "changed": row is not None and row.pk != observation.pk, "faults": faults,
            "enters": scope.enters(observation.unit, observation.as_of), **more,
        },
        status=400 if faults else 200,
    )  # fmt: skip
