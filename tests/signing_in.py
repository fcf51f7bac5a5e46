"""Signing in, as a person does it: forms filled and sent."""

from __future__ import annotations

import re
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from chungsuc.accounts.models import AuditEntry, User

PASSWORD = "ruộng bậc thang 7"
LOG_IN, SECOND, CHANGE = "/tai-khoan/dang-nhap/", "/tai-khoan/dang-nhap/buoc-hai/", "/tai-khoan/mat-khau/"
MINE, ON, OFF = "/tai-khoan/", "/tai-khoan/buoc-hai/bat/", "/tai-khoan/buoc-hai/tat/"
CODES, MAKE = "/tai-khoan/ma-du-phong/", "/tai-khoan/ma-du-phong/tao/"


def log_in(browser: Client, name: str = "vpdp.an", password: str = PASSWORD, **given: Any) -> Any:
    return browser.post(LOG_IN, {"login": name, "password": password}, **given)


def code_of(secret: str, step: int = 1) -> str:
    """Give the code that an app with this secret shows now (``step`` 1), or a moment before or after."""
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[step]))


def set_up_second_step(browser: Client) -> tuple[str, list[str]]:
    """Set the app up on the page, and give its secret and the recovery codes that were shown."""
    secret = secret_on(browser.get(ON).content.decode())
    answer = browser.post(ON, {"code": code_of(secret)}, follow=True)
    return secret, codes_on(answer.content.decode())


def secret_on(page: str) -> str:
    found = re.search(r'<code class="secret">([A-Z2-7 ]+)</code>', page)
    assert found, page
    return found[1].replace(" ", "")


def codes_on(page: str) -> list[str]:
    return re.findall(r"<li>(\d{8})</li>", page)


def has_app(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type="totp").exists()


def trail(user: User | None = None) -> list[str]:
    """Give what the trail says of signing in, oldest first."""
    entries = AuditEntry.objects.filter(about="person").order_by("pk")
    return [one.action.removeprefix("person.") for one in entries if user is None or one.about_id == user.username]
