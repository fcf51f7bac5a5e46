"""The shipped lists of units, read as they are (danh mục hành chính). Pure; sources in ``docs/sources.md``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import NamedTuple

FIRST_DAY = date(2020, 1, 1)  # nothing is known of the units before this day
_LEVELS = {2: "province", 3: "district", 5: "commune"}
LOCAL_LETTERS = {"X": "hamlet", "H": "household", "V": "garden"}  # as the system makes codes: 05602-X01
_DAY_2025 = date(2025, 7, 1)
_THAI_NGUYEN = "1683/NQ-UBTVQH15"
# Each province has its own resolution; which number belongs to which other province we have not seen.
_ONE_OF_2025 = "một trong các NQ 1654–1687/NQ-UBTVQH15"
_SOURCE_2025 = "bảng chuyển đổi đơn vị hành chính cũ – mới của cơ quan thống kê, đối chiếu các nghị quyết năm 2025"


class State(NamedTuple):
    """One state of a unit, in force on ``valid_from <= day < valid_until``."""

    level: str
    code: str
    name: str
    type: str
    parent_code: str
    valid_from: date | None
    valid_until: date | None
    area_km2: Decimal | None
    population: int | None

    @property
    def key(self) -> tuple[str, str, date | None]:
        return self.level, self.code, self.valid_from


class LinkRow(NamedTuple):
    """The old unit that ended on ``day`` and the new one that began on it."""

    day: date
    old_level: str
    old_code: str
    new_level: str
    new_code: str
    whole: bool
    decree: str
    source: str


class RegionRow(NamedTuple):
    """The region of a province, from ``valid_from`` on; ``None`` is the beginning of the list."""

    code: str
    valid_from: date | None
    region: str
    source: str


def level_of_code(code: str) -> str | None:
    """Give the level that the shape of a code tells, ``None`` for no code."""
    if code.isdecimal():
        return _LEVELS.get(len(code))
    commune, _, own = code.partition("-")
    local = commune.isdecimal() and len(commune) == 5 and own[1:].isdecimal()
    return LOCAL_LETTERS.get(own[:1]) if local else None


def read_states() -> list[State]:
    """Read every unit of Viet Nam that existed at any time since 2020-01-01, one row per state."""
    return [
        State(
            row["level"], row["code"], row["name"], row["type"], row["parent_code"],
            _day(row["valid_from"]), _day(row["valid_until"]),
            Decimal(row["area_km2"]) if row["area_km2"] else None,
            int(row["population"]) if row["population"] else None,
        )
        for row in _rows("units-vietnam.csv")
    ]  # fmt: skip


def read_links(known: list[State]) -> list[LinkRow]:
    """Read the lineage: 2025-07-01 for the whole country, and what is known of Thái Nguyên before."""
    states = {(s.level, s.code): s for s in known if s.valid_from == _DAY_2025}
    return [*(_link_2025(row, states) for row in _rows("lineage-2025.csv")), *_links_thai_nguyen()]


def _link_2025(row: dict[str, str], new: dict[tuple[str, str], State]) -> LinkRow:
    old_code, new_code = row["old_code"], row["new_code"]
    old_level, new_level = _LEVELS[len(old_code)], _LEVELS[len(new_code)]
    decree = ""  # the resolution on the provinces is not among our sources
    if new_level == "commune":
        decree = _THAI_NGUYEN if new[new_level, new_code].parent_code == "19" else _ONE_OF_2025
    whole = row["share_note"] == "whole"
    return LinkRow(_DAY_2025, old_level, old_code, new_level, new_code, whole, decree, _SOURCE_2025)


def _links_thai_nguyen() -> Iterator[LinkRow]:
    for row in _rows("lineage-thai-nguyen.csv"):
        yield LinkRow(
            date.fromisoformat(row["day"]), row["level"], row["old_code"], row["level"], row["new_code"],
            row["share_note"] == "whole", row["decree"], row["source"],
        )  # fmt: skip


def read_regions() -> list[RegionRow]:
    """Read the region of each province; every row says that it is unverified."""
    return [
        RegionRow(row["code"], _day(row["valid_from"]), row["region"], _said(row["source"], row["verified"]))
        for row in _rows("regions.csv")
    ]


def _said(source: str, verified: str) -> str:
    return source if verified == "true" else f"{source}; chưa đối chiếu văn bản"


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (files("chungsuc.units") / "data" / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
