"""The queue of a department: indicator × commune, side by side with what decides (hàng chờ thẩm tra).

``queue`` finds out where every value stands, which is what counts and filters need; ``rows_of`` reads the rest
(levels, verdicts, last year, evidence) for the lines that are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from chungsuc.accounts.models import Department
from chungsuc.accounts.scope import Scope
from chungsuc.engine.answer import walk
from chungsuc.engine.single import bind
from chungsuc.engine.verdict import Fact, ProvisionVerdict, SubjectVerdict
from chungsuc.evidence.queries import EvidenceView, evidence_for
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Provision
from chungsuc.observations.queries import fact_of, latest, nos_by_measure
from chungsuc.units.days import year_before
from chungsuc.units.models import Level, Unit
from chungsuc.units.names import fold, plain
from chungsuc.units.queries import traits_of
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.subjects import KINDS
from chungsuc.verification.queries import states_of_measures
from chungsuc.verification.rights import Verifying
from chungsuc.verification.standing import Standing, State

NOBODY = 0  # stands for no department: indicators that nobody has been made responsible for


class Order(StrEnum):
    """How the queue is laid out (nhóm theo)."""

    INDICATOR = "chi-tieu"
    COMMUNE = "xa"
    OLDEST = "cu-nhat"


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the queue is asked for; nothing given: all of it.

    ``department``: the key of one, or ``NOBODY``; ``None`` is the person's own departments, and every one for who
    has none.
    ``district`` is its code; ``text`` looks into the names of communes and the numbers and names of indicators.
    """

    department: int | None = None
    states: frozenset[State] = frozenset(State)
    criterion: str = ""
    district: str = ""
    text: str = ""
    order: Order = Order.INDICATOR


@dataclass(frozen=True, slots=True)
class Line:
    """One value in the queue: of one unit and one indicator of the set; ``mine``: this person may verify it now."""

    unit: Unit
    provision: Provision
    department: Department | None
    standing: Standing
    mine: bool

    @property
    def no(self) -> str:
        return self.provision.no


@dataclass(frozen=True, slots=True)
class Queue:
    """What was found; ``counts`` and ``oldest`` are of all lines but for the filter of states."""

    law: LawAtDate
    lines: tuple[Line, ...]
    counts: Mapping[State, int]
    oldest: datetime | None
    criteria: tuple[str, ...]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Row:
    """A line with what decides about it; ``before`` is the value that counted a year earlier, if it is another."""

    line: Line
    verdict: ProvisionVerdict | None
    subject: SubjectVerdict
    before: Fact | None
    evidence: tuple[EvidenceView, ...]

    @property
    def change(self) -> Decimal | None:
        """How much the number changed in a year; ``None`` where there is nothing to compare."""
        now, then = self.line.standing.fact.value, None if self.before is None else self.before.value
        if isinstance(now, bool) or then is None or isinstance(then, bool):
            return None
        return now - then


def queue(scope: Scope, set_id: str, day: date, filters: Filters = Filters()) -> Queue:
    """Give the values of a day that departments have to speak on, in order; ten queries, however many units.

    Raises:
        UnknownSet: no such set is shipped or entered.
    """
    law = law_for(set_id, day)
    asked = _asked(scope, law, filters)
    criteria = tuple(dict.fromkeys(_criterion(provision.no) for provision, _ in asked.values()))
    if filters.criterion:
        asked = {m: one for m, one in asked.items() if _criterion(one[0].no) == filters.criterion}
    units = {unit.thread: unit for unit in _units(scope, law, filters)}
    standings = states_of_measures(units.values(), asked, day) if asked else {}
    verifying = Verifying(scope, set_id)
    nos = nos_by_measure(law)
    lines = [
        Line(units[thread], *asked[measure], standing, mine=_mine(scope, verifying, thread, nos[measure], standing))
        for thread, of_unit in standings.items()
        for measure, standing in of_unit.items()
    ]
    lines = _sorted([line for line in lines if _found(line, filters.text)], law, filters.order)
    open_since = [line.standing.since for line in lines if line.standing.state.open]
    return Queue(
        law, tuple(line for line in lines if line.standing.state in filters.states),
        Counter(line.standing.state for line in lines), min(open_since, default=None), criteria,
    )  # fmt: skip


