"""Half-open intervals of days in queries: in force on ``valid_from <= day < valid_until``, blank is open."""

from __future__ import annotations

from datetime import date

from django.db.models import Q


def in_force(day: date) -> Q:
    """Give the condition under which a row with ``valid_from`` and ``valid_until`` is in force on a day."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return begun & (Q(valid_until__isnull=True) | Q(valid_until__gt=day))
