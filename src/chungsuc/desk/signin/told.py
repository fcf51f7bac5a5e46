"""What allauth tells of the second step goes into the trail (nhật ký xác thực hai bước)."""

from __future__ import annotations

from typing import Any

from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.dispatch import receiver
from django.http import HttpRequest

from chungsuc.accounts import signing
from chungsuc.accounts.models import User
from chungsuc.desk.signin.adapter import trace_of
from chungsuc.desk.signin.address import client_address

APP, CODES = Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES


@receiver(signals.authenticator_added)
def _added(request: HttpRequest, user: User, authenticator: Authenticator, **rest: Any) -> None:
    signing.second_factor(user, "on" if authenticator.type == APP else "codes_made", trace_of(request))


@receiver(signals.authenticator_reset)
def _reset(request: HttpRequest, user: User, **rest: Any) -> None:
    signing.second_factor(user, "codes_made", trace_of(request))


@receiver(signals.authenticator_removed)
def _removed(request: HttpRequest, user: User, authenticator: Authenticator, **rest: Any) -> None:
    if authenticator.type == APP:
        signing.second_factor(user, "off", trace_of(request))


@receiver(signals.authenticator_used)
def _used(request: HttpRequest, user: User, authenticator: Authenticator, **rest: Any) -> None:
    if authenticator.type == CODES:
        authenticator.refresh_from_db()  # what we are given is as it was before the code was struck off
        left = len(authenticator.wrap().get_unused_codes())
        signing.second_factor(user, "code_used", trace_of(request), after={"left": left})


@receiver(signals.authentication_failed)
def _failed(request: HttpRequest, user: User, **rest: Any) -> None:
    signing.refused(user.username, client_address(request), trace_of(request), step="second_step")
