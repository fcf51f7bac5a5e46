"""The trail (nhật ký): the one way an action says what it changed, in the transaction that changes it.

An action is done by somebody in some request. Pages set both for the time of a request (``acting``); the command
line and the demonstration do the same with a name of their own. Code that changes something calls ``wrote`` (or
``wrote_many``): without an actor it raises, so that nothing is changed by nobody.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from chungsuc.accounts.errors import NobodyActs
from chungsuc.accounts.models import AuditEntry, User
from chungsuc.prepared import Insert

_WRITTEN = Insert(AuditEntry)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and in which request; ``user_id`` is ``None`` for the command line."""

    who: str
    user_id: int | None = None
    request: str = field(default_factory=lambda: str(uuid.uuid4()))


@dataclass(frozen=True, slots=True)
class Change:
    """One change as an action tells it; see ``models.AuditEntry`` for the fields."""

    action: str
    about: str
    about_id: object = ""
    unit_thread: str = ""
    no: str = ""
    as_of: date | None = None
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    reason: str = ""


_ACTOR: ContextVar[Actor | None] = ContextVar("actor", default=None)


@contextmanager
def acting(actor: Actor) -> Iterator[Actor]:
    """Let everything inside be done by this actor."""
    token = _ACTOR.set(actor)
    try:
        yield actor
    finally:
        _ACTOR.reset(token)


def actor_of(user: User, request: str | None = None) -> Actor:
    """Give the actor that a signed-in person is."""
    return Actor(str(user), user.pk, request or str(uuid.uuid4()))


def actor() -> Actor:
    """Give who acts now.

    Raises:
        NobodyActs: a change outside of ``acting``.
    """
    found = _ACTOR.get()
    if found is None:
        raise NobodyActs
    return found


def acting_user() -> int | None:
    """Give the key of the signed-in person who acts now; none on the command line and where nobody acts."""
    found = _ACTOR.get()
    return None if found is None else found.user_id


def wrote(change: Change) -> AuditEntry:
    """Write one entry of the trail; call it inside the transaction of the change."""
    entry = _entry(change, actor())
    (entry.pk,) = _WRITTEN.rows([entry])
    entry._state.adding = False
    return entry


def wrote_many(changes: Iterable[Change]) -> int:
    """Write many entries at once, and give how many."""
    by = actor()
    return len(AuditEntry.objects.bulk_create([_entry(change, by) for change in changes], batch_size=500))


def _entry(change: Change, by: Actor) -> AuditEntry:
    return AuditEntry(
        request=by.request, user_id=by.user_id, who=by.who, action=change.action, about=change.about,
        about_id=str(change.about_id), unit_thread=change.unit_thread, no=change.no, as_of=change.as_of,
        before=None if change.before is None else dict(change.before),
        after=None if change.after is None else dict(change.after), reason=change.reason,
    )  # fmt: skip
