"""Báo cáo kết quả thực hiện: what the unit reached, criterion by criterion, by its own word (tự đánh giá)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chungsuc.reports.dossier.criteria_table import counted, detail, summary
from chungsuc.reports.dossier.inputs import Case, Criterion, Head, Survey
from chungsuc.reports.dossier.phrases import (
    bases,
    filed,
    indicator_tally,
    narrative,
    open_items,
    paper,
    parents,
    proposer,
    say_arrears,
    say_security,
    tally,
    titled,
    upper,
)
from chungsuc.reports.dossier.proposal import satisfaction
from chungsuc.reports.official.model import (
    Annex,
    Block,
    Heading,
    Items,
    Look,
    OfficialPaper,
    Paragraph,
    Picture,
)
from chungsuc.reports.official.words import capital, say_day


@dataclass(frozen=True, slots=True)
class Results:
    """What the report on results says; the texts are the unit's own words, blank ones stay open."""

    case: Case
    head: Head
    criteria: tuple[Criterion, ...]
    arrears: Decimal | None = None
    secure: bool | None = None
    survey: Survey | None = None
    situation: str = ""
    steering: str = ""
    shortcomings: str = ""
    pictures: tuple[Picture, ...] = ()


def results(given: Results) -> OfficialPaper:
    """Write the report on results (báo cáo kết quả thực hiện), with every indicator in the annex."""
    case, criteria = given.case, given.criteria
    office, to = proposer(case), upper(case)
    met, asked = tally(criteria)
    fine, all_ = indicator_tally(criteria)
    where = parents(case)
    left = open_items(criteria)
    blocks: list[Block] = [
        *bases(case),
        Paragraph(f"{capital(office.name)} báo cáo kết quả thực hiện các tiêu chí để đề nghị công nhận "
                  f"{titled(case)} như sau:"),
        Heading("ĐẶC ĐIỂM TÌNH HÌNH CHUNG"),
        Paragraph(f"Đơn vị: {case.unit}{f', {where}' if where else ''}."),
        *narrative(given.situation),
        Heading("CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN"),
        *narrative(given.steering),
        Heading("KẾT QUẢ THỰC HIỆN"),
        Heading("Kết quả thực hiện các tiêu chí", 2),
        Paragraph(f"Theo số liệu đến ngày {say_day(case.assessed_on)}, đối chiếu {case.law.name}: đạt {met}/{asked} "
                  f"tiêu chí, {fine}/{all_} chỉ tiêu. Kết quả từng chỉ tiêu tại Phụ lục kèm theo."),
        Paragraph("Tổng hợp kết quả tự đánh giá theo tiêu chí", Look.CAPTION),
        summary(criteria),
        Heading("Các chỉ tiêu chưa đạt hoặc chưa đủ căn cứ đánh giá", 2),
        left or Paragraph("Không có."),
        Heading("Các điều kiện khác", 2),
        Items((f"{say_arrears(given.arrears)};", f"{say_security(given.secure)};", f"{satisfaction(given.survey)}.")),
        Heading("TỒN TẠI, HẠN CHẾ VÀ GIẢI PHÁP"),
        *narrative(given.shortcomings),
        Heading("ĐÁNH GIÁ CHUNG VÀ ĐỀ NGHỊ"),
        Paragraph(f"{capital(office.name)} báo cáo {to.name} xem xét, thẩm tra kết quả nêu trên./."),
    ]  # fmt: skip
    annexes = [Annex("Biểu chi tiết kết quả thực hiện các tiêu chí", detail(criteria, case.law), landscape=True)]
    if given.pictures:
        annexes.append(Annex("Hình ảnh minh họa", given.pictures))
    return paper(
        case, given.head, office, "BÁO CÁO", "BC", f"Kết quả thực hiện các tiêu chí đề nghị công nhận\n{titled(case)}",
        blocks, addressees=(f"{to.name}.",), recipients=filed(office), annexes=tuple(annexes),
        counts=counted(criteria),
    )  # fmt: skip
