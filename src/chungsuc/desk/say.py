"""Two languages side by side: Vietnamese first, English by switch (tiếng Việt trước, tiếng Anh khi chọn)."""

from __future__ import annotations

from django.utils.functional import lazy
from django.utils.translation import get_language

LANGUAGES = ("vi", "en")


def language() -> str:
    """Give the language of the page now being made: ``vi`` or ``en``."""
    active = (get_language() or "vi").split("-", 1)[0]
    return active if active in LANGUAGES else "vi"


def say(vi: str, en: str) -> str:
    """Give the text in the language of the page."""
    return en if language() == "en" else vi


# For what is made before the language of the page is known: a label of a form class, a message of an adapter.
say_later = lazy(say, str)
