"""All the law that this installation knows: what ships, what it was given, what was held against a decree.

``known()`` costs one small query, however much there is: it asks for checksums, and reads texts only when they are
new. Without a database ``law.library.shipped()`` is all there is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from chungsuc.law.confirmed import Confirmed
from chungsuc.law.errors import UnknownSet
from chungsuc.law.frozen import frozen
from chungsuc.law.installed import Added, InstalledLibrary
from chungsuc.law.library import Library, shipped
from chungsuc.law.overlays import LawAtDate, Overlay, OverlayKind
from chungsuc.law.tree import Subject
from chungsuc.prepared import Select
from chungsuc.verdicts.models import InstalledOverlay, InstalledSet, LawInUse, LevelConfirmation

Fingerprint = tuple[tuple[str, str, str], ...]
_USED = "used"
SEEN_VI = "đã đối chiếu với {seen}: {who}, {day:%d/%m/%Y}"


@dataclass(frozen=True)
class OverlayText:
    """An installed overlay that is not an amendment; ``without`` are the amendments that came after it."""

    id: str
    amends: str
    text: str
    without: frozenset[str] = frozenset()


@dataclass(frozen=True)
class KnownLaw:
    """The library of this installation, and the overlays by which it judges beside the amendments."""

    added: Added
    texts: tuple[OverlayText, ...] = ()

    @cached_property
    def library(self) -> Library:
        return InstalledLibrary(shipped(), self.added)

    @cached_property
    def _overlays(self) -> dict[str, tuple[Overlay, ...]]:
        return {}

    def overlays(self, set_id: str) -> tuple[Overlay, ...]:
        """Give the overlays installed for a set, in the order in which they came.

        Raises:
            LawFaults: one of them no longer fits the law; that is refused before it can come about.
        """
        if set_id not in self._overlays:
            self._overlays[set_id] = tuple(self._loaded(one) for one in self.texts if one.amends == set_id)
        return self._overlays[set_id]

    def _loaded(self, one: OverlayText) -> Overlay:
        return self.library.load_overlay_text(one.text, file=one.id, without=one.without)

    def at(self, set_id: str, day: date, *, assumed: bool = True) -> LawAtDate:
        """See a set at a day as this installation judges by it; ``assumed=False``: without assumptions.

        Raises:
            UnknownSet: there is no such set.
        """
        overlays = self.overlays(set_id)
        if not assumed:
            overlays = tuple(one for one in overlays if one.kind is not OverlayKind.ILLUSTRATION)
        if self.added.amendments:
            overlays = tuple(self._without_idle_assumptions(one, day) for one in overlays)
        return self.library.at(set_id, day, overlays=overlays)

    def _without_idle_assumptions(self, overlay: Overlay, day: date) -> Overlay:
        """Nobody assumes a level any more where the office has entered what the authority really demands."""
        if overlay.kind is not OverlayKind.ILLUSTRATION:
            return overlay
        entered = (self.library.overlays[one] for one in self.added.amendments)
        settled = {no for one in entered if one.amends == overlay.amends and one.in_force(day) for no in one.changes}
        return replace(overlay, changes=frozen({no: p for no, p in overlay.changes.items() if no not in settled}))

    def with_overlay(self, overlay: Overlay, text: str) -> KnownLaw:
        """Give the law as it would be with one more overlay."""
        if overlay.kind is OverlayKind.AMENDMENT:
            later = [replace(one, without=one.without | {overlay.id}) for one in self.texts]
            added = replace(self.added, amendments={**self.added.amendments, overlay.id: text})
            return KnownLaw(added, tuple(later))
        return KnownLaw(self.added, (*self.texts, OverlayText(overlay.id, overlay.amends, text)))

    def with_set(self, set_id: str, text: str) -> KnownLaw:
        """Give the law as it would be with one more set, or another text of it."""
        return KnownLaw(replace(self.added, sets={**self.added.sets, set_id: text}), self.texts)


def known() -> KnownLaw:
    """Give the law that this installation knows now; one query."""
    return known_and_used()[0]


def known_and_used() -> tuple[KnownLaw, Mapping[str, str]]:
    """Give the law known now, and the checksum of each set and overlay when it was first used; one query."""
    rows: list[tuple[str, str, str]] = _MARKS.rows()  # type: ignore[assignment]  # three texts each
    found = _known(tuple(sorted(row for row in rows if row[0] != _USED)))
    _last[:] = [found]
    return found, {law_id: checksum for kind, law_id, checksum in rows if kind == _USED}


def subject_of(set_id: str) -> Subject:
    """Give what a set judges, out of what this process knew last if the set is there: that hardly ever changes.

    Good for finding a unit by its code; what is judged or stored asks ``known`` again.

    Raises:
        UnknownSet: there is no such set.
    """
    for last in _last:
        with suppress(UnknownSet):
            return last.library.set(set_id).subject
    return known().library.set(set_id).subject


def library() -> Library:
    """Give the shipped sets and amendments together with those installed here; one query (``known().library``)."""
    return known().library


def _all_marked() -> QuerySet:
    """Name every row by its key and the moment of its writing; what was used, by its checksum then."""
    overlays = _marked(InstalledOverlay.objects.all(), "overlay", "overlay_id", "installed_at")
    sets = _marked(InstalledSet.objects.all(), "set", "id", "installed_at")
    live = LevelConfirmation.objects.filter(withdrawn_at__isnull=True)
    used = _marked(LawInUse.objects.all(), _USED, "law_id", "checksum")
    return overlays.union(sets, _marked(live, "confirmed", "id", "confirmed_at"), used, all=True)


def _marked(rows: QuerySet, kind: str, key: str, moment: str) -> QuerySet:
    text = CharField(max_length=80)
    marked = rows.order_by().annotate(what=Value(kind, output_field=text), key=Cast(key, text), at=Cast(moment, text))
    return marked.values_list("what", "key", "at")


_MARKS = Select(_all_marked)
_last: list[KnownLaw] = []  # one at most


@lru_cache(maxsize=8)
def _known(fingerprint: Fingerprint) -> KnownLaw:
    if not fingerprint:
        return KnownLaw(Added())
    rows = list(InstalledOverlay.objects.order_by("installed_at", "pk"))
    amendments = [row for row in rows if row.kind == OverlayKind.AMENDMENT]
    texts = [
        OverlayText(row.pk, row.amends, row.text, _later(row, rows, amendments))
        for row in rows
        if row.kind != OverlayKind.AMENDMENT
    ]
    sets = {row.set_id: row.text for row in InstalledSet.objects.order_by("set_id", "version")}
    return KnownLaw(Added(sets, {row.pk: row.text for row in amendments}, _confirmed()), tuple(texts))


def _later(
    row: InstalledOverlay, rows: Sequence[InstalledOverlay], amendments: Sequence[InstalledOverlay]
) -> frozenset[str]:  # fmt: skip
    return frozenset(one.pk for one in amendments if rows.index(one) > rows.index(row))


def _confirmed() -> Mapping[str, Confirmed]:
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in LevelConfirmation.objects.filter(withdrawn_at__isnull=True):
        said = SEEN_VI.format(seen=row.seen, who=row.who, day=timezone.localtime(row.confirmed_at))
        found.setdefault(row.set_id, {}).setdefault(row.no, {})[row.checksum] = said
    return found
