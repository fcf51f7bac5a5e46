"""Phiếu thẩm tra: what one department says of its criteria; and all slips of a dossier in one table."""

from __future__ import annotations

from dataclasses import dataclass

from chungsuc.engine.verdict import Status
from chungsuc.reports.dossier.criteria_table import counted, detail
from chungsuc.reports.dossier.inputs import Case, Criterion, Head, Opinion
from chungsuc.reports.dossier.offices import Office, agency, coordination_office
from chungsuc.reports.dossier.phrases import STATUS_VI, bases, narrative, paper, titled
from chungsuc.reports.dossier.rows import opinions_table, pairs
from chungsuc.reports.official.model import Annex, Block, Items, OfficialPaper, Paragraph, Run
from chungsuc.reports.official.words import DOTS, LONG_DOTS, capital, say_day


@dataclass(frozen=True, slots=True)
class Slip:
    """One department's words on criteria it answers for, oldest first; ``criteria`` are those criteria."""

    case: Case
    head: Head
    department: str
    criteria: tuple[Criterion, ...]
    opinions: tuple[Opinion, ...]
    office: Office | None = None


@dataclass(frozen=True, slots=True)
class Slips:
    """The words of all departments on all criteria, oldest first."""

    case: Case
    head: Head
    criteria: tuple[Criterion, ...]
    opinions: tuple[Opinion, ...]
    office: Office | None = None


def appraisal_slip(given: Slip) -> OfficialPaper:
    """Write the slip of one department, criterion by criterion (phiếu thẩm tra của sở)."""
    case = given.case
    office = given.office or agency(given.department, case.province)
    blocks: list[Block] = [
        pairs((("Cơ quan thẩm tra", given.department), ("Hồ sơ", case.number), ("Đơn vị đề nghị", capital(case.unit)),
               ("Danh hiệu đề nghị", f"{capital(titled(case))}"), ("Số liệu đến ngày", say_day(case.assessed_on)))),
    ]  # fmt: skip
    for one in given.criteria:
        blocks += _criterion(one, [word for word in given.opinions if word.no == one.no])
    blocks.append(Paragraph(f"Ý kiến khác của cơ quan thẩm tra: {LONG_DOTS}"))
    return paper(
        case, given.head, office, "PHIẾU THẨM TRA", "", f"Các tiêu chí trong hồ sơ đề nghị công nhận\n{titled(case)}",
        blocks, recipients=("Văn phòng Điều phối nông thôn mới tỉnh;", "Lưu: VT."),
        annexes=(Annex("Số liệu từng chỉ tiêu", detail(given.criteria, case.law, "Đối chiếu"), landscape=True),),
        counts=counted(given.criteria),
    )  # fmt: skip


def _criterion(one: Criterion, words: list[Opinion]) -> list[Block]:
    met = sum(row.status is Status.MET for row in one.asked)
    said: list[Block] = [
        Paragraph((Run(f"Tiêu chí {one.no}. {one.name}", bold=True),)),
        Paragraph(f"Kết quả đối chiếu số liệu với bộ tiêu chí: {STATUS_VI[one.status].lower()} "
                  f"({met}/{len(one.asked)} chỉ tiêu đạt)."),
    ]  # fmt: skip
    if not words:
        return [*said, Paragraph(f"Ý kiến thẩm tra: {LONG_DOTS}")]
    for word in words:
        said.append(Items((f"Ngày {say_day(word.on) if word.on else DOTS}, {word.department or DOTS}: {word.word}"
                           f"{'' if word.text else '.'}",)))  # fmt: skip
        if word.text:
            said += narrative(word.text)
    return said


def appraisal_slips(given: Slips) -> OfficialPaper:
    """Write all slips of a dossier in one table (tổng hợp phiếu thẩm tra)."""
    case = given.case
    office = given.office or coordination_office(case.province)
    last = {word.no: word for word in given.opinions}
    asked = [one for one in given.criteria if one.counted]
    open_ = [one.no for one in asked if one.no not in last]
    blocks: list[Block] = [
        *bases(case),
        Paragraph(f"{capital(office.name)} tổng hợp ý kiến thẩm tra của các cơ quan đối với hồ sơ đề nghị công nhận "
                  f"{titled(case)} như sau:"),
        opinions_table(given.opinions) if given.opinions else Paragraph(LONG_DOTS),
        Paragraph(f"Số tiêu chí đã có ý kiến: {len(asked) - len(open_)}/{len(asked)}."
                  + (f" Chưa có ý kiến: {', '.join(open_)}." if open_ else "")),
    ]  # fmt: skip
    return paper(
        case, given.head, office, "PHIẾU TỔNG HỢP", "",
        f"Ý kiến thẩm tra từng tiêu chí hồ sơ đề nghị công nhận\n{titled(case)}", blocks,
        recipients=("Các cơ quan thẩm tra;", "Lưu: VT."), counts=f"{len(given.opinions)} ý kiến",
    )  # fmt: skip
