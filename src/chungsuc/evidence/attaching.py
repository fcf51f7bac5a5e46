"""What must hold before files are attached: which values are meant, and whether this person may (kiểm tra trước)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from chungsuc.accounts.scope import Scope
from chungsuc.errors import Where
from chungsuc.evidence.errors import EvidenceDayInFuture, NoIndicatorChosen, NoSuchIndicator
from chungsuc.evidence.queries import keys_by_no
from chungsuc.units.models import Unit
from chungsuc.units.place import state_on
from chungsuc.verdicts.law_in_force import law_for


@dataclass(frozen=True, slots=True)
class Values:
    """The values that files are to prove: one unit (its state on the day), one day, keys of evidence by number."""

    unit: Unit
    set_id: str
    as_of: date
    keys: Mapping[str, str]


def values(unit: Unit, set_id: str, as_of: date, nos: Iterable[str]) -> Values:
    """Say which values are meant; two numbers that share a measure are one value.

    Raises:
        EvidenceDayInFuture, UnitNotInForce, UnknownSet, NoIndicatorChosen, NoSuchIndicator.
    """
    if as_of > timezone.localdate():
        raise EvidenceDayInFuture(day=as_of)
    state = state_on(unit, as_of)
    keys = keys_by_no(law_for(set_id, as_of))
    chosen: dict[str, str] = {}
    for no in nos:
        if no not in keys:
            raise NoSuchIndicator(set_id=set_id, no=no, where=Where(unit=state.full_name, day=as_of))
        if keys[no] not in chosen.values():
            chosen[no] = keys[no]
    if not chosen:
        raise NoIndicatorChosen
    return Values(state, set_id, as_of, chosen)


def may_attach(scope: Scope, unit: Unit, set_id: str, as_of: date, nos: Iterable[str]) -> list[str]:
    """Give those of the numbers to which this person may attach files: all that they enter, else what they verify."""
    if scope.enters(unit, as_of):
        return list(nos)
    owned = [no for no in nos if scope.owns(set_id, no)]
    # What a department verifies is what it owns, in the units of its grant: the unit needs asking once.
    return owned if owned and scope.verifies(unit, set_id, owned[0], as_of) else []


def check_may_attach(scope: Scope, meant: Values) -> None:
    """Raise ``NotAllowed`` unless this person may attach files to all of the values."""
    allowed = may_attach(scope, meant.unit, meant.set_id, meant.as_of, meant.keys)
    refused = [no for no in meant.keys if no not in allowed]
    if refused:
        nos, name = ", ".join(refused), meant.unit.full_name
        raise scope.out_of(f"Minh chứng cho chỉ tiêu {nos} của {name}", f"Evidence for {nos} of {name}")
