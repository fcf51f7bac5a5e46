"""How big a commune is in the simulation, so that a rate has a plausible numerator and denominator."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from chungsuc.demo.cast import Part
from chungsuc.demo.dice import Dice
from chungsuc.law.tree import Provision

# What a rate is a share of, by the first of these words in its name. Longer words first where one begins another.
_WORDS: Mapping[str, str] = {
    "hộ": "households", "nghèo": "households", "chủ thể": "households",
    "hài lòng": "people", "người dân": "people", "dân số": "people", "thuê bao": "people",
    "lao động": "workers", "người có việc làm": "workers",
    "thôn": "hamlets", "trường học": "schools", "trường đạt": "schools",
    "học sinh": "leavers", "trẻ em 6 tuổi": "six_year_olds", "trẻ em": "small_children",
    "cơ sở": "businesses", "công trình": "works", "bãi chôn lấp": "none",
    "mâu thuẫn": "disputes", "người dân thuộc đối tượng": "disputes",
    "tổ chức chính trị": "organisations", "đường": "roads", "diện tích": "land", "hỏa táng": "deaths",
}  # fmt: skip
_FIND = re.compile("|".join(rf"\b{word}\b" for word in sorted(_WORDS, key=len, reverse=True)))
MEASURED = frozenset({"roads", "land"})  # km and hectares have decimals, the rest are counts


def share_of(provision: Provision) -> str | None:
    """Say what a percentage is a share of; ``None`` when it is given as a percentage alone."""
    if provision.unit != "%":
        return None
    found = _FIND.search(provision.name.lower().removeprefix("trong đó: "))
    kind = _WORDS[found.group()] if found else "none"
    return None if kind == "none" else kind


def schools(dice: Dice, thread: str) -> int:
    return dice.whole(2, 5, "schools", thread)


def size(dice: Dice, part: Part, kind: str, provision: Provision) -> Decimal:
    """Give the whole that a share is taken of: the same for a commune on all days, but for a slow growth left out."""
    thread = part.thread
    people = dice.whole(2_600, 6_500, "people", thread) + int(2_500 * part.strength)
    households = people * 10 // dice.whole(34, 41, "household size", thread)
    match kind:
        case "people":
            return Decimal(people)
        case "households":
            return Decimal(households)
        case "workers":
            return Decimal(people * 55 // 100)
        case "hamlets":
            return Decimal(max(6, households // 90))
        case "schools":
            return Decimal(schools(dice, thread))
        case "leavers":
            return Decimal(max(30, people * 13 // 1000))
        case "six_year_olds":
            return Decimal(max(40, people * 17 // 1000))
        case "small_children":
            return Decimal(people * 8 // 100)
        case "organisations":
            return Decimal(5)
        case "works":
            return Decimal(dice.whole(2, 9, kind, thread, provision.no))
        case "deaths":
            return Decimal(max(20, people // 150))
        case "roads":
            return Decimal(dice.whole(80, 420, kind, thread, provision.no)) / 10
        case "land":
            return Decimal(dice.whole(1800, 7200, "land", thread)) / 10
        case _:
            return Decimal(dice.whole(12, 70, kind, thread, provision.no))
