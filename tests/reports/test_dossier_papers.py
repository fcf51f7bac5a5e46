"""The papers of a dossier say what was found, leave open what nobody said, and never invent."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

import dossier_cases as given
from chungsuc.dossiers.workflow import PaperKind
from chungsuc.law.tree import Subject, Title
from chungsuc.reports.dossier.arrears import Arrears, arrears
from chungsuc.reports.dossier.papers import OTHERS, PAPERS
from chungsuc.reports.dossier.proposal import Proposal, proposal
from chungsuc.reports.dossier.results import Results, results
from chungsuc.reports.official.files import files_of
from chungsuc.reports.official.fingerprint import plain
from chungsuc.reports.official.model import OfficialPaper
from chungsuc.reports.official.pdf import pdf
from chungsuc.reports.official.word import docx_of

FORMS = {**PAPERS, **OTHERS}
FORM_NOTE = "Mẫu của hệ thống; chưa đối chiếu mẫu ban hành kèm QĐ 18/2022/QĐ-TTg."


def read(paper: OfficialPaper) -> str:
    """The whole Word file as one line of text."""
    body = docx.Document(io.BytesIO(docx_of(paper))).element.body
    lines = ("".join(text.text or "" for text in line.iter(qn("w:t"))) for line in body.iter(qn("w:p")))
    return " ".join(" ".join(lines).split())


def written(key: str, **changes: Any) -> str:
    return read(FORMS[key].write(replace(given.everything()[key], **changes)))


def test_every_paper_that_a_step_prints_can_be_written() -> None:
    assert set(PAPERS) == {kind.value for kind in PaperKind}
    assert all(isinstance(given.everything()[key], form.takes) for key, form in FORMS.items())


def test_the_facts_of_a_paper_can_be_kept_beside_its_two_files() -> None:
    facts = given.everything()["council_minutes"]
    kept = json.loads(json.dumps(plain(facts), ensure_ascii=False))
    assert kept["sitting"]["votes"][1]["score"] == "97.5"
    made = files_of(FORMS["council_minutes"].write(facts))
    assert made.pdf.startswith(b"%PDF")
    assert made.docx.startswith(b"PK")
    assert made.fingerprint in read(FORMS["council_minutes"].write(facts))


@pytest.mark.slow
@pytest.mark.parametrize("key", FORMS)
def test_every_paper_says_in_pdf_who_what_and_how_far_it_was_checked(key: str) -> None:
    pages = PdfReader(io.BytesIO(pdf(FORMS[key].write(given.everything()[key])))).pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    for text in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "HS-2023-0007", "31/12/2023", "QD318-2022/xa", FORM_NOTE):
        assert text in said
    assert "64/64 nội dung của bộ tiêu chí chưa được đối chiếu với văn bản gốc" in said
    assert all("SỐ LIỆU MÔ PHỎNG" in page.extract_text() for page in pages)


# ── from the unit ────────────────────────────────────────────────────────────────────────────────────


def test_a_proposal_goes_to_the_district_and_to_the_province_where_there_is_none() -> None:
    said = written("proposal")
    assert "Số: 07/TTr-UBND" in said
    assert "Kính gửi: Ủy ban nhân dân huyện Đồng Hỷ." in said
    assert "xã Hóa Thượng đạt chuẩn nông thôn mới năm 2023" in said
    assert "1.421/1.480 (96%) số người trả lời" in said
    assert "Hồ sơ còn thiếu 1 giấy tờ" in said
    later = written("proposal", case=given.case(district=None))
    assert "Kính gửi: Ủy ban nhân dân tỉnh Thái Nguyên." in later
    assert "huyện" not in later


def test_a_hamlet_is_put_forward_by_its_commune_and_decided_in_the_district() -> None:
    hamlet = replace(
        given.case(), unit="xóm Đồng Thịnh", commune="xã Hóa Thượng", subject=Subject.HAMLET, title=Title.MODEL
    )
    said = written("proposal", case=hamlet)
    assert "XÃ HÓA THƯỢNG" in said
    assert "xóm Đồng Thịnh đạt chuẩn nông thôn mới kiểu mẫu năm 2023" in said
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN ĐỒNG HỶ" in written("draft_decision", case=hamlet)


def test_what_nobody_said_is_a_dotted_line_and_not_a_number() -> None:
    said = read(proposal(Proposal(replace(given.case(), procedure=None), given.Head(), given.criteria())))
    assert "Số: ……/TTr-UBND" in said
    assert "Nợ đọng xây dựng cơ bản thuộc Chương trình trên địa bàn: ……" in said
    assert "chưa có kết quả lấy ý kiến" in said
    assert "Căn cứ quy định về xét công nhận, công bố ……" in said
    assert FORM_NOTE in said


def test_the_report_says_every_criterion_with_value_demand_article_and_gap() -> None:
    paper = results(Results(given.case(), given.HEAD, given.criteria(), Decimal("1250.5"), None, given.SURVEY))
    said = read(paper)
    for criterion in given.criteria():
        assert " ".join(criterion.name.split()) in said, criterion.name
    assert "từ 42 triệu đồng/người/năm trở lên (vùng TDMNPB, năm 2023)" in said
    assert "còn thiếu 1,8 triệu đồng/người/năm" in said
    assert "TC 10*" in said
    assert "Dấu * : nội dung chưa được đối chiếu với văn bản gốc." in said
    assert "(theo kê khai): 1.250,5 triệu đồng" in said
    assert "19 tiêu chí, 57 chỉ tiêu" in said
    assert "chưa có số liệu, mức ≥ 80%" in said


def test_opinions_keep_their_base_and_their_answer() -> None:
    said = written("opinions")
    assert "1.460/1.500 (97,3%)" in said
    assert "Đã đưa vào kế hoạch năm sau." in said
    assert "Từ ngày 01/11/2023 đến ngày 15/11/2023 (15 ngày)" in said
    assert "Thời gian, hình thức công khai: ……" in written("opinions", publications=(), comments=())


def test_arrears_are_what_the_unit_declares_and_a_missing_sum_stays_open() -> None:
    assert "Tổng cộng 4.100,5 3.800 2.549,5 1.250,5" in written("arrears")
    works = (given.WORKS[0], replace(given.WORKS[1], owed=None))
    assert "Tổng cộng 4.100,5 3.800 2.549,5 ……" in written("arrears", works=works)
    none = read(arrears(Arrears(given.case(), given.HEAD, Decimal(0))))
    assert "Không có nợ đọng xây dựng cơ bản" in none


# ── meetings, surveys, appraisal ─────────────────────────────────────────────────────────────────────


def test_minutes_hold_the_vote_against_the_rule_and_say_when_there_is_none() -> None:
    said = written("unit_minutes")
    assert "57/60 (95%) số phiếu. Tỷ lệ quy định: từ 90% trở lên (QĐ 18/2022/QĐ-TTg; chưa đối chiếu)" in said
    assert "Đối chiếu: đạt." in said
    assert "THƯ KÝ (Ký, ghi rõ họ tên)" in said
    open_ = written("unit_minutes", agreement=given.Rule())
    assert "Tỷ lệ quy định: chưa có quy định được nhập. Đối chiếu: chưa đủ căn cứ." in open_
    assert "HUYỆN ĐỒNG HỶ" in written("district_minutes")


def test_the_survey_is_published_in_total_item_by_item_with_its_base() -> None:
    said = written("satisfaction")
    assert "Câu hỏi thứ 10 1.310 1.470 89,1% Đạt" in said
    assert "1.421/1.480 (96%) số người trả lời (mức quy định: từ 90% trở lên" in said
    assert "tỷ lệ số hộ được lấy ý kiến: 71,4% (mức quy định: chưa có quy định được nhập)" in said


def test_the_council_says_who_was_there_and_how_ballots_and_points_fell() -> None:
    said = written("council_minutes")
    assert "20/21 (95,2%). Tỷ lệ có mặt quy định: chưa có quy định được nhập" in said
    assert "10 Thu nhập 19 1 0 20 95%" in said
    assert "Toàn bộ hồ sơ 20 0 0 20 100% 97,5" in said
    assert "Điểm thẩm định: 97,5/100. Mức quy định: chưa có quy định được nhập" in said
    assert "Phó Giám đốc Sở Xây dựng Thành viên Vắng" in said


def test_slips_keep_every_word_and_name_the_criteria_without_one() -> None:
    said = written("appraisal_slips")
    assert "trả lại 02/02/2024 Thiếu biên bản nghiệm thu." in said
    assert "Số tiêu chí đã có ý kiến: 1/19. Chưa có ý kiến: 1, 3, 4" in said
    slip = written("appraisal_slip")
    assert "SỞ GIAO THÔNG VẬN TẢI" in slip
    assert "Tiêu chí 2. Giao thông" in slip
    assert "Ngày 12/02/2024, Sở Giao thông vận tải: đồng ý." in slip


def test_reports_of_district_and_province_differ_in_who_writes_and_what_they_call_it() -> None:
    district, province = written("district_report"), written("appraisal_report")
    assert "Kết quả thẩm tra hồ sơ" in district
    assert "Kết quả thẩm định hồ sơ" in province
    assert "VĂN PHÒNG ĐIỀU PHỐI NÔNG THÔN MỚI TỈNH" in province
    assert "Số ngày công khai: 10, quy định ≥ 15 – chưa đạt (quy định chưa đối chiếu)" in province


# ── decision and trail ───────────────────────────────────────────────────────────────────────────────


def test_a_decision_is_a_draft_and_invents_no_number() -> None:
    for key in ("draft_decision", "withdrawal_decision"):
        said = written(key)
        assert "DỰ THẢO – chưa phải quyết định" in said
        assert "Số: ……/QĐ-UBND" in said
        assert "Căn cứ Luật Tổ chức chính quyền địa phương ngày …… tháng …… năm ……;" in said
        assert "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN" in said
    assert "Công nhận xã Hóa Thượng, huyện Đồng Hỷ, tỉnh Thái Nguyên, đạt chuẩn nông thôn mới" in written(
        "draft_decision"
    )
    taken = written("withdrawal_decision")
    assert "Thu hồi Quyết định số 512/QĐ-UBND ngày 20/3/2024" in taken


def test_an_announcement_says_three_dates() -> None:
    assert "Năm kết quả: 2023; ngày quyết định: 20/3/2024; ngày công bố: 02/4/2024." in written("announcement")


def test_the_trail_says_every_step_with_delay_caution_and_paper() -> None:
    said = written("trail")
    assert "05/01/2024 (chậm 4 ngày)" in said
    assert "Vẫn thực hiện, lý do: Đã giải trình với huyện." in said
    assert "Tờ trình 07/TTr-UBND 05/01/2024 hệ thống lập 15/01/2024 09:05, Cán bộ xã aaaaaaaaaaaaaaaa" in said
    assert "Thiếu biên bản nghiệm thu." in said
    assert "2 bước, 1 giấy tờ, 3 ý kiến thẩm tra, 1 cuộc họp" in said
