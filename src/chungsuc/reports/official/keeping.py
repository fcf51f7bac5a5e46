"""A paper kept as it was said, and read back the same (lưu nội dung văn bản).

Word and PDF are made from what is read back: an issued paper can be made again whatever became of the data, of the
law, or of the program that gathered it.
"""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from chungsuc.reports.official import model
from chungsuc.reports.official.cleaning import clean
from chungsuc.reports.official.model import OfficialPaper

_KNOWN = {
    one.__name__: one for one in vars(model).values()
    if isinstance(one, type) and (is_dataclass(one) or issubclass(one, StrEnum)) and one.__module__ == model.__name__
}  # fmt: skip


def kept(paper: OfficialPaper) -> bytes:
    """Give a paper as bytes to be stored: all that it says, with its pictures."""
    said = json.dumps(_packed(clean(paper)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return zlib.compress(said.encode(), 9)


def read_back(stored: bytes) -> OfficialPaper:
    """Give the paper that was stored; it has the same checksum."""
    found = _unpacked(json.loads(zlib.decompress(stored)))
    assert isinstance(found, OfficialPaper)
    return found


def _packed(value: Any) -> Any:
    if is_dataclass(value):
        return {"is": type(value).__name__} | {
            one.name: _packed(getattr(value, one.name)) for one in fields(value)
            if getattr(value, one.name) != one.default
        }  # fmt: skip
    if isinstance(value, tuple):
        return [_packed(one) for one in value]
    if isinstance(value, StrEnum):
        return {"is": type(value).__name__, "value": value.value}
    if isinstance(value, bytes):
        return {"is": "bytes", "value": base64.b64encode(value).decode()}
    if isinstance(value, date):  # a moment too
        return {"is": type(value).__name__, "value": value.isoformat()}
    return value


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_unpacked(one) for one in value)
    if not isinstance(value, dict):
        return value
    match value["is"]:
        case "bytes":
            return base64.b64decode(value["value"])
        case "date":
            return date.fromisoformat(value["value"])
        case "datetime":
            return datetime.fromisoformat(value["value"])
        case name:
            made = _KNOWN[name]
            if issubclass(made, StrEnum):
                return made(value["value"])
            return made(**{part: _unpacked(one) for part, one in value.items() if part != "is"})
