"""Where an observation stands: the state that follows from the words said on it, and those words (trạng thái)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from chungsuc.engine.verdict import Fact
from chungsuc.verification.models import Kind


class State(StrEnum):
    """Where a value stands with the department that answers for it (trạng thái thẩm tra)."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    ANSWERED = "answered"
    SUPERSEDED = "superseded"

    @property
    def vi(self) -> str:
        return STATE_WORDS[self][0]

    @property
    def en(self) -> str:
        return STATE_WORDS[self][1]

    @property
    def open(self) -> bool:
        """True when it is the department's turn."""
        return self in (State.WAITING, State.ANSWERED)


STATE_WORDS = {
    State.WAITING: ("chờ thẩm tra", "waiting"),
    State.CONFIRMED: ("đã xác nhận", "confirmed"),
    State.RETURNED: ("bị trả lại", "returned"),
    State.ANSWERED: ("đã trả lời, chờ thẩm tra lại", "answered, waiting again"),
    State.SUPERSEDED: ("đã thay bằng số liệu khác", "replaced"),
}
STATE_AFTER = {Kind.CONFIRMED: State.CONFIRMED, Kind.RETURNED: State.RETURNED, Kind.ANSWERED: State.ANSWERED}


@dataclass(frozen=True, slots=True)
class Reason:
    code: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was said: on which observation (and what its value was), by whom, when, why.

    ``department`` is its name, empty for the commune; ``value`` and ``attested`` both ``None``: retracted.
    """

    observation: int
    kind: Kind
    by: str
    by_id: int
    department: str
    department_id: int | None
    at: datetime
    reason: Reason | None
    text: str
    value: Decimal | None
    attested: bool | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the observation that counts for one measure of one thread stands.

    ``fact`` is the value itself, ``note`` what was written beside it when it was entered. ``words`` are those on this
    observation and on the earlier ones that it replaced, oldest first. ``since`` is when it came into its state:
    recorded, confirmed, returned, answered. ``last`` is the word that decided, ``None`` while nobody has said
    anything on this very value. ``reopened``: the value before this one was confirmed, and changing it opened it
    again (mở lại).
    """

    thread: str
    measure: str
    observation: int
    as_of: date
    fact: Fact
    note: str
    recorded_at: datetime
    recorded_by: int | None
    entered_by: str
    state: State
    since: datetime
    reopened: bool
    last: Word | None
    words: tuple[Word, ...]

    @property
    def by(self) -> str:
        """Who said the deciding word; empty while it waits."""
        return "" if self.last is None else self.last.by

    @property
    def department(self) -> str:
        return "" if self.last is None else self.last.department

    @property
    def reason(self) -> Reason | None:
        return None if self.last is None else self.last.reason

    @property
    def text(self) -> str:
        return "" if self.last is None else self.last.text

    @property
    def earlier(self) -> tuple[Word, ...]:
        """The words on values that this one replaced."""
        return tuple(word for word in self.words if word.observation != self.observation)


def deciding(words: Iterable[Word]) -> Word | None:
    """Give the last word that decides something; a note decides nothing."""
    decisive = [word for word in words if word.kind in STATE_AFTER]
    return decisive[-1] if decisive else None


def state_after(word: Word | None) -> State:
    """Give the state that the deciding word leaves a value in that still counts."""
    return State.WAITING if word is None else STATE_AFTER[word.kind]


def was_confirmed(earlier: Sequence[Word]) -> bool:
    """True when the last value before was confirmed: a new one opens the matter again."""
    word = deciding(earlier)
    return word is not None and word.kind is Kind.CONFIRMED
