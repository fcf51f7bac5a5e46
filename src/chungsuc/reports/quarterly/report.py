"""The quarterly progress report of a province or a district: as an official paper and as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from chungsuc.figures.figure import Asked
from chungsuc.reports.books.writing import written
from chungsuc.reports.dossier.offices import committee, coordination_office
from chungsuc.reports.law_said import law_lines, law_marks
from chungsuc.reports.official.fingerprint import about_lines
from chungsuc.reports.official.model import (
    AboutFile,
    Annex,
    Block,
    Heading,
    Look,
    OfficialPaper,
    Paragraph,
    Run,
    Table,
)
from chungsuc.reports.official.words import LONG_DOTS, capital, say_day, say_known
from chungsuc.reports.quarterly import tables
from chungsuc.reports.quarterly.facts import Quarter
from chungsuc.reports.quarterly.gathering import quarter
from chungsuc.reports.quarterly.sheets import book
from chungsuc.reports.quarterly.words import (
    BASIS_VI,
    notes,
    say_causes,
    say_criteria,
    say_dossiers,
    say_result,
    say_verified,
)

FORM_NOTE = "Mẫu của hệ thống: chưa đối chiếu mẫu biểu báo cáo của Chương trình."
BLANK_NOTE = "Chỗ có dấu chấm là nội dung để cơ quan ban hành ghi; hệ thống không tự điền."


def paper(asked: Asked, *, made_at: datetime) -> OfficialPaper:
    """Write the report of the quarter in which ``asked.as_of`` lies, up to that day.

    Raises:
        QuarterOfNoScope, QuarterSinceNotBefore, SetNotOfCommunes, UnknownSet, NoSetInForce, UnitNotInForce.
    """
    return paper_of(quarter(asked), made_at)


def workbook(asked: Asked, *, made_at: datetime) -> bytes:
    """Write the same as a workbook for Excel; its checksum is that of the paper. Raises as ``paper``."""
    found = quarter(asked)
    said = paper_of(found, made_at)
    return written(book(found, about_lines(said), said.about.notes, made_at))


def paper_of(found: Quarter, made_at: datetime) -> OfficialPaper:
    """Write the report of what was found."""
    office = coordination_office(found.scope) if found.whole else committee(found.scope)
    until = "" if found.complete else f" (đến ngày {say_day(found.day)})"
    return OfficialPaper(
        issuer=office.issuer, sign=f"BC-{office.sign}", place=office.place, kind="BÁO CÁO",
        subject=f"Tiến độ xây dựng nông thôn mới {found.name}{until}\ncủa {found.scope}",
        blocks=tuple(_blocks(found)), signatures=(office.signed(),), year=(found.day + timedelta(days=1)).year,
        about=_about(found, made_at), addressees=(f"{committee(found.province).name}.",),
        recipients=("Như trên;", "Lưu: VT, NTM."), annexes=tuple(_annexes(found)), synthetic=found.synthetic,
        marks=tuple(law_marks(found.used)),
    )  # fmt: skip


def _blocks(found: Quarter) -> Iterator[Block]:
    yield Paragraph((Run(say_result(found), bold=True),))
    yield Heading("KẾT QUẢ CÔNG NHẬN")
    yield tables.in_short(found)
    yield from (Paragraph(said) for said in say_causes(found))
    yield Heading("THỰC HIỆN TIÊU CHÍ VÀ THẨM TRA SỐ LIỆU")
    yield Paragraph(say_criteria(found))
    yield Paragraph(say_verified(found))
    yield Heading("HỒ SƠ ĐỀ NGHỊ CÔNG NHẬN")
    yield Paragraph(say_dossiers(found))
    yield Heading("KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ")
    yield Paragraph(LONG_DOTS * 2)
    yield Paragraph("Số liệu theo từng đơn vị tại các Phụ lục kèm theo./.")


def _annexes(found: Quarter) -> Iterator[Annex]:
    some: tuple[tuple[str, Table], ...] = (
        (f"Kết quả công nhận {found.name}", tables.titles(found)),
        (f"Thực hiện tiêu chí và thẩm tra số liệu {found.name}", tables.criteria(found)),
        (f"Hồ sơ đề nghị công nhận của xã {found.name}", tables.dossiers(found)),
    )
    said = tuple(Paragraph(note, Look.NOTE) for note in notes(found))
    for number, (title, table) in enumerate(some):
        yield Annex(title, (table, *(said if number == 0 else said[-2:])), landscape=True)


def _about(found: Quarter, made_at: datetime) -> AboutFile:
    used = found.used
    return AboutFile(
        (
            ("Văn bản", "Báo cáo tiến độ quý"),
            ("Phạm vi", f"{capital(found.scope)}, mã {found.code}"),
            ("Thời điểm số liệu (as_of)", say_day(found.day)),
            ("Ngày so sánh", f"{say_day(found.since)} (quý trước), {say_day(found.year_start)} (đầu năm)"),
            ("Theo hiểu biết đến (as_known_at)", say_known(found.known_at)),
            ("Cách tính danh hiệu", BASIS_VI[found.basis]),
            *law_lines(used),
            ("Bộ lọc", "không"),
            ("Số dòng", f"{len(found.lines)} huyện, {found.total.communes} xã"),
            ("Số liệu mô phỏng", "có" if found.synthetic else "không"),
        ),
        made_at, (FORM_NOTE, BLANK_NOTE),
    )  # fmt: skip
