"""How a subject stands: a verdict's statuses without their arithmetic, as tables need them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from chungsuc.engine.answer import walk
from chungsuc.engine.verdict import Status, SubjectVerdict


class Standing(NamedTuple):
    """One subject's statuses, by number of criterion and by number of indicator or part.

    ``synthetic``: some value under it was made up; ``on_facts``: it rests on a value or a title at all.
    """

    criteria: Mapping[str, Status]
    indicators: Mapping[str, Status]
    synthetic: bool
    on_facts: bool


def standing_of(verdict: SubjectVerdict) -> Standing:
    """Give the standing that a verdict says."""
    facts = [pv.fact for pv in walk(verdict) if pv.fact is not None]
    return Standing(
        {criterion.no: criterion.status for criterion in verdict.criteria},
        {pv.provision.no: pv.status for pv in walk(verdict)},
        any(fact.synthetic for fact in facts),
        bool(facts),
    )
