"""What of a province becomes public: titles and criteria always, the rest where the office chose it (công bố gì)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Shows:
    """What is public beside titles and criteria.

    ``indicators``: whether each indicator is met. ``plans``: what was planned for the year. ``values``: the numbers of
    the indicators whose values themselves are shown. Files of evidence, and who said a value, never are.
    """

    indicators: bool = False
    plans: bool = False
    values: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return {"indicators": self.indicators, "plans": self.plans, "values": list(self.values)}

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Shows:
        return cls(bool(stored.get("indicators")), bool(stored.get("plans")), tuple(stored.get("values", ())))


USUAL = Shows()
