"""The two basic tables as plain frozen data: what a report prints, nothing it still has to reckon.

T1 "Biểu tổng hợp kết quả thực hiện tiêu chí": a row per unit, a column per criterion. T2: units by how many
criteria they meet. Both carry an ``About`` that says what they are, as of when, by which law, and how far to
trust them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from chungsuc.engine.verdict import Fact, Status
from chungsuc.figures.bands import Band
from chungsuc.figures.shares import Average, Share
from chungsuc.law.overlays import OverlayKind
from chungsuc.law.tree import Subject, Title
from chungsuc.units.carry import Gap, Roll, Rule


@dataclass(frozen=True, slots=True)
class OverlayUsed:
    """An overlay that was applied: the later decision, or the assumption, that changed the set."""

    id: str
    name: str
    kind: OverlayKind
    decision: str


@dataclass(frozen=True, slots=True)
class LawUsed:
    """The law that judged: set, version, overlays, and how much of it nobody has verified.

    ``levels`` counts the requirements that somebody must enter a value for, ``unverified_levels`` those of them
    that were not held against the decree itself, ``illustrated_levels`` those assumed for a demonstration.
    """

    set_id: str
    name: str
    name_en: str
    decision: str
    subject: Subject
    title: Title
    version: str
    in_force: bool
    partial: bool
    overlays: tuple[OverlayUsed, ...]
    levels: int
    unverified_levels: int
    illustrated_levels: int
    unplaced: tuple[str, ...] = ()

    def name_in(self, language: str) -> str:
        return self.name if language == "vi" else self.name_en


@dataclass(frozen=True, slots=True)
class Scope:
    """The unit that the table is about (phạm vi): ``name`` is the full one, "tỉnh Thái Nguyên"."""

    code: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class CarriedTally:
    """How far a table as now rests on values carried from old units (số liệu quy đổi).

    ``units`` rest on at least one carried value, ``values`` counts these values. ``gaps``: for how many indicators
    of all units nothing could be carried, by the reason, the commonest first; such an indicator stays unknown.
    """

    units: int
    values: int
    gaps: tuple[tuple[Gap, int], ...]

    @property
    def not_carried(self) -> int:
        return sum(count for _, count in self.gaps)


@dataclass(frozen=True, slots=True)
class About:
    """What a table is: scope, days, law, how far its values are synthetic, and when it was made.

    ``since_in_force`` is false when the set was not in force on the day of comparison: there is no change then.
    ``titles_open`` counts units without a title of their own that came out of units which held one: whether the
    title goes on is for a decision to say. ``roll``: on which units the values stand; ``carried`` is there as now.
    """

    scope: Scope
    as_of: date
    since: date
    law: LawUsed
    made_at: datetime
    known_at: datetime | None = None
    since_in_force: bool = True
    synthetic_values: bool = False
    synthetic_titles: bool = False
    nothing_known: bool = False  # neither a fact nor a title of any unit
    titles_open: int = 0
    roll: Roll = Roll.AS_THEN
    carried: CarriedTally | None = None
    filters: tuple[str, ...] = ()  # in words, which units are left: "khu vực III", "danh hiệu: NTM nâng cao"
    columns_left: tuple[str, ...] = ()  # in words, which columns are left: "phần việc của Sở Xây dựng"
    units_in_all: int = 0  # how many units there are without the filters

    @property
    def left_out(self) -> tuple[str, ...]:
        """Every filter in words; empty for the whole table."""
        return (*self.filters, *self.columns_left)

    @property
    def synthetic(self) -> bool:
        """True when anything in the table was made up for a demonstration (số liệu mô phỏng)."""
        return self.synthetic_values or self.synthetic_titles

    @property
    def illustrated(self) -> bool:
        """True when a level was assumed for a demonstration (giả định minh họa)."""
        return any(overlay.kind is OverlayKind.ILLUSTRATION for overlay in self.law.overlays)


@dataclass(frozen=True, slots=True)
class Column:
    """One criterion of the set; ``counted`` is false for the conditions outside the numbered criteria.

    ``indicator``: it is an indicator of the one criterion that the table is about.
    """

    no: str
    name: str
    counted: bool = True
    indicator: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A unit between the scope and the rows: the district of a commune."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of T1. ``cells`` follows the columns; the counts are over the numbered criteria only.

    ``change`` is the criteria met now less those met on ``since``; ``None`` when the two cannot be compared.
    ``carried`` counts the values that were carried from old units, ``not_carried`` the indicators that stay unknown
    because nothing could be.
    """

    thread: str
    code: str
    name: str
    group: Group | None
    cells: tuple[Status, ...]
    met: int
    unmet: int
    unknown: int
    not_applicable: int
    title: Title | None
    change: int | None
    carried: int = 0
    not_carried: int = 0

    @property
    def reached(self) -> int:
        """Criteria that leave nothing to do: met, or not asked of this unit. It places the unit in a band."""
        return self.met + self.not_applicable


