"""Sổ diễn biến hồ sơ: everything that happened to a dossier, step by step, as one paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from chungsuc.reports.dossier.decision import Decided
from chungsuc.reports.dossier.inputs import (
    Case,
    Comment,
    Finding,
    Head,
    Opinion,
    Publication,
    Sitting,
    Visit,
)
from chungsuc.reports.dossier.offices import Office, coordination_office
from chungsuc.reports.dossier.phrases import narrative, paper, parents, proposer, say_share, titled
from chungsuc.reports.dossier.rows import opinions_table, pairs, row, say_finding, table, votes_table
from chungsuc.reports.official.model import (
    Align,
    Annex,
    Block,
    Column,
    Heading,
    Items,
    Look,
    OfficialPaper,
    Paragraph,
    Signature,
    Table,
)
from chungsuc.reports.official.words import DOTS, capital, say_amount, say_day

_C = Align.CENTRE


@dataclass(frozen=True, slots=True)
class TrailStep:
    """One step (bước) in Vietnamese words; ``acknowledged`` is the reason for going on against a caution."""

    on: date
    at: datetime
    act: str
    before: str
    after: str
    who: str
    was_due_on: date | None = None
    reason: str = ""
    acknowledged: str = ""
    findings: tuple[Finding, ...] = ()
    said: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TrailPaper:
    """One paper of the dossier (giấy tờ), made by the system or handed in."""

    name: str
    made: bool
    at: datetime
    who: str
    number: str = ""
    dated: date | None = None
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """All that is recorded of a dossier; ``meetings`` pairs the name of a body with its sitting."""

    case: Case
    head: Head
    state: str
    steps: tuple[TrailStep, ...]
    papers: tuple[TrailPaper, ...] = ()
    publications: tuple[Publication, ...] = ()
    comments: tuple[Comment, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    visits: tuple[Visit, ...] = ()
    meetings: tuple[tuple[str, Sitting], ...] = ()
    decided: Decided | None = None
    announced_on: date | None = None
    office: Office | None = None


def trail(given: Trail) -> OfficialPaper:
    """Write the whole trail of a dossier (sổ diễn biến hồ sơ)."""
    case = given.case
    office = given.office or coordination_office(case.province)
    decided = given.decided
    blocks: list[Block] = [
        pairs((
            ("Hồ sơ", case.number), ("Đơn vị đề nghị", f"{capital(case.unit)}, {parents(case)}".rstrip(", ")),
            ("Cơ quan lập hồ sơ", capital(proposer(case).name)),
            ("Danh hiệu, năm kết quả", f"{capital(titled(case))}"), ("Trạng thái hiện nay", capital(given.state)),
            ("Quyết định", f"{decided.number or DOTS}, ngày {say_day(decided.decided_on)}" if decided else "chưa có"),
            ("Ngày công bố", say_day(given.announced_on) if given.announced_on else "chưa có"),
        )),
        Paragraph("Sổ ghi nguyên trạng các bước theo thứ tự thời gian; bước đã ghi không sửa, không xóa. Diễn biến chi "
                  "tiết, giấy tờ, ý kiến và phiếu tại các phụ lục kèm theo."),
        Heading("TÓM TẮT CÁC BƯỚC"),
        table(("TT", "Ngày", "Bước", "Trạng thái sau bước", "Người thực hiện"),
              (Column(1, _C), Column(2.2, _C), Column(4), Column(4), Column(4)),
              (row(str(n), say_day(one.on), capital(one.act), capital(one.after), one.who)
               for n, one in enumerate(given.steps, 1))),
    ]  # fmt: skip
    return paper(
        case, given.head, office, "SỔ DIỄN BIẾN HỒ SƠ", "", f"Đề nghị công nhận {titled(case)}", blocks,
        signatures=(Signature(("NGƯỜI IN SỔ",), how="(Ký, ghi rõ họ tên)"),), annexes=tuple(_annexes(given)),
        counts=f"{len(given.steps)} bước, {len(given.papers)} giấy tờ, {len(given.opinions)} ý kiến thẩm tra, "
        f"{len(given.meetings)} cuộc họp",
    )  # fmt: skip


def _annexes(given: Trail) -> list[Annex]:
    parts: list[tuple[str, list[Block]]] = [
        ("Diễn biến từng bước", [_steps(given.steps)]),
        ("Giấy tờ của hồ sơ", [_papers(given.papers)] if given.papers else []),
        ("Công khai và ý kiến tham gia", _opinions(given)),
        ("Ý kiến thẩm tra từng tiêu chí", [opinions_table(given.opinions)] if given.opinions else []),
        ("Kiểm tra thực địa, cuộc họp và phiếu", [*_visits(given.visits), *_meetings(given.meetings)]),
    ]
    return [Annex(name, tuple(blocks), landscape=True) for name, blocks in parts if blocks]


def _steps(steps: tuple[TrailStep, ...]) -> Table:
    names = ("TT", "Ngày", "Bước", "Từ trạng thái → đến trạng thái", "Người thực hiện; ghi lúc", "Hạn",
             "Lý do, nội dung", "Điều kiện đã kiểm tra; lý do vẫn thực hiện")  # fmt: skip
    columns = (Column(0.8, _C), Column(2, _C), Column(3), Column(3.4), Column(3.4), Column(2, _C), Column(4), Column(6))
    rows = (
        row(str(n), say_day(one.on), capital(one.act), f"{one.before or '–'} → {one.after}",
            f"{one.who}; {say_day(one.at.date())} {one.at:%H:%M}", _due(one), _content(one), _checked(one))
        for n, one in enumerate(steps, 1)
    )  # fmt: skip
    return table(names, columns, rows)


def _due(one: TrailStep) -> str:
    if one.was_due_on is None:
        return "không có hạn"
    late = (one.on - one.was_due_on).days
    return f"{say_day(one.was_due_on)}{f' (chậm {late} ngày)' if late > 0 else ''}"


def _content(one: TrailStep) -> str:
    return "; ".join([*([one.reason] if one.reason else []), *(f"{name}: {value}" for name, value in one.said)])


def _checked(one: TrailStep) -> str:
    said = "; ".join(say_finding(finding) for finding in one.findings)
    if one.acknowledged:
        said = f"{said}. Vẫn thực hiện, lý do: {one.acknowledged}" if said else f"Lý do: {one.acknowledged}"
    return said


def _papers(papers: tuple[TrailPaper, ...]) -> Table:
    names = ("TT", "Giấy tờ", "Số", "Ngày", "Nguồn", "Ghi lúc, người ghi", "Mã kiểm tra (SHA-256)")
    columns = (Column(0.8, _C), Column(5), Column(2.4), Column(2, _C), Column(2), Column(3.6), Column(4))
    rows = (
        row(str(n), one.name, one.number or DOTS, say_day(one.dated) if one.dated else DOTS,
            "hệ thống lập" if one.made else "nộp vào", f"{say_day(one.at.date())} {one.at:%H:%M}, {one.who}",
            one.checksum[:16] or DOTS)
        for n, one in enumerate(papers, 1)
    )  # fmt: skip
    return table(names, columns, rows)


def _opinions(given: Trail) -> list[Block]:
    blocks: list[Block] = []
    if given.publications:
        said = (f"Từ {say_day(one.begins)} đến {say_day(one.ends)}, tại {one.places or DOTS}, số lần thông báo: "
                f"{say_amount(one.times)}{' (trước khi quyết định)' if one.before_decision else ''};"
                for one in given.publications)  # fmt: skip
        blocks += [Paragraph("Công khai:"), Items(tuple(said))]
    if given.comments:
        names = ("TT", "Đối tượng", "Số, ngày", "Đồng ý/được hỏi", "Nội dung", "Tiếp thu, giải trình")
        columns = (Column(0.8, _C), Column(3), Column(3), Column(2.6, Align.RIGHT), Column(5), Column(5))
        rows = (
            row(str(n), one.voice, f"{one.number or DOTS}, {say_day(one.received_on)}",
                say_share(one.agreeing, one.asked), one.text, one.answer)
            for n, one in enumerate(given.comments, 1)
        )  # fmt: skip
        blocks.append(table(names, columns, rows))
    return blocks


def _visits(visits: tuple[Visit, ...]) -> list[Block]:
    blocks: list[Block] = []
    for one in visits:
        good = {True: "đạt yêu cầu", False: "còn tồn tại", None: DOTS}[one.good]
        people = "; ".join(one.participants) or DOTS
        blocks += [
            Paragraph(f"Kiểm tra thực địa ngày {say_day(one.held_on)}: {good}. Thành phần: {people}."),
            *narrative(one.findings),
        ]
    return blocks


def _meetings(meetings: tuple[tuple[str, Sitting], ...]) -> list[Block]:
    blocks: list[Block] = []
    for body, one in meetings:
        there = say_share(one.present, one.invited)
        blocks.append(Paragraph(f"{capital(body)}, ngày {say_day(one.held_on)}, có mặt {there}", Look.CAPTION))
        if one.votes:
            blocks.append(votes_table(one.votes, scored=any(vote.score is not None for vote in one.votes)))
        if one.notes:
            blocks += narrative(one.notes)
    return blocks
