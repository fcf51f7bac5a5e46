"""Overlays: later decisions that fill or change part of a set, and the set as it stands on a day.

An overlay is its own immutable file. It either *fills levels* that the decree left to the province (the fact
asked for stays the same), or *redefines* provisions from a day on (QĐ 211/QĐ-TTg of 2024).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from chungsuc.law.errors import OverlayClash, OverlayWrongSet
from chungsuc.law.parts import with_part
from chungsuc.law.tree import CriteriaSet, Criterion, Decision, Provision


class OverlayKind(StrEnum):
    """What gives an overlay its force.

    ``AMENDMENT``: the authority that issued the set; applied by itself from its day on.
    ``PROVINCE``: the province, where the set leaves a level to it.
    ``ILLUSTRATION``: nobody; levels assumed for a demonstration ("giả định minh họa"), said wherever they show.
    """

    AMENDMENT = "amendment"
    PROVINCE = "province"
    ILLUSTRATION = "illustration"


@dataclass(frozen=True, slots=True)
class Overlay:
    """A decision that changes provisions of one set from ``valid_from`` up to but not on ``valid_until``.

    ``changes`` maps the number of an indicator (never of a part alone) to its whole new provision.
    ``unplaced`` are changes that are known to exist but whose place in the set is not: said, not applied.
    ``replaces`` are overlays of the same kind that this one takes the place of, wherever both change an indicator.
    """

    id: str
    name: str
    kind: OverlayKind
    amends: str
    decision: Decision
    valid_from: date
    valid_until: date | None
    changes: Mapping[str, Provision]
    unplaced: tuple[str, ...] = ()
    note: str | None = None
    checksum: str = field(default="", compare=False)
    replaces: tuple[str, ...] = ()

    def in_force(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


@dataclass(frozen=True)
class LawAtDate:
    """A criteria set seen at a day, overlays applied (bộ tiêu chí tại một ngày): what the engine judges by.

    ``in_force`` is false when the day lies outside the set's own validity: judging by it is then a question of
    "what if", which the answer must say.
    """

    base: CriteriaSet
    day: date
    overlays: tuple[Overlay, ...]
    criteria: tuple[Criterion, ...]

    @property
    def in_force(self) -> bool:
        return self.base.in_force(self.day)

    @property
    def local(self) -> tuple[Overlay, ...]:
        """The overlays that are not amendments: what a province decided, or a demonstration assumed."""
        return tuple(overlay for overlay in self.overlays if overlay.kind is not OverlayKind.AMENDMENT)

    @cached_property
    def by_no(self) -> Mapping[str, Provision]:
        """All provisions, indicators and parts, by their number."""
        return {provision.no: provision for provision in self.provisions()}

    @cached_property
    def illustrated(self) -> frozenset[str]:
        """Numbers of the indicators whose level is, at least in part, assumed for a demonstration."""
        assumed = [overlay for overlay in self.overlays if overlay.kind is OverlayKind.ILLUSTRATION]
        if not assumed:
            return frozenset()
        real = law_at(self.base, self.day, [overlay for overlay in self.overlays if overlay not in assumed]).by_no
        return frozenset(no for overlay in assumed for no in overlay.changes if self.by_no[no] != real[no])

    @cached_property
    def version(self) -> str:
        """Name set and overlays with their checksums: two verdicts with one version saw the same law."""
        parts: tuple[CriteriaSet | Overlay, ...] = (self.base, *self.overlays)
        return "+".join(f"{part.id}@{part.checksum[:12]}" for part in parts)

    def provisions(self) -> tuple[Provision, ...]:
        """Give all provisions, indicators and parts, in the law's order."""
        return self._provisions

    @cached_property
    def _provisions(self) -> tuple[Provision, ...]:
        indicators = (indicator for criterion in self.criteria for indicator in criterion.indicators)
        return tuple(provision for indicator in indicators for provision in indicator.walk())

    @cached_property
    def nos_by_measure(self) -> Mapping[str, Sequence[str]]:
        """The numbers of the provisions that look at each measure."""
        nos: dict[str, list[str]] = {}
        for provision in self._provisions:
            if provision.measure is not None and provision.takes_fact:
                nos.setdefault(provision.measure, []).append(provision.no)
        return nos


