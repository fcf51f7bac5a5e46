"""What a careful reader would ask of the values of a form (điều cần nêu lý do): the same questions as on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from chungsuc.engine.single import bind
from chungsuc.engine.verdict import Fact
from chungsuc.entry import neighbours
from chungsuc.entry.errors import ReasonAsked
from chungsuc.entry.ground import year_before
from chungsuc.entry.soft import Beside, questions
from chungsuc.exchange.workbook.check import Said
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.traits import Traits
from chungsuc.observations.queries import facts_at, nos_by_measure
from chungsuc.units.queries import traits_of

Questions = tuple[ReasonAsked, ...]


def asked_of(said: Sequence[Said], law: LawAtDate) -> list[Questions]:
    """Give the questions to each value, in order; a query for each district, and a few more."""
    units = list({one.written.unit.thread: one.written.unit for one in said}.values())
    if not units:
        return []
    past, traits = facts_at(units, law, year_before(law.day)), traits_of(units, law.day)
    levels = {unit.thread: dict(_levels(law, traits.get(unit.thread, {}))) for unit in units}
    measures = list(nos_by_measure(law))
    around = {unit.thread: neighbours.around(unit, measures, law.day) for unit in units}
    found = []
    for one in said:
        thread, no = one.written.unit.thread, one.written.no
        beside = _beside(one, law, past.get(thread, {}).get(no), levels[thread].get(no), around[thread])
        found.append(() if one.value.value is None else tuple(questions(one.value.value, beside)))
    return found


def _beside(
    one: Said, law: LawAtDate, past: Fact | None, level: Decimal | None, around: Mapping[str, tuple[Decimal, ...]]
) -> Beside:
    number = past.value if past is not None and isinstance(past.value, Decimal) else None
    return Beside(
        unit=law.by_no[one.written.no].unit, level=level, before=number, before_day=past.as_of if past else None,
        neighbours=around.get(one.value.measure, ()),
    )  # fmt: skip


def _levels(law: LawAtDate, traits: Traits) -> Iterator[tuple[str, Decimal]]:
    verdict = bind(law, traits).judge({})
    waiting = [indicator for criterion in verdict.criteria for indicator in criterion.indicators]
    while waiting:
        one = waiting.pop()
        waiting += one.parts
        if one.level is not None:
            yield one.provision.no, one.level
