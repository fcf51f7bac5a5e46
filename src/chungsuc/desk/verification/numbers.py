"""The numbers above the queue: how far, how many of each kind, since when the oldest waits."""

from __future__ import annotations

from typing import Any

from chungsuc.desk.say import say
from chungsuc.desk.verification.asked import VIEWS, QueueAsked
from chungsuc.verification.queue import Queue
from chungsuc.verification.standing import State


def counted(found: Queue, asked: QueueAsked) -> dict[str, Any]:
    """Give the numbers above the queue: progress, tabs, since when the oldest waits."""
    confirmed, total = found.counts[State.CONFIRMED], found.total
    return {
        "confirmed": confirmed, "total": total, "oldest": found.oldest,
        "open": found.counts[State.WAITING] + found.counts[State.ANSWERED], "answered": found.counts[State.ANSWERED],
        "returned": found.counts[State.RETURNED],
        "tabs": [
            {
                "name": say(vi, en), "count": sum(found.counts[state] for state in states),
                "address": asked.query(xem=word), "here": word == asked.view,
            }
            for word, states, vi, en in VIEWS
        ],
    }  # fmt: skip
