"""Faults of a list of recognised units that makes no sense (CS-REP-22x)."""

from __future__ import annotations

from chungsuc.errors import Words
from chungsuc.reports.errors import ReportError


class ListOfNoScope(ReportError):
    code = "CS-REP-221"
    vi = Words(
        "Không lập được danh sách đơn vị được công nhận của {unit}.",
        "Danh sách lập cho một tỉnh hoặc một huyện.",
        "Chọn tỉnh hoặc huyện; của một xã xem trang của xã.",
    )
    en = Words(
        "A list of recognised units of {unit} cannot be made.",
        "It is made for a province or a district.",
        "Choose one; of a commune see its page.",
    )


class NothingToList(ReportError):
    code = "CS-REP-222"
    vi = Words(
        "Ngày {day}, {unit} không có xã nào thuộc Chương trình.",
        "Phường và thị trấn không thuộc Chương trình; từ 01/7/2025 không còn cấp huyện.",
        "Kiểm tra ngày và phạm vi.",
    )
    en = Words(
        "On {day} {unit} has no commune in the programme.",
        "Wards and townships are not in it; there are no districts since 2025-07-01.",
        "Check the day and the scope.",
    )
