"""Pages of targets: what was planned beside what came of it, and registrations with what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.accounts.models import Role
from chungsuc.targets.models import PlanVersion, Registration
from chungsuc.targets.queries import plan_of
from chungsuc.targets.shipped import load_plans
from chungsuc.units.queries import find_unit
from desk_people import signed_in

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def loaded(viet_nam: None):
    from chungsuc.accounts.trail import Actor, acting

    with acting(Actor("thử nghiệm")):
        load_plans()


def test_the_plan_of_a_year_stands_beside_what_came_of_it_as_it_stood(loaded) -> None:
    office = signed_in(Role.OFFICE)
    page = text(office.get("/chi-tieu/", {"nam": "2023"}))
    assert "10" in page
    assert "chưa rõ số quyết định" in page
    page = text(office.get("/chi-tieu/", {"nam": "2025", "ngay": "31/12/2025"}))
    assert "không thực hiện nữa" in page


def test_the_office_records_a_new_version_with_its_reason_and_the_old_one_stays(loaded) -> None:
    office = signed_in(Role.OFFICE)
    province = find_unit("19", date(2023, 12, 31), level="province")
    plan = plan_of(province.thread, 2023)
    before = PlanVersion.objects.filter(plan=plan).count()
    asked = {
        "effective_on": "01/09/2023", "source": "Thử nghiệm", "number": "QĐ 9/QĐ-UBND",
        "count-commune-ntm": "9", "names-commune-ntm": "Phú Đình*\nHòa Bình, Đồng Hỷ",
    }  # fmt: skip
    page = f"/chi-tieu/{plan.pk}/"
    assert office.post(page, asked).status_code == 400, "a change without a reason"
    assert office.post(page, {**asked, "reason": "Điều chỉnh giữa năm"}).status_code in (302, 400)
    good = {**asked, "reason": "Điều chỉnh giữa năm", "names-commune-ntm": "Phú Đình*"}
    if PlanVersion.objects.filter(plan=plan).count() == before:
        assert office.post(page, good).status_code == 302
    assert PlanVersion.objects.filter(plan=plan).count() == before + 1
    assert "Điều chỉnh giữa năm" in text(office.get(page))
    assert signed_in(Role.LEADER).post(page, good).status_code == 403


def test_a_commune_sees_what_is_missing_before_it_registers_and_takes_it_back_with_a_reason(viet_nam) -> None:
    commune = find_unit("05602", date(2023, 12, 31))
    client = signed_in(Role.COMMUNE, unit_thread=commune.thread)
    asked = {"unit": commune.name, "level": "commune", "year": "2024"}
    page = text(client.get("/dang-ky/", {**asked, "unit": "05602"}))
    assert "chỉ tiêu" in page
    assert "điều kiện" in page
    made = client.post("/dang-ky/", {**asked, "unit": "05602", "title": "ntm", "on": "05/01/2024"})
    assert made.status_code == 302, text(made)[3000:5000]
    row = Registration.objects.get()
    client.post(f"/dang-ky/{row.pk}/", {"on": "01/03/2024", "reason": ""})
    row.refresh_from_db()
    assert row.open
    client.post(f"/dang-ky/{row.pk}/", {"on": "01/03/2024", "reason": "Chưa kịp", "to_year": "2025"})
    row.refresh_from_db()
    assert not row.open
    assert Registration.objects.get(year=2025).open
