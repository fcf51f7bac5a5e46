"""Which units a set judges (đối tượng của bộ tiêu chí)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from chungsuc.law.tree import CriteriaSet, Subject, Title
from chungsuc.units.local import HAMLET_TYPES, TYPE
from chungsuc.units.models import Level, Unit
from chungsuc.units.names import fold
from chungsuc.units.queries import ancestors_of, units_at
from chungsuc.verdicts.errors import SetOfAnotherProvince
from chungsuc.verdicts.known_law import library


class Kind(NamedTuple):
    """Which units a subject of the law is: only a xã is judged as a commune, wards and townships are not."""

    level: Level
    types: frozenset[str]


KINDS: Mapping[Subject, Kind] = {
    Subject.COMMUNE: Kind(Level.COMMUNE, frozenset({"xã"})),
    Subject.DISTRICT: Kind(Level.DISTRICT, frozenset({"huyện"})),
    Subject.TOWN: Kind(Level.DISTRICT, frozenset({"thị xã", "thành phố"})),
    Subject.PROVINCE: Kind(Level.PROVINCE, frozenset({"tỉnh", "thành phố"})),
    Subject.HAMLET: Kind(Level.HAMLET, frozenset(HAMLET_TYPES)),
    Subject.HOUSEHOLD: Kind(Level.HOUSEHOLD, frozenset({TYPE[Level.HOUSEHOLD]})),
    Subject.GARDEN: Kind(Level.GARDEN, frozenset({TYPE[Level.GARDEN]})),
}
LOCAL_SUBJECTS = (Subject.HAMLET, Subject.HOUSEHOLD, Subject.GARDEN)


def judged_units(subject: Subject, scope: Unit, day: date) -> list[Unit]:
    """Give the units of a scope in force on a day that sets for this subject judge."""
    kind = KINDS[subject]
    if kind.level == scope.level:
        return [scope] if scope.type in kind.types else []
    return [unit for unit in units_at(day, level=kind.level, within=scope) if unit.type in kind.types]


def subject_of(unit: Unit) -> Subject | None:
    """Give what a unit is to the law; ``None`` for what is outside the programme: a ward, a township."""
    for subject, kind in KINDS.items():
        if kind.level == unit.level and unit.type in kind.types:
            return subject
    return None


def applies_in(base: CriteriaSet, province: Unit | None) -> bool:
    """True when a set holds in a province: a national one in all, a province's own in that one alone.

    Sets of other provinces are known for comparison; none of them may judge a unit here (bộ của tỉnh khác).
    """
    return base.province is None or (province is not None and fold(base.province) == province.name_key)


def sets_of(subject: Subject, province: Unit) -> list[CriteriaSet]:
    """Give the sets that may judge such a unit here: the national ones, and the province's own; newest first."""
    sets = [one for one in library().sets.values() if one.subject is subject and applies_in(one, province)]
    return sorted(sets, key=lambda one: (one.valid_from, one.id), reverse=True)


def set_for(subject: Subject, title: Title, province: Unit, day: date) -> CriteriaSet | None:
    """Give the set by which a title is judged here on a day (bộ áp dụng); ``None``: nobody has entered one.

    A national set goes before the province's own; for hamlets, households and gardens there is no national one.
    """
    there = [one for one in sets_of(subject, province) if one.title is title and one.in_force(day)]
    return next((one for one in there if one.province is None), next(iter(there), None))


def must_hold_for(base: CriteriaSet, unit: Unit, day: date) -> None:
    """Refuse to judge a unit by the set of a province in which it does not lie; a query for provincial sets only.

    Raises:
        SetOfAnotherProvince.
    """
    if base.province is None:
        return
    line = (unit, *ancestors_of([unit], day).get(unit.thread, ()))
    if not applies_in(base, next((one for one in line if one.level == Level.PROVINCE), None)):
        raise SetOfAnotherProvince(set=base.id, province=base.province, unit=unit.full_name)
