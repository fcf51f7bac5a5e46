"""A mapping that never changes, so that a loaded set cannot be altered by its readers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Frozen(dict[K, V]):
    """A dict without its writers; it compares, pickles and prints like one, and can be hashed."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("the law is immutable: make a new set or an overlay instead")

    __setitem__ = __delitem__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse
    __ior__ = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[Frozen[K, V]], tuple[dict[K, V]]]:
        return Frozen, (dict(self),)

    def __copy__(self) -> Frozen[K, V]:
        return self


def frozen(items: Mapping[K, V]) -> Mapping[K, V]:
    """Give a mapping with the same entries that cannot be written to."""
    return Frozen(items)
