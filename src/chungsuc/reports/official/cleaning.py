"""What people paste brings characters with it that no XML may hold: they are left out (làm sạch ký tự)."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, cast

T = TypeVar("T")
_NOT_PRINTED = {code: None for code in (*range(32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n"}


def clean(value: T) -> T:
    """Give a paper, or a part of one, without characters that cannot be printed; lines and tabs stay."""
    return cast("T", _clean(value))


def _clean(value: Any) -> Any:
    if type(value) is str:  # a word of an enumeration is left as it is
        return value.translate(_NOT_PRINTED)
    if isinstance(value, tuple):
        return tuple(_clean(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{one.name: _clean(getattr(value, one.name)) for one in fields(value)})
    return value
