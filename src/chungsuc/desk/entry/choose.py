"""Where entry begins: what is due for whom, what was left as a draft, what was submitted (chọn biểu)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope
from chungsuc.desk.asked import read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.entry.asked import Which, which
from chungsuc.desk.refusals import explains_faults
from chungsuc.entry.ground import level_of
from chungsuc.entry.models import Draft, Round
from chungsuc.entry.queries import Progress, drafts_of, progress, rounds, submissions, units_of
from chungsuc.figures.criteria import national_set_at
from chungsuc.law.tree import CriteriaSet
from chungsuc.units.models import Level, Unit
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.subjects import LOCAL_SUBJECTS
from chungsuc.verification.queries import returned_to
from chungsuc.verification.standing import State

_SHOWN = 12  # units of a round listed by name; more are counted
_LATEST = 8


@dataclass(frozen=True, slots=True)
class Due:
    """One open round, as it stands for the units of one person."""

    round: Round
    law: CriteriaSet
    days_left: int
    units: list[tuple[Progress, str]]  # with the address of the form
    count: int
    sent: int
    returned: int


@require_safe
@explains_faults
def choose(request: HttpRequest) -> HttpResponse:
    """Show what is due; with a unit, day and set in the address, go to that form."""
    scope = cast(ScopedRequest, request).scope
    code, day, set_id = (request.GET.get(name, "").strip() for name in ("xa", "ngay", "bo"))
    if day and set_id:
        return redirect(which(scope, code or _own(scope, read_day(day)), read_day(day), set_id).address())
    due = [_due(round_, scope) for round_ in rounds(open_on=scope.day)]
    own = _own_states(scope)
    page = {
        "due": [one for one in due if one.count],
        "drafts": [(draft, _address(draft)) for draft in drafts_of(scope)],
        "latest": submissions(own)[:_LATEST] if not scope.has(Role.OFFICE) else (),
        "sets": sets_for_entry(None if scope.has(Role.OFFICE) else {unit.level for unit in own}),
        "asked": {"code": code, "day": day, "set": set_id or usual_set(scope)},
        "today": scope.day,
        "office": scope.has(Role.OFFICE),
        "several": scope.has(Role.OFFICE) or _several(own),
    }
    return render(request, "desk/entry/choose.html", page)


def _due(round_: Round, scope: Scope) -> Due:
    law = library().set(round_.set_id)
    within = scope.units(round_.as_of, level=level_of(law.subject), write=True)
    units = list(units_of(round_.set_id, round_.as_of, within))
    how_far = progress(round_, scope.day, units)
    first = sorted(how_far, key=lambda one: (one.submitted, one.values))[:_SHOWN]
    forms = [(one, _form(one.unit, round_.set_id, round_.as_of)) for one in first]
    sent = sum(one.submitted for one in how_far)
    back = 0 if scope.has(Role.OFFICE) else len(returned_to(scope, round_.as_of, states=[State.RETURNED]))
    return Due(round_, law, (round_.due_on - scope.day).days, forms, len(how_far), sent, back)


def _form(unit: Unit, set_id: str, day: date) -> str:
    return Which(unit, set_id, day).address()


def _address(draft: Draft) -> str:
    return _form(draft.unit, draft.set_id, draft.as_of)


def _several(own: list[Unit]) -> bool:
    return len({unit.thread for unit in own}) > 1 or any(unit.level != Level.COMMUNE for unit in own)


def _own_states(scope: Scope) -> list[Unit]:
    """Give all states of the units that the person's grants name, also of those that are no more today."""
    return list(Unit.objects.filter(thread__in={grant.unit_thread for grant in scope.grants if grant.unit_thread}))


def _own(scope: Scope, day: date) -> str:
    """Give the code that the person's own unit had on a day; who has several has to say which."""
    mine = list(scope.units(day, write=True)[:2])
    return mine[0].code if len(mine) == 1 else ""


def usual_set(scope: Scope) -> str:
    """Give the set that is most likely meant: that of the round that is due, else the one in force for communes."""
    due = rounds(open_on=scope.day).first()
    return due.set_id if due else national_set_at(scope.day).id


def sets_for_entry(levels: Collection[str] | None = None) -> list[CriteriaSet]:
    """Give the sets that judge administrative units, of some levels or of all, newest first.

    The forms of hamlets, households and gardens begin at their own list, where their set follows from the province.
    """
    known = [one for one in library().sets.values() if one.subject not in LOCAL_SUBJECTS]
    known = [one for one in known if levels is None or level_of(one.subject) in levels]
    return sorted(known, key=lambda one: (one.valid_from, one.id), reverse=True)
