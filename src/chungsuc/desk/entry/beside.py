"""What stands beside a value on the form: the department's word on it, and its evidence (thẩm tra, minh chứng)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse

from chungsuc.desk.say import say
from chungsuc.entry.ground import Ground
from chungsuc.evidence.queries import evidence_for, key_of
from chungsuc.law.tree import Provision
from chungsuc.units.models import Level
from chungsuc.verification.queries import states
from chungsuc.verification.standing import Standing, State

_SIGNS = {State.WAITING: ("…", "wait"), State.CONFIRMED: ("✓", "good"), State.RETURNED: ("↩", "bad")}


@dataclass(frozen=True, slots=True)
class Word:
    """Where a value stands with its department, in words and as a class of chips."""

    words: str
    look: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A value that came back: which, by whom, when and why; it may be answered or replaced."""

    observation: int
    department: str
    by: str
    at: datetime
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Words by measure, and how many files each indicator has; empty while a page only checks."""

    standings: Mapping[str, Standing] = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)
    evidence_address: str = ""

    def word(self, measure: str) -> Word | None:
        found = self.standings.get(measure)
        if found is None:
            return None
        sign, look = _SIGNS.get(found.state, ("…", "wait"))
        return Word(f"{sign} {say(found.state.vi, found.state.en)}", look)

    def returned(self, measure: str) -> Returned | None:
        found = self.standings.get(measure)
        if found is None or found.state is not State.RETURNED or found.last is None:
            return None
        reason = say(found.reason.vi, found.reason.en) if found.reason else ""
        return Returned(found.observation, found.department, found.by, found.since, reason, found.text)

    def evidence(self, set_id: str, provision: Provision) -> tuple[int, str] | None:
        """Give how many files the indicator has and where they are; none where units have no such page."""
        if not self.evidence_address:
            return None
        count = self.files.get(key_of(set_id, provision), 0)
        return count, f"{self.evidence_address}#no-{provision.no}"


def beside(ground: Ground) -> Beside:
    """Gather what stands beside the values of this very day; a fixed number of queries."""
    unit, set_id, day = ground.unit, ground.law.base.id, ground.day
    of_unit = states([unit], set_id, day).get(unit.thread, {})
    own = {measure: one for measure, one in of_unit.items() if one.as_of == day}
    if unit.level != Level.COMMUNE:
        return Beside(own)
    files = evidence_for([unit], set_id, day).get(unit.thread, {})
    address = f"{reverse('evidence_commune', args=[unit.code])}?ngay={day.isoformat()}&bo={set_id}"
    return Beside(own, {key: len(views) for key, views in files.items()}, address)
