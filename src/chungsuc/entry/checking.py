"""Whether a form may be stored: all faults and all open questions at once, field by field (kiểm tra biểu).

No database is asked: everything stands on a ``Ground``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from chungsuc.engine.reading import DecimalMark
from chungsuc.engine.verdict import Fact, ProvisionVerdict, SubjectVerdict
from chungsuc.entry.errors import MeasureSaidTwice, NothingToRetract, ReasonAsked, RetractedAndSaid
from chungsuc.entry.ground import Ground
from chungsuc.entry.on_record import OnRecord, tidied
from chungsuc.entry.soft import Beside, questions
from chungsuc.entry.values import Said, Value, provisions_of, read_said
from chungsuc.errors import ChungSucError, Where
from chungsuc.law.tree import Provision
from chungsuc.observations.checks import Columns, Numbers, sound
from chungsuc.observations.errors import ReasonMissing


class Kind(StrEnum):
    """What a field does to the ledger."""

    NEW = "new"
    CHANGED = "changed"
    EQUAL = "equal"
    RETRACTED = "retracted"


class Line(NamedTuple):
    """One field that passed: what is on record for the day, and the observation it makes (none where equal)."""

    no: str
    measure: str
    kind: Kind
    before: OnRecord | None
    observation: Columns | None


@dataclass(frozen=True, slots=True)
class Told:
    """Who says it, and how: the same for all fields of one form (người gửi, nguồn)."""

    said_by: str
    source: str
    at: datetime
    synthetic: bool = False
    decimal: DecimalMark | None = None


@dataclass(slots=True)
class Checked:
    """What came of a form: ``faults`` refuse it, ``asked`` wait for a reason; ``lines`` are the fields that passed."""

    lines: list[Line] = field(default_factory=list)
    faults: dict[str, list[ChungSucError]] = field(default_factory=dict)
    asked: dict[str, list[ReasonAsked]] = field(default_factory=dict)
    answered: dict[str, list[ReasonAsked]] = field(default_factory=dict)
    facts: dict[str, Fact | None] = field(default_factory=dict)  # by measure, of the lines
    verdict: SubjectVerdict | None = None  # with the lines that passed

    def count(self, kind: Kind) -> int:
        return sum(line.kind is kind for line in self.lines)

    @property
    def passes(self) -> bool:
        return not self.faults and not self.asked


def check(
    ground: Ground, values: Mapping[str, Said], reasons: Mapping[str, str], told: Told, *, answered: bool = True
) -> Checked:
    """Read and check every field that says something; a blank one is left out.

    ``answered=False``: what would be asked about a field that has its reason is not worked out.
    """
    said = {no: one for no, one in values.items() if not one.empty}
    provisions, strays = provisions_of(ground.law, said)
    result = Checked(faults=strays)
    for no, provision in provisions.items():
        _Field(ground, told, result, no, provision, said[no], reasons.get(no, "").strip()).check()
    _say_once(result)
    result.verdict = ground.judge(result.facts)
    levels = _levels(result.verdict)
    for line in result.lines:
        reason = reasons.get(line.no, "").strip()
        if answered or not reason:
            _ask(ground, line, levels.get(line.no), reason, result)
    return result


class _Field(NamedTuple):
    ground: Ground
    told: Told
    result: Checked
    no: str
    provision: Provision
    said: Said
    reason: str

    @property
    def measure(self) -> str:
        assert self.provision.measure is not None  # `provisions_of` gives no other
        return self.provision.measure

    def check(self) -> None:
        before = self.ground.same_day(self.measure)
        if self.said.retract:
            self._retract(before)
            return
        value, faults = read_said(self.provision, self.said, self.told.decimal)
        if value is None:
            self.result.faults[self.no] = faults
            return
        try:
            observation = self._observation(value)
        except ChungSucError as error:
            self.result.faults[self.no] = [error]
            return
        if before is not None and _equal(before, observation, value):
            self._pass(Kind.EQUAL, before, None, before.fact)
            return
        fact = _fact(observation)
        self._pass(Kind.NEW if before is None else Kind.CHANGED, before, observation, fact)

    def _observation(self, value: Value) -> Columns:
        numbers = value.value, value.numerator, value.denominator
        numbers = sound(self.measure, value.attested, numbers, Where(path=self.no))
        return self._columns(numbers, value.attested, _lines(self.said.note.strip(), self.reason))

    def _columns(self, numbers: Numbers, attested: bool | None, note: str) -> Columns:
        told, (value, numerator, denominator) = self.told, numbers
        return Columns(
            self.ground.unit.pk, self.measure, self.ground.day, value, attested, numerator, denominator, told.source,
            told.said_by, told.at, note, told.synthetic,
        )  # fmt: skip

    def _retract(self, before: OnRecord | None) -> None:
        if self.said.states:
            self.result.faults[self.no] = [RetractedAndSaid(no=self.no)]
        elif before is None or before.retracted:
            self.result.faults[self.no] = [NothingToRetract(no=self.no, as_of=self.ground.day)]
        elif not self.reason:
            self.result.faults[self.no] = [ReasonMissing(where=Where(path=self.no))]
        else:
            retraction = self._columns((None, None, None), None, _lines(self.said.note.strip(), self.reason))
            self._pass(Kind.RETRACTED, before, retraction, None)

    def _pass(self, kind: Kind, before: OnRecord | None, made: Columns | None, fact: Fact | None) -> None:
        if made is not None and before is not None:
            made.supersedes_id = before.id
        self.result.lines.append(Line(self.no, self.measure, kind, before, made))
        if kind is not Kind.EQUAL:
            self.result.facts[self.measure] = fact


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _fact(made: Columns) -> Fact | None:
    said = made.attested if made.value is None else tidied(made.value)
    if said is None:
        return None
    numerator, denominator = tidied(made.numerator), tidied(made.denominator)
    return Fact(said, made.as_of, numerator, denominator, made.source, made.synthetic)


def _equal(before: OnRecord, made: Columns, written: Value) -> bool:
    """True when nothing new is said: a number without parts equals a stored rate that rounds to it."""
    if before.attested != made.attested or before.synthetic != made.synthetic or before.retracted:
        return False
    if made.denominator is not None:
        return (before.numerator, before.denominator) == (made.numerator, made.denominator)
    if before.value == made.value:
        return True
    if before.value is None or before.denominator is None or written.value is None:
        return False
    places = Decimal(1).scaleb(int(written.value.as_tuple().exponent))
    return before.value.quantize(places, "ROUND_HALF_UP") == written.value


def _say_once(result: Checked) -> None:
    """Hold indicators that ask for the same measure together."""
    first: dict[str, Line] = {}
    kept: list[Line] = []
    for line in result.lines:
        other = first.setdefault(line.measure, line)
        if other is line:
            kept.append(line)
        elif _told(other) != _told(line):
            result.faults[line.no] = [MeasureSaidTwice(no=line.no, other=other.no)]
    result.lines = kept


def _told(line: Line) -> object:
    made = line.observation
    return line.kind, made and (made.value, made.attested, made.numerator, made.denominator)


def _ask(ground: Ground, line: Line, verdict: ProvisionVerdict | None, reason: str, result: Checked) -> None:
    made = line.observation
    if made is None or made.value is None:
        return
    past = ground.year_before.get(line.measure)
    provision = ground.law.by_no[line.no]
    beside = Beside(
        unit=provision.unit,
        level=verdict.level if verdict else None,
        before=past.value if past else None,
        before_day=past.as_of if past else None,
        neighbours=ground.around.get(line.measure, ()),
    )
    found = questions(made.value, beside)
    if found:
        (result.answered if reason else result.asked)[line.no] = found


def _levels(verdict: SubjectVerdict) -> dict[str, ProvisionVerdict]:
    found: dict[str, ProvisionVerdict] = {}
    stack = [pv for criterion in verdict.criteria for pv in criterion.indicators]
    while stack:
        pv = stack.pop()
        found[pv.provision.no] = pv
        stack.extend(pv.parts)
    return found
