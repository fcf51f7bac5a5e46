"""The library of the law: the sets and amendments that ship with the product, each loaded when asked for.

The name of a file is the id inside it with ``/`` written ``__``; so the index needs no parsing, and one set
costs one file. ``law.library_checks`` holds the files against one another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol, TypeVar

from chungsuc.errors import Where, why_unreadable
from chungsuc.law.errors import LawFaults, OverlayHidesAmendment, OverlayIsNoSet, UnknownSet
from chungsuc.law.file_errors import LawFileUnreadable
from chungsuc.law.loader import load_overlay, load_set
from chungsuc.law.overlays import LawAtDate, Overlay, OverlayKind, law_at
from chungsuc.law.reading.entry import near
from chungsuc.law.tree import CriteriaSet

T = TypeVar("T")
_HEAD = re.compile(r"^(amends|valid_from):\s*[\"']?([^\s\"'#]+)", re.MULTILINE)
_MOST_SEEN = 512  # laws at a date kept ready; a report asks for a handful


class TextFile(Protocol):
    """A file that can be read as text: a path, or a resource inside the package."""

    @property
    def name(self) -> str: ...

    def read_bytes(self) -> bytes: ...


def read_file(path: TextFile) -> str:
    """Read a law file as UTF-8.

    Raises:
        LawFaults: holding ``LawFileUnreadable``.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        cause, cause_en = why_unreadable(error)
    where = Where(file=str(path))
    raise LawFaults([LawFileUnreadable(cause=cause, cause_en=cause_en, where=where)], where=where)


def file_name(law_id: str) -> str:
    """Give the name of the file that holds an id: ``QD318-2022/xa`` → ``QD318-2022__xa.yaml``."""
    return law_id.replace("/", "__") + ".yaml"


class OnDemand(Mapping[str, T]):
    """A mapping whose values are made when they are first asked for."""

    def __init__(self, keys: Sequence[str], make: Callable[[str], T]) -> None:
        self._keys = dict.fromkeys(sorted(keys))
        self._make = make
        self._made: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._keys:
            raise KeyError(key)
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


