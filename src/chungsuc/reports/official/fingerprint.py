"""The checksum of a paper's content (mã kiểm tra), and its lines about the file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from chungsuc.reports.official.cleaning import clean
from chungsuc.reports.official.model import AboutFile, OfficialPaper
from chungsuc.reports.official.words import say_day


def fingerprint(paper: OfficialPaper) -> str:
    """Give the SHA-256 of everything a paper says; the same in every format and whenever the file was made."""
    said = json.dumps(_plain(clean(paper)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def about_lines(paper: OfficialPaper) -> tuple[tuple[str, str], ...]:
    """Give what the file is, its checksum last."""
    made = paper.about.made_at
    return (
        *paper.about.lines,
        ("Lập lúc", f"{say_day(made.date())} {made:%H:%M}"),
        ("Mã kiểm tra nội dung (SHA-256)", fingerprint(paper)),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, AboutFile):
        return {"lines": _plain(value.lines), "notes": _plain(value.notes)}
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return value.isoformat() if isinstance(value, date) else value
