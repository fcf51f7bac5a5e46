"""The quarterly report adds up: districts to the whole, the start of the year to the end, and all to the catalogue."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from chungsuc.dossiers.models import Dossier, Step
from chungsuc.dossiers.words import Act, State, Track
from chungsuc.figures import catalogue
from chungsuc.figures.figure import Asked
from chungsuc.recognition.queries import Basis
from chungsuc.reports.books.model import Formula
from chungsuc.reports.books.writing import agreeing, sums
from chungsuc.reports.gap.errors import SetNotOfCommunes
from chungsuc.reports.official.fingerprint import fingerprint
from chungsuc.reports.quarterly import report
from chungsuc.reports.quarterly.errors import QuarterOfNoScope, QuarterSinceNotBefore
from chungsuc.reports.quarterly.facts import Quarter, Stage, quarter_before, quarter_end
from chungsuc.reports.quarterly.gathering import quarter
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit
from reports.reading_back import formulas, in_pdf, in_word, table

pytestmark = pytest.mark.django_db
DAY, MADE = date(2023, 12, 31), datetime(2024, 1, 10, 8, 0, 30, tzinfo=UTC)


def thai_nguyen(day: date) -> Unit:
    return find_unit("19", day, level=Level.PROVINCE)


@pytest.fixture
def asked(demo_province: object) -> Asked:
    return Asked(thai_nguyen(DAY), DAY)


WAYS: dict[str, list[tuple[State, date]]] = {
    "05602": [(State.REGISTERED, date(2023, 7, 3)), (State.SUBMITTED, date(2023, 9, 4)),
              (State.COUNCIL_AGREED, date(2023, 12, 18)), (State.DECIDED, date(2024, 1, 8))],
    "05623": [(State.REGISTERED, date(2023, 8, 1)), (State.RETURNED, date(2023, 11, 1))],
    "05914": [(State.REGISTERED, date(2023, 2, 1)), (State.ANNOUNCED, date(2023, 8, 10))],
}  # fmt: skip


@pytest.fixture
def dossiers(demo_province: object) -> None:
    """Three dossiers with the days of their steps; the last step came after the day of the report."""
    for code, steps in WAYS.items():
        dossier = Dossier.objects.create(
            unit=find_unit(code, DAY), title="advanced", result_year=2023, set_id="QD318-2022/xa_nang_cao",
            track=Track.COMMUNE, state=steps[-1][0], since=steps[-1][1], assessed_on=DAY,
        )  # fmt: skip
        for state, on in steps:
            Step.objects.create(dossier=dossier, act=Act.REGISTER, to_state=state, on=on, who="thử nghiệm")


@pytest.fixture
def found(asked: Asked, dossiers: None) -> Quarter:
    return quarter(asked)


@pytest.mark.postgres
def test_what_the_whole_says_is_what_the_catalogue_says(found: Quarter, asked: Asked) -> None:
    total = found.total
    assert total.communes == catalogue.answer("communes.in_programme", asked).value
    for at, key in enumerate(("ntm", "advanced", "model")):
        count = total.titles[at]
        answer = catalogue.answer(f"communes.{key}.cumulative", asked)
        assert (count.held, total.communes) == (answer.numerator, answer.denominator)
        assert count.start == catalogue.answer(f"communes.{key}.cumulative", catalogue.before(asked)).value
        assert count.planned == catalogue.answer(f"plan.communes.{key}", asked).value
    ntm = total.titles[0]
    assert ntm.gained == catalogue.answer("communes.ntm.new_in_year", asked).value
    assert sum(number for _, number in found.causes[0]) == catalogue.answer("communes.ntm.change", asked).value
    assert total.average.value == catalogue.answer("communes.criteria.average", asked).value
    assert total.bands[0] == catalogue.answer("communes.criteria.all", asked).value
    assert total.bands[1] == catalogue.answer("communes.criteria.15_18", asked).value
    verified = catalogue.answer("values.verified", asked)
    assert (total.confirmed, total.entered) == (verified.numerator, verified.denominator)


def test_districts_add_up_and_nothing_gets_lost_between_the_start_and_the_end(found: Quarter) -> None:
    assert len(found.lines) == 9
    for line in (*found.lines, found.total):
        assert sum(line.bands) == line.communes
        for one in line.titles:
            assert None not in (one.start, one.gained, one.lost)
            assert one.start + one.gained - one.lost == one.held  # type: ignore[operator]
    for at in range(3):
        assert sum(line.titles[at].held for line in found.lines) == found.total.titles[at].held
    for stage in Stage:
        assert sum(line.dossiers[stage] for line in found.lines) == found.total.dossiers[stage]
    assert found.total.going_on == 2
    assert {stage: count for stage, count in found.total.dossiers.items() if count} == {
        Stage.AGREED: 1, Stage.STOPPED: 1, Stage.ANNOUNCED: 1
    }  # fmt: skip


def test_the_paper_says_state_plan_and_causes_and_leaves_the_difficulties_open(asked: Asked, dossiers: None) -> None:
    paper = report.paper(asked, made_at=MADE)
    for said in (in_word(paper), in_pdf(paper)):
        assert "Tiến độ xây dựng nông thôn mới quý IV năm 2023" in said
        assert "118/126 xã đạt chuẩn NTM (93,7%), tăng 10 xã trong năm" in said
        assert "bằng kế hoạch" in said
        assert "ra khỏi Chương trình: −1 xã" in said
        assert "Có 2 hồ sơ đề nghị công nhận của xã đang giải quyết" in said
        assert "SỐ LIỆU MÔ PHỎNG" in said
        assert fingerprint(paper) in said.replace(" ", "")
    assert "KIẾN NGHỊ ……" in in_word(paper)
    assert fingerprint(paper) == fingerprint(report.paper(asked, made_at=datetime(2026, 1, 1, tzinfo=UTC)))


def test_the_workbook_has_formulas_that_come_to_our_own_numbers(asked: Asked) -> None:
    book = report.workbook(asked, made_at=MADE)
    assert book == report.workbook(asked, made_at=MADE)
    for name in ("Danh hiệu", "Tiêu chí", "Hồ sơ"):
        head, (*districts, total) = table(book, name, "TT")
        written = formulas(book, name)
        assert written
        for at, column in enumerate(head):
            if at < 3 or "kế hoạch" in str(column) or "ỷ lệ" in str(column) or "Bình quân" in str(column):
                continue
            values = [row[at] for row in districts]
            assert all(isinstance(value, float | int) or value == "" for value in values), column
            assert sum(value for value in values if value != "") == total[at], column  # type: ignore[misc]
    head, (*districts, total) = table(book, "Danh hiệu", "TT")
    held, share = head.index("Đạt chuẩn NTM: lũy kế"), head.index("Đạt chuẩn NTM: tỷ lệ")
    assert (total[held], total[share]) == (118, pytest.approx(118 / 126))


def test_before_the_end_of_a_quarter_the_dossiers_stand_as_they_stood_then(dossiers: None) -> None:
    day = date(2023, 8, 15)
    found = quarter(Asked(thai_nguyen(day), day))
    assert (found.since, found.complete) == (date(2023, 6, 30), False)
    assert {stage: count for stage, count in found.total.dossiers.items() if count} == {
        Stage.PREPARING: 2, Stage.ANNOUNCED: 1
    }  # fmt: skip
    assert "quý III năm 2023 (đến ngày 15/8/2023)" in in_word(report.paper_of(found, MADE))


def test_by_decision_the_quarter_has_fewer(asked: Asked) -> None:
    by_decision = quarter(Asked(asked.scope, DAY, basis=Basis.DECIDED_ON))
    answer = catalogue.answer("communes.ntm.cumulative", Asked(asked.scope, DAY, basis=Basis.DECIDED_ON))
    assert by_decision.total.titles[0].held == answer.value


def test_a_province_that_was_not_there_is_compared_with_nothing(demo_province: object) -> None:
    day = date(2025, 9, 30)
    found = quarter(Asked(thai_nguyen(day), day))
    assert not found.lines
    assert [(one.start, one.gained, one.lost, one.quarter_gained) for one in found.total.titles] == [(None,) * 4] * 3
    said = in_word(report.paper_of(found, MADE))
    assert "Không còn cấp huyện" in said
    assert "mới sắp xếp từ đơn vị đã có danh hiệu, chờ quyết định" in said
    _, rows = table(report.workbook(Asked(thai_nguyen(day), day), made_at=MADE), "Danh hiệu", "TT")
    assert rows[0][5] == ""


def test_a_district_has_a_report_of_its_own(demo_province: object) -> None:
    paper = report.paper(Asked(find_unit("Định Hóa", DAY, level=Level.DISTRICT), DAY), made_at=MADE)
    assert "22/22 xã đạt chuẩn NTM (100,0%)" in in_word(paper)
    assert "ỦY BAN NHÂN DÂN HUYỆN ĐỊNH HÓA" in in_word(paper)


def test_a_total_that_its_column_does_not_come_to_is_a_number() -> None:
    rows = ((1, Decimal("2.5")), (4, None))
    kept, given = agreeing((sums(0, 5), sums(1, 3)), rows)
    assert kept == Formula("=SUM(A{first}:A{last})", 5)
    assert given == 3


def test_quarters_end_where_the_calendar_says() -> None:
    assert [quarter_end(date(2024, month, 2)).isoformat()[5:] for month in (2, 4, 9, 12)] == [
        "03-31", "06-30", "09-30", "12-31"
    ]  # fmt: skip
    assert quarter_before(date(2024, 1, 31)) == date(2023, 12, 31)


def test_a_question_that_makes_no_sense_is_refused_in_words(viet_nam: None) -> None:
    province, commune = thai_nguyen(DAY), find_unit("05602", DAY)
    with pytest.raises(QuarterOfNoScope):
        report.paper(Asked(commune, DAY), made_at=MADE)
    with pytest.raises(QuarterSinceNotBefore):
        report.paper(Asked(province, DAY, since=DAY), made_at=MADE)
    with pytest.raises(SetNotOfCommunes):
        report.paper(Asked(province, DAY, "QD320-2022/huyen"), made_at=MADE)
