"""What the papers of a dossier say alike: bodies, bases, marks, the lines about the file (phần chung)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from chungsuc.engine.verdict import Status
from chungsuc.law.tree import Subject
from chungsuc.recognition.ranks import TITLE_VI
from chungsuc.reports.dossier.inputs import LOCAL, Case, Cited, Criterion, Head, percent
from chungsuc.reports.dossier.offices import Office, committee
from chungsuc.reports.official.model import (
    AboutFile,
    Annex,
    Block,
    Items,
    Look,
    OfficialPaper,
    Paragraph,
    Signature,
)
from chungsuc.reports.official.words import DOTS, LONG_DOTS, capital, say_amount, say_day

STATUS_VI = {
    Status.MET: "Đạt", Status.UNMET: "Chưa đạt", Status.UNKNOWN: "Chưa đủ căn cứ",
    Status.NOT_APPLICABLE: "Không áp dụng",
}  # fmt: skip
FORM_NOTE = "Mẫu của hệ thống; chưa đối chiếu mẫu ban hành kèm QĐ 18/2022/QĐ-TTg."
BLANK_NOTE = "Chỗ có dấu chấm là nội dung hệ thống chưa có, để cơ quan ban hành ghi; hệ thống không tự điền."
_KINDS = {"QĐ": "Quyết định", "NQ": "Nghị quyết", "NĐ": "Nghị định", "TT": "Thông tư", "CV": "Công văn"}


# ── who and what ─────────────────────────────────────────────────────────────────────────────────────


def titled(case: Case) -> str:
    """Say unit and title: "xã Hóa Thượng đạt chuẩn nông thôn mới nâng cao năm 2023"."""
    return f"{case.unit} {TITLE_VI[case.title]} năm {case.result_year}"


def proposer(case: Case) -> Office:
    """Give who asks for the title: the unit's own committee, its commune's below the commune."""
    if case.subject in LOCAL:
        return committee(case.commune or f"xã {DOTS}")
    return committee(case.unit)


def upper(case: Case) -> Office:
    """Give whom the proposer writes to: the district, or the province where there is none."""
    if case.subject in (Subject.COMMUNE, *LOCAL) and case.district:
        return committee(case.district)
    return committee(case.province)


def parents(case: Case) -> str:
    """Name what the unit lies in: "huyện Đồng Hỷ, tỉnh Thái Nguyên"."""
    above = (case.commune, case.district, case.province if case.subject is not Subject.PROVINCE else None)
    return ", ".join(name for name in above if name and name != case.unit)


# ── bases ────────────────────────────────────────────────────────────────────────────────────────────


def say_cited(cited: Cited) -> str:
    """Cite a decision in full: "Quyết định số 318/QĐ-TTg ngày 08/3/2022 của Thủ tướng Chính phủ …"."""
    kind, _, number = cited.number.partition(" ")
    if kind not in _KINDS:
        return cited.number or DOTS
    said = f"{_KINDS[kind]} số {number}"
    if cited.signed:
        said += f" ngày {say_day(cited.signed)}"
    if number.endswith("TTg"):
        said += " của Thủ tướng Chính phủ"
    return f"{said} {cited.about}".strip()


def bases(case: Case, *more: str, ends: str = ";") -> tuple[Paragraph, ...]:
    """Give the lines "Căn cứ …": procedure, set, overlays, and what the office entered; the last ends with ``ends``."""
    law = case.law
    about = law.decision.about or f"ban hành {law.name}"
    cited = [say_cited(case.procedure) if case.procedure else f"quy định về xét công nhận, công bố {LONG_DOTS}"]
    cited.append(say_cited(Cited(law.decision.number, law.decision.signed, about)))
    cited += [say_cited(one) for one in law.overlays]
    lines = [f"Căn cứ {one}" for one in cited] + [*case.bases, *more]
    marks = [";"] * (len(lines) - 1) + [ends]
    return tuple(Paragraph(f"{line}{mark}", Look.BASIS) for line, mark in zip(lines, marks, strict=True))


# ── words ────────────────────────────────────────────────────────────────────────────────────────────


def narrative(text: str) -> tuple[Block, ...]:
    """Give text that a person wrote, a paragraph a line; a dotted line when nobody did."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(Paragraph(line) for line in lines or [LONG_DOTS * 2])


def say_share(part: int | None, whole: int | None) -> str:
    """Say a share with its base: "118/126 (93,7%)"; dotted when it is not known."""
    share = percent(part, whole)
    return f"{say_amount(part)}/{say_amount(whole)} ({say_amount(share, '%')})"


def say_percent(value: Decimal | None) -> str:
    return say_amount(value, "%")


def say_arrears(owed: Decimal | None) -> str:
    """Say the arrears of construction as declared."""
    if owed is None:
        return f"Nợ đọng xây dựng cơ bản thuộc Chương trình trên địa bàn: {LONG_DOTS}"
    if owed == 0:
        return "Không có nợ đọng xây dựng cơ bản thuộc Chương trình trên địa bàn (theo kê khai)"
    return f"Nợ đọng xây dựng cơ bản thuộc Chương trình trên địa bàn (theo kê khai): {say_amount(owed, 'triệu đồng')}"


