"""Settings out of the environment, each read and refused in one place (biến môi trường)."""

from __future__ import annotations

import os

from chungsuc.site.errors import SettingUnreadable

ON, OFF = frozenset({"1", "true", "yes", "on"}), frozenset({"", "0", "false", "no", "off"})


def flag(name: str, default: bool = False) -> bool:
    """Read a switch.

    Raises:
        SettingUnreadable: neither on nor off.
    """
    text = os.environ.get(name, "1" if default else "").strip().lower()
    if text not in ON | OFF:
        raise SettingUnreadable(name=name, value=text, expected="1, 0")
    return text in ON


def whole(name: str, default: int, least: int, most: int) -> int:
    """Read a whole number between two bounds.

    Raises:
        SettingUnreadable: no number, or out of bounds.
    """
    text = os.environ.get(name, "").strip() or str(default)
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise SettingUnreadable(name=name, value=text, expected=f"{least}–{most}")
    return int(text)


def words(name: str, default: str = "") -> list[str]:
    """Read words parted by commas; ``none`` and nothing are both no word."""
    text = os.environ.get(name, "").strip() or default
    return [] if text.lower() == "none" else [word.strip() for word in text.split(",") if word.strip()]


def some_of(name: str, default: str, known: set[str]) -> frozenset[str]:
    """Read words of a closed list.

    Raises:
        SettingUnreadable: a word is not of the list.
    """
    found = frozenset(words(name, default))
    if found - known:
        raise SettingUnreadable(name=name, value=", ".join(sorted(found - known)), expected=", ".join(sorted(known)))
    return found
