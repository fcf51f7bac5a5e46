"""The only writer of submissions: check, store, judge, and say so, in one transaction (gửi số liệu)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, IntegrityError, transaction
from django.utils import timezone

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote
from chungsuc.engine.answer import plain_number
from chungsuc.engine.reading import DecimalMark
from chungsuc.entry.checking import Checked, Kind, Line, Told, check
from chungsuc.entry.errors import ClientIdTaken, NothingEntered, Refused, RoundClosed, RoundNotOpen
from chungsuc.entry.ground import Ground, ground
from chungsuc.entry.models import Draft, Round, Submission
from chungsuc.entry.values import Said
from chungsuc.errors import ChungSucError, Where
from chungsuc.observations.actions import write_checked
from chungsuc.observations.checks import check_day
from chungsuc.prepared import Delete, Insert, Instances, Text
from chungsuc.units.models import Unit
from chungsuc.verdicts.actions import keep, lock

SOURCE = "nhập trên biểu mẫu"
_TRIES = 3
_SUBMITTED = Insert(Submission)
_ROUND = Instances(
    Round, lambda set_id, as_of: Round.objects.filter(set_id=set_id, as_of=as_of),
    set_id="§set", as_of=date(1901, 1, 1),
)  # fmt: skip
_OF_ROUND = [field.attname for field in Round._meta.concrete_fields]
# What is asked before anything is done: whether this form was stored before, and by which round it is asked for.
_BEFORE = f"""
SELECT s.id, {", ".join("r." + name for name in _OF_ROUND)} FROM (SELECT 1 AS one) form
LEFT JOIN entry_submission s ON s.client_id = %s LEFT JOIN entry_round r ON r.set_id = %s AND r.as_of = %s
"""
_SENT_AND_ROUND = Text(
    dict.fromkeys(("postgresql", "sqlite"), _BEFORE), lambda: Round.objects.values_list("pk", *_OF_ROUND)
)
_DONE = Delete(Draft, "user", "unit", "set_id", "as_of")


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer to a submission (giấy biên nhận): what was stored, when, under which number.

    ``again`` is true when the same submission had been stored before, and nothing was stored now.
    """

    number: str
    client_id: UUID
    unit: Unit
    set_id: str
    as_of: date
    at: datetime
    who: str
    new: int
    changed: int
    equal: int
    retracted: int
    again: bool

    @property
    def stored(self) -> int:
        return self.new + self.changed + self.retracted


@dataclass(frozen=True, slots=True)
class Form:
    """One filled form (biểu đã điền): ``values``, none of them blank, and ``reasons`` by number of the indicator."""

    client_id: UUID
    unit: Unit
    set_id: str
    as_of: date
    values: Mapping[str, Said]
    reasons: Mapping[str, str]
    note: str = ""
    source: str = SOURCE
    decimal: DecimalMark | None = None

    @property
    def content(self) -> str:
        """The checksum of what is said."""
        said = {no: one.parts for no, one in self.values.items()}
        return sha256(repr((sorted(said.items()), sorted(self.reasons.items()), self.note)).encode()).hexdigest()


def submit(
    scope: Scope,
    client_id: UUID,
    unit: Unit,
    set_id: str,
    as_of: date,
    values: Mapping[str, Said],
    reasons: Mapping[str, str],
    *,
    note: str = "",
    source: str = SOURCE,
    decimal: DecimalMark | None = None,
) -> Receipt:
    """Store a filled form: what is new, changed or taken back, and the verdict that follows, in one transaction.

    ``unit`` is the state in force on ``as_of``. Blank fields change nothing, equal values are not written again, a
    changed value supersedes the earlier one of that day. Sent twice under one ``client_id`` it is stored once and
    answered alike. What a demonstration's account enters is synthetic.

    Raises:
        NotAllowed, OutOfScope: the person does not enter values, or not for this unit.
        Refused: faults and unanswered questions, all of them, by field; nothing is stored.
        RoundClosed, RoundNotOpen, ClientIdTaken, SetNotForUnit, UnknownSet.
    """
    filled = {no: said for no, said in values.items() if not said.empty}
    form = Form(client_id, unit, set_id, as_of, filled, reasons, note, source, decimal)
    may_enter(scope, unit, as_of)
    for tries_left in range(_TRIES - 1, -1, -1):
        try:
            return _store(scope, form)
        except IntegrityError:  # somebody stored the same id, or superseded the same value, in the same moment
            if not tries_left:
                raise
    raise AssertionError("the last try returns or raises")


def may_enter(scope: Scope, unit: Unit, as_of: date) -> None:
    """Raise unless the person enters values for the unit.

    Raises:
        NotAllowed: no role of theirs enters values; OutOfScope: not for this unit.
    """
    if scope.enters(unit, as_of):
        return
    if not scope.has(Role.COMMUNE, Role.OFFICE):
        raise scope.refuse("nhập số liệu", "enter values")
    raise scope.out_of(unit.full_name, unit.full_name)


