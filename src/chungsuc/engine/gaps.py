"""How much is missing: the distance from a value to its level, and in counted units where it is a rate."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final, NamedTuple

from chungsuc.engine.verdict import ProvisionVerdict, Reason, Status
from chungsuc.law.tree import Operator

# What a rate counts, told by the first words of the indicator's name: only these come in whole pieces.
COUNTED_NOUNS: Final = {
    "hộ": ("hộ", "households"),
    "trường": ("trường", "schools"),
    "trẻ em": ("trẻ em", "children"),
    "học sinh": ("học sinh", "pupils"),
    "lao động": ("lao động", "workers"),
    "người": ("người", "people"),
    "dân số": ("người", "people"),
    "thôn": ("thôn", "hamlets"),
    "cơ sở": ("cơ sở", "establishments"),
    "xã": ("xã", "communes"),
}


class CountedGap(NamedTuple):
    """The gap of a rate in what the rate counts: ``missing`` of ``total``.

    ``nouns`` is what is counted, in Vietnamese and English; ``None`` where it is a length, an area or not known,
    and then ``missing`` is exact instead of whole.
    """

    missing: Decimal
    total: Decimal
    nouns: tuple[str, str] | None


def gap(verdict: ProvisionVerdict) -> Decimal | None:
    """Give how much the value falls short of the level, or exceeds it, in the provision's unit (còn thiếu).

    ``None`` unless the provision is unmet by a number. It is 0 where the level itself must be passed and the
    value is exactly on it.
    """
    fact = verdict.fact
    if verdict.status is not Status.UNMET or fact is None or isinstance(fact.value, bool):
        return None
    if verdict.reason is Reason.COUNTED:
        return fact.value
    return None if verdict.level is None else abs(verdict.level - fact.value)


def counted_gap(verdict: ProvisionVerdict) -> CountedGap | None:
    """Give the gap of a rate in the things it counts, e.g. 126 of 1,000 households.

    ``None`` unless the provision is an unmet percentage whose numerator and denominator are known.
    """
    fact, level = verdict.fact, verdict.level
    if gap(verdict) is None or fact is None or level is None:
        return None
    if fact.numerator is None or not fact.denominator or not (verdict.provision.unit or "").startswith("%"):
        return None
    needed = level * fact.denominator / 100
    nouns = _nouns(verdict.provision.name)
    whole = all(number == number.to_integral_value() for number in (fact.numerator, fact.denominator))
    if nouns is None or not whole:
        return CountedGap(abs(needed - fact.numerator), fact.denominator, None)
    match verdict.operator:
        case Operator.AT_LEAST:
            missing = needed.to_integral_value(ROUND_CEILING) - fact.numerator
        case Operator.MORE_THAN:
            missing = needed.to_integral_value(ROUND_FLOOR) + 1 - fact.numerator
        case Operator.AT_MOST:
            missing = fact.numerator - needed.to_integral_value(ROUND_FLOOR)
        case _:
            missing = fact.numerator - needed.to_integral_value(ROUND_CEILING) + 1
    return CountedGap(missing, fact.denominator, nouns)


def _nouns(name: str) -> tuple[str, str] | None:
    words = name.casefold().removeprefix("tỷ lệ ")
    return next((nouns for start, nouns in COUNTED_NOUNS.items() if f"{words} ".startswith(f"{start} ")), None)
