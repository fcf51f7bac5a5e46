"""Which form is meant: unit, day and set, read from the address (biểu nào)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from chungsuc.accounts.scope import Scope
from chungsuc.desk.asked import read_day
from chungsuc.entry.actions import may_enter
from chungsuc.entry.ground import level_of
from chungsuc.entry.models import Draft, Round
from chungsuc.entry.queries import rounds
from chungsuc.prepared import Instances
from chungsuc.units.days import in_force
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.known_law import subject_of


@dataclass(frozen=True, slots=True)
class Which:
    """One form: the unit as it is on the day, the day, the set."""

    unit: Unit
    set_id: str
    day: date

    def address(self, route: str = "entry_form", **more: str) -> str:
        query = {"ngay": self.day.isoformat(), "bo": self.set_id, **more}
        return f"{reverse(route, args=[self.unit.code])}?{urlencode(query)}"

    def round(self) -> Round | None:
        return Round.objects.filter(set_id=self.set_id, as_of=self.day).first()

    def draft(self, scope: Scope) -> Draft | None:
        return Draft.objects.filter(user=scope.user, unit=self.unit, set_id=self.set_id, as_of=self.day).first()


def read_which(request: HttpRequest, scope: Scope, code: str) -> Which | None:
    """Read which form is asked for; what is not said comes from the round that is due next, else there is none.

    Raises:
        DayUnreadable, UnknownSet, UnitNotFound: it cannot be read.
        NotAllowed, OutOfScope: the person does not enter values for the unit.
    """
    day_text, set_id = request.GET.get("ngay", "").strip(), request.GET.get("bo", "").strip()
    if not (day_text and set_id):
        due = rounds(open_on=scope.day).first()
        if due is None:
            return None
        day_text, set_id = day_text or due.as_of.isoformat(), set_id or due.set_id
    return which(scope, code, read_day(day_text), set_id)


def which(scope: Scope, code: str, day: date, set_id: str) -> Which:
    """Give the form of a unit, named by code or name, for a day and a set; raises as ``read_which``."""
    level = level_of(subject_of(set_id))
    unit = _by_code(code, level, day) or _by_name(code, level, day)
    may_enter(scope, unit, day)
    return Which(unit, set_id, day)


def _by_name(text: str, level: Level | None, day: date) -> Unit:
    province = None if level is Level.PROVINCE else find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    return find_unit(text, day, level=level, within=province)


def _by_code(code: str, level: Level | None, day: date) -> Unit | None:
    """Give the unit that has the code on the day: how the form itself names it, each time it is checked or sent."""
    return _CODED.first(code=code, level=str(level), day=day)


_CODED = Instances(
    Unit, lambda code, level, day: Unit.objects.filter(in_force(day), level=level, code=code),
    code="§code", level="§level", day=date(1901, 1, 1),
)  # fmt: skip
