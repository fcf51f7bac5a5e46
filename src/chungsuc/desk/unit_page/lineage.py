"""What a unit came from and what it became, with the decree and a way to each (kế thừa)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from chungsuc.accounts.scope import Scope
from chungsuc.desk.say import say
from chungsuc.units.models import Unit
from chungsuc.units.queries import predecessors, successors


@dataclass(frozen=True, slots=True)
class Kinsman:
    """One step of lineage: what happened, the other unit, the day on which to look at it, the decree.

    ``open``: the person may look at the other unit.
    """

    words: str
    unit: Unit
    day: date
    decree: str
    open: bool


def kin(unit: Unit, scope: Scope) -> list[Kinsman]:
    """Give the steps to and from a unit, oldest first; two queries, and two for each day of a reorganisation."""
    came = [(_received(step.day, step.whole), step, step.day - timedelta(days=1)) for step in predecessors(unit)]
    went = [(_went(step.day, step.whole), step, step.day) for step in successors(unit)]
    steps = [*came, *went]
    threads = [step.unit.thread for _, step, _ in steps]
    readable = {
        day: set(scope.units(day).filter(thread__in=threads).values_list("thread", flat=True))
        for day in {day for *_, day in steps}
    }
    return [
        Kinsman(words, step.unit, day, step.decree, step.unit.thread in readable[day]) for words, step, day in steps
    ]


def _received(day: date, whole: bool) -> str:
    vi, en = ("toàn bộ", "all") if whole else ("một phần", "part")
    return say(f"{day:%d/%m/%Y}: nhận {vi}", f"{day:%d/%m/%Y}: took {en} of")


def _went(day: date, whole: bool) -> str:
    vi, en = ("toàn bộ", "all") if whole else ("một phần", "part")
    return say(f"Từ {day:%d/%m/%Y}: {vi} vào", f"From {day:%d/%m/%Y}: {en} into")
