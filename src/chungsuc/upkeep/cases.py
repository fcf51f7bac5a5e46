"""Withdrawals within the scope of who asks, and what a step of one is held against (đọc việc xét thu hồi)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.db.models import QuerySet

from chungsuc.accounts.scope import Scope
from chungsuc.dossiers.words import world_on
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Subject, Title
from chungsuc.recognition.models import Recognition
from chungsuc.rules.held import Finding, hold
from chungsuc.rules.queries import rules_on
from chungsuc.units.models import Level
from chungsuc.units.place import state_on
from chungsuc.units.queries import find_unit
from chungsuc.upkeep.errors import NoSuchCase, NoSuchRecognition
from chungsuc.upkeep.grounds import Candidate, candidates
from chungsuc.upkeep.models import Case
from chungsuc.upkeep.reevaluation import reevaluate
from chungsuc.upkeep.tasks import threads_of, values_day
from chungsuc.upkeep.words import MEASURED_AS, CaseAct, CaseState
from chungsuc.upkeep.workflow import Way, ways
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.subjects import set_for, subject_of

REPAIR_DAYS = "withdrawal.repair_days"


def cases_of(scope: Scope) -> QuerySet[Case]:
    """Give the withdrawals that a person may see, the newest first."""
    threads = threads_of(scope)
    rows = Case.objects.select_related("unit", "recognition")
    return rows if threads is None else rows.filter(unit__thread__in=threads)


def case_of(scope: Scope, pk: int) -> Case:
    """Give one withdrawal. Raises: NoSuchCase."""
    found = cases_of(scope).filter(pk=pk).first()
    if found is None:
        raise NoSuchCase(case=pk)
    return found


def recognition_of(scope: Scope, pk: int) -> Recognition:
    """Give a decision on a title of a unit that a person may see. Raises: NoSuchRecognition."""
    threads = threads_of(scope)
    rows = Recognition.objects.select_related("unit")
    found = (rows if threads is None else rows.filter(unit__thread__in=threads)).filter(pk=pk).first()
    if found is None:
        raise NoSuchRecognition(recognition=pk)
    return found


def measuring_law(subject: Subject, title: Title, day: date) -> LawAtDate | None:
    """Give the law by which a title is held for a withdrawal on a day; ``None``: no set is in force.

    A model commune is measured by the advanced set (QĐ 18/2022 as read by us).
    """
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    base = set_for(subject, MEASURED_AS.get(title, title), province, day)
    return None if base is None else law_for(base.id, day)


def candidate_for(recognition: Recognition, day: date) -> Candidate | None:
    """Hold one recognised unit against the grounds of a day; ``None``: no set judges it then, or no title counts."""
    subject, title = subject_of(recognition.unit), Title(recognition.title)
    law = measuring_law(subject, title, day) if subject is not None else None
    if law is None:
        return None
    found = reevaluate(state_on(recognition.unit, day), law, title)
    return next(iter(candidates(found)), None)


def possible(case: Case, day: date) -> list[Way]:
    """Give what may be done with a case on a day, by anybody."""
    return list(ways(world_on(day), CaseState(case.state)))


def possible_on_record(case: Case, today: date) -> list[Way]:
    """Give what may be done today, then what could be done when it came to where it stands: steps are recorded late."""
    now = possible(case, today)
    return [*now, *(row for row in possible(case, case.since) if row not in now)]


# ── conditions ───────────────────────────────────────────────────────────────────────────────────────


def findings(case: Case, way: Way, on: date, due_on: date | None = None) -> list[Finding]:
    """Look at what a step is held against: the grounds as the newest values have them, the time to repair."""
    return list(_findings(case, way, on, due_on))


def _findings(case: Case, way: Way, on: date, due_on: date | None) -> Iterator[Finding]:
    if way.act in (CaseAct.REPAIR, CaseAct.WITHDRAW):
        yield grounds_finding(case.recognition, _newest(on), wanted=way.act is CaseAct.WITHDRAW)
    title = Title(case.recognition.title)
    rule = rules_on(on, subject_of(case.unit) or Subject.COMMUNE, title).number(REPAIR_DAYS)
    if way.act is CaseAct.PROPOSE and case.state == CaseState.HEARD:
        yield hold("repair_time", "Chưa cho đơn vị thời gian khắc phục", "No time to repair was given", False, rule)
    if way.act is CaseAct.PROPOSE and case.due_on is not None and case.state == CaseState.REPAIRING:
        over = on > case.due_on
        vi = "đã hết" if over else "chưa hết"
        yield hold(
            "repair_over", f"Hạn khắc phục {case.due_on:%d/%m/%Y} {vi}",
            f"The time to repair, {case.due_on}, is {'over' if over else 'not over'}", over,
        )  # fmt: skip


def _newest(on: date) -> date:
    """Give the day of the newest values that were there on a day."""
    return min(on, values_day(on))


def grounds_finding(recognition: Recognition, day: date, *, wanted: bool) -> Finding:
    """Say whether a ground is reached on a day, as a condition: ``wanted`` for a withdrawal, not for a repair."""
    found = candidate_for(recognition, day)
    if found is None:
        return Finding(
            "grounds", "Không có bộ tiêu chí nào để đối chiếu ngày này", "No set judges it on this day", None
        )
    reached = [ground for ground in found.grounds if ground.reached]
    told = reached or list(found.grounds)
    open_rules = [rule for ground in told for rule in ground.rules]
    # The weakest rule says how sure the condition is: an unknown one first, then one that nobody has checked.
    rule = min(open_rules, key=lambda one: (one.known, one.verified))
    met = None if found.reached is None else found.reached is wanted
    vi, en = "; ".join(one.vi for one in told), "; ".join(one.en for one in told)
    heads = ("Có căn cứ thu hồi", "A ground is reached") if reached else ("Chưa tới căn cứ nào", "No ground is reached")
    return hold("grounds", f"{heads[0]} ngày {day:%d/%m/%Y}: {vi}", f"{heads[1]} on {day}: {en}", met, rule)


def open_case_of(recognition: Recognition) -> Case | None:
    """Give the withdrawal of a title that goes on, if one does."""
    return next((case for case in Case.objects.filter(recognition=recognition) if not case.ended), None)