def line_of(scope: Scope, set_id: str, day: date, unit: Unit, measure: str) -> tuple[LawAtDate, Line | None]:
    """Give the law and the line of one value as it counts on a day; ``None``: none counts, or the set does not ask.

    Raises:
        UnknownSet: no such set is shipped or entered.
    """
    law = law_for(set_id, day)
    nos = nos_by_measure(law).get(measure, [])
    standing = states_of_measures([unit], [measure], day).get(unit.thread, {}).get(measure) if nos else None
    if standing is None:
        return law, None
    owned = [(no, scope.owner(set_id, no)) for no in nos]
    no, owner = next((one for one in owned if one[1] is not None), owned[0])
    mine = _mine(scope, Verifying(scope, set_id), unit.thread, nos, standing)
    return law, Line(unit, law.by_no[no], owner, standing, mine)


def rows_of(lines: Sequence[Line], law: LawAtDate) -> list[Row]:
    """Give lines with levels, verdicts, last year's values and evidence; nine queries, however many lines."""
    units = list({line.unit.thread: line.unit for line in lines}.values())
    if not units:
        return []
    measures = {line.standing.measure for line in lines}
    before = {(row.thread, row.measure): row for row in latest(units, measures, year_before(law.day))}
    evidence = evidence_for(units, law.base.id, law.day)
    subjects = _judged(lines, units, law)
    verdicts = {thread: {pv.provision.no: pv for pv in walk(verdict)} for thread, verdict in subjects.items()}
    rows = []
    for line in lines:
        thread, standing = line.unit.thread, line.standing
        earlier = before.get((thread, standing.measure))
        then = None if earlier is None or earlier.as_of == standing.as_of else fact_of(earlier)
        files = evidence.get(thread, {}).get(standing.measure, ())
        rows.append(Row(line, verdicts[thread].get(line.no), subjects[thread], then, files))
    return rows


# ── what is asked for ────────────────────────────────────────────────────────────────────────────────


def _asked(scope: Scope, law: LawAtDate, filters: Filters) -> dict[str, tuple[Provision, Department | None]]:
    """Give the measures of the departments asked for, with the provision that stands for each and who owns it."""
    own = {one.pk for one in scope.departments} or None
    wanted = own if filters.department is None else {filters.department}
    found: dict[str, tuple[Provision, Department | None]] = {}
    for measure, nos in nos_by_measure(law).items():
        owners = [(no, scope.owner(law.base.id, no)) for no in nos]
        for no, owner in owners:
            if wanted is None or (owner.pk if owner else NOBODY) in wanted:
                found[measure] = law.by_no[no], owner
                break
    return found


def _units(scope: Scope, law: LawAtDate, filters: Filters) -> Iterable[Unit]:
    kind = KINDS.get(law.base.subject)
    if kind is None:
        return ()
    units = scope.units(law.day, level=kind.level).filter(type__in=kind.types)
    below_district = filters.district and kind.level is Level.COMMUNE
    return units.filter(parent_code=filters.district) if below_district else units


def _mine(scope: Scope, verifying: Verifying, thread: str, nos: Iterable[str], standing: Standing) -> bool:
    if standing.recorded_by == scope.user.pk:
        return False
    return verifying.department_for(thread, tuple(nos), standing.as_of) is not None


def _found(line: Line, text: str) -> bool:
    key = plain(fold(text))
    if not key:
        return True
    numbered = f"{line.no}.".startswith(f"{text.strip()}.")
    return numbered or key in line.unit.plain_key or key in plain(fold(line.provision.name))


def _criterion(no: str) -> str:
    return no.split("/", 1)[0].split(".", 1)[0]


def _sorted(lines: list[Line], law: LawAtDate, order: Order) -> list[Line]:
    place = {provision.no: index for index, provision in enumerate(law.provisions())}
    keys = {
        Order.INDICATOR: lambda line: (place[line.no], line.standing.since, line.unit.code),
        Order.COMMUNE: lambda line: (line.unit.code, place[line.no]),
        Order.OLDEST: lambda line: (line.standing.since, line.unit.code, place[line.no]),
    }
    return sorted(lines, key=keys[order])


def _judged(lines: Iterable[Line], units: Sequence[Unit], law: LawAtDate) -> dict[str, SubjectVerdict]:
    """Judge the units by the values in the lines alone: what is shown of a line rests on its own value."""
    nos, facts = nos_by_measure(law), dict[str, dict[str, Fact]]()
    for line in lines:
        of_unit = facts.setdefault(line.unit.thread, {})
        of_unit.update(dict.fromkeys(nos[line.standing.measure], line.standing.fact))
    traits = traits_of(units, law.day)
    return {unit.thread: bind(law, traits.get(unit.thread, {})).judge(facts[unit.thread]) for unit in units}
