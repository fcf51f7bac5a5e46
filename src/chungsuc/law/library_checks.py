"""Checks across law files: one id each, an unbroken chain of sets, never two laws at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import TypeVar

from chungsuc.errors import ChungSucError, Faults, Where
from chungsuc.law.errors import (
    AmendmentsOverlap,
    FileNameDisagrees,
    GapAfterReplaced,
    OverlapWithReplaced,
    ReplacesUnknown,
    SameIdTwice,
    TwoSetsAtOnce,
)
from chungsuc.law.library import Library, file_name
from chungsuc.law.overlays import Overlay, OverlayKind
from chungsuc.law.reading.entry import near
from chungsuc.law.tree import CriteriaSet

Law = TypeVar("Law", CriteriaSet, Overlay)


def check_library(library: Library) -> list[ChungSucError]:
    """Load everything and give all faults, those inside the files and those between them."""
    faults: list[ChungSucError] = []
    sets = list(_loaded(library.sets, faults))
    overlays = list(_loaded(library.overlays, faults))
    faults += check_names(sets)
    faults += check_names(overlays)
    faults += check_chain([one for _, one in sets])
    faults += check_one_at_a_time([one for _, one in sets])
    faults += check_amendments([one for _, one in overlays])
    return faults


def _loaded(laws: Mapping[str, Law], faults: list[ChungSucError]) -> Iterator[tuple[str, Law]]:
    for key in laws:
        try:
            yield key, laws[key]
        except Faults as many:
            faults.extend(many.faults)
        except ChungSucError as one:
            faults.append(one)


def check_names(laws: Sequence[tuple[str, Law]]) -> Iterator[ChungSucError]:
    """A file is named after the id inside it, and no id is used twice."""
    first: dict[str, str] = {}
    for key, law in laws:
        name = file_name(key)
        if name != file_name(law.id):
            yield FileNameDisagrees(id=law.id, expected=file_name(law.id), where=Where(file=name))
        if law.id in first:
            yield SameIdTwice(id=law.id, first=first[law.id], second=name, where=Where(file=name))
        first.setdefault(law.id, name)


def check_chain(sets: Sequence[CriteriaSet]) -> Iterator[ChungSucError]:
    """What a set replaces exists and ends on the very day on which the set begins."""
    by_id = {one.id: one for one in sets}
    for one in sets:
        if one.replaces is None:
            continue
        where = Where(file=file_name(one.id), path="replaces")
        old = by_id.get(one.replaces)
        if old is None:
            yield ReplacesUnknown(set=one.id, replaces=one.replaces, near=near(one.replaces, by_id), where=where)
            continue
        data = {"set": one.id, "replaces": old.id, "begins": one.valid_from, "ended": old.valid_until or "…"}
        if old.valid_until is None or old.valid_until > one.valid_from:
            yield OverlapWithReplaced(where=where, **data)
        elif old.valid_until < one.valid_from:
            yield GapAfterReplaced(where=where, **data)


def _common_day(one: CriteriaSet | Overlay, other: CriteriaSet | Overlay) -> date | None:
    """Give the first day on which both are in force."""
    day = max(one.valid_from, other.valid_from)
    return day if one.in_force(day) and other.in_force(day) else None


def check_one_at_a_time(sets: Sequence[CriteriaSet]) -> Iterator[ChungSucError]:
    """Of the national sets for one subject and title, at most one is in force on a day."""
    national = [one for one in sets if one.province is None]
    for one, other in combinations(national, 2):
        if (
            (one.subject, one.title) != (other.subject, other.title)
            or one.replaces == other.id
            or other.replaces == one.id
        ):
            continue
        day = _common_day(one, other)
        if day is not None:
            yield TwoSetsAtOnce(
                day=day, first=one.id, second=other.id, subject=one.subject, title=one.title,
                where=Where(file=file_name(other.id)),
            )  # fmt: skip


def check_amendments(overlays: Sequence[Overlay]) -> Iterator[ChungSucError]:
    """Of the amendments of one indicator, at most one is in force on a day."""
    amendments = [one for one in overlays if one.kind is OverlayKind.AMENDMENT]
    for one, other in combinations(amendments, 2):
        day = _common_day(one, other)
        if one.amends != other.amends or day is None or one.id in other.replaces or other.id in one.replaces:
            continue
        for no in one.changes:
            if no in other.changes:
                where = Where(file=file_name(other.id))
                yield AmendmentsOverlap(
                    first=one.id, second=other.id, no=no, base=one.amends, day=day, typed=day.isoformat(), where=where
                )
