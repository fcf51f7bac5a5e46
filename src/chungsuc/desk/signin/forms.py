"""The forms of signing in: allauth's, with our labels and words."""

from __future__ import annotations

import unicodedata
from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms

from chungsuc.desk.say import say

REQUIRED = ("Chưa nhập ô này.", "This field is empty.")


def _put(form: forms.BaseForm, name: str, label: tuple[str, str], **attrs: str) -> None:
    """Give a field its label and its input's attributes; no placeholder, since a label is always there."""
    field = form.fields[name]
    field.label, field.help_text = say(*label), ""
    field.error_messages["required"] = say(*REQUIRED)
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


class LogIn(account.LoginForm):
    """Username and password (đăng nhập)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _put(self, "login", ("Tên đăng nhập", "Username"), autocapitalize="none", spellcheck="false", autofocus="")
        _put(self, "password", ("Mật khẩu", "Password"))

    def clean_login(self) -> str:
        return plain_username(super().clean_login())


def plain_username(typed: str) -> str:
    """Give a typed username in the one form that is compared and counted: a name in capitals is the same name."""
    return unicodedata.normalize("NFKC", typed).strip().lower()


class Reauthenticate(account.ReauthenticateForm):
    """The password once more, before something that matters (nhập lại mật khẩu)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _put(self, "password", ("Mật khẩu", "Password"), autofocus="")


class ChangePassword(account.ChangePasswordForm):
    """The old password and a new one, twice (đổi mật khẩu)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        once = bool(self.user and self.user.must_change_password)
        old = (
            ("Mật khẩu được cấp", "The password you were given") if once else ("Mật khẩu hiện tại", "Present password")
        )
        _put(self, "oldpassword", old, autofocus="")
        _put(self, "password1", ("Mật khẩu mới", "New password"))
        _put(self, "password2", ("Nhập lại mật khẩu mới", "New password again"))

    def clean(self) -> dict[str, Any]:
        # allauth's own check comes without Vietnamese words: pass it by.
        data: dict[str, Any] = super(account.PasswordVerificationMixin, self).clean() or {}
        first, second = data.get("password1"), data.get("password2")
        if first and second and first != second:
            self.add_error("password2", say("Hai lần nhập không giống nhau.", "The two are not the same."))
        if first and first == data.get("oldpassword"):
            self.add_error("password1", say("Mật khẩu mới phải khác mật khẩu cũ.", "It must differ from the old one."))
        return data


def _put_code(form: forms.BaseForm, label: tuple[str, str]) -> None:
    _put(form, "code", label, autofocus="", spellcheck="false", autocapitalize="none", size="12")


class Authenticate(mfa.AuthenticateForm):
    """The code of the app, or a recovery code, at log-in (mã xác thực)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _put_code(self, ("Mã xác thực hoặc mã dự phòng", "Code of the app, or a recovery code"))


class ReauthenticateCode(mfa.ReauthenticateForm):
    """The same, once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _put_code(self, ("Mã xác thực hoặc mã dự phòng", "Code of the app, or a recovery code"))


class ActivateTOTP(totp.ActivateTOTPForm):
    """The first code of the app, which proves that it was set up (bật xác thực hai bước)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _put_code(self, ("Mã 6 chữ số trong ứng dụng", "The 6 digits that the app shows"))
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
