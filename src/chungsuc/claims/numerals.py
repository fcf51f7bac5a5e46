"""Digits and number words as Vietnamese papers print them: 1.234,5 and 1,234.5, mười hai (chữ số và số bằng chữ)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

NUMERAL = (
    r"\d{1,3}(?: \d{3}){2,}(?![\d.,]*\d)|\d{1,3}(?: \d{3})+(?= ?(?:tỷ|tỉ|triệu|đồng|m2|ha|tấn|lượt|"
    r"hộ|người)\b)|\d+(?:[.,]\d+)*"
)
_GROUPS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|(?<![\d.,])\d+\.\d{1,2} ?%")
_VIETNAMESE = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|(?<![\d.,])\d+,\d{1,2} ?%")


class Style(NamedTuple):
    """How a paper writes numbers, told by those that leave no doubt."""

    english: bool = False
    vietnamese: bool = False


class Read(NamedTuple):
    """What digits say: the value, the worth of the last digit, and what else they may say."""

    value: Decimal
    step: Decimal
    others: tuple[Decimal, ...] = ()


def style_of(folded: str) -> Style:
    """Tell how a paper writes its numbers."""
    return Style(bool(_ENGLISH.search(folded)), bool(_VIETNAMESE.search(folded)))


def read_numeral(text: str, style: Style) -> Read | None:
    """Read digits; ``None`` where they are no number: 13.2.1, 1.23.456."""
    text = text.replace(" ", "")
    dots, commas = text.count("."), text.count(",")
    if not dots and not commas:
        return _plain(text)
    if dots and commas:
        mark = max(".", ",", key=text.rfind)
        whole, _, rest = text.rpartition(mark)
        if mark in whole or not _GROUPS.fullmatch(whole):
            return None
        return _plain(re.sub(r"[.,]", "", whole) + "." + rest)
    mark = "." if dots else ","
    if dots + commas > 1:
        return _plain(text.replace(mark, "")) if _GROUPS.fullmatch(text) else None
    whole, _, rest = text.partition(mark)
    as_decimal, as_thousands = _plain(f"{whole}.{rest}"), _plain(whole + rest)
    if len(rest) != 3 or len(whole) > 3 or whole.startswith("0"):
        return as_decimal
    if mark == ".":
        # 1.234 is a thousand and more, but for a paper that writes 93.7% elsewhere.
        return Read(as_decimal.value, as_decimal.step, (as_thousands.value,)) if style.english else as_thousands
    if style.vietnamese and not style.english:
        return as_decimal
    usual, other = (as_thousands, as_decimal) if style.english else (as_decimal, as_thousands)
    return Read(usual.value, usual.step, (other.value,))


def _plain(digits: str) -> Read:
    value = Decimal(digits)
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Read(value, Decimal(1).scaleb(-places))


_ONES = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mốt": 1,
}  # fmt: skip
_WORD = "|".join((*_ONES, "mười", "mươi", "trăm", "linh", "lẻ"))
WORDS = rf"(?:{_WORD})(?: (?:{_WORD}))*"


def read_words(text: str) -> int | None:
    """Read number words up to 999; ``None`` where they are none, or stand alone as ``năm``, which is also a year."""
    words = text.split()
    if words == ["năm"] or words == ["tư"] or words[0] in {"mươi", "trăm", "linh", "lẻ", "mốt", "lăm"}:
        return None
    total = 0
    if "trăm" in words:
        place = words.index("trăm")
        if place != 1 or words[0] not in _ONES:
            return None
        total, words = 100 * _ONES[words[0]], words[2:]
        if words and words[0] in {"linh", "lẻ"}:
            words = words[1:]
    return _below_hundred(words, total)


def _below_hundred(words: list[str], total: int) -> int | None:
    match words:
        case []:
            return total
        case ["mười"]:
            return total + 10
        case ["mười", one] if one in _ONES:
            return total + 10 + _ONES[one]
        case [ten, "mươi"] if ten in _ONES:
            return total + 10 * _ONES[ten]
        case [ten, "mươi", one] if ten in _ONES and one in _ONES:
            return total + 10 * _ONES[ten] + _ONES[one]
        case [one] if one in _ONES:
            return total + _ONES[one]
    return None
