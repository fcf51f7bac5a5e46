"""The leaves of the law bound to a context: each looks at one fact and gives one verdict.

A bound leaf is a function of the facts. All that does not depend on them (level, excuse, the verdict when
nobody gave a value) is worked out when it is bound, so that judging costs a look-up and a comparison.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Final

from chungsuc.engine.conditions import Effective, LevelKeys, keys_for
from chungsuc.engine.errors import FactWrongType
from chungsuc.engine.verdict import Fact, Facts, ProvisionVerdict, Reason, Status
from chungsuc.law.tree import (
    YEAR,
    Attested,
    Compare,
    HoldsTitle,
    Leaf,
    Levels,
    NoneAllowed,
    Operator,
    Provision,
    ShareOfChildren,
    Undetermined,
)

Judge = Callable[[Facts, Status], ProvisionVerdict]  # the status is that of all counted criteria together

MET: Final = Status.MET
UNMET: Final = Status.UNMET
UNKNOWN: Final = Status.UNKNOWN

# Building the tuple at once costs a third of calling the class by its field names.
verdict_of: Callable[[tuple[object, ...]], ProvisionVerdict] = partial(tuple.__new__, ProvisionVerdict)

_HOLD: Mapping[Operator, Callable[[Decimal, Decimal], bool]] = {
    Operator.AT_LEAST: operator.ge,
    Operator.MORE_THAN: operator.gt,
    Operator.AT_MOST: operator.le,
    Operator.LESS_THAN: operator.lt,
}


def excused(provision: Provision) -> ProvisionVerdict:
    """Give the verdict on a provision that does not apply, and on all its parts."""
    parts = tuple(excused(part) for part in provision.parts)
    return ProvisionVerdict(provision, Status.NOT_APPLICABLE, Reason.EXCUSED, parts=parts)


def constant(verdict: ProvisionVerdict) -> Judge:
    """Bind a verdict that no fact can change."""
    return lambda facts, whole: verdict


def bind_leaf(provision: Provision, leaf: Leaf, year: int, context: Effective) -> Judge:
    """Bind a leaf to a year and to traits."""
    match leaf:
        case Compare(sign, levels):
            return _bind_compare(provision, sign, levels, keys_for(levels, year, context), year)
        case ShareOfChildren(operator=sign, levels=levels):
            return _bind_compare(provision, sign, levels, keys_for(levels, year, context), year)
        case Attested(left_to_province):
            return _bind_attested(provision, left_to_province)
        case HoldsTitle():
            return _bind_attested(provision, False)
        case NoneAllowed():
            return _bind_none_allowed(provision)
        case Undetermined():
            return constant(ProvisionVerdict(provision, UNKNOWN, Reason.NOT_KNOWN_TO_US))


# ── a number against a level ─────────────────────────────────────────────────────────────────────────


def _bind_compare(provision: Provision, sign: Operator, levels: Levels, found: LevelKeys, year: int) -> Judge:
    level = levels.at(found.keys) if found.keys is not None else None
    if level is None:
        return _bind_without_level(provision, sign, found, why_no_level(levels, found, year))
    no, by, moved, known = provision.no, found.by or None, found.moved, level
    hold, compared = _HOLD[sign], Reason.COMPARED
    no_value = ProvisionVerdict(provision, UNKNOWN, Reason.NO_VALUE, None, sign, level, by, moved)

    def judge(facts: Facts, whole: Status) -> ProvisionVerdict:
        fact = facts.get(no)
        if fact is None:
            return no_value
        value = fact[0]
        if value.__class__ is not Decimal or not value.is_finite():
            raise needs_number(provision, fact)
        status = MET if hold(value, known) else UNMET
        return verdict_of((provision, status, compared, fact, sign, known, by, moved, None, ()))

    return judge


def _bind_without_level(provision: Provision, sign: Operator, found: LevelKeys, reason: Reason) -> Judge:
    missing = found.missing if reason is Reason.TRAIT_UNKNOWN else None
    bare = ProvisionVerdict(provision, UNKNOWN, reason, None, sign, None, found.by or None, found.moved, missing)

    def judge(facts: Facts, whole: Status) -> ProvisionVerdict:
        fact = facts.get(provision.no)
        if fact is None:
            return bare
        if fact.value.__class__ is not Decimal or not fact.value.is_finite():
            raise needs_number(provision, fact)
        return bare._replace(fact=fact)

    return judge


def why_no_level(levels: Levels, found: LevelKeys, year: int) -> Reason:
    """Say why there is no level: the most useful reason of those that hold."""
    if levels.left_to_province:
        return Reason.LEFT_TO_PROVINCE
    if YEAR in levels.by and not any(key[levels.by.index(YEAR)] == str(year) for key in levels.cells):
        return Reason.NO_LEVEL_FOR_YEAR
    # To ask for a trait helps only when some cell that it could lead to has a level.
    reachable = (
        level
        for key, level in levels.cells.items()
        if all(found.by.get(name, part) == part for name, part in zip(levels.by, key, strict=True))
    )
    if found.missing is not None and any(level is not None for level in reachable):
        return Reason.TRAIT_UNKNOWN
    return Reason.NO_LEVEL


# ── an attestation, a count that must be none ────────────────────────────────────────────────────────


def _bind_attested(provision: Provision, left_to_province: bool) -> Judge:
    no = provision.no
    reason = Reason.LEFT_TO_PROVINCE if left_to_province else Reason.ATTESTED
    nothing = ProvisionVerdict(provision, UNKNOWN, reason if left_to_province else Reason.NO_VALUE)

    def judge(facts: Facts, whole: Status) -> ProvisionVerdict:
        fact = facts.get(no)
        if fact is None:
            return nothing
        value = fact[0]
        if left_to_province:
            # The province may yet ask for a number here: until it has said, either kind of value is kept.
            status = UNKNOWN
        elif value.__class__ is bool:
            status = MET if value else UNMET
        else:
            raise _wrong(provision, fact, "«Đạt» hoặc «Không đạt»", "“Đạt” or “Không đạt”")
        return verdict_of((provision, status, reason, fact, None, None, None, False, None, ()))

    return judge


def _bind_none_allowed(provision: Provision) -> Judge:
    no = provision.no
    no_value = ProvisionVerdict(provision, UNKNOWN, Reason.NO_VALUE)

    def judge(facts: Facts, whole: Status) -> ProvisionVerdict:
        fact = facts.get(no)
        if fact is None:
            return no_value
        value = fact[0]
        if value.__class__ is bool:
            status, reason = MET if value else UNMET, Reason.ATTESTED
        elif value.__class__ is Decimal and value.is_finite() and value >= 0:
            status, reason = UNMET if value else MET, Reason.COUNTED
        else:
            raise _wrong(provision, fact, "một số đếm (0, 1, 2 …) hoặc «Đạt»", "a count (0, 1, 2 …) or “Đạt”")
        return verdict_of((provision, status, reason, fact, None, None, None, False, None, ()))

    return judge


def needs_number(provision: Provision, fact: Fact) -> FactWrongType:
    """Make the fault of a fact that should be a number."""
    return _wrong(provision, fact, "một con số", "a number")


def _wrong(provision: Provision, fact: Fact, needs: str, needs_en: str) -> FactWrongType:
    return FactWrongType(no=provision.no, value=fact.value, needs=needs, needs_en=needs_en)