def combined(issued: Provision | None, earlier: Provision | None, later: Provision) -> Provision:
    """Put two changes of one indicator together: what only one changes is kept, where both do the later wins."""
    if earlier is None or earlier in (issued, later):
        return later
    if later == issued:
        return earlier
    before = {part.no: part for part in earlier.parts}
    if not before or list(before) != [part.no for part in later.parts]:
        return later
    first = {part.no: part for part in issued.parts} if issued else {}
    result = later
    for part in later.parts:
        result = with_part(result, combined(first.get(part.no), before[part.no], part))
    return result


# What stands later wins: an assumption never hides what a province has really decided.
_RANK = {OverlayKind.AMENDMENT: 0, OverlayKind.ILLUSTRATION: 1, OverlayKind.PROVINCE: 2}


def law_at(base: CriteriaSet, day: date, overlays: Sequence[Overlay] = ()) -> LawAtDate:
    """See a set at a day: apply the overlays in force: amendments, then assumptions, then the province's levels.

    Overlays of different kinds may fill different parts of one indicator: each part keeps its own filling. A level
    for the old text never hides a younger amendment.

    Raises:
        OverlayWrongSet: an overlay amends another set.
        OverlayClash: two overlays of one kind change the same indicator on that day, and neither replaces the other.
    """
    for overlay in overlays:
        if overlay.amends != base.id:
            raise OverlayWrongSet(overlay=overlay.id, amends=overlay.amends, base=base.id)
    in_force = sorted((o for o in overlays if o.in_force(day)), key=_order)
    _refuse_clashes(in_force, day)
    issued = {indicator.no: indicator for criterion in base.criteria for indicator in criterion.indicators}
    changes: dict[str, Provision] = {}
    since: dict[str, date] = {}
    for overlay in in_force:
        if overlay.kind is OverlayKind.AMENDMENT:
            for no, provision in overlay.changes.items():
                changes[no] = combined(issued.get(no), changes.get(no), provision)
                since[no] = overlay.valid_from
    amended = {**issued, **changes}
    for overlay in in_force:
        if overlay.kind is not OverlayKind.AMENDMENT:
            for no, provision in overlay.changes.items():
                younger = no in since and overlay.valid_from < since[no]
                filled = _rebased(issued.get(no), amended[no], provision, younger=younger)
                changes[no] = combined(amended[no], changes.get(no), filled)
    criteria = tuple(
        replace(criterion, indicators=tuple(changes.get(ind.no, ind) for ind in criterion.indicators))
        for criterion in base.criteria
    )
    return LawAtDate(base, day, tuple(in_force), criteria)


def _order(overlay: Overlay) -> tuple[int, date, bool]:
    return _RANK[overlay.kind], overlay.valid_from, bool(overlay.replaces)


def _refuse_clashes(in_force: Sequence[Overlay], day: date) -> None:
    owners: dict[tuple[str, OverlayKind], list[Overlay]] = {}
    for overlay in in_force:
        for no in overlay.changes:
            for other in owners.setdefault((no, overlay.kind), []):
                if overlay.id not in other.replaces and other.id not in overlay.replaces:
                    raise OverlayClash(no=no, first=other.id, second=overlay.id, day=day)
            owners[no, overlay.kind].append(overlay)


def _rebased(issued: Provision | None, now: Provision, filled: Provision, *, younger: bool) -> Provision:
    """Put a filling of the issued text onto the amended one; where the amendment is younger, what it touched stands."""
    if issued is None or filled == issued:
        return now
    parts = {part.no: part for part in now.parts}
    if not parts or list(parts) != [part.no for part in filled.parts]:
        return now if younger and now != issued else filled
    before = {part.no: part for part in issued.parts}
    for part in filled.parts:
        filled = with_part(filled, _rebased(before.get(part.no), parts[part.no], part, younger=younger))
    return filled
