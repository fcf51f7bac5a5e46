"""Promises about people and their rights: who may change them, and what stays known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from chungsuc.accounts.actions import (
    create_user,
    deactivate,
    grant,
    reactivate,
    rename,
    reset_password,
    revoke,
)
from chungsuc.accounts.authority import OPERATOR
from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.models import AuditEntry, Department, Grant, Role, User
from chungsuc.accounts.people_errors import (
    DepartmentMissing,
    GrantDaysWrong,
    GrantRevoked,
    GrantThere,
    GrantTooWide,
    LastAdministrator,
    NameMissing,
    NameUnusable,
    NotOnYourself,
    PersonInactive,
    UnitOfGrantMissing,
    UsernameTaken,
    UsernameUnusable,
)
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import Actor, acting
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from desk_people import person

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 31)


@pytest.fixture(autouse=True)
def _somebody_acts(db: None) -> Iterator[None]:
    with acting(Actor("thử nghiệm")):
        yield


@pytest.fixture
def admin() -> Scope:
    return scope_of(person(Role.ADMIN, name="quantri"))


@pytest.fixture
def phu_dinh(viet_nam: None) -> Unit:
    return find_unit("05602", DAY)


def trail() -> list[AuditEntry]:
    return list(AuditEntry.objects.order_by("pk"))


# ── people ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_person_signs_in_with_the_password_shown_once_and_must_change_it(admin: Scope) -> None:
    made = create_user(admin, "Nguyễn Văn An", place="phudinh")
    assert made.user.username == "annv.phudinh"
    assert made.user.must_change_password
    assert made.user.check_password(made.password)
    form = {"login": "annv.phudinh", "password": made.password}
    assert Client(HTTP_HOST="localhost").post("/tai-khoan/dang-nhap/", form).status_code == 302


def test_a_password_is_nowhere_in_the_trail_nor_in_the_clear(admin: Scope) -> None:
    made = create_user(admin, "Nguyễn Văn An")
    again = reset_password(admin, made.user)
    kept = json.dumps([[e.before, e.after, e.reason, e.about_id] for e in trail()]) + made.user.password
    assert made.password not in kept
    assert again.password not in kept
    assert made.password != again.password


@pytest.mark.parametrize(
    ("name", "place", "username"),
    [
        ("Lý Thị Mỹ", "phudinh", "mylt.phudinh"),
        ("Đặng Đức", "", "ducd"),
        ("ông Nguyễn Văn An", "vpdp", "annv.vpdp"),
        ("H'Hen Niê", "", "nieh"),
    ],
)
def test_a_username_is_given_name_and_initials_without_diacritics(
    admin: Scope, name: str, place: str, username: str
) -> None:
    assert create_user(admin, name, place=place).user.username == username


def test_two_people_of_one_name_get_two_usernames(admin: Scope) -> None:
    first, second, third = (create_user(admin, "Nguyễn Văn An", place="phudinh").user for _ in range(3))
    assert [first.username, second.username, third.username] == ["annv.phudinh", "annv2.phudinh", "annv3.phudinh"]


def test_a_username_that_is_taken_or_unusable_is_refused(admin: Scope) -> None:
    create_user(admin, "Nguyễn Văn An", username="anan")
    with pytest.raises(UsernameTaken, match="Nguyễn Văn An"):
        create_user(admin, "Nguyễn Thị Ân", username="ANAN")
    for unusable in ("an", "có dấu", "=cmd|x", "a" * 61):
        with pytest.raises(UsernameUnusable):
            create_user(admin, "Nguyễn Thị Ân", username=unusable)


def test_a_name_is_needed_and_begins_with_a_letter(admin: Scope) -> None:
    with pytest.raises(NameMissing):
        create_user(admin, "  ")
    for unusable in ("=HYPERLINK(1)", "An\x00", "a" * 151):
        with pytest.raises(NameUnusable):
            create_user(admin, unusable)


def test_a_renamed_person_keeps_the_old_name_in_what_they_did(admin: Scope) -> None:
    user = create_user(admin, "Nguyễn Văn An").user
    rename(admin, user, "Nguyễn Văn  Ân")
    user.refresh_from_db()
    assert str(user) == "Nguyễn Văn Ân"
    assert (trail()[-1].before, trail()[-1].after) == ({"full_name": "Nguyễn Văn An"}, {"full_name": "Nguyễn Văn Ân"})


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.ADMIN, Role.DEPARTMENT, Role.COMMUNE}])
def test_only_an_administrator_keeps_people(role: Role) -> None:
    scope, other = scope_of(person(role)), User.objects.create_user("khac")
    held = Grant.objects.create(user=other, role=Role.LEADER, granted_by="thử")
    attempts = (
        lambda: create_user(scope, "Nguyễn Văn An"), lambda: rename(scope, other, "Ân"),
        lambda: deactivate(scope, other), lambda: reactivate(scope, other), lambda: reset_password(scope, other),
        lambda: grant(scope, other, Role.OFFICE), lambda: revoke(scope, held),
    )  # fmt: skip
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()
    assert trail() == []


def test_an_administrator_who_only_reads_changes_nothing() -> None:
    reader = person(Role.ADMIN)
    Grant.objects.filter(user=reader).update(write=False)
    with pytest.raises(NotAllowed):
        create_user(scope_of(reader), "Nguyễn Văn An")


def test_nobody_gives_rights_to_themselves_or_resets_their_own_password(admin: Scope) -> None:
    for attempt in (
        lambda: grant(admin, admin.user, Role.OFFICE), lambda: reset_password(admin, admin.user),
        lambda: deactivate(admin, admin.user),
    ):  # fmt: skip
        with pytest.raises(NotOnYourself):
            attempt()


def test_who_is_stopped_comes_in_no_more_and_stays_known(admin: Scope) -> None:
    user = person(Role.OFFICE, name="vanphong")
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    deactivate(admin, user, "nghỉ hưu")
    assert client.get("/ma-tran/").status_code == 302
    assert scope_of(User.objects.get(pk=user.pk)).grants == ()
    assert (trail()[-1].action, trail()[-1].reason) == ("person.deactivated", "nghỉ hưu")
    with pytest.raises(PersonInactive):
        grant(admin, user, Role.LEADER)
    with pytest.raises(PersonInactive):
        reset_password(admin, user)
    reactivate(admin, user)
    assert scope_of(User.objects.get(pk=user.pk)).has(Role.OFFICE)


def test_a_new_password_ends_the_sessions_of_its_owner(admin: Scope) -> None:
    user = person(Role.LEADER)
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    reset_password(admin, user)
    assert client.get("/ma-tran/").status_code == 302


# ── rights ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_right_given_counts_at_once_and_is_written_with_all_it_says(admin: Scope, phu_dinh: Unit) -> None:
    user = create_user(admin, "Nguyễn Văn An").user
    grant(admin, user, Role.COMMUNE, unit=phu_dinh, since=date(2020, 1, 1))
    assert scope_of(user).enters(phu_dinh, DAY)
    entry = trail()[-1]
    assert (entry.action, entry.unit_thread, entry.before) == ("grant.given", phu_dinh.thread, None)
    assert entry.after is not None
    assert (entry.after["role"], entry.after["since"], entry.after["until"]) == ("commune", "2020-01-01", None)


def test_a_right_that_is_revoked_ends_at_once_and_stays_known(admin: Scope) -> None:
    user = create_user(admin, "Nguyễn Văn An").user
    given = grant(admin, user, Role.OFFICE)
    revoke(admin, given, "chuyển công tác")
    assert scope_of(user).roles == frozenset()
    given.refresh_from_db()
    assert given.revoked_by == "thử nghiệm"
    assert (trail()[-1].action, trail()[-1].reason) == ("grant.revoked", "chuyển công tác")
    with pytest.raises(GrantRevoked):
        revoke(admin, given)


def test_the_same_right_is_not_given_twice(admin: Scope) -> None:
    user = create_user(admin, "Nguyễn Văn An").user
    grant(admin, user, Role.OFFICE)
    with pytest.raises(GrantThere, match="toàn tỉnh"):
        grant(admin, user, Role.OFFICE)
    grant(admin, user, Role.LEADER)


def test_a_commune_officer_has_a_commune_and_a_specialist_a_department(admin: Scope, viet_nam: None) -> None:
    user = create_user(admin, "Nguyễn Văn An").user
    office = Department.objects.create(code="so-thu", name="Sở thử")
    with pytest.raises(UnitOfGrantMissing):
        grant(admin, user, Role.COMMUNE)
    with pytest.raises(UnitOfGrantMissing):
        grant(admin, user, Role.COMMUNE, unit=find_unit("huyện Định Hóa", DAY))
    with pytest.raises(DepartmentMissing):
        grant(admin, user, Role.DEPARTMENT)
    with pytest.raises(GrantTooWide):
        grant(admin, user, Role.OFFICE, department=office)
    with pytest.raises(GrantTooWide):
        grant(admin, user, Role.ADMIN, unit=find_unit("05602", DAY))


def test_a_right_does_not_end_before_it_begins(admin: Scope) -> None:
    user = create_user(admin, "Nguyễn Văn An").user
    with pytest.raises(GrantDaysWrong):
        grant(admin, user, Role.OFFICE, since=date(2030, 1, 2), until=date(2030, 1, 2))
    with pytest.raises(GrantDaysWrong):
        grant(admin, user, Role.OFFICE, until=date(2020, 1, 1))


def test_the_last_administrator_cannot_be_revoked_or_stopped(admin: Scope) -> None:
    only = Grant.objects.get(user=admin.user)
    with pytest.raises(LastAdministrator):
        revoke(OPERATOR, only)
    with pytest.raises(LastAdministrator):
        deactivate(OPERATOR, admin.user)
    second = create_user(admin, "Trần Thị Bình").user
    grant(admin, second, Role.ADMIN)
    revoke(OPERATOR, only)
    with pytest.raises(LastAdministrator):
        deactivate(OPERATOR, second)


def test_an_administrator_for_a_time_does_not_replace_a_lasting_one(admin: Scope) -> None:
    second = create_user(admin, "Trần Thị Bình").user
    grant(admin, second, Role.ADMIN, until=timezone.localdate() + timedelta(days=30))
    with pytest.raises(LastAdministrator):
        revoke(OPERATOR, Grant.objects.get(user=admin.user))


def test_a_refused_change_leaves_nothing_behind(admin: Scope) -> None:
    before = Grant.objects.count(), User.objects.count(), AuditEntry.objects.count()
    with pytest.raises(LastAdministrator):
        deactivate(OPERATOR, admin.user)
    with pytest.raises(UsernameUnusable):
        create_user(admin, "An", username="ă")
    assert (Grant.objects.count(), User.objects.count(), AuditEntry.objects.count()) == before
