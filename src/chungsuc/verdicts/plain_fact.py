"""A fact as plain data, needing no database (số liệu dạng dữ liệu)."""

from __future__ import annotations

from typing import Any

from chungsuc.engine.verdict import Fact


def plain_fact(fact: Fact | None) -> dict[str, Any]:
    """Give a value with its day, its base and where it comes from; numbers are text, exactly as recorded."""

    def text(number: Any) -> Any:
        return number if number is None or isinstance(number, bool) else f"{number.normalize():f}"

    if fact is None:
        return {"value": None}
    return {
        "value": text(fact.value), "as_of": fact.as_of.isoformat() if fact.as_of else None,
        "numerator": text(fact.numerator), "denominator": text(fact.denominator), "source": fact.source,
        "synthetic": fact.synthetic,
    }  # fmt: skip
