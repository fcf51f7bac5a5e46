"""Why one result is as it is: each line's sentence, its history, its files, who said so; for a dialog or a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chungsuc.desk.asked import Asked
from chungsuc.desk.errors import NoSuchIndicator
from chungsuc.desk.unit_page.history import Chart, Entry, Levels, chart, entries, recorded_of
from chungsuc.desk.unit_page.page import beside
from chungsuc.desk.unit_page.rows import IndicatorRow, lines
from chungsuc.engine.verdict import ProvisionVerdict, Status, SubjectVerdict
from chungsuc.law.tree import Provision
from chungsuc.observations.models import Observation
from chungsuc.units.models import Unit
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.queries import judge_rolled


@dataclass(frozen=True, slots=True)
class Explained:
    """One line with the history of its value."""

    row: IndicatorRow
    chart: Chart | None
    entries: list[Entry]


def content(unit: Unit, asked: Asked, no: str) -> dict[str, Any]:
    """Explain a criterion or an indicator of a unit.

    Raises:
        NoSuchIndicator: the set has no such number.
    """
    law = law_for(asked.set_id, asked.day)
    judged = judge_rolled([unit], law, roll=asked.roll)
    verdict = judged.verdicts[unit.thread]
    name, status, provisions = _asked_for(verdict, no)
    besides = beside(unit, asked, judged.carried.get(unit.thread, {}))
    rows = list(lines(provisions, verdict, besides))
    recorded = recorded_of(unit, (law.by_no[row.no] for row in rows))
    levels = Levels(asked.set_id, verdict.traits)
    explained = [_explained(law.by_no[row.no], row, recorded, levels) for row in rows]
    return {"unit": unit, "asked": asked, "no": no, "name": name, "status": status, "explained": explained}


def _asked_for(verdict: SubjectVerdict, no: str) -> tuple[str, Status, tuple[ProvisionVerdict, ...]]:
    names = {criterion.no: criterion.name for criterion in verdict.law.criteria}
    for criterion in verdict.criteria:
        if criterion.no == no:
            return names[no], criterion.status, criterion.indicators
        for indicator in criterion.indicators:
            found = _inside(indicator, no)
            if found is not None:
                return found.provision.name, found.status, (found,)
    raise NoSuchIndicator(no=no, set_id=verdict.law.base.id)


def _inside(verdict: ProvisionVerdict, no: str) -> ProvisionVerdict | None:
    if verdict.provision.no == no:
        return verdict
    return next((found for part in verdict.parts if (found := _inside(part, no)) is not None), None)


def _explained(
    provision: Provision, row: IndicatorRow, recorded: Mapping[str, Sequence[Observation]], levels: Levels
) -> Explained:
    of_measure = recorded.get(provision.measure or "", ())
    return Explained(row, chart(of_measure, provision, levels), entries(of_measure))
