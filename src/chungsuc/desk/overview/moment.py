"""What every section of the overview may ask: who asks, of which day, by which set; found once for all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.utils import timezone

from chungsuc.accounts.scope import Scope
from chungsuc.desk.asked import Asked
from chungsuc.desk.say import language
from chungsuc.desk.unit_page.sets import asked_by, sets_of
from chungsuc.desk.ways import way
from chungsuc.entry.models import Round
from chungsuc.entry.queries import rounds
from chungsuc.figures.criteria import criteria_table
from chungsuc.figures.errors import NoUnits
from chungsuc.figures.tables import CriteriaTable
from chungsuc.law.tree import Subject
from chungsuc.units.models import Level, Unit
from chungsuc.verdicts.known_law import library


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page: the template that shows it and what it is given."""

    template: str
    given: object
    synthetic: bool = False


class Moment:
    """Who asks, of which day; what several sections need is found once."""

    def __init__(self, scope: Scope, asked: Asked) -> None:
        self.scope = scope
        self.today: date = timezone.localdate()
        self.asked = self._working(asked)

    def _working(self, asked: Asked) -> Asked:
        """Look at the communes: their set, and a day on which this person has units."""
        asked = asked_by_communes(asked)
        if not self.scope.roots(asked.day) and self.scope.roots(self.today):
            asked = asked_by_communes(replace(asked, day=self.today))
        return asked

    @cached_property
    def roots(self) -> list[Unit]:
        return self.scope.roots(self.asked.day)

    @cached_property
    def open_rounds(self) -> list[Round]:
        """The rounds that take values today, the first due first; one query."""
        return list(rounds(open_on=self.today))

    @cached_property
    def working(self) -> tuple[str, date]:
        """The set and day that departments work on: of the round that is due next, else of the page."""
        for one in self.open_rounds:
            if library().set(one.set_id).subject is Subject.COMMUNE:
                return one.set_id, one.as_of
        return self.asked.set_id, self.asked.day

    @cached_property
    def table(self) -> CriteriaTable | None:
        """The matrix of the first unit the rights begin at, if it is more than one commune."""
        if not self.roots or self.roots[0].level == Level.COMMUNE:
            return None
        try:
            return criteria_table(self.roots[0], self.asked.day, self.asked.set_id)
        except NoUnits:
            return None

    @property
    def language(self) -> str:
        return language()

    def way(self, route: str, *args: object) -> str:
        return way(self.scope, route, *args)


def asked_by_communes(asked: Asked) -> Asked:
    """Keep the set if it judges communes, else take the first title's that is in force on the day."""
    commune = Unit(level=Level.COMMUNE, type="xã")
    return asked_by(commune, asked, sets_of(Subject.COMMUNE, asked.province))
