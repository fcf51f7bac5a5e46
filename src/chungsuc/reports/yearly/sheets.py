"""A yearly report as a workbook: T1, T2 by district, T3, with numbers, shares and totals as formulas (bản Excel)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from xlsxwriter.utility import xl_col_to_name

from chungsuc.engine.prose import STATUS_SIGN
from chungsuc.engine.verdict import Status
from chungsuc.figures.plans import Outcome
from chungsuc.reports.books.model import Book, Field, Formula, Kind, Sheet, Value
from chungsuc.reports.official.words import capital
from chungsuc.reports.quarterly.gathering import TITLES
from chungsuc.reports.quarterly.sheets import sheets_of
from chungsuc.reports.quarterly.words import TITLE_NAMES
from chungsuc.reports.yearly import words
from chungsuc.reports.yearly.facts import PlanOf, Target, Year

_FIRST = 4  # the columns of T1 before the criteria


def book(found: Year, about: tuple[tuple[str, str], ...], read: tuple[str, ...], made_at: datetime) -> Book:
    """Give the workbook of what was found."""
    head = f"kết quả {found.name} của {found.scope}"
    sheets = (
        *((_plan(found.plan, found, head),) if found.plan else ()),
        *sheets_of(found.moved, head), _newly(found, head), _criteria(found, head), _ranking(found, head),
        *((_printed(found, head),) if found.printed else ()),
    )  # fmt: skip
    return Book(capital(head), words.say_title(found, 0), sheets, about, made_at, found.synthetic, read)


# ── T3 ───────────────────────────────────────────────────────────────────────────────────────────────


def _plan(plan: PlanOf, found: Year, head: str) -> Sheet:
    fields = (
        Field("TT", 5, Kind.WHOLE), Field("Chỉ tiêu", 30), Field("Kế hoạch", 10, Kind.WHOLE),
        Field("Thực hiện", 10, Kind.WHOLE), Field("Thực hiện − kế hoạch", 12, Kind.WHOLE), Field("Kết quả", 16),
        Field("Lũy kế kế hoạch", 10, Kind.WHOLE), Field("Lũy kế thực hiện", 10, Kind.WHOLE),
        Field("Trên tổng số", 10, Kind.WHOLE), Field("Tỷ lệ", 9, Kind.PERCENT),
        Field("Có trong kế hoạch, chưa đạt", 40), Field("Đạt ngoài danh sách kế hoạch", 40),
    )  # fmt: skip
    rows = tuple(tuple(_target(number, one)) for number, one in enumerate(plan.targets, 1))
    return Sheet("T3 Kế hoạch", f"Kế hoạch và thực hiện, {head}", fields, rows,
                 (words.say_plan_paper(plan, plan.year),), large=True, fixed=2)  # fmt: skip


def _target(number: int, one: Target) -> Iterator[Value]:
    yield from (number, capital(f"{words.BOUND_VI[one.bound]}{one.said}"), one.planned, one.actual)
    known = one.planned is not None and one.actual is not None
    yield Formula("=D{row}-C{row}", (one.actual or 0) - (one.planned or 0)) if known else None
    yield capital(one.outcome_said) if one.outcome is not Outcome.NOT_KNOWN else "Chưa so sánh được"
    yield from (one.cumulative, one.held, one.base)
    yield Formula('=IF(I{row}=0,"",H{row}/I{row})', _ratio(one.held, one.base)) if one.held is not None else None
    yield words.say_names(one.not_made)
    yield words.say_names(one.extra)


def _ratio(part: int | None, whole: int | None) -> Decimal | None:
    return Decimal(part) / whole if part is not None and whole else None


# ── T1 ───────────────────────────────────────────────────────────────────────────────────────────────


def _criteria(found: Year, head: str) -> Sheet:
    given = found.table
    last = _FIRST + len(given.columns)
    fields = (
        Field("TT", 5, Kind.WHOLE), Field("Mã", 8, Kind.MARK), Field("Đơn vị", 22), Field("Huyện", 20),
        *(Field(f"{column.no}", 5, Kind.MARK) for column in given.columns), Field("Số tiêu chí đạt", 9, Kind.WHOLE),
        Field("Danh hiệu", 16),
    )  # fmt: skip
    span = f"{xl_col_to_name(_FIRST)}{{row}}:{xl_col_to_name(last - 1)}{{row}}"
    met = STATUS_SIGN[Status.MET]
    counted = all(column.counted for column in given.columns)
    rows = tuple(
        (number, row.code, row.name, row.group.name if row.group else "", *(STATUS_SIGN[cell] for cell in row.cells),
         Formula(f'=COUNTIF({span},"{met}")', row.met) if counted else row.met,
         TITLE_NAMES[TITLES.index(row.title)] if row.title in TITLES else "")
        for number, row in enumerate(given.rows, 1)
    )  # fmt: skip
    total: tuple[Value, ...] = (
        None, None, "Số xã đạt", None,
        *(Formula(f'=COUNTIF({_down(_FIRST + at)},"{met}")', one.met) for at, one in enumerate(given.totals)),
        Formula(f"=SUM({_down(last)})", given.average.total), None,
    )  # fmt: skip
    said = tuple(f"{column.no}: {column.name}" for column in given.columns)
    return Sheet("T1 Tiêu chí từng xã", f"Thực hiện từng tiêu chí, {head}", fields, rows, (words.say_criteria(found),),
                 total, said, large=True, fixed=3)  # fmt: skip


def _down(at: int) -> str:
    return f"{xl_col_to_name(at)}{{first}}:{xl_col_to_name(at)}{{last}}"


def _ranking(found: Year, head: str) -> Sheet:
    fields = (
        Field("Tiêu chí", 9, Kind.MARK), Field("Tên", 40), Field("Đạt", 9, Kind.WHOLE),
        Field("Chưa đạt", 9, Kind.WHOLE), Field("Chưa đủ căn cứ", 11, Kind.WHOLE),
        Field("Không áp dụng", 11, Kind.WHOLE), Field("Tổng số xã", 9, Kind.WHOLE), Field("Tỷ lệ đạt", 9, Kind.PERCENT),
    )  # fmt: skip
    rows = tuple(
        (no, name, one.met, one.unmet, one.unknown, one.not_applicable,
         Formula("=SUM(C{row}:F{row})", one.share.whole),
         Formula('=IF(G{row}=0,"",C{row}/G{row})', _ratio(one.share.part, one.share.whole)))
        for no, name, one in words.least_met(found, count=len(found.table.columns))
    )  # fmt: skip
    return Sheet("Tiêu chí ít xã đạt", f"Tiêu chí chưa được mọi xã đạt, {head}", fields, rows, fixed=2)


# ── lists ────────────────────────────────────────────────────────────────────────────────────────────


def _newly(found: Year, head: str) -> Sheet:
    fields = (
        Field("TT", 5, Kind.WHOLE), Field("Mã", 8, Kind.MARK), Field("Đơn vị", 24), Field("Huyện", 22),
        Field("Danh hiệu", 34), Field("Năm kết quả", 9, Kind.MARK), Field("Số quyết định", 20),
        Field("Ngày quyết định", 12, Kind.DAY), Field("Ngày công bố", 12, Kind.DAY), Field("Ghi chú", 24),
    )  # fmt: skip
    some = [(listing, entry) for listing in found.recognised.listings for entry in listing.new]
    rows = tuple(
        (number, entry.code, entry.unit, entry.district, f"{listing.noun} {listing.title}",
         *((made.result_year, made.number or None, made.decided_on, made.announced_on,
            "mô phỏng" if made.synthetic else None) if (made := entry.decision) else (None,) * 5))
        for number, (listing, entry) in enumerate(some, 1)
    )  # fmt: skip
    return Sheet("Công nhận mới", f"Đơn vị được công nhận mới, {head}", fields, rows, large=True, fixed=3)


def _printed(found: Year, head: str) -> Sheet:
    fields = (
        Field("TT", 5, Kind.WHOLE), Field("Chỉ số", 40), Field("Đã công bố", 12, Kind.NUMBER),
        Field("Số của hệ thống", 12, Kind.NUMBER), Field("Chênh lệch", 12, Kind.NUMBER), Field("Đơn vị tính", 12),
        Field("Nguồn công bố", 60),
    )  # fmt: skip
    rows = tuple(
        (number, one.name, one.printed, one.ours,
         None if one.difference is None else Formula("=D{row}-C{row}", one.difference), one.unit, one.source)
        for number, one in enumerate(found.printed, 1)
    )  # fmt: skip
    return Sheet("Số đã công bố", f"Số đã công bố cùng ngày, {head}", fields, rows, large=True, fixed=2)
