"""What a resident does: find the survey by its link, and answer once (người dân trả lời). No actor, no trail.

The answer is added to the counts of its hamlet and is nowhere by itself. A code is marked as used in the same
transaction; nothing leads from one to the other, and neither bears a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F

from chungsuc.surveys.answer_errors import (
    AnswerIncomplete,
    CodeUnknown,
    CodeUsed,
    EnoughAnswers,
    LinkNotYet,
    LinkOver,
    LinkUnknown,
)
from chungsuc.surveys.fits import answers_by_group
from chungsuc.surveys.links import code_hash, hash_of, tidy_code
from chungsuc.surveys.models import Group, Link, Remark, Slip, Survey, Tally
from chungsuc.surveys.queries import planned_of
from chungsuc.surveys.words import LinkKind, Mark, State, Way

_PLACE = {mark.value: place for place, mark in enumerate(Mark)}
LONGEST_REMARK = 400


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it comes: a digit of ``Mark`` for each question ("" where none was chosen), the overall one last."""

    marks: Sequence[str]
    group: int | None = None
    code: str = ""
    remark: str = ""


def link_by(token: str) -> Link:
    """Find a link by the secret in its address.

    Raises:
        LinkUnknown.
    """
    rows = Link.objects.select_related("survey", "survey__unit", "survey__question_set")
    found = rows.filter(token_hash=hash_of(token)).first()
    if found is None:
        raise LinkUnknown
    return found


def must_be_open(link: Link, day: date) -> None:
    """Let residents answer only while they are asked.

    Raises:
        LinkNotYet, LinkOver.
    """
    survey = link.survey
    if survey.state == State.OPEN and not link.ended and day < survey.opens_on:
        raise LinkNotYet(first=survey.opens_on)
    last = min(link.last_day, survey.closes_on)
    if survey.state != State.OPEN or link.ended or day > last:
        raise LinkOver(last=last)


def answer(link: Link, given: Given, day: date) -> None:
    """Count one answer (ghi nhận trả lời).

    Raises:
        LinkNotYet, LinkOver, EnoughAnswers.
        AnswerIncomplete: a question without an answer.
        CodeUnknown, CodeUsed.
    """
    must_be_complete(given)
    try:
        with transaction.atomic():
            _count(link, given, day)
    except CodeUsed:
        Survey.objects.filter(pk=link.survey_id).update(refused=F("refused") + 1)
        raise


def must_be_complete(given: Given) -> None:
    """Let only an answer to every question go on.

    Raises:
        AnswerIncomplete.
    """
    open_ends = [no for no, mark in enumerate(given.marks, 1) if mark not in _PLACE]
    if open_ends:
        last = len(given.marks)
        which = ", ".join("câu chung" if no == last else str(no) for no in open_ends)
        raise AnswerIncomplete(count=len(open_ends), which=which)


def _count(link: Link, given: Given, day: date) -> None:
    # Whoever comes at the same time waits here: neither a code nor the last place is given away twice.
    survey = Survey.objects.select_for_update().get(pk=link.survey_id)
    link = Link.objects.select_related("survey").get(pk=link.pk)
    must_be_open(link, day)
    planned = planned_of(survey)
    if planned is not None and answers_by_group(survey).total() >= planned:
        raise EnoughAnswers(planned=planned)
    group = _used_slip(link, given.code) if link.kind == LinkKind.CODES else _group(survey, given.group)
    _add(survey, group, Way.CODE if link.kind == LinkKind.CODES else Way.OPEN_LINK, given.marks)
    if given.remark.strip():
        Remark.objects.create(survey=survey, text=given.remark.strip()[:LONGEST_REMARK])


def _used_slip(link: Link, typed: str) -> Group | None:
    """Mark the code as used, and give the hamlet that it was printed for."""
    slip = Slip.objects.filter(link=link, code_hash=code_hash(link, tidy_code(typed)), ended=False).first()
    if slip is None:
        raise CodeUnknown(given=typed[:20])
    if slip.used:
        raise CodeUsed
    slip.used = True
    slip.save(update_fields=["used"])
    return slip.group


def _group(survey: Survey, chosen: int | None) -> Group | None:
    return survey.groups.filter(pk=chosen).first() if chosen else None


def _add(survey: Survey, group: Group | None, way: Way, marks: Sequence[str]) -> None:
    tally = Tally.objects.filter(survey=survey, group=group, way=way).first() or Tally(
        survey=survey, group=group, way=way, overall=[0, 0, 0], items=[[0, 0, 0] for _ in marks[:-1]]
    )
    tally.answers += 1
    tally.overall[_PLACE[marks[-1]]] += 1
    for counts, mark in zip(tally.items, marks[:-1], strict=True):
        counts[_PLACE[mark]] += 1
    tally.save()
