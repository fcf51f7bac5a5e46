"""Faults of a yearly report that makes no sense (CS-REP-25x)."""

from __future__ import annotations

from chungsuc.errors import Words
from chungsuc.reports.errors import ReportError


class YearOfNoSuchPart(ReportError):
    code = "CS-REP-251"
    vi = Words(
        "Báo cáo kết quả không có phần «{word}» do cơ quan tự viết.", "Cơ quan tự viết được các phần: {known}.",
        "Sửa tên phần.",
    )  # fmt: skip
    en = Words(
        "A result report has no part “{word}” of the office's own.", "The office may write: {known}.",
        "Mend the name.",
    )  # fmt: skip
