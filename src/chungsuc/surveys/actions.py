"""The writers of a survey's way: set up, open, amend, close, publish (tổ chức lấy ý kiến); each in the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import transaction

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote
from chungsuc.law.tree import Title
from chungsuc.surveys.checks import checked
from chungsuc.surveys.errors import DaysOutOfOrder, NotInState, ReasonMissing, SurveyGoingOn, TooFewToPublish
from chungsuc.surveys.models import Group, QuestionSet, Survey
from chungsuc.surveys.queries import planned_of, result_of
from chungsuc.surveys.question_sets import template_set
from chungsuc.surveys.rights import must_run
from chungsuc.surveys.words import CLOSED, FEWEST, STATE_EN, State
from chungsuc.units.models import Unit
from chungsuc.units.place import state_on


class Row(NamedTuple):
    """One row of the sample plan: a hamlet, its households (``None``: not known), how many to be asked."""

    name: str
    households: int | None
    planned: int
    unit_thread: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A survey as somebody sets it up; ``questions`` ``None`` takes the system's template.

    ``planned`` is for surveys without ``groups``; ``households`` ``None``: not known.
    """

    unit: Unit
    title: Title
    result_year: int
    run_by: str
    opens_on: date
    closes_on: date
    questions: QuestionSet | None = None
    purpose: str = ""
    households: int | None = None
    households_source: str = ""
    households_on: date | None = None
    planned: int | None = None
    groups: tuple[Row, ...] = ()
    synthetic: bool = False


@transaction.atomic
def set_up(scope: Scope, draft: Draft) -> Survey:
    """Set a survey up (lập đợt lấy ý kiến); nothing is asked before it is opened.

    Raises:
        NotAllowed, OutOfScope: this person runs no surveys of the unit.
        UnitNotInForce: the unit is not there on the first day.
        SurveyGoingOn: it has one for the title and year that has not ended.
        TitleWrong, DaysOutOfOrder, FieldMissing, BaseUnsound, GroupUnsound; Faults: several of these.
    """
    draft = checked(draft)
    must_run(scope, state_on(draft.unit, draft.opens_on), draft.opens_on)
    _alone(draft)
    survey = Survey(synthetic=draft.synthetic)
    _write(survey, draft)
    _told("set_up", survey, after=_said(survey))
    return survey


@transaction.atomic
def change(scope: Scope, survey: Survey, draft: Draft) -> Survey:
    """Change a survey that has not been opened; see ``set_up``."""
    survey = locked(survey)
    must_run(scope, survey.unit, survey.opens_on)
    must_be(survey, "sửa", "change it", State.PREPARED)
    draft = checked(draft)
    must_run(scope, state_on(draft.unit, draft.opens_on), draft.opens_on)
    _alone(draft, but=survey)
    before = _said(survey)
    _write(survey, draft)
    _told("changed", survey, before=before, after=_said(survey))
    return survey


@transaction.atomic
def open_(scope: Scope, survey: Survey) -> Survey:
    """Open a survey (bắt đầu lấy ý kiến): answers may come in, its questions are fixed from now on."""
    survey = locked(survey)
    must_run(scope, survey.unit, survey.opens_on)
    must_be(survey, "mở", "open it", State.PREPARED)
    return _go(survey, State.OPEN, "opened")


@transaction.atomic
def amend(
    scope: Scope, survey: Survey, *, closes_on: date, households: int | None, households_source: str,
    households_on: date | None, reason: str,
) -> Survey:  # fmt: skip
    """Give an open survey another last day, or mend the number of households, with a reason (điều chỉnh).

    Raises:
        NotAllowed, OutOfScope, NotInState, ReasonMissing, DaysOutOfOrder, BaseUnsound.
    """
    survey = locked(survey)
    must_run(scope, survey.unit, survey.opens_on)
    must_be(survey, "điều chỉnh", "amend it", State.OPEN)
    _reasoned(reason)
    checked(
        Draft(
            survey.unit, Title(survey.title), survey.result_year, survey.run_by, survey.opens_on, closes_on,
            households=households, households_source=households_source, households_on=households_on,
            planned=survey.planned,
            groups=tuple(Row(one.name, one.households, one.planned) for one in survey.groups.all()),
        )
    )  # fmt: skip
    before = _said(survey)
    survey.closes_on, survey.households = closes_on, households
    survey.households_source, survey.households_on = households_source.strip(), households_on
    survey.save()
    survey.links.filter(last_day__gt=closes_on).update(last_day=closes_on)
    _told("amended", survey, before=before, after=_said(survey), reason=reason)
    return survey


@transaction.atomic
def close(scope: Scope, survey: Survey) -> Survey:
    """End a survey (kết thúc): nothing more comes in, links are dead, its figures stand."""
    survey = locked(survey)
    must_run(scope, survey.unit, survey.opens_on)
    must_be(survey, "kết thúc", "end it", State.OPEN)
    if scope.day < survey.opens_on:
        raise DaysOutOfOrder(opens=survey.opens_on, closes=scope.day)
    survey.closed_on = scope.day
    survey.links.filter(ended=False).update(ended=True)
    return _go(survey, State.CLOSED, "closed", {"answers": result_of(survey).answered})


