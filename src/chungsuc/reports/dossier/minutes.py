"""Biên bản cuộc họp: the meeting of the unit, or of its district, with its vote in number."""

from __future__ import annotations

from dataclasses import dataclass

from chungsuc.reports.dossier.inputs import NO_RULE, Case, Head, Rule, Sitting
from chungsuc.reports.dossier.offices import committee
from chungsuc.reports.dossier.phrases import narrative, paper, proposer, say_share, titled
from chungsuc.reports.dossier.rows import say_held, say_rule, votes_table
from chungsuc.reports.official.model import Block, Heading, Items, OfficialPaper, Paragraph, Signature
from chungsuc.reports.official.words import DOTS, LONG_DOTS, say, say_amount, say_long_day

BY_HAND = "(Ký, ghi rõ họ tên)"
# Who they are stands in the text; the names are written by hand.
SECRETARY_AND_CHAIR = (Signature(("THƯ KÝ",), how=BY_HAND), Signature(("CHỦ TRÌ",), how=BY_HAND))


@dataclass(frozen=True, slots=True)
class Minutes:
    """A meeting and what its vote is held against."""

    case: Case
    head: Head
    sitting: Sitting
    agreement: Rule = NO_RULE


def unit_minutes(given: Minutes) -> OfficialPaper:
    """Write the minutes of the unit's own meeting (biên bản họp xã)."""
    return _minutes(given, district=False)


def district_minutes(given: Minutes) -> OfficialPaper:
    """Write the minutes of the district's meeting (biên bản họp của huyện)."""
    return _minutes(given, district=True)


def _minutes(given: Minutes, *, district: bool) -> OfficialPaper:
    case, sitting = given.case, given.sitting
    office = committee(case.district or f"huyện {DOTS}") if district else proposer(case)
    whole = sitting.vote
    blocks: list[Block] = [
        *opened(sitting),
        Heading("THÀNH PHẦN"),
        Items((f"Chủ trì: {say(sitting.chair, long=True)};", f"Thư ký: {say(sitting.secretary, long=True)};",
               f"Số người được mời: {say_amount(sitting.invited)}; có mặt: {say_amount(sitting.present)}.")),
        Heading("NỘI DUNG"),
        Paragraph(f"Xem xét hồ sơ, kết quả thực hiện các tiêu chí để đề nghị công nhận {titled(case)}."),
        *narrative(sitting.notes),
        Heading("KẾT QUẢ BIỂU QUYẾT"),
    ]  # fmt: skip
    if whole is None:
        blocks.append(Paragraph(f"Số người đồng ý/số người biểu quyết: {LONG_DOTS}"))
    else:
        blocks += [
            votes_table(sitting.votes),
            Paragraph(f"Đồng ý đề nghị công nhận: {say_share(whole.agreeing, whole.cast)} số phiếu. Tỷ lệ quy định: "
                      f"{say_rule(given.agreement)}. Đối chiếu: {say_held(whole.percent, given.agreement).lower()}."),
        ]  # fmt: skip
    blocks += closed()
    return paper(
        case, given.head, office, "BIÊN BẢN", "BB", f"Cuộc họp đề nghị xét công nhận\n{titled(case)}", blocks,
        signatures=SECRETARY_AND_CHAIR, recipients=("Thành phần dự họp;", "Lưu: VT."),
        counts=f"{len(sitting.votes)} nội dung biểu quyết",
    )  # fmt: skip


def opened(sitting: Sitting) -> list[Block]:
    """Say when and where a meeting began; the system keeps no hours."""
    return [Paragraph(f"Vào hồi {DOTS} giờ {DOTS} phút, {say_long_day(sitting.held_on)}, tại "
                      f"{say(sitting.place, long=True)}, đã diễn ra cuộc họp như sau:")]  # fmt: skip


def closed() -> list[Block]:
    """Say how a meeting ended."""
    return [Paragraph(f"Cuộc họp kết thúc vào hồi {DOTS} giờ {DOTS} phút cùng ngày. Biên bản được đọc lại cho những "
                      "người dự họp cùng nghe và ký xác nhận./.")]  # fmt: skip
