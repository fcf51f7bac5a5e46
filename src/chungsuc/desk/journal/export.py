"""The trail as a workbook: a row for each difference, and a sheet that says what the file is (tệp nhật ký)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.utils import timezone

from chungsuc.accounts.models import AuditEntry
from chungsuc.desk.journal.telling import Line, Teller
from chungsuc.desk.say import say

MOST_ENTRIES = 20_000
_CHUNK = 500
_CELL = 32_000  # characters that a cell can hold
_WIDTHS = (17, 26, 26, 24, 26, 46, 12, 26, 26, 26, 40, 38)


def workbook(rows: QuerySet[AuditEntry], teller: Teller, filters: list[tuple[str, str]], who: str) -> bytes:
    """Write at most ``MOST_ENTRIES`` entries; when there are more the first sheet says so.

    Every text is written as text: what begins with ``=`` or ``+`` stays what it is.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True, "in_memory": True, "strings_to_formulas": False})
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    # Rows are written before their summary is known: the sheet about the file comes second, and is opened first.
    sheet, about = book.add_worksheet(say("Nhật ký", "Trail")), book.add_worksheet(say("Về tệp này", "About"))
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(_head()):
        sheet.write_string(0, column, name, bold)
    count, lines, digest = 0, 0, sha256()
    for told in _told(rows, teller):
        count += 1
        for line in told[1]:
            lines += 1
            cells = (*told[0], *line, *told[2])
            digest.update("\x1f".join(cells).encode() + b"\x1e")
            for column, text in enumerate(cells):
                sheet.write_string(lines, column, text[:_CELL], wrap)
    sheet.autofilter(0, 0, max(lines, 1), len(_WIDTHS) - 1)
    about.set_column(0, 0, 26)
    about.set_column(1, 1, 80)
    for row, (name, value) in enumerate(_about(filters, who, count, lines, digest.hexdigest(), rows)):
        about.write_string(row, 0, name, bold)
        about.write_string(row, 1, value, wrap)
    book.close()
    return buffer.getvalue()


def _told(rows: QuerySet[AuditEntry], teller: Teller) -> Iterator[tuple[tuple[str, ...], Any, tuple[str, ...]]]:
    """Give each entry as the cells before its differences, the differences, and the cells after them."""
    before: int | None = None
    left = MOST_ENTRIES
    while left > 0:
        found = rows if before is None else rows.filter(pk__lt=before)
        chunk = list(found[: min(_CHUNK, left)])
        if not chunk:
            return
        for told in teller.all(chunk):
            entry = told.entry
            first = (f"{told.at:%d/%m/%Y %H:%M:%S}", entry.who, told.action, told.about, told.unit, told.indicator)
            as_of = f"{entry.as_of:%d/%m/%Y}" if entry.as_of else ""
            yield (*first, as_of), told.lines or (Line("", "", ""),), (entry.reason, entry.request)
        before, left = chunk[-1].pk, left - len(chunk)


def _head() -> tuple[str, ...]:
    return (
        say("Thời điểm", "When"), say("Người", "Who"), say("Việc", "Action"), say("Đối tượng", "About"),
        say("Đơn vị", "Unit"), say("Chỉ tiêu", "Indicator"), say("Tính đến ngày", "As of"), say("Nội dung", "Field"),
        say("Trước", "Before"), say("Sau", "After"), say("Lý do", "Reason"), say("Lần thao tác", "Request"),
    )  # fmt: skip


def _about(
    filters: list[tuple[str, str]], who: str, count: int, lines: int, digest: str, rows: QuerySet[AuditEntry]
) -> Iterator[tuple[str, str]]:
    yield (
        say("Tệp này là", "This file is"),
        say("Trích nhật ký của hệ thống Chung Sức", "Part of the trail of Chung Sức"),
    )
    yield say("Người tải", "Taken by"), who
    yield say("Lúc", "At"), f"{timezone.localtime():%d/%m/%Y %H:%M:%S}"
    yield from filters or [(say("Điều kiện lọc", "Filter"), say("không có: tất cả được xem", "none"))]
    yield say("Số thay đổi", "Entries"), str(count)
    yield say("Số dòng", "Rows"), str(lines)
    if count == MOST_ENTRIES and rows.count() > count:
        yield (
            say("Chưa đủ", "Not complete"),
            say(
                f"Tệp chỉ chứa {MOST_ENTRIES} thay đổi mới nhất; thu hẹp khoảng ngày để tải phần còn lại.",
                f"The newest {MOST_ENTRIES} entries only; narrow the days to get the rest.",
            ),
        )
    yield say("Mã kiểm tra (SHA-256)", "Checksum (SHA-256)"), digest
