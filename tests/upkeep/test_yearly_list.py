"""Promises about the yearly list: what was looked at, what is due by rule or by the office's list, sets that end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.models import Role, User
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.law.tree import Subject, Title
from chungsuc.recognition.actions import recognise
from chungsuc.recognition.models import Recognition
from chungsuc.rules.actions import Draft, set_rule
from chungsuc.units.queries import find_unit
from chungsuc.upkeep.actions import plan_rechecks, uphold
from chungsuc.upkeep.errors import AlreadyPlanned
from chungsuc.upkeep.yearly import YearLine, YearList, yearly
from desk_people import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

DAY = date(2024, 12, 31)


@contextmanager
def by(user: User) -> Iterator[Scope]:
    with acting(actor_of(user)):
        yield scope_of(user)


@pytest.fixture
def office() -> User:
    return person(Role.OFFICE, name="văn phòng")


@pytest.fixture
def title() -> Recognition:
    commune = find_unit("05602", DAY)
    return recognise(commune, Title.NTM, "QD318-2022/xa", 2023, source="quyết định", decided_on=date(2024, 1, 31))


def listed(year: int = 2024, day: date = DAY) -> YearList:
    province = find_unit("19", day, level="province")
    return yearly(province, province, year, day)


def line() -> YearLine:
    (one,) = listed().lines
    return one


def test_without_a_rule_nothing_is_due_and_no_title_ends(title: Recognition) -> None:
    one = line()
    assert (one.recognition, one.next_due, one.ends_on, one.done) == (title, None, None, False)
    assert not listed().every.known
    assert not listed().valid.known


def test_with_rules_the_next_re_check_and_the_end_of_the_title_follow_from_the_last_word(
    title: Recognition, office: User
) -> None:
    with by(office) as scope:
        for key, value in (("recheck.every_months", 12), ("title.valid_years", 5)):
            set_rule(
                scope, Draft(key, Subject.COMMUNE, Title.NTM, date(2022, 8, 2), value=Decimal(value), decree="tạm")
            )
        assert (line().next_due, line().ends_on) == (date(2024, 12, 31), date(2028, 12, 31))
        uphold(scope, title, date(2024, 11, 30), source="Biên bản rà soát")
    assert (line().next_due, line().ends_on) == (date(2025, 11, 30), date(2029, 11, 30))
    assert line().done
    assert not [one for one in listed(2025).lines if one.done]


def test_the_offices_own_list_stands_where_there_is_no_rule(title: Recognition, office: User) -> None:
    with by(office) as scope:
        assert plan_rechecks(scope, [title.unit], 2024, due_on=date(2024, 10, 31), note="Kế hoạch 30") == 1
        with pytest.raises(AlreadyPlanned):
            plan_rechecks(scope, [title.unit], 2024)
    assert line().planned is not None
    assert listed(2025).planned == 0


def test_a_set_that_ends_warns_of_the_units_that_rest_on_it_and_names_what_follows(title: Recognition) -> None:
    assert listed().endings == ()
    (ending,) = listed(2025, date(2025, 6, 30)).endings
    assert (ending.law.id, ending.ends_on) == ("QD318-2022/xa", date(2026, 2, 15))
    assert [unit.thread for unit in ending.units] == [title.unit.thread]
    assert ending.next is not None
    assert (ending.next.id, ending.seen) == ("QD51-2025/xa", 0)


def test_only_the_office_keeps_the_list(title: Recognition) -> None:
    with pytest.raises(NotAllowed), by(person(Role.LEADER, name="lãnh đạo")) as scope:
        plan_rechecks(scope, [title.unit], 2024)


def test_on_pages_the_office_plans_a_year_and_records_that_a_title_is_upheld(title: Recognition, office: User) -> None:
    client = Client(HTTP_HOST="localhost")
    client.force_login(office)
    page = client.get("/sau-cong-nhan/ra-soat/?nam=2024").content.decode()
    assert "0/1" in page
    assert "Chưa có quy định được nhập" in page
    done = client.post(
        "/sau-cong-nhan/ra-soat/dua-vao/", {"nam": "2024", "unit": "05602", "due_on": "31/10/2024"}, follow=True
    )
    assert "Đã đưa 1 đơn vị vào danh sách năm 2024" in done.content.decode()
    at = f"/sau-cong-nhan/ra-soat/giu/{title.pk}/"
    assert client.post(at, {"on": "30/11/2024", "source": ""}).status_code == 400
    kept = client.post(at, {"on": "30/11/2024", "source": "Biên bản rà soát", "number": "7/BB"}, follow=True)
    assert "1/1" in kept.content.decode()
