"""What an overlay changes: levels filled in where they are open, whole provisions in the place of the old."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from chungsuc.law.errors import (
    OverlayChangesKnownCell,
    OverlayChangesTwice,
    OverlayChangesUnknown,
    OverlayLevelNotOpen,
    OverlayOtherKind,
)
from chungsuc.law.frozen import frozen
from chungsuc.law.open_levels import has_unknown, left_to_province
from chungsuc.law.overlays import OverlayKind
from chungsuc.law.parts import with_part
from chungsuc.law.reading.conditions import COMPARISONS
from chungsuc.law.reading.entry import Entry, near
from chungsuc.law.reading.levels import read_levels
from chungsuc.law.reading.provisions import SOURCE_KEYS, Place, ProvisionReader
from chungsuc.law.reading.text import Table
from chungsuc.law.rule_errors import NoRequirement, TwoRequirements
from chungsuc.law.tree import (
    Attested,
    Compare,
    CriteriaSet,
    Criterion,
    Levels,
    Provision,
    Requirement,
    ShareOfChildren,
)

FILL_KINDS = (*COMPARISONS, "attested")


OPEN_TO: Mapping[OverlayKind, Callable[[Provision], bool]] = {
    OverlayKind.AMENDMENT: lambda provision: True,
    OverlayKind.PROVINCE: left_to_province,
    OverlayKind.ILLUSTRATION: lambda provision: left_to_province(provision) or has_unknown(provision),
}


@dataclass
class ChangeReader:
    """Reads ``levels`` and ``redefine`` of one overlay against the set that it amends."""

    entry: Entry
    reader: ProvisionReader
    base: CriteriaSet
    kind: OverlayKind
    done: set[str] = field(default_factory=set)
    changed: dict[str, Provision] = field(default_factory=dict)
    homes: dict[str, tuple[Criterion, Provision]] = field(default_factory=dict)

    def changes(self) -> Mapping[str, Provision]:
        """Give the changed indicators, whole, by their number."""
        for criterion in self.base.criteria:
            for indicator in criterion.indicators:
                self.homes.update((provision.no, (criterion, indicator)) for provision in indicator.walk())
        levels = self.entry.entry("levels", path="levels")
        for no in levels.table if levels else ():
            assert levels is not None
            fill = levels.entry(no, (*FILL_KINDS, *SOURCE_KEYS), f"levels › {no}")
            if fill is not None and self.allowed(levels, no, levels.line(no)):
                self.put(self.filled(fill, self.base_provision(no)))
        for table in self.entry.tables("redefine"):
            self.redefine(table)
        return frozen(self.changed)

    def base_provision(self, no: str) -> Provision:
        _, indicator = self.homes[no]
        return next(provision for provision in indicator.walk() if provision.no == no)

    def allowed(self, entry: Entry, no: str, line: int) -> bool:
        """Say whether this overlay may change a number; report why not."""
        if no not in self.homes:
            entry.report(OverlayChangesUnknown, line=line, no=no, base=self.base.id, near=near(no, self.homes))
            return False
        if no in self.done:
            entry.report(OverlayChangesTwice, line=line, no=no)
            return False
        self.done.add(no)
        if not OPEN_TO[self.kind](self.base_provision(no)):
            entry.report(OverlayLevelNotOpen, line=line, no=no, base=self.base.id, kind=self.kind.value)
            return False
        return True

    def put(self, new: Provision) -> None:
        _, indicator = self.homes[new.no]
        self.changed[indicator.no] = with_part(self.changed.get(indicator.no, indicator), new)

    def redefine(self, table: Table) -> None:
        no = table.get("no")
        if not isinstance(no, str) or no not in self.homes:
            self.reader.provision(table, Place(str(no or "?").partition(".")[0]), "redefine")
            if isinstance(no, str) and no:
                self.allowed(self.entry, no, table.line)
            return
        criterion, indicator = self.homes[no]
        place = Place(criterion.no, criterion.counted, None if no == indicator.no else indicator.no)
        new = self.reader.provision(table, place, "redefine")
        if self.allowed(self.entry, no, table.line):
            self.put(new)

    # ── levels ───────────────────────────────────────────────────────────────────────────────────────

    def filled(self, fill: Entry, base: Provision) -> Provision:
        """Give the base provision with the level of the overlay; name, unit, measure and operator stay."""
        criterion, indicator = self.homes[base.no]
        given = [kind for kind in FILL_KINDS if kind in fill]
        if len(given) != 1:
            fault = TwoRequirements if given else NoRequirement
            fill.report(fault, no=base.no, given=", ".join(given), allowed=", ".join(FILL_KINDS))
            return base
        kind, expected = given[0], _kind_of(base.requirement)
        if kind != expected:
            data = {"no": base.no, "base": self.base.id, "base_kind": expected, "given": kind}
            fill.report(OverlayOtherKind, line=fill.line(kind), **data)
            return base
        place = Place(criterion.no, criterion.counted, None if base is indicator else indicator.no)
        source = self.reader.source(fill, base.no, place)
        requirement: Requirement
        match base.requirement:
            case Compare(operator, levels):
                requirement = Compare(operator, self.merged(fill, base, levels, kind))
            case ShareOfChildren(child_type, title, operator, levels):
                requirement = ShareOfChildren(child_type, title, operator, self.merged(fill, base, levels, kind))
            case _:
                if fill.table[kind] != "true":
                    fill.wrong(kind, "true")
                requirement = Attested()
        return replace(base, requirement=requirement, source=source)

    def merged(self, fill: Entry, base: Provision, old: Levels, kind: str) -> Levels:
        """Fill a table: what the decree itself settles stays, unless the authority amends it."""
        new = read_levels(fill, kind)
        new = replace(new, general=old.general, general_by_year=old.general_by_year)
        if self.kind is OverlayKind.AMENDMENT or not old.known:
            return new
        if new.by != old.by:
            first = next(keys for keys, level in old.cells.items() if level is not None)
            known, given = old.cells[first], new.cells.get((), "…")
            self.known_cell(fill, kind, base.no, first, known, given)
            return old
        cells = dict(old.cells)
        for keys, level in new.cells.items():
            known = old.cells.get(keys)
            if known is None:
                cells[keys] = level
            elif level is not None and level != known:
                self.known_cell(fill, kind, base.no, keys, known, level)
        return replace(old, cells=frozen(cells))

    @staticmethod
    def known_cell(fill: Entry, kind: str, no: str, keys: tuple[str, ...], known: object, given: object) -> None:
        cell = "/".join(keys) or "mức chung"
        fill.report(OverlayChangesKnownCell, line=fill.line(kind), no=no, cell=cell, known=known, given=given)


def _kind_of(requirement: Requirement) -> str:
    match requirement:
        case Compare(operator, _) | ShareOfChildren(_, _, operator, _):
            return next(kind for kind, sign in COMPARISONS.items() if sign is operator)
        case Attested():
            return "attested"
        case _:
            return type(requirement).__name__
