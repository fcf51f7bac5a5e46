"""What the pages of hamlets are asked for: the day, the commune, which of the three lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse

from chungsuc.accounts.scope import Scope
from chungsuc.desk.asked import last_day_with_data, read_day
from chungsuc.desk.say import say
from chungsuc.desk.within import readable
from chungsuc.law.tree import Subject
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import ancestors_of, find_unit

SUBJECT = {Level.HAMLET: Subject.HAMLET, Level.HOUSEHOLD: Subject.HOUSEHOLD, Level.GARDEN: Subject.GARDEN}
KEYS = {"xom": Level.HAMLET, "ho": Level.HOUSEHOLD, "vuon": Level.GARDEN}


def kind_words(level: Level) -> tuple[str, str]:
    """Name one of a kind: what it is called in a sentence, and the heading of its list."""
    return {
        Level.HAMLET: (say("xóm", "hamlet"), say("Xóm, thôn, bản", "Hamlets")),
        Level.HOUSEHOLD: (say("hộ", "household"), say("Hộ", "Households")),
        Level.GARDEN: (say("vườn", "garden"), say("Vườn", "Gardens")),
    }[level]


@dataclass(frozen=True, slots=True)
class LocalAsked:
    """One question: which list, of which commune (none: all of the person's), on which day."""

    day: date
    level: Level
    unit: Unit | None

    @property
    def key(self) -> str:
        return next(key for key, level in KEYS.items() if level == self.level)

    def address(self, *, level: Level | None = None, code: str | None = None) -> str:
        key = next(key for key, one in KEYS.items() if one == (level or self.level))
        code = (self.unit.code if self.unit else "") if code is None else code
        query = {"ngay": f"{self.day:%d/%m/%Y}", "loai": key, **({"xa": code} if code else {})}
        return f"{reverse('local')}?{urlencode(query)}"


def read_local(query: QueryDict, scope: Scope) -> LocalAsked:
    """Read the question; the day is the last with data, the commune the person's own where there is but one.

    Raises:
        DayUnreadable, UnitNotFound, OutOfScope.
    """
    typed = query.get("ngay", "").strip()
    day = read_day(typed) if typed else (last_day_with_data() or scope.day)
    level = KEYS.get(query.get("loai", ""), Level.HAMLET)
    code = query.get("xa", "").strip()
    if code:
        return LocalAsked(day, level, commune_of(scope, code, day))
    roots = scope.roots(day)
    own = roots[0] if len(roots) == 1 and roots[0].level == Level.COMMUNE else None
    return LocalAsked(day, level, own)


def commune_of(scope: Scope, code: str, day: date) -> Unit:
    """Find a commune that the person may read, by its code or that of something in it.

    Raises:
        UnitNotFound, OutOfScope.
    """
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    unit = readable(scope, code, day, province)
    line = ancestors_of([unit], day)[unit.thread] if unit.is_local else ()
    return next((one for one in line if one.level == Level.COMMUNE), unit)
