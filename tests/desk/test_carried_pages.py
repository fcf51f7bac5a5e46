"""Promises about pages that show values carried from old units."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from chungsuc.accounts.models import Role
from chungsuc.law.library import shipped
from chungsuc.observations.actions import record
from chungsuc.units.queries import find_unit
from desk_people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

BEFORE, SET = date(2023, 12, 31), "QD318-2022/xa"
MATRIX, VAN_PHU = "/ma-tran/?ngay=2024-12-31&bo=QD318-2022/xa", "/xa/05845/?ngay=2024-12-31&bo=QD318-2022/xa"
SWITCH = "Quy về đơn vị hiện nay</a>"


@pytest.fixture
def client(viet_nam: None) -> Client:
    measure = shipped().at(SET, BEFORE).by_no["15.1"].measure
    assert measure is not None
    for name, part, whole in (("Ký Phú", 900, 1000), ("Vạn Thọ", 95, 100)):
        record(
            find_unit(f"{name}, Đại Từ", BEFORE), measure, BEFORE, value=Decimal(100) * part / whole,
            numerator=Decimal(part), denominator=Decimal(whole), source="báo cáo", said_by="cán bộ xã", synthetic=True,
        )  # fmt: skip
    return signed_in(Role.OFFICE)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_switch_is_there_only_where_units_were_made_of_others(client: Client) -> None:
    for address in (MATRIX, VAN_PHU):
        assert SWITCH in page(client, address)
    for address in ("/ma-tran/?ngay=2023-12-31", "/xa/05602/?ngay=2024-12-31", "/xa/05845/?ngay=2023-12-31"):
        assert SWITCH not in page(client, address)


def test_as_then_is_what_one_gets_unasked(client: Client) -> None:
    shown = page(client, VAN_PHU)
    assert "quy đổi từ" not in shown
    assert "90,45" not in shown
    assert "chưa được quy đổi" in shown


def test_the_page_of_a_commune_says_what_was_carried_and_that_it_is_no_assessment(client: Client) -> None:
    shown = page(client, f"{VAN_PHU}&quydoi=1")
    assert "90,45%" in shown
    for said in (
        "1 giá trị quy đổi từ các đơn vị trước sắp xếp",
        "không phải kết quả đánh giá đơn vị mới",
        "bình quân gia quyền theo mẫu số",
        "xã Ký Phú: 90% (900/1.000), ngày 31/12/2023",
        "xã Vạn Thọ: 95% (95/100)",
        "SỐ LIỆU MÔ PHỎNG",
        "phải đánh giá lại ở đơn vị mới",
    ):
        assert said in shown


def test_the_matrix_marks_the_units_that_rest_on_carried_values(client: Client) -> None:
    shown = page(client, f"{MATRIX}&quydoi=1")
    assert shown.count("giá trị quy đổi từ các đơn vị cũ") == 1
    assert "1/121 xã (đánh dấu *)" in shown
    assert "SỐ LIỆU MÔ PHỎNG" in shown


def test_links_and_form_keep_the_choice(client: Client) -> None:
    shown = page(client, f"{MATRIX}&quydoi=1")
    assert 'name="quydoi" value="1"' in shown
    assert "/xa/05845/?ngay=2024-12-31&amp;bo=QD318-2022%2Fxa&amp;huyen=&amp;quydoi=1" in shown


def test_as_now_before_any_reorganisation_says_that_nothing_was_carried(client: Client) -> None:
    assert "Không có xã nào phải quy đổi số liệu" in page(client, "/ma-tran/?ngay=2022-12-31&quydoi=1")


def test_a_province_of_today_is_shown_in_a_fixed_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = "/ma-tran/?ngay=2025-07-31&quydoi=1"
    page(client, address)
    with django_assert_max_num_queries(60):
        page(client, address)
