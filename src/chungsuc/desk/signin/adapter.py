"""How allauth behaves here: no sign-up, no e-mail, our own words, and everything that happens goes into the trail."""

from __future__ import annotations

import time
from typing import Any, cast

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from chungsuc.accounts import signing
from chungsuc.accounts.models import User
from chungsuc.desk.signin.address import client_address
from chungsuc.desk.signin.words import ACCOUNT_MESSAGES, DONE, MFA_MESSAGES


def trace_of(request: HttpRequest | None) -> str | None:
    """Give the number of the request, which the trail and the log share."""
    return getattr(request, "trace_id", None)


class AccountAdapter(DefaultAccountAdapter):
    """Log-in by username and password."""

    error_messages = ACCOUNT_MESSAGES

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None,
        message_context: dict[str, Any] | None = None, extra_tags: str = "", message: str | None = None,
    ) -> None:  # fmt: skip
        said = message or DONE.get(message_template or "", "")
        if said:
            messages.add_message(request, level, str(said), extra_tags=extra_tags)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("me")

    # ── coming in and going out ──────────────────────────────────────────────────────────────────────────

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        # Name and address together are throttled by axes, which says for how long; this brakes guessing one name
        # from many addresses, high enough that nobody is kept out of their own account by a stranger.
        if not ratelimit.consume(request, action="guess", key=str(credentials.get("username", "")).lower()):
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        locked = bool(getattr(request, "axes_locked_out", False))
        if locked and getattr(request, "axes_failures_since_start", None) is None:
            return  # it was locked out before: nothing was tried, nothing is to be told
        signing.refused(
            str(credentials.get("username", "")), client_address(request), trace_of(request), locked=locked
        )  # fmt: skip

    def post_login(self, request: HttpRequest, user: Any, **given: Any) -> HttpResponse:
        records = get_authentication_records(request, user)
        signing.signed_in(
            cast(User, user), trace_of(request), factors=tuple(one.get("type", one["method"]) for one in records)
        )
        return cast(HttpResponse, super().post_login(request, user, **given))

    def logout(self, request: HttpRequest) -> None:
        user = request.user
        super().logout(request)
        if isinstance(user, User) or hasattr(user, "username"):
            signing.signed_out(cast(User, user), trace_of(request))

    def set_password(self, user: Any, password: str) -> None:
        signing.change_password(user, password)

    # ── proving it again ─────────────────────────────────────────────────────────────────────────────────

    def is_reauthentication_required(self, *, app: str, **given: Any) -> bool:
        """False right after a log-in: whoever typed the password a minute ago need not type it again."""
        request = self.request
        if request is not None:
            records = get_authentication_records(request, request.user)
            if records and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT:
                return False
        return bool(super().is_reauthentication_required(app=app, **given))


class MFAAdapter(DefaultMFAAdapter):
    """The second step: an authenticator app, and recovery codes on paper."""

    error_messages = MFA_MESSAGES

    def get_totp_label(self, user: Any) -> str:
        return str(user.username)
