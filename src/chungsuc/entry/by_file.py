"""Forms that came in by file: each unit gets its receipt, as one that was submitted on the page (nộp bằng tệp)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID, uuid5

from chungsuc.accounts.scope import Scope
from chungsuc.entry.actions import open_round
from chungsuc.entry.models import Submission
from chungsuc.units.models import Unit


class HandedIn(NamedTuple):
    """What a stored file said of one unit: counts, and the ids of the observations that it wrote."""

    unit: Unit
    new: int
    changed: int
    equal: int
    observations: list[int]


def note_submissions(
    scope: Scope, file: UUID, sha256: str, set_id: str, as_of: date, units: Iterable[HandedIn], *, at: datetime,
    note: str, synthetic: bool,
) -> list[Submission]:  # fmt: skip
    """Give each unit of a stored file its receipt; call it inside the transaction that stores the values.

    ``file``: an id of the file as it was stored, from which each unit's own is made.

    Raises:
        RoundClosed, RoundNotOpen.
    """
    round_ = open_round(scope, set_id, as_of)
    return Submission.objects.bulk_create(
        Submission(
            client_id=uuid5(file, one.unit.thread), content=sha256, unit=one.unit, set_id=set_id, as_of=as_of,
            round=round_, by=scope.user, who=str(scope.user)[:150], at=at, new=one.new, changed=one.changed,
            equal=one.equal, note=note, observations=one.observations, synthetic=synthetic,
        )
        for one in units
    )  # fmt: skip
