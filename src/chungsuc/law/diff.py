"""What changed between two sets (so sánh hai bộ tiêu chí): criteria, indicators, kinds, levels.

Criteria and indicators are matched by their measure, by number where the names agree, then by the names alone;
a renumbered indicator is thus not told as one removed and one added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import product

from chungsuc.law.conditions_prose import say_cell
from chungsuc.law.export import KEY_OF, number_as_plain
from chungsuc.law.matching import match_criteria, match_provisions
from chungsuc.law.numbers import say_quantity
from chungsuc.law.prose import plain_name, say_demand, say_excuse
from chungsuc.law.tree import Compare, CriteriaSet, Criterion, Levels, Provision, ShareOfChildren


class ChangeKind(StrEnum):
    """What sort of change it is."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    RENUMBERED = "renumbered"
    KIND = "kind"
    LEVEL = "level"
    APPLIES = "applies"


class Thing(StrEnum):
    """What changed."""

    CRITERION = "criterion"
    INDICATOR = "indicator"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of which thing, by its numbers in the two sets; ``old`` and ``new`` are as data, ``vi`` in words.

    ``cell`` names the place in a table of levels, e.g. ``{"region": "TDMNPB", "year": "2023"}``.
    """

    kind: ChangeKind
    thing: Thing
    old_no: str | None
    new_no: str | None
    name: str
    old: object = None
    new: object = None
    cell: Mapping[str, str] | None = None
    vi: str = ""

    def as_dict(self) -> dict[str, object]:
        return {
            "kind": str(self.kind), "thing": str(self.thing), "old_no": self.old_no, "new_no": self.new_no,
            "name": self.name, "old": self.old, "new": self.new, "cell": dict(self.cell) if self.cell else None,
            "vi": self.vi,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes from one set to another, in the order of the new one; what was removed comes last."""

    old: CriteriaSet
    new: CriteriaSet
    changes: tuple[Change, ...]

    def of(self, kind: ChangeKind, thing: Thing | None = None) -> tuple[Change, ...]:
        return tuple(c for c in self.changes if c.kind is kind and (thing is None or c.thing is thing))

    def as_dict(self) -> dict[str, object]:
        return {
            "old": self.old.id,
            "new": self.new.id,
            "counts": {f"{kind}": len(self.of(kind)) for kind in ChangeKind},
            "changes": [change.as_dict() for change in self.changes],
        }


def diff(a: CriteriaSet, b: CriteriaSet) -> Difference:
    """Compare two sets: from ``a`` to ``b``."""
    criteria = match_criteria(a.criteria, b.criteria)
    indicators = match_provisions(
        [indicator for criterion in a.criteria for indicator in criterion.indicators],
        [indicator for criterion in b.criteria for indicator in criterion.indicators],
        parents=criteria,
    )
    changes = [*_criterion_changes(criteria), *_provision_changes(indicators, Thing.INDICATOR)]
    return Difference(a, b, tuple(changes))


def _criterion_changes(pairs: list[tuple[Criterion | None, Criterion | None]]) -> Iterator[Change]:
    for old, new in pairs:
        if old is None or new is None:
            yield _whole(Thing.CRITERION, old, new)
            continue
        yield from _named(Thing.CRITERION, old, new)


def _whole(thing: Thing, old: Criterion | Provision | None, new: Criterion | Provision | None) -> Change:
    if new is not None:
        return Change(ChangeKind.ADDED, thing, None, new.no, new.name, vi=f"thêm: {new.name}")
    assert old is not None
    return Change(ChangeKind.REMOVED, thing, old.no, None, old.name, vi=f"bỏ: {old.name}")


def _named(thing: Thing, old: Criterion | Provision, new: Criterion | Provision) -> Iterator[Change]:
    def change(kind: ChangeKind, before: str, after: str, vi: str) -> Change:
        return Change(kind, thing, old.no, new.no, new.name, before, after, vi=vi)

    if old.no != new.no:
        yield change(ChangeKind.RENUMBERED, old.no, new.no, f"số {old.no} → {new.no}")
    if old.name != new.name:
        yield change(ChangeKind.RENAMED, old.name, new.name, f"tên: “{old.name}” → “{new.name}”")


