"""Báo cáo kết quả lấy ý kiến hài lòng: the survey in total, item by item, with its base."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chungsuc.reports.dossier.inputs import Case, Head, Rule, Survey, percent
from chungsuc.reports.dossier.offices import Office, front
from chungsuc.reports.dossier.phrases import bases, filed, paper, say_percent, say_share, titled, upper
from chungsuc.reports.dossier.rows import row, say_held, say_rule, table
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
    RowLook,
)
from chungsuc.reports.official.words import LONG_DOTS, capital, say_amount, say_day

_C, _R = Align.CENTRE, Align.RIGHT


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """The survey, ``None`` when there is none; ``office`` blank: the Front of the district, or of the unit."""

    case: Case
    head: Head
    survey: Survey | None
    office: Office | None = None


def satisfaction(given: Satisfaction) -> OfficialPaper:
    """Write the report on people's satisfaction (báo cáo kết quả lấy ý kiến hài lòng)."""
    case, survey = given.case, given.survey or Survey()
    office = given.office or front(case.district or case.unit)
    blocks: list[Block] = [
        *bases(case),
        Paragraph(f"{capital(office.name)} báo cáo kết quả lấy ý kiến về sự hài lòng của người dân đối với kết quả "
                  f"xây dựng nông thôn mới tại {case.unit} để đề nghị công nhận {titled(case)} như sau:"),
        Heading("Phạm vi, thời gian, số phiếu", 2),
        Items(_scope(survey)),
        Heading("Kết quả theo nội dung", 2),
        _items(survey) if survey.questions else Paragraph(f"Kết quả theo nội dung: {LONG_DOTS}"),
        Heading("Kết quả chung", 2),
        *_overall(survey),
        Paragraph("Ý kiến được lấy không ghi tên; báo cáo chỉ công bố số tổng hợp./."),
    ]  # fmt: skip
    return paper(
        case, given.head, office, "BÁO CÁO", "BC",
        f"Kết quả lấy ý kiến về sự hài lòng của người dân\nđối với {titled(case)}", blocks,
        addressees=(f"{upper(case).name}.",), recipients=filed(office), counts=f"{len(survey.questions)} nội dung",
    )  # fmt: skip


def _scope(survey: Survey) -> tuple[str, ...]:
    days = f"từ ngày {say_day(survey.begins)} đến ngày {say_day(survey.ends)}"
    return (
        f"Thời gian lấy ý kiến: {days};",
        f"Số hộ trên địa bàn: {say_amount(survey.households)}; số phiếu phát ra: {say_amount(survey.asked)}; tỷ lệ số "
        f"hộ được lấy ý kiến: {say_percent(percent(survey.asked, survey.households))} "
        f"({_demand(survey.share, percent(survey.asked, survey.households))});",
        f"Số phiếu thu về: {say_share(survey.answered, survey.asked)} số phiếu phát ra.",
    )


def _items(survey: Survey) -> Block:
    names = ("TT", "Nội dung lấy ý kiến", "Số hài lòng", "Số trả lời", "Tỷ lệ hài lòng", "Đối chiếu")
    columns = (Column(1, _C), Column(7), Column(1.8, _R), Column(1.8, _R), Column(2, _R), Column(2.4, _C))
    rows = [
        row(one.no, one.text, say_amount(one.satisfied), say_amount(one.answered),
            say_percent(percent(one.satisfied, one.answered)),
            say_held(percent(one.satisfied, one.answered), survey.each))
        for one in survey.questions
    ]  # fmt: skip
    note = Cell(f"Mức quy định cho từng nội dung: {say_rule(survey.each)}", span=6, align=Align.LEFT)
    return table(names, columns, [*rows, Row((note,), RowLook.TOTAL)])


def _overall(survey: Survey) -> list[Block]:
    if survey.satisfied is None:
        return [Paragraph(f"Tỷ lệ hài lòng chung: {LONG_DOTS}")]
    share = percent(survey.satisfied, survey.answered)
    said = f"{say_share(survey.satisfied, survey.answered)} số người trả lời ({_demand(survey.overall, share)})"
    return [Paragraph(f"Số người hài lòng với kết quả xây dựng nông thôn mới: {said}.")]


def _demand(rule: Rule, share: Decimal | None) -> str:
    """Say what is asked, and whether a share reaches it."""
    said = f"mức quy định: {say_rule(rule)}"
    if rule.value is None or share is None:
        return said
    return f"{said}: {say_held(share, rule).lower()}"
