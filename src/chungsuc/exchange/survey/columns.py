"""How the table of sheets is laid out: its sheet, its headings, the line that says whose it is (bố cục bảng)."""

from __future__ import annotations

PAPERS, GUIDE, CHOICES = "Phiếu", "Hướng dẫn", "Danh mục"
NUMBER, GROUP, OVERALL = "Số phiếu", "Xóm", "Chung"
STAMP = "Mã đợt:"  # stands in A2, before the survey's number
MOST_BYTES = 1 << 20
MOST_PAPERS = 5_000
HEAD_ROWS = 12  # the header is looked for so far down
FIXED = 2  # columns before the questions


def headings(items: int) -> tuple[str, ...]:
    """Give the headings of a table with so many questions, the overall one last."""
    return (NUMBER, GROUP, *(str(no) for no in range(1, items + 1)), OVERALL)
