"""What a text would change, as the page tells it (xem trước)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from chungsuc.desk.lawbook import words
from chungsuc.desk.say import say
from chungsuc.engine.verdict import Status
from chungsuc.law.tree import Title
from chungsuc.lawbook.preview import Outlook, Preview
from chungsuc.recognition.queries import titles_at

_SHOWN = 200


def shown_preview(found: Preview) -> dict[str, Any]:
    """Give the parts of the page: a sentence, what moves, the units, and which titles they hold."""
    held = titles_at(found.day, threads=[change.unit.thread for change in found.changed])
    by_title = Counter(held.get(change.unit.thread) for change in found.changed)
    return {
        "noun": words.noun(found.after.base.subject), "found": found, "in_force": found.after.in_force,
        "rest": max(0, len(found.changed) - _SHOWN),
        "changed": [(change, _title(held.get(change.unit.thread))) for change in found.changed[:_SHOWN]],
        "moves": found.moves(),
        "titles": [(_title(title), count) for title, count in by_title.most_common()],
    }  # fmt: skip


def _title(held: Title | str | None) -> str:
    return words.holds(Title(held)) if held else say("chưa có danh hiệu", "no title")


def shown_outlook(found: Outlook) -> dict[str, Any]:
    """Give the parts of the page: how many units would have each result, by criterion and in all."""
    order = (Status.MET, Status.UNMET, Status.UNKNOWN, Status.NOT_APPLICABLE)
    rows = [(one.no, one.name, [(status, one.counts.get(status, 0)) for status in order]) for one in found.criteria]
    return {
        "found": found, "rows": rows, "met": found.statuses.get(Status.MET, 0),
        "bands": sorted(found.met.items(), reverse=True),
    }  # fmt: skip
