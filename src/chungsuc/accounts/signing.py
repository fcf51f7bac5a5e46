"""What signing in writes: the trail of who came, who was turned away, and what changed about how one signs in.

The actor of a log-in is the person who comes in; of a refusal, nobody who is known. A typed name is kept only where
it is the name of an account: people type passwords into the wrong field.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from chungsuc.accounts.models import User
from chungsuc.accounts.trail import Actor, Change, acting, actor_of, wrote

STRANGER = "chưa đăng nhập"


def _write(user: User, action: str, request: str | None, **rest: Any) -> None:
    with transaction.atomic(), acting(actor_of(user, request)):
        wrote(Change(action, "person", user.username, **rest))


def signed_in(user: User, request: str | None, *, factors: tuple[str, ...] = ()) -> None:
    """Write that somebody signed in, and with what: ``password``, ``totp``, ``recovery_codes``."""
    _write(user, "person.signed_in", request, after={"with": list(factors)} if factors else None)


def signed_out(user: User, request: str | None, *, idle: bool = False) -> None:
    """Write that somebody signed out, or was signed out after doing nothing for too long."""
    _write(user, "person.signed_out", request, reason="hết thời gian không thao tác" if idle else "")


def refused(typed: str, address: str, request: str | None, *, locked: bool = False, step: str = "password") -> None:
    """Write that a log-in was refused (đăng nhập không thành công); ``locked`` when that locked the name out."""
    user = known(typed)
    about = {"address": address, "step": step}
    with transaction.atomic(), acting(Actor(STRANGER, None, request or str(uuid.uuid4()))):
        wrote(Change("person.refused", "person", user.username if user else "", after=about))
        if locked:
            wrote(Change("person.locked_out", "person", user.username if user else "", after=about))


def known(typed: str) -> User | None:
    """Give the account of a typed name, in whatever case it was typed."""
    found: User | None = get_user_model().objects.filter(username__iexact=typed).first() if typed else None
    return found


@transaction.atomic
def change_password(user: User, password: str) -> None:
    """Store a password that its owner chose; the duty to change it is then done.

    The password has passed the validators (``AUTH_PASSWORD_VALIDATORS``) before it comes here.
    """
    forced, user.must_change_password = user.must_change_password, False
    user.set_password(password)
    user.save(update_fields=["password", "must_change_password"])
    wrote(Change("person.password_changed", "person", user.username, after={"first": True} if forced else None))


SECOND_FACTOR = {
    "on": "person.second_factor_on",
    "off": "person.second_factor_off",
    "codes_made": "person.second_factor_codes_made",
    "code_used": "person.second_factor_code_used",
}


def second_factor(user: User, what: str, request: str | None, *, after: Mapping[str, Any] | None = None) -> None:
    """Write what became of a person's second factor (xác thực hai bước): one of ``SECOND_FACTOR``."""
    _write(user, SECOND_FACTOR[what], request, after=after)
