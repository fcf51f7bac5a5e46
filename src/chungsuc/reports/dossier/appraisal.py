"""Báo cáo thẩm tra của huyện, báo cáo thẩm định: criterion by criterion, with what the visit and the vote said."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chungsuc.reports.dossier.criteria_table import counted, detail, summary
from chungsuc.reports.dossier.inputs import (
    NO_RULE,
    Case,
    Criterion,
    Finding,
    Head,
    Opinion,
    PaperLine,
    Rule,
    Sitting,
    Survey,
    Visit,
)
from chungsuc.reports.dossier.offices import Office, committee, coordination_office
from chungsuc.reports.dossier.phrases import (
    bases,
    filed,
    indicator_tally,
    narrative,
    paper,
    proposer,
    say_arrears,
    say_security,
    say_share,
    still_open,
    tally,
    titled,
)
from chungsuc.reports.dossier.proposal import checklist, satisfaction
from chungsuc.reports.dossier.rows import findings_list, opinions_table, say_held, say_rule
from chungsuc.reports.official.model import Annex, Block, Heading, Items, Look, OfficialPaper, Paragraph
from chungsuc.reports.official.words import DOTS, LONG_DOTS, capital, say_day


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What a district's verification, or the province's appraisal, found.

    ``opinions`` are words on single criteria, newest last; ``findings`` what the conditions of the step said;
    ``remarks`` the appraiser's own words. ``office`` blank: the district's committee, or the coordination office.
    """

    case: Case
    head: Head
    criteria: tuple[Criterion, ...]
    arrears: Decimal | None = None
    secure: bool | None = None
    survey: Survey | None = None
    papers: tuple[PaperLine, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    findings: tuple[Finding, ...] = ()
    visit: Visit | None = None
    sitting: Sitting | None = None
    agreement: Rule = NO_RULE
    remarks: str = ""
    office: Office | None = None


def district_report(given: Appraisal) -> OfficialPaper:
    """Write the district's report of verification (báo cáo thẩm tra của huyện)."""
    office = given.office or committee(given.case.district or f"huyện {DOTS}")
    return _report(given, office, "thẩm tra")


def appraisal_report(given: Appraisal) -> OfficialPaper:
    """Write the province's report of appraisal (báo cáo thẩm định)."""
    office = given.office or coordination_office(given.case.province)
    return _report(given, office, "thẩm định")


def _report(given: Appraisal, office: Office, what: str) -> OfficialPaper:
    case = given.case
    to = committee(case.province).name
    blocks: list[Block] = [
        *bases(case),
        Paragraph(f"{capital(office.name)} báo cáo kết quả {what} hồ sơ của {proposer(case).name} đề nghị công nhận "
                  f"{titled(case)} như sau:"),
        Heading("HỒ SƠ"),
        *(checklist(given.papers)[1:] or [Paragraph(f"Thành phần hồ sơ: {LONG_DOTS}")]),
        Heading(f"KẾT QUẢ {what.upper()} CÁC TIÊU CHÍ"),
        *_criteria(given, what),
        Heading("CÁC ĐIỀU KIỆN KHÁC"),
        Items((f"{say_arrears(given.arrears)};", f"{say_security(given.secure)};", f"{satisfaction(given.survey)}.")),
        *([Paragraph("Đối chiếu với các quy định đã nhập:"), findings_list(given.findings)] if given.findings else []),
        *_visit(given.visit),
        *_vote(given),
        Heading("NHẬN XÉT, KIẾN NGHỊ"),
        *narrative(given.remarks),
        Paragraph(f"{capital(office.name)} báo cáo {to} xem xét, quyết định./."),
    ]  # fmt: skip
    return paper(
        case, given.head, office, "BÁO CÁO", "BC", f"Kết quả {what} hồ sơ đề nghị công nhận\n{titled(case)}", blocks,
        addressees=(f"{to}.",), recipients=filed(office, proposer(case).name), counts=counted(given.criteria),
        annexes=(Annex(f"Biểu chi tiết kết quả {what} các tiêu chí", detail(given.criteria, case.law, capital(what)),
                       landscape=True),),
    )  # fmt: skip


def _criteria(given: Appraisal, what: str) -> list[Block]:
    met, asked = tally(given.criteria)
    fine, all_ = indicator_tally(given.criteria)
    blocks: list[Block] = [
        Paragraph(f"Theo số liệu đến ngày {say_day(given.case.assessed_on)}: đạt {met}/{asked} tiêu chí, {fine}/{all_} "
                  "chỉ tiêu. Kết quả từng chỉ tiêu tại Phụ lục kèm theo."),
        summary(given.criteria, capital(what)),
    ]  # fmt: skip
    blocks += still_open(given.criteria)
    if given.opinions:
        blocks += [Paragraph("Ý kiến của các cơ quan đối với từng tiêu chí", Look.CAPTION)]
        blocks.append(opinions_table(given.opinions))
    return blocks


def _visit(visit: Visit | None) -> list[Block]:
    if visit is None:
        return []
    good = {True: "đạt yêu cầu", False: "còn tồn tại phải khắc phục", None: DOTS}[visit.good]
    day = say_day(visit.held_on)
    return [
        Heading("KIỂM TRA THỰC ĐỊA"),
        Paragraph(f"Ngày kiểm tra: {day}; kết luận: {good}."),
        *narrative(visit.findings),
    ]


def _vote(given: Appraisal) -> list[Block]:
    whole = given.sitting.vote if given.sitting else None
    if given.sitting is None or whole is None:
        return []
    return [
        Heading("KẾT QUẢ BỎ PHIẾU, BIỂU QUYẾT"),
        Paragraph(f"Cuộc họp ngày {say_day(given.sitting.held_on)}, có mặt "
                  f"{say_share(given.sitting.present, given.sitting.invited)} thành viên: đồng ý "
                  f"{say_share(whole.agreeing, whole.cast)} số phiếu. Tỷ lệ quy định: {say_rule(given.agreement)}; đối "
                  f"chiếu: {say_held(whole.percent, given.agreement).lower()}."),
    ]  # fmt: skip
