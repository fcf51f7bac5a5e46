"""Which units a target is about: those of its level within the scope that can hold a title (đối tượng của chỉ tiêu)."""

from __future__ import annotations

from datetime import date

from chungsuc.law.tree import Title
from chungsuc.recognition.queries import PROGRAMME_TYPE
from chungsuc.recognition.ranks import RANK
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import units_at


def units_meant(level: str, scope: Unit, day: date) -> tuple[Unit, ...]:
    """Give the units of a level within a scope on a day, by code; of communes only those in the programme.

    Raises:
        UnitNotInForce: the scope is not there on that day.
    """
    if level == scope.level:
        return (scope,)
    if level == Level.COMMUNE:
        return tuple(units_at(day, level=level, type=PROGRAMME_TYPE, within=scope))
    return tuple(units_at(day, level=level, within=scope))


def titles_meant(level: str, title: Title, *, or_higher: bool = False) -> frozenset[Title]:
    """Give the titles whose recognition fulfils a target: a town *completes* where a district *meets the standard*.

    A title above the one that is planned does not fulfil it, unless the paper counts both as one.
    """
    same = {title}
    if level == Level.DISTRICT and title is Title.NTM:
        same.add(Title.COMPLETED)
    if or_higher:
        same |= {one for one in Title if RANK[one] > RANK[title]}
    return frozenset(same)
