"""Withdrawals on one page: the cases, and the recognised units for which a ground is reached (xét thu hồi)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chungsuc.desk.asked import last_day_with_data, read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.matrix.asked import title_names
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.desk.upkeep.tabs import tabs
from chungsuc.desk.ways import way
from chungsuc.desk.within import Within, within
from chungsuc.dossiers.words import World, world_on
from chungsuc.figures.assembly import law_used
from chungsuc.law.tree import Subject, Title
from chungsuc.rules.queries import rules_on
from chungsuc.rules.words import SUBJECTS
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit
from chungsuc.upkeep.cases import cases_of, measuring_law
from chungsuc.upkeep.errors import TitleUnknown
from chungsuc.upkeep.grounds import candidates
from chungsuc.upkeep.reevaluation import reevaluate

# Which titles there are of which subject; a town completes the task where a district meets the standard.
KINDS = {
    Subject.COMMUNE: (Title.NTM, Title.ADVANCED, Title.MODEL),
    Subject.DISTRICT: (Title.NTM, Title.ADVANCED),
    Subject.TOWN: (Title.COMPLETED,),
}
KEYS = (
    "withdrawal.share_with_key_percent", "withdrawal.share_percent", "withdrawal.communes_percent",
    "withdrawal.key_criteria", "withdrawal.repair_days",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CasesAsked:
    """A question: which titles of which subject are held against the grounds, on which day."""

    day: date
    subject: Subject
    title: Title
    province: Unit
    within: Within

    @property
    def kind(self) -> str:
        return f"{self.subject.value}.{self.title.value}"

    @property
    def opening(self) -> str:
        return "?" + urlencode({"ngay": f"{self.day:%d/%m/%Y}"})


def _read(request: ScopedRequest) -> CasesAsked:
    text = request.GET.get("ngay", "").strip()
    day = read_day(text) if text else (last_day_with_data() or timezone.localdate())
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    where = within(request.scope, day, request.GET.get("huyen", "").strip(), province)
    kind = request.GET.get("danhhieu", "").strip() or f"{Subject.COMMUNE.value}.{Title.NTM.value}"
    subject, _, title = kind.partition(".")
    if subject not in set(KINDS) or title not in set(KINDS[Subject(subject)]):
        raise TitleUnknown(text=kind)
    return CasesAsked(day, Subject(subject), Title(title), province, where)


@require_safe
@explains_faults
def listed(request: ScopedRequest) -> HttpResponse:
    """Show the cases, and which recognised units reach a ground on a day."""
    asked = _read(request)
    law = measuring_law(asked.subject, asked.title, asked.day)
    found = candidates(reevaluate(asked.within.unit, law, asked.title, details=False)) if law else []
    cases = list(cases_of(request.scope).order_by("-pk")[:200])
    going = {case.recognition_id: case for case in cases if not case.ended}
    reached = [one for one in found if one.reached]
    unclear = [one for one in found if one.reached is None]
    rules = rules_on(asked.day, asked.subject, asked.title)
    names = title_names()
    given = {
        "page": "upkeep", "tabs": tabs(request.scope, "upkeep_cases"), "asked": asked, "judged": law is not None,
        "law": law_used(law) if law else None, "held": len(found), "reached": reached, "unclear": unclear,
        "going": going, "cases": cases, "open": len(going), "rules": [rules.rule(key) for key in KEYS],
        "may_open": bool(way(request.scope, "upkeep_case_new", 0, writing=True)),
        "kinds": [
            (f"{subject.value}.{title.value}", f"{say(*SUBJECTS[subject])}: {names[title]}")
            for subject, titles in KINDS.items()
            for title in titles
        ],
        "districts": asked.within.choices[1:], "rules_way": way(request.scope, "rules"),
        "two_levels": world_on(timezone.localdate()) is World.TWO_LEVELS,
        "synthetic": any(one.line.standing.synthetic for one in found) or any(case.synthetic for case in cases),
        "illustrated": bool(law and law.illustrated),
    }  # fmt: skip
    return render(request, "desk/upkeep/cases.html", given)
