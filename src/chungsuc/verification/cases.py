"""Values about to be spoken on, read under a lock: do they still count, and what was said last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from chungsuc.accounts.models import User
from chungsuc.errors import ChungSucError, Faults, Where
from chungsuc.observations.models import Observation
from chungsuc.observations.queries import live, nos_by_measure
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verification.errors import EnteredByYourself, NoSuchObservation, NothingToVerify, NotTheValueSeen
from chungsuc.verification.models import VerificationEvent
from chungsuc.verification.reading import said_on
from chungsuc.verification.standing import State, Word, deciding, state_after


@dataclass(frozen=True, slots=True)
class Case:
    """One observation with the deciding word on it; ``replaced_by`` is a later one that counts instead.

    ``nos`` are the numbers of the provisions that look at it; none when the set knows nothing of its measure.
    """

    observation: Observation
    nos: tuple[str, ...]
    last: Word | None
    replaced_by: Observation | None

    @property
    def state(self) -> State:
        return State.SUPERSEDED if self.replaced_by is not None else state_after(self.last)

    @property
    def no(self) -> str:
        """The number under which people know the indicator."""
        return self.nos[0] if self.nos else self.observation.measure

    @property
    def where(self) -> Where:
        return Where(unit=self.observation.unit.full_name, day=self.observation.as_of)

    def told(self) -> dict[str, Any]:
        """Give the deciding word for the words of a fault."""
        assert self.last is not None
        return {"no": self.no, "department": self.last.department, "at": _local(self.last.at)}

    def no_longer_counts(self) -> ChungSucError | None:
        """Give the refusal of a value that was changed or taken back since it was seen."""
        if self.replaced_by is not None:
            later = self.replaced_by
            return NotTheValueSeen(
                where=self.where, no=self.no, by=later.said_by, at=_local(later.recorded_at)
            )  # fmt: skip
        if self.observation.is_retraction:
            return NothingToVerify(where=self.where, no=self.no)
        return None

    def not_to_be_verified_by(self, user: User) -> ChungSucError | None:
        """Give the refusal of a value that no longer counts, or that this person entered."""
        if self.observation.recorded_by_id == user.pk:
            return EnteredByYourself(where=self.where, no=self.no)
        return self.no_longer_counts()


def open_cases(keys: Iterable[int], set_id: str) -> list[Case]:
    """Lock observations and read what decides about them: five queries and one for each day.

    Inside the caller's transaction.
    The lock makes a correction and a verification of the same value meet: whoever comes second sees the first.

    Raises:
        NoSuchObservation: some key is of no observation (all of them, as ``Faults``, when there are more).
    """
    asked = list(dict.fromkeys(keys))
    # Locked first and read afterwards: what was committed while we waited for the lock is seen then.
    locked = Observation.objects.filter(pk__in=asked).select_for_update(of=("self",)).order_by("pk")
    there = set(locked.values_list("pk", flat=True))
    missing = [NoSuchObservation(observation=key) for key in asked if key not in there]
    if missing:
        raise missing[0] if len(missing) == 1 else Faults(missing)
    later, words = _later(asked), _words(asked)
    observations = Observation.objects.select_related("unit").in_bulk(asked)
    laws = {day: nos_by_measure(law_for(set_id, day)) for day in {row.as_of for row in observations.values()}}
    return [
        Case(row, tuple(laws[row.as_of].get(row.measure, ())), deciding(words.get(key, ())), later.get(key))
        for key, row in ((key, observations[key]) for key in asked)
    ]


def _later(keys: list[int]) -> dict[int, Observation]:
    """Give for each observation one that took its place: a correction, or the same day said again later."""
    corrected = Observation.objects.filter(supersedes=OuterRef("pk")).values("pk")
    again = live().filter(
        Q(recorded_at__gt=OuterRef("recorded_at")) | Q(recorded_at=OuterRef("recorded_at"), pk__gt=OuterRef("pk")),
        unit__thread=OuterRef("unit__thread"), measure=OuterRef("measure"), as_of=OuterRef("as_of"),
    ).order_by("-recorded_at", "-pk").values("pk")  # fmt: skip
    rows = Observation.objects.filter(pk__in=keys).values_list(
        "pk", Coalesce(Subquery(corrected[:1]), Subquery(again[:1]))
    )
    by = {pk: later for pk, later in rows if later is not None}
    found = Observation.objects.in_bulk(set(by.values())) if by else {}
    return {pk: found[later] for pk, later in by.items()}


def _words(keys: list[int]) -> dict[int, list[Word]]:
    words: dict[int, list[Word]] = {}
    for said in said_on(VerificationEvent.objects.filter(observation__in=keys)):
        words.setdefault(said.word.observation, []).append(said.word)
    return words


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment)
