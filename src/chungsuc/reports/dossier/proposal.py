"""Tờ trình: a unit asks for its title, or a district passes the asking on (đề nghị thẩm tra, xét công nhận)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chungsuc.reports.dossier.inputs import Case, Criterion, Head, PaperLine, Survey
from chungsuc.reports.dossier.phrases import (
    bases,
    filed,
    indicator_tally,
    paper,
    proposer,
    say_arrears,
    say_security,
    say_share,
    still_open,
    tally,
    titled,
    upper,
)
from chungsuc.reports.official.model import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Items,
    OfficialPaper,
    Paragraph,
    Row,
    Table,
    Text,
)
from chungsuc.reports.official.words import DOTS, capital, say_amount, say_day


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the unit's proposal says; ``papers`` is the check-list with what is there and what is missing."""

    case: Case
    head: Head
    criteria: tuple[Criterion, ...]
    arrears: Decimal | None = None
    secure: bool | None = None
    survey: Survey | None = None
    papers: tuple[PaperLine, ...] = ()


def proposal(given: Proposal) -> OfficialPaper:
    """Write the unit's proposal (tờ trình của UBND xã)."""
    case = given.case
    office, to = proposer(case), upper(case)
    blocks: list[Block] = [
        *bases(case),
        Paragraph(f"{capital(office.name)} kính trình {to.name} xem xét, thẩm tra hồ sơ, đề nghị công nhận "
                  f"{titled(case)} như sau:"),
        Heading("Kết quả thực hiện", 2),
        *results_in_short(given.case, given.criteria, given.arrears, given.secure, given.survey),
        *checklist(given.papers),
        Heading("Đề nghị", 2),
        Paragraph(f"{capital(office.name)} đề nghị {to.name} xem xét, thẩm tra và trình cấp có thẩm quyền công nhận "
                  f"{titled(case)}./."),
    ]  # fmt: skip
    return paper(
        case, given.head, office, "TỜ TRÌNH", "TTr", f"Về việc đề nghị thẩm tra, xét công nhận\n{titled(case)}", blocks,
        addressees=(f"{to.name}.",), recipients=filed(office), counts=f"{len(given.papers)} giấy tờ",
    )  # fmt: skip


def results_in_short(
    case: Case, criteria: tuple[Criterion, ...], arrears: Decimal | None, secure: bool | None, survey: Survey | None
) -> list[Block]:
    """Say what was reached, in the sentences that all proposals and reports share."""
    met, asked = tally(criteria)
    fine, all_ = indicator_tally(criteria)
    said: list[Text] = [
        f"Kết quả thực hiện tiêu chí (số liệu đến ngày {say_day(case.assessed_on)}): đạt {met}/{asked} tiêu chí, "
        f"{fine}/{all_} chỉ tiêu theo {case.law.name};",
        f"{say_arrears(arrears)};",
        f"{say_security(secure)};",
        f"{satisfaction(survey)}.",
    ]
    return [Items(tuple(said)), *still_open(criteria)]


def satisfaction(survey: Survey | None) -> str:
    """Say how satisfied residents are, with the base; dotted when nobody was asked."""
    if survey is None or survey.satisfied is None:
        return f"Tỷ lệ người dân hài lòng về kết quả xây dựng nông thôn mới: {DOTS} (chưa có kết quả lấy ý kiến)"
    said = say_share(survey.satisfied, survey.answered)
    return f"Tỷ lệ người dân hài lòng về kết quả xây dựng nông thôn mới: {said} số người trả lời"


def checklist(papers: tuple[PaperLine, ...]) -> list[Block]:
    """List the papers of the dossier; what is missing says so, and an unchecked list too."""
    if not papers:
        return []
    rows = tuple(
        Row((Cell(str(number)), Cell(one.name), Cell(one.made_by or DOTS), Cell(_identity(one)),
             Cell("Có" if one.there else "Thiếu")))
        for number, one in enumerate(papers, 1)
    )  # fmt: skip
    names = ("TT", "Tên giấy tờ", "Cơ quan lập", "Số, ngày", "Trong hồ sơ")
    columns = (Column(1, Align.CENTRE), Column(6), Column(3), Column(3), Column(1.8, Align.CENTRE))
    blocks: list[Block] = [
        Heading("Thành phần hồ sơ", 2),
        Table(columns, (Row(tuple(Cell(name) for name in names)),), rows),
    ]
    missing = sum(not one.there for one in papers)
    if missing:
        blocks.append(Paragraph(f"Hồ sơ còn thiếu {say_amount(missing)} giấy tờ nêu trong bảng trên."))
    if any(not one.verified for one in papers):
        blocks.append(Paragraph("Danh mục giấy tờ chưa được đối chiếu đủ với văn bản quy định."))
    return blocks


def _identity(one: PaperLine) -> str:
    if not one.there:
        return ""
    number = one.number or DOTS
    return f"{number}, {say_day(one.dated)}" if one.dated else number
