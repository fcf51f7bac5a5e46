"""What the page of one unit shows: its result, what is left to do, its titles and its lineage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from chungsuc.accounts.ownership import owners_on
from chungsuc.accounts.scope import Scope
from chungsuc.desk.access import ACCESS
from chungsuc.desk.asked import Asked
from chungsuc.desk.dossiers.words import state_chip
from chungsuc.desk.say import language, say
from chungsuc.desk.unit_page.after import after
from chungsuc.desk.unit_page.lineage import kin
from chungsuc.desk.unit_page.rows import Beside, Carried, cards, left_to_do
from chungsuc.desk.unit_page.sets import asked_by, sets_of, subject_of
from chungsuc.desk.ways import way
from chungsuc.dossiers.queries import dossiers_about
from chungsuc.engine.prose import say_subject
from chungsuc.engine.verdict import Status, SubjectVerdict
from chungsuc.evidence.queries import by_no, evidence_for
from chungsuc.figures.assembly import law_used, uses_synthetic_values
from chungsuc.figures.carried import made_of_others
from chungsuc.figures.titles import TitleCount, communes_holding, communes_in_programme
from chungsuc.law.traits import TRAITS, TraitKind, Traits
from chungsuc.law.tree import Title
from chungsuc.localities.queries import names_for
from chungsuc.observations.queries import nos_by_measure
from chungsuc.recognition.carried import carried_titles
from chungsuc.recognition.queries import PROGRAMME_TYPE, history_of, titles_at
from chungsuc.surveys.queries import surveys_about
from chungsuc.targets.queries import registrations_of
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import ancestors_of, traits_of
from chungsuc.verdicts.carried import CarriedFact
from chungsuc.verdicts.carried_words import NOT_AN_ASSESSMENT_VI, shows_synthetic
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.queries import judge_rolled
from chungsuc.verification.queries import states


@dataclass(frozen=True, slots=True)
class Above:
    """A unit above this one; ``open`` when the person may look at it."""

    unit: Unit
    open: bool


def content(unit: Unit, asked: Asked, scope: Scope) -> dict[str, Any]:
    """Gather the page of one unit: a fixed number of queries."""
    subject = subject_of(unit)
    sets = sets_of(subject, asked.province) if subject else []
    asked = asked_by(unit, asked, sets)
    recognitions = history_of([unit.thread]).get(unit.thread, ())
    title = titles_at(asked.day, threads=[unit.thread]).get(unit.thread)
    brought = None if title or unit.type != PROGRAMME_TYPE else carried_titles([unit], asked.day).get(unit.thread)
    page = {
        "page": "commune", "asked": asked, "sets": sets, "unit": unit, "above": _above(unit, asked, scope),
        "last_day": unit.valid_until and unit.valid_until - timedelta(days=1),
        "title": title, "brought": brought,
        "standing": way(scope, "reorganisation_standing_one", unit.code) if brought else "",
        "recognitions": recognitions, "after": after(recognitions), "lineage": kin(unit, scope),
        "communes": _communes(unit, asked), "dossiers": [(one, state_chip(one.state)) for one in dossiers_about(unit)],
        "registered": registrations_of(unit.thread), "surveys": surveys_about(unit),
        "may_withdraw": ACCESS["upkeep_case_new"].allows(scope.roles, writing=True),
        "synthetic": any(one.synthetic for one in recognitions),
        "communes_query": _communes_query(unit, asked), "ways": ways_on(unit, asked, scope),
        "private_name": _private_name(unit, asked, scope),
    }  # fmt: skip
    if not sets:
        return {
            **page,
            "outside": True,
            "no_set": subject is not None,
            "traits": say_traits(traits_of([unit], asked.day).get(unit.thread, {})),
        }
    return page | _judged(unit, asked, synthetic=page["synthetic"])


def _judged(unit: Unit, asked: Asked, *, synthetic: bool) -> dict[str, Any]:
    law = law_for(asked.set_id, asked.day)
    judged = judge_rolled([unit], law, roll=asked.roll)
    verdict, carried = judged.verdicts[unit.thread], judged.carried.get(unit.thread, {})
    criteria = cards(verdict, beside(unit, asked, carried))
    statuses = [one.status for one in verdict.criteria if one.counted]
    return {
        "traits": say_traits(verdict.traits), "criteria": criteria, "left": left_to_do(criteria),
        "met": verdict.criteria_met, "total": len(statuses), "unmet": statuses.count(Status.UNMET),
        "unknown": statuses.count(Status.UNKNOWN), "said": say_subject(verdict, language()),
        "law": law_used(law), "illustrated": bool(law.illustrated),
        "synthetic": synthetic or _made_up(verdict, carried),
        "made": len(made_of_others([unit.thread] if Status.UNKNOWN in statuses else [], asked.day)),
        "carried_values": sum(one.gap is None for one in carried.values()),
        "carried_notes": list(_carried_notes(carried)) if asked.carries else [],
    }  # fmt: skip


def beside(unit: Unit, asked: Asked, carried: Carried) -> Beside:
    """Gather what stands beside the verdicts of a unit: who answers for it today, files, who said, who verified."""
    law = law_for(asked.set_id, asked.day)
    files = evidence_for([unit], asked.set_id, asked.day).get(unit.thread, {})
    standings = states([unit], asked.set_id, asked.day).get(unit.thread, {})
    of_no = {
        no: standings[measure] for measure, nos in nos_by_measure(law).items() if measure in standings for no in nos
    }
    return Beside(asked.set_id, owners_on(timezone.localdate()), by_no(law, files), carried, of_no)


def _made_up(verdict: SubjectVerdict, carried: dict[str, CarriedFact]) -> bool:
    return uses_synthetic_values([verdict]) or any(shows_synthetic(one) for one in carried.values())


def _carried_notes(carried: Carried) -> Iterator[str]:
    """Say how many values were carried to the unit and that they are no assessment of it."""
    if not carried:
        yield say(
            "Đơn vị này không có số liệu nào phải quy đổi từ đơn vị khác.",
            "This unit has no value that would have to be carried from another.",
        )
        return
    done = sum(one.gap is None for one in carried.values())
    yield say(
        f"Số liệu quy về đơn vị hiện nay: {done} giá trị quy đổi từ các đơn vị trước sắp xếp, {len(carried) - done} "
        "không quy đổi được (lý do ghi ở từng chỉ tiêu).",
        f"Carried to the unit of today: {done} values from the units before, {len(carried) - done} could not be.",
    )
    yield say(
        NOT_AN_ASSESSMENT_VI, "This is a calculation from the old units' values, not an assessment of the new one."
    )


def _above(unit: Unit, asked: Asked, scope: Scope) -> list[Above]:
    """Give what the unit lies in, from the nearest up."""
    line = ancestors_of([unit], asked.day).get(unit.thread, ())
    if not line:
        return []
    readable = set(scope.units(asked.day).exclude(level=Level.COMMUNE).values_list("pk", flat=True))
    near = {one.pk for one in line if unit.is_local and scope.reads(one, asked.day)}
    return [Above(one, one.pk in readable | near) for one in line]


def _private_name(unit: Unit, asked: Asked, scope: Scope) -> str:
    """Give what a household or garden is called, to who keeps it; no query for anything else."""
    return names_for(scope, unit, [unit], asked.day).get(unit.thread, "") if unit.is_private else ""


def _communes(unit: Unit, asked: Asked) -> list[tuple[Title, TitleCount]]:
    """Count the titles of the communes below a district or the province, each with its base."""
    if unit.level not in (Level.PROVINCE, Level.DISTRICT) or not communes_in_programme(unit, asked.day).members:
        return []
    return [(title, communes_holding(unit, asked.day, title)) for title in (Title.NTM, Title.ADVANCED, Title.MODEL)]


def _communes_query(unit: Unit, asked: Asked) -> str:
    """Give the question of the matrix for the communes of a district: the set of communes, not of the district."""
    district = unit.code if unit.level == Level.DISTRICT else ""
    return f"?ngay={asked.day.isoformat()}&huyen={district}"


@dataclass(frozen=True, slots=True)
class Way:
    """A way on from the page, named."""

    name: str
    address: str


def ways_on(unit: Unit, asked: Asked, scope: Scope) -> list[Way]:
    """Give what the person may do next with the unit, the main thing first; empty where nothing is there for them."""
    query = f"?ngay={asked.day.isoformat()}&bo={asked.set_id}"
    found = []
    keeps = scope.enters(unit, asked.day)
    if keeps and _asks_for_values(unit, asked):
        found.append(Way(say("Nhập số liệu", "Enter values"), way(scope, "entry_form", unit.code)))
    if not unit.is_local or _judges(unit, asked):
        found.append(Way(say("Minh chứng", "Evidence"), way(scope, "evidence_commune", unit.code)))
    if unit.is_local and keeps:
        found.append(Way(say("Sửa, kết thúc", "Change, end"), way(scope, "local_one", unit.code)))
    ways = [Way(one.name, one.address + query) for one in found if one.address]
    if unit.is_local:
        return ways
    if unit.level == Level.COMMUNE and (registers := way(scope, "local")):
        ways.append(Way(say("Xóm, hộ, vườn", "Hamlets"), f"{registers}?ngay={asked.day.isoformat()}&xa={unit.code}"))
    excel = way(scope, "workbook")
    return [*ways, Way(say("Biểu Excel", "Excel form"), f"{excel}{query}&donvi={unit.code}")] if excel else ways


def _asks_for_values(unit: Unit, asked: Asked) -> bool:
    """False for a hamlet, household or garden of whose set nobody knows more than the name, or which has none."""
    if not unit.is_local:
        return True
    return _judges(unit, asked) and any(one.takes_fact for one in law_for(asked.set_id, asked.day).provisions())


def _judges(unit: Unit, asked: Asked) -> bool:
    return library().set(asked.set_id).subject is subject_of(unit)


def say_traits(traits: Traits) -> str:
    """Say the traits that count for the law: "vùng TDMNPB, khu vực III, đặc biệt khó khăn"."""
    said = []
    for key, value in traits.items():
        name = say(TRAITS[key].vi, TRAITS[key].en)
        if TRAITS[key].kind is TraitKind.FLAG:
            said += [name] if value else []
        else:
            said.append(f"{name} {value}")
    return ", ".join(said)
