"""By which set a unit is looked at: the sets of its kind, and the one that is meant where none is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chungsuc.desk.asked import Asked
from chungsuc.law.tree import CriteriaSet
from chungsuc.recognition.ranks import RANK
from chungsuc.units.models import Unit
from chungsuc.verdicts.subjects import sets_of, subject_of

__all__ = ["asked_by", "default_set", "sets_of", "subject_of"]


def asked_by(unit: Unit, asked: Asked, sets: list[CriteriaSet]) -> Asked:
    """Keep the set that was asked for if it can judge the unit; else take the one for the first title on the day."""
    if any(one.id == asked.set_id for one in sets):
        return asked
    chosen = default_set(sets, asked.day)
    return replace(asked, set_id=chosen.id) if chosen else asked


def default_set(sets: list[CriteriaSet], day: date) -> CriteriaSet | None:
    """Give the set for the lowest title that is in force on the day, else the newest of all; ``None`` without any.

    A national set goes before the province's own; for hamlets, households and gardens there is none.
    """
    there = [one for one in sets if one.in_force(day)]
    in_force = [one for one in there if one.province is None] or there or sets[:1]
    return min(in_force, key=lambda one: RANK[one.title], default=None)