def _provision_changes(pairs: list[tuple[Provision | None, Provision | None]], thing: Thing) -> Iterator[Change]:
    for old, new in pairs:
        if old is None or new is None:
            yield _whole(thing, old, new)
            continue
        yield from _named(thing, old, new)
        yield from _demand_changes(thing, old, new)
        if old.parts and new.parts:
            yield from _provision_changes(match_provisions(old.parts, new.parts), Thing.PART)


def _kind(provision: Provision) -> str:
    match provision.requirement:
        case Compare(operator, _):
            return KEY_OF[operator]
        case ShareOfChildren(child_type, title, operator, _):
            return f"share_of_children {child_type} {title} {KEY_OF[operator]}"
        case other:
            return type(other).__name__


def _levels(provision: Provision) -> Levels | None:
    match provision.requirement:
        case Compare(_, levels) | ShareOfChildren(_, _, _, levels):
            return levels
        case _:
            return None


def _demand_changes(thing: Thing, old: Provision, new: Provision) -> Iterator[Change]:
    name = plain_name(new)
    was, now = _levels(old), _levels(new)
    if _kind(old) != _kind(new) or was is None or now is None:
        before, after = say_demand(old), say_demand(new)
        if before != after:
            vi = f"yêu cầu: {before} → {after}"
            yield Change(ChangeKind.KIND, thing, old.no, new.no, name, before, after, vi=vi)
    else:
        yield from _level_changes(thing, old, new, was, now)
    if old.not_applicable_when != new.not_applicable_when:
        before, after = say_excuse(old) or "luôn áp dụng", say_excuse(new) or "luôn áp dụng"
        yield Change(ChangeKind.APPLIES, thing, old.no, new.no, name, before, after, vi=f"{before} → {after}")


# ── levels ───────────────────────────────────────────────────────────────────────────────────────────


def _level_changes(thing: Thing, old: Provision, new: Provision, was: Levels, now: Levels) -> Iterator[Change]:
    """Compare two tables cell by cell, over the dimensions of either."""
    by = tuple(dict.fromkeys((*was.by, *now.by)))
    told: set[tuple[object, object]] = set()
    cells = list(_cells(by, was, now))
    uniform = len({(_at(was, by, keys), _at(now, by, keys)) for keys in cells}) == 1
    for keys in cells:
        before, after = _at(was, by, keys), _at(now, by, keys)
        if before == after or (uniform and told):
            continue
        told.add((before, after))
        cell = None if uniform or not by else dict(zip(by, keys, strict=True))
        place = f" ({say_cell(cell)})" if cell else ""
        vi = f"mức{place}: {_say(before, old.unit)} → {_say(after, new.unit)}"
        yield Change(
            ChangeKind.LEVEL, thing, old.no, new.no, plain_name(new), _plain(before), _plain(after), cell, vi
        )  # fmt: skip


def _cells(by: tuple[str, ...], was: Levels, now: Levels) -> Iterator[tuple[str, ...]]:
    """Give every combination that either table speaks of."""
    values: list[dict[str, None]] = [{} for _ in by]
    for levels in (was, now):
        for keys in levels.cells:
            for name, key in zip(levels.by, keys, strict=True):
                values[by.index(name)][key] = None
    return product(*values)


PROVINCE, ABSENT = "province", None


def _at(levels: Levels, by: tuple[str, ...], keys: tuple[str, ...]) -> Decimal | str | None:
    """Give a level, ``unknown``, ``province``, or ``None`` where the table has no such cell."""
    if levels.left_to_province:
        return PROVINCE
    asked = dict(zip(by, keys, strict=True))
    own = tuple(asked[name] for name in levels.by)
    if own not in levels.cells:
        return ABSENT
    level = levels.cells[own]
    return "unknown" if level is None else level


def _plain(level: Decimal | str | None) -> int | float | str | None:
    return number_as_plain(level) if isinstance(level, Decimal) else level


def _say(level: Decimal | str | None, unit: str | None) -> str:
    match level:
        case None:
            return "không quy định"
        case "unknown":
            return "chưa rõ"
        case "province":
            return "UBND cấp tỉnh quy định"
        case Decimal():
            return say_quantity(level, unit)
        case _:
            return level
