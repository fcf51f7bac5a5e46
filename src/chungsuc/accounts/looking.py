"""When somebody last looked at what changed (lần xem trước): their own note, no matter of the trail."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from chungsuc.accounts.models import User

FIRST_TIME = timedelta(days=7)  # what somebody is shown who has never looked


def look(user: User) -> None:
    """Keep that the person has seen everything until now."""
    user.looked_at = timezone.now()
    user.save(update_fields=["looked_at"])


def seen_until(user: User) -> datetime:
    """Give the moment until which the person has seen what changed."""
    return user.looked_at or timezone.now() - FIRST_TIME
