"""The checksum of a paper's content (mã kiểm tra), and its lines about the file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from chungsuc.reports.official.cleaning import clean
from chungsuc.reports.official.model import AboutFile, OfficialPaper
from chungsuc.reports.official.words import say_day


def fingerprint(paper: OfficialPaper) -> str:
    """Give the SHA-256 of everything a paper says; the same in every format and whenever the file was made."""
    said = json.dumps(plain(clean(paper)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def about_lines(paper: OfficialPaper) -> tuple[tuple[str, str], ...]:
    """Give what the file is, its checksum last."""
    made = paper.about.made_at
    return (
        *paper.about.lines,
        ("Lập lúc", f"{say_day(made.date())} {made:%H:%M}"),
        ("Mã kiểm tra nội dung (SHA-256)", fingerprint(paper)),
    )


def plain(value: Any) -> Any:
    """Give a paper, or the facts that one is made of, as JSON holds them; when a file was made is left out."""
    if isinstance(value, AboutFile):
        return {"lines": plain(value.lines), "notes": plain(value.notes)}
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
