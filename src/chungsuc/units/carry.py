"""Carry values of old units to today's, by a rule per indicator, and back (quy đổi theo sắp xếp đơn vị). Pure.

A value describes a unit as it was. After a merger a report may show it *as then*, on the old units, or *as now*,
carried to the new ones. What was combined from what stays with the result, so that carrying can always be undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from chungsuc.law.tree import Attested, CarryRule, Compare, HoldsTitle, NoneAllowed, Operator, Provision

Rule = CarryRule  # the law owns the word: a provision may state its rule


class Better(StrEnum):
    """Which end of the scale is the good one; of attested values ``True`` always is."""

    HIGHER = "higher"
    LOWER = "lower"


class Roll(StrEnum):
    """Which units a report speaks of: those of the day the value describes, or today's."""

    AS_THEN = "as_then"
    AS_NOW = "as_now"


class Gap(StrEnum):
    """Why a carried value is unknown."""

    NO_VALUE = "no_value"  # a part has no value
    SHARE_UNKNOWN = "share_unknown"  # an old unit was divided and nobody has said how
    DIVIDED = "divided"  # what held of a divided unit as a whole need not hold of a piece of it
    DENOMINATOR_UNKNOWN = "denominator_unknown"  # a rate without its base, or a base of zero
    NOT_COMPARABLE = "not_comparable"  # the rule says so
    WRONG_KIND = "wrong_kind"  # numbers and attestations mixed, or an attestation where a number is summed


class Carrying(NamedTuple):
    """The rule of one indicator; ``scale`` is 100 where a rate is written in per cent."""

    rule: Rule
    better: Better = Better.HIGHER
    scale: int = 1


class Amount(NamedTuple):
    """A value with the numerator and denominator it came from, where they are known."""

    value: Decimal | bool
    numerator: Decimal | None = None
    denominator: Decimal | None = None


class Part(NamedTuple):
    """An old unit that went over to a new one (both by thread): ``share`` 1 is all of it, ``None`` is not known."""

    old: str
    new: str
    share: Decimal | None = Decimal(1)


class Carried(NamedTuple):
    """The value of a unit of today with what it was made of; unknown (``None``) says why."""

    amount: Amount | None
    gap: Gap | None
    parts: tuple[tuple[Part, Amount | None], ...]


@dataclass(frozen=True, slots=True)
class Rolled:
    """All values of one indicator on one kind of units; ``left`` holds old units whose successor nobody knows."""

    roll: Roll
    values: Mapping[str, Carried]
    left: Mapping[str, Amount]


# ── carrying and undoing ─────────────────────────────────────────────────────────────────────────────


def roll(values: Mapping[str, Amount], parts: Iterable[Part], carrying: Carrying, how: Roll) -> Rolled:
    """Show values on the units of then, or carried to those of now."""
    if how is Roll.AS_NOW:
        return carry(values, parts, carrying)
    as_they_were = {old: Carried(amount, None, ((Part(old, old), amount),)) for old, amount in values.items()}
    return Rolled(Roll.AS_THEN, as_they_were, {})


def carry(values: Mapping[str, Amount], parts: Iterable[Part], carrying: Carrying) -> Rolled:
    """Carry the values of old units to new ones; the order of either never matters."""
    into: dict[str, list[Part]] = defaultdict(list)
    for part in sorted(parts, key=lambda part: part.old):
        into[part.new].append(part)
    gone_over = {part.old for some in into.values() for part in some}
    return Rolled(
        Roll.AS_NOW,
        {new: _combined([(part, values.get(part.old)) for part in some], carrying) for new, some in into.items()},
        {old: amount for old, amount in values.items() if old not in gone_over},
    )


def undo(rolled: Rolled) -> dict[str, Amount]:
    """Give back the values on the old units, exactly as they were before carrying."""
    values = dict(rolled.left)
    for carried in rolled.values.values():
        values |= {part.old: amount for part, amount in carried.parts if amount is not None}
    return values


def rule_of(provision: Provision) -> Carrying:
    """Give the rule of a provision: the one that its law file states, else the usual one."""
    usual = default_rule(provision)
    return usual if provision.carry is None else usual._replace(rule=provision.carry)


