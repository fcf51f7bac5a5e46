"""Tờ trình của huyện, tờ trình của tỉnh: a dossier goes on to whoever decides."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chungsuc.reports.dossier.inputs import Case, Criterion, Head, PaperLine, Sitting, Survey
from chungsuc.reports.dossier.offices import Office, committee
from chungsuc.reports.dossier.phrases import bases, filed, paper, proposer, say_share, titled
from chungsuc.reports.dossier.proposal import checklist, results_in_short
from chungsuc.reports.official.model import Block, Heading, OfficialPaper, Paragraph
from chungsuc.reports.official.words import DOTS, capital, say_day

CENTRE = ("Thủ tướng Chính phủ;", "Hội đồng thẩm định Trung ương.")


@dataclass(frozen=True, slots=True)
class Forwarding:
    """A dossier passed on, with what was found; ``report`` names the report of verification that goes with it."""

    case: Case
    head: Head
    criteria: tuple[Criterion, ...]
    arrears: Decimal | None = None
    secure: bool | None = None
    survey: Survey | None = None
    papers: tuple[PaperLine, ...] = ()
    sitting: Sitting | None = None
    report: str = ""
    addressees: tuple[str, ...] = ()


def district_proposal(given: Forwarding) -> OfficialPaper:
    """Write the district's proposal to the province (tờ trình của huyện)."""
    office, to = committee(given.case.district or f"huyện {DOTS}"), committee(given.case.province)
    return _proposal(given, office, given.addressees or (f"{to.name}.",), "thẩm định, công nhận")


def central_proposal(given: Forwarding) -> OfficialPaper:
    """Write the province's proposal to the centre, for a district or the province itself (tờ trình của tỉnh)."""
    return _proposal(given, committee(given.case.province), given.addressees or CENTRE, "thẩm định, xét công nhận")


def _proposal(given: Forwarding, office: Office, to: tuple[str, ...], what: str) -> OfficialPaper:
    case = given.case
    whom = " và ".join(one.rstrip(";.") for one in to)
    report = f"Trên cơ sở {given.report or f'báo cáo thẩm tra số {DOTS}'}, {office.name}"
    if case.subject.value != "province":
        report = f"Xét đề nghị của {proposer(case).name}; {report[0].lower()}{report[1:]}"
    blocks: list[Block] = [
        *bases(case),
        Paragraph(f"{capital(report)} trình {whom} {what} {titled(case)} như sau:"),
        Heading("Kết quả thẩm tra", 2),
        *results_in_short(case, given.criteria, given.arrears, given.secure, given.survey),
    ]
    whole = given.sitting.vote if given.sitting else None
    if given.sitting is not None and whole is not None:
        day, share = say_day(given.sitting.held_on), say_share(whole.agreeing, whole.cast)
        blocks.append(Paragraph(f"Kết quả bỏ phiếu, biểu quyết tại cuộc họp ngày {day}: đồng ý {share} số phiếu."))
    blocks += [
        *checklist(given.papers),
        Heading("Đề nghị", 2),
        Paragraph(f"{capital(office.name)} kính trình {whom} xem xét, {what} {titled(case)}./."),
    ]
    return paper(
        case, given.head, office, "TỜ TRÌNH", "TTr", f"Về việc đề nghị {what}\n{titled(case)}", blocks,
        addressees=to, recipients=filed(office), counts=f"{len(given.papers)} giấy tờ",
    )  # fmt: skip
