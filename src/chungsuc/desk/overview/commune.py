"""What a commune officer sees first: where their commune stands, what came back, what is due and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chungsuc.desk.journal.telling import Teller
from chungsuc.desk.overview.moment import Moment, Section
from chungsuc.desk.unit_page.page import content
from chungsuc.entry.queries import drafts_of, progress
from chungsuc.units.models import Level, Unit
from chungsuc.verdicts.known_law import library
from chungsuc.verification.queries import returned_to
from chungsuc.verification.standing import State

GAPS = 5  # the worst so many are shown; the page of the commune has all


def result(moment: Moment) -> Iterator[Section]:
    """The result in a sentence, with the strip and the worst of what is left."""
    for unit in moment.roots[:3]:
        if unit.level != Level.COMMUNE:
            continue
        page = content(unit, moment.asked, moment.scope)
        yield Section("desk/overview/result.html", {**page, "worst": page.get("left", [])[:GAPS]}, page["synthetic"])


def returned(moment: Moment) -> Iterator[Section]:
    """What a department sent back, the longest waiting first; silent when there is nothing."""
    found = [one for one in returned_to(moment.scope, moment.asked.day) if one.state is State.RETURNED]
    if not found:
        return
    mine = moment.scope.units_and_below(moment.asked.day, write=True).filter(thread__in={one.thread for one in found})
    teller, units = Teller(library(), moment.language), {unit.thread: unit for unit in mine}
    rows = [{"standing": one, "unit": units.get(one.thread), "name": teller.measure(one.measure)} for one in found]
    yield Section("desk/overview/returned.html", {"rows": rows, "address": moment.way("verification_returned")})


def due(moment: Moment) -> Iterator[Section]:
    """The open rounds with their last day, how far the commune is, and what is typed but not yet sent."""
    rows: list[dict[str, Any]] = []
    for one in moment.open_rounds:
        units = [unit for unit in moment.scope.units(one.as_of, write=True) if unit.level == Level.COMMUNE]
        for step in progress(one, moment.today, units):
            left = (one.due_on - moment.today).days
            rows.append({"round": one, "step": step, "days": left, "late": -left, "address": _form(moment, step.unit)})
    yield Section("desk/overview/due.html", {"rows": rows, "drafts": drafts_of(moment.scope)})


def _form(moment: Moment, unit: Unit) -> str:
    return moment.way("entry_form", unit.code) or moment.way("commune", unit.code)
