"""Units as an event leaves them, written and taken back: states, links, and the dots from which undoing goes back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from chungsuc.reorganisation.models import Event, Touched
from chungsuc.reorganisation.plan import Begun, Plan
from chungsuc.units.models import Link, Unit
from chungsuc.units.names import fold, plain

UNITS, LINKS = "units", "links"
_BATCH = 500


def keep(event: Event, follower: str, things: Iterable[tuple[int, dict[str, Any] | None]]) -> None:
    """Keep what was made (no ``before``) or changed, by its key."""
    Touched.objects.bulk_create(
        [Touched(event=event, follower=follower, about_id=pk, before=before) for pk, before in things],
        batch_size=_BATCH,
    )


def made(event: Event, follower: str) -> list[int]:
    """Give the keys of what an event made."""
    rows = Touched.objects.filter(event=event, follower=follower, before__isnull=True)
    return list(rows.order_by("pk").values_list("about_id", flat=True))


def write_units(event: Event, plan: Plan) -> None:
    """End, begin and link the units; call it inside the transaction of the event."""
    ended = {
        (unit.level, unit.code): unit
        for unit in Unit.objects.filter(thread__in=[old.thread for old in plan.ended])
        if unit.valid_until is None
    }  # a thread has one state without an end, and the plan has made sure that none of them has a later one
    Unit.objects.filter(pk__in=[ended[old.key].pk for old in plan.ended]).update(valid_until=plan.decree.day)
    Unit.objects.bulk_create([_unit(new, plan) for new in plan.begun], batch_size=_BATCH)
    begun = {
        (unit.level, unit.code): unit
        for unit in Unit.objects.filter(valid_from=plan.decree.day, thread__in=[new.thread for new in plan.begun])
    }
    links = [
        Link(
            old=ended[link.old.key], new=begun[link.new.unit.key], day=plan.decree.day, whole=link.whole,
            share=link.share, decree=plan.decree.number, source=plan.decree.source,
        )
        for link in plan.links
    ]  # fmt: skip
    Link.objects.bulk_create(links, batch_size=_BATCH)
    pks = Link.objects.filter(new__in=[unit.pk for unit in begun.values()], day=plan.decree.day)
    keep(event, UNITS, [(unit.pk, {"valid_until": None}) for unit in ended.values()])
    keep(event, UNITS, [(unit.pk, None) for unit in begun.values()])
    keep(event, LINKS, [(pk, None) for pk in pks.order_by("pk").values_list("pk", flat=True)])


def _unit(new: Begun, plan: Plan) -> Unit:
    key = fold(new.unit.name)
    return Unit(
        **new.unit._asdict(), thread=new.thread, valid_from=plan.decree.day, name_key=key, plain_key=plain(key)
    )  # fmt: skip


def unwrite_units(event: Event) -> None:
    """Take back what ``write_units`` wrote; whoever calls has made sure that nothing hangs on it."""
    Link.objects.filter(pk__in=made(event, LINKS)).delete()
    Unit.objects.filter(pk__in=made(event, UNITS)).delete()
    ended = Touched.objects.filter(event=event, follower=UNITS, before__isnull=False)
    Unit.objects.filter(pk__in=list(ended.values_list("about_id", flat=True))).update(valid_until=None)
