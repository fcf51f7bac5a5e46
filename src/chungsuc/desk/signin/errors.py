"""Faults of signing in (CS-SGN-…)."""

from __future__ import annotations

from typing import ClassVar

from chungsuc.errors import ChungSucError, Words


class SignInFault(ChungSucError):
    """The family of faults of signing in and of what a browser sends before it is let in."""

    code = "CS-SGN-000"
    heading: ClassVar[tuple[str, str] | None] = None  # above the fault on its page


class LockedOut(SignInFault):
    code = "CS-SGN-001"
    heading = ("Tạm khóa đăng nhập", "Log-in is locked for a while")
    vi = Words(
        "Tên đăng nhập này tạm khóa ở máy này đến {until} (còn {minutes} phút).",
        "Đã nhập sai mật khẩu {times} lần.",
        "Đợi đến giờ đó rồi thử lại. Nếu quên mật khẩu, đề nghị quản trị cấp lại.",
    )
    en = Words(
        "This username is locked on this machine until {until} ({minutes} more minutes).",
        "The password was wrong {times} times.",
        "Wait until then and try again. If you forgot the password, ask the administrator for a new one.",
    )


class TooManyRequests(SignInFault):
    code = "CS-SGN-002"
    heading = ("Quá nhiều yêu cầu", "Too many requests")
    vi = Words("Có quá nhiều yêu cầu từ máy này.", "", "Đợi một phút rồi thử lại.")
    en = Words("Too many requests come from this machine.", "", "Wait a minute and try again.")


class NoPassword(SignInFault):
    code = "CS-SGN-003"
    heading = ("Tài khoản chưa có mật khẩu", "No password")
    vi = Words("Tài khoản này không có mật khẩu.", "", "Đề nghị quản trị cấp mật khẩu.")
    en = Words("This account has no password.", "", "Ask the administrator for one.")


class SignInAgain(SignInFault):
    """Answered with status 401 to a script, which cannot be sent to a page."""

    code = "CS-SGN-004"
    vi = Words(
        "Phiên làm việc đã kết thúc.", "", "Đăng nhập lại ở một thẻ khác rồi làm tiếp; những gì đã nhập vẫn còn ở đây."
    )
    en = Words("Your session has ended.", "", "Sign in again in another tab and go on; what you typed is still here.")


class SomethingFirst(SignInFault):
    """Answered with status 401 to a script, which cannot be sent to a page."""

    code = "CS-SGN-007"
    vi = Words(
        "Tài khoản của bạn có việc phải làm trước.",
        "Đổi mật khẩu được cấp, hoặc bật xác thực hai bước.",
        "Mở hệ thống ở một thẻ khác để làm; những gì đã nhập vẫn còn ở đây.",
    )
    en = Words(
        "There is something to be done first with your account.",
        "Change the password you were given, or turn the second step on.",
        "Open the system in another tab and do so; what you typed is still here.",
    )


class FormNotOurs(SignInFault):
    """Answered with status 403: the token against forged forms is missing or old."""

    code = "CS-SGN-005"
    heading = ("Biểu mẫu không còn hiệu lực", "The form is no longer valid")
    vi = Words(
        "Biểu mẫu vừa gửi không còn hiệu lực.",
        "Bạn đã đăng nhập hoặc thoát ở thẻ khác sau khi mở trang này, hoặc trình duyệt chặn cookie.",
        "Bấm «Quay lại», tải lại trang rồi gửi lần nữa.",
    )
    en = Words(
        "The form you sent is no longer valid.",
        "You signed in or out in another tab after opening this page, or the browser blocks cookies.",
        "Go back, load the page again and send it once more.",
    )


class RequestTooLarge(SignInFault):
    """Answered with status 413, before anything of it is read."""

    code = "CS-SGN-006"
    heading = ("Dữ liệu quá lớn", "Too large")
    vi = Words("Dữ liệu gửi lên quá lớn ({size} MB).", "Tối đa {most} MB một lần.", "Chia nhỏ rồi gửi từng phần.")
    en = Words("What was sent is too large ({size} MB).", "At most {most} MB at once.", "Send it in smaller parts.")
