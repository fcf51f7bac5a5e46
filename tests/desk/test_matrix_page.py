"""Promises about the matrix of criteria: filters, order, looking into a criterion, and the same as a file."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from chungsuc.accounts.models import Department, Ownership, Role
from chungsuc.law.tree import Title
from chungsuc.observations.actions import record
from chungsuc.recognition.actions import recognise
from chungsuc.units.models import UnitTrait
from chungsuc.units.queries import find_unit, units_at
from chungsuc.verdicts.actions import refresh
from desk_people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY, SET = date(2023, 12, 31), "QD318-2022/xa"
PAGE = "/ma-tran/?ngay=2023-12-31"


@pytest.fixture
def office(viet_nam: None) -> Client:
    return signed_in(Role.OFFICE)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def codes(shown: str) -> list[str]:
    return re.findall(r'<tr data-code="(\d+)"', shown)


def heads(shown: str) -> list[str]:
    return re.findall(r'<th scope="col" data-no="([^"]+)"', shown)


def say_income(code: str, value: str) -> None:
    unit = find_unit(code, DAY)
    record(unit, "income_per_head", DAY, value=Decimal(value), source="báo cáo xã", said_by="cán bộ xã")


# ── what is shown ────────────────────────────────────────────────────────────────────────────────────


def test_a_cell_says_its_status_by_sign_and_word(office: Client) -> None:
    say_income("05602", "40")
    row = text(office, PAGE).split('<tr data-code="05602"', 1)[1].split("</tr>", 1)[0]
    assert '<td class="s unmet" aria-label="chưa đạt" title="chưa đạt">✕</td>' in row
    assert '<td class="s unknown" aria-label="chưa đủ căn cứ" title="chưa đủ căn cứ">?</td>' in row


def test_just_one_cell_can_be_reached_with_tab(office: Client) -> None:
    assert text(office, PAGE).count('tabindex="0"') == 1


def test_a_title_held_is_a_filter(office: Client) -> None:
    recognise(find_unit("05602", DAY), Title.ADVANCED, "QD1980-2016/xa", 2019, announced_on=DAY, source="thử")
    assert codes(text(office, f"{PAGE}&danhhieu=advanced")) == ["05602"]
    without = text(office, f"{PAGE}&danhhieu=chua")
    assert len(codes(without)) == 125
    assert "125/126 xã" in without


def test_an_area_is_a_filter_where_areas_are_known(office: Client) -> None:
    assert 'name="khuvuc"' not in text(office, PAGE)
    UnitTrait.objects.create(thread=find_unit("05602", DAY).thread, trait="area", value="III", source="thử")
    shown = text(office, f"{PAGE}&khuvuc=III")
    assert codes(shown) == ["05602"]
    assert "trong các xã đang xem (khu vực III)" in shown


def test_a_department_sees_the_criteria_it_answers_for(office: Client) -> None:
    department = Department.objects.create(code="so-thu", name="Sở Thử việc")
    for no in ("10", "17.3"):
        Ownership.objects.create(department=department, set_id=SET, no=no, source="thử")
    assert heads(text(office, f"{PAGE}&nganh=so-thu")) == ["10", "17"]
    assert heads(text(office, f"{PAGE}&nganh=so-thu&tieuchi=17")) == ["17", "17.3"]


def test_who_answers_is_asked_of_today_whatever_the_day_of_the_figures(office: Client) -> None:
    for code, name, since, until in (
        ("cu", "Sở Cũ", None, date(2025, 3, 1)),
        ("moi", "Sở Mới", date(2025, 3, 1), None),
    ):
        department = Department.objects.create(code=code, name=name)
        Ownership.objects.create(
            department=department, set_id=SET, no="10", source="thử nghiệm", valid_from=since, valid_until=until
        )
    shown = text(office, PAGE)
    assert "Sở Mới" in shown
    assert "Sở Cũ" not in shown
    assert heads(text(office, f"{PAGE}&nganh=moi")) == ["10"]


def test_a_filter_that_leaves_nobody_says_so(office: Client) -> None:
    assert "Không có đơn vị nào như bộ lọc" in text(office, f"{PAGE}&danhhieu=model")


def test_inside_a_criterion_the_columns_are_its_indicators(office: Client) -> None:
    shown = text(office, f"{PAGE}&tieuchi=15&huyen=167")
    assert heads(shown)[0] == "15"
    assert "15.1" in heads(shown)
    assert len(codes(shown)) == 22
    assert "0/22 xã đạt tiêu chí 15" in shown


def test_a_criterion_the_set_does_not_have_is_refused(office: Client) -> None:
    answer = office.get(f"{PAGE}&tieuchi=99")
    assert answer.status_code == 400
    assert "CS-FIG-105" in answer.content.decode()


# ── order ────────────────────────────────────────────────────────────────────────────────────────────


def test_names_are_in_the_order_of_the_vietnamese_alphabet(office: Client) -> None:
    shown = text(office, f"{PAGE}&sap=ten&huyen=167")
    names = re.findall(r'<th class="unit" scope="row"><a [^>]+>xã ([^<]+)</a>', shown)
    assert names.index("Bình Yên") < names.index("Bộc Nhiêu") < names.index("Điềm Mặc") < names.index("Đồng Thịnh")
    assert names.index("Trung Hội") < names.index("Trung Lương")


def test_what_is_not_met_comes_first_in_the_order_of_a_criterion(office: Client) -> None:
    for code, value in (("05602", "40"), ("05605", "50")):
        say_income(code, value)
    by_criterion = codes(text(office, f"{PAGE}&sap=10"))
    assert by_criterion[0] == "05602"
    assert by_criterion[-1] == "05605"
    assert codes(text(office, f"{PAGE}&sap=-10"))[0] == "05605"
    assert codes(text(office, f"{PAGE}&sap=-dat"))[0] == "05605"


def test_the_sorted_column_says_so(office: Client) -> None:
    assert 'data-no="10" aria-sort="ascending"' in text(office, f"{PAGE}&sap=10")


def test_an_order_that_does_not_exist_is_refused(office: Client) -> None:
    assert office.get(f"{PAGE}&sap=xyz").status_code == 400


# ── files ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_workbook_holds_what_is_seen_and_names_the_filters(office: Client) -> None:
    recognise(find_unit("05602", DAY), Title.NTM, "QD1980-2016/xa", 2019, announced_on=DAY, source="thử")
    answer = office.get("/ma-tran/tep/xlsx/?ngay=2023-12-31&danhhieu=ntm&huyen=167&sap=ten")
    assert answer["Content-Disposition"] == (
        'attachment; filename="bieu-tieu-chi-2023-12-31-huyen-dinh-hoa-danhhieu-ntm.xlsx"'
    )
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    about = {row[0].value: row[1].value for row in book["Về tệp này"].iter_rows(max_col=2)}
    assert about["Bộ lọc"] == "danh hiệu: NTM; 1/22 xã"
    assert about["Số dòng"] == 1
    written = [cell.value for row in book["T1"].iter_rows() for cell in row if cell.value]
    assert "Xã Phú Đình" in written


def test_the_workbook_of_one_criterion_has_its_indicators_and_no_second_table(office: Client) -> None:
    answer = office.get("/ma-tran/tep/xlsx/?ngay=2023-12-31&tieuchi=17&huyen=167")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["T1", "Về tệp này"]
    written = [cell.value for row in book["T1"].iter_rows() for cell in row if cell.value]
    assert "17.1" in written
    assert any(str(value).startswith("BIỂU KẾT QUẢ THỰC HIỆN TIÊU CHÍ 17") for value in written)


def test_the_pdf_names_the_filters_and_the_district_of_each_row_when_sorted(office: Client) -> None:
    say_income("05602", "40")
    answer = office.get("/ma-tran/tep/pdf/?ngay=2023-12-31&tieuchi=10&sap=10&danhhieu=chua")
    pages = PdfReader(io.BytesIO(answer.content)).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "chưa có danh hiệu" in words
    assert "126/126 xã" in words
    assert "Xã Phú Đình (huyện Định Hóa)" in words


def test_no_other_file_is_made(office: Client) -> None:
    assert office.get("/ma-tran/tep/csv/?ngay=2023-12-31").status_code == 400


# ── speed ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("filters", "queries"), [("", 28), ("&huyen=167", 30), ("&tieuchi=17&sap=dat", 28)])
def test_a_stored_province_takes_no_more_than_so_many_queries(
    office: Client, filters: str, queries: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    communes = list(units_at(DAY, level="commune", type="xã", within=find_unit("19", DAY, level="province")))
    refresh(communes, SET, DAY)
    before = date(2022, 12, 31)
    refresh(units_at(before, level="commune", type="xã", within=find_unit("19", DAY, level="province")), SET, before)
    text(office, PAGE + filters)
    with django_assert_max_num_queries(queries):
        text(office, PAGE + filters)