@dataclass(frozen=True, slots=True)
class ColumnTotal:
    """How the units stand on one criterion; the base of the share is all units of the table."""

    met: int
    unmet: int
    unknown: int
    not_applicable: int

    @property
    def share(self) -> Share:
        return Share(self.met, self.met + self.unmet + self.unknown + self.not_applicable)


@dataclass(frozen=True, slots=True)
class TitleTally:
    """Units that hold a title or a higher one, now and on ``since`` (``None``: not comparable).

    A count may rise by ten and fall by one at once: ``gained`` hold it now and did not then, ``lost`` held it then
    and are no longer among the units counted, or hold it no more (a commune that became a township).
    """

    title: Title
    share: Share
    before: Share | None
    gained: int = 0
    lost: int = 0


class CarriedValue(NamedTuple):
    """One indicator of a new unit: what came out of the old units, by which rule, or why nothing did."""

    rule: Rule
    fact: Fact | None
    gap: Gap | None
    why: str


@dataclass(frozen=True, slots=True)
class OldUnit:
    """An old unit as it stood on its last day: its values, and its own verdict where the set judges such a unit.

    ``share`` of it went over (``None``: nobody has said). ``statuses`` by number of criterion, ``None`` for a ward or
    township. ``parts``: what it was made of itself, where it had no values of its own.
    """

    thread: str
    code: str
    name: str
    share: Decimal | None
    day: date
    statuses: Mapping[str, Status] | None
    met: int | None
    values: Mapping[str, Fact]
    parts: tuple[OldUnit, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """What one new unit's carried values were made of, so that the carrying can be followed and undone."""

    thread: str
    code: str
    name: str
    reorganised_on: date
    values: Mapping[str, CarriedValue]
    parts: tuple[OldUnit, ...]


@dataclass(frozen=True, slots=True)
class CriteriaTable:
    """T1: rows in official code order, group after group; ``provenance`` is there where it was asked for."""

    about: About
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    totals: tuple[ColumnTotal, ...]
    titles: tuple[TitleTally, ...]
    average: Average
    change: int | None
    provenance: tuple[Provenance, ...] = ()
    criterion: Column | None = None  # the table is about the indicators of this one

    @property
    def criteria(self) -> int:
        """The number of numbered criteria (19), or of the indicators of the one criterion."""
        return sum(column.counted for column in self.columns)

    @property
    def unknown_cells(self) -> int:
        """Cells of numbered criteria for which nobody knows whether they are met."""
        return sum(row.unknown for row in self.rows)

    def rows_of(self, group: Group | None) -> tuple[Row, ...]:
        """Give the rows of a group; of a table that is not grouped, all rows."""
        if group is None and not self.groups:
            return self.rows
        return tuple(row for row in self.rows if row.group == group)


@dataclass(frozen=True, slots=True)
class BandsRow:
    """One line of T2: a group, or the whole scope (``group`` is ``None``).

    ``with_unknown`` counts the units that have a criterion nobody knows of: they stand in the band of what is
    known, and may belong higher. ``titles`` follows ``BandsTable.titles``.
    """

    group: Group | None
    units: int
    counts: tuple[int, ...]
    with_unknown: int
    titles: tuple[int, ...]
    average: Average

    def share(self, index: int) -> Share:
        """Give the share of the units that stand in one band."""
        return Share(self.counts[index], self.units)


@dataclass(frozen=True, slots=True)
class BandsTable:
    """T2: how many units meet how many criteria, by group, and in all."""

    about: About
    criteria: int
    bands: tuple[Band, ...]
    titles: tuple[Title, ...]
    rows: tuple[BandsRow, ...]
    total: BandsRow
