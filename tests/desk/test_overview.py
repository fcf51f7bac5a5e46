"""Promises about the first page of each role."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from chungsuc.accounts.models import Department, Ownership, Role, User
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import Change, acting, actor_of, wrote
from chungsuc.entry.models import Round
from chungsuc.figures.published import load_published
from chungsuc.law.tree import Title
from chungsuc.observations.actions import record
from chungsuc.observations.models import Observation
from chungsuc.recognition.actions import recognise
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from chungsuc.verification.actions import return_
from chungsuc.verification.models import ReturnReason
from desk_people import person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.usefixtures("viet_nam")]
DAY, SET = date(2023, 12, 31), "QD318-2022/xa"


def phu_dinh() -> Unit:
    return find_unit("05602", DAY)


def say_income(value: str) -> Observation:
    return record(
        phu_dinh(), "income_per_head", DAY, value=Decimal(value), source="báo cáo xã", said_by="Nguyễn Thị Lan"
    )


def owner_of_income() -> Department:
    department = Department.objects.create(code="so-thu", name="Sở Thử việc")
    Ownership.objects.create(department=department, set_id=SET, no="10", source="thử nghiệm")
    return department


def first_page(client: Client) -> str:
    answer = client.get("/?ngay=2023-12-31")
    assert answer.status_code == 200
    return answer.content.decode()


def open_round(due: int) -> Round:
    today = timezone.localdate()
    return Round.objects.create(
        name="Đợt cuối năm", set_id=SET, as_of=DAY, opens_on=today - timedelta(days=30),
        due_on=today + timedelta(days=due), source="công văn thử", made_by="Văn phòng",
    )  # fmt: skip


def test_a_commune_officer_sees_the_result_and_what_is_missing_and_by_how_much() -> None:
    say_income("40.2")
    shown = first_page(signed_in(Role.COMMUNE, unit_thread=phu_dinh().thread))
    assert "Xã Phú Đình" in shown
    assert "<b>0/19 tiêu chí</b>" in shown
    worst = shown.split("Còn thiếu nhiều nhất", 1)[1]
    assert "✕ 10" in worst
    assert "1,8" in worst


def test_a_commune_officer_sees_what_is_due_and_how_far_they_are() -> None:
    open_round(due=3)
    say_income("40.2")
    shown = first_page(signed_in(Role.COMMUNE, unit_thread=phu_dinh().thread))
    assert "Đợt cuối năm" in shown
    assert "còn 3 ngày" in shown
    assert "1/" in shown.split("Đợt cuối năm", 1)[1][:600]


def test_a_day_that_has_passed_is_told() -> None:
    open_round(due=-2)
    assert "quá 2 ngày" in first_page(signed_in(Role.COMMUNE, unit_thread=phu_dinh().thread))


def test_a_commune_officer_sees_at_once_what_was_returned_and_why() -> None:
    department = owner_of_income()
    observation = say_income("40.2")
    specialist = person(Role.DEPARTMENT, department=department)
    reason = ReturnReason.objects.filter(active=True, needs_text=False).first()
    assert reason is not None
    with acting(actor_of(specialist)):
        return_(scope_of(specialist), observation.pk, reason.code, "thiếu biên bản", set_id=SET)
    shown = first_page(signed_in(Role.COMMUNE, unit_thread=phu_dinh().thread))
    returned = shown.split("Bị trả lại", 1)[1]
    for part in ("Thu nhập", reason.vi, "thiếu biên bản", "Sở Thử việc"):
        assert part in returned, part


def test_nothing_returned_shows_nothing_returned() -> None:
    assert "Bị trả lại" not in first_page(signed_in(Role.COMMUNE, unit_thread=phu_dinh().thread))


def test_a_department_sees_how_much_waits_by_criterion_and_since_when() -> None:
    department = owner_of_income()
    say_income("40.2")
    shown = first_page(signed_in(Role.DEPARTMENT, department=department))
    assert "<b>1</b> giá trị chờ thẩm tra" in shown
    assert "10. Thu nhập" in shown
    assert "xã Phú Đình" in shown.split("Chờ lâu nhất", 1)[1]


def test_a_department_sees_which_communes_lag_in_the_round() -> None:
    open_round(due=3)
    shown = first_page(signed_in(Role.DEPARTMENT, department=owner_of_income()))
    assert "Xã nhập chậm" in shown
    assert "0/126 xã đã nộp" in shown


def test_office_and_leader_see_the_sentence_the_titles_and_no_plan_that_nobody_entered() -> None:
    load_published()
    recognise(phu_dinh(), Title.NTM, "QD1980-2016/xa", 2019, announced_on=date(2020, 4, 16), source="thử")
    for role in (Role.OFFICE, Role.LEADER):
        shown = first_page(signed_in(role))
        assert "toàn tỉnh có 1/126 xã đạt chuẩn NTM (0,8%)" in shown
        assert "Kế hoạch: chưa nhập" in shown
        assert "Đã công bố 31/12/2023: 118" in shown
        assert "Tiêu chí ít xã đạt nhất" in shown


def test_the_office_sees_the_departments_that_lag_after_the_page() -> None:
    owner_of_income()
    say_income("40.2")
    client = signed_in(Role.OFFICE)
    assert 'hx-get="/tong-quan/so-nganh/?ngay=2023-12-31"' in first_page(client)
    part = client.get("/tong-quan/so-nganh/?ngay=2023-12-31", headers={"HX-Request": "true"}).content.decode()
    assert "Sở Thử việc" in part
    assert "<html" not in part
    assert "Sở Thử việc" in client.get("/tong-quan/so-nganh/?ngay=2023-12-31").content.decode()


def test_a_section_of_another_role_is_not_given() -> None:
    client = signed_in(Role.COMMUNE, unit_thread=phu_dinh().thread)
    assert client.get("/tong-quan/so-nganh/?ngay=2023-12-31").status_code == 400


def test_an_administrator_sees_who_cannot_work_yet(settings: Settings) -> None:
    settings.CHUNGSUC_MFA_REQUIRED = frozenset({"office"})
    person(Role.OFFICE, name="vanphong")
    User.objects.create_user(username="moi", password="một mật khẩu dài", must_change_password=True)
    shown = first_page(signed_in(Role.ADMIN)).split("Người chưa sẵn sàng", 1)[1]
    assert "chưa có xác thực hai bước" in shown
    assert "chưa đổi mật khẩu lần đầu" in shown


def test_what_changed_is_shown_until_it_is_said_to_be_seen() -> None:
    client = signed_in(Role.AUDITOR)
    by = person(Role.OFFICE, name="vanphong")
    with acting(actor_of(by)):
        wrote(Change("round.made", "round", unit_thread=phu_dinh().thread, after={"name": "Đợt cuối năm"}))
    assert "vanphong" in first_page(client)
    assert client.post("/da-xem/").status_code == 302
    assert "Không có gì mới" in first_page(client)


def test_an_officer_whose_unit_was_made_later_sees_it_as_it_is_today() -> None:
    today = find_unit("Phú Đình", date(2025, 7, 1), within=find_unit("19", date(2025, 7, 1), level="province"))
    shown = signed_in(Role.COMMUNE, unit_thread=today.thread).get("/?ngay=2023-12-31").content.decode()
    assert "Xã Phú Đình" in shown
