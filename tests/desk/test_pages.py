"""Promises about the read-only pages."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from chungsuc.accounts.models import Role
from chungsuc.law.tree import Title
from chungsuc.observations.actions import record
from chungsuc.recognition.actions import recognise
from chungsuc.units.queries import find_unit
from desk_people import signed_in

DAY = date(2023, 12, 31)
PHU_DINH = "/xa/05602/?ngay=31/12/2023"
pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def client(viet_nam: None) -> Client:
    return signed_in(Role.OFFICE)


def say_income(value: str, *, synthetic: bool = False) -> None:
    unit = find_unit("Phú Đình", DAY, within=find_unit("167", DAY, level="district"))
    record(
        unit, "income_per_head", DAY, value=Decimal(value), source="báo cáo xã", said_by="cán bộ xã",
        synthetic=synthetic,
    )  # fmt: skip


def test_the_matrix_has_a_row_for_each_of_the_126_communes_of_2023(client: Client) -> None:
    page = client.get("/ma-tran/?ngay=2023-12-31").content.decode()
    assert len(re.findall(r'<th class="unit" scope="row"><a ', page)) == 126


def test_the_matrix_of_one_district_has_its_communes_only(client: Client) -> None:
    page = client.get("/ma-tran/?ngay=2023-12-31&huyen=167").content.decode()
    assert len(re.findall(r'<th class="unit" scope="row"><a ', page)) == 22


def test_after_the_reorganisation_there_are_77_communes_and_no_districts(client: Client) -> None:
    page = client.get("/ma-tran/?ngay=2025-07-01").content.decode()
    assert len(re.findall(r'<th class="unit" scope="row"><a ', page)) == 77
    assert 'name="huyen"' not in page


def test_a_day_and_a_set_may_be_chosen(client: Client) -> None:
    page = client.get("/ma-tran/?ngay=30/06/2020&bo=QD1980-2016/xa").content.decode()
    assert "1980" in page
    assert len(re.findall(r'<th class="unit" scope="row"><a ', page)) == 137


def test_the_page_of_a_commune_gives_value_level_gap_and_reason(client: Client) -> None:
    say_income("40.2")
    page = client.get(PHU_DINH).content.decode()
    row = page[page.index("✕ 10<") :][:2500]
    for part in ("40,2", "≥ 42", "1,8", "QĐ 318/QĐ-TTg, PL I, TC 10", "chưa đạt"):
        assert part in row


def test_a_synthetic_value_is_marked_on_the_page_and_on_the_matrix(client: Client) -> None:
    assert "SỐ LIỆU MÔ PHỎNG" not in client.get(PHU_DINH).content.decode()
    say_income("40.2", synthetic=True)
    assert "SỐ LIỆU MÔ PHỎNG" in client.get(PHU_DINH).content.decode()
    assert "SỐ LIỆU MÔ PHỎNG" in client.get("/ma-tran/?ngay=2023-12-31").content.decode()


def test_where_one_value_is_synthetic_every_page_says_so(client: Client) -> None:
    say_income("40.2", synthetic=True)
    for address in ("/ma-tran/?ngay=2020-06-30", "/xa/05905/?ngay=2023-12-31", "/ma-tran/?ngay=31-12-23", "/khong-co/"):
        assert "SỐ LIỆU MÔ PHỎNG" in client.get(address).content.decode(), address


def test_a_province_without_any_value_is_told_what_to_do(client: Client) -> None:
    assert "chungsuc observations import" in client.get("/ma-tran/?ngay=2023-12-31").content.decode()
    say_income("40.2")
    assert "chungsuc observations import" not in client.get("/ma-tran/?ngay=2023-12-31").content.decode()


def test_a_recognition_stands_beside_a_verdict_that_says_otherwise(client: Client) -> None:
    say_income("40.2")
    unit = find_unit("05602", DAY)
    recognise(unit, Title.NTM, "QD1980-2016/xa", 2019, announced_on=date(2020, 4, 16), source="trang khuyến nông tỉnh")
    page = client.get(PHU_DINH).content.decode()
    assert "năm 2019" in page
    assert "công bố 16/04/2020" in page
    assert "✕ 10<" in page


def test_the_page_names_the_heir_of_a_unit_with_the_decree(client: Client) -> None:
    page = client.get(PHU_DINH).content.decode()
    assert "Từ 01/07/2025" in page
    assert "1683/NQ-UBTVQH15" in page


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/ma-tran/?ngay=31-12-23", "31/12/2023"),
        ("/ma-tran/?bo=QD1/xa", "QD1/xa"),
        ("/xa/99999/?ngay=2023-12-31", "99999"),
        ("/xa/00000000/?ngay=2023-12-31", "00000000"),
        ("/ma-tran/?ngay=2023-12-31&huyen=999", "999"),
        ("/ma-tran/?ngay=1990-01-01", "1990"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_with_the_reason(client: Client, address: str, said: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert "Mã lỗi: CS-" in answer.content.decode()


def test_an_unknown_address_says_so_in_both_languages(client: Client) -> None:
    answer = client.get("/khong-co/")
    assert answer.status_code == 404
    assert 'lang="en"' in answer.content.decode()


def test_what_a_visitor_writes_comes_back_escaped(client: Client) -> None:
    assert "<script>alert" not in client.get("/ma-tran/?ngay=<script>alert(1)</script>").content.decode()


def test_no_page_asks_another_host_for_anything(client: Client) -> None:
    for address in ("/ma-tran/?ngay=2023-12-31", PHU_DINH):
        page = client.get(address).content.decode()
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def test_the_number_of_queries_does_not_grow_with_the_number_of_communes(
    client: Client, django_assert_max_num_queries: object
) -> None:
    client.get("/ma-tran/?ngay=2023-12-31")
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        client.get("/ma-tran/?ngay=2023-12-31")


def test_style_and_fonts_come_from_the_installation_itself(client: Client) -> None:
    style = b"".join(client.get("/static/desk/desk.css").streaming_content).decode()
    assert "Be Vietnam Pro" in style
    font = client.get("/static/desk/fonts/be-vietnam-pro-regular.woff2")
    assert b"".join(font.streaming_content).startswith(b"wOF2")
