"""A library with what one installation adds: whole sets, amendments, and confirmed levels (bộ tiêu chí đã cài đặt).

It is as pure as the library that ships: where the texts come from is the business of whoever makes it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from chungsuc.law.confirmed import Confirmed, confirmed_overlay, confirmed_set
from chungsuc.law.library import Library, read_file
from chungsuc.law.overlays import Overlay
from chungsuc.law.tree import CriteriaSet

_HEAD = re.compile(r"^(supersedes|replaces|valid_from|amends):\s*[\"']?([^\s\"'#]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class TextInMemory:
    """A law file that is kept as text."""

    name: str
    text: str

    def read_bytes(self) -> bytes:
        return self.text.encode()


@dataclass(frozen=True)
class Added:
    """What an installation adds to the law that ships, each text by its id.

    A set with the id of a shipped one takes its place. ``confirmed`` is by set id, then by number.
    """

    sets: Mapping[str, str] = field(default_factory=dict)
    amendments: Mapping[str, str] = field(default_factory=dict)
    confirmed: Mapping[str, Confirmed] = field(default_factory=dict)


class InstalledLibrary(Library):
    """The shipped library and what an installation adds; what is not touched is the shipped object itself."""

    def __init__(self, base: Library, added: Added) -> None:
        self.base, self.added = base, added
        self._ends = _ends(added.sets.values())
        self._amended = {dict(_HEAD.findall(text)).get("amends", "") for text in added.amendments.values()}
        super().__init__(
            {**base.set_files, **_files(added.sets)}, {**base.overlay_files, **_files(added.amendments)}
        )  # fmt: skip

    def touches(self, set_id: str) -> bool:
        """True where the installation changes a set or what is known of it."""
        return (
            set_id in self.added.sets
            or set_id in self.added.confirmed
            or set_id in self._ends
            or set_id in self._amended
        )

    def load_overlay_text(self, text: str, *, file: str, without: Collection[str] = ()) -> Overlay:
        overlay = super().load_overlay_text(text, file=file, without=without)
        return confirmed_overlay(overlay, self.added.confirmed.get(overlay.amends, {}))

    def _load_set(self, set_id: str) -> CriteriaSet:
        if set_id not in self.added.sets and not self.touches(set_id):
            return self.base.sets[set_id]
        found = super()._load_set(set_id) if set_id in self.added.sets else self.base.sets[set_id]
        return self._ended(confirmed_set(found, self.added.confirmed.get(set_id, {})))

    def _ended(self, law: CriteriaSet) -> CriteriaSet:
        """Let a set end where an installed one takes its place."""
        if law.id not in self._ends:
            return law
        ends = max(law.valid_from, self._ends[law.id])
        return replace(law, valid_until=min(ends, law.valid_until or ends))

    def _load_overlay(self, overlay_id: str) -> Overlay:
        untouched = overlay_id not in self.added.amendments and not self.touches(self.head(overlay_id)["amends"])
        return self.base.overlays[overlay_id] if untouched else super()._load_overlay(overlay_id)


def _files(texts: Mapping[str, str]) -> dict[str, TextInMemory]:
    return {law_id: TextInMemory(law_id, text) for law_id, text in texts.items()}


def _ends(texts: Collection[str]) -> dict[str, date]:
    """Give the day on which each set ends that one of these texts replaces or supersedes."""
    ends: dict[str, date] = {}
    for text in texts:
        head = dict(_HEAD.findall(text))
        for key in ("supersedes", "replaces"):
            if key in head and "valid_from" in head:
                ends[head[key]] = date.fromisoformat(head["valid_from"])
    return ends


def law_text(library: Library, law_id: str) -> str:
    """Give the text of a set or an overlay of the library, as it was written."""
    files = library.set_files if law_id in library.set_files else library.overlay_files
    return read_file(files[law_id])
