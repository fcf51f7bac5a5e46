"""Faults of issuing a report (CS-REP-26x)."""

from __future__ import annotations

from chungsuc.errors import Words
from chungsuc.reports.errors import ReportError


class NumberMissing(ReportError):
    code = "CS-REP-261"
    vi = Words(
        "Báo cáo ban hành phải có số và ngày.", "Số và ngày ghi trên văn bản là cách tìm lại nó.", "Ghi số và ngày ký."
    )
    en = Words("An issued report has a number and a day.", "By them it is found again.", "Enter both.")


class NumberTaken(ReportError):
    code = "CS-REP-262"
    vi = Words(
        "Số {number} ngày {dated} đã dùng cho một báo cáo khác.", "Mỗi số trong một ngày chỉ dùng một lần.",
        "Kiểm tra sổ văn bản; báo cáo thay thế có số của nó.",
    )  # fmt: skip
    en = Words(
        "Number {number} of {dated} is that of another report.", "A number is used once a day.",
        "Look it up in the register; one that replaces another has a number of its own.",
    )  # fmt: skip


class DatedAhead(ReportError):
    code = "CS-REP-263"
    vi = Words(
        "Ngày ký {dated} không hợp lệ.",
        "Ngày ký không sau hôm nay và không trước ngày của số liệu ({as_of}).",
        "Sửa ngày ký.",
    )
    en = Words(
        "Day {dated} cannot be.", "It is not after today, nor before the day of the figures ({as_of}).", "Mend the day."
    )


class ChangedMeanwhile(ReportError):
    code = "CS-REP-264"
    vi = Words(
        "Báo cáo chưa ban hành: số liệu đã thay đổi từ lúc xem trước.", "Nội dung lập lại khác nội dung đã xem.",
        "Xem lại bản mới rồi ban hành.",
    )  # fmt: skip
    en = Words(
        "The report was not issued: the figures have changed since the preview.", "What was made now differs.",
        "Look at it again, then issue it.",
    )  # fmt: skip


class ReplacesWithoutReason(ReportError):
    code = "CS-REP-265"
    vi = Words("Báo cáo thay thế phải nói lý do.", "Người đã nhận bản trước cần biết vì sao.", "Ghi lý do thay thế.")
    en = Words("A report that replaces another says why.", "Who has the one before needs to know.", "Give the reason.")


class AlreadyReplaced(ReportError):
    code = "CS-REP-266"
    vi = Words("Báo cáo số {number} đã được thay thế.", "Mỗi bản chỉ được thay một lần.", "Chọn bản đang có hiệu lực.")
    en = Words("Report {number} was replaced already.", "Each is replaced once.", "Choose the one in force.")


class NoSuchIssued(ReportError):
    code = "CS-REP-267"
    missing = True
    vi = Words("Không có báo cáo đã ban hành mã {pk}.", "", "Mở danh sách báo cáo đã ban hành.")
    en = Words("There is no issued report {pk}.", "", "Open the list of issued reports.")


class NoSuchTemplate(ReportError):
    code = "CS-REP-268"
    vi = Words(
        "Không có mẫu «{name}» cho loại báo cáo này.",
        "Mẫu chưa tải lên, hoặc đã thôi dùng.",
        "Chọn mẫu trong danh sách.",
    )
    en = Words(
        "There is no template “{name}” for this kind.",
        "It was not handed in, or is dropped.",
        "Choose one of the list.",
    )


class TemplateNameMissing(ReportError):
    code = "CS-REP-269"
    vi = Words("Mẫu báo cáo phải có tên.", "Tên dùng để chọn mẫu khi lập báo cáo.", "Đặt tên cho mẫu.")
    en = Words("A template has a name.", "By it one chooses it.", "Name it.")
