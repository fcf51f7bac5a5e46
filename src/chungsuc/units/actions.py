"""The only writers of units and traits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from django.db import models, transaction
from django.db.models import Q

from chungsuc.law.traits import TraitValue
from chungsuc.units.errors import TraitDayTaken
from chungsuc.units.models import Link, Unit, UnitTrait
from chungsuc.units.names import fold, plain
from chungsuc.units.source import LinkRow, State, read_links, read_regions, read_states
from chungsuc.units.threads import Key, threads_of
from chungsuc.units.trait_text import written_trait

_BATCH = 1000
Row = TypeVar("Row", bound=models.Model)


class Loaded(NamedTuple):
    """What a load wrote: rows that were missing or different; all zero when nothing had to be done."""

    units: int
    links: int
    traits: int


@transaction.atomic
def load_units() -> Loaded:
    """Load all units of Viet Nam, their lineage and regions from the shipped lists; loading again changes nothing.

    A state that ended here earlier than the lists know stays ended: an event entered by an office knows better.
    """
    states = read_states()
    links = read_links(states)
    threads = threads_of(states, links)
    units = _store(Unit, [_unit(state, threads[state.key]) for state in states], ("level", "code", "valid_from"))
    by_start = {(unit.level, unit.code, unit.valid_from): unit.pk for unit in units.rows}
    by_end = {(unit.level, unit.code, unit.valid_until): unit.pk for unit in units.rows}
    stored = _store(Link, [_link(link, by_start, by_end) for link in links], ("old_id", "new_id", "day"))
    traits = _store(UnitTrait, _regions(threads), ("thread", "trait", "valid_from"))
    return Loaded(units.written, stored.written, traits.written)


def _unit(state: State, thread: str) -> Unit:
    key = fold(state.name)
    return Unit(**state._asdict(), thread=thread, name_key=key, plain_key=plain(key))


def _link(link: LinkRow, by_start: dict[Key, int], by_end: dict[Key, int]) -> Link:
    return Link(
        old_id=by_end[link.old_level, link.old_code, link.day],
        new_id=by_start[link.new_level, link.new_code, link.day],
        day=link.day, whole=link.whole, share=1 if link.whole else None, decree=link.decree, source=link.source,
    )  # fmt: skip


def _regions(threads: dict[Key, str]) -> list[UnitTrait]:
    return [
        UnitTrait(
            thread=threads["province", row.code, row.valid_from], trait="region", value=row.region,
            valid_from=row.valid_from, source=row.source,
        )
        for row in read_regions()
    ]  # fmt: skip


class _Stored(NamedTuple, Generic[Row]):
    rows: list[Row]
    written: int


def _store(model: type[Row], wanted: Sequence[Row], key: tuple[str, ...]) -> _Stored[Row]:
    """Write the rows that are missing or different; rows of others stay. Gives all wanted rows with their ids."""
    columns = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    present = {tuple(getattr(row, name) for name in key): row for row in model._default_manager.all()}
    missing: list[Row] = []
    changed: list[Row] = []
    for row in wanted:
        old = present.get(tuple(getattr(row, name) for name in key))
        if old is None:
            missing.append(row)
            continue
        row.pk = old.pk
        if isinstance(row, Unit) and isinstance(old, Unit):
            row.valid_until = min(filter(None, (row.valid_until, old.valid_until)), default=None)
        if any(getattr(row, name) != getattr(old, name) for name in columns):
            changed.append(row)
    model._default_manager.bulk_create(missing, batch_size=_BATCH)
    if changed:
        model._default_manager.bulk_update(changed, [c for c in columns if c not in key], batch_size=_BATCH)
    return _Stored(list(wanted), len(missing) + len(changed))


@transaction.atomic
def set_trait(
    unit: Unit | str, trait: str, value: TraitValue, *, valid_from: date | None, source: str, synthetic: bool = False
) -> UnitTrait:
    """Say that a unit (or a thread) has a trait from a day on; the value before it ends on that day.

    A value in force later keeps its own first day. Saying the same again changes nothing.

    Raises:
        UnknownTrait: the law has no such trait.
        TraitValueWrong: the trait cannot have that value.
        TraitDayTaken: another value already begins on that day.
    """
    text = written_trait(trait, value)
    thread = unit if isinstance(unit, str) else unit.thread
    rows = UnitTrait.objects.select_for_update().filter(thread=thread, trait=trait)
    present = rows.filter(valid_from=valid_from).first() if valid_from else rows.filter(valid_from__isnull=True).first()
    if present is not None:
        if present.value != text:
            raise TraitDayTaken(
                trait=trait, thread=thread, present=present.value, since=valid_from or "đầu", value=text
            )
        return present
    later = rows.order_by("valid_from").filter(valid_from__isnull=False)
    later = later.filter(valid_from__gt=valid_from) if valid_from else later
    until = later.values_list("valid_from", flat=True).first()
    if valid_from:
        before = Q(valid_from__isnull=True) | Q(valid_from__lt=valid_from)
        open_then = Q(valid_until__isnull=True) | Q(valid_until__gt=valid_from)
        rows.filter(before & open_then).update(valid_until=valid_from)
    return UnitTrait.objects.create(
        thread=thread, trait=trait, value=text, valid_from=valid_from, valid_until=until,
        source=source, synthetic=synthetic,
    )  # fmt: skip
