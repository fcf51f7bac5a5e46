"""Hold a text against the law that is there before anybody is asked to approve it (kiểm tra trước khi đề xuất)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from chungsuc.errors import ChungSucError
from chungsuc.law.errors import LawFaults, OverlayClash
from chungsuc.law.overlays import Overlay, OverlayKind
from chungsuc.law.tree import CriteriaSet
from chungsuc.lawbook.errors import IdTaken, ReplacesUnknown
from chungsuc.verdicts.installing import with_set
from chungsuc.verdicts.known_law import KnownLaw, known
from chungsuc.verdicts.models import InstalledOverlay


class Checked(NamedTuple):
    """A text that loads, and the law before and after it."""

    law: CriteriaSet | Overlay
    before: KnownLaw
    after: KnownLaw


def check_overlay(text: str, *, file: str) -> Checked:
    """Load an overlay and hold it against those that apply.

    Raises:
        LawFaults: it has faults, clashes with another, or replaces what is not there.
        UnknownSet: it amends a set that is not known.
    """
    before = known()
    overlay = before.library.load_overlay_text(text, file=file)
    faults = [*_id_fault(overlay, before), *_clashes(overlay, peers(overlay, before))]
    if faults:
        raise LawFaults(faults)  # type: ignore[arg-type]
    return Checked(overlay, before, before.with_overlay(overlay, text))


def check_set(text: str, *, file: str) -> Checked:
    """Load a whole set and hold it against the sets and overlays that are there. Raises as ``installing.with_set``."""
    before = known()
    law, after = with_set(text, file=file)
    return Checked(law, before, after)


def peers(overlay: Overlay, law: KnownLaw) -> list[Overlay]:
    """Give the other overlays of the same kind and set that this installation applies."""
    there = law.library.amendments(overlay.amends)
    if overlay.kind is not OverlayKind.AMENDMENT:
        there = tuple(one for one in law.overlays(overlay.amends) if one.kind is overlay.kind)
    return [one for one in there if one.id != overlay.id]


def _id_fault(overlay: Overlay, law: KnownLaw) -> Iterator[ChungSucError]:
    if overlay.id in law.library.overlays or InstalledOverlay.objects.filter(pk=overlay.id).exists():
        yield IdTaken(law=overlay.id)


def _clashes(overlay: Overlay, others: list[Overlay]) -> Iterator[ChungSucError]:
    by_id = {one.id for one in others}
    for replaced in overlay.replaces:
        if replaced not in by_id:
            yield ReplacesUnknown(replaced=replaced, set=overlay.amends)
    for other in others:
        day = _common_day(overlay, other)
        if day is None or other.id in overlay.replaces or overlay.id in other.replaces:
            continue
        for no in overlay.changes:
            if no in other.changes:
                yield OverlayClash(no=no, first=other.id, second=overlay.id, day=day)


def _common_day(one: Overlay, other: Overlay) -> date | None:
    day = max(one.valid_from, other.valid_from)
    return day if one.in_force(day) and other.in_force(day) else None
