"""Promises to residents: a code counts once, a link ends, nothing leads from an answer to a person or a moment."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import models

from chungsuc.accounts.models import AuditEntry
from chungsuc.surveys import actions, answering, links
from chungsuc.surveys.answer_errors import (
    AnswerIncomplete,
    CodeUnknown,
    CodeUsed,
    EnoughAnswers,
    LinkOver,
    LinkUnknown,
)
from chungsuc.surveys.answering import Given, answer, link_by
from chungsuc.surveys.errors import LinkDayWrong, PlanMissing, TooManyCodes
from chungsuc.surveys.links import make_link, print_codes, said_code, token_of
from chungsuc.surveys.models import Link, Remark, Slip, Survey, Tally
from chungsuc.surveys.queries import result_of
from chungsuc.surveys.results import Count
from chungsuc.surveys.words import LinkKind, Way
from survey_world import DAY, LAST, World, group

pytestmark = pytest.mark.django_db
GOOD = ("1", "1", "2", "1")


def link_of(world: World, survey: Survey, kind: LinkKind = LinkKind.OPEN, last: date = LAST) -> Link:
    with world.acts() as by:
        return make_link(by, survey, kind, last)


def codes_of(world: World, link: Link, place: int = 1, count: int = 3) -> tuple[str, ...]:
    with world.acts() as by:
        return print_codes(by, link, {group(link.survey, place).pk: count})[0].codes


def test_a_link_has_192_random_bits_and_only_their_hash_is_stored(world: World) -> None:
    link = link_of(world, world.survey())
    token = token_of(link)
    assert token is not None
    assert len(token) == 32
    assert link_by(token) == link
    stored = " ".join(str(value) for row in Link.objects.values() for value in row.values())
    assert token not in stored
    with pytest.raises(LinkUnknown):
        link_by(token[:-1])


def test_a_link_shows_no_more_once_the_installations_key_is_another(world: World, settings) -> None:  # type: ignore[no-untyped-def]
    link = link_of(world, world.survey())
    settings.SECRET_KEY = "một khóa khác"
    assert token_of(link) is None


def test_a_link_never_outlasts_its_survey_and_needs_a_plan(world: World) -> None:
    survey = world.survey()
    with pytest.raises(LinkDayWrong):
        link_of(world, survey, last=LAST + timedelta(days=1))
    with pytest.raises(PlanMissing):
        link_of(world, world.survey(title=actions.Title.ADVANCED, groups=()))


def test_a_link_that_is_over_takes_nothing(world: World) -> None:
    survey = world.survey()
    link = link_of(world, survey, last=DAY + timedelta(days=3))
    answer(link, Given(GOOD), DAY + timedelta(days=3))
    with pytest.raises(LinkOver) as caught:
        answer(link, Given(GOOD), DAY + timedelta(days=4))
    assert "Cảm ơn" in caught.value.text()
    with world.acts() as by:
        actions.close(by, survey)
    with pytest.raises(LinkOver):
        answer(link, Given(GOOD), DAY)
    assert result_of(survey).answered == 1


def test_a_code_counts_once_however_it_is_typed(world: World) -> None:
    survey = world.survey()
    link = link_of(world, survey, LinkKind.CODES)
    code, other, _ = codes_of(world, link, place=2)
    answer(link, Given(GOOD, code=said_code(code).lower()), DAY)
    with pytest.raises(CodeUsed):
        answer(link, Given(GOOD, code=code), DAY)
    with pytest.raises(CodeUnknown):
        answer(link, Given(GOOD, code="22222-22222"), DAY)
    answer(link, Given(GOOD, code=other), DAY)
    result = result_of(Survey.objects.get(pk=survey.pk))
    assert (result.answered, result.refused, dict(result.ways)) == (2, 1, {Way.CODE: 2})
    assert [one.answered for one in result.groups] == [0, 2, 0]


def test_codes_printed_anew_replace_the_unused_ones_and_never_exceed_the_plan(world: World) -> None:
    link = link_of(world, world.survey(), LinkKind.CODES)
    first = codes_of(world, link, place=3, count=10)
    answer(link, Given(GOOD, code=first[0]), DAY)
    with pytest.raises(TooManyCodes):
        codes_of(world, link, place=3, count=10)
    second = codes_of(world, link, place=3, count=9)
    with pytest.raises(CodeUnknown):
        answer(link, Given(GOOD, code=first[1]), DAY)
    answer(link, Given(GOOD, code=second[0]), DAY)
    assert not set(first) & set(second)


def test_online_no_more_answer_than_were_to_be_asked(world: World) -> None:
    survey = world.survey(groups=(), planned=2)
    link = link_of(world, survey)
    for _ in range(2):
        answer(link, Given(GOOD), DAY)
    with pytest.raises(EnoughAnswers):
        answer(link, Given(GOOD), DAY)


def test_a_question_left_out_is_named_and_uses_no_code_up(world: World) -> None:
    link = link_of(world, world.survey(), LinkKind.CODES)
    code = codes_of(world, link)[0]
    with pytest.raises(AnswerIncomplete) as caught:
        answer(link, Given(("1", "", "1", ""), code=code), DAY)
    assert "2, câu chung" in caught.value.text()
    answer(link, Given(GOOD, code=code), DAY)


def test_nothing_stored_leads_from_an_answer_to_a_code_a_person_or_a_moment(world: World) -> None:
    survey = world.survey()
    link = link_of(world, survey, LinkKind.CODES)
    before = AuditEntry.objects.count()
    for code in codes_of(world, link, place=1, count=6):
        answer(link, Given(GOOD, code=code, remark="Đường xóm còn lầy lội"), DAY)
    # Counts are all there is of six answers: no row is an answer.
    tally = Tally.objects.get()
    assert (tally.answers, Count(*tally.overall), [Count(*one) for one in tally.items]) == (
        6, Count(6), [Count(6), Count(6), Count(0, 6, 0)],
    )  # fmt: skip
    assert AuditEntry.objects.count() == before + 1  # the codes were printed
    for model in (Slip, Tally, Remark):
        kinds = [field for field in model._meta.get_fields() if isinstance(field, models.DateField | models.TimeField)]
        assert kinds == [], model
    people = {"user", "by", "by_id", "address", "slip", "answer", "session"}
    assert not people & {field.name for model in (Slip, Tally, Remark) for field in model._meta.get_fields()}
    keys = list(Remark.objects.order_by("pk").values_list("pk", flat=True))
    assert len({key >> 20 for key in keys}) == 6  # drawn, not counted


def test_a_link_that_is_ended_is_dead_at_once(world: World) -> None:
    link = link_of(world, world.survey())
    with world.acts() as by:
        links.end_link(by, link)
    with pytest.raises(LinkOver):
        answering.answer(link, Given(GOOD), DAY)
