"""Promises about registrations: who registers what, what is missing, and what becomes of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from targets_world import DAY, as_person, office, officer, province, unit

from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.models import AuditEntry, Role, User
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import Actor, acting
from chungsuc.law.tree import Title
from chungsuc.observations.actions import record
from chungsuc.recognition.actions import recognise
from chungsuc.targets.actions import (
    Letter,
    close_registration,
    move_registration,
    move_to_year,
    register,
    reopen_registration,
    withdraw_registration,
)
from chungsuc.targets.conditions import outlook, titles_for
from chungsuc.targets.errors import (
    AlreadyRegistered,
    EndWithoutReason,
    NotInTheProgramme,
    RegistrationEnded,
    UnitGoneInThatYear,
)
from chungsuc.targets.models import Registration, RegistrationState
from chungsuc.targets.queries import open_registrations, registrations, registrations_of
from desk_people import person

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.usefixtures("viet_nam")]
LETTER = Letter(date(2023, 2, 10), "12/CV-UBND", "Công văn thử")
SET = "QD318-2022/xa"


def registered(name: str = "05602", title: Title = Title.NTM, year: int = 2023) -> Registration:
    with as_person(office(f"văn phòng {User.objects.count()}")) as scope:
        return register(scope, unit(name), title, year, LETTER)


def test_an_officer_registers_their_own_commune_and_no_other() -> None:
    with as_person(officer(unit("05602"))) as scope:
        made = register(scope, unit("05602"), Title.NTM, 2023, LETTER)
        with pytest.raises(NotAllowed):
            register(scope, unit("Ký Phú, Đại Từ"), Title.NTM, 2023, LETTER)
    assert (made.number, made.registered_on, made.open) == ("12/CV-UBND", date(2023, 2, 10), True)
    assert made.events.get().who == "cán bộ xã"
    assert AuditEntry.objects.get(action="registration.made").unit_thread == unit("05602").thread


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR, Role.ADMIN])
def test_who_only_reads_registers_nothing(role: Role) -> None:
    with as_person(person(role)) as scope, pytest.raises(NotAllowed):
        register(scope, unit("05602"), Title.NTM, 2023, LETTER)


def test_a_unit_registers_once_for_a_title_and_a_year_and_again_after_withdrawing() -> None:
    first = registered()
    with pytest.raises(AlreadyRegistered):
        registered()
    with as_person(office()) as scope:
        withdraw_registration(scope, first, date(2023, 5, 1), "chưa đủ vốn")
    assert registered().pk != first.pk
    assert [one.open for one in registrations_of(unit("05602").thread)] == [True, False]


def test_a_ward_registers_for_nothing_and_a_unit_only_for_a_year_it_is_there() -> None:
    with as_person(office()) as scope:
        with pytest.raises(NotInTheProgramme):
            register(scope, unit("phường Trung Thành, Phổ Yên"), Title.NTM, 2023, LETTER)
        with pytest.raises(UnitGoneInThatYear):
            register(scope, unit("05602"), Title.NTM, 2026, LETTER)
    assert not titles_for(unit("phường Trung Thành, Phổ Yên"), 2023)


def test_what_is_missing_is_no_obstacle_and_is_seen_again_as_it_changes() -> None:
    registered()
    commune = unit("05602")
    before = outlook(commune, Title.NTM, 2023, DAY)
    record(commune, "income_per_head", DAY, value=Decimal("40.2"), source="báo cáo", said_by="UBND xã")
    short = outlook(commune, Title.NTM, 2023, DAY)
    assert (short.unmet, short.unknown) == (before.unmet + 1, before.unknown - 1)
    assert (short.set_id, short.distance, short.ready) == (SET, short.unmet + short.unknown, False)
    criteria = next(one for one in short.conditions if one.code == "criteria")
    assert criteria.met is False
    assert "còn 1 chỉ tiêu chưa đạt" in criteria.vi


def test_an_advanced_title_presupposes_the_standard_as_its_own_set_says() -> None:
    commune = unit("05602")
    prior = {one.code: one for one in outlook(commune, Title.ADVANCED, 2023, DAY).conditions}["prior_title"]
    assert (prior.met, prior.vi) == (False, "Chưa được công nhận đạt chuẩn nông thôn mới")
    recognise(commune, Title.NTM, SET, 2020, source="thử")
    codes = {one.code: one.met for one in outlook(commune, Title.ADVANCED, 2023, DAY).conditions}
    assert codes["prior_title"] is True
    assert "prior_title" not in {one.code for one in outlook(commune, Title.NTM, 2023, DAY).conditions}
    assert {one.code: one.met for one in outlook(commune, Title.NTM, 2023, DAY).conditions}["not_yet"] is False


def test_an_ended_registration_says_why_and_cannot_end_again() -> None:
    made = registered()
    with as_person(office()) as scope:
        with pytest.raises(EndWithoutReason):
            withdraw_registration(scope, made, date(2023, 5, 1), " ")
        withdraw_registration(scope, made, date(2023, 5, 1), "chưa đủ vốn", "15/CV")
        with pytest.raises(RegistrationEnded):
            withdraw_registration(scope, made, date(2023, 6, 1), "lần nữa")
    made.refresh_from_db()
    assert [(event.state, event.reason) for event in made.events.order_by("pk")] == [
        ("registered", ""), ("withdrawn", "chưa đủ vốn"),
    ]  # fmt: skip
    assert (made.stands_on(date(2023, 4, 30)), made.stands_on(date(2023, 5, 1))) == (True, False)


def test_a_registration_moved_to_the_next_year_leads_back_to_where_it_came_from() -> None:
    made = registered()
    with as_person(office()) as scope:
        later = move_to_year(scope, made, 2024, date(2023, 11, 1), "chưa xong trường học")
    made.refresh_from_db()
    assert (made.state, later.year, later.moved_from) == (RegistrationState.MOVED_YEAR, 2024, made)
    assert open_registrations([made.unit.thread], date(2023, 12, 1)) == [later]
    assert open_registrations([made.unit.thread], date(2023, 10, 31)) == [made]


def test_a_reorganisation_moves_two_registrations_into_one_and_undoes_it() -> None:
    ky_phu, van_tho = registered("Ký Phú, Đại Từ", year=2024), registered("Vạn Thọ, Đại Từ", year=2024)
    on = date(2024, 12, 1)
    van_phu = unit("Vạn Phú, Đại Từ", date(2024, 12, 31))
    with acting(Actor("sắp xếp")):
        moved = [move_registration(one, van_phu, "Nghị quyết 1240", on=on) for one in (ky_phu, van_tho)]
        assert moved[0] == moved[1]
        assert open_registrations([van_phu.thread, ky_phu.unit.thread, van_tho.unit.thread], on) == [moved[0]]
        back = [reopen_registration(one, "hoàn tác", on=on) for one in (ky_phu, van_tho)]
    assert [one.open for one in back] == [True, True]
    moved[0].refresh_from_db()
    assert moved[0].state == RegistrationState.CLOSED
    assert moved[0].events.count() == 3


def test_a_registration_that_can_go_on_nowhere_is_closed() -> None:
    made = registered()
    with acting(Actor("sắp xếp")):
        close_registration(made, "xã thành phường", on=date(2023, 7, 1))
    made.refresh_from_db()
    assert (made.state, made.ended_on) == (RegistrationState.CLOSED, date(2023, 7, 1))


def test_a_person_reads_the_registrations_of_their_units_only() -> None:
    registered()
    registered("Ký Phú, Đại Từ", Title.ADVANCED)
    mine = scope_of(officer(unit("05602")))
    district = scope_of(office("huyện", unit("huyện Đại Từ").thread))
    assert [one.unit.name for one in registrations(mine, DAY)] == ["Phú Đình"]
    assert [one.unit.name for one in registrations(district, DAY)] == ["Ký Phú"]
    all_ = scope_of(office())
    assert registrations(all_, DAY, year=2023).count() == 2
    assert [one.unit.name for one in registrations(all_, DAY, title=Title.ADVANCED)] == ["Ký Phú"]
    assert [one.unit.name for one in registrations(all_, DAY, within=unit("huyện Định Hóa"))] == ["Phú Đình"]
    assert registrations(all_, DAY, within=province()).count() == 2
