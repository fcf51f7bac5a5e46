"""The criteria-gap report of a commune: as an official paper, as a workbook, and for many communes at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from chungsuc.engine.verdict import Status
from chungsuc.figures.figure import Asked
from chungsuc.reports.books.writing import written
from chungsuc.reports.dossier.offices import committee, coordination_office
from chungsuc.reports.gap.facts import Criterion, Gap, Line
from chungsuc.reports.gap.gathering import gap_of, gaps_of
from chungsuc.reports.gap.sheets import book
from chungsuc.reports.gap.tables import by_criterion, by_owner, detail
from chungsuc.reports.gap.words import (
    overlays_of,
    say_line,
    say_marks,
    say_result,
    say_standings,
    say_title,
    say_way,
)
from chungsuc.reports.official.fingerprint import about_lines
from chungsuc.reports.official.model import (
    AboutFile,
    Annex,
    Block,
    Heading,
    Items,
    Look,
    OfficialPaper,
    Paragraph,
    Run,
)
from chungsuc.reports.official.words import capital, say_day
from chungsuc.units.models import Unit

KIND = "BÁO CÁO"
FORM_NOTE = "Mẫu của hệ thống: văn bản pháp luật không quy định mẫu báo cáo này."
READ_NOTE = "«Chưa đủ số liệu» không phải là chưa đạt: chưa ai có căn cứ để kết luận."


def paper(asked: Asked, *, made_at: datetime) -> OfficialPaper:
    """Write the report of one commune (báo cáo rà soát tiêu chí chưa đạt); the scope of ``asked`` is the commune.

    Raises:
        GapOfNoCommune, SetNotOfCommunes, UnknownSet, SetOfAnotherProvince, NoSetInForce, UnitNotInForce.
    """
    return paper_of(gap_of(asked), made_at)


def papers(asked: Asked, *, made_at: datetime) -> Iterator[tuple[Unit, OfficialPaper]]:
    """Write the reports of all communes of a scope, by code; what is asked of the database does not grow with them.

    Raises:
        NoCommunesHere; and as ``paper``.
    """
    return ((unit, paper_of(found, made_at)) for unit, found in gaps_of(asked))


def workbook(asked: Asked, *, made_at: datetime) -> bytes:
    """Write the same as a workbook for Excel; its checksum is that of the paper. Raises as ``paper``."""
    found = gap_of(asked)
    said = paper_of(found, made_at)
    return written(book(found, about_lines(said), said.about.notes, made_at))


def paper_of(found: Gap, made_at: datetime) -> OfficialPaper:
    """Write the report of what was found."""
    office = committee(found.unit)
    coordination = coordination_office(found.province)
    to = (*((committee(found.district).name,) if found.district else ()), coordination.name)
    return OfficialPaper(
        issuer=office.issuer, sign=f"BC-{office.sign}", place=office.place, kind=KIND,
        subject=f"Rà soát tiêu chí, chỉ tiêu chưa đạt của {found.unit}\ntính đến ngày {say_day(found.day)}",
        blocks=tuple(_blocks(found)), signatures=(office.signed(),), year=(found.day + timedelta(days=1)).year,
        about=_about(found, made_at),
        addressees=tuple(f"{name}{';' if n < len(to) else '.'}" for n, name in enumerate(to, 1)),
        recipients=("Như trên;", "Lưu: VT, NTM."), annexes=tuple(_annexes(found)), synthetic=found.synthetic,
        marks=tuple(_marks(found)),
    )  # fmt: skip


def _blocks(found: Gap) -> Iterator[Block]:
    yield Paragraph((Run(f"Đến ngày {say_day(found.day)}, {_small(say_result(found))}", bold=True),))
    yield Paragraph(say_way(found))
    yield Heading("TÌNH HÌNH CHUNG")
    yield Items((
        f"Danh hiệu: {say_title(found)};", f"Số liệu của bộ tiêu chí: {say_standings(found.standings)};",
        "Kết quả từng tiêu chí: Phụ lục kèm theo.",
    ))  # fmt: skip
    yield Heading("TIÊU CHÍ, CHỈ TIÊU CHƯA ĐẠT")
    yield from _unmet(found)
    yield Heading("NỘI DUNG CHƯA ĐỦ SỐ LIỆU")
    yield from _unknown(found)
    if found.left:
        yield Heading("CƠ QUAN PHỤ TRÁCH")
        yield Paragraph("Các nội dung trên theo cơ quan phụ trách chỉ tiêu:")
        yield by_owner(found)
    yield from (Paragraph(said, Look.NOTE) for said in say_marks(found.lines))
    yield Paragraph(f"Trên đây là kết quả rà soát tiêu chí, chỉ tiêu chưa đạt của {found.unit}./.")


def _small(said: str) -> str:
    return said[:1].lower() + said[1:]


def _unmet(found: Gap) -> Iterator[Block]:
    """List what is not met, criterion by criterion; a rule over parts goes with those of its parts."""
    lines = {one.no: tuple(line for line in one.lines if line.status is Status.UNMET) for one in found.left}
    if not any(lines.values()):
        yield Paragraph("Không có chỉ tiêu nào chưa đạt.")
    for one in found.left:
        if lines[one.no]:
            yield Heading(_named(one), 2)
            yield Items(tuple(say_line(line) for line in lines[one.no]))


def _unknown(found: Gap) -> Iterator[Block]:
    """Say what would make the unknown known, with the numbers of the indicators; the annex has them one by one."""
    needs: dict[str, list[str]] = {}
    for line in found.lines:
        if line.status is Status.UNKNOWN and not line.whole:
            needs.setdefault(line.need, []).append(line.no)
    for one in found.left:
        if one.status is Status.UNKNOWN and not one.lines:
            needs.setdefault("cần bổ sung nội dung yêu cầu theo văn bản gốc", []).append(one.no)
    if not needs:
        yield Paragraph("Không có nội dung nào chưa đủ số liệu.")
        return
    yield Items(tuple(f"{capital(need)} ({len(numbers)} nội dung): {', '.join(numbers)}{end}" for (need, numbers), end
                      in zip(needs.items(), [";"] * (len(needs) - 1) + ["."], strict=True)))  # fmt: skip


def _named(one: Criterion) -> str:
    noun = "Tiêu chí" if one.counted else "Điều kiện"
    return f"{noun} {one.no} – {capital(one.name)}"


def _annexes(found: Gap) -> Iterator[Annex]:
    if found.left:
        blocks: list[Block] = [detail(found)]
        blocks += [Paragraph(said, Look.NOTE) for said in say_marks(found.lines)]
        yield Annex("Chi tiết nội dung chưa đạt, chưa đủ số liệu", tuple(blocks), landscape=True)
    yield Annex("Kết quả theo từng tiêu chí", (by_criterion(found),))


def _marks(found: Gap) -> Iterator[str]:
    law = found.law
    if law.unverified:
        yield f"{law.unverified}/{law.levels} nội dung của bộ tiêu chí chưa được đối chiếu với văn bản gốc"
    if law.assumed:
        yield f"{law.assumed} chỉ tiêu có mức giả định để minh họa, không do cơ quan nào ban hành"
    if found.used.partial:
        yield "Bộ tiêu chí này chưa được ghi đủ nội dung: kết quả mới tính trên phần đã biết"
    if not found.used.in_force:
        yield "Bộ tiêu chí không có hiệu lực vào ngày rà soát: kết quả chỉ là giả định"


def _about(found: Gap, made_at: datetime) -> AboutFile:
    law = found.law
    lines = tuple(line for line in found.lines if _counts(line))
    return AboutFile(
        (
            ("Văn bản", "Báo cáo rà soát tiêu chí chưa đạt của xã"),
            ("Đơn vị", f"{capital(found.unit)} ({', '.join(filter(None, (found.district, found.province)))}), mã "
                       f"{found.code}"),
            ("Thời điểm số liệu (as_of)", say_day(found.day)),
            ("Theo hiểu biết đến (as_known_at)", "mọi số liệu đã ghi"),
            ("Bộ tiêu chí", f"{law.set_id} – {law.name} ({law.decision.number})"),
            ("Phiên bản bộ tiêu chí", law.version),
            ("Văn bản áp dụng thêm", "; ".join(overlays_of(found)) or "không"),
            ("Nội dung chưa đối chiếu văn bản gốc", f"{law.unverified}/{law.levels}"),
            ("Mức giả định minh họa", str(law.assumed)),
            ("Bộ lọc", "chỉ tiêu chưa đạt và chưa đủ số liệu"),
            ("Số dòng", f"{len(lines)} nội dung thuộc {len(found.left)} tiêu chí, điều kiện"),
            ("Số liệu mô phỏng", "có" if found.synthetic else "không"),
        ),
        made_at, (FORM_NOTE, READ_NOTE),
    )  # fmt: skip


def _counts(line: Line) -> bool:
    return not line.whole
