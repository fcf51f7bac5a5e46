"""What follows the units when they change (điều đi theo đơn vị): one protocol for every kind of thing touched.

Each kind of thing has a module in ``followers``: it tells what an event would touch, lets it follow, puts it back,
and names what has come to hang on the new units since.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from chungsuc.reorganisation.models import Event
from chungsuc.reorganisation.plan import Plan, Standing
from chungsuc.units.days import in_force
from chungsuc.units.models import Unit


class Said(NamedTuple):
    """One text in both languages."""

    vi: str
    en: str


class Outcome(StrEnum):
    """What becomes of a thing (xử lý)."""

    FOLLOWS = "follows"  # it goes over to the new unit
    STAYS = "stays"  # it stays with the old unit, or nothing has to be done
    CLOSES = "closes"  # it ends, with its reason
    ASKS = "asks"  # no rule tells: the office is asked


class Touch(NamedTuple):
    """One line of the preview: a thing of some units, what becomes of it, and why.

    ``code`` is that of the new unit where somebody decides about it, so that a page can lead there.
    """

    unit: str
    what: Said
    outcome: Outcome
    to: str
    why: Said
    code: str = ""


class Follower(Protocol):
    """A kind of thing that an event touches."""

    key: str
    name: Said

    def touched(self, plan: Plan) -> Sequence[Touch]:
        """Tell what an event would do to the things of its units; changes nothing."""

    def apply(self, event: Event, plan: Plan) -> None:
        """Let the things follow; the units have changed already. Keeps what it made with ``writing.keep``."""

    def undo(self, event: Event) -> None:
        """Put the things back; the units have not changed back yet."""

    def hanging(self, event: Event, units: Sequence[Unit]) -> Iterable[Said]:
        """Name what was put on the event's new units since, so that it cannot be undone."""


def reason(plan: Plan) -> str:
    """Say why a thing follows, for the trail."""
    return f"sắp xếp đơn vị hành chính theo {plan.decree.number}, từ ngày {plan.decree.day:%d/%m/%Y}"


def old_units(threads: Iterable[str], plan: Plan) -> list[Unit]:
    """Give the states of old units that are in force on the eve; one query."""
    eve = plan.decree.day - timedelta(days=1)
    return list(Unit.objects.filter(in_force(eve), thread__in=list(threads)).order_by("level", "code"))


def leaves_programme(plan: Plan, old: Standing) -> bool:
    """True when all of a xã went into a unit of another type: it is no longer in the programme."""
    heir = plan.heir(old.thread)
    return old.type == "xã" and heir is not None and heir.new.unit.type != "xã"


def divided(plan: Plan, old: Standing) -> bool:
    """True when an old unit went over in pieces."""
    return any(not link.whole for link in plan.going.get(old.thread, ()))
