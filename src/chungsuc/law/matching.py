"""Which criterion or indicator of one set is the same thing in another: by measure, number and name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from chungsuc.law.tree import Criterion, Provision

T = TypeVar("T", Criterion, Provision)

# Found by trying the sets of 2009, 2016 and 2022 against one another: above the first two provisions are the same
# whatever their numbers; below the second, one number stands for two different things.
SURELY_SAME = 0.85
SAME_NUMBER = 0.35
ANY_NUMBER = 0.72
_WORD = re.compile(r"[^\W\d_]+")


def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(name.casefold()))


def similarity(one: str, other: str) -> float:
    """Say how alike two names are, from 0 to 1, word by word."""
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _pairs(
    old: Sequence[T], new: Sequence[T], rounds: Sequence[Callable[[T, T], float]]
) -> list[tuple[T | None, T | None]]:
    """Match greedily, best first, one round after another; each round scores a pair, 0 for never."""
    partner: dict[int, int] = {}
    free_old, free_new = set(range(len(old))), set(range(len(new)))
    for score in rounds:
        scored = ((score(old[i], new[j]), -abs(i - j), i, j) for i in free_old for j in free_new)
        for _, _, i, j in sorted((one for one in scored if one[0] > 0), reverse=True):
            if i in free_old and j in free_new:
                partner[j] = i
                free_old.discard(i)
                free_new.discard(j)
    matched: list[tuple[T | None, T | None]] = [
        (old[partner[j]] if j in partner else None, one) for j, one in enumerate(new)
    ]
    return matched + [(old[i], None) for i in sorted(free_old)]


def _same_number(old: T, new: T) -> float:
    alike = similarity(old.name, new.name) if old.no == new.no else 0.0
    return alike if alike >= SAME_NUMBER else 0.0


def _same_name(old: T, new: T) -> float:
    alike = similarity(old.name, new.name)
    return alike if alike >= ANY_NUMBER else 0.0


def _surely_same(old: T, new: T) -> float:
    alike = similarity(old.name, new.name)
    return alike if alike >= SURELY_SAME else 0.0


def match_criteria(
    old: Sequence[Criterion], new: Sequence[Criterion]
) -> list[tuple[Criterion | None, Criterion | None]]:
    """Pair the criteria of two sets; ``None`` stands for one that the other set does not have."""
    return _pairs(old, new, (_surely_same, _same_number, _same_name))


def match_provisions(
    old: Sequence[Provision],
    new: Sequence[Provision],
    *,
    parents: Sequence[tuple[Criterion | None, Criterion | None]] = (),
) -> list[tuple[Provision | None, Provision | None]]:
    """Pair the provisions of two sets; ``parents`` are their matched criteria."""
    only_one = {
        id(a.indicators[0]): id(b.indicators[0])
        for a, b in parents
        if a is not None and b is not None and len(a.indicators) == len(b.indicators) == 1
    }

    def same_measure(one: Provision, other: Provision) -> float:
        return 1.0 if one.measure is not None and one.measure == other.measure else 0.0

    def lone(one: Provision, other: Provision) -> float:
        return 1.0 if only_one.get(id(one)) == id(other) else 0.0

    return _pairs(old, new, (same_measure, _surely_same, _same_number, _same_name, lone))
