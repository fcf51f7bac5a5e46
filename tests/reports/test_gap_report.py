"""The gap report of a commune says what is missing, by how much, who owns it and where the value stands."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungsuc.accounts.models import Department, Ownership
from chungsuc.engine.verdict import Status
from chungsuc.figures import catalogue
from chungsuc.figures.errors import NoSetInForce
from chungsuc.figures.figure import Asked
from chungsuc.reports.gap import report
from chungsuc.reports.gap.errors import GapOfNoCommune, NoCommunesHere, SetNotOfCommunes
from chungsuc.reports.gap.facts import Stand
from chungsuc.reports.gap.gathering import gap_of, gaps_of
from chungsuc.reports.gap.words import say_result
from chungsuc.reports.official.fingerprint import fingerprint
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit
from reports.reading_back import formulas, in_pdf, in_word, table

pytestmark = pytest.mark.django_db
DAY, MADE = date(2023, 12, 31), datetime(2024, 1, 10, 8, 0, 30, tzinfo=UTC)
NTM, ADVANCED, MODEL = "QD318-2022/xa", "QD318-2022/xa_nang_cao", "QD319-2022/xa_kieu_mau"


@pytest.fixture
def province(demo_province: object) -> Unit:
    return find_unit("19", DAY, level=Level.PROVINCE)


@pytest.fixture
def dong_lien(demo_province: object) -> Asked:
    """Đồng Liên, where the statistics office answers for incomes and nobody for the rest."""
    statistics = Department.objects.create(code="thong-ke-thu", name="Thống kê tỉnh")
    Ownership.objects.create(department=statistics, set_id=NTM, no="10", source="thử nghiệm")
    return Asked(find_unit("05914", DAY), DAY)


def test_the_paper_begins_with_the_result_and_names_gap_owner_and_standing(dong_lien: Asked) -> None:
    paper = report.paper(dong_lien, made_at=MADE)
    for said in (in_word(paper), in_pdf(paper)):
        assert "Đến ngày 31/12/2023, xã Đồng Liên (thành phố Thái Nguyên) đạt 14/19 tiêu chí; còn 5 tiêu chí với " \
               "4 chỉ tiêu chưa đạt, 1 chỉ tiêu chưa đủ số liệu." in said  # fmt: skip
        assert "hiện 41,1 triệu đồng/người/năm, yêu cầu từ 42 triệu đồng/người/năm trở lên (vùng TDMNPB, năm 2023)*; " \
               "còn thiếu 0,9 triệu đồng/người/năm. Phụ trách: Thống kê tỉnh. Số liệu ngày" in said  # fmt: skip
        assert "Số liệu ngày 31/12/2023: chờ thẩm tra." in said
        assert "Cần nhập số liệu (1 nội dung): 9.2." in said
        assert "còn thiếu 1 trường (25 điểm %)" in said
        assert "Dấu * : mức hoặc yêu cầu chưa được đối chiếu với văn bản gốc." in said
        assert "SỐ LIỆU MÔ PHỎNG" in said
        assert fingerprint(paper) in said.replace(" ", "")
    assert "ỦY BAN NHÂN DÂN XÃ ĐỒNG LIÊN" in in_word(paper)


def test_two_runs_say_the_same_and_give_the_same_bytes(dong_lien: Asked) -> None:
    first, second = (report.paper(dong_lien, made_at=made) for made in (MADE, datetime(2025, 2, 3, tzinfo=UTC)))
    assert fingerprint(first) == fingerprint(second)
    assert report.workbook(dong_lien, made_at=MADE) == report.workbook(dong_lien, made_at=MADE)


def test_the_workbook_holds_numbers_days_and_totals_that_another_program_reads(dong_lien: Asked) -> None:
    book = report.workbook(dong_lien, made_at=MADE)
    head, rows = table(book, "Chưa đạt", "Tiêu chí")
    income = dict(zip(head, next(row for row in rows if row[1] == "10"), strict=True))
    assert (income["Mức"], income["Hiện có"], income["Chênh với mức"]) == (42.0, 41.1, 0.9)
    assert income["Số liệu ngày"] == DAY
    assert (income["Phụ trách"], income["Tình trạng số liệu"]) == ("Thống kê tỉnh", "chờ thẩm tra")
    school = dict(zip(head, next(row for row in rows if row[1] == "5/a"), strict=True))
    assert (school["Tử số"], school["Mẫu số"], school["Số còn thiếu"], school["Đếm theo"]) == (3, 4, 1, "trường")
    head, rows = table(book, "Tiêu chí", "TT")
    *criteria, total = rows
    assert len(criteria) == 19
    for name in ("Số chỉ tiêu xét", "Đạt", "Chưa đạt", "Chưa đủ số liệu"):
        at = head.index(name)
        assert total[at] == sum(Decimal(str(row[at])) for row in criteria), name
    assert sorted(text[:5] for text in formulas(book, "Tiêu chí").values()) == ["=SUM("] * 4
    for one in openpyxl.load_workbook(io.BytesIO(book)).worksheets[:2]:
        assert one.page_setup.orientation == "landscape"
        assert one.freeze_panes
        assert one.print_title_rows
    about = {str(row[0]): row[1] for row in table(book, "Về tệp này", "Văn bản")[1]}
    assert about["Mã kiểm tra nội dung (SHA-256)"] == fingerprint(report.paper(dong_lien, made_at=MADE))
    assert about["Số liệu mô phỏng"] == "có"


@pytest.mark.postgres
def test_all_communes_together_come_to_what_the_catalogue_says(province: Unit) -> None:
    asked = Asked(province, DAY)
    found = [gap for _, gap in gaps_of(asked)]
    assert len(found) == catalogue.answer("communes.in_programme", asked).value
    assert sum(one.met for one in found) == catalogue.answer("communes.criteria.average", asked).numerator
    everything = sum(one.met == one.counted for one in found)
    assert everything == catalogue.answer("communes.criteria.all", asked).value
    verified = catalogue.answer("values.verified", asked)
    assert sum(one.standings.confirmed for one in found) == verified.numerator
    assert sum(one.standings.entered for one in found) == verified.denominator
    assert sum(one.standings.returned for one in found) == catalogue.answer("values.returned", asked).value
    assert all(line.gap or line.need for one in found for line in one.lines if not line.whole)


def test_a_hundred_communes_ask_the_database_no_more_than_a_district(province: Unit) -> None:
    def asked(scope: Unit) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            papers = list(report.papers(Asked(scope, DAY), made_at=MADE))
        return len(papers), len(queries)

    few, of_few = asked(find_unit("Võ Nhai", DAY, level=Level.DISTRICT))
    many, of_many = asked(province)
    assert (few, many) == (14, 126)
    assert of_many <= of_few


def test_other_titles_and_sets_of_conditions_alone_are_looked_at_in_the_same_way(dong_lien: Asked) -> None:
    commune = dong_lien.scope
    advanced = report.paper(Asked(commune, DAY, ADVANCED), made_at=MADE)
    assert "Bộ tiêu chí quốc gia về xã nông thôn mới nâng cao" in in_word(advanced)
    model = gap_of(Asked(commune, DAY, MODEL))
    assert model.counted == 0
    assert "điều kiện" in say_result(model)
    assert "chưa được ghi đủ nội dung" in in_word(report.paper_of(model, MADE)) or not model.used.partial


def test_a_value_that_came_back_says_so_and_why(viet_nam: None) -> None:
    import verification_world as world

    here = world.make_world()
    value = world.entered(here, "41.5")
    world.return_(here.specialist, value, "thieu-minh-chung", "gửi kèm biểu thu nhập")
    found = gap_of(Asked(here.commune, DAY))
    income = next(line for line in found.lines if line.no == "10")
    assert (income.stand, income.short, income.owner) == (Stand.RETURNED, Decimal("0.5"), "Cục Thống kê")
    assert "gửi kèm biểu thu nhập" in in_word(report.paper_of(found, MADE))
    assert found.standings.returned == 1


def test_of_a_commune_that_entered_nothing_all_is_unknown_and_nothing_made_up(viet_nam: None) -> None:
    commune = find_unit("xã Yên Lạc, huyện Nguyên Bình", DAY)
    found = gap_of(Asked(commune, DAY))
    assert (found.met, found.standings.entered, found.synthetic) == (0, 0, False)
    assert all(line.stand is Stand.NOT_ENTERED and line.status is Status.UNKNOWN for line in found.lines)
    said = in_word(report.paper_of(found, MADE))
    assert "Không có chỉ tiêu nào chưa đạt." in said
    assert "SỐ LIỆU MÔ PHỎNG" not in said


def test_a_question_that_makes_no_sense_is_refused_in_words(viet_nam: None) -> None:
    province, district = (find_unit(name, DAY, level=level) for name, level in
                          (("19", Level.PROVINCE), ("Định Hóa", Level.DISTRICT)))  # fmt: skip
    ward = find_unit("phường Tân Long, Thái Nguyên", DAY)
    cases: list[tuple[type[Exception], Any]] = [
        (GapOfNoCommune, Asked(province, DAY)), (GapOfNoCommune, Asked(district, DAY)),
        (GapOfNoCommune, Asked(ward, DAY)),
        (SetNotOfCommunes, Asked(find_unit("05602", DAY), DAY, "QD320-2022/huyen")),
        (NoSetInForce, Asked(find_unit("05602", DAY), date(2008, 1, 1))),
    ]  # fmt: skip
    for error, asked in cases:
        with pytest.raises(error):
            report.paper(asked, made_at=MADE)
    with pytest.raises(NoCommunesHere):
        list(report.papers(Asked(ward, DAY), made_at=MADE))
