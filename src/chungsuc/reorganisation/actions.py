"""The only writers of events: enter, add and take out rows, drop, apply, undo (lập, áp dụng, hoàn tác sắp xếp)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote
from chungsuc.errors import Faults
from chungsuc.reorganisation.errors import (
    BelowIsLeft,
    DecreeMissing,
    NoSuchEvent,
    ReasonMissing,
    SamePerson,
    SourceMissing,
    ThingsHangOnIt,
    WrongState,
)
from chungsuc.reorganisation.followers import FOLLOWERS
from chungsuc.reorganisation.hanging import hanging_on
from chungsuc.reorganisation.models import Event, EventRow, State
from chungsuc.reorganisation.plan import Plan, Row, plan_of
from chungsuc.reorganisation.queries import decree_of, ground, plan_for
from chungsuc.reorganisation.rights import applies_events, enters_events
from chungsuc.reorganisation.writing import unwrite_units, write_units

_STATES_EN = {
    State.DRAFT: "being entered", State.APPLIED: "applied", State.UNDONE: "undone", State.DROPPED: "dropped",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """What an event says of itself; ``file`` and ``sha256`` where it was imported."""

    number: str
    source: str
    day: date
    signed: date | None = None
    formed_anew: bool = False
    file: str = ""
    sha256: str = ""


class Applied(NamedTuple):
    """What applying an event did."""

    event: Event
    plan: Plan


@transaction.atomic
def enter(scope: Scope, head: Head, rows: Sequence[Row] = ()) -> Event:
    """Keep an event as a draft, with the rows that are there already (lập đợt sắp xếp).

    Raises:
        NotAllowed: not an officer of the whole province.
        DecreeMissing, SourceMissing.
        Faults: there are rows, and they cannot be; nothing is kept then. Units below a divided or abolished one
            that no row names are asked for on the draft.
    """
    _may_enter(scope)
    if not head.number.strip():
        raise DecreeMissing
    if not head.source.strip():
        raise SourceMissing
    event = Event.objects.create(
        number=head.number.strip(), signed=head.signed, source=head.source.strip(), day=head.day,
        formed_anew=head.formed_anew, file=head.file, sha256=head.sha256, entered_by=scope.user,
        entered_at=timezone.now(),
    )  # fmt: skip
    if rows:
        _must_be_possible(event, rows)
        _store(event, rows)
    after = {"number": event.number, "source": event.source, "rows": len(rows), "file": event.file}
    wrote(Change("reorganisation.entered", "reorganisation", event.pk, as_of=event.day, after=after))
    return event


@transaction.atomic
def add_rows(scope: Scope, pk: int, rows: Sequence[Row]) -> Event:
    """Add rows to a draft (thêm việc); they are held against the others when the event is looked at or applied.

    Raises:
        NotAllowed, NoSuchEvent, WrongState.
    """
    _may_enter(scope)
    event = _held(pk, "thêm việc", "added to", State.DRAFT)
    _store(event, rows)
    after = {"rows": [f"{row.code} → {row.new.code if row.new else '—'}" for row in rows]}
    wrote(Change("reorganisation.row_added", "reorganisation", event.pk, as_of=event.day, after=after))
    return event


@transaction.atomic
def take_out_rows(scope: Scope, pk: int, rows: Iterable[int]) -> Event:
    """Take rows out of a draft (bỏ việc). Raises: NotAllowed, NoSuchEvent, WrongState."""
    _may_enter(scope)
    event = _held(pk, "bỏ việc", "changed", State.DRAFT)
    gone = EventRow.objects.filter(event=event, pk__in=list(rows))
    before = {"rows": [f"{row.old_code} → {row.new_code or '—'}" for row in gone.order_by("pk")]}
    gone.delete()
    wrote(Change("reorganisation.row_removed", "reorganisation", event.pk, as_of=event.day, before=before))
    return event


@transaction.atomic
def drop(scope: Scope, pk: int, reason: str) -> Event:
    """Give a draft up, with a reason (bỏ đợt sắp xếp). Raises: NotAllowed, NoSuchEvent, WrongState, ReasonMissing."""
    _may_enter(scope)
    return _close(scope, _held(pk, "bỏ", "dropped", State.DRAFT), State.DROPPED, "reorganisation.dropped", reason)


@transaction.atomic
def apply(scope: Scope, pk: int, reason: str = "") -> Applied:
    """Change the units and let everything follow, in one transaction (áp dụng đợt sắp xếp).

    Raises:
        NotAllowed: neither an officer of the whole province nor an administrator.
        SamePerson: who entered it may not apply it.
        NoSuchEvent, WrongState.
        Faults: the rows cannot be, on the units as they are now.
    """
    if not applies_events(scope):
        raise scope.refuse("áp dụng việc sắp xếp đơn vị", "apply a reorganisation")
    event = _held(pk, "áp dụng", "applied", State.DRAFT)
    if event.entered_by_id == scope.user.pk:
        raise SamePerson(number=event.number)
    plan = plan_for(event)
    write_units(event, plan)
    for follower in FOLLOWERS:
        follower.apply(event, plan)
    event.state, event.applied_by, event.applied_at = State.APPLIED, scope.user, timezone.now()
    event.reason = reason.strip()
    event.save(update_fields=["state", "applied_by", "applied_at", "reason"])
    after = {"number": event.number, "ended": len(plan.ended), "begun": len(plan.begun), "links": len(plan.links)}
    wrote(
        Change("reorganisation.applied", "reorganisation", pk, as_of=event.day, after=after, reason=event.reason)
    )  # fmt: skip
    return Applied(event, plan)


@transaction.atomic
def undo(scope: Scope, pk: int, reason: str) -> Event:
    """Put units and all that followed them back, while nothing hangs on the new ones (hoàn tác).

    Raises:
        NotAllowed, NoSuchEvent, WrongState, ReasonMissing.
        ThingsHangOnIt: names what was put on the new units since.
    """
    if not applies_events(scope):
        raise scope.refuse("hoàn tác việc sắp xếp đơn vị", "undo a reorganisation")
    event = _held(pk, "hoàn tác", "undone", State.APPLIED)
    if not reason.strip():
        raise ReasonMissing
    hanging = hanging_on(event)
    if hanging:
        raise ThingsHangOnIt(
            number=event.number, what_vi="; ".join(one.vi for one in hanging),
            what_en="; ".join(one.en for one in hanging),
        )  # fmt: skip
    for follower in reversed(FOLLOWERS):
        follower.undo(event)
    unwrite_units(event)
    return _close(scope, event, State.UNDONE, "reorganisation.undone", reason)


def _must_be_possible(event: Event, rows: Sequence[Row]) -> None:
    try:
        plan_of(decree_of(event), rows, ground(event.day, rows))
    except Faults as error:
        wrong = [fault for fault in error.faults if not isinstance(fault, BelowIsLeft)]
        if wrong:
            raise Faults(wrong) from None


def _may_enter(scope: Scope) -> None:
    if not enters_events(scope):
        raise scope.refuse("lập việc sắp xếp đơn vị", "enter a reorganisation")


def _held(pk: int, act_vi: str, act_en: str, state: State) -> Event:
    # One step at a time: on PostgreSQL the row is held, SQLite has one writer anyway.
    event = Event.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if event is None:
        raise NoSuchEvent
    if event.state != state:
        now = State(event.state)
        raise WrongState(
            number=event.number, state_vi=now.label, state_en=_STATES_EN[now], act_vi=act_vi, act_en=act_en
        )  # fmt: skip
    return event


def _close(scope: Scope, event: Event, state: State, action: str, reason: str) -> Event:
    if not reason.strip():
        raise ReasonMissing
    event.state, event.closed_by, event.closed_at = state, scope.user, timezone.now()
    event.closed_reason = reason.strip()
    event.save(update_fields=["state", "closed_by", "closed_at", "closed_reason"])
    after = {"number": event.number, "state": str(state)}
    wrote(Change(action, "reorganisation", event.pk, as_of=event.day, after=after, reason=event.closed_reason))
    return event


def _store(event: Event, rows: Sequence[Row]) -> None:
    EventRow.objects.bulk_create(
        [
            EventRow(
                event=event, level=row.level, old_code=row.code, old_name=row.name, share=row.share,
                **(
                    {
                        "new_level": row.new.level, "new_code": row.new.code, "new_name": row.new.name,
                        "new_type": row.new.type, "new_parent_code": row.new.parent_code,
                        "area_km2": row.new.area_km2, "population": row.new.population,
                    }
                    if row.new
                    else {}
                ),
            )
            for row in rows
        ],
        batch_size=500,
    )  # fmt: skip
