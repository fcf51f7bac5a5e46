"""Promises about the people of the demonstration."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.accounts.models import Role, User
from chungsuc.accounts.scope import scope_of
from chungsuc.demo.people import CAST, PASSWORD, make_people
from chungsuc.demo.reorganise import make_reorganisation
from chungsuc.reorganisation.models import Event
from chungsuc.reorganisation.queries import plan_for
from chungsuc.units.queries import find_unit
from desk_people import comes_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]
DAY = date(2023, 12, 31)


def test_there_is_a_log_in_for_each_role_and_each_comes_in_with_the_printed_password() -> None:
    assert make_people() == len(CAST)
    assert {part.role for part in CAST} == set(Role)
    assert not comes_in("vanphong", "không phải mật khẩu ấy")
    for part in CAST:
        assert comes_in(part.username, PASSWORD), part.username
        user = User.objects.get(username=part.username)
        assert (user.demo, user.must_change_password) == (True, False)
        assert scope_of(user).has(part.role)


def test_making_them_again_makes_nobody_and_mends_a_changed_password() -> None:
    make_people()
    user = User.objects.get(username="vanphong")
    user.set_password("một mật khẩu khác")
    user.save()
    assert make_people() == 0
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_what_a_commune_enters_one_of_the_two_departments_verifies_and_the_other_does_not() -> None:
    make_people()
    unit = find_unit("05602", DAY)
    scopes = {part.username: scope_of(User.objects.get(username=part.username)) for part in CAST}
    assert scopes["xa.phudinh"].enters(unit, DAY)
    assert not scopes["xa.donglien"].enters(unit, DAY)
    assert scopes["so.nnmt"].verifies(unit, "QD318-2022/xa", "17.2", DAY)
    assert not scopes["so.nnmt"].verifies(unit, "QD318-2022/xa", "2.1", DAY)
    assert scopes["so.xaydung"].verifies(unit, "QD318-2022/xa", "2.1", DAY)


def test_the_draft_of_a_reorganisation_says_that_it_is_made_up_and_can_be_applied_once_it_is_there() -> None:
    make_people()
    for _ in range(2):
        make_reorganisation(date(2026, 1, 15))
    event = Event.objects.get()
    assert "mô phỏng" in event.number
    assert plan_for(event).counts()["commune", "xã"] == (4, 3)
