"""The only writers of the ledger: record, correct, retract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import TypedDict, TypeVar, Unpack

from django.db import transaction

from chungsuc.accounts.trail import acting_user
from chungsuc.errors import Where
from chungsuc.observations.checks import Columns, Entry, checked, moment
from chungsuc.observations.errors import AlreadySuperseded, CorrectionBeforeOriginal, ReasonMissing
from chungsuc.observations.models import Observation
from chungsuc.observations.signals import recorded
from chungsuc.prepared import Insert
from chungsuc.units.models import Unit

Item = TypeVar("Item")

CHUNK = 5_000  # rows held in memory, and in one INSERT statement's batch


@transaction.atomic
def record(
    unit: Unit,
    measure: str,
    as_of: date,
    *,
    value: Decimal | None = None,
    attested: bool | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    source: str,
    said_by: str,
    note: str = "",
    synthetic: bool = False,
    recorded_at: datetime | None = None,
) -> Observation:
    """Record one value (ghi một số liệu): a number or an attestation, or a rate by its two parts.

    A rate's ``value`` is numerator / denominator × 100, in per cent; a value given beside them must agree.
    ``recorded_at`` is the present moment unless told otherwise (a demonstration, an old ledger taken over).

    Raises:
        ObservationFault: CS-OBS-1xx.
    """
    entry = Entry(
        unit, measure, as_of, value, attested, numerator, denominator, source, said_by, note, synthetic
    )  # fmt: skip
    observation = _by(checked(entry, moment(recorded_at)))
    observation.save()
    recorded.send(Observation, threads={unit.thread}, earliest=as_of)
    return observation


def record_many(entries: Iterable[Entry], *, recorded_at: datetime | None = None) -> int:
    """Record many values in chunks inside one transaction, and give how many; all or nothing.

    An entry's own ``recorded_at`` goes before the one given for all.

    Raises:
        ObservationFault: the first entry that breaks a rule; nothing is stored then.
    """
    common = moment(recorded_at)
    threads: set[str] = set()
    earliest, count = date.max, 0
    with transaction.atomic():
        for chunk in chunks(entries, CHUNK):
            Observation.objects.bulk_create(
                [_by(checked(entry, moment(entry.recorded_at) if entry.recorded_at else common)) for entry in chunk]
            )
            count += len(chunk)
            threads.update(entry.unit.thread for entry in chunk)
            earliest = min(earliest, *(entry.as_of for entry in chunk))
        recorded.send(Observation, threads=threads, earliest=earliest)
    return count


_WRITTEN = Insert(Observation)


@transaction.atomic(savepoint=False)
def write_checked(
    unit: Unit, rows: Sequence[Columns], *, judged: frozenset[tuple[str, date]] = frozenset()
) -> list[int]:
    """Write observations of one unit that are checked already, some superseding others, and give their keys.

    The caller holds the unit's lock and has checked each (``checks.sound``). ``judged``: verdicts, by set and day, that
    the caller judges itself. One statement.
    """
    if not rows:
        return []
    by = acting_user()
    for row in rows:
        row.recorded_by_id = by
    written = _WRITTEN.rows(rows)
    recorded.send(
        Observation,
        threads={unit.thread},
        earliest=min(row.as_of for row in rows),
        measures=frozenset(row.measure for row in rows),
        judged=judged,
    )
    return written


class Corrected(TypedDict, total=False):
    """What a correction may say anew; ``value``, ``attested``, ``numerator`` and ``denominator`` are not taken over."""

    as_of: date
    value: Decimal | None
    attested: bool | None
    numerator: Decimal | None
    denominator: Decimal | None
    source: str
    said_by: str
    note: str
    synthetic: bool
    recorded_at: datetime | None


def correct(observation: Observation, **said: Unpack[Corrected]) -> Observation:
    """Supersede an observation by a corrected one (đính chính); what is not said anew stays, the value never does.

    Raises:
        AlreadySuperseded, CorrectionBeforeOriginal, ObservationFault.
    """
    recorded_at = moment(said.get("recorded_at"))
    entry = Entry(
        observation.unit,
        observation.measure,
        said.get("as_of", observation.as_of),
        said.get("value"),
        said.get("attested"),
        said.get("numerator"),
        said.get("denominator"),
        said.get("source", observation.source),
        said.get("said_by", observation.said_by),
        said.get("note", ""),
        said.get("synthetic", observation.synthetic),
    )
    return _supersede(observation, checked(entry, recorded_at))


def retract(
    observation: Observation, reason: str, *, said_by: str | None = None, recorded_at: datetime | None = None
) -> Observation:
    """Take a value back (rút lại): from then on it is unknown again.

    Raises:
        ReasonMissing, AlreadySuperseded, CorrectionBeforeOriginal.
    """
    if not reason.strip():
        raise ReasonMissing(where=_where(observation))
    retraction = Observation(
        unit=observation.unit, measure=observation.measure, as_of=observation.as_of, source=observation.source,
        said_by=said_by or observation.said_by, recorded_at=moment(recorded_at), note=reason,
        synthetic=observation.synthetic,
    )  # fmt: skip
    return _supersede(observation, retraction)


@transaction.atomic
def _supersede(old: Observation, new: Observation) -> Observation:
    # The lock makes two people who correct the same value at once meet here, not at the unique constraint.
    locked = Observation.objects.select_for_update(of=("self",)).get(pk=old.pk)
    later = Observation.objects.filter(supersedes=locked).first()
    if later is not None:
        raise AlreadySuperseded(where=_where(old), observation=old.pk, by=later.pk)
    if new.recorded_at < locked.recorded_at:
        raise CorrectionBeforeOriginal(
            where=_where(old), recorded_at=new.recorded_at, original=locked.recorded_at
        )  # fmt: skip
    new.supersedes = locked
    _by(new).save()
    recorded.send(Observation, threads={new.unit.thread}, earliest=min(old.as_of, new.as_of))
    return new


def _by(observation: Observation) -> Observation:
    """Note who is signed in while it is recorded: who entered a value does not verify it."""
    observation.recorded_by_id = acting_user()
    return observation


def _where(observation: Observation) -> Where:
    return Where(path=observation.measure, unit=observation.unit.full_name, day=observation.as_of)


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Give the items in lists of at most ``size``."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk
