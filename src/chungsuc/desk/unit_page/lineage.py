"""What a unit came from and what it became, with the decree and a way to each (kế thừa)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from chungsuc.desk.say import say
from chungsuc.units.models import Unit
from chungsuc.units.queries import predecessors, successors


@dataclass(frozen=True, slots=True)
class Kinsman:
    """One step of lineage: what happened, the other unit, the day on which to look at it, the decree."""

    words: str
    unit: Unit
    day: str
    decree: str


def kin(unit: Unit) -> list[Kinsman]:
    """Give the steps to and from a unit, oldest first; two queries."""
    came = [
        Kinsman(_received(step.day, step.whole), step.unit, (step.day - timedelta(days=1)).isoformat(), step.decree)
        for step in predecessors(unit)
    ]
    went = [
        Kinsman(_went(step.day, step.whole), step.unit, step.day.isoformat(), step.decree) for step in successors(unit)
    ]
    return came + went


def _received(day: date, whole: bool) -> str:
    vi, en = ("toàn bộ", "all") if whole else ("một phần", "part")
    return say(f"{day:%d/%m/%Y}: nhận {vi}", f"{day:%d/%m/%Y}: took {en} of")


def _went(day: date, whole: bool) -> str:
    vi, en = ("toàn bộ", "all") if whole else ("một phần", "part")
    return say(f"Từ {day:%d/%m/%Y}: {vi} vào", f"From {day:%d/%m/%Y}: {en} into")
