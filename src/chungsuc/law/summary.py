"""How much of a set is known, and how surely (tình trạng hiểu biết về một bộ tiêu chí)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from chungsuc.law.tree import (
    AllCriteria,
    Attested,
    Compare,
    Confidence,
    Criterion,
    Leaf,
    Provision,
    ShareOfChildren,
    Undetermined,
)


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over a set.

    ``criteria`` and ``indicators`` are the numbered ones; ``conditions`` stand outside them. A *requirement* is a
    leaf of the tree. ``unknown`` of them have a level or content that is not known to us, wholly or in part;
    ``left_to_province`` wait for the province.
    """

    criteria: int
    indicators: int
    conditions: int
    requirements: int
    verified: int
    high: int
    unknown: int
    left_to_province: int
    incomplete_criteria: int

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


def summarise(criteria: Iterable[Criterion]) -> Summary:
    """Count what a set has, what was checked, and what is not known."""
    all_criteria = tuple(criteria)
    counted = [criterion for criterion in all_criteria if criterion.counted]
    leaves = [
        provision
        for criterion in all_criteria
        for indicator in criterion.indicators
        for provision in indicator.walk()
        if isinstance(provision.requirement, Leaf | AllCriteria)
    ]
    return Summary(
        criteria=len(counted),
        indicators=sum(len(criterion.indicators) for criterion in counted),
        conditions=sum(len(criterion.indicators) for criterion in all_criteria if not criterion.counted),
        requirements=len(leaves),
        verified=sum(leaf.source.verified for leaf in leaves),
        high=sum(leaf.source.confidence is Confidence.HIGH for leaf in leaves),
        unknown=sum(is_unknown(leaf) for leaf in leaves),
        left_to_province=sum(waits_for_province(leaf) for leaf in leaves),
        incomplete_criteria=sum(not criterion.complete for criterion in all_criteria),
    )


def waits_for_province(leaf: Provision) -> bool:
    """True where "UBND cấp tỉnh quy định" and nothing has filled it."""
    match leaf.requirement:
        case Compare(_, levels) | ShareOfChildren(_, _, _, levels):
            return levels.left_to_province
        case Attested(left_to_province):
            return left_to_province
        case _:
            return False


def is_unknown(leaf: Provision) -> bool:
    """True where a level, a cell or the content itself is not known to us."""
    match leaf.requirement:
        case Compare(_, levels) | ShareOfChildren(_, _, _, levels):
            return not levels.left_to_province and any(level is None for level in levels.cells.values())
        case Undetermined():
            return True
        case _:
            return False
