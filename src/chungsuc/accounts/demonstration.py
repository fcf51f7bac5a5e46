"""Whether this database is the demonstration's (bản trình diễn): a line of the trail says so, once and for good.

The demonstration writes it into a database that holds nothing real (``demo.fill``), and nobody can take it away: a
real installation never turns into a demonstration, nor a demonstration into a real one.
"""

from __future__ import annotations

from django.db import transaction

from chungsuc.accounts.models import AuditEntry, User
from chungsuc.accounts.trail import Actor, Change, acting, wrote

_MARK = "demonstration"  # as the number of the request: found by its index, however long the trail


def is_demonstration() -> bool:
    return AuditEntry.objects.filter(request=_MARK).exists()


@transaction.atomic
def mark_demonstration(who: str) -> None:
    """Mark this database as the demonstration's; safe to call again."""
    if is_demonstration():
        return
    with acting(Actor(who, request=_MARK)):
        wrote(Change("installation.made_demonstration", "installation"))


def demo_accounts() -> int:
    """Count the accounts of the demonstration that could sign in."""
    return User.objects.filter(demo=True, is_active=True).count()
