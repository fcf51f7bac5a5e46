"""All that one form rests on, read once: law, traits, what is on record, last year, the communes around (nền của biểu).

The page, the check while typing and the submission stand on the same ground, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from chungsuc.engine.single import BoundLaw, bind
from chungsuc.engine.verdict import Fact, SubjectVerdict
from chungsuc.entry import neighbours
from chungsuc.entry.errors import SetNotForUnit
from chungsuc.entry.on_record import OnRecord, on_record
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Subject
from chungsuc.observations.queries import nos_by_measure
from chungsuc.units.days import year_before
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import traits_of_one
from chungsuc.verdicts.derived import derived_facts
from chungsuc.verdicts.law_in_force import law_and_mark
from chungsuc.verdicts.subjects import must_hold_for

_LEVELS = {
    Subject.COMMUNE: Level.COMMUNE,
    Subject.DISTRICT: Level.DISTRICT,
    Subject.TOWN: Level.DISTRICT,
    Subject.PROVINCE: Level.PROVINCE,
    Subject.HAMLET: Level.HAMLET,
    Subject.HOUSEHOLD: Level.HOUSEHOLD,
    Subject.GARDEN: Level.GARDEN,
}


def level_of(subject: Subject) -> Level:
    """Give the level of the units that a set judges."""
    return _LEVELS[subject]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a form of one unit, set and day rests on; ``on_record`` and ``year_before`` by measure."""

    unit: Unit
    law: LawAtDate
    bound: BoundLaw
    on_record: Mapping[str, OnRecord]
    year_before: Mapping[str, OnRecord]
    derived: Mapping[str, Fact]
    marked: bool  # the law is marked as used, with just this text
    around: Mapping[str, tuple[Decimal, ...]] = field(default_factory=dict)

    @property
    def day(self) -> date:
        return self.law.day

    def same_day(self, measure: str) -> OnRecord | None:
        """Give what is on record for this very day, a retraction too."""
        row = self.on_record.get(measure)
        return row if row is not None and row.as_of == self.day else None

    def judge(self, said: Mapping[str, Fact | None]) -> SubjectVerdict:
        """Judge the unit as if ``said`` (by measure) stood in the ledger; ``None`` takes a value back."""
        facts: dict[str, Fact] = {}
        for measure, nos in nos_by_measure(self.law).items():
            if measure in said:
                fact = said[measure]
            else:
                row = self.on_record.get(measure)
                fact = row and row.fact
            if fact is not None:
                facts.update(dict.fromkeys(nos, fact))
        return self.bound.judge({**facts, **self.derived})


def ground(unit: Unit, set_id: str, day: date) -> Ground:
    """Read what the form of a unit rests on; a fixed number of queries.

    Raises:
        UnknownSet: there is no such set.
        SetNotForUnit: the set judges another level.
        SetOfAnotherProvince: the set is that of a province in which the unit does not lie.
    """
    law, marked = law_and_mark(set_id, day)
    if level_of(law.base.subject) != unit.level:
        raise SetNotForUnit(set=set_id, unit=unit.full_name)
    must_hold_for(law.base, unit, day)
    measures = tuple(nos_by_measure(law))
    last_year = year_before(day)
    known = on_record(unit.thread, measures, (day, last_year))
    return Ground(
        unit=unit,
        law=law,
        bound=bind(law, traits_of_one(unit, day)),
        on_record=known[day],
        year_before=known[last_year],
        derived=derived_facts([unit], law, day).get(unit.thread, {}),
        marked=marked,
        around=neighbours.around(unit, measures, day),
    )
