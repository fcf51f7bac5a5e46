"""Which set a title is asked by (bộ tiêu chí của danh hiệu): of what the unit is, on the day that is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from chungsuc.dossiers.errors import NoSetForTitle
from chungsuc.dossiers.words import Track
from chungsuc.law.tree import CriteriaSet, Subject, Title
from chungsuc.recognition.ranks import TITLE_VI
from chungsuc.units.models import Unit
from chungsuc.units.place import ancestors_of
from chungsuc.verdicts.known_law import library
from chungsuc.verdicts.subjects import KINDS

TRACKS: Mapping[Subject, Track] = {
    Subject.COMMUNE: Track.COMMUNE,
    Subject.DISTRICT: Track.DISTRICT,
    Subject.TOWN: Track.DISTRICT,
    Subject.PROVINCE: Track.PROVINCE,
    Subject.HAMLET: Track.LOCAL,
    Subject.HOUSEHOLD: Track.LOCAL,
    Subject.GARDEN: Track.LOCAL,
}


def subject_of(unit: Unit) -> Subject | None:
    """Give what a unit is to the law; ``None`` for a ward or a township, which are outside the programme."""
    return next((one for one, kind in KINDS.items() if unit.level == kind.level and unit.type in kind.types), None)


def titles_for(unit: Unit, day: date) -> list[CriteriaSet]:
    """Give the sets by which a unit may be judged on a day, its province's own before the national ones."""
    subject = subject_of(unit)
    provinces = {one.name for one in (unit, *ancestors_of([unit], day)[unit.thread]) if one.level == "province"}
    found = [
        one
        for one in library().sets.values()
        if one.subject is subject and one.in_force(day) and (one.province is None or one.province in provinces)
    ]
    return sorted(found, key=lambda one: one.province is None)


def set_for(unit: Unit, title: Title, day: date) -> CriteriaSet:
    """Give the set that a title is asked by.

    Raises:
        NoSetForTitle: none is known for such a unit on the day.
    """
    for one in titles_for(unit, day):
        if one.title is title:
            return one
    raise NoSetForTitle(unit=unit.full_name, title=TITLE_VI[title], day=day)
