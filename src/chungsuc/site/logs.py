"""The log (nhật ký kỹ thuật): plain lines to standard error, each with the number of the request it belongs to."""

from __future__ import annotations

import logging
from contextvars import ContextVar

TRACE: ContextVar[str] = ContextVar("trace", default="-")


class Traced(logging.Filter):
    """Give every line the number of the request now being answered; a page of an error shows the same."""

    def filter(self, record: logging.LogRecord) -> bool:
        # Django writes some lines when the answer has left us: those carry the request itself.
        record.trace = getattr(getattr(record, "request", None), "trace_id", None) or TRACE.get()
        return True


def logging_settings(level: str) -> dict[str, object]:
    """Give Django's LOGGING: our lines and those of Django, nothing that names more of a person than the username."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"traced": {"()": "chungsuc.site.logs.Traced"}},
        "formatters": {"plain": {"format": "{asctime} {levelname} [{trace}] {name}: {message}", "style": "{"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["traced"], "formatter": "plain"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # axes writes addresses and browsers at every attempt; what matters of it is in the trail.
            "axes": {"level": "CRITICAL"},
        },
    }
