"""Dự thảo quyết định công nhận, thông báo công bố, dự thảo quyết định thu hồi."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chungsuc.law.tree import Subject
from chungsuc.recognition.ranks import TITLE_VI
from chungsuc.reports.dossier.inputs import LOCAL, Case, Finding, Head
from chungsuc.reports.dossier.offices import Office, chairman, committee
from chungsuc.reports.dossier.phrases import bases, paper, parents, proposer, titled
from chungsuc.reports.official.model import Block, Items, Look, OfficialPaper, Paragraph, Run
from chungsuc.reports.official.words import DOTS, LONG_DOTS, capital, say_day

DRAFT = "DỰ THẢO – chưa phải quyết định; chỉ có giá trị khi người có thẩm quyền ký ban hành"
_GOVERNMENT = f"Căn cứ Luật Tổ chức chính quyền địa phương ngày {DOTS} tháng {DOTS} năm {DOTS}"


@dataclass(frozen=True, slots=True)
class DraftDecision:
    """A recognition still to be decided; ``asked_by`` names who proposes it and by which paper."""

    case: Case
    head: Head
    asked_by: str = ""
    office: Office | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as recorded: number, day, signer's office, deciding authority."""

    number: str
    decided_on: date | None
    decided_by: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A recognition made public on a day."""

    case: Case
    head: Head
    decided: Decided
    announced_on: date | None
    office: Office | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A title to be withdrawn: the decision that gave it, why, and what was found; ``asked_by`` as above."""

    case: Case
    head: Head
    recognised: Decided
    reasons: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    asked_by: str = ""
    office: Office | None = None


def decider(case: Case) -> Office:
    """Give who decides by default: the Chairman of the province, of the district for what lies below a commune."""
    if case.subject in LOCAL and case.district:
        return chairman(case.district)
    return chairman(case.province)


def draft_decision(given: DraftDecision) -> OfficialPaper:
    """Draft the decision of recognition (dự thảo quyết định công nhận)."""
    case = given.case
    articles = (
        f"Công nhận {case.unit}{_where(case)} {TITLE_VI[case.title]} năm {case.result_year}.",
        f"{capital(proposer(case).name)} có trách nhiệm tiếp tục duy trì và nâng cao chất lượng các tiêu chí đã đạt.",
    )
    return _decision(
        case, given.head, given.office or decider(case), f"Về việc công nhận {titled(case)}", articles, given.asked_by
    )


def withdrawal_decision(given: Withdrawal) -> OfficialPaper:
    """Draft the decision that withdraws a title (dự thảo quyết định thu hồi)."""
    case, old = given.case, given.recognised
    articles = (
        f"Thu hồi {_said(old)} công nhận {case.unit}{_where(case)} {TITLE_VI[case.title]} năm {case.result_year}. "
        f"Lý do: {'; '.join(given.reasons) or LONG_DOTS}.",
        f"{capital(proposer(case).name)} có trách nhiệm khắc phục các nội dung chưa đạt; việc đề nghị công nhận lại "
        "thực hiện theo quy định hiện hành.",
    )
    more: list[Block] = []
    if given.findings:
        more = [
            Paragraph("Kết quả đối chiếu với các trường hợp thu hồi:"),
            Items(tuple(one.said for one in given.findings)),
        ]
    office = given.office or decider(case)
    subject = f"Về việc thu hồi quyết định công nhận {case.unit}\n{TITLE_VI[case.title]}"
    return _decision(case, given.head, office, subject, articles, given.asked_by, more)


def announcement(given: Announcement) -> OfficialPaper:
    """Write the notice that makes a recognition public (thông báo công bố)."""
    case, decided = given.case, given.decided
    office = given.office or (committee(case.province) if case.subject is Subject.COMMUNE else proposer(case))
    blocks: list[Block] = [
        Paragraph(f"{capital(office.name)} thông báo công bố {case.unit}{_where(case)} {TITLE_VI[case.title]} năm "
                  f"{case.result_year}, theo {_said(decided)}."),
        Paragraph(f"Năm kết quả: {case.result_year}; ngày quyết định: {say_day(decided.decided_on)}; ngày công bố: "
                  f"{say_day(given.announced_on)}."),
        Paragraph("Đề nghị các cơ quan, đơn vị thông tin rộng rãi để các tổ chức và Nhân dân được biết./."),
    ]  # fmt: skip
    return paper(
        case, given.head, office, "THÔNG BÁO", "TB", f"Công bố {titled(case)}", blocks,
        recipients=(f"{capital(proposer(case).name)};", "Các cơ quan liên quan;", "Lưu: VT."),
    )  # fmt: skip


def _said(decided: Decided) -> str:
    number = decided.number.removeprefix("QĐ ").strip() or DOTS  # the word stands before it in full
    return f"Quyết định số {number} ngày {say_day(decided.decided_on)} của {decided.decided_by or DOTS}"


def _where(case: Case) -> str:
    where = parents(case)
    return f", {where}," if where else ""


def _decision(
    case: Case, head: Head, office: Office, subject: str, articles: Iterable[str], asked_by: str,
    more: Iterable[Block] = (),
) -> OfficialPaper:  # fmt: skip
    who = f"Chánh Văn phòng {office.name.removeprefix('Chủ tịch ')}"
    last = (
        f"Quyết định này có hiệu lực kể từ ngày ký. {who}, Thủ trưởng các cơ quan liên quan và "
        f"{proposer(case).name} chịu trách nhiệm thi hành Quyết định này./."
    )
    asked = f"Theo đề nghị của {asked_by or LONG_DOTS}"
    law = bases(case, asked, ends=".")
    blocks: list[Block] = [
        Paragraph(f"{_GOVERNMENT};", Look.BASIS),
        *law,
        *more,
        Paragraph("QUYẾT ĐỊNH:", Look.CENTRED),
    ]
    for number, text in enumerate((*articles, last), 1):
        blocks.append(Paragraph((Run(f"Điều {number}. ", bold=True), Run(text))))
    return paper(
        case, head, office, "QUYẾT ĐỊNH", "QĐ", subject, blocks, authority=office.name.upper(), marks=(DRAFT,),
        recipients=("Như Điều 3;", "Các cơ quan liên quan;", "Lưu: VT, NTM."),
    )  # fmt: skip
