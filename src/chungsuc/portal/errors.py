"""Faults of releases (CS-PUB-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class ReleaseFault(ChungSucError):
    """The family of faults found when data is released or withdrawn."""

    code = "CS-PUB-000"


class ReleaseDayAhead(ReleaseFault):
    code = "CS-PUB-001"
    vi = Words("Ngày {day} chưa tới.", "Chỉ công bố được kết quả của ngày đã qua hoặc hôm nay.", "Chọn một ngày khác.")
    en = Words("{day} has not come yet.", "Only results of a day that has come are released.", "Choose another day.")


class ReplacesWithoutReason(ReleaseFault):
    code = "CS-PUB-002"
    vi = Words(
        "Ngày {day} đã có bản công bố số {number}; bản mới thay bản đó mà không ghi lý do.",
        "Người đã đọc bản cũ phải biết vì sao số liệu đổi.", "Ghi lý do; lý do hiện trên trang công khai.",
    )  # fmt: skip
    en = Words(
        "{day} has release {number} already, and the new one gives no reason for replacing it.",
        "Whoever read the old one must learn why it changed.", "Give the reason; it is shown to the public.",
    )  # fmt: skip


class ContentChanged(ReleaseFault):
    code = "CS-PUB-003"
    vi = Words(
        "Số liệu đã đổi sau khi xem trước.", "Chỉ công bố đúng những gì đã được xem.",
        "Xem trước lại rồi công bố.",
    )  # fmt: skip
    en = Words(
        "The data changed after it was previewed.", "Only what somebody has seen is released.",
        "Preview again, then release.",
    )  # fmt: skip


class ReleasedMeanwhile(ReleaseFault):
    code = "CS-PUB-004"
    vi = Words(
        "Vừa có người khác công bố ngày {day}.", "Hai bản của một ngày không thể cùng thay một bản.",
        "Xem bản vừa công bố rồi làm lại nếu còn cần.",
    )  # fmt: skip
    en = Words(
        "Somebody else has just released {day}.", "Two releases of a day cannot replace the same one.",
        "Look at theirs, then try again if it is still needed.",
    )  # fmt: skip


class WithdrawnWithoutReason(ReleaseFault):
    code = "CS-PUB-005"
    vi = Words("Rút bản công bố mà không ghi lý do.", "Lý do hiện trên trang công khai.", "Ghi lý do.")
    en = Words("A release is withdrawn without a reason.", "The reason is shown to the public.", "Give the reason.")


class AlreadyNotPublic(ReleaseFault):
    code = "CS-PUB-006"
    vi = Words(
        "Bản công bố số {number} không còn công khai.", "Đã bị rút hoặc đã được bản khác thay.", "Không cần làm gì."
    )
    en = Words(
        "Release {number} is not public any more.", "It was withdrawn or another one replaced it.", "Nothing is to do."
    )


class NoSuchRelease(ReleaseFault):
    code = "CS-PUB-007"
    heading = ("Không có bản công bố này", "There is no such release")
    vi = Words("Không có bản công bố số {number}.", "", "Xem danh sách ở trang Công bố.")
    en = Words("There is no release {number}.", "", "See the list on the page of releases.")


class ValueNotOfTheSet(ReleaseFault):
    code = "CS-PUB-008"
    vi = Words(
        "Bộ tiêu chí {set_id} không có chỉ tiêu {no} nhận giá trị.", "Chỉ công bố được giá trị của chỉ tiêu trong bộ.",
        "Ghi số chỉ tiêu, ví dụ 10 hoặc 17.1.",
    )  # fmt: skip
    en = Words(
        "The set {set_id} has no indicator {no} that takes a value.", "Only values of its indicators can be released.",
        "Give the number of an indicator, such as 10 or 17.1.",
    )  # fmt: skip
