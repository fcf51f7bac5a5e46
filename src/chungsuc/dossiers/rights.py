"""Whose hand an act needs (thẩm quyền): the unit's own people, the district's office, the province's office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from chungsuc.accounts.models import Grant, Role
from chungsuc.accounts.scope import Scope
from chungsuc.dossiers.models import Dossier
from chungsuc.dossiers.words import HAND_EN, Hand, Track
from chungsuc.errors import ChungSucError
from chungsuc.units.models import Level, Unit
from chungsuc.units.place import ancestors_of


def has_hand(scope: Scope, unit: Unit, track: Track, hand: Hand, day: date) -> bool:
    """True when this person acts for the unit, for its district, or for the province, on a day of the unit."""
    if hand is Hand.OFFICE:
        return _office(scope, "")
    if hand is Hand.DISTRICT:
        if not any(grant.unit_thread and Role(grant.role) is Role.OFFICE for grant in scope.grants):
            return False  # spares two queries to everybody but a district's office
        above = ancestors_of([unit], day)[unit.thread]
        return any(_office(scope, one.thread) for one in above if one.level == Level.DISTRICT)
    if track is Track.DISTRICT:
        return _office(scope, unit.thread) or _office(scope, "")
    if track is Track.PROVINCE:
        return _office(scope, "")
    return _only(scope, lambda grant: Role(grant.role) is Role.COMMUNE).enters(unit, day)


def hands_of(scope: Scope, dossier: Dossier) -> frozenset[Hand]:
    """Give in whose name this person may act on a dossier."""
    track, day = Track(dossier.track), dossier.assessed_on
    return frozenset(hand for hand in Hand if has_hand(scope, dossier.unit, track, hand, day))


def must_have(scope: Scope, dossier: Dossier, hand: Hand) -> None:
    """Let only the right hand go on.

    Raises:
        OutOfScope: it is not this person's.
    """
    if hand not in hands_of(scope, dossier):
        raise refusal(scope, dossier.unit, hand)


def refusal(scope: Scope, unit: Unit, hand: Hand) -> ChungSucError:
    """Make the refusal of an act for a unit that needs another hand; the caller raises it."""
    return scope.out_of(
        f"Hồ sơ của {unit.full_name} ở bước này ({hand.label})", f"This step of {unit.full_name} ({HAND_EN[hand]})"
    )


def _office(scope: Scope, thread: str) -> bool:
    return any(g.write and Role(g.role) is Role.OFFICE and g.unit_thread == thread for g in scope.grants)


def _only(scope: Scope, wanted: Callable[[Grant], bool]) -> Scope:
    return replace(scope, grants=tuple(grant for grant in scope.grants if wanted(grant)))
