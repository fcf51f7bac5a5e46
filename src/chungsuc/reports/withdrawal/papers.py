"""Thông báo, biên bản, yêu cầu khắc phục, tờ trình, dự thảo quyết định thu hồi, sổ diễn biến: each out of one step.

A step is never changed, so a paper of it made again says the same; what nobody recorded stays dotted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from django.utils import timezone

from chungsuc.law.tree import Title
from chungsuc.recognition.ranks import TITLE_VI
from chungsuc.reports.dossier.decision import Decided, Withdrawal, withdrawal_decision
from chungsuc.reports.dossier.from_verdict import law_of
from chungsuc.reports.dossier.inputs import Case as Shared
from chungsuc.reports.dossier.inputs import Finding, Head
from chungsuc.reports.dossier.offices import committee, coordination_office
from chungsuc.reports.dossier.phrases import narrative, paper, proposer, titled, upper
from chungsuc.reports.dossier.rows import pairs
from chungsuc.reports.official.files import Files, files_of
from chungsuc.reports.official.model import Block, Heading, Items, OfficialPaper, Paragraph
from chungsuc.reports.official.words import DOTS, LONG_DOTS, capital, say_day, say_long_day
from chungsuc.units.models import Level
from chungsuc.units.place import ancestors_of
from chungsuc.upkeep.models import Case, CaseStep
from chungsuc.upkeep.words import CaseAct, CaseState
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.law_in_force import law_for


class Kind(StrEnum):
    """The papers of a withdrawal; its Vietnamese and English names are in ``NAMES``."""

    NOTICE = "notice"
    HEARING = "hearing"
    REPAIR = "repair"
    PROPOSAL = "proposal"
    DECISION = "decision"
    TRAIL = "trail"


NAMES: Mapping[Kind, tuple[str, str]] = {
    Kind.NOTICE: ("Thông báo việc xét thu hồi", "Notice of the case"),
    Kind.HEARING: ("Biên bản họp, lấy ý kiến", "Minutes of the hearing"),
    Kind.REPAIR: ("Yêu cầu khắc phục", "Request to repair"),
    Kind.PROPOSAL: ("Tờ trình đề nghị thu hồi", "Proposal to withdraw"),
    Kind.DECISION: ("Dự thảo quyết định thu hồi", "Draft decision"),
    Kind.TRAIL: ("Sổ diễn biến việc xét thu hồi", "The whole case"),
}
# Which step a paper is of; the draft of the decision follows the proposal, the trail needs none.
OF_STEP: Mapping[Kind, tuple[CaseAct, ...]] = {
    Kind.NOTICE: (CaseAct.NOTIFY,), Kind.HEARING: (CaseAct.HEAR,), Kind.REPAIR: (CaseAct.GIVE_TIME, CaseAct.EXTEND),
    Kind.PROPOSAL: (CaseAct.PROPOSE,), Kind.DECISION: (CaseAct.PROPOSE, CaseAct.WITHDRAW), Kind.TRAIL: (CaseAct.OPEN,),
}  # fmt: skip


def makeable(case: Case) -> list[Kind]:
    """Give the papers whose step was taken."""
    acts = set(case.steps.values_list("act", flat=True))
    return [kind for kind in Kind if acts & {act.value for act in OF_STEP[kind]}]


def make(case: Case, kind: Kind) -> Files:
    """Write a paper of a case as PDF and for Word; the number and day are those of its step."""
    steps = list(case.steps.all())
    step = next((one for one in reversed(steps) if one.act in OF_STEP[kind]), None)
    return files_of(_WRITERS[kind](case, shared_of(case), step, steps))


def shared_of(case: Case) -> Shared:
    """Give what all papers of the case share."""
    unit, recognition, law = case.unit, case.recognition, law_for(case.set_id, case.as_of)
    above = {one.level: one.full_name for one in ancestors_of([unit], case.as_of)[unit.thread]}
    return Shared(
        number=case.number, unit=unit.full_name, province=above.get(Level.PROVINCE, unit.full_name),
        subject=library().set(case.set_id).subject, title=Title(recognition.title),
        result_year=recognition.result_year, law=law_of(law), assessed_on=case.as_of,
        made_at=timezone.localtime().replace(tzinfo=None), district=above.get(Level.DISTRICT),
        commune=above.get(Level.COMMUNE), synthetic=case.synthetic,
    )  # fmt: skip


def _decided(case: Case) -> Decided:
    one = case.recognition
    return Decided(one.number, one.decided_on, one.decided_by, one.signer)


def _recognised(case: Case, shared: Shared) -> str:
    one = case.recognition
    number = one.number.removeprefix("QĐ ").strip() or DOTS
    return (
        f"Quyết định số {number} ngày {say_day(one.decided_on)} công nhận {shared.unit} {TITLE_VI[shared.title]} năm "
        f"{shared.result_year}"
    )


def _head(step: CaseStep | None) -> Head:
    return Head() if step is None else Head(step.number, step.on, step.signer)


def _grounds(case: Case) -> Iterator[Block]:
    """Say the grounds as they were when the case was opened."""
    lines = [f"{one['vi']}{'' if one['verified'] else ' (chưa đối chiếu)'}" for one in case.grounds if one["reached"]]
    opened = case.steps.first()
    if lines:
        yield Items(tuple(f"{line};" for line in lines))
    if opened is not None and opened.text:
        yield from narrative(opened.text)
    if not lines and (opened is None or not opened.text):
        yield Paragraph(LONG_DOTS)


def _notice(case: Case, shared: Shared, step: CaseStep | None, steps: list[CaseStep]) -> OfficialPaper:
    office = upper(shared)
    blocks = [
        Paragraph(f"{capital(office.name)} thông báo xem xét việc thu hồi {_recognised(case, shared)}, với căn cứ theo "
                  f"số liệu đến ngày {say_day(case.as_of)}:"),
        *_grounds(case), *_said(step),
        Paragraph(f"Đề nghị {proposer(shared).name} chuẩn bị ý kiến và tài liệu giải trình để báo cáo tại cuộc họp./."),
    ]  # fmt: skip
    return paper(
        shared, _head(step), office, "THÔNG BÁO", "TB", f"Về việc xét thu hồi danh hiệu của {titled(shared)}", blocks,
        recipients=(f"{capital(proposer(shared).name)};", "Lưu: VT."),
    )  # fmt: skip


def _hearing(case: Case, shared: Shared, step: CaseStep | None, steps: list[CaseStep]) -> OfficialPaper:
    on = step.on if step else None
    blocks = [
        Paragraph(f"Vào hồi {DOTS} giờ {DOTS} phút, {say_long_day(on)}, tại {DOTS}, đã họp lấy ý kiến về việc thu hồi "
                  f"{_recognised(case, shared)}."),
        Heading("CĂN CỨ XEM XÉT"), *_grounds(case),
        Heading("Ý KIẾN TẠI CUỘC HỌP"), *(narrative(step.text) if step and step.text else (Paragraph(LONG_DOTS),)),
        Paragraph(f"Biên bản lập xong hồi {DOTS} giờ {DOTS} phút cùng ngày, đã đọc lại cho những người có mặt cùng "
                  "nghe và ký xác nhận./."),
    ]  # fmt: skip
    return paper(
        shared, _head(step), upper(shared), "BIÊN BẢN", "BB",
        f"Họp lấy ý kiến về việc xét thu hồi danh hiệu\ncủa {titled(shared)}", blocks,
        recipients=("Thành phần họp;", "Lưu: VT."),
    )  # fmt: skip


def _repair(case: Case, shared: Shared, step: CaseStep | None, steps: list[CaseStep]) -> OfficialPaper:
    until = say_day(step.due_on) if step and step.due_on else DOTS
    blocks = [
        Paragraph(f"Qua xem xét việc thu hồi {_recognised(case, shared)}, {coordination_office(shared.province).name} "
                  f"đề nghị {proposer(shared).name} khắc phục xong các nội dung chưa đạt trước hết ngày {until}:"),
        *_grounds(case), *_said(step),
        Paragraph("Quá thời hạn trên mà chưa khắc phục, việc thu hồi được xem xét theo quy định./."),
    ]  # fmt: skip
    return paper(
        shared, _head(step), coordination_office(shared.province), "THÔNG BÁO", "TB",
        f"Về thời hạn khắc phục của {titled(shared)}", blocks,
        recipients=(f"{capital(proposer(shared).name)};", "Lưu: VT."),
    )  # fmt: skip


def _proposal(case: Case, shared: Shared, step: CaseStep | None, steps: list[CaseStep]) -> OfficialPaper:
    office = upper(shared) if shared.district else proposer(shared)
    blocks = [
        Paragraph(f"{capital(office.name)} đề nghị xem xét thu hồi {_recognised(case, shared)}."),
        Heading("CĂN CỨ"), *_grounds(case), Heading("QUÁ TRÌNH XEM XÉT"),
        Items(tuple(f"Ngày {say_day(one.on)}: {CaseAct(one.act).label}{_numbered(one)};" for one in steps
                    if step is None or one.pk <= step.pk)),
        Heading("ĐỀ NGHỊ"), *(narrative(step.text) if step and step.text else (Paragraph(LONG_DOTS),)),
    ]  # fmt: skip
    return paper(
        shared, _head(step), office, "TỜ TRÌNH", "TTr", f"Đề nghị thu hồi danh hiệu của {titled(shared)}", blocks,
        addressees=(f"{capital(committee(shared.province).name)}",), recipients=("Như trên;", "Lưu: VT."),
    )  # fmt: skip


def _decision(case: Case, shared: Shared, step: CaseStep | None, steps: list[CaseStep]) -> OfficialPaper:
    reasons = tuple(one["vi"] for one in case.grounds if one["reached"])
    opened = steps[0].text if steps and steps[0].text else ""
    asked = next((one for one in reversed(steps) if one.act == CaseAct.PROPOSE), None)
    by = f"{upper(shared).name} tại Tờ trình số {asked.number}" if asked and asked.number else ""
    head = _head(step) if step and step.act == CaseAct.WITHDRAW else Head()
    findings = tuple(Finding(one["vi"], one["reached"], one["verified"]) for one in case.grounds if one["reached"])
    return withdrawal_decision(
        Withdrawal(shared, head, _decided(case), reasons or ((opened,) if opened else ()), findings, by)
    )


def _trail(case: Case, shared: Shared, step: CaseStep | None, steps: list[CaseStep]) -> OfficialPaper:
    blocks: list[Block] = [
        pairs((
            ("Quyết định công nhận", _recognised(case, shared)), ("Số liệu đến ngày", say_day(case.as_of)),
            ("Tình trạng", CaseState(case.state).label),
        )),
        Heading("CĂN CỨ LÚC MỞ"), *_grounds(case), Heading("DIỄN BIẾN"),
    ]  # fmt: skip
    for one in steps:
        lines = [
            ("Người thực hiện", one.who), ("Văn bản", " ".join(filter(None, (one.number, one.signer))) or "–"),
            ("Nội dung", one.text or "–"),
            *([("Hạn khắc phục", say_day(one.due_on))] if one.due_on else []),
            *([("Lý do vẫn thực hiện", one.acknowledged)] if one.acknowledged else []),
        ]  # fmt: skip
        blocks += [Paragraph(f"Ngày {say_day(one.on)}: {CaseAct(one.act).label}."), pairs(lines)]
    return paper(
        shared, Head(), coordination_office(shared.province), "SỔ DIỄN BIẾN", "",
        f"Việc xét thu hồi danh hiệu {case.number}\n{titled(shared)}", blocks, counts=f"{len(steps)} bước",
        recipients=("Lưu: VT.",),
    )  # fmt: skip


def _said(step: CaseStep | None) -> tuple[Block, ...]:
    return narrative(step.text) if step is not None and step.text else ()


def _numbered(step: CaseStep) -> str:
    return f", {step.number}" if step.number else ""


_WRITERS: Mapping[Kind, Callable[[Case, Shared, CaseStep | None, list[CaseStep]], OfficialPaper]] = {
    Kind.NOTICE: _notice, Kind.HEARING: _hearing, Kind.REPAIR: _repair, Kind.PROPOSAL: _proposal,
    Kind.DECISION: _decision, Kind.TRAIL: _trail,
}  # fmt: skip
