"""Levels: one number for all, or a table by traits and year in which every cell is spoken for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from chungsuc.law.file_errors import MissingKey
from chungsuc.law.frozen import frozen
from chungsuc.law.reading.entry import Entry, shown
from chungsuc.law.reading.text import Listing, Table
from chungsuc.law.rule_errors import GapInYears, MissingCell, NotADimension, NotALevel, UnknownTrait, UnknownTraitValue
from chungsuc.law.traits import TRAITS, TraitKind
from chungsuc.law.tree import NO_LEVEL, YEAR, Levels

UNKNOWN, PROVINCE = "unknown", "province"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_YEAR = re.compile(r"(19|20)\d\d")
_HEAD = ("by", "general")
_NO_CELLS = Levels((), frozen({(): None}))


def read_number(entry: Entry, key: str, value: object) -> Decimal | None:
    """Read one cell: a plain number or ``unknown``."""
    if value == UNKNOWN:
        return None
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    entry.report(NotALevel, line=entry.line(key), given=shown(value) or "(trống / empty)")
    return None


def read_levels(entry: Entry, key: str) -> Levels:
    """Read the level or table under a comparison such as ``at_least``."""
    value = entry.table[key]
    if value == PROVINCE:
        return Levels((), NO_LEVEL.cells, left_to_province=True)
    if not isinstance(value, Table):
        return Levels((), frozen({(): read_number(entry, key, value)}))
    return _Tabled(Entry(value, entry.path, entry.desk, cells=True)).read()


@dataclass
class _Tabled:
    """One table on its way to ``Levels``."""

    entry: Entry
    cells: dict[tuple[str, ...], Decimal | None] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    years: tuple[str, ...] = ()

    def read(self) -> Levels:
        by = self.dimensions()
        if not by:
            return _NO_CELLS
        if YEAR in by:
            self.years = self.years_at(by.index(YEAR))
        self.rows(self.entry, by, ())
        if self.missing:
            more = f" … (+{len(self.missing) - 12})" if len(self.missing) > 12 else ""
            self.entry.report(MissingCell, cells=", ".join(self.missing[:12]) + more)
        general, by_year = self.general()
        return Levels(by, frozen(self.cells), general=general, general_by_year=frozen(by_year))

    def dimensions(self) -> tuple[str, ...]:
        """Read ``by``: one name or a list; empty, with a report, when a table cannot be laid out so."""
        given = self.entry.table.get("by", Listing())
        names = [str(name) for name in given] if isinstance(given, Listing) else [shown(given)]
        if not names:
            self.entry.report(MissingKey, key="by")
        sound = True
        for name in names:
            trait = TRAITS.get(name)
            if trait is None and name != YEAR:
                self.entry.report(
                    UnknownTrait, line=self.entry.line("by"), trait=name, allowed=", ".join((YEAR, *TRAITS))
                )
                sound = False
            elif names.count(name) > 1 or (trait is not None and trait.kind is TraitKind.COUNT):
                self.entry.report(NotADimension, line=self.entry.line("by"), dimension=name)
                sound = False
        return tuple(names) if sound else ()

    def years_at(self, depth: int) -> tuple[str, ...]:
        """Give the years that the table speaks of anywhere; a year left out between two is reported."""
        rows = [self.entry.table]
        for _ in range(depth):
            rows = [row for table in rows for key, row in table.items() if key not in _HEAD and isinstance(row, Table)]
        found = {int(key) for row in rows for key in row if _YEAR.fullmatch(key)}
        if not found:
            return ()
        gap = [str(year) for year in range(min(found), max(found)) if year not in found]
        if gap:
            self.entry.report(GapInYears, years=", ".join(gap))
        return tuple(str(year) for year in sorted(found))

    def values_of(self, dimension: str) -> tuple[str, ...]:
        if dimension == YEAR:
            return self.years
        return tuple(str(value) for value in TRAITS[dimension].values) or ("true", "false")

    def rows(self, entry: Entry, by: tuple[str, ...], keys: tuple[str, ...]) -> None:
        dimension, *rest = by
        values = self.values_of(dimension)
        for key in entry.table:
            if key not in values and not (entry is self.entry and key in _HEAD):
                allowed = ", ".join(values) if dimension != YEAR else "2021, 2022, …"
                entry.report(UnknownTraitValue, line=entry.line(key), trait=dimension, given=key, allowed=allowed)
        if not values:
            self.missing.append(f"{dimension}: …")
        for value in values:
            at = (*keys, value)
            given = entry.table.get(value)
            if given is None:
                self.missing.append("/".join(at))
            elif not rest:
                self.cells[at] = read_number(entry, value, given)
            elif isinstance(given, Table):
                self.rows(Entry(given, entry.path, entry.desk, cells=True), tuple(rest), at)
            elif given == UNKNOWN:
                self.cells.update(dict.fromkeys((*at, *below) for below in product(*map(self.values_of, rest))))
            else:
                entry.report(NotALevel, line=entry.line(value), given=shown(given))

    def general(self) -> tuple[Decimal | None, dict[str, Decimal]]:
        """Read the national column: one number, or one for each year."""
        given = self.entry.table.get("general", UNKNOWN)
        if not isinstance(given, Table):
            return read_number(self.entry, "general", given), {}
        row = Entry(given, self.entry.path, self.entry.desk, cells=True)
        for key in given:
            if not _YEAR.fullmatch(key):
                row.report(UnknownTraitValue, line=row.line(key), trait=YEAR, given=key, allowed="2021, 2022, …")
        levels = {key: read_number(row, key, given[key]) for key in given}
        return None, {year: level for year, level in levels.items() if level is not None}
