"""Faults of a quarterly report that makes no sense (CS-REP-23x)."""

from __future__ import annotations

from chungsuc.errors import Words
from chungsuc.reports.errors import ReportError


class QuarterOfNoScope(ReportError):
    code = "CS-REP-231"
    vi = Words(
        "Không lập được báo cáo tiến độ quý của {unit}.",
        "Báo cáo này lập cho một tỉnh hoặc một huyện có xã thuộc Chương trình vào ngày {day}.",
        "Chọn tỉnh hoặc huyện; của một xã xem trang của xã.",
    )
    en = Words(
        "A quarterly report of {unit} cannot be made.",
        "It is made for a province or a district that has communes in the programme on {day}.",
        "Choose one; of a commune see its page.",
    )


class QuarterSinceNotBefore(ReportError):
    code = "CS-REP-232"
    vi = Words(
        "Ngày so sánh {since} không trước ngày báo cáo {day}.",
        "",
        "Chọn ngày so sánh sớm hơn, hoặc để trống: ngày cuối của quý trước.",
    )
    en = Words(
        "The day of comparison {since} is not before the day of the report {day}.",
        "",
        "Choose an earlier one, or none: the last day of the quarter before.",
    )
