"""What signing in says: allauth has no Vietnamese, so every message it can give is written here, in both languages."""

from __future__ import annotations

from chungsuc.desk.say import say_later

WRONG = say_later(
    "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.",
    "The username or the password is wrong. Look at Caps Lock and the Vietnamese keyboard, then try again.",
)
TOO_OFTEN = say_later(
    "Thử sai quá nhiều lần. Đợi 5 phút rồi thử lại.", "Too many wrong attempts. Wait 5 minutes, then try again."
)
CODE_WRONG = say_later(
    "Mã không đúng hoặc đã dùng. Chờ ứng dụng hiện mã mới (30 giây một lần) và kiểm tra giờ của điện thoại.",
    "The code is wrong or was used. Wait for the next one (every 30 seconds) and check the clock of your phone.",
)
_NO_EMAIL = say_later("Hệ thống này không dùng thư điện tử.", "This system uses no e-mail.")
_NO_PHONE = say_later("Hệ thống này không dùng số điện thoại.", "This system uses no telephone number.")
_NO_LINK = say_later("Liên kết không đúng hoặc đã hết hạn.", "The link is wrong or has expired.")
_NAME_TAKEN = say_later("Tên đăng nhập này đã có người dùng.", "This username is taken.")

ACCOUNT_MESSAGES = {
    "account_inactive": say_later("Tài khoản này đã ngừng.", "This account has been stopped."),
    "cannot_remove_primary_email": _NO_EMAIL,
    "duplicate_email": _NO_EMAIL,
    "email_password_mismatch": WRONG,
    "phone_password_mismatch": WRONG,
    "email_taken": _NO_EMAIL,
    "enter_current_password": say_later("Mật khẩu hiện tại không đúng.", "The current password is wrong."),
    "incorrect_code": CODE_WRONG,
    "incorrect_password": say_later("Mật khẩu không đúng.", "The password is wrong."),
    "invalid_or_expired_key": _NO_LINK,
    "invalid_login": WRONG,
    "invalid_password_reset": _NO_LINK,
    "max_email_addresses": _NO_EMAIL,
    "phone_taken": _NO_PHONE,
    "too_many_login_attempts": TOO_OFTEN,
    "unknown_email": _NO_EMAIL,
    "unknown_phone": _NO_PHONE,
    "unverified_primary_email": _NO_EMAIL,
    "username_blacklisted": _NAME_TAKEN,
    "username_password_mismatch": WRONG,
    "username_taken": _NAME_TAKEN,
    "select_only_one": say_later("Chỉ chọn một.", "Choose only one."),
    "same_as_current": say_later("Giá trị mới phải khác giá trị hiện tại.", "The new value must differ."),
    "rate_limited": TOO_OFTEN,
}
MFA_MESSAGES = {
    "add_email_blocked": _NO_EMAIL,
    "cannot_delete_authenticator": say_later(
        "Không tắt được xác thực hai bước.", "The second step cannot be turned off."
    ),
    "cannot_generate_recovery_codes": say_later(
        "Bật xác thực hai bước trước, rồi mới tạo mã dự phòng.",
        "Turn the second step on first; recovery codes come after it.",
    ),
    "incorrect_code": CODE_WRONG,
    "unverified_email": _NO_EMAIL,
}
# What is said after something was done, by the template that allauth would render; nothing where none stands here.
DONE = {
    "account/messages/logged_out.txt": say_later("Bạn đã thoát.", "You have signed out."),
    "account/messages/password_changed.txt": say_later(
        "Đã đổi mật khẩu. Các phiên làm việc ở máy khác đã bị thoát.",
        "The password is changed. Sessions on other machines have ended.",
    ),
    "mfa/messages/totp_activated.txt": say_later("Đã bật xác thực hai bước.", "The second step is on."),
    "mfa/messages/totp_deactivated.txt": say_later("Đã tắt xác thực hai bước.", "The second step is off."),
    "mfa/messages/recovery_codes_generated.txt": say_later(
        "Đã tạo bộ mã dự phòng mới. Lưu lại ngay: mã chỉ hiện một lần.",
        "New recovery codes are made. Keep them now: they are shown only once.",
    ),
}
