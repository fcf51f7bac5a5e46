"""Conditions and cells of tables in words: "xã không có làng nghề", "vùng TDMNPB, năm 2023"."""

from __future__ import annotations

from collections.abc import Mapping

from chungsuc.law.traits import TRAITS, TraitKind
from chungsuc.law.tree import YEAR, AllOf, Condition, OneOf, Operator, TraitCompares, TraitIs

# The codes of the regions are ASCII; papers print them with Đ.
_PRINTED: Mapping[str, str] = {"DBSH": "ĐBSH", "DNB": "ĐNB", "DBSCL": "ĐBSCL"}
_FLAGS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "vi": {
        "specially_difficult": ("xã đặc biệt khó khăn", "xã không thuộc diện đặc biệt khó khăn"),
        "atk": ("xã an toàn khu", "xã không phải an toàn khu"),
        "ethnic_mountainous": (
            "xã thuộc vùng dân tộc thiểu số và miền núi",
            "xã không thuộc vùng dân tộc thiểu số và miền núi",
        ),
        "craft_village": ("xã có làng nghề", "xã không có làng nghề"),
    },
    "en": {
        "specially_difficult": ("the commune is specially difficult", "the commune is not specially difficult"),
        "atk": ("the commune is a safe zone", "the commune is not a safe zone"),
        "ethnic_mountainous": (
            "the commune is ethnic-minority or mountainous",
            "the commune is neither ethnic-minority nor mountainous",
        ),
        "craft_village": ("the commune has a craft village", "the commune has no craft village"),
    },
}
_NAMES: Mapping[str, Mapping[str, str]] = {
    "vi": {YEAR: "năm", "region": "vùng", "group": "nhóm", "area": "khu vực", "schools": "số trường học các cấp"},
    "en": {YEAR: "year", "region": "region", "group": "group", "area": "area", "schools": "the number of schools"},
}
_SIGNS: Mapping[str, Mapping[Operator, str]] = {
    "vi": {
        Operator.AT_LEAST: "từ {} trở lên",
        Operator.MORE_THAN: "trên {}",
        Operator.AT_MOST: "không quá {}",
        Operator.LESS_THAN: "dưới {}",
    },
    "en": {
        Operator.AT_LEAST: "is at least {}",
        Operator.MORE_THAN: "is more than {}",
        Operator.AT_MOST: "is at most {}",
        Operator.LESS_THAN: "is less than {}",
    },
}
_AND: Mapping[str, str] = {"vi": " và ", "en": " and "}
_OR: Mapping[str, str] = {"vi": " hoặc ", "en": " or "}


def trait_name(trait: str, language: str = "vi") -> str:
    """Give the short name of a trait or of ``year``."""
    if trait in _NAMES[language]:
        return _NAMES[language][trait]
    return (TRAITS[trait].vi if language == "vi" else TRAITS[trait].en) if trait in TRAITS else trait


def say_value(trait: str, value: str | bool, language: str = "vi") -> str:
    """Say one value as a table prints it: ``ĐBSH``, ``năm 2023``, ``xã đặc biệt khó khăn``."""
    if trait == YEAR:
        return f"năm {value}" if language == "vi" else str(value)
    if trait in TRAITS and TRAITS[trait].kind is TraitKind.FLAG:
        return _flag(trait, value in (True, "true"), language)
    printed = _PRINTED.get(str(value), str(value))
    return printed if trait == "region" else f"{trait_name(trait, language)} {printed}"


def say_cell(cell: Mapping[str, str], language: str = "vi") -> str:
    """Say which cell of a table is meant: ``{"region": "TDMNPB", "year": "2023"}`` → "vùng TDMNPB, năm 2023".

    The year comes last, as it is read in a paper.
    """
    ordered = sorted(cell.items(), key=lambda pair: pair[0] == YEAR)
    return ", ".join(
        f"{trait_name(trait, language)} {say_value(trait, value, language)}"
        if trait == "region"
        else say_value(trait, value, language)
        for trait, value in ordered
    )


def _flag(trait: str, holds: bool, language: str) -> str:
    if trait in _FLAGS[language]:
        return _FLAGS[language][trait][0 if holds else 1]
    name = trait_name(trait, language)
    if holds:
        return name
    return f"không {name}" if language == "vi" else f"not {name}"


def say_condition(condition: Condition, language: str = "vi") -> str:
    """Say a condition: "số trường học các cấp trên 3", "vùng ĐBSH hoặc ĐNB"."""
    match condition:
        case TraitIs(trait, values):
            if TRAITS[trait].kind is TraitKind.FLAG:
                return _OR[language].join(_flag(trait, bool(value), language) for value in sorted(values, reverse=True))
            order = {value: place for place, value in enumerate(TRAITS[trait].values)}
            said = sorted(values, key=lambda value: order.get(str(value), len(order)))
            names = _OR[language].join(_PRINTED.get(str(value), str(value)) for value in said)
            return f"{trait_name(trait, language)} {names}"
        case TraitCompares(trait, operator, number):
            return f"{trait_name(trait, language)} {_SIGNS[language][operator].format(number)}"
        case AllOf(conditions):
            return _AND[language].join(_inner(one, language) for one in conditions)
        case OneOf(conditions):
            return _OR[language].join(_inner(one, language) for one in conditions)


def _inner(condition: Condition, language: str) -> str:
    said = say_condition(condition, language)
    return f"({said})" if isinstance(condition, AllOf | OneOf) else said
