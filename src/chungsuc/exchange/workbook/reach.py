"""For which units somebody may hand a form in (phạm vi được nộp)."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from chungsuc.accounts.scope import Scope
from chungsuc.units.models import Level
from chungsuc.units.queries import find_unit, units_at


def threads_entered(scope: Scope | None, day: date) -> frozenset[str]:
    """Give the threads of the units that a person enters for on a day; without a scope, of the whole province.

    Raises:
        UnitNotFound: the province of this installation does not exist on the day.
    """
    if scope is not None:
        return frozenset(scope.units(day, write=True).order_by().values_list("thread", flat=True))
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    below = units_at(day, within=province).order_by().values_list("thread", flat=True)
    return frozenset((province.thread, *below))