@transaction.atomic
def reopen(scope: Scope, survey: Survey, reason: str) -> Survey:
    """Open a survey again that was ended too early and is not public yet (mở lại), with a reason.

    Raises:
        NotAllowed, OutOfScope, NotInState, ReasonMissing.
        SurveyGoingOn: another one has begun meanwhile.
    """
    survey = locked(survey)
    must_run(scope, survey.unit, survey.opens_on)
    must_be(survey, "mở lại", "open it again", State.CLOSED)
    _reasoned(reason)
    _one_at_a_time(survey.unit, survey.title, survey.result_year, survey)
    survey.closed_on = None
    return _go(survey, State.OPEN, "reopened", reason=reason)


@transaction.atomic
def publish(scope: Scope, survey: Survey) -> Survey:
    """Make the result public, in total only (công bố số tổng hợp); it stays as it is from now on.

    Raises:
        NotAllowed, OutOfScope, NotInState.
        TooFewToPublish: the total would tell of single people.
    """
    survey = locked(survey)
    must_run(scope, survey.unit, survey.opens_on)
    must_be(survey, "công bố", "publish it", State.CLOSED)
    result = result_of(survey)
    if result.too_few:
        raise TooFewToPublish(answers=result.answered, fewest=FEWEST)
    survey.published_on = scope.day
    figures = {
        "answers": result.answered,
        "satisfied": result.overall.satisfied,
        "percent": str(result.overall_percent),
    }
    return _go(survey, State.PUBLISHED, "published", figures)


# ── what all of them need ────────────────────────────────────────────────────────────────────────────


def locked(survey: Survey) -> Survey:
    """Take the survey out of the database, so that nobody else changes it before this transaction ends."""
    return Survey.objects.select_for_update(of=("self",)).select_related("unit", "question_set").get(pk=survey.pk)


def must_be(survey: Survey, act_vi: str, act_en: str, *states: State) -> None:
    """Let it go on only in these states.

    Raises:
        NotInState.
    """
    state = State(survey.state)
    if state not in states:
        raise NotInState(state=state.label, state_en=STATE_EN[state], act=act_vi, act_en=act_en)


def _alone(draft: Draft, but: Survey | None = None) -> None:
    _one_at_a_time(draft.unit, draft.title.value, draft.result_year, but)


def _one_at_a_time(unit: Unit, title: str, year: int, but: Survey | None) -> None:
    rows = Survey.objects.filter(unit__thread=unit.thread, title=title, result_year=year)
    other = rows.exclude(state__in=CLOSED).exclude(pk=but.pk if but else None).first()
    if other is not None:
        raise SurveyGoingOn(unit=unit.full_name, number=other.number)


def _reasoned(reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing


def _write(survey: Survey, draft: Draft) -> None:
    survey.unit, survey.title, survey.result_year = state_on(draft.unit, draft.opens_on), draft.title, draft.result_year
    survey.purpose, survey.run_by = draft.purpose, draft.run_by
    survey.opens_on, survey.closes_on = draft.opens_on, draft.closes_on
    survey.question_set = draft.questions or template_set()
    survey.households, survey.households_source = draft.households, draft.households_source
    survey.households_on, survey.planned = draft.households_on, None if draft.groups else draft.planned
    survey.save()
    survey.groups.all().delete()
    Group.objects.bulk_create(
        Group(
            survey=survey, position=no, name=row.name, unit_thread=row.unit_thread, households=row.households,
            planned=row.planned,
        )
        for no, row in enumerate(draft.groups, 1)
    )  # fmt: skip


def _go(survey: Survey, to: State, act: str, after: dict[str, object] | None = None, reason: str = "") -> Survey:
    before = survey.state
    survey.state = to
    survey.save()
    _told(act, survey, before={"state": before}, after={"state": to.value, **(after or {})}, reason=reason)
    return survey


def _said(survey: Survey) -> dict[str, object]:
    return {
        "opens_on": survey.opens_on.isoformat(), "closes_on": survey.closes_on.isoformat(),
        "run_by": survey.run_by, "questions": survey.question_set.name, "households": survey.households,
        "source": survey.households_source, "planned": planned_of(survey), "groups": survey.groups.count(),
    }  # fmt: skip


def _told(
    act: str, survey: Survey, *, before: dict[str, object] | None = None, after: dict[str, object] | None = None,
    reason: str = "",
) -> None:  # fmt: skip
    wrote(
        Change(
            f"survey.{act}", "survey", survey.pk, survey.unit.thread, no=survey.title, before=before, after=after,
            reason=reason.strip(),
        )
    )  # fmt: skip
