"""Lines of the queue in words: value, level, a year before, change, files, verdict, where it stands, what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone

from chungsuc.desk import amounts
from chungsuc.desk.say import language, say
from chungsuc.engine.prose import STATUS_EN, STATUS_VI, illustrated_numbers, say_verdict
from chungsuc.engine.verdict import Fact, ProvisionVerdict, Status
from chungsuc.evidence.queries import EvidenceView
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.prose import plain_name
from chungsuc.law.tree import Provision
from chungsuc.units.models import Unit
from chungsuc.verification.models import Kind
from chungsuc.verification.queue import Order, Row
from chungsuc.verification.standing import Reason, Standing, State, Word

# State: class of its chip, sign.
CHIPS: Mapping[State, tuple[str, str]] = {
    State.WAITING: ("wait", "…"),
    State.ANSWERED: ("due", "↪"),
    State.RETURNED: ("bad", "↩"),
    State.CONFIRMED: ("good", "✓"),
    State.SUPERSEDED: ("", "–"),
}
STATES = {
    State.WAITING: ("chờ thẩm tra", "to verify"),
    State.ANSWERED: ("xã đã trả lời", "answered"),
    State.RETURNED: ("đã trả lại", "returned"),
    State.CONFIRMED: ("đã xác nhận", "confirmed"),
    State.SUPERSEDED: ("đã thay", "replaced"),
}
KINDS = {
    Kind.CONFIRMED: ("xác nhận", "confirmed"),
    Kind.RETURNED: ("trả lại", "returned"),
    Kind.ANSWERED: ("trả lời", "answered"),
    Kind.NOTED: ("ghi chú", "noted"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One word in the thread; ``value`` is what the value was when it was said, if it has changed since."""

    kind: Kind
    what: str
    who: str
    at: datetime
    reason: str
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the queue, every field in words; ``pk`` is the observation that is confirmed or returned."""

    pk: int
    unit: Unit
    district: str
    no: str
    name: str
    within: str
    measured: str
    value: str
    parts: str
    as_of: str
    entered_by: str
    note: str
    synthetic: bool
    level: str
    caution: str
    before: str
    change: str
    evidence: tuple[EvidenceView, ...]
    status: Status | None
    status_word: str
    why: str
    state: State
    chip: str
    sign: str
    state_word: str
    since: datetime
    reopened: bool
    words: tuple[Said, ...]
    mine: bool
    own: bool

    @property
    def selectable(self) -> bool:
        return self.mine and self.state.open

    @property
    def returnable(self) -> bool:
        return self.mine and self.state is not State.RETURNED


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading: an indicator or a commune; no heading where the oldest come first.

    ``caution``: what all levels of the group rest on, said once.
    """

    no: str
    name: str
    beside: str
    caution: str
    rows: tuple[Shown, ...]


def groups(rows: Iterable[Shown], order: Order) -> Iterator[Group]:
    """Give the lines in groups, in the order in which they come."""
    if order is Order.OLDEST:
        found = tuple(rows)
        if found:
            yield Group("", "", "", "", found)
        return
    for (no, name, beside), some in groupby(rows, _commune if order is Order.COMMUNE else _indicator):
        members = tuple(some)
        cautions = {row.caution for row in members} if order is Order.INDICATOR else set()
        yield Group(no, name, beside, cautions.pop() if len(cautions) == 1 else "", members)


def _commune(row: Shown) -> tuple[str, str, str]:
    return row.unit.code, f"{row.unit.full_name[0].upper()}{row.unit.full_name[1:]}", row.district


def _indicator(row: Shown) -> tuple[str, str, str]:
    return row.no, row.name, row.within


def shown(rows: Sequence[Row], law: LawAtDate, districts: Mapping[str, str], user: int) -> list[Shown]:
    """Give rows in words; ``districts``: names by code, ``user``: the key of who looks."""
    illustrated = illustrated_numbers(law)
    return [_shown(row, law, districts, user, illustrated) for row in rows]


def _shown(row: Row, law: LawAtDate, districts: Mapping[str, str], user: int, illustrated: frozenset[str]) -> Shown:
    line, verdict = row.line, row.verdict
    standing, provision = line.standing, line.provision
    level = verdict.level if verdict else None
    chip, sign = CHIPS[standing.state]
    words = STATUS_EN if language() == "en" else STATUS_VI
    return Shown(
        pk=standing.observation, unit=line.unit, district=districts.get(line.unit.parent_code, ""),
        no=provision.no, name=plain_name(provision), within=_within(provision, law),
        measured=provision.unit if provision.unit and provision.unit != "%" else "",
        value=amounts.value(standing.fact.value, provision, level), parts=amounts.parts(standing.fact),
        as_of="" if standing.as_of == law.day else f"{standing.as_of:%d/%m/%Y}",
        entered_by=standing.entered_by, note=standing.note, synthetic=standing.fact.synthetic,
        level=amounts.level(verdict) if verdict else "", caution=_caution(verdict, illustrated),
        before=_before(row.before, provision), change=amounts.change(row.change, provision), evidence=row.evidence,
        status=verdict.status if verdict else None, status_word=words[verdict.status] if verdict else "",
        why=say_verdict(verdict, row.subject, language()) if verdict else "",
        state=standing.state, chip=chip, sign=sign, state_word=say(*STATES[standing.state]), since=standing.since,
        reopened=standing.reopened, words=said(standing, provision), mine=line.mine,
        own=standing.recorded_by == user,
    )  # fmt: skip


def said(standing: Standing, provision: Provision) -> tuple[Said, ...]:
    """Give the words on a value, the newest first."""
    return tuple(_said(word, standing, provision) for word in reversed(standing.words))


def _said(word: Word, standing: Standing, provision: Provision) -> Said:
    then = word.value if word.attested is None else word.attested
    changed = word.observation != standing.observation
    return Said(
        word.kind, say(*KINDS[word.kind]), ", ".join(filter(None, (word.department, word.by))),
        timezone.localtime(word.at), say_reason(word.reason), word.text,
        amounts.value(then, provision) if changed else "",
    )  # fmt: skip


def say_reason(reason: Reason | None) -> str:
    return "" if reason is None else say(reason.vi, reason.en)


def _within(provision: Provision, law: LawAtDate) -> str:
    """Name the indicator that a part belongs to, where that says more than its own name."""
    above = law.by_no.get(provision.no.split("/", 1)[0])
    name = plain_name(above) if above is not None and above is not provision else ""
    return "" if name == plain_name(provision) else name


def _before(before: Fact | None, provision: Provision) -> str:
    return "" if before is None else amounts.value(before.value, provision)


def _caution(verdict: ProvisionVerdict | None, illustrated: frozenset[str]) -> str:
    """Say in place what the level rests on: an assumption, or a source nobody has checked."""
    if verdict is None:
        return ""
    if verdict.provision.no in illustrated:
        return say("giả định minh họa", "assumed for illustration")
    resting = verdict.level is not None or verdict.operator is None
    return say("chưa đối chiếu", "not verified") if resting and not verdict.provision.source.verified else ""
