"""Chance that does not depend on order: a draw is named, and the same name gives the same number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import TypeVar

Item = TypeVar("Item")


class Dice:
    """Seeded draws by name: adding a draw somewhere changes no other (hạt giống)."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def share(self, *name: object) -> float:
        """Draw from [0, 1) by name."""
        text = "|".join(map(str, (self.seed, *name)))
        return int.from_bytes(blake2b(text.encode(), digest_size=7).digest()) / 2**56

    def whole(self, low: int, high: int, *name: object) -> int:
        """Draw a whole number from ``low`` to ``high``, both possible."""
        return low + int(self.share(*name) * (high - low + 1))

    def order(self, items: Iterable[Item], *name: object, weight: Mapping[Item, float] | None = None) -> list[Item]:
        """Put items into a drawn order; a heavier one (weight 1 by default) tends to come first."""
        weights = weight or {}

        def key(item: Item) -> float:
            return -(self.share(*name, item) ** (1 / weights.get(item, 1.0)))

        return sorted(items, key=key)
