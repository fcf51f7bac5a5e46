"""A quarterly report as a workbook: the three tables with numbers, shares and totals as formulas (bản Excel)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from xlsxwriter.utility import xl_col_to_name

from chungsuc.figures.shares import Average, Share
from chungsuc.reports.books.model import Book, Field, Formula, Kind, Sheet, Value
from chungsuc.reports.books.writing import agreeing, sums
from chungsuc.reports.official.words import capital
from chungsuc.reports.quarterly.facts import Line, Quarter, Stage, TitleCount
from chungsuc.reports.quarterly.words import TITLE_NAMES, lines_of, notes, say_criteria, say_dossiers, say_result

_FIRST = (Field("TT", 5, Kind.WHOLE), Field("Mã", 8, Kind.MARK), Field("Đơn vị", 26), Field("Số xã", 8, Kind.WHOLE))
_TITLE_PARTS = (
    ("kế hoạch năm", Kind.WHOLE), ("đầu năm", Kind.WHOLE), ("tăng trong năm", Kind.WHOLE),
    ("không còn tính", Kind.WHOLE), ("lũy kế", Kind.WHOLE), ("tỷ lệ", Kind.PERCENT), ("tăng trong quý", Kind.WHOLE),
)  # fmt: skip
_COMMUNES = 3  # the column of the number of communes


def book(
    found: Quarter, about: tuple[tuple[str, str], ...], read: tuple[str, ...], made_at: datetime
) -> Book:  # fmt: skip
    """Give the workbook of what was found."""
    head = f"tiến độ {found.name} của {found.scope}"
    return Book(capital(head), say_result(found), sheets_of(found, head), about, made_at, found.synthetic, read)


def sheets_of(found: Quarter, head: str) -> tuple[Sheet, ...]:
    """Give the three sheets by district: titles, criteria, dossiers; ``head`` says of what they are."""
    said = tuple(notes(found))
    return (
        _sheet("Danh hiệu", f"Kết quả công nhận, {head}", _title_fields(found), found, _title_cells, say_result(found),
               said),
        _sheet("Tiêu chí", f"Thực hiện tiêu chí, {head}", _criteria_fields(found), found, _criteria_cells,
               say_criteria(found), said),
        _sheet("Hồ sơ", f"Hồ sơ đề nghị công nhận của xã, {head}", _dossier_fields(), found, _dossier_cells,
               say_dossiers(found), said),
    )  # fmt: skip


class _Cells(Protocol):
    """Gives the cells of a line behind its name and number of communes."""

    def __call__(self, line: Line, *, total: bool) -> Iterator[Value]: ...


def _sheet(
    name: str, title: str, fields: tuple[Field, ...], found: Quarter, cells: _Cells, line: str, said: tuple[str, ...]
) -> Sheet:  # fmt: skip
    rows = tuple(
        (number, one.code, one.name, one.communes, *cells(one, total=False))
        for number, one in enumerate(lines_of(found), 1)
    )
    total: tuple[Value, ...] = ()
    if found.lines:
        total = (None, None, "Tổng cộng", sums(_COMMUNES, found.total.communes), *cells(found.total, total=True))
    return Sheet(name, title, fields, rows, (line,), agreeing(total, rows), said, large=len(fields) > 16, fixed=3)


# ── titles ───────────────────────────────────────────────────────────────────────────────────────────


def _title_fields(found: Quarter) -> tuple[Field, ...]:
    last = "tăng trong quý" if found.apart else "tăng trong kỳ"
    parts = (*_TITLE_PARTS[:-1], (last, Kind.WHOLE))
    fields = (Field(f"{capital(name)}: {part}", 9, kind) for name in TITLE_NAMES for part, kind in parts)
    return (*_FIRST, *fields)


def _title_cells(line: Line, *, total: bool) -> Iterator[Value]:
    at = len(_FIRST)
    for place, one in enumerate(line.titles):
        yield from _one_title(one, line.share(place), at + place * len(_TITLE_PARTS), total=total)


def _one_title(one: TitleCount, share: Share, at: int, *, total: bool) -> Iterator[Value]:
    """Give the cells of one title; the plan of the whole is the province's own, never the sum of districts."""
    start, gained, lost, held = (xl_col_to_name(at + place) for place in range(1, 5))
    yield one.planned
    yield from _summed(at + 1, (one.start, one.gained, one.lost), total=total)
    reckoned = Formula(f"={start}{{row}}+{gained}{{row}}-{lost}{{row}}", one.held)
    yield one.held if one.start is None else reckoned
    yield _ratio(held, "D", share)
    yield from _summed(at + 6, (one.quarter_gained,), total=total)


def _ratio(part: str, whole: str, share: Share | Average) -> Formula:
    value = Decimal(share[0]) / share[1] if share[1] else None
    return Formula(f'=IF({whole}{{row}}=0,"",{part}{{row}}/{whole}{{row}})', value)


# ── criteria ─────────────────────────────────────────────────────────────────────────────────────────


def _criteria_fields(found: Quarter) -> tuple[Field, ...]:
    bands = (Field(f"{name} tiêu chí", 10, Kind.WHOLE) for name in found.band_names)
    return (
        *_FIRST, *bands, Field("Xã còn tiêu chí chưa đủ căn cứ", 12, Kind.WHOLE),
        Field("Tổng lượt tiêu chí đạt", 11, Kind.WHOLE), Field("Bình quân tiêu chí/xã", 11, Kind.TENTHS),
        Field(f"Tăng, giảm so với {found.before}", 12, Kind.WHOLE), Field("Giá trị đã nhập", 11, Kind.WHOLE),
        Field("Giá trị đã xác nhận", 11, Kind.WHOLE), Field("Tỷ lệ xác nhận", 10, Kind.PERCENT),
    )  # fmt: skip


def _criteria_cells(line: Line, *, total: bool) -> Iterator[Value]:
    at = len(_FIRST)
    counts = (*line.bands, line.with_unknown, line.average.total)
    yield from _summed(at, counts, total=total)
    at += len(counts)
    yield _ratio(xl_col_to_name(at - 1), "D", line.average)
    yield from _summed(at + 1, (line.change, line.entered, line.confirmed), total=total)
    yield _ratio(xl_col_to_name(at + 3), xl_col_to_name(at + 2), line.verified)


def _summed(at: int, counts: tuple[int | None, ...], *, total: bool) -> Iterator[Value]:
    """Give counts; in the last line as sums of their columns, where they are known."""
    return (count if count is None or not total else sums(place, count) for place, count in enumerate(counts, at))


# ── dossiers ─────────────────────────────────────────────────────────────────────────────────────────


def _dossier_fields() -> tuple[Field, ...]:
    return (*_FIRST, *(Field(capital(stage.vi), 13, Kind.WHOLE) for stage in Stage),
            Field("Đang giải quyết", 12, Kind.WHOLE))  # fmt: skip


def _dossier_cells(line: Line, *, total: bool) -> Iterator[Value]:
    at = len(_FIRST)
    yield from _summed(at, tuple(line.dossiers[stage] for stage in Stage), total=total)
    going = [xl_col_to_name(at + place) for place, stage in enumerate(Stage) if stage.open]
    yield Formula(f"=SUM({going[0]}{{row}}:{going[-1]}{{row}})", line.going_on)
