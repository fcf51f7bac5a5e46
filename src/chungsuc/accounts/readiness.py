"""Who cannot work yet, or not safely: never signed in, first password, no second factor (chưa sẵn sàng)."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from chungsuc.accounts.models import Grant, User
from chungsuc.accounts.queries import second_factors
from chungsuc.units.days import in_force


@dataclass(frozen=True, slots=True)
class Unready:
    """One person, and what is missing."""

    user: User
    never_signed_in: bool
    first_password: bool
    lacks_factor: bool


def unready() -> list[Unready]:
    """Give the active people who lack something, by username; three queries.

    An account of the demonstration needs no second factor. Who must have one is ``CHUNGSUC_MFA_REQUIRED``.
    """
    users = list(User.objects.filter(is_active=True).order_by("username"))
    now = Grant.objects.filter(in_force(timezone.localdate()), revoked_at__isnull=True)
    bound = set(now.filter(role__in=settings.CHUNGSUC_MFA_REQUIRED).values_list("user_id", flat=True))
    bound -= second_factors(bound)
    found = [
        Unready(one, one.last_login is None, one.must_change_password, one.pk in bound and not one.demo)
        for one in users
    ]
    return [one for one in found if one.never_signed_in or one.first_password or one.lacks_factor]