def default_rule(provision: Provision) -> Carrying:
    """Give the rule that follows from what a provision demands, where nobody has set another.

    A rate is weighted by its denominator; what must hold must hold in every part; counted things add up. A measured
    value without a base (times, litres) and a share of the units below are not comparable across a merger.
    """
    match provision.requirement:
        case Attested() | HoldsTitle():
            return Carrying(Rule.WORST)
        case NoneAllowed():
            return Carrying(Rule.WORST, Better.LOWER)
        case Compare(operator, _):
            higher = operator in {Operator.AT_LEAST, Operator.MORE_THAN}
            return _by_unit(provision.unit or "", Better.HIGHER if higher else Better.LOWER)
        case _:
            return Carrying(Rule.NOT_COMPARABLE)


_COUNTED = frozenset({"mô hình", "htx", "hợp tác xã", "sản phẩm", "hộ", "người", "trường", "nhà", "điểm"})


def _by_unit(unit: str, better: Better) -> Carrying:
    if unit.startswith("%"):
        return Carrying(Rule.WEIGHTED, better, scale=100)
    if "/" in unit:
        return Carrying(Rule.WEIGHTED, better)
    return Carrying(Rule.SUM if unit.casefold() in _COUNTED else Rule.NOT_COMPARABLE, better)


# ── the rules ────────────────────────────────────────────────────────────────────────────────────────

_Found = Sequence[tuple[Part, Amount | None]]


def _combined(found: _Found, carrying: Carrying) -> Carried:
    result = _result(found, carrying)
    if isinstance(result, Gap):
        return Carried(None, result, tuple(found))
    return Carried(result, None, tuple(found))


def _result(found: _Found, carrying: Carrying) -> Amount | Gap:
    if len(found) == 1 and found[0][0].share == 1:
        return found[0][1] or Gap.NO_VALUE  # the same land and people under another code or name: any value stands
    match carrying.rule:
        case Rule.SUM:
            return _sum(found)
        case Rule.WEIGHTED:
            return _weighted(found, carrying.scale)
        case Rule.WORST:
            return _extreme(found, highest=carrying.better is Better.LOWER, decisive=False)
        case Rule.BEST:
            return _extreme(found, highest=carrying.better is Better.HIGHER, decisive=True)
        case Rule.NOT_COMPARABLE:
            return Gap.NOT_COMPARABLE


def _sum(found: _Found) -> Amount | Gap:
    total = Fraction(0)
    for part, amount in found:
        if amount is None:
            return Gap.NO_VALUE
        if isinstance(amount.value, bool):
            return Gap.WRONG_KIND
        if part.share is None:
            return Gap.SHARE_UNKNOWN
        total += Fraction(amount.value) * Fraction(part.share)
    return Amount(_decimal(total))


def _weighted(found: _Found, scale: int) -> Amount | Gap:
    numerator = denominator = Fraction(0)
    for part, amount in found:
        if amount is None:
            return Gap.NO_VALUE
        if isinstance(amount.value, bool):
            return Gap.WRONG_KIND
        if part.share is None:
            return Gap.SHARE_UNKNOWN
        if amount.denominator is None:
            return Gap.DENOMINATOR_UNKNOWN
        # A numerator that nobody gave follows from value and base.
        above = amount.numerator
        own = Fraction(above) if above is not None else Fraction(amount.value) * Fraction(amount.denominator) / scale
        numerator += own * Fraction(part.share)
        denominator += Fraction(amount.denominator) * Fraction(part.share)
    if denominator == 0:
        return Gap.DENOMINATOR_UNKNOWN
    return Amount(_decimal(numerator / denominator * scale), _decimal(numerator), _decimal(denominator))


def _extreme(found: _Found, *, highest: bool, decisive: bool) -> Amount | Gap:
    """Take the one value that counts; an attestation that settles it alone (``decisive``) needs no other.

    What was said of a divided unit as a whole is not said of the piece that went over: it settles nothing.
    """
    known = [amount.value for _, amount in found if amount is not None]
    if any(amount.value is decisive for part, amount in found if amount is not None and part.share == 1):
        return Amount(decisive)
    if len(known) < len(found):
        return Gap.NO_VALUE
    if any(part.share != 1 for part, _ in found):
        return Gap.SHARE_UNKNOWN if any(part.share is None for part, _ in found) else Gap.DIVIDED
    if all(isinstance(value, bool) for value in known):
        return Amount(not decisive)
    if any(isinstance(value, bool) for value in known):
        return Gap.WRONG_KIND
    return Amount(max(known) if highest else min(known))


def _decimal(number: Fraction) -> Decimal:
    """Round to eight places as the ledger does, half to even: monotone, so a mean stays between its values."""
    if number.denominator == 1:
        return Decimal(number.numerator)
    return Decimal(round(number * 10**8)).scaleb(-8)
