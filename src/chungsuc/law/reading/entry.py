"""Entries: one mapping of a law file, read key by key; faults are gathered, so that all are told at once.

A reader that meets a fault reports it to the ``Desk`` and gives a stand-in of the right type. Stand-ins never
leave: ``Desk.close`` raises whenever anything was reported.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from chungsuc.errors import Where
from chungsuc.law.errors import LawError, LawFaults
from chungsuc.law.file_errors import DuplicateKey, MissingKey, NotADate, UnknownKey, UnknownWord, WrongShape
from chungsuc.law.reading.text import Listing, Table
from chungsuc.law.rule_errors import CellGivenTwice

Word = TypeVar("Word", bound=StrEnum)

_SHAPES = {
    "text": ("một dòng chữ", "a text"),
    "true": ("true (hoặc bỏ khóa này)", "true (or be left out)"),
    "flag": ("true hoặc false", "true or false"),
    "count": ("số nguyên không âm", "a whole number"),
    "table": ("một bảng “khóa: giá trị”", "a mapping"),
    "listing": ("một danh sách", "a list"),
}


def near(word: str, known: Collection[str], count: int = 3) -> str:
    """Name the known words that look like a wrong one; ``–`` when none does."""
    found = get_close_matches(word, list(known), count, cutoff=0.6)
    if not found:
        found = sorted(other for other in known if word and (other.startswith(word) or word.startswith(other)))[:count]
    return ", ".join(found) or "–"


@dataclass
class Desk:
    """Where the faults of one file are gathered."""

    file: str
    faults: list[LawError] = field(default_factory=list)

    def close(self) -> None:
        """End the reading of a file.

        Raises:
            LawFaults: when anything was reported.
        """
        if self.faults:
            raise LawFaults(self.faults, where=Where(file=self.file))


def shown(value: object) -> str:
    """Quote a value of a file in a fault: short, on one line."""
    if isinstance(value, Table):
        said = "{" + ", ".join(f"{key}: …" for key in value) + "}"
    elif isinstance(value, Listing):
        said = f"[{len(value)} …]"
    else:
        said = str(value)
    return said if len(said) <= 60 else said[:59] + "…"


class Entry:
    """One mapping of the file with its place; unknown and repeated keys are reported when it is opened."""

    def __init__(
        self, table: Table, path: str, desk: Desk, keys: Collection[str] | None = None, *, cells: bool = False
    ) -> None:
        self.table = table
        self.path = path
        self.desk = desk
        for key, line in table.twice:
            if cells:
                self.report(CellGivenTwice, line=line, cell=key)
            else:
                self.report(DuplicateKey, line=line, key=key)
        for key in table:
            if keys is not None and key not in keys:
                self.report(UnknownKey, line=table.lines[key], key=key, near=near(key, keys))

    def __contains__(self, key: str) -> bool:
        return key in self.table

    def report(self, fault: type[LawError], *, line: int | None = None, **data: object) -> None:
        where = Where(file=self.desk.file, line=line or self.table.line, path=self.path or None)
        self.desk.faults.append(fault(where=where, **data))

    def line(self, key: str) -> int:
        return self.table.lines.get(key, self.table.line)

    def wrong(self, key: str, shape: str) -> None:
        vi, en = _SHAPES[shape]
        given = shown(self.table[key])
        self.report(WrongShape, line=self.line(key), key=key, given=given, expected_vi=vi, expected_en=en)

    def text(self, key: str) -> str:
        """Give a text that must be there."""
        value = self.table.get(key, "")
        if value == "":
            self.report(MissingKey, key=key)
            return ""
        if not isinstance(value, str):
            self.wrong(key, "text")
            return ""
        return value

    def text_or_none(self, key: str) -> str | None:
        return self.text(key) if key in self else None

    def flag(self, key: str, default: bool) -> bool:
        if key not in self:
            return default
        value = self.table[key]
        if value not in ("true", "false"):
            self.wrong(key, "flag")
        return bool(value == "true")

    def count(self, key: str) -> int | None:
        """Give a whole number; ``None`` when the key is absent or wrong."""
        if key not in self:
            return None
        value = self.table[key]
        if not isinstance(value, str) or not value.isdecimal():
            self.wrong(key, "count")
            return None
        return int(value)

    def word(self, key: str, words: type[Word]) -> Word:
        """Give a word of a closed list that must be there."""
        value = self.text(key)
        if value in list(words):
            return words(value)
        if value:
            self.report(UnknownWord, line=self.line(key), key=key, given=value, allowed=", ".join(words))
        return next(iter(words))

    def day(self, key: str) -> date | None:
        """Give a day; ``None`` when the key is absent or wrong."""
        if key not in self:
            return None
        value = self.text(key)
        try:
            if len(value) == len("2022-03-08"):
                return date.fromisoformat(value)
        except ValueError:
            pass
        if value:
            self.report(NotADate, line=self.line(key), key=key, given=value)
        return None

    def required_day(self, key: str) -> date | None:
        if key not in self:
            self.report(MissingKey, key=key)
        return self.day(key)

    def entry(self, key: str, keys: Collection[str] | None = None, path: str | None = None) -> Entry | None:
        """Open the mapping under a key; ``None`` when the key is absent or wrong."""
        if key not in self:
            return None
        value = self.table[key]
        if not isinstance(value, Table):
            self.wrong(key, "table")
            return None
        return Entry(value, self.path if path is None else path, self.desk, keys)

    def listing(self, key: str) -> list[object]:
        """Give the items of a list; empty when the key is absent or wrong."""
        if key not in self:
            return []
        value = self.table[key]
        if not isinstance(value, Listing):
            self.wrong(key, "listing")
            return []
        return list(value)

    def tables(self, key: str) -> Iterator[Table]:
        """Give the mappings of a list; anything else in it is reported."""
        for item in self.listing(key):
            if isinstance(item, Table):
                yield item
            else:
                vi, en = _SHAPES["table"]
                data = {"key": key, "given": shown(item), "expected_vi": vi, "expected_en": en}
                self.report(WrongShape, line=self.line(key), **data)
