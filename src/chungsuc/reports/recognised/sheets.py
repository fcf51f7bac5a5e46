"""A list of recognised units as a workbook: counts that count the list below them, the list, what is apart (Excel)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from chungsuc.reports.books.model import Book, Field, Formula, Kind, Sheet, Value
from chungsuc.reports.official.words import capital
from chungsuc.reports.recognised.facts import Brought, Decision, Entry, Listing, Recognised, Withdrawn
from chungsuc.reports.recognised.words import say_basis, say_new, say_note, say_parts, say_result

_LIST = "Danh sách"
_ENTRY = (
    Field("TT", 6, Kind.WHOLE), Field("Danh hiệu", 30), Field("Huyện", 22), Field("Mã", 9, Kind.MARK),
    Field("Đơn vị", 24), Field("Năm kết quả", 9, Kind.MARK), Field("Số quyết định", 20),
    Field("Ngày quyết định", 12, Kind.DAY), Field("Ngày công bố", 12, Kind.DAY), Field("Cơ quan quyết định", 22),
    Field("Người ký", 20), Field("Tính từ ngày", 12, Kind.DAY), Field("Mới", 7, Kind.MARK),
    Field("Mô phỏng", 9, Kind.MARK), Field("Ghi chú", 28),
)  # fmt: skip
_TOTAL = (
    Field("Danh hiệu", 40), Field("Lũy kế", 10, Kind.WHOLE), Field("Trên tổng số", 10, Kind.WHOLE),
    Field("Tỷ lệ", 10, Kind.PERCENT), Field("Mới", 10, Kind.WHOLE), Field("Chưa ghi số", 10, Kind.WHOLE),
    Field("Chưa rõ ngày ký", 10, Kind.WHOLE), Field("Chưa rõ ngày công bố", 12, Kind.WHOLE),
)  # fmt: skip
_BROUGHT = (
    Field("TT", 6, Kind.WHOLE), Field("Mã", 9, Kind.MARK), Field("Đơn vị", 24), Field("Huyện", 20),
    Field("Từ ngày", 12, Kind.DAY), Field("Danh hiệu mang theo", 18), Field("Đơn vị trước sắp xếp, danh hiệu", 60),
    Field("Văn bản", 24), Field("Ghi chú", 34),
)  # fmt: skip
_WITHDRAWN = (
    Field("TT", 6, Kind.WHOLE), Field("Đơn vị", 24), Field("Huyện", 20), Field("Danh hiệu", 18),
    Field("Năm kết quả", 9, Kind.MARK), Field("Quyết định công nhận", 22), Field("Ngày quyết định", 12, Kind.DAY),
    Field("Ngày thu hồi", 12, Kind.DAY), Field("Quyết định thu hồi", 22), Field("Người ký", 20),
    Field("Mới", 7, Kind.MARK),
)  # fmt: skip


def book(
    found: Recognised, about: tuple[tuple[str, str], ...], notes: tuple[str, ...], made_at: datetime
) -> Book:  # fmt: skip
    """Give the workbook of the lists."""
    title = f"Danh sách đơn vị được công nhận của {found.scope}"
    lines = (say_result(found), say_new(found), say_basis(found))
    entries = tuple(_entries(found))
    sheets = [
        Sheet("Tổng hợp", title, _TOTAL, tuple(_total(one, found) for one in found.listings), lines),
        Sheet(_LIST, title, _ENTRY, entries, lines[:1], large=True, fixed=5),
    ]
    if found.brought:
        rows = tuple(_brought(number, one) for number, one in enumerate(found.brought, 1))
        sheets.append(Sheet("Mang theo", "Danh hiệu mang theo sau sắp xếp, chờ quyết định", _BROUGHT, rows, lines[:1]))
    if found.withdrawn:
        rows = tuple(_withdrawn(number, one) for number, one in enumerate(found.withdrawn, 1))
        sheets.append(Sheet("Thu hồi", "Danh hiệu bị thu hồi", _WITHDRAWN, rows, lines[:1]))
    return Book(title, lines[0], tuple(sheets), about, made_at, found.synthetic, notes)


def _name(one: Listing) -> str:
    return f"{capital(one.noun)} {one.title}"


def _total(one: Listing, found: Recognised) -> tuple[Value, ...]:
    """Count the list by formulas; where only what is new is listed, the count of all is a number of ours."""
    said = f"COUNTIFS('{_LIST}'!B:B,A{{row}}"
    held: Value = one.share.part if found.only_new else Formula(f"={said})", one.share.part)
    percent = Decimal(one.share.part) / one.share.whole if one.share.whole else None
    lacking = ((name, one.lacking(what)) for name, what in
               (("G", "number"), ("H", "decided_on"), ("I", "announced_on")))  # fmt: skip
    return (
        _name(one), held, one.share.whole, Formula('=IF(C{row}=0,"",B{row}/C{row})', percent),
        Formula(f"={said},'{_LIST}'!M:M,\"x\")", len(one.new)),
        *(Formula(f"={said},'{_LIST}'!{column}:{column},\"\")", count) for column, count in lacking),
    )  # fmt: skip


def _entries(found: Recognised) -> Iterator[tuple[Value, ...]]:
    number = 0
    for one in found.listings:
        for entry in one.entries:
            number += 1
            yield _entry(number, one, entry, found)


def _entry(number: int, listing: Listing, one: Entry, found: Recognised) -> tuple[Value, ...]:
    made = one.decision
    return (
        number, _name(listing), one.district, one.code, one.unit, made.result_year if made else None,
        *_said(made), made.decided_by or None if made else None, made.signer or None if made else None,
        one.counts_from, "x" if one.new else None, "x" if made and made.synthetic else None, say_note(one, found),
    )  # fmt: skip


def _said(made: Decision | None) -> tuple[Value, Value, Value]:
    """Give number, day of decision and day of announcement; empty cells for what is not on record."""
    return (made.number or None, made.decided_on, made.announced_on) if made else (None, None, None)


def _brought(number: int, one: Brought) -> tuple[Value, ...]:
    why = one.why or ("" if one.paper else "tạm tính, chờ quyết định")
    return (
        number, one.code, one.unit, one.district, one.since, one.title or "không", say_parts(one), one.paper or None,
        why,
    )  # fmt: skip


def _withdrawn(number: int, one: Withdrawn) -> tuple[Value, ...]:
    return (
        number, one.unit, one.district, one.title, one.decision.result_year, one.decision.number or None,
        one.decision.decided_on, one.withdrawn_on, one.number or None, one.signer or None, "x" if one.new else None,
    )  # fmt: skip
