"""Usernames and one-time passwords (tên đăng nhập, mật khẩu dùng một lần)."""

from __future__ import annotations

import re
import secrets
from collections.abc import Container

from django.contrib.auth.hashers import PBKDF2PasswordHasher

from chungsuc.accounts.models import Department, Role
from chungsuc.units.models import Unit
from chungsuc.units.names import plain

USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,59}")
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another: no i, l, o, 0, 1
_GROUPS, _GROUP = 4, 4
_TITLES = re.compile(r"^((ông|bà|đ/c|đồng chí)\.?\s+)+", re.IGNORECASE)
_DESKS = {Role.OFFICE: "vpdp", Role.LEADER: "lanhdao", Role.AUDITOR: "kiemtra", Role.ADMIN: "quantri"}
# One round is enough for what is drawn: 31^16 is more than anybody tries out, at any speed. Django hashes again with
# all its rounds at the first log-in. So a file of 250 people is answered in seconds, not in a minute.
_ROUNDS = 1_000


def base_username(full_name: str, place: str) -> str:
    """Give given name and initials, then the place: Nguyễn Văn An of Phú Đình is ``annv.phudinh``."""
    *family, given = _words(_TITLES.sub("", full_name.strip())) or ["nguoidung"]
    name = given + "".join(word[0] for word in family)
    return f"{name}.{place}" if place else name


def place_word(role: Role, unit: Unit | None, department: Department | None) -> str:
    """Give the word for where somebody works: ``phudinh``, ``snnmt``, ``vpdp``."""
    if department is not None:
        return "".join(word[0] for word in _words(department.name) if word != "va")
    if unit is not None:
        return "".join(_words(unit.name))
    return _DESKS.get(role, "")


def _words(text: str) -> list[str]:
    return re.findall("[a-z0-9]+", plain(re.sub("['’ʼ`]", "", text.casefold())))


def free_username(base: str, taken: Container[str]) -> str:
    """Give the base as a username, with a number where others have it."""
    start = base if USERNAME.fullmatch(base[:56]) else f"u{base}"
    start = start[:56].ljust(3, "x")
    if start not in taken:
        return start
    head, _, place = start.partition(".")
    tail = f".{place}" if place else ""
    return next(name for number in range(2, 10_000) if (name := f"{head}{number}{tail}") not in taken)


def one_time_password() -> str:
    """Draw a password that is easy to read out and impossible to guess: ``k7mp-3xqv-9tha-wd2c``."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def hash_drawn(password: str) -> str:
    """Give the hash of a drawn password, never of a chosen one: see ``_ROUNDS``."""
    hasher = PBKDF2PasswordHasher()
    return hasher.encode(password, hasher.salt(), _ROUNDS)
