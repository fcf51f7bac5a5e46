"""Promises about the way of a survey: set up, opened, amended, closed, published; by whom, and what the trail keeps."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.accounts.errors import NotAllowed, OutOfScope
from chungsuc.accounts.models import AuditEntry, Role
from chungsuc.accounts.scope import scope_of
from chungsuc.errors import Faults
from chungsuc.law.tree import Title
from chungsuc.surveys import actions
from chungsuc.surveys.errors import (
    NotInState,
    QuestionsFixed,
    QuestionsUnsound,
    ReasonMissing,
    SurveyGoingOn,
    TooFewToPublish,
)
from chungsuc.surveys.models import QuestionSet, Survey
from chungsuc.surveys.queries import result_of, survey_for, surveys_of
from chungsuc.surveys.question_sets import Wording, save_questions, shipped
from chungsuc.surveys.words import State
from chungsuc.units.queries import find_unit
from desk_people import person
from survey_world import DAY, LAST, World

pytestmark = pytest.mark.django_db


def test_a_survey_goes_from_being_prepared_to_being_public_and_the_trail_has_each_step(world: World) -> None:
    survey = world.survey()
    world.enter(survey, [(no, 1, "1111") for no in range(1, 7)])
    with world.acts() as by:
        actions.close(by, survey)
        survey = actions.publish(by, survey)
    assert (survey.state, survey.closed_on, survey.published_on) == (State.PUBLISHED, DAY, DAY)
    told = AuditEntry.objects.filter(about="survey").order_by("pk")
    assert [one.action for one in told] == [
        "survey.set_up", "survey.opened", "survey.sheets_entered", "survey.closed", "survey.published",
    ]  # fmt: skip
    assert told[2].after == {"way": "paper", "count": 6, "numbers": "1–6"}
    assert told.last().after["percent"] == "100.0"
    with world.acts() as by, pytest.raises(NotInState):
        actions.reopen(by, survey, "Sót phiếu")


def test_only_the_units_own_people_and_the_office_over_it_run_a_survey(world: World) -> None:
    draft = world.draft()
    other = person(Role.COMMUNE, name="xã khác", unit_thread=find_unit("05605", DAY).thread)
    district = person(Role.OFFICE, name="huyện", unit_thread=find_unit("Định Hóa", DAY, level="district").thread)
    away = person(Role.OFFICE, name="huyện khác", unit_thread=find_unit("Phú Lương", DAY, level="district").thread)
    leader = person(Role.LEADER)
    for user, refused in ((other, OutOfScope), (away, OutOfScope), (leader, NotAllowed)):
        with world.acts(scope_of(user, DAY)) as by, pytest.raises(refused):
            actions.set_up(by, draft)
    with world.acts(scope_of(district, DAY)) as by:
        survey = actions.set_up(by, draft)
    assert list(surveys_of(scope_of(leader, DAY))) == [survey]
    assert list(surveys_of(scope_of(other, DAY))) == []


def test_all_that_is_wrong_with_a_survey_is_told_at_once_and_nothing_is_kept(world: World) -> None:
    rows = (actions.Row("Xóm Một", 10, 12), actions.Row("xóm một", 5, 5), actions.Row("", None, 1))
    draft = world.draft(closes_on=date(2023, 10, 1), run_by=" ", groups=rows, households=12, households_source="")
    with world.acts() as by, pytest.raises(Faults) as caught:
        actions.set_up(by, draft)
    assert len(caught.value.faults) == 7
    assert not Survey.objects.exists()


def test_a_unit_is_asked_once_at_a_time_for_a_title_and_a_year(world: World) -> None:
    survey = world.survey()
    with world.acts() as by:
        with pytest.raises(SurveyGoingOn):
            actions.set_up(by, world.draft())
        actions.set_up(by, world.draft(title=Title.ADVANCED))
        actions.close(by, survey)
        second = actions.set_up(by, world.draft())
        with pytest.raises(SurveyGoingOn):
            actions.reopen(by, survey, "Sót phiếu")
    # While the second goes on, a dossier still has the first to go by.
    assert survey_for(world.commune, Title.NTM, 2023) == survey
    with world.acts() as by:
        actions.close(by, actions.open_(by, second))
    assert survey_for(world.commune, Title.NTM, 2023) == second
    assert survey_for(world.commune, Title.NTM, 2024) is None


def test_an_open_survey_is_amended_only_with_a_reason(world: World) -> None:
    survey = world.survey(households=None, households_source="", households_on=None)
    given = {"closes_on": LAST, "households": 1480, "households_source": "UBND xã", "households_on": DAY}
    with world.acts() as by:
        with pytest.raises(ReasonMissing):
            actions.amend(by, survey, reason=" ", **given)
        survey = actions.amend(by, survey, reason="Đã có số hộ", **given)
        with pytest.raises(NotInState):
            actions.change(by, survey, world.draft())
    assert result_of(survey).base == 1480
    assert AuditEntry.objects.get(action="survey.amended").reason == "Đã có số hộ"


def test_a_result_of_so_few_that_it_tells_of_single_people_is_not_published(world: World) -> None:
    survey = world.survey()
    world.enter(survey, [(no, 1, "1111") for no in range(1, 5)])
    with world.acts() as by:
        survey = actions.close(by, survey)
        with pytest.raises(TooFewToPublish):
            actions.publish(by, survey)
        survey = actions.reopen(by, survey, "Thu thêm phiếu")
    assert survey.state == State.OPEN


# ── questions ────────────────────────────────────────────────────────────────────────────────────────


def test_questions_are_fixed_once_a_survey_with_them_has_opened(world: World) -> None:
    questions = world.questions()
    other = Wording("Tên khác", "Nguồn khác", ("1. Đường", "2) Điện"), "Chung")
    with world.acts(world.office) as by:
        save_questions(by, other, into=questions)
    assert list(questions.questions.values_list("text", flat=True)) == ["Đường", "Điện"]
    world.survey(questions=questions)
    with world.acts(world.office) as by, pytest.raises(QuestionsFixed):
        save_questions(by, other, into=questions)


def test_questions_are_the_offices_to_enter_and_have_to_be_sound(world: World) -> None:
    with world.acts() as by, pytest.raises(NotAllowed):
        save_questions(by, Wording("Bộ", "Nguồn", ("Một",), "Chung"))
    with world.acts(world.office) as by, pytest.raises(QuestionsUnsound):
        save_questions(by, Wording("Bộ", "Nguồn", ("Một", "một"), "Chung"))


def test_the_template_says_that_it_is_the_systems_own_and_was_held_against_no_guide(world: World) -> None:
    survey = world.survey(questions=None)
    questions = QuestionSet.objects.get(shipped=True)
    assert survey.question_set == questions
    assert "chưa đối chiếu HD 90/HD-MTTW-BTT" in questions.name
    assert not questions.verified
    assert questions.questions.count() == len(shipped().questions)
    with world.acts(world.office) as by, pytest.raises(QuestionsFixed):
        save_questions(by, shipped(), into=questions)
