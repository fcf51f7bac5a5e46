"""What an event does to the units: states that end, states that begin, links, threads (kế hoạch sắp xếp). Pure.

An event is rows, as a resolution lists them: all or part of an old unit goes over to a new one, or the old one ends
and nothing takes its place. ``plan_of`` holds the rows against the units in force on the eve, finds every fault at
once, and gives what would be written; nothing here knows a database. Threads follow ADR 0002, kinds are read off
the rows: one row is a change of name, kind or parent; several into one a merger; one into several a division.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from chungsuc.units.names import fold, plain

# From the top down; a unit lies below one of a level further up.
LEVELS = ("province", "district", "commune", "hamlet", "household", "garden")
WHOLE = Decimal(1)
Key = tuple[str, str]  # level and code: unique on any one day


class Kind(StrEnum):
    """What happens to units that hang together by rows (hình thức sắp xếp)."""

    MERGE = "merge"  # several, each as a whole, into one
    DIVIDE = "divide"  # one into several
    REARRANGE = "rearrange"  # parts of several into several
    RENAME = "rename"
    KIND = "kind"  # xã becomes phường
    PARENT = "parent"
    RECODE = "recode"  # one into one that the law calls a new unit
    KEEP = "keep"  # named by the decree, and stays as it is
    ABOLISH = "abolish"  # ends, and nothing takes its place


class Decree(NamedTuple):
    """By what the units change, and from which day; ``formed_anew`` is ADR 0002's rule for 2025-07-01."""

    day: date
    number: str
    source: str
    formed_anew: bool = False


class Standing(NamedTuple):
    """A state of a unit as it stands on the eve."""

    level: str
    code: str
    name: str
    type: str
    parent_code: str
    thread: str
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def key(self) -> Key:
        return self.level, self.code

    @property
    def full_name(self) -> str:
        return f"{self.type} {self.name}"


class New(NamedTuple):
    """A unit as the decree describes it."""

    level: str
    code: str
    name: str
    type: str
    parent_code: str
    area_km2: Decimal | None = None
    population: int | None = None

    @property
    def key(self) -> Key:
        return self.level, self.code

    @property
    def full_name(self) -> str:
        return f"{self.type} {self.name}"


class Row(NamedTuple):
    """One row of an event: how much of an old unit goes over to which new one (``None``: to none).

    ``share`` is 1 for all of it, less for a part, ``None`` for a part of unknown size; ``number`` is where the row
    stands in the form or file; ``name``, where given, must be the old unit's name.
    """

    number: int
    level: str
    code: str
    new: New | None
    share: Decimal | None = WHOLE
    name: str = ""

    @property
    def key(self) -> Key:
        return self.level, self.code


class Begun(NamedTuple):
    """A state that begins: ``goes_on`` in the thread of an old one; ``moved`` when only its parent did."""

    unit: New
    thread: str
    goes_on: bool
    moved: bool = False


class PlanLink(NamedTuple):
    """All or part of an old unit goes over to a new one."""

    old: Standing
    new: Begun
    share: Decimal | None

    @property
    def whole(self) -> bool:
        return self.share == WHOLE


class Act(NamedTuple):
    """Units that hang together, and what happens to them."""

    kinds: tuple[Kind, ...]
    old: tuple[Standing, ...]
    new: tuple[Begun, ...]


