"""Conditions over traits in three-valued logic, and the traits that levels are read by.

This module is the one statement of the rule; ``engine.panel`` compiles the same rule to SQL.

**A trait's value.** The value given, else the default of ``law.traits`` (a designation made by a list is
``False`` when nobody gives it), else *unknown*.

**A condition** is true, false or unknown (Kleene):

- ``TraitIs``: unknown when the trait is; else whether the value is one of those named;
- ``TraitCompares``: unknown when the trait is; else the comparison;
- ``AllOf``: false if any is false, else unknown if any is unknown, else true (SQL ``AND``; empty: true);
- ``OneOf``: true if any is true, else unknown if any is unknown, else false (SQL ``OR``; empty: false).

**Effective traits** (QĐ 318, Điều 1). A ``LevelRule`` moves its trait to another column. Its own condition
looks at the traits *as given* (with defaults), never at moved ones. The rules of the set apply in order:

- condition true: the trait becomes ``rule.use``, also when it was unknown;
- condition false: nothing changes;
- condition unknown: the trait stays known only if it already equals ``rule.use``; otherwise it is unknown.

As SQL: ``CASE WHEN (when) THEN use WHEN NOT (when) THEN t WHEN t = use THEN t END``, nested in order.
Everything in a provision looks at *effective* traits: level tables, ``not_applicable_when``, the cases of
``ByCase``. A trait counts as *moved* only when its effective value differs from the given one.

**Excuse.** ``not_applicable_when`` excuses only when it is known to hold; unknown does not excuse.

**A level.** The dimension ``year`` is the year of the law's day, always known. A table by a trait needs that
trait, even if its cells happen to agree; a table without dimensions needs none. A combination without a cell,
or with a cell of ``None``, has no level.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from chungsuc.law.traits import TRAITS, Traits, TraitValue
from chungsuc.law.tree import YEAR, AllOf, Condition, LevelRule, Levels, OneOf, Operator, TraitCompares, TraitIs


def value_of(trait: str, traits: Traits) -> TraitValue | None:
    """Give the trait's value, its default when nobody gave one, or ``None`` when it is unknown."""
    value = traits.get(trait)
    if value is not None:
        return value
    return TRAITS[trait].default if trait in TRAITS else None


def with_defaults(traits: Traits) -> dict[str, TraitValue]:
    """Give the known traits, defaults filled in."""
    known = {key: trait.default for key, trait in TRAITS.items() if trait.default is not None}
    known.update({key: value for key, value in traits.items() if value is not None})
    return known


def compares(operator: Operator, value: Decimal | int, level: Decimal | int) -> bool:
    """Hold a value against a level."""
    if operator is Operator.AT_LEAST:
        return value >= level
    if operator is Operator.AT_MOST:
        return value <= level
    if operator is Operator.MORE_THAN:
        return value > level
    return value < level


def holds(condition: Condition, traits: Traits) -> bool | None:
    """Say whether the condition holds for the traits; ``None`` when it cannot be known."""
    match condition:
        case TraitIs(trait, values):
            value = value_of(trait, traits)
            return None if value is None else value in values
        case TraitCompares(trait, operator, number):
            value = value_of(trait, traits)
            return None if value is None else compares(operator, int(value), number)
        case AllOf(conditions):
            return _all(holds(part, traits) for part in conditions)
        case OneOf(conditions):
            return _any(holds(part, traits) for part in conditions)


def _all(truths: Iterable[bool | None]) -> bool | None:
    known = list(truths)
    if False in known:
        return False
    return None if None in known else True


def _any(truths: Iterable[bool | None]) -> bool | None:
    known = list(truths)
    if True in known:
        return True
    return None if None in known else False


def missing_trait(condition: Condition, traits: Traits) -> str | None:
    """Name the first unknown trait that keeps the condition unknown; ``None`` when the condition is known."""
    if holds(condition, traits) is not None:
        return None
    match condition:
        case TraitIs(trait) | TraitCompares(trait):
            return trait
        case AllOf(conditions) | OneOf(conditions):
            return next((name for part in conditions if (name := missing_trait(part, traits))), None)


class Effective(NamedTuple):
    """Traits after the set's own rules: ``values`` holds the known ones, defaults included.

    ``moved``: traits that a rule changed, each with that rule. ``awaits``: traits that are unknown only because
    a rule's condition is, each with the trait to be given first.
    """

    values: Mapping[str, TraitValue]
    moved: Mapping[str, LevelRule]
    awaits: Mapping[str, str]

    def to_ask(self, trait: str) -> str:
        """Name the trait that somebody has to give so that this one becomes known."""
        return self.awaits.get(trait, trait)


def effective(rules: Iterable[LevelRule], traits: Traits) -> Effective:
    """Apply the rules of a set to the traits of a unit (QĐ 318, Điều 1)."""
    given = with_defaults(traits)
    values = dict(given)
    movers: dict[str, LevelRule] = {}
    awaits: dict[str, str] = {}
    for rule in rules:
        applies = holds(rule.when, given)
        if applies:
            values[rule.trait] = rule.use
            movers[rule.trait] = rule
            awaits.pop(rule.trait, None)
        elif applies is None and values.get(rule.trait) != rule.use:
            values.pop(rule.trait, None)
            awaits[rule.trait] = missing_trait(rule.when, given) or rule.trait
    moved = {trait: rule for trait, rule in movers.items() if values.get(trait) not in (None, given.get(trait))}
    return Effective(values, moved, awaits)


class LevelKeys(NamedTuple):
    """How a table of levels is read for one subject.

    ``by``: the dimensions that are known, with their key. ``missing``: the first trait that is not known, or
    ``None``; then ``keys`` is ``None`` too. ``moved``: a rule of the set moved one of the dimensions.
    """

    keys: tuple[str, ...] | None
    by: Mapping[str, str]
    missing: str | None
    moved: bool


def key_of(value: TraitValue) -> str:
    """Write a trait's value as the key of a table of levels: ``true``, ``false``, or the value itself."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def keys_for(levels: Levels, year: int, context: Effective) -> LevelKeys:
    """Find the cell of a table of levels in a context already worked out."""
    by: dict[str, str] = {}
    missing: str | None = None
    for dimension in levels.by:
        if dimension == YEAR:
            by[dimension] = str(year)
        elif dimension in context.values:
            by[dimension] = key_of(context.values[dimension])
        else:
            missing = missing or context.to_ask(dimension)
    keys = tuple(by.values()) if missing is None else None
    return LevelKeys(keys, by, missing, any(dimension in context.moved for dimension in levels.by))
