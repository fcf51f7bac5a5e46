"""The list of recognised units has every decision with its three dates, and what a reorganisation brought apart."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from chungsuc.figures import catalogue
from chungsuc.figures.figure import Asked
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import Basis
from chungsuc.reports.official.fingerprint import fingerprint
from chungsuc.reports.recognised import report
from chungsuc.reports.recognised.errors import ListOfNoScope, NothingToList
from chungsuc.reports.recognised.gathering import recognised
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit
from reports.reading_back import formulas, in_pdf, in_word, sheet, table

pytestmark = pytest.mark.django_db
DAY, MADE = date(2023, 12, 31), datetime(2024, 1, 10, 8, 0, 30, tzinfo=UTC)
AFTER = date(2025, 7, 1)
TITLES = {"communes.ntm": 0, "communes.advanced": 1, "communes.model": 2, "districts.ntm": 3}


def thai_nguyen(day: date) -> Unit:
    return find_unit("19", day, level=Level.PROVINCE)


@pytest.fixture
def asked(demo_province: object) -> Asked:
    return Asked(thai_nguyen(DAY), DAY)


@pytest.mark.postgres
@pytest.mark.parametrize("basis", list(Basis))
def test_every_list_is_as_long_as_the_catalogue_counts(asked: Asked, basis: Basis) -> None:
    question = Asked(asked.scope, DAY, basis=basis)
    found = recognised(question)
    for name, at in TITLES.items():
        answer = catalogue.answer(f"{name}.cumulative", question)
        one = found.listings[at]
        assert (one.share.part, one.share.whole) == (answer.numerator, answer.denominator)
        assert len(one.entries) == answer.value, name
        if basis is Basis.RESULT_YEAR:
            assert len(one.new) == catalogue.answer(f"{name}.new_in_year", question).value, name


def test_the_paper_gives_three_dates_by_district_and_marks_what_is_new(asked: Asked) -> None:
    paper = report.paper(asked, made_at=MADE)
    for said in (in_word(paper), in_pdf(paper)):
        assert "118/126 xã đạt chuẩn NTM (93,7%)" in said
        assert "Công nhận mới năm 2023: 10 xã đạt chuẩn NTM" in said
        assert "Huyện Định Hóa: 22 xã" in said
        assert "Không có danh hiệu nào bị thu hồi." in said
        assert "SỐ LIỆU MÔ PHỎNG" in said
        assert fingerprint(paper) in said.replace(" ", "")
    dinh_hoa = next(one for one in recognised(asked).listings[3].entries if one.unit == "huyện Định Hóa")
    assert dinh_hoa.decision is not None
    assert dinh_hoa.new
    assert (dinh_hoa.decision.result_year, dinh_hoa.decision.decided_on) == (2023, date(2024, 7, 29))
    assert "29/7/2024" in in_word(paper)
    assert fingerprint(paper) == fingerprint(report.paper(asked, made_at=datetime(2026, 1, 1, tzinfo=UTC)))


def test_the_workbook_counts_its_own_list(asked: Asked) -> None:
    book = report.workbook(asked, made_at=MADE)
    assert book == report.workbook(asked, made_at=MADE)
    head, rows = table(book, "Danh sách", "TT")
    year, decided = head.index("Năm kết quả"), head.index("Ngày quyết định")
    assert all(isinstance(row[year], float | int) for row in rows)
    assert all(isinstance(row[decided], date) or row[decided] == "" for row in rows)
    _, totals = table(book, "Tổng hợp", "Danh hiệu")
    for name, held, whole, share, new, *lacking in totals:
        mine = [dict(zip(head, row, strict=True)) for row in rows if row[1] == name]
        assert (held, new) == (len(mine), sum(row["Mới"] == "x" for row in mine))
        assert share == pytest.approx(held / whole)  # type: ignore[operator]
        assert lacking == [sum(row[column] == "" for row in mine)
                           for column in ("Số quyết định", "Ngày quyết định", "Ngày công bố")]  # fmt: skip
    assert len(formulas(book, "Tổng hợp")) == 6 * len(totals)


def test_a_period_lists_only_what_began_to_count_in_it(asked: Asked) -> None:
    since = date(2022, 12, 31)
    found = recognised(Asked(asked.scope, DAY, since=since))
    assert found.only_new
    assert all(since < one.counts_from <= DAY for some in found.listings for one in some.entries if one.counts_from)
    assert [len(one.entries) for one in found.listings] == [len(one.new) for one in found.listings]
    assert found.listings[0].share.part == 118


def test_what_a_merger_brought_stands_apart_with_its_origin(demo_province: object) -> None:
    found = recognised(Asked(thai_nguyen(AFTER), AFTER))
    assert [one.share.part for one in found.listings] == [0, 0, 0]  # no districts any more, and no decision yet
    assert found.brought
    for one in found.brought:
        assert one.title or one.why
        assert one.parts
        assert one.since <= AFTER
    held = next(one for one in found.brought if one.title)
    said = in_word(report.paper_of(found, MADE))
    assert "không tính vào số lượng nêu trên" in said
    assert "chưa kể 26 xã mới sắp xếp tạm mang theo danh hiệu, chờ quyết định" in said
    assert "SỐ LIỆU MÔ PHỎNG" in said  # the titles that they bring were made up
    assert f"{held.parts[0][0]}: {held.parts[0][1]}" in said
    _, rows = table(report.workbook(Asked(thai_nguyen(AFTER), AFTER), made_at=MADE), "Mang theo", "TT")
    assert len(rows) == len(found.brought)


def test_a_withdrawn_title_is_listed_apart_and_no_longer_counted(asked: Asked) -> None:
    row = Recognition.objects.filter(title="ntm", result_year=2022, unit__level="commune").select_related("unit")[0]
    row.withdrawn_on, row.withdrawal_number = date(2023, 6, 1), "QĐ 99/QĐ-UBND"
    row.save()
    found = recognised(asked)
    assert found.listings[0].share.part == 117
    assert [(one.unit, one.withdrawn_on, one.new) for one in found.withdrawn] == [
        (row.unit.full_name, date(2023, 6, 1), True)
    ]
    assert "thu hồi danh hiệu NTM ngày 01/6/2023 theo QĐ 99/QĐ-UBND" in in_word(report.paper_of(found, MADE))
    assert len(sheet(report.workbook(asked, made_at=MADE), "Thu hồi")) > 4
    assert not recognised(Asked(asked.scope, date(2023, 5, 31))).withdrawn


def test_only_a_province_or_a_district_with_communes_has_a_list(viet_nam: None) -> None:
    with pytest.raises(ListOfNoScope):
        report.paper(Asked(find_unit("05602", DAY), DAY), made_at=MADE)
    with pytest.raises(NothingToList):
        report.paper(Asked(find_unit("quận Hoàn Kiếm", DAY), DAY), made_at=MADE)