@transaction.atomic
def _store(scope: Scope, form: Form) -> Receipt:
    lock([form.unit.thread])
    ((sent, *asked),) = _SENT_AND_ROUND.rows(form.client_id, form.set_id, form.as_of)
    if sent is not None:
        return _answered_before(scope, form)
    round_ = None if asked[0] is None else Round.from_db(DEFAULT_DB_ALIAS, _OF_ROUND, asked)
    _hold_open(scope, round_)
    told = Told(str(scope.user), form.source, timezone.now(), scope.user.demo, form.decimal)
    stand = ground(form.unit, form.set_id, form.as_of)
    checked = _checked(stand, form, told)
    rows = [line.observation for line in checked.lines if line.observation is not None]
    written = write_checked(form.unit, rows, judged=frozenset({(form.set_id, form.as_of)}))
    keep(form.unit, checked.verdict or stand.judge(checked.facts), marked=stand.marked)
    submission = Submission(
        client_id=form.client_id, content=form.content, unit=form.unit, set_id=form.set_id, as_of=form.as_of,
        round=round_, by=scope.user, who=told.said_by, at=told.at, note=form.note.strip(), synthetic=told.synthetic,
        new=checked.count(Kind.NEW), changed=checked.count(Kind.CHANGED), equal=checked.count(Kind.EQUAL),
        retracted=checked.count(Kind.RETRACTED), observations=written,
    )  # fmt: skip
    (submission.pk,) = _SUBMITTED.rows([submission])
    wrote(_change(submission, checked.lines, form))
    _DONE.rows(scope.user.pk, form.unit.pk, form.set_id, form.as_of)
    return receipt(submission)


def _answered_before(scope: Scope, form: Form) -> Receipt:
    before = Submission.objects.select_related("unit").get(client_id=form.client_id)
    same = before.unit_id, before.set_id, before.as_of, before.by_id, before.content
    if same != (form.unit.pk, form.set_id, form.as_of, scope.user.pk, form.content):
        raise ClientIdTaken(client_id=form.client_id, number=before.number)
    return receipt(before, again=True)


def open_round(scope: Scope, set_id: str, as_of: date) -> Round | None:
    """Give the round that a form answers; without any round the form stands alone. The office is not held up.

    Raises:
        RoundClosed, RoundNotOpen.
    """
    found = _ROUND.first(set_id=set_id, as_of=as_of)
    _hold_open(scope, found)
    return found


def _hold_open(scope: Scope, found: Round | None) -> None:
    if found is None or scope.has(Role.OFFICE):
        return
    if found.closed_at is not None:
        raise RoundClosed(round=found.name, closed_on=timezone.localtime(found.closed_at).date())
    if found.opens_on > scope.day:
        raise RoundNotOpen(round=found.name, opens_on=found.opens_on)


def _checked(stand: Ground, form: Form, told: Told) -> Checked:
    whole: list[ChungSucError] = []
    try:
        check_day(form.unit, form.as_of, told.at, Where(unit=form.unit.full_name, day=form.as_of))
    except ChungSucError as error:
        whole.append(error)
    if not form.values:
        whole.append(NothingEntered())
    if whole:
        raise Refused({"": whole}, {})
    checked = check(stand, form.values, form.reasons, told, answered=False)
    if not checked.passes:
        raise Refused(checked.faults, checked.asked)
    return checked


def _change(submission: Submission, lines: list[Line], form: Form) -> Change:
    """Tell the trail of all values of one submission in one entry, by measure (ADR 20)."""
    written = [line for line in lines if line.observation is not None]
    return Change(
        action="submission.accepted", about="submission", about_id=submission.number, unit_thread=form.unit.thread,
        no=form.set_id, as_of=form.as_of,
        before={line.measure: _plain(line.before) for line in written if line.before is not None},
        after={line.measure: _plain(line.observation) for line in written},
        reason="\n".join(f"{line.no}: {why}" for line in written if (why := form.reasons.get(line.no, "").strip())),
    )  # fmt: skip


def _plain(one: object) -> object:
    """Give a value as the trail holds it: a number, true or false, nothing where it was taken back."""
    value, attested = one.value, one.attested  # type: ignore[attr-defined]  # an observation, or a row of one
    return attested if value is None else plain_number(value)


def receipt(submission: Submission, *, again: bool = False) -> Receipt:
    """Give the receipt of a stored submission."""
    return Receipt(
        number=submission.number, client_id=submission.client_id, unit=submission.unit, set_id=submission.set_id,
        as_of=submission.as_of, at=submission.at, who=submission.who, new=submission.new, changed=submission.changed,
        equal=submission.equal, retracted=submission.retracted, again=again,
    )  # fmt: skip
