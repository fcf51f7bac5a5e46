"""Who must have a second factor, and who has one (xác thực hai bước bắt buộc)."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from chungsuc.accounts.scope import Scope


def must_have_second_factor(request: HttpRequest) -> bool:
    """True when one of the person's roles is in ``CHUNGSUC_MFA_REQUIRED``.

    Accounts of the demonstration are free: nobody should need a telephone to look at it, and they are refused in
    production (``site.guard``).
    """
    scope: Scope | None = getattr(request, "scope", None)
    if scope is None or scope.user.demo:
        return False
    return bool({role.value for role in scope.roles} & settings.CHUNGSUC_MFA_REQUIRED)


def has_second_factor(request: HttpRequest) -> bool:
    """True when the person has an authenticator app set up now: an administrator may have taken it away."""
    return Authenticator.objects.filter(user_id=request.user.pk, type=Authenticator.Type.TOTP).exists()
