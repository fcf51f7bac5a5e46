"""Answers to what is done in place: the row again as it now stands, and the numbers above the queue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.say import language
from chungsuc.desk.verification.asked import QueueAsked
from chungsuc.desk.verification.lines import Shown, shown
from chungsuc.desk.verification.numbers import counted
from chungsuc.errors import ChungSucError, Faults
from chungsuc.observations.models import Observation
from chungsuc.units.models import Level
from chungsuc.units.place import parent_of, state_on
from chungsuc.verification.errors import NoSuchObservation
from chungsuc.verification.queue import line_of, queue, rows_of

REFUSED = 422  # the row is shown again with what was wrong; the page's script lets htmx take it


def told(error: ChungSucError) -> list[dict[str, str]]:
    """Give a fault, or all of them, in the language of the page."""
    faults = error.faults if isinstance(error, Faults) else (error,)
    return [{"text": fault.text(language()), "code": fault.code} for fault in faults]


def found_observation(pk: int) -> Observation:
    """Give an observation by its key.

    Raises:
        NoSuchObservation: there is none.
    """
    observation = Observation.objects.select_related("unit").filter(pk=pk).first()
    if observation is None:
        raise NoSuchObservation(observation=pk)
    return observation


def row_of(request: HttpRequest, asked: QueueAsked, observation: Observation) -> Shown | None:
    """Give the row of what counts now for the same unit, measure and day; ``None``: nothing does any more.

    Raises:
        OutOfScope: the unit is not of this person's.
    """
    scope, about = cast(ScopedRequest, request).scope, asked.about
    unit = state_on(observation.unit, about.day)
    if not scope.reads(unit, about.day):
        raise scope.out_of(unit.full_name, unit.full_name)
    law, line = line_of(scope, about.set_id, about.day, unit, observation.measure)
    if line is None:
        return None
    above = parent_of(unit, about.day)
    names = {above.code: above.full_name} if above is not None and above.level == Level.DISTRICT else {}
    return shown(rows_of([line], law), law, names, scope.user.pk)[0]


def answered_in_place(
    request: HttpRequest, asked: QueueAsked, pk: int, act: Callable[[], None] | None = None, **more: Any
) -> HttpResponse:
    """Do something with one value and answer with its row, and with the numbers above the queue.

    What was wrong stands in the row, with status ``REFUSED``; nothing was done then.
    """
    faults: list[dict[str, str]] = []
    observation = found_observation(pk)
    if act is not None:
        try:
            act()
        except ChungSucError as error:
            faults = told(error)
    row = row_of(request, asked, observation)
    context = {"row": row, "asked": asked, "order": asked.order.value, "faults": faults, "was": pk, **more}
    if act is not None and not faults:
        context |= {"numbers": True, "returning": False, **_numbers(request, asked)}
    return render(request, "desk/verification/_answer.html", context, status=REFUSED if faults else 200)


def _numbers(request: HttpRequest, asked: QueueAsked) -> dict[str, Any]:
    scope = cast(ScopedRequest, request).scope
    return counted(queue(scope, asked.about.set_id, asked.about.day, asked.filters), asked)
