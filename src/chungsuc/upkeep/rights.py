"""Whose hand may do what after recognition (thẩm quyền): the office writes, communes and departments answer."""

from __future__ import annotations

from datetime import date

from chungsuc.accounts.authority import keeps_assignments
from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope
from chungsuc.units.models import Level, Unit
from chungsuc.upkeep.words import Hand


def must_be_office(scope: Scope, act_vi: str, act_en: str) -> None:
    """Let only the office of the whole province go on.

    Raises:
        NotAllowed: somebody else.
    """
    if not keeps_assignments(scope):
        raise scope.refuse(act_vi, act_en)


def may(scope: Scope, hand: Hand, unit: Unit, day: date) -> bool:
    """Tell whether this person is such a hand for the unit; the province's office may write for the others."""
    if keeps_assignments(scope):
        return True
    if hand is Hand.OFFICE or not scope.enters(unit, day):
        return False
    return hand is Hand.UNIT or _writes_above(scope, unit, day)


def _writes_above(scope: Scope, unit: Unit, day: date) -> bool:
    """True for the office of a district, over the district and the communes below it."""
    roots = {grant.unit_thread for grant in scope.grants if Role(grant.role) is Role.OFFICE and grant.write}
    return any(root.thread in roots and root.level != Level.COMMUNE for root in scope.roots(day))
