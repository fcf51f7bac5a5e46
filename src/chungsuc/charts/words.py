"""Numbers and the few words that a chart says of its own accord, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from chungsuc.charts.chart import Number
from chungsuc.law.numbers import say_number

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "synthetic": "SỐ LIỆU MÔ PHỎNG", "source": "Nguồn: ", "plan": "Kế hoạch", "actual": "Thực hiện",
        "unknown": "chưa có số liệu", "name": "Nội dung", "whole": "Trên tổng số", "share": "Tỷ lệ (%)",
        "note": "Ghi chú", "number": "Số lượng", "moment": "Thời điểm",
    },
    "en": {
        "synthetic": "SYNTHETIC DATA", "source": "Source: ", "plan": "Plan", "actual": "Actual",
        "unknown": "not known", "name": "Item", "whole": "Out of", "share": "Share (%)",
        "note": "Note", "number": "Number", "moment": "Moment",
    },
}  # fmt: skip


def word(name: str, language: str) -> str:
    return WORDS["en" if language == "en" else "vi"][name]


def say(number: Number | None, language: str) -> str:
    """Write a number as the language does, or that it is not known: ``1.234,5``."""
    return word("unknown", language) if number is None else say_number(Decimal(number), language)


def percent(part: Number | None, whole: Number | None) -> Decimal | None:
    """Give the share in per cent, half-up to one decimal; ``None`` where there is none."""
    if part is None or not whole:
        return None
    return (Decimal(100) * part / whole).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def say_percent(part: Number | None, whole: Number | None, language: str) -> str:
    """Write a share with one decimal: ``93,7%``; a dash where there is none."""
    found = percent(part, whole)
    if found is None:
        return "–"
    text = f"{found:.1f}%"
    return text.replace(".", ",") if language == "vi" else text


def say_part(part: Number | None, whole: Number | None, language: str, unit: str = "") -> str:
    """Write a part with its base: ``118/126 xã (93,7%)``; without a base just the number with its unit."""
    if part is None:
        return word("unknown", language)
    counted = f" {unit}" if unit else ""
    if not whole:
        return f"{say(part, language)}{counted}"
    return f"{say(part, language)}/{say(whole, language)}{counted} ({say_percent(part, whole, language)})"
