"""Which units a set judges (đối tượng của bộ tiêu chí)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from chungsuc.law.tree import Subject
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import units_at


class Kind(NamedTuple):
    """Which units a subject of the law is: only a xã is judged as a commune, wards and townships are not."""

    level: Level
    types: frozenset[str]


KINDS: Mapping[Subject, Kind] = {
    Subject.COMMUNE: Kind(Level.COMMUNE, frozenset({"xã"})),
    Subject.DISTRICT: Kind(Level.DISTRICT, frozenset({"huyện"})),
    Subject.TOWN: Kind(Level.DISTRICT, frozenset({"thị xã", "thành phố"})),
    Subject.PROVINCE: Kind(Level.PROVINCE, frozenset({"tỉnh", "thành phố"})),
}


def judged_units(subject: Subject, scope: Unit, day: date) -> list[Unit]:
    """Give the units of a scope in force on a day that sets for this subject judge; none for hamlets and below."""
    kind = KINDS.get(subject)
    if kind is None:
        return []
    if kind.level == scope.level:
        return [scope] if scope.type in kind.types else []
    return [unit for unit in units_at(day, level=kind.level, within=scope) if unit.type in kind.types]
