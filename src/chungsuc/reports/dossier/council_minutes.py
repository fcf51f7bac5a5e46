"""Biên bản họp hội đồng thẩm định: members, quorum, ballots on the whole and on single criteria, points."""

from __future__ import annotations

from dataclasses import dataclass

from chungsuc.reports.dossier.inputs import NO_RULE, Case, Head, Rule, Sitting, percent
from chungsuc.reports.dossier.minutes import BY_HAND, closed, opened
from chungsuc.reports.dossier.offices import council
from chungsuc.reports.dossier.phrases import bases, narrative, paper, say_share, titled
from chungsuc.reports.dossier.rows import members_table, say_held, say_rule, votes_table
from chungsuc.reports.official.model import Block, Heading, Items, OfficialPaper, Paragraph, Signature
from chungsuc.reports.official.words import DOTS, LONG_DOTS, say, say_amount


@dataclass(frozen=True, slots=True)
class CouncilMinutes:
    """A sitting of the council on one dossier; ``set_up`` cites the decision that set the council up."""

    case: Case
    head: Head
    sitting: Sitting
    name: str = ""
    set_up: str = ""
    quorum: Rule = NO_RULE
    agreement: Rule = NO_RULE
    score: Rule = NO_RULE


def council_minutes(given: CouncilMinutes) -> OfficialPaper:
    """Write the minutes of the council (biên bản họp hội đồng thẩm định)."""
    case, sitting = given.case, given.sitting
    office = council(case.province, given.name)
    blocks: list[Block] = [
        *bases(case, f"Căn cứ {given.set_up or f'Quyết định thành lập Hội đồng thẩm định số {DOTS}'}"),
        *opened(sitting),
        Heading("THÀNH PHẦN"),
        Items((f"Chủ trì: {say(sitting.chair, long=True)};", f"Thư ký: {say(sitting.secretary, long=True)}.")),
        *([members_table(sitting.members)] if sitting.members else []),
        Paragraph(f"Số thành viên có mặt: {say_share(sitting.present, sitting.invited)}. Tỷ lệ có mặt quy định: "
                  f"{say_rule(given.quorum)}. Đối chiếu: "
                  f"{say_held(percent(sitting.present, sitting.invited), given.quorum).lower()}."),
        Heading("NỘI DUNG"),
        Paragraph(f"Hội đồng xem xét hồ sơ đề nghị công nhận {titled(case)}."),
        *narrative(sitting.notes),
        Heading("KẾT QUẢ BỎ PHIẾU"),
        *_ballots(given),
        *closed(),
    ]  # fmt: skip
    return paper(
        case, given.head, office, "BIÊN BẢN", "BB", f"Họp Hội đồng thẩm định hồ sơ đề nghị công nhận\n{titled(case)}",
        blocks, recipients=("Thành viên Hội đồng;", "Lưu: hồ sơ."),
        signatures=(Signature(("THƯ KÝ",), how=BY_HAND), Signature(("CHỦ TỊCH HỘI ĐỒNG",), how=BY_HAND)),
        counts=f"{len(sitting.members)} thành viên, {len(sitting.votes)} nội dung bỏ phiếu",
    )  # fmt: skip


def _ballots(given: CouncilMinutes) -> list[Block]:
    whole = given.sitting.vote
    if whole is None:
        return [Paragraph(f"Số phiếu đồng ý/số phiếu bầu: {LONG_DOTS}")]
    scored = any(one.score is not None for one in given.sitting.votes)
    blocks: list[Block] = [
        votes_table(given.sitting.votes, scored=scored),
        Paragraph(f"Đồng ý đề nghị công nhận: {say_share(whole.agreeing, whole.cast)} số phiếu. Tỷ lệ quy định: "
                  f"{say_rule(given.agreement)}. Đối chiếu: {say_held(whole.percent, given.agreement).lower()}."),
    ]  # fmt: skip
    if whole.score is not None:
        blocks.append(Paragraph(f"Điểm thẩm định: {say_amount(whole.score)}/100. Mức quy định: "
                                f"{say_rule(given.score, 'điểm')}. Đối chiếu: "
                                f"{say_held(whole.score, given.score).lower()}."))  # fmt: skip
    said = [one for one in given.sitting.votes if one.notes]
    for one in said:
        blocks += [Paragraph(f"Ghi chú ({one.name or 'toàn bộ hồ sơ'}):"), *narrative(one.notes)]
    return blocks
