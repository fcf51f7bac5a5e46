"""Promises about releasing data: who may, what is frozen, how it is replaced and withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import Error, connection, transaction
from portal_world import DAY, SET, fill, province, recognise, release

from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.models import AuditEntry, Department, Role
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.errors import LedgerIsAppendOnly
from chungsuc.figures.catalogue import answer
from chungsuc.figures.figure import Asked
from chungsuc.portal import actions, queries
from chungsuc.portal.actions import publish, withdraw
from chungsuc.portal.content.build import gather
from chungsuc.portal.errors import (
    AlreadyNotPublic,
    ContentChanged,
    ReleaseDayAhead,
    ReleasedMeanwhile,
    ReplacesWithoutReason,
    ValueNotOfTheSet,
    WithdrawnWithoutReason,
)
from chungsuc.portal.models import Part, Release
from chungsuc.portal.shown import Shows
from desk_people import person

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.usefixtures("viet_nam")]


@pytest.fixture(autouse=True)
def _filled(viet_nam: None) -> None:
    fill()


def test_the_office_releases_and_the_trail_says_so() -> None:
    office = person(Role.OFFICE)
    content = gather(province(), DAY, SET)
    with acting(actor_of(office)):
        made = publish(scope_of(office), content, seen=content.checksum)
    told = AuditEntry.objects.get(action="release.made")
    assert (told.user, told.about_id, told.as_of) == (office, str(made.pk), DAY)
    assert told.after is not None
    assert told.after["sha256"] == made.checksum == content.checksum
    assert queries.is_sound(made)
    assert queries.standing().public == {DAY: made}


@pytest.mark.parametrize("role", [Role.COMMUNE, Role.DEPARTMENT, Role.LEADER, Role.AUDITOR, Role.ADMIN])
def test_nobody_else_releases_or_withdraws(role: Role) -> None:
    made, content = release(), gather(province(), DAY, SET)
    department = Department.objects.create(code="so", name="Sở") if role is Role.DEPARTMENT else None
    other = person(role, department=department, unit_thread="commune-05602" if role is Role.COMMUNE else "")
    with acting(actor_of(other)):
        with pytest.raises(NotAllowed):
            publish(scope_of(other), content, reason="vì sao")
        with pytest.raises(NotAllowed):
            withdraw(scope_of(other), made, "vì sao")
    assert Release.objects.count() == 1


def test_an_office_of_a_district_does_not_release_for_the_province() -> None:
    other = person(Role.OFFICE, unit_thread="district-167")
    with acting(actor_of(other)), pytest.raises(NotAllowed):
        publish(scope_of(other), gather(province(), DAY, SET))


def test_figures_are_those_of_the_catalogue() -> None:
    content = gather(province(), DAY, SET, Shows(plans=True))
    for one in content.parts["figures", ""]:
        ours = answer(one["id"], Asked(province(), DAY, SET))
        assert (one["value"], one["numerator"], one["denominator"]) == (
            None if ours.value is None else str(ours.value), ours.numerator, ours.denominator,
        ), one["id"]  # fmt: skip
    by_id = {one["id"]: one for one in content.parts["figures", ""]}
    assert (by_id["communes.ntm.cumulative"]["numerator"], by_id["communes.ntm.cumulative"]["denominator"]) == (5, 126)
    change = content.parts["changes", ""][0]
    assert change["before"] + sum(cause["by"] for cause in change["causes"]) == change["after"] == 5


def test_the_same_data_makes_the_same_checksum_and_other_data_another() -> None:
    first = gather(province(), DAY, SET).checksum
    assert gather(province(), DAY, SET).checksum == first
    recognise("Tân Thịnh, Định Hóa", year=2023)
    assert gather(province(), DAY, SET).checksum != first


def test_what_changed_since_the_preview_is_not_released() -> None:
    seen = gather(province(), DAY, SET).checksum
    recognise("Phượng Tiến", year=2023)
    office = person(Role.OFFICE)
    with acting(actor_of(office)), pytest.raises(ContentChanged):
        publish(scope_of(office), gather(province(), DAY, SET), seen=seen)
    assert not Release.objects.exists()


def test_a_release_is_replaced_for_a_reason_and_the_old_one_stays_on_record() -> None:
    first = release()
    with pytest.raises(ReplacesWithoutReason):
        release()
    recognise("Phượng Tiến", year=2023)
    second = release(reason="bổ sung quyết định", changed=True)
    assert (second.replaces, second.reason) == (first, "bổ sung quyết định")
    assert (second.difference["titles"], second.difference["of"]) == (1, first.pk)
    assert queries.standing().public == {DAY: second}
    with acting(actor_of(person(Role.OFFICE))), pytest.raises(AlreadyNotPublic):
        withdraw(scope_of(person(Role.OFFICE, name="hai")), first, "vì sao")


def test_a_release_is_withdrawn_once_with_a_reason() -> None:
    made, office = release(), person(Role.OFFICE)
    scope = scope_of(office)
    with acting(actor_of(office)):
        with pytest.raises(WithdrawnWithoutReason):
            withdraw(scope, made, "  ")
        withdraw(scope, made, "nhầm ngày")
        with pytest.raises(AlreadyNotPublic):
            withdraw(scope, made, "lần nữa")
    assert queries.standing().public == {}
    assert AuditEntry.objects.get(action="release.withdrawn").reason == "nhầm ngày"
    again = release(reason="đã sửa ngày")
    assert queries.standing().public == {DAY: again}


def test_of_two_that_release_a_day_at_once_one_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    release()
    monkeypatch.setattr(actions, "standing", lambda: queries.Standing([]))  # what the other one saw
    with pytest.raises(ReleasedMeanwhile):
        release()
    assert Release.objects.count() == 1


def test_no_release_is_ever_edited_not_even_around_the_model() -> None:
    made = release()
    with pytest.raises(LedgerIsAppendOnly):
        made.save()
    with pytest.raises(LedgerIsAppendOnly):
        Part.objects.filter(release=made).update(body={})
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE portal_release SET reason = 'khác'")


def test_a_day_to_come_and_an_unknown_indicator_are_refused() -> None:
    with pytest.raises(ValueNotOfTheSet):
        gather(province(), DAY, SET, Shows(values=("99",)))
    today = date.today()  # noqa: DTZ011 — any day near now does
    ahead = date(today.year + 1, 12, 31)
    content = replace(gather(province(), DAY, SET), day=ahead)
    office = person(Role.OFFICE)
    with acting(actor_of(office)), pytest.raises(ReleaseDayAhead):
        publish(scope_of(office), content)
