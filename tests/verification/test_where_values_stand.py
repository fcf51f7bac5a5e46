"""Promises of verification: where a value stands after what was said on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.observations import actions as ledger
from chungsuc.verification import actions
from chungsuc.verification.models import Kind, VerificationEvent
from chungsuc.verification.queries import states, words_on
from chungsuc.verification.standing import State
from verification_world import DAY, SET, World, answer, confirm, correct, entered, return_, standing

pytestmark = [pytest.mark.django_db]


# ── where a value stands ─────────────────────────────────────────────────────────────────────────────


def test_a_value_nobody_spoke_on_waits_since_it_was_recorded(world: World) -> None:
    observation = entered(world)
    found = standing(world)
    assert (found.state, found.since, found.observation) == (State.WAITING, observation.recorded_at, observation.pk)
    assert found.state.open
    assert not found.reopened


def test_a_confirmation_says_by_whom_for_which_department_and_when(world: World) -> None:
    confirm(world.specialist, entered(world))
    found = standing(world)
    assert (found.state, found.by, found.department) == (State.CONFIRMED, "chuyên viên", "Cục Thống kê")
    assert found.since == VerificationEvent.objects.get().at


def test_a_return_carries_its_reason_and_text_to_the_commune_at_once(world: World) -> None:
    return_(world.specialist, entered(world), "khac-nguon", "Niên giám ghi 40,2.")
    found = standing(world)
    assert (found.state, found.text) == (State.RETURNED, "Niên giám ghi 40,2.")
    assert found.reason is not None
    assert found.reason.vi == "Số liệu không khớp nguồn"


def test_an_answer_lets_the_value_wait_again_and_the_words_stay(world: World) -> None:
    observation = entered(world)
    return_(world.specialist, observation)
    answer(world.officer, observation)
    found = standing(world)
    assert found.state is State.ANSWERED
    assert [word.kind for word in found.words] == [Kind.RETURNED, Kind.ANSWERED]
    confirm(world.specialist, observation)
    assert standing(world).state is State.CONFIRMED


def test_changing_a_confirmed_value_opens_it_again_and_shows_the_earlier_word(world: World) -> None:
    first = entered(world)
    confirm(world.specialist, first)
    second = correct(world.officer, first, "43")
    found = standing(world)
    assert (found.state, found.observation, found.reopened) == (State.WAITING, second.pk, True)
    assert [(word.kind, word.value) for word in found.earlier] == [(Kind.CONFIRMED, Decimal("41.5"))]


def test_the_same_day_said_again_opens_a_confirmed_value_too(world: World) -> None:
    confirm(world.specialist, entered(world))
    entered(world, "43")
    assert standing(world).reopened


def test_a_new_value_after_a_return_waits_without_being_called_reopened(world: World) -> None:
    first = entered(world)
    return_(world.specialist, first)
    correct(world.officer, first, "40.2")
    found = standing(world)
    assert (found.state, found.reopened) == (State.WAITING, False)
    assert [word.kind for word in found.earlier] == [Kind.RETURNED]


def test_words_on_another_year_do_not_belong_to_this_years_value(world: World) -> None:
    confirm(world.specialist, entered(world, "38", as_of=date(2022, 12, 31)))
    entered(world)
    found = standing(world)
    assert (found.state, found.words) == (State.WAITING, ())


def test_a_value_carried_forward_stands_where_it_stood(world: World) -> None:
    confirm(world.specialist, entered(world, "38", as_of=date(2022, 12, 31)))
    assert standing(world).state is State.CONFIRMED


def test_a_retracted_value_stands_nowhere(world: World) -> None:
    observation = entered(world)
    with acting(actor_of(world.officer)):
        ledger.retract(observation, "ghi nhầm xã")
    assert states([world.commune], SET, DAY) == {}


def test_a_note_decides_nothing(world: World) -> None:
    observation = entered(world)
    confirm(world.specialist, observation)
    with acting(actor_of(world.officer)):
        actions.note(scope_of(world.officer), observation.pk, "Đã gửi bản giấy.", set_id=SET)
    found = standing(world)
    assert found.state is State.CONFIRMED
    assert [word.kind for word in found.words] == [Kind.CONFIRMED, Kind.NOTED]
    assert words_on(observation) == found.words
