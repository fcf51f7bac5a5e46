"""What came back to a commune, with the words on it, and its answer (bị trả lại)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from chungsuc.desk import amounts
from chungsuc.desk.asked import commune_sets
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.entry.rows import slug
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.desk.verification.answers import found_observation, told
from chungsuc.desk.verification.asked import QueueAsked, read_queue
from chungsuc.desk.verification.lines import Said, said
from chungsuc.errors import ChungSucError
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.prose import plain_name
from chungsuc.law.tree import Provision
from chungsuc.observations.queries import nos_by_measure
from chungsuc.units.models import LOCAL, Unit
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verification import actions
from chungsuc.verification.queries import returned_to
from chungsuc.verification.standing import Standing, State


@dataclass(frozen=True, slots=True)
class Item:
    """One value that came back, in words; ``open`` while the commune has neither changed it nor answered."""

    pk: int
    unit: Unit
    no: str
    name: str
    value: str
    parts: str
    measured: str
    as_of: date
    open: bool
    words: tuple[Said, ...]
    entry: str
    set_id: str


@require_safe
@explains_faults
def listed(request: HttpRequest) -> HttpResponse:
    """Show what came back to the units that this person enters, the longest returned first."""
    return _page(request, read_queue(request))


@require_POST
@explains_faults
def answer_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a return without changing the value (trả lời)."""
    asked, text = read_queue(request), request.POST.get("text", "").strip()
    observation = found_observation(pk)
    try:
        actions.answer(
            cast(ScopedRequest, request).scope, observation.pk, text, set_id=request.POST.get("set", asked.about.set_id)
        )
    except ChungSucError as error:
        return _page(request, asked, faults=told(error), answering=pk, text=text)
    messages.success(
        request, say("Đã gửi trả lời; cơ quan phụ trách sẽ xem lại.", "Answered; the department will look again.")
    )
    return redirect(reverse("verification_returned") + asked.query())


def _page(
    request: HttpRequest, asked: QueueAsked, *, faults: list[dict[str, str]] | None = None, answering: int = 0,
    text: str = "",
) -> HttpResponse:  # fmt: skip
    scope, about = cast(ScopedRequest, request).scope, asked.about
    standings = returned_to(scope, about.day)
    mine = scope.units_and_below(about.day, write=True).filter(
        ~Q(level__in=LOCAL) | Q(thread__in={one.thread for one in standings})
    )
    units = {unit.thread: unit for unit in mine}
    items = [_item(one, units[one.thread], asked) for one in standings if one.thread in units]
    return render(
        request, "desk/verification/returned.html",
        {
            "asked": about, "sets": commune_sets(), "items": [item for item in items if item.open],
            "answered": [item for item in items if not item.open], "many": len(units) > 1,
            "faults": faults or [], "answering": answering, "text": text, "query": asked.query(),
        },
        status=400 if faults else 200,
    )  # fmt: skip


def _item(standing: Standing, unit: Unit, asked: QueueAsked) -> Item:
    law, provision = _provision(standing, asked)
    value, parts = (
        (amounts.value(standing.fact.value, provision), amounts.parts(standing.fact)) if provision else ("", "")
    )
    return Item(
        standing.observation, unit, provision.no if provision else "",
        plain_name(provision) if provision else standing.measure, value, parts,
        provision.unit if provision and provision.unit and provision.unit != "%" else "", standing.as_of,
        standing.state is State.RETURNED, said(standing, provision) if provision else (),
        _entry_form(unit, standing.as_of, law, provision), law.base.id,
    )  # fmt: skip


def _provision(standing: Standing, asked: QueueAsked) -> tuple[LawAtDate, Provision | None]:
    """Give the provision that stands for a measure: by the set asked about, else by any other that looks at it."""
    wanted = asked.about.set_id
    for set_id in (wanted, *(one for one in library().sets if one != wanted)):
        law = law_for(set_id, standing.as_of)
        nos = nos_by_measure(law).get(standing.measure)
        if nos:
            return law, law.by_no[nos[0]]
    return law_for(wanted, standing.as_of), None


def _entry_form(unit: Unit, day: date, law: LawAtDate, provision: Provision | None) -> str:
    """Give the address of the field in the form of entry."""
    form = reverse("entry_form", args=[unit.code])
    place = f"#f-{slug(provision.no)}" if provision else ""
    return f"{form}?ngay={day.isoformat()}&bo={law.base.id}{place}"
