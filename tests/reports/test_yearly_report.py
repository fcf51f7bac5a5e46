"""The year's report: every sentence out of figures, three files that say the same, made in seconds."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import docx
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from chungsuc.claims.check import check
from chungsuc.claims.claim import Against
from chungsuc.claims.reading import read_file
from chungsuc.errors import Faults
from chungsuc.figures import catalogue
from chungsuc.figures.claimed import our_figures
from chungsuc.figures.figure import Asked
from chungsuc.recognition.models import Recognition
from chungsuc.reports.kinds import inputs_of
from chungsuc.reports.official.files import files_of
from chungsuc.reports.official.fingerprint import fingerprint
from chungsuc.reports.official.model import OfficialPaper, Paragraph, Picture, Table
from chungsuc.reports.templates.model import FieldKind, Template
from chungsuc.reports.yearly import fields
from chungsuc.reports.yearly.errors import YearOfNoSuchPart
from chungsuc.reports.yearly.facts import Period, Year
from chungsuc.reports.yearly.gathering import year
from chungsuc.reports.yearly.report import paper, paper_of, usual_template, workbook
from chungsuc.units.queries import find_unit

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 31)
MADE = datetime(2024, 1, 20, 8, 30, tzinfo=UTC)


@pytest.fixture
def asked(demo_province: object) -> Asked:
    return Asked(find_unit("19", DAY, level="province"), DAY)


@pytest.fixture
def found(asked: Asked) -> Year:
    return year(asked)


def text_of(made: OfficialPaper) -> str:
    return "\n".join(
        one.text if isinstance(one.text, str) else "".join(run.text for run in one.text)
        for one in made.blocks if isinstance(one, Paragraph)
    )  # fmt: skip


def test_the_report_says_what_the_catalogue_says(asked: Asked, found: Year) -> None:
    said = text_of(paper_of(found, MADE))
    for name, noun in (
        ("ntm", "nông thôn mới"),
        ("advanced", "nông thôn mới nâng cao"),
        ("model", "nông thôn mới kiểu mẫu"),
    ):
        one = catalogue.answer(f"communes.{name}.cumulative", asked)
        assert f"{one.numerator}/{one.denominator} xã đạt chuẩn {noun}" in said
    assert "118/126 xã đạt chuẩn nông thôn mới (93,7%), tăng 10 xã, bằng kế hoạch" in said
    assert "vượt 4 so với kế hoạch năm (12); số kế hoạch là số suy ra" in said
    assert "thành phường hoặc loại khác: ra khỏi Chương trình: −1 xã" in said
    assert found.printed
    assert all(one.difference == 0 for one in found.printed if one.name.startswith("Số xã NTM"))


def test_what_is_not_known_is_a_dotted_line_or_is_said(found: Year) -> None:
    said = text_of(paper_of(found, MADE))
    assert "Chưa ghi kế hoạch năm 2024." in said
    assert "………" in said
    own = text_of(paper_of(replace(found, words={"kho_khan": "Mưa bão\nở *vùng cao*."}), MADE))
    assert "Mưa bão\nở *vùng cao*." in own


def test_word_pdf_and_excel_say_the_same_and_are_read_by_others(asked: Asked, found: Year) -> None:
    made = paper_of(found, MADE)
    files = files_of(made)
    with pypdfium2.PdfDocument(files.pdf) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    assert "118/126 xã đạt chuẩn nông thôn mới" in " ".join(pages[0].split())
    assert all("SỐ LIỆU MÔ PHỎNG" in page for page in pages)
    word = docx.Document(io.BytesIO(files.docx))
    assert any("118/126 xã đạt chuẩn" in one.text for one in word.paragraphs)
    assert len(word.inline_shapes) == 4
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(asked, made_at=MADE)))
    about = dict(row[:2] for row in book.get_sheet_by_name(book.sheet_names[-1]).to_python() if len(row) > 1)
    assert about["Mã kiểm tra nội dung (SHA-256)"] == files.fingerprint
    plan = next(row for row in book.get_sheet_by_name("T3 Kế hoạch").to_python() if row[1] == "Xã NTM nâng cao")
    assert plan[2:5] == [12.0, 16.0, 4.0]
    totals = next(row for row in book.get_sheet_by_name("T1 Tiêu chí từng xã").to_python() if row[2] == "Số xã đạt")
    assert totals[4:-2] == [float(one.met) for one in found.table.totals]
    assert totals[-2] == float(found.table.average.total)


def test_our_own_report_stands_before_our_own_checker(found: Year, tmp_path: Path) -> None:
    (tmp_path / "bao-cao.docx").write_bytes(files_of(paper_of(found, MADE)).docx)
    report = check(read_file(tmp_path / "bao-cao.docx"), our_figures())
    assert not report.contradictions
    assert not [claim.text for claim in report.claims if claim.against is Against.DIFFERS]
    assert sum(claim.against is Against.AGREES for claim in report.claims) >= 8


def test_the_map_stands_in_the_report_where_boundaries_are_known(found: Year) -> None:
    assert sum(isinstance(one, Picture) for one in paper_of(found, MADE).blocks) == 4
    without = replace(found, view=None)
    assert "bản đồ của ngày này" in text_of(paper_of(without, MADE))
    assert inputs_of(without) == inputs_of(found)


def test_annexes_have_every_commune_and_every_target_with_its_names(found: Year) -> None:
    annexes = {one.title: one for one in paper_of(found, MADE).annexes}
    t1 = next(
        block for title, one in annexes.items() if "(T1)" in title for block in one.blocks if isinstance(block, Table)
    )
    assert sum(row.look == "body" for row in t1.rows) == 126
    t3 = next(one for title, one in annexes.items() if "(T3)" in title)
    assert t3.landscape
    assert {len(row.cells) for row in t3.blocks[0].rows} == {9}


def test_made_again_it_is_the_same_and_made_by_what_was_known_it_stays_so(asked: Asked, found: Year) -> None:
    first = fingerprint(paper_of(found, MADE))
    assert first == fingerprint(paper(replace(asked, memo={}), made_at=MADE + timedelta(days=900)))
    last = Recognition.objects.filter(result_year=2023, title="ntm", unit__level="commune").latest("decided_on")
    assert last.decided_on is not None
    then = datetime.combine(last.decided_on - timedelta(days=1), time.max, tzinfo=UTC)
    earlier = year(replace(asked, as_known_at=then, memo={}))
    assert earlier.moved.total.titles[0].held < found.moved.total.titles[0].held
    assert dict(paper_of(earlier, MADE).about.lines)["Theo hiểu biết đến (as_known_at)"].startswith(f"{then:%d}")


def test_a_half_year_and_a_district_have_a_report_of_their_own(asked: Asked) -> None:
    half = year(replace(asked, as_of=date(2023, 6, 30), memo={}))
    assert half.period is Period.HALF
    assert "6 tháng đầu năm 2023" in paper_of(half, MADE).subject
    place = year(Asked(find_unit("huyện Định Hóa", DAY), DAY))
    said = text_of(paper_of(place, MADE))
    assert "22/22 xã đạt chuẩn nông thôn mới" in said
    assert "Chưa ghi kế hoạch năm" in said
    assert paper_of(place, MADE).issuer.name[0] == "ỦY BAN NHÂN DÂN"


def test_after_the_reorganisation_nothing_is_compared_with_another_province(demo_province: object) -> None:
    day = date(2025, 12, 31)
    merged = year(Asked(find_unit("19", day, level="province"), day, "QD318-2022/xa"))
    said = text_of(paper_of(merged, MADE))
    assert merged.districts_held is None
    assert "Không còn đơn vị cấp huyện." in said
    assert merged.moved.used.in_force or "chỉ là giả định" in " ".join(paper_of(merged, MADE).marks)


def test_documented_fields_are_just_those_that_are_given(found: Year) -> None:
    assert set(fields.values(found)) == {doc.name for doc in fields.DOCS}
    for doc in fields.DOCS:
        if doc.kind is FieldKind.BLOCK:
            assert fields.block(found, doc.name), doc.name
    parts = {doc.name: {part for part, _ in doc.parts} for doc in fields.DOCS if doc.kind is FieldKind.LIST}
    for name, value in fields.values(found).items():
        if name in parts and value:
            assert set(value[0]) == parts[name], name  # type: ignore[index]


def test_an_office_writes_its_own_template(found: Year) -> None:
    own = Template("Mẫu của Văn phòng", (
        "---\ntrich_yeu: Tình hình {{ ky }}\nkinh_gui: [Tỉnh ủy; , 'HĐND {{ pham_vi }}.']\n---\n"
        "# Chung\n\nCó **{{ xa_ntm.so }}/{{ xa_ntm.tong }}** xã.\n\n"
        "{% for xa in xa_ntm.moi if xa.huyen == 'huyện Đồng Hỷ' %}\n- {{ xa.ten }}\n{% endfor %}\n\n"
        "{{ hinh.ke_hoach }}\n\n=== Phụ lục tự đặt (ngang)\n\n{{ bang.t2 }}\n"
    ))  # fmt: skip
    made = paper_of(found, MADE, own)
    assert made.subject == "Tình hình năm 2023"
    assert made.addressees[1] == "HĐND tỉnh Thái Nguyên."
    assert any(run.bold and run.text == "118/126" for run in made.blocks[1].text)  # type: ignore[union-attr]
    assert len(made.blocks[2].texts) == 2  # type: ignore[union-attr]
    assert isinstance(made.blocks[3], Picture)
    assert (made.annexes[0].title, made.annexes[0].landscape) == ("Phụ lục tự đặt", True)
    assert fingerprint(made) != fingerprint(paper_of(found, MADE))


def test_an_unknown_field_is_named_with_its_line_and_those_near_it(found: Year) -> None:
    text = usual_template().text.replace("{{ tham_tra.con_lai }}", "{{ tham_tra.con_laii }} {{ ten_tinh }}")
    with pytest.raises(Faults) as caught:
        paper_of(found, MADE, Template("Sai", text))
    said = str(caught.value)
    assert "tham_tra.con_laii" in said
    assert "tham_tra.con_lai" in said.replace("tham_tra.con_laii", "")
    assert "ten_tinh" in said
    line = next(n for n, one in enumerate(text.split("\n"), 1) if "con_laii" in one)
    assert f"dòng {line}" in said


def test_a_part_that_is_not_the_offices_own_is_refused(asked: Asked) -> None:
    with pytest.raises(YearOfNoSuchPart) as caught:
        year(asked, {"xa_ntm": "120 xã"})
    assert "kho_khan" in caught.value.text()


def test_shares_are_decimals_and_unknown_is_not_zero(found: Year) -> None:
    for one in found.printed:
        assert isinstance(one.printed, Decimal)
    assert found.next_plan is None
