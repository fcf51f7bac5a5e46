"""What the values of one commune on one day must come to, read off the law itself.

The engine says which provisions apply to the commune and at which level; the shape says which criteria it
lacks. A measure that several sets ask about must satisfy them all with one value.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from chungsuc.demo.dice import Dice
from chungsuc.engine.verdict import ProvisionVerdict, Status, SubjectVerdict
from chungsuc.law.tree import (
    All,
    AnyOf,
    AtLeastOf,
    Attested,
    ByCase,
    Compare,
    NoneAllowed,
    Operator,
    Provision,
)

_BELOW = {Operator.AT_MOST, Operator.LESS_THAN}


@dataclass(slots=True)
class Need:
    """What one value must come to: the strictest level it meets, the easiest that it misses.

    ``met`` and ``missed`` are levels of the same direction; ``holds`` is for what is attested or counted to none.
    """

    provision: Provision
    ceiling: bool = False  # the level is a most, not a least
    met: Decimal | None = None
    missed: Decimal | None = None
    holds: bool | None = None
    strict: bool = False
    asked_by: list[str] = field(default_factory=list)


def needs_of(bare: SubjectVerdict, lacking: Collection[str], dice: Dice, thread: str, into: dict[str, Need]) -> None:
    """Add what one law asks of one commune: ``bare`` is its verdict without any fact, ``lacking`` the criteria to miss.

    A criterion is missed by one indicator, drawn once for all days, for preference one with a number.
    """
    for criterion in bare.criteria:
        failing: set[str] = set()
        if criterion.no in lacking:
            candidates = [one for one in criterion.indicators if _can_fail(one)]
            weight = {one.provision.no: 3.0 if _has_number(one) else 1.0 for one in candidates}
            order = dice.order(weight, "missed by", bare.law.base.id, thread, weight=weight)
            chosen = [one for one in candidates if one.provision.no in order[:1]]
            failing = {no for one in chosen for no in _to_fail(one)}
        for indicator in criterion.indicators:
            for leaf in _leaves(indicator):
                _add(leaf, leaf.provision.no not in failing, into)


def _leaves(verdict: ProvisionVerdict) -> Iterator[ProvisionVerdict]:
    if verdict.status is Status.NOT_APPLICABLE:
        return
    if verdict.parts:
        for part in verdict.parts:
            yield from _leaves(part)
    elif verdict.provision.measure and isinstance(verdict.provision.requirement, Compare | Attested | NoneAllowed):
        yield verdict


def _known(leaf: ProvisionVerdict) -> bool:
    requirement = leaf.provision.requirement
    if isinstance(requirement, Compare):
        return leaf.level is not None
    return not (isinstance(requirement, Attested) and requirement.left_to_province)


def _can_fail(verdict: ProvisionVerdict) -> bool:
    return any(_known(leaf) for leaf in _leaves(verdict))


def _has_number(verdict: ProvisionVerdict) -> bool:
    return any(leaf.level is not None for leaf in _leaves(verdict))


def _to_fail(verdict: ProvisionVerdict) -> list[str]:
    """Name the leaves that must be missed so that the provision is: one is enough where all are asked."""
    match verdict.provision.requirement:
        case All():
            first = next(part for part in verdict.parts if _can_fail(part))
            return _to_fail(first)
        case AnyOf() | AtLeastOf() | ByCase():
            return [no for part in verdict.parts if _can_fail(part) for no in _to_fail(part)]
        case _:
            return [leaf.provision.no for leaf in _leaves(verdict) if _known(leaf)]


def _add(leaf: ProvisionVerdict, met: bool, into: dict[str, Need]) -> None:
    if not _known(leaf):
        return
    provision = leaf.provision
    need = into.setdefault(provision.measure or "", Need(provision))
    if not isinstance(provision.requirement, Compare) or leaf.level is None:
        need.holds = met if need.holds is None else need.holds
        return
    need.ceiling = leaf.operator in _BELOW
    need.strict = need.strict or leaf.operator in (Operator.MORE_THAN, Operator.LESS_THAN)
    hardest, easiest = (min, max) if need.ceiling else (max, min)
    if met:
        need.met = leaf.level if need.met is None else hardest(need.met, leaf.level)
    else:
        need.missed = leaf.level if need.missed is None else easiest(need.missed, leaf.level)
