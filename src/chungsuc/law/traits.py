"""Traits: what the law asks about a unit before it names a level (đặc điểm của đơn vị).

A trait is dated where it is stored; here it is only the vocabulary. A designation such as *specially
difficult* is made by a list: a unit that is not on the list is not designated, so its default is ``False``.
Every other trait without a value is unknown, and a level that depends on it is unknown too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

TraitValue = str | bool | int
Traits = Mapping[str, TraitValue]


class Region(StrEnum):
    """The seven socio-economic regions of the sets since 2009 (vùng)."""

    TDMNPB = "TDMNPB"
    DBSH = "DBSH"
    BTB = "BTB"
    DHNTB = "DHNTB"
    TN = "TN"
    DNB = "DNB"
    DBSCL = "DBSCL"


REGION_VI: Mapping[str, str] = {
    "TDMNPB": "Trung du miền núi phía Bắc",
    "DBSH": "Đồng bằng sông Hồng",
    "BTB": "Bắc Trung Bộ",
    "DHNTB": "Duyên hải Nam Trung Bộ",
    "TN": "Tây Nguyên",
    "DNB": "Đông Nam Bộ",
    "DBSCL": "Đồng bằng sông Cửu Long",
}


class TraitKind(StrEnum):
    """How a trait's value is written: one of a list, yes or no, or a whole number."""

    CHOICE = "choice"
    FLAG = "flag"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Trait:
    """One word of the vocabulary: key, kind, allowed values, default, names."""

    key: str
    kind: TraitKind
    vi: str
    en: str
    values: tuple[str, ...] = ()
    default: TraitValue | None = None


TRAITS: Mapping[str, Trait] = {
    trait.key: trait
    for trait in (
        Trait("region", TraitKind.CHOICE, "vùng", "region", tuple(Region)),
        Trait("group", TraitKind.CHOICE, "nhóm xã (2026–2030)", "commune group (2026–2030)", ("1", "2", "3")),
        Trait("area", TraitKind.CHOICE, "khu vực", "ethnic-minority area class", ("I", "II", "III")),
        Trait("specially_difficult", TraitKind.FLAG, "đặc biệt khó khăn", "specially difficult", default=False),
        Trait("atk", TraitKind.FLAG, "an toàn khu (QĐ 318, Điều 1)", "safe zone (QĐ 318, art. 1)", default=False),
        Trait("ethnic_mountainous", TraitKind.FLAG, "dân tộc thiểu số và miền núi", "ethnic-minority and mountainous"),
        Trait("schools", TraitKind.COUNT, "số trường học các cấp", "number of schools"),
        Trait("craft_village", TraitKind.FLAG, "có làng nghề, làng nghề truyền thống", "has a craft village"),
    )
}  # fmt: skip
