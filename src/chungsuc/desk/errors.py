"""Faults of a question put to the pages (CS-DSK-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class DeskError(ChungSucError):
    """The family of faults found in what a page was asked for."""

    code = "CS-DSK-000"


class DayUnreadable(DeskError):
    code = "CS-DSK-001"
    vi = Words("Không đọc được ngày «{text}».", "", "Viết ngày dạng 31/12/2023.")
    en = Words("The day “{text}” cannot be read.", "", "Write it as 31/12/2023 or 2023-12-31.")


class NoSuchPage(DeskError):
    code = "CS-DSK-002"
    vi = Words("Không có trang {path}.", "", "Kiểm tra địa chỉ, hoặc bắt đầu từ Tổng quan.")
    en = Words("There is no page {path}.", "", "Check the address, or start from the overview.")


class NoRowForRoute(DeskError):
    code = "CS-DSK-003"
    vi = Words(
        "Trang {route} chưa có trong bảng quyền.",
        "Trang không có dòng trong bảng quyền thì không ai được mở.",
        "Báo cho quản trị: thêm dòng vào desk/access.py.",
    )
    en = Words(
        "The page {route} is not in the table of rights.",
        "A page without a row there opens for nobody.",
        "Tell the administrator: add a row to desk/access.py.",
    )


class NothingOnThatDay(DeskError):
    code = "CS-DSK-004"
    vi = Words(
        "Ngày {day} không có đơn vị nào thuộc phạm vi của bạn.",
        "Đơn vị được giao cho bạn có từ sau ngày này, hoặc đã sắp xếp trước ngày này.",
        "Chọn ngày khác, hoặc đề nghị Văn phòng Điều phối xem lại quyền của bạn.",
    )
    en = Words(
        "None of your units existed on {day}.",
        "The unit given to you came later, or had been reorganised before.",
        "Choose another day, or ask the Coordination Office to look at your rights.",
    )


class NoSuchIndicator(DeskError):
    code = "CS-DSK-005"
    vi = Words("Bộ {set_id} không có tiêu chí, chỉ tiêu số «{no}».", "", "Mở trang xã và chọn từ danh sách.")
    en = Words("Set {set_id} has no criterion or indicator “{no}”.", "", "Open the unit's page and choose one there.")


class BrokenRequest(DeskError):
    code = "CS-DSK-010"
    vi = Words("Yêu cầu không đúng dạng.", "", "Quay lại trang trước, tải lại rồi làm lại.")
    en = Words("The request is malformed.", "", "Go back, load the page again and try once more.")


class NotForYou(DeskError):
    code = "CS-DSK-011"
    vi = Words("Không được mở trang này.", "", "Nếu đây là việc của bạn, đề nghị Văn phòng Điều phối cấp quyền.")
    en = Words("This page may not be opened.", "", "If this is your work, ask the Coordination Office for the right.")


class OwnFault(DeskError):
    code = "CS-DSK-012"
    vi = Words(
        "Hệ thống gặp lỗi, không phải do bạn.",
        "Việc vừa gửi chưa được ghi.",
        "Thử lại sau ít phút. Nếu vẫn lỗi, báo quản trị số yêu cầu {request}.",
    )
    en = Words(
        "The system has a fault; it is not yours.",
        "What you just sent was not stored.",
        "Try again in a few minutes. If it stays, tell the administrator the request {request}.",
    )
