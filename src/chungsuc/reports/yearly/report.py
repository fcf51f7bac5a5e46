"""The yearly and half-year result report: as an official paper, by the office's template, and as a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from chungsuc.figures.figure import Asked
from chungsuc.reports.books.writing import written
from chungsuc.reports.dossier.offices import committee, coordination_office
from chungsuc.reports.law_said import law_lines, law_marks
from chungsuc.reports.official.fingerprint import about_lines
from chungsuc.reports.official.model import AboutFile, OfficialPaper
from chungsuc.reports.official.words import capital, say_day, say_known
from chungsuc.reports.quarterly.words import BASIS_VI
from chungsuc.reports.templates.model import Template
from chungsuc.reports.templates.reading import compose
from chungsuc.reports.yearly.facts import Year
from chungsuc.reports.yearly.fields import DOCS, block, values
from chungsuc.reports.yearly.gathering import year
from chungsuc.reports.yearly.sheets import book

FORM_NOTE = "Mẫu của hệ thống: chưa đối chiếu mẫu biểu báo cáo của Chương trình."
BLANK_NOTE = "Chỗ có dấu chấm là nội dung để cơ quan ban hành ghi; hệ thống không tự điền."
USUAL = "bao-cao-ket-qua.md"


@cache
def usual_template() -> Template:
    """Give the template that is shipped; an office copies it and adapts the copy (mẫu mặc định)."""
    return Template("Mẫu mặc định", (files("chungsuc.reports.yearly") / USUAL).read_text(encoding="utf-8"))


def paper(
    asked: Asked, *, made_at: datetime, template: Template | None = None, words: Mapping[str, str] | None = None
) -> OfficialPaper:  # fmt: skip
    """Write the report of the year in which ``asked.as_of`` lies, up to that day: a year's, a half's.

    ``template``: the office's own, else the one that is shipped. ``words``: its own parts, by name (see ``WORDS`` of
    ``gathering``).

    Raises:
        YearOfNoSuchPart, QuarterOfNoScope, SetNotOfCommunes, UnknownSet, NoSetInForce, UnitNotInForce; of a template:
        Faults with UnknownField, TemplateUnreadable, UnknownHeadLine, BlockInText, TemplateTooLong.
    """
    return paper_of(year(asked, words), made_at, template)


def workbook(asked: Asked, *, made_at: datetime, words: Mapping[str, str] | None = None) -> bytes:
    """Write the same as a workbook for Excel; its checksum is that of the usual paper. Raises as ``paper``."""
    found = year(asked, words)
    return workbook_of(found, paper_of(found, made_at))


def workbook_of(found: Year, said: OfficialPaper) -> bytes:
    """Write the workbook beside a paper, whose checksum it names."""
    return written(book(found, about_lines(said), said.about.notes, said.about.made_at))


def paper_of(found: Year, made_at: datetime, template: Template | None = None) -> OfficialPaper:
    """Write the report of what was found."""
    used = template or usual_template()
    office = coordination_office(found.scope) if found.moved.whole else committee(found.scope)
    made = compose(used, values(found), DOCS, lambda name: block(found, name))
    return OfficialPaper(
        issuer=office.issuer, sign=f"BC-{office.sign}", place=office.place, kind="BÁO CÁO",
        subject=made.head.subject.strip() or f"Kết quả xây dựng nông thôn mới {found.name} của {found.scope}",
        blocks=made.blocks, signatures=(office.signed(),), year=(found.day + timedelta(days=1)).year,
        about=_about(found, made_at, used), annexes=made.annexes, synthetic=found.synthetic,
        addressees=made.head.addressees or (f"{committee(found.moved.province).name}.",),
        recipients=made.head.recipients or ("Như trên;", "Lưu: VT, NTM."), marks=tuple(law_marks(found.moved.used)),
    )  # fmt: skip


def _about(found: Year, made_at: datetime, template: Template) -> AboutFile:
    used, moved = found.moved.used, found.moved
    new = sum(len(one.new) for one in found.recognised.listings)
    return AboutFile(
        (
            ("Văn bản", "Báo cáo kết quả năm, 6 tháng"),
            ("Phạm vi", f"{capital(found.scope)}, mã {moved.code}"),
            ("Thời điểm số liệu (as_of)", say_day(found.day)),
            ("Ngày so sánh", say_day(moved.since)),
            ("Theo hiểu biết đến (as_known_at)", say_known(found.known_at)),
            ("Cách tính danh hiệu", BASIS_VI[moved.basis]),
            *law_lines(used),
            ("Bộ lọc", "không"),
            ("Mẫu báo cáo", template.name),
            ("Số dòng", f"{len(moved.lines)} huyện, {len(found.table.rows)} xã, {new} lượt công nhận mới"),
            ("Số liệu mô phỏng", "có" if found.synthetic else "không"),
        ),
        made_at, (FORM_NOTE, BLANK_NOTE),
    )  # fmt: skip
