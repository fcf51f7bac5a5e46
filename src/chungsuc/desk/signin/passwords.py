"""What a password must be: Django's own checks, saying so in the language of the page (yêu cầu với mật khẩu)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import password_validation as django
from django.core.exceptions import ValidationError

from chungsuc.accounts.models import User
from chungsuc.desk.say import say
from chungsuc.units.names import plain

# What people here take first; Django's list of 20,000 knows English only.
COMMON_HERE = ("matkhau", "nongthonmoi", "thainguyen", "chungsuc", "vietnam", "anhyeuem", "xaydung", "vanphong")
OWN = ("username", "full_name")


class LongEnough(django.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return say(f"Quá ngắn: cần ít nhất {self.min_length} ký tự.", f"Too short: at least {self.min_length} signs.")

    def get_help_text(self) -> str:
        return say(
            f"Ít nhất {self.min_length} ký tự; một câu ngắn dễ nhớ là tốt nhất.",
            f"At least {self.min_length} signs; a short sentence is best.",
        )


class NotOneself(django.UserAttributeSimilarityValidator):
    """Not like the username or the name."""

    def __init__(self, user_attributes: Any = OWN, max_similarity: float = 0.7) -> None:
        super().__init__(user_attributes, max_similarity)

    def validate(self, password: str, user: User | None = None) -> None:
        try:
            super().validate(password, user)
        except ValidationError as error:
            raise ValidationError(
                say("Quá giống tên hoặc tên đăng nhập.", "Too much like the name or the username."), code=error.code
            ) from None

    def get_help_text(self) -> str:
        return say("Không giống tên hoặc tên đăng nhập.", "Not like the name or the username.")


class NotCommon(django.CommonPasswordValidator):
    """Not one of those that are tried first, abroad or here."""

    def validate(self, password: str, user: User | None = None) -> None:
        letters = "".join(sign for sign in plain(password.casefold()) if sign.isalpha())
        if letters in COMMON_HERE:
            raise ValidationError(self.get_error_message(), code="password_too_common")
        super().validate(password, user)

    def get_error_message(self) -> str:
        return say("Mật khẩu này quá phổ biến, dễ bị đoán.", "This password is too common and easily guessed.")

    def get_help_text(self) -> str:
        return say("Không phải mật khẩu phổ biến.", "Not a common password.")


class NotOnlyDigits(django.NumericPasswordValidator):
    def get_error_message(self) -> str:
        return say("Mật khẩu chỉ toàn chữ số.", "The password is all digits.")

    def get_help_text(self) -> str:
        return say("Không chỉ toàn chữ số.", "Not only digits.")
