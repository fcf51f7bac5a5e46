"""Numbers, units and how a level is said, in Vietnamese and in English (cách đọc số và mức)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from chungsuc.law.tree import Operator

LEVEL_UNKNOWN: Mapping[str, str] = {"vi": "mức chưa rõ", "en": "level not known"}
LEFT_TO_PROVINCE: Mapping[str, str] = {"vi": "UBND cấp tỉnh quy định", "en": "set by the province"}

_LEVEL: Mapping[str, Mapping[Operator, str]] = {
    "vi": {
        Operator.AT_LEAST: "từ {} trở lên",
        Operator.MORE_THAN: "trên {}",
        Operator.AT_MOST: "không quá {}",
        Operator.LESS_THAN: "dưới {}",
    },
    "en": {
        Operator.AT_LEAST: "at least {}",
        Operator.MORE_THAN: "more than {}",
        Operator.AT_MOST: "at most {}",
        Operator.LESS_THAN: "less than {}",
    },
}


def _grouped(number: Decimal, thousands: str, mark: str) -> str:
    text = format(number, ",f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        text = "0"
    return text.translate({ord(","): thousands, ord("."): mark})


def number_vi(number: Decimal) -> str:
    """Write a number as Vietnamese papers do: ``1.234,5``, without trailing zeros."""
    return _grouped(number, ".", ",")


def number_en(number: Decimal) -> str:
    """Write a number as English papers do: ``1,234.5``, without trailing zeros."""
    return _grouped(number, ",", ".")


def say_number(number: Decimal, language: str = "vi") -> str:
    return number_vi(number) if language == "vi" else number_en(number)


def say_unit(unit: str | None) -> str:
    """Write a unit as it is printed: ``m2/người`` → ``m²/người``."""
    return (unit or "").replace("m2", "m²").replace("m3", "m³")


def say_quantity(number: Decimal, unit: str | None, language: str = "vi") -> str:
    """Say a number with its unit: ``80%``, ``100% số xã``, ``42 triệu đồng/người/năm``."""
    said, printed = say_number(number, language), say_unit(unit)
    return f"{said}{printed}" if printed.startswith("%") else f"{said} {printed}".strip()


def say_level(operator: Operator, level: Decimal | None, unit: str | None, language: str = "vi") -> str:
    """Say what a level demands: ``từ 42 triệu đồng/người/năm trở lên``; ``mức chưa rõ`` when it is not known."""
    if level is None:
        return LEVEL_UNKNOWN[language]
    quantity = say_quantity(level, unit, language)
    if language == "vi" and operator is Operator.AT_LEAST and level == 100 and quantity.startswith("100%"):
        return f"đạt {quantity}"  # nobody says "from 100% upwards"
    return _LEVEL[language][operator].format(quantity)
