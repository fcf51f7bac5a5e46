"""What a page was asked for: day, set, scope; read from the address, refused with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone

from chungsuc.desk.errors import DayUnreadable
from chungsuc.figures.criteria import national_set_at
from chungsuc.law.tree import CriteriaSet, Subject
from chungsuc.observations.models import Observation
from chungsuc.units.carry import Roll
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.known_law import library


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the pages: tính đến ngày, xét theo bộ, trong phạm vi."""

    day: date
    set_id: str
    province: Unit
    district: str
    roll: Roll = Roll.AS_THEN

    def query(self, **other: str) -> str:
        """Give the question as the query part of an address, with changes."""
        asked = {"ngay": self.day.isoformat(), "bo": self.set_id, "huyen": self.district}
        rolled = {"quydoi": "1"} if self.carries else {}
        return "?" + urlencode({**asked, **rolled, **other})

    @property
    def carries(self) -> bool:
        """True when values are asked for on today's units (quy về đơn vị hiện nay)."""
        return self.roll is Roll.AS_NOW

    @property
    def query_as_then(self) -> str:
        return replace(self, roll=Roll.AS_THEN).query()

    @property
    def query_as_now(self) -> str:
        return replace(self, roll=Roll.AS_NOW).query()


def read(request: HttpRequest) -> Asked:
    """Read the question; what is not asked takes the last day with data and the set in force on it.

    Raises:
        DayUnreadable: the day is neither dd/MM/yyyy nor yyyy-MM-dd.
        UnknownSet, UnitNotFound: there is no such set or unit.
    """
    asked_day = request.GET.get("ngay", "").strip()
    day = read_day(asked_day) if asked_day else (last_day_with_data() or timezone.localdate())
    set_id = request.GET.get("bo", "").strip()
    set_id = library().set(set_id).id if set_id else national_set_at(day).id
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    roll = Roll.AS_NOW if request.GET.get("quydoi", "").strip() == "1" else Roll.AS_THEN
    return Asked(day, set_id, province, request.GET.get("huyen", "").strip(), roll)


def read_day(text: str) -> date:
    """Read dd/MM/yyyy or yyyy-MM-dd."""
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        with _unless_unreadable():
            return datetime.strptime(text, form).date()  # noqa: DTZ007 — a day has no time zone
    raise DayUnreadable(text=text)


@contextmanager
def _unless_unreadable() -> Iterator[None]:
    try:
        yield
    except ValueError:
        return


def last_day_with_data() -> date | None:
    """Give the newest day that any observation describes."""
    found: date | None = Observation.objects.aggregate(last=Max("as_of"))["last"]
    return found


def commune_sets() -> list[CriteriaSet]:
    """Give the national sets for communes, newest first: what "xét theo bộ" offers."""
    sets = [one for one in library().sets.values() if one.subject is Subject.COMMUNE and one.province is None]
    return sorted(sets, key=lambda one: (one.valid_from, one.id), reverse=True)
