"""Conditions over traits, and the proof that the cases of a rule exclude one another and leave no gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from chungsuc.law.reading.entry import Entry, shown
from chungsuc.law.reading.text import Listing, Table
from chungsuc.law.rule_errors import CasesLeaveGap, CasesOverlap, EmptyCondition, UnknownTrait, UnknownTraitValue
from chungsuc.law.traits import TRAITS, Trait, TraitKind, TraitValue
from chungsuc.law.tree import AllOf, Condition, OneOf, Operator, TraitCompares, TraitIs

COMPARISONS: Mapping[str, Operator] = {
    "at_least": Operator.AT_LEAST,
    "more_than": Operator.MORE_THAN,
    "at_most": Operator.AT_MOST,
    "less_than": Operator.LESS_THAN,
}
_FLAGS: Mapping[str, bool] = {"true": True, "false": False}
_NOWHERE: Condition = AllOf(())  # a stand-in; a file with a fault is never used


def read_condition(entry: Entry, value: object) -> Condition:
    """Read ``{trait: value}``, several entries meaning all of them, or ``{any: [ … ]}``."""
    if not isinstance(value, Table) or not value:
        entry.report(EmptyCondition)
        return _NOWHERE
    inner = Entry(value, entry.path, entry.desk)
    conditions = tuple(_read_one(inner, key, value[key]) for key in value)
    return conditions[0] if len(conditions) == 1 else AllOf(conditions)


def _read_one(entry: Entry, key: str, value: object) -> Condition:
    if key == "any":
        options = tuple(read_condition(entry, option) for option in entry.listing("any"))
        if not options:
            entry.report(EmptyCondition, line=entry.line(key))
        return OneOf(options)
    trait = known_trait(entry, key)
    if trait is None:
        return _NOWHERE
    if trait.kind is TraitKind.COUNT:
        return _read_count(entry, trait, value)
    given = list(value) if isinstance(value, Listing) else [value]
    values = frozenset(found for one in given if (found := read_trait_value(entry, trait, one)) is not None)
    if not given:
        entry.report(EmptyCondition, line=entry.line(key))
    return TraitIs(key, values)


def known_trait(entry: Entry, key: str) -> Trait | None:
    """Give a trait by its key; ``None``, and a report, when there is none of that name."""
    trait = TRAITS.get(key)
    if trait is None and key:
        entry.report(UnknownTrait, line=entry.line(key), trait=key, allowed=", ".join(TRAITS))
    return trait


def read_trait_value(entry: Entry, trait: Trait, value: object) -> str | bool | None:
    """Give the value of a choice or a flag; ``None``, and a report, when the trait cannot have it."""
    if trait.kind is TraitKind.FLAG and isinstance(value, str) and value in _FLAGS:
        return _FLAGS[value]
    if trait.kind is TraitKind.CHOICE and isinstance(value, str) and value in trait.values:
        return str(value)
    allowed = ", ".join(trait.values or tuple(_FLAGS))
    entry.report(UnknownTraitValue, line=entry.line(trait.key), trait=trait.key, given=shown(value), allowed=allowed)
    return None


def _read_count(entry: Entry, trait: Trait, value: object) -> Condition:
    bounds = value if isinstance(value, Table) else {"at_least": value, "at_most": value}
    compares = tuple(
        TraitCompares(trait.key, COMPARISONS[sign], int(number))
        for sign, number in bounds.items()
        if sign in COMPARISONS and isinstance(number, str) and number.isdecimal()
    )
    if len(compares) != len(bounds) or not compares:
        allowed = "số nguyên / a whole number, {at_least|more_than|at_most|less_than: n}"
        said = ", ".join(f"{sign}: {shown(number)}" for sign, number in bounds.items())
        entry.report(UnknownTraitValue, line=entry.line(trait.key), trait=trait.key, given=said, allowed=allowed)
        return _NOWHERE
    return compares[0] if len(compares) == 1 else AllOf(compares)


# ── do the cases of a rule exclude one another and cover everything? ─────────────────────────────────


def compares(operator: Operator, value: int, number: int) -> bool:
    match operator:
        case Operator.AT_LEAST:
            return value >= number
        case Operator.MORE_THAN:
            return value > number
        case Operator.AT_MOST:
            return value <= number
        case Operator.LESS_THAN:
            return value < number


def true_of(condition: Condition, traits: Mapping[str, TraitValue]) -> bool:
    """Say whether a condition holds where every trait that it asks for is known."""
    match condition:
        case TraitIs(trait, values):
            return traits[trait] in values
        case TraitCompares(trait, operator, number):
            return compares(operator, int(traits[trait]), number)
        case AllOf(conditions):
            return all(true_of(one, traits) for one in conditions)
        case OneOf(conditions):
            return any(true_of(one, traits) for one in conditions)


def leaves(condition: Condition) -> Iterator[TraitIs | TraitCompares]:
    """Give the single comparisons that a condition is made of."""
    if isinstance(condition, AllOf | OneOf):
        for one in condition.conditions:
            yield from leaves(one)
    else:
        yield condition


def _domains(conditions: Sequence[Condition]) -> dict[str, list[TraitValue]]:
    """For each trait, enough values to tell the conditions apart: all of a list, the neighbours of a number."""
    domains: dict[str, set[TraitValue]] = {}
    for condition in conditions:
        for leaf in leaves(condition):
            domain = domains.setdefault(leaf.trait, set())
            if isinstance(leaf, TraitCompares):
                domain.update({0, max(0, leaf.number - 1), leaf.number, leaf.number + 1})
            else:
                domain.update(TRAITS[leaf.trait].values or (True, False))
    return {trait: sorted(values, key=str) for trait, values in domains.items()}


def check_cases(entry: Entry, names: Sequence[str], conditions: Sequence[Condition]) -> None:
    """Report the first example for which two cases hold, and the first for which none does."""
    domains = _domains(conditions)
    overlap = gap = False
    for values in product(*domains.values()):
        traits = dict(zip(domains, values, strict=True))
        holding = [name for name, condition in zip(names, conditions, strict=True) if true_of(condition, traits)]
        example = ", ".join(f"{trait} = {_as_written(value)}" for trait, value in traits.items())
        if len(holding) > 1 and not overlap:
            overlap = True
            entry.report(CasesOverlap, example=example, first=holding[0], second=holding[1])
        if not holding and not gap:
            gap = True
            entry.report(CasesLeaveGap, example=example)


def _as_written(value: TraitValue) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
