"""Promises about the list of units, the page of a unit, and the explanation of a result."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chungsuc.accounts.models import Department, Ownership, Role
from chungsuc.observations.actions import record
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from desk_people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY, SET = date(2023, 12, 31), "QD318-2022/xa"
PHU_DINH, OTHER = "/xa/05602/?ngay=2023-12-31", "05845"


@pytest.fixture
def office(viet_nam: None) -> Client:
    return signed_in(Role.OFFICE)


@pytest.fixture
def officer(viet_nam: None) -> Client:
    return signed_in(Role.COMMUNE, unit_thread=phu_dinh().thread)


def phu_dinh() -> Unit:
    return find_unit("05602", DAY)


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def say_income(value: str, day: date = DAY) -> None:
    record(phu_dinh(), "income_per_head", day, value=Decimal(value), source="báo cáo xã", said_by="Nguyễn Thị Lan")


# ── whose units ──────────────────────────────────────────────────────────────────────────────────────


def test_a_commune_officer_is_led_from_the_list_to_their_own_commune(officer: Client) -> None:
    answer = officer.get("/xa/?ngay=2023-12-31")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/xa/05602/?ngay=2023-12-31")


@pytest.mark.parametrize(
    "address", ["/xa/{}/", "/xa/{}/vi-sao/10/", "/ma-tran/?huyen={}", "/ma-tran/tep/xlsx/?huyen={}"]
)
@pytest.mark.parametrize("code", [OTHER, "164", "19"])
def test_a_commune_officer_opens_no_other_unit(officer: Client, address: str, code: str) -> None:
    joint = "&" if "?" in address else "?"
    shown = text(officer, f"{address.format(code)}{joint}ngay=2023-12-31", 403)
    assert "CS-ACC-003" in shown


def test_a_commune_officer_finds_no_other_unit_by_its_name(officer: Client) -> None:
    shown = text(officer, "/xa/?ten=Ký+Phú&ngay=2023-12-31")
    assert "Không tìm thấy" in shown
    assert "/xa/05845/" not in shown


def test_the_matrix_of_a_commune_officer_has_their_own_row_only(officer: Client) -> None:
    shown = text(officer, "/ma-tran/?ngay=2023-12-31")
    assert re.findall(r'<tr data-code="(\d+)"', shown) == ["05602"]


def test_on_a_day_before_or_after_their_unit_an_officer_is_told_so(officer: Client) -> None:
    assert "CS-DSK-004" in text(officer, "/ma-tran/?ngay=2025-12-31", 400)


# ── finding ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_name_as_people_write_it_leads_to_the_unit(office: Client) -> None:
    for written in ("Phú Đình", "xã phu dinh", "05602", "Phú Đình, Định Hóa"):
        answer = office.get("/xa/", {"ten": written, "ngay": "2023-12-31"})
        assert answer["Location"].startswith("/xa/05602/"), written


def test_a_name_of_several_units_gives_them_to_choose_from(office: Client) -> None:
    shown = text(office, "/xa/?ten=Tân+Thịnh&ngay=2023-12-31")
    assert len(re.findall(r'<th scope="row"><a href="/xa/', shown)) == 2
    assert "chọn một" in shown


def test_part_of_a_name_gives_all_that_hold_it(office: Client) -> None:
    shown = text(office, "/xa/?ten=phu&ngay=2023-12-31")
    assert "xã Phú Đình" in shown
    assert "xã Ký Phú" in shown


def test_a_name_of_nobody_says_what_is_near(office: Client) -> None:
    assert "Tên gần giống" in text(office, "/xa/?ten=Phú+Đìng&ngay=2023-12-31")


def test_the_list_of_a_district_has_its_communes(office: Client) -> None:
    shown = text(office, "/xa/?huyen=167&ngay=2023-12-31")
    assert len(re.findall(r'<th scope="row"><a href="/xa/', shown)) == 23


# ── one unit ─────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_farthest_from_its_level_comes_first(office: Client) -> None:
    say_income("41.9")
    record(
        phu_dinh(), "health_insurance_rate", DAY, value=Decimal(20), numerator=Decimal(200), denominator=Decimal(1000),
        source="báo cáo xã", said_by="Nguyễn Thị Lan",
    )  # fmt: skip
    left = text(office, PHU_DINH).split("Việc còn lại", 1)[1]
    assert left.index("✕ 15") < left.index("✕ 10")
    assert "200/1.000" in left


def test_each_line_names_the_department_that_answers_for_it(office: Client) -> None:
    department = Department.objects.create(code="so-thu", name="Sở Thử việc")
    Ownership.objects.create(department=department, set_id=SET, no="10", source="thử nghiệm")
    say_income("40")
    row = text(office, PHU_DINH).split("✕ 10<", 1)[1][:2000]
    assert "Sở Thử việc" in row
    assert "chờ thẩm tra" in row


def test_an_officer_reads_the_name_of_the_heir_but_is_not_led_where_they_may_not_go(
    officer: Client, office: Client
) -> None:
    heir = re.search(r"Từ 01/07/2025: toàn bộ vào (.{0,80})", text(office, PHU_DINH))
    assert heir is not None
    assert heir[1].startswith("<a href=")
    own = text(officer, PHU_DINH)
    assert "Từ 01/07/2025: toàn bộ vào xã Phú Đình" in own
    assert "?ngay=2025-07-01" not in own


def test_a_district_and_the_province_are_judged_by_sets_of_their_own(office: Client) -> None:
    district = text(office, "/xa/167/?ngay=2023-12-31&bo=QD318-2022/xa")
    assert 'value="QD320-2022/huyen" selected' in district
    assert "0/22" in district
    assert 'value="QD321-2022/tinh" selected' in text(office, "/xa/19/?ngay=2023-12-31")


def test_a_ward_is_told_to_be_outside_of_the_programme(office: Client) -> None:
    ward = Unit.objects.filter(type="phường", parent_code="164", valid_from__isnull=True).first()
    assert ward is not None
    assert "không thuộc đối tượng của chương trình" in text(office, f"/xa/{ward.code}/?ngay=2023-12-31")


def test_the_set_of_2026_may_be_asked_for(office: Client) -> None:
    shown = text(office, "/xa/05602/?ngay=2023-12-31&bo=QD318-2022/xa")
    later = re.findall(r'<option value="(QD\d+-202[56]/[^"]+)"', shown)
    assert later
    assert "chỉ để thử" in text(office, f"/xa/05602/?ngay=2023-12-31&bo={later[0]}")


def test_a_unit_without_anything_left_says_so_and_no_number_is_invented(office: Client) -> None:
    shown = text(office, PHU_DINH)
    assert "Đạt <b>0/19 tiêu chí</b>" in shown
    assert "19 tiêu chí chưa đủ căn cứ" in shown


def test_the_page_of_a_unit_takes_the_same_queries_however_much_is_known(
    office: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    say_income("40")
    text(office, PHU_DINH)
    with django_assert_max_num_queries(42):
        text(office, PHU_DINH)


# ── why ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_result_is_explained_with_its_history_and_who_said_so(office: Client) -> None:
    say_income("38", date(2022, 12, 31))
    say_income("40.2")
    shown = text(office, "/xa/05602/vi-sao/10/?ngay=2023-12-31")
    for part in ("40,2 triệu", "Nguyễn Thị Lan", '<svg class="chart"', "31/12/2022", "mức 42", "Các lần nhập"):
        assert part in shown, part


def test_a_corrected_value_stays_in_the_history_struck_out(office: Client) -> None:
    say_income("40.2")
    say_income("40.4")
    assert "<del>40,2</del>" in text(office, "/xa/05602/vi-sao/10/?ngay=2023-12-31")


def test_the_explanation_comes_bare_for_a_dialog(office: Client) -> None:
    inside = office.get("/xa/05602/vi-sao/17/?ngay=2023-12-31", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in inside
    assert "17.1" in inside


def test_a_number_the_set_does_not_have_is_refused(office: Client) -> None:
    assert "CS-DSK-005" in text(office, "/xa/05602/vi-sao/99/?ngay=2023-12-31", 400)


def test_no_page_writes_style_or_script_into_itself(office: Client) -> None:
    say_income("38", date(2022, 12, 31))
    say_income("40.2")
    for address in (
        PHU_DINH,
        "/xa/05602/vi-sao/10/?ngay=2023-12-31",
        "/xa/?ngay=2023-12-31",
        "/ma-tran/?ngay=2023-12-31",
    ):
        shown = text(office, address)
        assert not re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", shown), address
