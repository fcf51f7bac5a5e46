"""The receipt of a submission: number, moment, count, every value; made to be printed (giấy biên nhận)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.entry.asked import Which
from chungsuc.desk.entry.rows import value_words
from chungsuc.desk.refusals import explains_faults, refuse
from chungsuc.desk.say import say
from chungsuc.entry.errors import NoSuchReceipt
from chungsuc.entry.models import Submission
from chungsuc.entry.on_record import OnRecord
from chungsuc.entry.queries import submission_by_number
from chungsuc.law.numbers import say_unit
from chungsuc.law.prose import plain_name
from chungsuc.law.tree import Provision
from chungsuc.observations.models import Observation
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.queries import stored_verdicts


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a submission, with what it replaced."""

    no: str
    name: str
    value: str
    unit: str
    before: str
    note: str
    corrected: bool


@require_safe
@explains_faults
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """Show a receipt to whoever may read the unit."""
    scope = cast(ScopedRequest, request).scope
    found = submission_by_number(number)
    if found is None:
        return refuse(request, NoSuchReceipt(number=number), 404)
    if not scope.reads(found.unit, found.as_of):
        raise scope.out_of(found.unit.full_name, found.unit.full_name)
    law = law_for(found.set_id, found.as_of)
    page = {
        "submission": found,
        "law": law.base,
        "lines": list(_lines(found)),
        "verdict": stored_verdicts([found.unit], found.set_id, found.as_of).get(found.unit.thread),
        "total": sum(criterion.counted for criterion in law.criteria),
        "enters": scope.enters(found.unit, found.as_of),
        "form_address": Which(found.unit, found.set_id, found.as_of).address(),
    }
    return render(request, "desk/entry/receipt.html", page)


def _lines(found: Submission) -> Iterator[Line]:
    law = law_for(found.set_id, found.as_of)
    by_measure = {p.measure: p for p in law.provisions() if p.takes_fact}
    order = {no: place for place, no in enumerate(law.by_no)}
    rows = Observation.objects.filter(pk__in=found.observations).select_related("supersedes")
    corrected = set(Observation.objects.filter(supersedes__in=found.observations).values_list("supersedes", flat=True))
    known = [(by_measure[row.measure], row) for row in rows if row.measure in by_measure]
    for provision, row in sorted(known, key=lambda pair: order[pair[0].no]):
        yield Line(
            provision.no, plain_name(provision), _words(row, provision), say_unit(provision.unit).removeprefix("%"),
            _words(row.supersedes, provision) if row.supersedes else "", row.note, row.pk in corrected,
        )  # fmt: skip


def _words(row: Observation, provision: Provision) -> str:
    if row.is_retraction:
        return say("rút lại", "taken back")
    return value_words(OnRecord(*(getattr(row, name) for name in OnRecord._fields)), provision.unit)
