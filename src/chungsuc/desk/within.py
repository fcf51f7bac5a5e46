"""Where a page looks: the units of the person who asks, and the one of them that was asked for (phạm vi)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chungsuc.accounts.scope import Scope
from chungsuc.desk.errors import NothingOnThatDay
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit


@dataclass(frozen=True, slots=True)
class Within:
    """The unit looked at, and the others one may choose: what rights begin at, and the districts below."""

    unit: Unit
    choices: tuple[Unit, ...]

    @property
    def whole(self) -> bool:
        """True when nothing was narrowed: the first choice is looked at."""
        return not self.choices or self.unit.pk == self.choices[0].pk


def within(scope: Scope, day: date, code: str, province: Unit) -> Within:
    """Find the unit that a page is about; where none is named, the first that the person's rights begin at.

    Raises:
        NothingOnThatDay: none of the person's units was there on that day.
        UnitNotFound: there is no such unit.
        OutOfScope: it is not theirs.
    """
    roots = scope.roots(day)
    if not roots:
        raise NothingOnThatDay(day=day)
    choices = list(roots)
    if any(root.level == Level.PROVINCE for root in roots):
        choices += scope.units(day, level=Level.DISTRICT)
    choices = list({unit.pk: unit for unit in choices}.values())
    if not code or code == choices[0].code:
        return Within(choices[0], tuple(choices))
    unit = readable(scope, code, day, province)
    return Within(unit, tuple(choices))


def readable(scope: Scope, code: str, day: date, province: Unit) -> Unit:
    """Find a unit by its code, of any level, that this person may read.

    Raises:
        UnitNotFound, UnitAmbiguous: no unit, or several, on that day.
        OutOfScope: it is there and not theirs.
    """
    unit = province if code == province.code else find_unit(code, day, within=province)
    if not scope.reads(unit, day):
        raise scope.out_of(unit.full_name, unit.full_name)
    return unit
