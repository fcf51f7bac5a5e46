"""The papers of a dossier say what was found, leave open what nobody said, and never invent."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

from pypdf import PdfReader

import dossier_cases as given
from chungsuc.reports.dossier.proposal import Proposal, proposal
from chungsuc.reports.dossier.results import Results, results
from chungsuc.reports.official.model import OfficialPaper
from chungsuc.reports.official.pdf import pdf


def read(paper: OfficialPaper) -> str:
    """The whole paper as one line of text, as a reader of the PDF copies it."""
    pages = PdfReader(io.BytesIO(pdf(paper))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_proposal_goes_to_the_district_and_to_the_province_where_there_is_none() -> None:
    asked = Proposal(given.case(), given.HEAD, given.criteria(), Decimal(0), True, given.SURVEY, given.PAPERS)
    said = read(proposal(asked))
    assert "Số: 07/TTr-UBND" in said
    assert "Kính gửi: Ủy ban nhân dân huyện Đồng Hỷ." in said
    assert "xã Hóa Thượng đạt chuẩn nông thôn mới năm 2023" in said
    assert "1.421/1.480 (96%) số người trả lời" in said
    assert "Hồ sơ còn thiếu 1 giấy tờ" in said
    later = read(proposal(replace(asked, case=given.case(district=None))))
    assert "Kính gửi: Ủy ban nhân dân tỉnh Thái Nguyên." in later
    assert "huyện" not in later


def test_what_nobody_said_is_a_dotted_line_and_not_a_number() -> None:
    said = read(proposal(Proposal(replace(given.case(), procedure=None), given.Head(), given.criteria())))
    assert "Số: ……/TTr-UBND" in said
    assert "Nợ đọng xây dựng cơ bản thuộc Chương trình trên địa bàn: ……" in said
    assert "chưa có kết quả lấy ý kiến" in said
    assert "Căn cứ quy định về xét công nhận, công bố ……" in said
    assert "Mẫu của hệ thống; chưa đối chiếu mẫu ban hành kèm QĐ 18/2022/QĐ-TTg." in said


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
    assert "64/64 nội dung của bộ tiêu chí chưa được đối chiếu với văn bản gốc" in said
    assert "19 tiêu chí, 57 chỉ tiêu" in said
    unknown = next(one for one in given.criteria() if one.no == "3")
    assert unknown.indicators[0].gap == "chưa có số liệu, mức ≥ 80%"