def say_security(secure: bool | None) -> str:
    """Say whether security is complicated, as declared."""
    if secure is None:
        return f"Tình hình an ninh, trật tự xã hội trên địa bàn: {LONG_DOTS}"
    what = "không phức tạp" if secure else "phức tạp"
    return f"Tình hình an ninh, trật tự xã hội trên địa bàn: {what} (theo kê khai)"


def tally(criteria: Sequence[Criterion]) -> tuple[int, int]:
    """Count criteria met and criteria asked; conditions are not counted."""
    counted = [one for one in criteria if one.counted and one.status is not Status.NOT_APPLICABLE]
    return sum(one.status is Status.MET for one in counted), len(counted)


def indicator_tally(criteria: Iterable[Criterion]) -> tuple[int, int]:
    """Count indicators met and indicators asked."""
    asked = [row for one in criteria if one.counted for row in one.asked]
    return sum(row.status is Status.MET for row in asked), len(asked)


def open_items(criteria: Iterable[Criterion]) -> Items | None:
    """List the indicators that are not met or not known, each with what is missing; ``None``: there are none."""
    said = []
    for one in criteria:
        for row in one.asked:
            if row.status in (Status.UNMET, Status.UNKNOWN):
                gap = f" ({row.gap})" if row.gap else ""
                said.append(f"Chỉ tiêu {row.no} {row.name}: {STATUS_VI[row.status].lower()}{gap};")
    return Items((*said[:-1], f"{said[-1][:-1]}.")) if said else None


def still_open(criteria: Iterable[Criterion]) -> tuple[Paragraph, ...]:
    """Name the indicators that are not met or not known by their numbers; nothing when there are none."""
    said = []
    for status in (Status.UNMET, Status.UNKNOWN):
        numbers = [row.no for one in criteria for row in one.asked if row.status is status]
        if numbers:
            said.append(f"{STATUS_VI[status].lower()}: {', '.join(numbers)}")
    return (Paragraph(f"Các chỉ tiêu {'; '.join(said)}."),) if said else ()


# ── the paper around its blocks ──────────────────────────────────────────────────────────────────────


def paper(
    case: Case,
    head: Head,
    office: Office,
    kind: str,
    sign: str,
    subject: str,
    blocks: Iterable[Block],
    *,
    addressees: tuple[str, ...] = (),
    recipients: tuple[str, ...] = (),
    authority: str = "",
    signatures: tuple[Signature, ...] = (),
    annexes: tuple[Annex, ...] = (),
    counts: str = "",
    marks: tuple[str, ...] = (),
) -> OfficialPaper:
    """Put head, foot, marks and the lines about the file round the blocks of a paper."""
    return OfficialPaper(
        issuer=office.issuer, sign=f"{sign}-{office.sign}" if sign and office.sign else sign or office.sign,
        place=office.place, kind=kind, subject=subject, blocks=tuple(blocks),
        signatures=signatures or (office.signed(head.signer),), year=(head.dated or case.made_at).year,
        about=about(case, kind, counts), number=head.number, dated=head.dated, authority=authority,
        addressees=addressees, recipients=recipients, annexes=annexes, synthetic=case.synthetic,
        marks=(*marks, *law_marks(case)),
    )  # fmt: skip


def law_marks(case: Case) -> tuple[str, ...]:
    """Give the cautions on the law that a reader must not miss."""
    law, said = case.law, []
    if law.unverified:
        said.append(f"{law.unverified}/{law.levels} nội dung của bộ tiêu chí chưa được đối chiếu với văn bản gốc")
    if law.assumed:
        said.append(f"{law.assumed} chỉ tiêu có mức giả định để minh họa, không do cơ quan nào ban hành")
    return tuple(said)


def about(case: Case, kind: str, counts: str) -> AboutFile:
    """Say what the file is."""
    law = case.law
    known = "mọi số liệu đã ghi"
    if case.known_at:
        known = f"{say_day(case.known_at.date())} {case.known_at:%H:%M}"
    overlays = "; ".join(one.number for one in law.overlays) or "không"
    where = parents(case)
    lines = (
        ("Văn bản", capital(kind.lower())),
        ("Hồ sơ", case.number or DOTS),
        ("Đơn vị", f"{capital(case.unit)}{f' ({where})' if where else ''}"),
        ("Danh hiệu, năm kết quả", f"{capital(TITLE_VI[case.title])}, {case.result_year}"),
        ("Thời điểm số liệu (as_of)", say_day(case.assessed_on)),
        ("Theo hiểu biết đến (as_known_at)", known),
        ("Bộ tiêu chí", f"{law.set_id} – {law.name} ({law.decision.number})"),
        ("Phiên bản bộ tiêu chí", law.version),
        ("Văn bản áp dụng thêm", overlays),
        ("Nội dung chưa đối chiếu văn bản gốc", f"{law.unverified}/{law.levels}"),
        ("Bộ lọc", case.filters or "không"),
        ("Số dòng", counts or "không có bảng"),
        ("Số liệu mô phỏng", "có" if case.synthetic else "không"),
    )
    return AboutFile(lines, case.made_at, (FORM_NOTE, BLANK_NOTE))


def filed(office: Office, *others: str) -> tuple[str, ...]:
    """Give the recipients: as above, others, the files."""
    return ("Như trên;", *(f"{one};" for one in others), f"Lưu: VT{', NTM' if office.sign == 'UBND' else ''}.")
