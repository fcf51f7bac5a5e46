"""The list of recognised units with the three dates: as an official paper and as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from chungsuc.figures.figure import Asked
from chungsuc.recognition.queries import Basis
from chungsuc.reports.books.writing import written
from chungsuc.reports.dossier.offices import Office, committee, coordination_office
from chungsuc.reports.official.fingerprint import about_lines
from chungsuc.reports.official.model import (
    AboutFile,
    Annex,
    Block,
    Heading,
    Items,
    OfficialPaper,
    Paragraph,
    Run,
)
from chungsuc.reports.official.words import capital, say_day, say_known
from chungsuc.reports.recognised.facts import Recognised
from chungsuc.reports.recognised.gathering import recognised
from chungsuc.reports.recognised.sheets import book
from chungsuc.reports.recognised.tables import brought, listing, totals, withdrawn
from chungsuc.reports.recognised.words import (
    NOT_ON_RECORD,
    say_basis,
    say_lacking,
    say_names,
    say_new,
    say_period,
    say_result,
    say_withdrawn,
)

FORM_NOTE = "Mẫu của hệ thống: văn bản pháp luật không quy định mẫu danh sách này."
READ_NOTE = f"«{capital(NOT_ON_RECORD)}» là thông tin hệ thống chưa có; không có nghĩa là không có quyết định."
BASIS_VI = {Basis.RESULT_YEAR: "theo năm kết quả", Basis.DECIDED_ON: "theo ngày quyết định"}


def paper(asked: Asked, *, made_at: datetime) -> OfficialPaper:
    """Write the list of a province or a district: all that count on the day, with those new in its year marked.

    With ``asked.since`` it lists only what began to count after that day.

    Raises:
        ListOfNoScope, NothingToList, UnitNotInForce.
    """
    return paper_of(recognised(asked), made_at)


def workbook(asked: Asked, *, made_at: datetime) -> bytes:
    """Write the same as a workbook for Excel; its checksum is that of the paper. Raises as ``paper``."""
    found = recognised(asked)
    said = paper_of(found, made_at)
    return written(book(found, about_lines(said), said.about.notes, made_at))


def paper_of(found: Recognised, made_at: datetime) -> OfficialPaper:
    """Write the list of what was found."""
    office = _office(found)
    upper = committee(found.province)
    period = f"\n{say_period(found)}" if found.only_new else f"\ntính đến ngày {say_day(found.day)}"
    return OfficialPaper(
        issuer=office.issuer, sign=f"BC-{office.sign}", place=office.place, kind="BÁO CÁO",
        subject=f"Danh sách đơn vị được công nhận về nông thôn mới của {found.scope}{period}",
        blocks=tuple(_blocks(found)), signatures=(office.signed(),), year=(found.day + timedelta(days=1)).year,
        about=_about(found, made_at), addressees=(f"{upper.name}.",), recipients=("Như trên;", "Lưu: VT, NTM."),
        annexes=tuple(_annexes(found)), synthetic=found.synthetic,
    )  # fmt: skip


def _office(found: Recognised) -> Office:
    return coordination_office(found.scope) if found.whole else committee(found.scope)


def _blocks(found: Recognised) -> Iterator[Block]:
    yield Paragraph((Run(say_result(found), bold=True),))
    yield Paragraph(say_basis(found))
    yield Heading("SỐ LƯỢNG")
    yield totals(found)
    if lacking := say_lacking(found):
        yield Paragraph(lacking)
    yield Heading(f"CÔNG NHẬN MỚI {say_period(found).upper()}")
    yield Paragraph(say_new(found))
    for one in found.listings:
        if one.new:
            yield Heading(f"{capital(one.noun)} {one.title}: {len(one.new)} {one.noun}", 2)
            yield Items(_ended(say_names(one)))
    if found.brought:
        yield Heading("DANH HIỆU MANG THEO SAU SẮP XẾP")
        yield Paragraph(_say_brought(found))
    yield Heading("DANH HIỆU BỊ THU HỒI")
    if found.withdrawn:
        yield Items(_ended(say_withdrawn(one) for one in found.withdrawn))
    else:
        yield Paragraph("Không có danh hiệu nào bị thu hồi.")
    yield Paragraph("Danh sách chi tiết tại các Phụ lục kèm theo./.")


def _ended(texts: Iterator[str]) -> tuple[str, ...]:
    some = list(texts)
    return tuple(f"{text}{';' if number < len(some) else '.'}" for number, text in enumerate(some, 1))


def _say_brought(found: Recognised) -> str:
    holding = sum(bool(one.title) for one in found.brought)
    return (
        f"Có {len(found.brought)} xã được thành lập từ đơn vị đã có danh hiệu mà chưa có quyết định riêng, trong đó "
        f"{holding} xã tạm mang theo danh hiệu thấp nhất của các phần. Các xã này không tính vào số lượng nêu trên cho "
        "đến khi có quyết định."
    )


def _annexes(found: Recognised) -> Iterator[Annex]:
    for one in found.listings:
        if one.entries:
            what = f" {say_period(found)}" if found.only_new else ""
            yield Annex(f"Danh sách {one.noun} {one.title}{what}", (listing(one, found),), landscape=True)
    if found.brought:
        yield Annex("Danh hiệu mang theo sau sắp xếp, chờ quyết định", (brought(found),), landscape=True)
    if found.withdrawn:
        yield Annex("Danh hiệu bị thu hồi", (withdrawn(found),), landscape=True)


def _about(found: Recognised, made_at: datetime) -> AboutFile:
    rows = sum(len(one.entries) for one in found.listings)
    made_up = sum(entry.decision is not None and entry.decision.synthetic for one in found.listings
                  for entry in one.entries)  # fmt: skip
    return AboutFile(
        (
            ("Văn bản", "Danh sách đơn vị được công nhận về nông thôn mới"),
            ("Phạm vi", f"{capital(found.scope)}, mã {found.code}"),
            ("Thời điểm số liệu (as_of)", say_day(found.day)),
            ("Theo hiểu biết đến (as_known_at)", say_known(found.known_at)),
            ("Cách tính", BASIS_VI[found.basis]),
            ("Bộ tiêu chí", "không xét: danh hiệu theo quyết định đã ghi"),
            ("Bộ lọc", f"chỉ đơn vị mới {say_period(found)}" if found.only_new else "không"),
            ("Số dòng", f"{rows} lượt công nhận, {len(found.brought)} xã mang theo danh hiệu, {len(found.withdrawn)} "
                        "lượt thu hồi"),
            ("Số liệu mô phỏng", f"có ({made_up}/{rows} lượt)" if found.synthetic else "không"),
        ),
        made_at, (FORM_NOTE, READ_NOTE),
    )  # fmt: skip
