"""What is said of a file before anything is stored: a preview, and every fault in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from chungsuc.errors import ChungSucError, Where, Words, plain
from chungsuc.observations.models import ImportBatch


class CellFault(NamedTuple):
    """One fault (lỗi): where, what was written there, which rule it breaks and how to mend it."""

    sheet: str
    cell: str
    value: str
    error: ChungSucError

    def rule(self, language: str = "vi") -> str:
        words = self.error.vi if language == "vi" else self.error.en
        return Words(words.what, words.why, "").filled(self.error.data, language)

    def fix(self, language: str = "vi") -> str:
        words = self.error.vi if language == "vi" else self.error.en
        return Words("", "", words.fix).filled(self.error.data, language)

    def as_dict(self) -> dict[str, object]:
        return {
            "sheet": self.sheet, "cell": self.cell, "value": self.value, "code": self.error.code,
            "rule": self.rule(), "fix": self.fix(), "rule_en": self.rule("en"), "fix_en": self.fix("en"),
            "data": {name: plain(value) for name, value in self.error.data.items()},
        }  # fmt: skip


class FaultList:
    """Gathers the faults of one file, all of them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[CellFault] = []

    def add(self, sheet: str, cell: str, value: str, error: ChungSucError) -> None:
        error.where = Where(file=self.file, sheet=sheet, cell=cell)
        self.faults.append(CellFault(sheet, cell, value, error))


class Change(NamedTuple):
    """A value that differs from the stored one: it will be recorded as a correction."""

    sheet: str
    cell: str
    unit: str
    measure: str
    as_of: date
    before: str
    after: str


@dataclass(slots=True)
class SheetPreview:
    """What one sheet holds; ``layout`` is ``long``, ``matrix`` or, when no table was found, blank."""

    name: str
    layout: str = ""
    rows: int = 0
    new: int = 0
    changed: int = 0
    equal: int = 0
    faulty: int = 0
    notes: list[str] = field(default_factory=list)
    hidden: bool = False

    def as_dict(self) -> dict[str, object]:
        return {
            "name": self.name, "layout": self.layout, "rows": self.rows, "new": self.new, "changed": self.changed,
            "equal": self.equal, "faulty": self.faulty, "notes": self.notes,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Preview:
    """The whole file before it is accepted (xem trước). ``already``: the batch it came in before; then unread.

    ``changes`` lists the first hundred changed values; the counts are complete, and so are ``faults``.
    """

    file: str
    sha256: str
    set_id: str
    sheets: Sequence[SheetPreview] = ()
    faults: Sequence[CellFault] = ()
    changes: Sequence[Change] = ()
    already: ImportBatch | None = None

    def total(self, name: str) -> int:
        return sum(getattr(sheet, name) for sheet in self.sheets)

    def as_dict(self) -> dict[str, object]:
        names = ("rows", "new", "changed", "equal", "faulty")
        return {
            "file": self.file, "sha256": self.sha256, "set": self.set_id,
            **{name: self.total(name) for name in names},
            "sheets": [sheet.as_dict() for sheet in self.sheets],
            "faults": [fault.as_dict() for fault in self.faults],
            "changes": [{**change._asdict(), "as_of": change.as_of.isoformat()} for change in self.changes],
            "already_imported_at": self.already.recorded_at.isoformat() if self.already else None,
        }  # fmt: skip
