"""Names and types of the columns of a panel: what goes in, what comes out.

A panel has one row per subject and day:

- ``unit`` text, ``day`` date: both are kept in the result;
- ``t_<trait>``: text for a choice, boolean for a flag, integer for a count; NULL is unknown, or the default
  of a trait that has one;
- ``f_<number>``: the fact of one provision. DOUBLE where the law compares (``NoneAllowed`` too: the count of
  what must not be, an attestation that it holds is 0, that it does not is 1); NULL is "nobody has given a
  value". Where somebody attests, the ``Code`` MET, UNMET or UNKNOWN, never NULL; every backend takes BOOLEAN too,
  NULL for unknown, and turns it into codes itself.

The result has the columns that ``engine.panel`` describes, every status as a ``Code``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum, StrEnum

from chungsuc.engine.panel_errors import ColumnClash
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.traits import TRAITS, TraitKind
from chungsuc.law.tree import (
    YEAR,
    AllOf,
    Attested,
    ByCase,
    Compare,
    Condition,
    HoldsTitle,
    Levels,
    NoneAllowed,
    OneOf,
    Provision,
    ShareOfChildren,
    TraitCompares,
    TraitIs,
)

UNIT = "unit"
DAY = "day"
MET_COUNT = "criteria_met"
STATUS = "status"


class Code(IntEnum):
    """A status in a panel: bitwise AND of the three without NOT_APPLICABLE is the least, bitwise OR the greatest."""

    UNMET = 0
    NOT_APPLICABLE = 1
    UNKNOWN = 2
    MET = 3


class ColumnType(StrEnum):
    """The types a panel needs, by their SQL names."""

    TEXT = "TEXT"
    BOOLEAN = "BOOLEAN"
    CODE = "TINYINT"
    INTEGER = "INT"
    DOUBLE = "DOUBLE"


_TRAIT_TYPES = {
    TraitKind.CHOICE: ColumnType.TEXT,
    TraitKind.FLAG: ColumnType.BOOLEAN,
    TraitKind.COUNT: ColumnType.INTEGER,
}


def _letters(text: str) -> Iterator[str]:
    for letter in text.lower():
        if letter.isascii() and letter.isalnum():
            yield letter
        elif letter == "đ":
            yield "dd"  # the decrees count a, b, c, d, đ, e
        elif letter in "./-_ ":
            yield "_"
        else:
            yield f"x{ord(letter):x}"


def safe_name(text: str) -> str:
    """Spell a number or a key with lower-case ASCII letters, digits and ``_`` only: ``5/b-c`` gives ``5_b_c``."""
    return "".join(_letters(text))


def column_of(no: str) -> str:
    """Name the fact column of a provision: ``3.1`` gives ``f_3_1``."""
    return f"f_{safe_name(no)}"


def trait_column(trait: str) -> str:
    """Name the column of a trait: ``region`` gives ``t_region``."""
    return f"t_{safe_name(trait)}"


def provision_column(no: str) -> str:
    """Name the result column of an indicator or a part: ``3.1`` gives ``i_3_1``."""
    return f"i_{safe_name(no)}"


def criterion_column(no: str) -> str:
    """Name the result column of a criterion: ``10`` gives ``c_10``."""
    return f"c_{safe_name(no)}"


def fact_type(provision: Provision) -> ColumnType | None:
    """Give the type of a provision's fact column; ``None`` when it takes no fact."""
    match provision.requirement:
        case Compare() | ShareOfChildren() | NoneAllowed():
            return ColumnType.DOUBLE
        case Attested() | HoldsTitle():
            return ColumnType.CODE
        case _:
            return None


def trait_type(trait: str) -> ColumnType:
    """Give the type of a trait's column."""
    return _TRAIT_TYPES[TRAITS[trait].kind]


def traits_in(condition: Condition) -> Iterator[str]:
    """Give the traits a condition asks about."""
    match condition:
        case TraitIs(trait) | TraitCompares(trait):
            yield trait
        case AllOf(conditions) | OneOf(conditions):
            for part in conditions:
                yield from traits_in(part)


def levels_of(provision: Provision) -> Levels | None:
    """Give the levels that a provision holds its fact against, if it does."""
    match provision.requirement:
        case Compare(_, levels) | ShareOfChildren(_, _, _, levels):
            return levels
        case _:
            return None


def _traits_of(provision: Provision) -> Iterator[str]:
    if provision.not_applicable_when is not None:
        yield from traits_in(provision.not_applicable_when)
    levels = levels_of(provision)
    if levels is not None:
        yield from (name for name in levels.by if name != YEAR)
    if isinstance(provision.requirement, ByCase):
        for case in provision.requirement.cases:
            yield from traits_in(case.when)


def traits_asked(law: LawAtDate) -> tuple[str, ...]:
    """Give the traits that a law asks about anywhere, in the vocabulary's order."""
    asked = {trait for provision in law.provisions() for trait in _traits_of(provision)}
    for rule in law.base.level_rules:
        asked |= {rule.trait, *traits_in(rule.when)}
    return tuple(trait for trait in TRAITS if trait in asked)


def panel_columns(law: LawAtDate) -> Mapping[str, ColumnType]:
    """Give the trait and fact columns that a panel for this law has, with their types, in the law's order.

    Raises:
        ColumnClash: two provisions would share a column.
    """
    columns = {trait_column(trait): trait_type(trait) for trait in traits_asked(law)}
    owner: dict[str, Provision] = {}
    for provision in law.provisions():
        column = column_of(provision.no)
        other = owner.setdefault(column, provision)
        if other is not provision:
            raise ColumnClash(first=other.no, second=provision.no, column=column)
        kind = fact_type(provision)
        if kind is not None:
            columns[column] = kind
    return columns
