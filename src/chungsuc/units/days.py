"""Days: half-open intervals (in force on ``valid_from <= day < valid_until``, blank is open), a year back."""

from __future__ import annotations

from datetime import date

from django.db.models import Q


def in_force(day: date, of: str = "") -> Q:
    """Give the condition under which a row with ``valid_from`` and ``valid_until`` is in force on a day.

    ``of`` leads to the row from the one that is asked for (``"grants__"``).
    """
    begun = Q((f"{of}valid_from__isnull", True)) | Q((f"{of}valid_from__lte", day))
    return begun & (Q((f"{of}valid_until__isnull", True)) | Q((f"{of}valid_until__gt", day)))


def year_before(day: date) -> date:
    """Give the same day a year earlier; the last of February for a leap day."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
