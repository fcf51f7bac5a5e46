"""Levels and tables of levels in one sentence (diễn đạt mức đạt chuẩn)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from chungsuc.law.conditions_prose import say_value
from chungsuc.law.numbers import LEFT_TO_PROVINCE, LEVEL_UNKNOWN, say_level, say_number, say_unit
from chungsuc.law.tree import Levels, Operator

_ROW_HEAD: Mapping[str, Mapping[Operator, str]] = {
    "vi": {
        Operator.AT_LEAST: "từ mức sau trở lên",
        Operator.MORE_THAN: "trên mức sau",
        Operator.AT_MOST: "không quá mức sau",
        Operator.LESS_THAN: "dưới mức sau",
    },
    "en": {
        Operator.AT_LEAST: "at least",
        Operator.MORE_THAN: "more than",
        Operator.AT_MOST: "at most",
        Operator.LESS_THAN: "less than",
    },
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "same": "{level} (như nhau ở mọi trường hợp)",
        "general": "; chung cả nước {levels}",
        "year": "năm {year}: {level}",
    },
    "en": {"same": "{level} (the same everywhere)", "general": "; national column {levels}", "year": "{year}: {level}"},
}


def say_levels(operator: Operator, levels: Levels, unit: str | None, language: str = "vi") -> str:
    """Say a level or a whole table of levels in one sentence."""
    if levels.left_to_province:
        return LEFT_TO_PROVINCE[language]
    if not levels.by:
        return say_level(operator, levels.at(()), unit, language)
    known = set(levels.cells.values())
    if known == {None}:
        said = LEVEL_UNKNOWN[language]
    elif len(known) == 1:
        level = say_level(operator, next(iter(known)), unit, language)
        said = _WORDS[language]["same"].format(level=level)
    else:
        head, printed = _ROW_HEAD[language][operator], say_unit(unit)
        head = f"{head} ({printed})" if printed else head
        said = f"{head}: {_rows(levels, levels.by, (), language)}"
    return said + _general(levels, language)


def _rows(levels: Levels, by: tuple[str, ...], keys: tuple[str, ...], language: str) -> str:
    """List a table row by row; values with the same level stand together."""
    depth = len(keys)
    values = list(dict.fromkeys(cell[depth] for cell in levels.cells if cell[:depth] == keys))
    grouped: dict[str, list[str]] = {}
    for value in values:
        at = (*keys, value)
        said = _rows(levels, by[1:], at, language) if len(by) > 1 else _cell(levels.at(at), language)
        grouped.setdefault(said, []).append(say_value(by[0], value, language))
    if len(grouped) == 1 and depth:
        return next(iter(grouped))
    mark, end = (": ", "; ") if len(by) > 1 else (" ", ", ")
    return end.join(
        f"{'–'.join(names) if len(by) > 1 else '/'.join(names)}{mark}{said}" for said, names in grouped.items()
    )


def _cell(level: Decimal | None, language: str) -> str:
    if level is None:
        return "chưa rõ" if language == "vi" else "not known"
    return say_number(level, language)


def _general(levels: Levels, language: str) -> str:
    words = _WORDS[language]
    if levels.general is not None:
        return words["general"].format(levels=say_number(levels.general, language))
    if not levels.general_by_year:
        return ""
    by_year = levels.general_by_year.items()
    years = ", ".join(words["year"].format(year=year, level=say_number(level, language)) for year, level in by_year)
    return words["general"].format(levels=f"({years})")
