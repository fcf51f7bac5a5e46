"""The only writers of re-evaluations, upheld titles, yearly lists; for tasks ``tasking``, for cases ``withdrawing``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote, wrote_many
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import recognitions_at
from chungsuc.units.models import Unit
from chungsuc.upkeep.errors import AlreadyPlanned, NobodyToReview, StepDayWrong, TitleNotHeld, WordsMissing
from chungsuc.upkeep.models import Case, PlannedRecheck, Review, ReviewLine, Upheld
from chungsuc.upkeep.reevaluation import Line, Reevaluation
from chungsuc.upkeep.rights import must_be_office
from chungsuc.upkeep.tasking import open_tasks
from chungsuc.upkeep.words import Outcome


@transaction.atomic
def record_review(
    scope: Scope, found: Reevaluation, *, note: str = "", due_on: date | None = None, tasks: bool = False
) -> Review:
    """Keep a re-evaluation as it is (lưu đợt xét lại); with ``tasks``, open one for each indicator that is not met.

    A task that is open already for the same indicator of the same unit is left as it is.

    Raises:
        NotAllowed: not the office of the province.
        NobodyToReview: nobody holds the title.
    """
    must_be_office(scope, "lưu đợt xét lại", "record a re-evaluation")
    if not found.lines:
        raise NobodyToReview(day=found.day, scope=found.scope.full_name)
    review = Review.objects.create(
        scope_thread=found.scope.thread, scope_name=found.scope.full_name, set_id=found.law.base.id,
        law_version=found.law.version, as_of=found.day, title=found.title.value, basis=found.basis.value,
        held=len(found.lines), met=len(found.of(Outcome.MET)), below=len(found.of(Outcome.BELOW)),
        unknown=len(found.of(Outcome.UNKNOWN)), fingerprint=fingerprint(found), due_on=due_on if tasks else None,
        note=note.strip(), by=scope.user, who=str(scope.user)[:150], synthetic=found.synthetic,
    )  # fmt: skip
    ReviewLine.objects.bulk_create([_frozen(review, line) for line in found.lines], batch_size=500)
    opened = open_tasks(review, found) if tasks else 0
    wrote(Change(
        "review.recorded", "review", review.pk, found.scope.thread, as_of=found.day, reason=note.strip(),
        after={"set": review.set_id, "held": review.held, "met": review.met, "below": review.below,
               "unknown": review.unknown, "tasks": opened},
    ))  # fmt: skip
    return review


def fingerprint(found: Reevaluation) -> str:
    """Give the SHA-256 of the law's version, the day, the title and all lines; the same however often it is made."""
    said = {
        "law": found.law.version, "day": found.day.isoformat(), "title": found.title.value,
        "basis": found.basis.value,
        "lines": sorted((_plain(line) for line in found.lines), key=lambda one: str(one["unit"])),
    }  # fmt: skip
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(line: Line) -> dict[str, Any]:
    return {
        "unit": line.unit.thread, "title": line.title.value, "outcome": line.outcome.value,
        "criteria": {no: status.value for no, status in line.standing.criteria.items()},
        "decision": line.recognition.number if line.recognition else None,
    }  # fmt: skip


def _frozen(review: Review, line: Line) -> ReviewLine:
    short = [
        {
            "no": one.no, "criterion": one.criterion, "name": one.name, "status": one.status.value,
            "gap_vi": one.gap_vi, "gap_en": one.gap_en, "department": one.owner.name if one.owner else "",
        }
        for one in line.shortfalls
    ]  # fmt: skip
    return ReviewLine(
        review=review, unit=line.unit, recognition=line.recognition, title=line.title.value,
        provisional=line.provisional, outcome=line.outcome.value, met=line.met, total=line.total,
        unmet=list(line.unmet), unknown=list(line.unknown), shortfalls=short,
    )  # fmt: skip


@transaction.atomic
def uphold(
    scope: Scope, recognition: Recognition, on: date, *, number: str = "", source: str, note: str = "",
    case: Case | None = None,
) -> Upheld:  # fmt: skip
    """Record that a title was looked at again and stays (giữ danh hiệu), by which paper.

    Raises:
        NotAllowed: not the office of the province.
        WordsMissing: nothing says where this comes from.
        StepDayWrong: a day to come.
        TitleNotHeld: the title does not count on the day.
    """
    must_be_office(scope, "ghi việc giữ danh hiệu", "record that a title is upheld")
    if not source.strip():
        raise WordsMissing
    today = timezone.localdate()
    if on > today:
        raise StepDayWrong(day=on, before="–", today=today)
    must_count(recognition, on)
    row = Upheld.objects.create(
        recognition=recognition, unit=recognition.unit, on=on, number=number.strip(), source=source.strip(),
        note=note.strip(), case=case, by=scope.user, who=str(scope.user)[:150], synthetic=recognition.synthetic,
    )  # fmt: skip
    wrote(Change(
        "title.upheld", "recognition", recognition.pk, recognition.unit.thread, as_of=on, reason=source.strip(),
        after={"number": row.number},
    ))  # fmt: skip
    return row


def must_count(recognition: Recognition, day: date) -> None:
    """Let only a title go on that counts on a day.

    Raises:
        TitleNotHeld.
    """
    if not recognitions_at(day, threads=[recognition.unit.thread]).filter(pk=recognition.pk).exists():
        raise TitleNotHeld(unit=recognition.unit.full_name, day=day)


@transaction.atomic
def plan_rechecks(
    scope: Scope, units: Iterable[Unit], year: int, *, due_on: date | None = None, note: str = ""
) -> int:  # fmt: skip
    """Put units on the list of a year (đưa vào danh sách rà soát), and give how many were new.

    Raises:
        NotAllowed: not the office of the province.
        AlreadyPlanned: all of them are on it.
    """
    must_be_office(scope, "lập danh sách rà soát", "make the list of re-checks")
    asked = {unit.thread: unit for unit in units}
    there = PlannedRecheck.objects.filter(year=year, unit__thread__in=asked).values_list("unit__thread", flat=True)
    new = [unit for thread, unit in asked.items() if thread not in set(there)]
    if not new:
        raise AlreadyPlanned(year=year)
    PlannedRecheck.objects.bulk_create([
        PlannedRecheck(unit=unit, year=year, due_on=due_on, note=note.strip(), by=scope.user, who=str(scope.user)[:150])
        for unit in new
    ])  # fmt: skip
    after = {"year": year, "due_on": _iso(due_on)}
    return wrote_many(
        Change("recheck.planned", "recheck", year, unit.thread, after=after, reason=note) for unit in new
    )  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