@dataclass(frozen=True)
class Plan:
    """What an event would do; made by ``plan_of`` only, so that it never holds a fault."""

    decree: Decree
    ended: tuple[Standing, ...]
    begun: tuple[Begun, ...]
    links: tuple[PlanLink, ...]
    acts: tuple[Act, ...]

    @cached_property
    def going(self) -> Mapping[str, tuple[PlanLink, ...]]:
        """Where each old unit goes, by its thread; a unit that goes on in its thread or to nowhere has no entry."""
        found: dict[str, list[PlanLink]] = defaultdict(list)
        for link in self.links:
            if link.old.thread != link.new.thread:
                found[link.old.thread].append(link)
        return {thread: tuple(links) for thread, links in found.items()}

    @cached_property
    def coming(self) -> Mapping[str, tuple[PlanLink, ...]]:
        """Out of what each new unit is made, by its thread; of one that goes on there is no entry."""
        found: dict[str, list[PlanLink]] = defaultdict(list)
        for link in self.links:
            if link.old.thread != link.new.thread:
                found[link.new.thread].append(link)
        return {thread: tuple(links) for thread, links in found.items()}

    @cached_property
    def over(self) -> tuple[Standing, ...]:
        """The units whose thread ends."""
        on = {one.thread for one in self.begun}
        return tuple(old for old in self.ended if old.thread not in on)

    @cached_property
    def fresh(self) -> tuple[Begun, ...]:
        """The units whose thread begins."""
        return tuple(new for new in self.begun if not new.goes_on)

    def heir(self, thread: str) -> PlanLink | None:
        """Give the one new unit into which all of an old one went; none where it was divided, goes on or just ends."""
        links = self.going.get(thread, ())
        return links[0] if len(links) == 1 and links[0].whole else None

    def counts(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Count the units concerned before and after, by level and type, from the top down."""
        before = Counter((old.level, old.type) for old in self.ended)
        after = Counter((new.unit.level, new.unit.type) for new in self.begun)
        kinds = sorted({*before, *after}, key=lambda kind: (LEVELS.index(kind[0]), kind[1]))
        return {kind: (before[kind], after[kind]) for kind in kinds}


def plan_of(decree: Decree, rows: Sequence[Row], before: Iterable[Standing]) -> Plan:
    """Work out what an event does to the units in force on its eve.

    ``before`` holds at least: the units that the rows name, those below them, all that have a code which a new unit
    takes, and every unit that may be a parent.

    Raises:
        Faults: everything that is wrong with the rows, each with its number.
    """
    from chungsuc.reorganisation.checking import check_after, check_rows  # the two modules need each other's words

    standing = {one.key: one for one in before}
    check_rows(decree, rows, standing)
    ended = {row.key: standing[row.key] for row in rows}
    news = {row.new.key: row.new for row in rows if row.new is not None}
    arrivals: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        if row.new is not None:
            arrivals[row.new.key].append(row)
    begun = {key: _begun(new, arrivals[key], standing, decree) for key, new in news.items()}
    moved = {child.key: child for child in _moved(rows, standing, ended)}
    check_after(decree, rows, standing, ended, begun, moved)
    links = tuple(PlanLink(ended[row.key], begun[row.new.key], row.share) for row in rows if row.new is not None)
    children = tuple(
        Begun(New(*standing[key][:4], child.parent_code), standing[key].thread, goes_on=True, moved=True)
        for key, child in moved.items()
    )
    return Plan(
        decree,
        (*ended.values(), *(standing[key] for key in moved)),
        (*begun.values(), *children),
        links,
        tuple(_acts(rows, ended, begun)),
    )


def goes_on(rows: Sequence[Row], new: New, old: Standing, *, formed_anew: bool) -> bool:
    """True when a new state goes on in the old thread: made of all of the one unit that had its code (ADR 0002)."""
    if len(rows) != 1 or rows[0].share != WHOLE or old.key != new.key:
        return False
    return not formed_anew or (plain(fold(old.name)) == plain(fold(new.name)) and old.type == new.type)


def _begun(new: New, rows: Sequence[Row], standing: Mapping[Key, Standing], decree: Decree) -> Begun:
    old = standing[rows[0].key]
    if goes_on(rows, new, old, formed_anew=decree.formed_anew):
        return Begun(new, old.thread, goes_on=True)
    return Begun(new, f"{new.level}:{new.code}:{decree.day}", goes_on=False)


class Child(NamedTuple):
    """A unit below one that ends, with the code of its new parent."""

    key: Key
    parent_code: str


def heirs_of_children(rows: Sequence[Row]) -> dict[Key, New | None]:
    """Give for each old unit the new one to which all below it goes: the one that takes all of it, else none."""
    heirs: dict[Key, New | None] = {}
    for row in rows:
        heirs[row.key] = row.new if row.share == WHOLE and row.key not in heirs else None
    return heirs


def children_of(
    rows: Sequence[Row], standing: Mapping[Key, Standing], ended: Mapping[Key, Standing]
) -> Iterator[tuple[Standing, Standing]]:
    """Give each unit below an ended one that no row names, with the ended one."""
    by_code: dict[str, list[Standing]] = defaultdict(list)
    for old in ended.values():
        by_code[old.code].append(old)
    for child in standing.values():
        if child.key in ended:
            continue
        for parent in by_code.get(child.parent_code, ()):
            if lies_below(child.level, parent.level):
                yield child, parent


def lies_below(level: str, above: str) -> bool:
    return LEVELS.index(level) > LEVELS.index(above)


def _moved(
    rows: Sequence[Row], standing: Mapping[Key, Standing], ended: Mapping[Key, Standing]
) -> Iterator[Child]:  # fmt: skip
    heirs = heirs_of_children(rows)
    for child, parent in children_of(rows, standing, ended):
        heir = heirs[parent.key]
        if heir is not None and lies_below(child.level, heir.level) and heir.code != child.parent_code:
            yield Child(child.key, heir.code)


# ── what happens, in a word ──────────────────────────────────────────────────────────────────────────


def _acts(rows: Sequence[Row], ended: Mapping[Key, Standing], begun: Mapping[Key, Begun]) -> Iterator[Act]:
    for group in _hanging_together(rows):
        old = tuple({row.key: ended[row.key] for row in group}.values())
        new = tuple({row.new.key: begun[row.new.key] for row in group if row.new is not None}.values())
        yield Act(_kinds(old, new), old, new)


def _kinds(old: Sequence[Standing], new: Sequence[Begun]) -> tuple[Kind, ...]:
    if not new:
        return (Kind.ABOLISH,)
    if len(old) > 1:
        return (Kind.MERGE,) if len(new) == 1 else (Kind.REARRANGE,)
    if len(new) > 1:
        return (Kind.DIVIDE,)
    was, now = old[0], new[0]
    found = [
        kind
        for kind, changed in (
            (Kind.RENAME, was.name != now.unit.name),
            (Kind.KIND, (was.level, was.type) != (now.unit.level, now.unit.type)),
            (Kind.PARENT, was.parent_code != now.unit.parent_code),
            (Kind.RECODE, not now.goes_on),
        )
        if changed
    ]
    return tuple(found) or (Kind.KEEP,)


def _hanging_together(rows: Sequence[Row]) -> list[list[Row]]:
    """Part the rows into groups that share an old or a new unit, in the order in which they begin."""
    group_of: dict[tuple[str, Key], int] = {}
    groups: dict[int, list[Row]] = {}
    for number, row in enumerate(rows):
        ends = [("old", row.key), *([("new", row.new.key)] if row.new is not None else [])]
        joined = sorted({group_of[end] for end in ends if end in group_of})
        home = joined[0] if joined else number
        groups.setdefault(home, []).append(row)
        for other in joined[1:]:
            groups[home] += groups.pop(other)
        for one in groups[home]:
            group_of["old", one.key] = home
            if one.new is not None:
                group_of["new", one.new.key] = home
    return [groups[home] for home in sorted(groups)]
