"""What changed since the day of comparison, title by title, cause by cause, commune by commune (thay đổi)."""

from __future__ import annotations

from datetime import date
from typing import Any

from chungsuc.law.tree import Title
from chungsuc.reorganisation.changes import CAUSE_EN, CAUSE_VI, title_changes

COMMUNE_TITLES = (Title.NTM, Title.ADVANCED, Title.MODEL)


def changes_between(since: date, day: date) -> list[dict[str, Any]]:
    """Give for each title of communes the count on both days and every unit that makes the difference."""
    return [_change(since, day, title) for title in COMMUNE_TITLES]


def _change(since: date, day: date, title: Title) -> dict[str, Any]:
    found = title_changes(since, day, title)
    return {
        "title": title.value, "since": since.isoformat(), "before": found.before, "after": found.after,
        "causes": [
            {"vi": CAUSE_VI[cause], "en": CAUSE_EN[cause], "by": by,
             "units": [{"code": one.code, "name": one.name, "into": list(one.into), "by": one.by}
                       for one in found.moved if one.cause is cause]}
            for cause, by in found.by_cause().items()
        ],
    }  # fmt: skip