@dataclass
class Library:
    """The law files of two folders, by id: ``sets`` and ``overlays`` load each file when it is asked for."""

    set_files: Mapping[str, TextFile]
    overlay_files: Mapping[str, TextFile]
    sets: Mapping[str, CriteriaSet] = field(init=False)
    overlays: Mapping[str, Overlay] = field(init=False)
    _heads: dict[str, Mapping[str, str]] = field(init=False, default_factory=dict)
    _seen: dict[tuple[object, ...], LawAtDate] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.sets = OnDemand(list(self.set_files), self._load_set)
        self.overlays = OnDemand(list(self.overlay_files), self._load_overlay)

    def set(self, set_id: str) -> CriteriaSet:
        """Give the set with an id.

        Raises:
            UnknownSet: when there is none; it suggests near ids.
            OverlayIsNoSet: when the id is that of an amendment.
            LawFaults: when its file has faults.
        """
        if set_id in self.overlays:
            raise OverlayIsNoSet(overlay=set_id, amends=self.head(set_id).get("amends", "…"))
        if set_id not in self.sets:
            raise UnknownSet(set=set_id, near=near(set_id, self.sets))
        return self.sets[set_id]

    def amendments(self, set_id: str) -> tuple[Overlay, ...]:
        """Give the amendments of a set, oldest first."""
        of_set = (self.overlays[key] for key in self.overlays if self.head(key).get("amends") == set_id)
        return tuple(sorted((o for o in of_set if o.kind is OverlayKind.AMENDMENT), key=lambda o: o.valid_from))

    def at(self, set_id: str, day: date, *, overlays: Sequence[Overlay] = ()) -> LawAtDate:
        """See a set at a day, with its amendments in force and the overlays given.

        Raises:
            UnknownSet: when there is no such set.
            OverlayWrongSet, OverlayClash: when an overlay given does not fit.
        """
        asked = (set_id, day, *((overlay.id, overlay.checksum) for overlay in overlays))
        if all(overlay.checksum for overlay in overlays) and asked in self._seen:
            return self._seen[asked]
        law = law_at(self.set(set_id), day, (*self.amendments(set_id), *overlays))
        if len(self._seen) >= _MOST_SEEN:
            self._seen.clear()
        self._seen[asked] = law
        return law

    def head(self, overlay_id: str) -> Mapping[str, str]:
        """Give what an overlay of the library amends and from when, without loading it."""
        if overlay_id not in self._heads:
            self._heads[overlay_id] = dict(_HEAD.findall(read_file(self.overlay_files[overlay_id])))
        return self._heads[overlay_id]

    def base_for(
        self, set_id: str, day: date | None, kind: OverlayKind, *,
        without: Collection[str] = (), replaced: Collection[str] = (),
    ) -> CriteriaSet:  # fmt: skip
        """Give the set that an overlay starts from: for a province, as amended on the day of its beginning.

        An amendment starts from the set as issued, and from the amendments that it takes the place of.
        ``without``: amendments to be left out. ``replaced``: what an amendment takes the place of.
        """
        base = self.set(set_id)
        if day is None or (kind is OverlayKind.AMENDMENT and not replaced):
            return base
        if kind is OverlayKind.AMENDMENT:
            amendments = [self.overlays[one] for one in replaced if one in self.overlays]
        else:
            amendments = [one for one in self.amendments(set_id) if one.id not in without]
        return replace(base, criteria=law_at(base, day, amendments).criteria)

    def load_overlay_text(self, text: str, *, file: str, without: Collection[str] = ()) -> Overlay:
        """Load an overlay against the set that it names; ``without``: amendments that it was written before.

        Raises:
            UnknownSet: when it amends a set that is not here.
            LawFaults: when the file has faults, or hides a later amendment.
        """
        head = dict(_HEAD.findall(text))
        kind = _kind(text)
        set_id = head.get("amends", "")
        if set_id not in self.sets:
            raise UnknownSet(set=set_id, near=near(set_id, self.sets), where=Where(file=file))
        base = self.base_for(set_id, _day(head.get("valid_from")), kind, without=without, replaced=_replaced(text))
        overlay = load_overlay(text, file=file, base=base)
        if kind is not OverlayKind.AMENDMENT:
            self._check_hides_nothing(overlay, file, without)
        return overlay

    def _check_hides_nothing(self, overlay: Overlay, file: str, without: Collection[str]) -> None:
        faults = [
            OverlayHidesAmendment(
                overlay=overlay.id, no=no, valid_from=overlay.valid_from, amendment=amendment.id,
                day=amendment.valid_from, typed=amendment.valid_from.isoformat(), where=Where(file=file),
            )
            for amendment in self.amendments(overlay.amends)
            if amendment.id not in without
            and overlay.valid_from < amendment.valid_from
            and overlay.in_force(amendment.valid_from)
            for no in overlay.changes
            if no in amendment.changes
        ]  # fmt: skip
        if faults:
            raise LawFaults(faults, where=Where(file=file))

    def _load_set(self, set_id: str) -> CriteriaSet:
        path = self.set_files[set_id]
        return load_set(read_file(path), file=path.name)

    def _load_overlay(self, overlay_id: str) -> Overlay:
        path = self.overlay_files[overlay_id]
        return self.load_overlay_text(read_file(path), file=path.name)


def _kind(text: str) -> OverlayKind:
    found = re.search(r"^kind:\s*(\w+)", text, re.MULTILINE)
    given = found.group(1) if found else ""
    return OverlayKind(given) if given in list(OverlayKind) else OverlayKind.AMENDMENT


def _replaced(text: str) -> list[str]:
    """Give the ids that an overlay replaces; they stand on one line, ``replaces: [A, B]``."""
    found = re.search(r"^replaces:\s*\[([^\]\n]*)\]", text, re.MULTILINE)
    return [one.strip(" \"'") for one in found.group(1).split(",")] if found else []


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


@cache
def shipped() -> Library:
    """Give the library that ships with the product."""
    here = files("chungsuc.law")
    return library_of(here / "sets", here / "amendments")


class Folder(Protocol):
    """A folder that lists its files: a path, or a folder inside the package."""

    def iterdir(self) -> Iterator[TextFile]: ...


def library_of(sets: Folder, amendments: Folder) -> Library:
    """Make a library of two folders of YAML files."""
    return Library(_by_id(sets), _by_id(amendments))


def _by_id(folder: Folder) -> Mapping[str, TextFile]:
    found = (path for path in folder.iterdir() if path.name.endswith(".yaml"))
    return {path.name.removesuffix(".yaml").replace("__", "/"): path for path in found}


def read_set_file(path: Path) -> CriteriaSet:
    """Load a set from any file.

    Raises:
        LawFaults: when it cannot be read or has faults.
    """
    return load_set(read_file(path), file=path.name)


def read_overlay_file(path: Path, library: Library) -> Overlay:
    """Load an overlay of one of the library's sets from any file.

    Raises:
        UnknownSet: when it amends a set that is not in the library.
        LawFaults: when it cannot be read, has faults, or hides a later amendment.
    """
    return library.load_overlay_text(read_file(path), file=path.name)
