"""What a preview shows: each value that would be stored, counts by commune, every fault (nội dung xem trước)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from chungsuc.exchange.workbook.check import NOBODY, Concern
from chungsuc.exchange.workbook.identity import Note
from chungsuc.exchange.workbook.soft import Questions
from chungsuc.observations.importing.report import CellFault
from chungsuc.observations.models import ImportBatch


class State(StrEnum):
    """What storing would do to one indicator of one unit."""

    NEW = "new"
    CHANGED = "changed"
    EQUAL = "equal"
    FAULTY = "faulty"
    BLANK = "blank"


STATES_VI = {
    State.NEW: "mới", State.CHANGED: "đổi", State.EQUAL: "như cũ", State.FAULTY: "lỗi", State.BLANK: "để trống",
}  # fmt: skip


class ChangeLine(NamedTuple):
    """A value that would be stored: where it stands, what was there before, what somebody will ask about it.

    Its note answers the questions; where it has none they are open.
    """

    sheet: str
    cell: str
    unit: str
    thread: str
    no: str
    name: str
    state: State
    before: str
    after: str
    note: str
    questions: Questions

    @property
    def open(self) -> bool:
        return bool(self.questions) and not self.note

    def asked(self, language: str = "vi") -> list[str]:
        return [question.text(language) for question in self.questions]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """What the form says of one unit, in numbers."""

    thread: str
    unit: str
    counts: Mapping[State, int]

    def __getitem__(self, state: str) -> int:
        return self.counts.get(State(state), 0)


@dataclass(frozen=True, slots=True)
class Preview:
    """The whole form before it is stored. ``seal`` binds it to these bytes and to what the ledger knew then."""

    file: str
    sha256: str
    set_id: str
    day: date
    made_at: datetime | None
    units: tuple[UnitLine, ...]
    changes: tuple[ChangeLine, ...]
    faults: tuple[CellFault, ...]
    notes: tuple[Note, ...]
    seal: str
    already: ImportBatch | None = None
    about: Mapping[tuple[str, str], Concern] = field(default_factory=dict)  # by sheet and cell

    def concerned(self, fault: CellFault) -> Concern:
        """Give the unit and the indicator that a fault concerns, as far as they are known."""
        return self.about.get((fault.sheet, fault.cell), NOBODY)

    def total(self, state: str) -> int:
        if state == State.FAULTY:
            return len(self.faults)
        return sum(line[state] for line in self.units)

    @property
    def to_store(self) -> int:
        return len(self.changes)

    @property
    def open(self) -> tuple[ChangeLine, ...]:
        """The values that wait for a reason."""
        return tuple(line for line in self.changes if line.open)

    @property
    def acceptable(self) -> bool:
        """True when storing it would do something and no fault stands against it; open questions want a reason."""
        return not self.faults and self.already is None and bool(self.changes)

    def as_dict(self) -> dict[str, object]:
        return {
            "file": self.file, "sha256": self.sha256, "set": self.set_id, "as_of": self.day.isoformat(),
            "made_at": self.made_at.isoformat() if self.made_at else None, "seal": self.seal,
            "counts": {state.value: self.total(state) for state in State},
            "units": [
                {"thread": u.thread, "unit": u.unit, **{s.value: u[s] for s in State}} for u in self.units
            ],
            "changes": [
                {**line._asdict(), "questions": [q.as_dict() for q in line.questions], "open": line.open}
                for line in self.changes
            ],
            "faults": [
                {**fault.as_dict(), **self.concerned(fault)._asdict()}
                for fault in self.faults
            ],
            "notes": [note._asdict() for note in self.notes],
            "already_stored_at": self.already.recorded_at.isoformat() if self.already else None,
        }  # fmt: skip
