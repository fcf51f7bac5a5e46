"""What a text would change before it becomes law (xem trước): the units of the province, judged with and without."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db.models import Max

from chungsuc.engine.answer import walk
from chungsuc.engine.verdict import CriterionVerdict, Status, SubjectVerdict
from chungsuc.law.overlays import LawAtDate, Overlay
from chungsuc.law.tree import CriteriaSet
from chungsuc.lawbook.checking import Checked
from chungsuc.observations.models import Observation
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.queries import judge_by
from chungsuc.verdicts.subjects import applies_in, judged_units


class Move(NamedTuple):
    """One result that would be another one: of a criterion, an indicator or a part."""

    no: str
    name: str
    before: Status | None
    after: Status | None


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One unit whose results would change, and how."""

    unit: Unit
    before: SubjectVerdict
    after: SubjectVerdict
    criteria: tuple[Move, ...]
    provisions: tuple[Move, ...]

    @property
    def gained(self) -> int:
        """By how many numbered criteria the unit would meet more; negative: fewer."""
        return self.after.criteria_met - self.before.criteria_met


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change on a day: of ``units`` judged, those in ``changed``, the most changed first.

    ``before`` and ``after`` are the law with and without the text.
    """

    day: date
    before: LawAtDate
    after: LawAtDate
    units: int
    changed: tuple[UnitChange, ...]

    @property
    def gaining(self) -> int:
        return sum(change.gained > 0 for change in self.changed)

    @property
    def losing(self) -> int:
        return sum(change.gained < 0 for change in self.changed)

    def moves(self) -> list[tuple[Move, int]]:
        """Give each kind of change of an indicator or part with the number of units, in the order of the set."""
        counted = Counter(move for change in self.changed for move in change.provisions)
        order = {no: place for place, no in enumerate(self.after.by_no)}
        return sorted(counted.items(), key=lambda one: (order.get(one[0].no, len(order)), -one[1]))


class Tally(NamedTuple):
    """How many units have each result in one criterion."""

    no: str
    name: str
    counts: Mapping[Status, int]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the verdicts would be by a set that is not yet known: by criterion, and by how many criteria are met."""

    day: date
    law: LawAtDate
    units: int
    criteria: tuple[Tally, ...]
    statuses: Mapping[Status, int]
    met: Mapping[int, int]


def preview_day(law: CriteriaSet | Overlay) -> date:
    """Give the day to look at unless another is asked for: the last with data on which the text is in force."""
    known = Observation.objects.filter(as_of__gte=law.valid_from)
    if law.valid_until is not None:
        known = known.filter(as_of__lt=law.valid_until)
    return known.aggregate(last=Max("as_of"))["last"] or law.valid_from


def preview(checked: Checked, day: date) -> Preview:
    """Judge every unit of the province on a day with and without an overlay; nothing is stored."""
    assert isinstance(checked.law, Overlay)
    set_id = checked.law.amends
    before, after = checked.before.at(set_id, day), checked.after.at(set_id, day)
    units = _units(before.base, day)
    return compare(units, before, after, judge_by(units, before), judge_by(units, after))


def compare(
    units: Sequence[Unit], before: LawAtDate, after: LawAtDate,
    old: Mapping[str, SubjectVerdict], new: Mapping[str, SubjectVerdict],
) -> Preview:  # fmt: skip
    """Hold two judgements of the same units together; see ``Preview``."""
    names = {criterion.no: criterion.name for criterion in after.criteria}
    changes = [_change(unit, old[unit.thread], new[unit.thread], names) for unit in units]
    changed = [change for change in changes if change.criteria or change.provisions]
    changed.sort(key=lambda change: (-abs(change.gained), -len(change.criteria), change.unit.code))
    return Preview(after.day, before, after, len(units), tuple(changed))


def outlook(law: CriteriaSet, checked: Checked, day: date) -> Outlook:
    """Judge every unit of the province by a set as it would be; nothing is stored."""
    at = checked.after.at(law.id, day)
    units = _units(law, day)
    verdicts = judge_by(units, at).values()
    by_no: dict[str, Counter[Status]] = {criterion.no: Counter() for criterion in at.criteria}
    for verdict in verdicts:
        for criterion in verdict.criteria:
            by_no[criterion.no][criterion.status] += 1
    return Outlook(
        day, at, len(units), tuple(Tally(c.no, c.name, by_no[c.no]) for c in at.criteria),
        Counter(verdict.status for verdict in verdicts), Counter(verdict.criteria_met for verdict in verdicts),
    )  # fmt: skip


def _units(law: CriteriaSet, day: date) -> list[Unit]:
    province = find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
    return judged_units(law.subject, province, day) if applies_in(law, province) else []


def _change(unit: Unit, old: SubjectVerdict, new: SubjectVerdict, names: Mapping[str, str]) -> UnitChange:
    criteria = _moves(_criteria(old.criteria, names), _criteria(new.criteria, names))
    return UnitChange(unit, old, new, criteria, _moves(_provisions(old), _provisions(new)))


def _criteria(criteria: Sequence[CriterionVerdict], names: Mapping[str, str]) -> dict[str, tuple[str, Status]]:
    return {criterion.no: (names.get(criterion.no, ""), criterion.status) for criterion in criteria}


def _provisions(verdict: SubjectVerdict) -> dict[str, tuple[str, Status]]:
    return {one.provision.no: (one.provision.name, one.status) for one in walk(verdict)}


def _moves(old: Mapping[str, tuple[str, Status]], new: Mapping[str, tuple[str, Status]]) -> tuple[Move, ...]:
    moves = (
        Move(no, (new.get(no) or old[no])[0], old[no][1] if no in old else None, new[no][1] if no in new else None)
        for no in dict.fromkeys((*old, *new))
    )
    return tuple(move for move in moves if move.before is not move.after)
