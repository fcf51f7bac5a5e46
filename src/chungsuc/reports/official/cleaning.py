"""What people paste brings characters with it that no XML may hold: they are left out (làm sạch ký tự)."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

T = TypeVar("T")
_NOT_PRINTED = {code: None for code in (*range(32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n"}


def clean(value: T) -> T:
    """Give a paper, or a part of one, without characters that cannot be printed; lines and tabs stay."""
    made: Any = value
    if type(value) is str:  # a word of an enumeration is left as it is
        made = value.translate(_NOT_PRINTED)
    elif isinstance(value, tuple):
        made = tuple(clean(one) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        made = type(value)(**{one.name: clean(getattr(value, one.name)) for one in fields(value)})
    return made
