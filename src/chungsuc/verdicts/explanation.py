"""One unit's verdict explained in full: what was found, by which rule, who said so, and what is decided beside it.

Fact, verdict and recognition stand beside one another and are never mixed (số liệu, kết quả đánh giá, công nhận).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chungsuc.engine.answer import as_json, walk
from chungsuc.engine.prose import say_subject, say_verdict
from chungsuc.engine.verdict import ProvisionVerdict, Status, SubjectVerdict
from chungsuc.law.frozen import Frozen
from chungsuc.law.tree import Title
from chungsuc.observations.models import Observation
from chungsuc.observations.queries import live
from chungsuc.recognition.carried import Carried, carried_titles
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import history_of, titles_at
from chungsuc.recognition.ranks import TITLE_VI, holds
from chungsuc.units.carry import Roll
from chungsuc.units.lineage import Kin
from chungsuc.units.models import Unit
from chungsuc.units.place import ancestors_of
from chungsuc.units.queries import descend_to
from chungsuc.verdicts.carried import CarriedFact
from chungsuc.verdicts.carried_words import plain_carried, say_carried, shows_synthetic
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verdicts.queries import judge_rolled
from chungsuc.verdicts.subjects import must_hold_for


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything needed to explain a verdict (lời giải thích).

    ``said_by``: who entered the value, by number of provision. ``carried``: what the unit brings from those it was
    made of, while nobody has decided; ``carried_values``: the values it carries from them, by number, when asked
    ``roll`` as now. ``became``: what the unit is today, when it is no longer there under its own
    thread; empty when it is still there or nobody has said.
    """

    unit: Unit
    place: str
    verdict: SubjectVerdict
    title: Title | None
    recognitions: tuple[Recognition, ...]
    said_by: Mapping[str, str]
    carried: Carried | None
    became: tuple[Kin, ...]
    roll: Roll = Roll.AS_THEN
    carried_values: Mapping[str, CarriedFact] = Frozen()
    carried_title_synthetic: bool = False

    @property
    def synthetic(self) -> bool:
        """True when any value or decision shown is made up."""
        return (
            any(r.synthetic for r in self.recognitions)
            or any(leaf.fact is not None and leaf.fact.synthetic for leaf in walk(self.verdict))
            or any(shows_synthetic(one) for one in self.carried_values.values())
            or self.carried_title_synthetic
        )

    @property
    def held_but_not_met(self) -> bool:
        """True when the unit holds the set's title and does not meet the set: both are so at once."""
        return self.verdict.status is not Status.MET and holds(self.title, self.verdict.law.base.title)

    def subject(self) -> str:
        """Say the status of the unit in one sentence."""
        return say_subject(self.verdict)

    def leaves(self, *, everything: bool = False, no: str | None = None) -> Iterator[ProvisionVerdict]:
        """Give what is to be explained: the open leaves, or all, or those of one indicator."""
        for pv in walk(self.verdict):
            number = pv.provision.no
            if no is not None and number != no and not number.startswith(f"{no}/") and not number.startswith(f"{no}."):
                continue
            if pv.parts and number != no:
                continue
            if everything or no is not None or pv.status in (Status.UNMET, Status.UNKNOWN):
                yield pv

    def sentence(self, pv: ProvisionVerdict) -> str:
        """Say one provision's verdict with value, level, article and gap."""
        return say_verdict(pv, self.verdict)

    def carrying(self, pv: ProvisionVerdict) -> str:
        """Say what was carried for one provision, from which units and how, or why nothing was; else empty."""
        one = self.carried_values.get(pv.provision.no)
        return "" if one is None else say_carried(one, pv.provision)

    def as_json(self) -> dict[str, Any]:
        """Give it as plain data: the engine's answer, with recognitions, lineage and who said what beside."""
        answer = as_json(self.verdict, self.unit.full_name)
        indicators: dict[str, Any] = answer["indicators"]  # type: ignore[assignment]
        for pv in walk(self.verdict):
            fact = pv.fact
            indicators[pv.provision.no] |= {
                "source": fact.source if fact else None,
                "said_by": self.said_by.get(pv.provision.no),
                "synthetic": fact.synthetic if fact else False,
            }
            if pv.provision.no in self.carried_values:
                indicators[pv.provision.no]["carried"] = plain_carried(self.carried_values[pv.provision.no])
        return {
            **answer,
            "code": self.unit.code,
            "place": self.place,
            "said": self.subject(),
            "roll": self.roll.value,
            "synthetic": self.synthetic,
            "title": self.title.value if self.title else None,
            "title_held_but_set_not_met": self.held_but_not_met,
            "recognitions": [_decision(row) for row in self.recognitions],
            "carried_title": self.carried.title.value if self.carried and self.carried.title else None,
            "became": [{"unit": kin.unit.full_name, "code": kin.unit.code} for kin in self.became],
        }


def explain(
    unit: Unit, set_id: str, day: date, *, today: date, known_at: datetime | None = None, roll: Roll = Roll.AS_THEN
) -> Explanation:  # fmt: skip
    """Judge one unit live and gather what explains the verdict; a fixed number of queries.

    ``roll`` as now: also by what the unit carries from those it was made of.

    Raises:
        UnknownSet: no such set is shipped.
        SetOfAnotherProvince: the set is that of a province in which the unit does not lie.
    """
    law = law_for(set_id, day)
    must_hold_for(law.base, unit, day)
    judged = judge_rolled([unit], law, known_at=known_at, roll=roll)
    verdict = judged.verdicts[unit.thread]
    above = ancestors_of([unit], day).get(unit.thread, ())
    carried = carried_titles([unit], day).get(unit.thread)
    alive = Unit.objects.filter(thread=unit.thread, valid_until__isnull=True).exists()
    return Explanation(
        unit,
        ", ".join(parent.full_name for parent in above),
        verdict,
        titles_at(day, threads=[unit.thread]).get(unit.thread),
        history_of([unit.thread]).get(unit.thread, ()),
        _said_by(unit, verdict, known_at),
        carried,
        () if alive else tuple(descend_to(unit, today)),
        roll,
        judged.carried.get(unit.thread, {}),
        _drawn(carried),
    )


def _drawn(carried: Carried | None) -> bool:
    """Tell whether a title shown as carried is made up."""
    threads = [part.unit.thread for part in carried.parts if part.title] if carried else []
    return bool(threads) and Recognition.objects.filter(unit__thread__in=threads, synthetic=True).exists()


def _said_by(unit: Unit, verdict: SubjectVerdict, known_at: datetime | None) -> dict[str, str]:
    """Find who entered the values that were used; one query."""
    used = {
        (pv.provision.measure, pv.fact.as_of): pv.provision.no
        for pv in walk(verdict)
        if pv.fact is not None and pv.provision.measure is not None
    }
    rows = live(known_at).filter(
        unit__thread=unit.thread, measure__in={m for m, _ in used}, as_of__in={d for _, d in used}
    )
    said: dict[str, str] = {}
    for row in _in_order(rows):
        if (row.measure, row.as_of) in used:
            said[used[row.measure, row.as_of]] = row.said_by
    return said


def _in_order(rows: Any) -> Iterator[Observation]:
    yield from rows.order_by("recorded_at", "pk")


def _decision(row: Recognition) -> dict[str, Any]:
    days = {name: getattr(row, name) for name in ("decided_on", "announced_on", "withdrawn_on")}
    return {
        "title": row.title,
        "title_vi": TITLE_VI[Title(row.title)],
        "set": row.set_id or None,
        "result_year": row.result_year,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "number": row.number or None,
        "source": row.source,
        "synthetic": row.synthetic,
    }
