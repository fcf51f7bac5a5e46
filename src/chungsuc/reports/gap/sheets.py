"""A gap report as a workbook: the lines with their numbers, the criteria, what the file is (bản Excel)."""

from __future__ import annotations

from datetime import datetime

from chungsuc.reports.books.model import Book, Field, Kind, Sheet, Value
from chungsuc.reports.books.writing import sums
from chungsuc.reports.gap.facts import Criterion, Gap, Line
from chungsuc.reports.gap.words import NOBODY, STATUS_VI, say_marks, say_result, say_way

_LINES = (
    Field("Tiêu chí", 7, Kind.MARK), Field("Chỉ tiêu, nội dung", 9, Kind.MARK), Field("Tên", 34),
    Field("Kết quả", 10, Kind.MARK), Field("Mức đạt chuẩn", 20), Field("Mức", 8, Kind.NUMBER),
    Field("Hiện có", 8, Kind.NUMBER), Field("Đơn vị tính", 11, Kind.MARK), Field("Tử số", 8, Kind.NUMBER),
    Field("Mẫu số", 8, Kind.NUMBER), Field("Chênh với mức", 9, Kind.NUMBER), Field("Số còn thiếu", 8, Kind.NUMBER),
    Field("Đếm theo", 8, Kind.MARK), Field("Còn thiếu, việc cần làm", 20), Field("Phụ trách", 18),
    Field("Tình trạng số liệu", 13), Field("Lý do trả lại", 14), Field("Số liệu ngày", 11.5, Kind.DAY),
    Field("Căn cứ", 16), Field("Đã đối chiếu", 9, Kind.MARK), Field("Ghi chú", 16),
)  # fmt: skip
_CRITERIA = (
    Field("TT", 7, Kind.MARK), Field("Tiêu chí", 50), Field("Số chỉ tiêu xét", 10, Kind.WHOLE),
    Field("Đạt", 9, Kind.WHOLE), Field("Chưa đạt", 9, Kind.WHOLE), Field("Chưa đủ số liệu", 10, Kind.WHOLE),
    Field("Kết quả", 16, Kind.MARK),
)  # fmt: skip


def book(
    found: Gap, about: tuple[tuple[str, str], ...], notes: tuple[str, ...], made_at: datetime
) -> Book:  # fmt: skip
    """Give the workbook of what was found."""
    title = f"Rà soát tiêu chí, chỉ tiêu chưa đạt của {found.unit}"
    lines = (say_result(found), say_way(found))
    rows = tuple(_line(criterion, line) for criterion in found.left for line in criterion.lines if not line.whole)
    criteria = tuple(_criterion(one) for one in found.criteria)
    total: tuple[Value, ...] = (
        "", "Tổng cộng",
        *(sums(at, sum(getattr(one, name) for one in found.criteria))
          for at, name in enumerate(("asked", "met", "unmet", "unknown"), 2)), "",
    )  # fmt: skip
    return Book(
        title, say_result(found),
        (
            Sheet("Chưa đạt", title, _LINES, rows, lines, notes=tuple(say_marks(found.lines)), large=True, fixed=3),
            Sheet("Tiêu chí", "Kết quả theo từng tiêu chí", _CRITERIA, criteria, lines[:1], total),
        ),
        about, made_at, found.synthetic, notes,
    )  # fmt: skip


def _line(criterion: Criterion, line: Line) -> tuple[Value, ...]:
    notes = [line.carried] if line.carried else []
    notes += ["mức giả định minh họa"] if line.assumed else []
    notes += ["số liệu mô phỏng"] if line.synthetic else []
    return (
        criterion.no, line.no, line.name, STATUS_VI[line.status], line.demand, line.level, line.number, line.unit,
        line.numerator, line.denominator, line.short, line.missing, line.noun, line.gap or line.need,
        line.owner or NOBODY, line.stand.vi, line.returned, line.as_of, line.article,
        "có" if line.verified else "chưa", "; ".join(notes),
    )  # fmt: skip


def _criterion(one: Criterion) -> tuple[Value, ...]:
    return (one.no, one.name, one.asked, one.met, one.unmet, one.unknown, STATUS_VI[one.status])
