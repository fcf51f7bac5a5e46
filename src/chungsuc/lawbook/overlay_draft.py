"""What is entered on screen becomes the text of an overlay (nhập quy định của tỉnh, văn bản sửa đổi)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count, product

from chungsuc.law.export import KEY_OF
from chungsuc.law.open_levels import left_to_province
from chungsuc.law.overlays import LawAtDate, OverlayKind
from chungsuc.law.traits import TRAITS, TraitKind
from chungsuc.law.tree import YEAR, Attested, Compare, Levels, Provision, ShareOfChildren
from chungsuc.law.yaml_text import as_yaml
from chungsuc.lawbook.errors import NothingEntered

Cells = Mapping[tuple[str, ...], Decimal | None]  # None: still not known
PROVENANCE = "nhập từ văn bản tại Văn phòng Điều phối"


@dataclass(frozen=True, slots=True)
class LevelEntry:
    """The level of one provision: cells laid out by traits and year, or ``None`` where it is attested ("Đạt")."""

    no: str
    by: tuple[str, ...] = ()
    cells: Cells | None = None
    item: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class OverlayDraft:
    """An overlay as a person enters it: the decree, from when, for which set, and the levels."""

    set_id: str
    kind: OverlayKind
    number: str
    signed: date | None
    name: str
    valid_from: date
    levels: tuple[LevelEntry, ...]
    valid_until: date | None = None
    annex: str = ""
    replaces: tuple[str, ...] = ()
    note: str = ""


def kind_for(provisions: Collection[Provision]) -> OverlayKind:
    """Say who must have decided: the province where all is left to it, otherwise whoever issued the set."""
    return OverlayKind.PROVINCE if all(map(left_to_province, provisions)) else OverlayKind.AMENDMENT


def can_be_entered(provision: Provision) -> bool:
    """True where a level can be entered by itself: a number held against a level, or "UBND cấp tỉnh quy định"."""
    match provision.requirement:
        case Compare() | ShareOfChildren():
            return True
        case Attested(left):
            return left
        case _:
            return False


def levels_of(provision: Provision) -> Levels | None:
    """Give the level or table of a provision; ``None`` where it has none."""
    match provision.requirement:
        case Compare(_, levels) | ShareOfChildren(_, _, _, levels):
            return levels
        case _:
            return None


def keys_of(by: Collection[str], years: Collection[str] = ()) -> Iterator[tuple[str, ...]]:
    """Give every cell of a table laid out by traits and year."""
    return product(*(tuple(years) if name == YEAR else _values(name) for name in by))


def _values(trait: str) -> tuple[str, ...]:
    known = TRAITS[trait]
    return ("true", "false") if known.kind is TraitKind.FLAG else tuple(str(value) for value in known.values)


def overlay_id(number: str, set_id: str, taken: Collection[str] = ()) -> str:
    """Make the id of an overlay out of its decree's number: "QĐ 12/2026/QĐ-UBND" → ``QD12-2026-QD-UBND/xa``."""
    plain = unicodedata.normalize("NFD", number.replace("Đ", "D").replace("đ", "d"))
    ascii_only = "".join(letter for letter in plain if not unicodedata.combining(letter))
    stem = re.sub(r"[^A-Za-z0-9]+", "-", ascii_only.replace(" ", "", 1)).strip("-")[:50] or "van-ban"
    wanted = f"{stem}/{set_id.partition('/')[2] or set_id}"
    return wanted if wanted not in taken else next(o for n in count(2) if (o := f"{wanted}-{n}") not in taken)


def overlay_text(draft: OverlayDraft, law: LawAtDate, taken: Collection[str] = ()) -> str:
    """Write the YAML of an overlay; ``law`` is the set as it stands on the first day, ``taken`` the ids in use.

    Raises:
        NothingEntered: no level is given.
    """
    if not draft.levels:
        raise NothingEntered
    head = {
        "overlay": overlay_id(draft.number, draft.set_id, taken),
        "kind": draft.kind.value,
        "amends": draft.set_id,
        "name": draft.name,
        "decision": _known({"number": draft.number, "signed": draft.signed, "annex": draft.annex}),
        "valid_from": draft.valid_from,
        "valid_until": draft.valid_until,
        "replaces": list(draft.replaces),
        "note": draft.note,
        "defaults": {"confidence": "high", "verified": False, "provenance": PROVENANCE},
    }
    levels = {one.no: _level(one, law.by_no.get(one.no)) for one in draft.levels}
    return as_yaml({**_known(head), "levels": levels})


def _known(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def _level(entry: LevelEntry, provision: Provision | None) -> dict[str, object]:
    return {**_demand(entry, provision), **_known({"item": entry.item, "note": entry.note})}


def _demand(entry: LevelEntry, provision: Provision | None) -> dict[str, object]:
    if entry.cells is None:
        return {"attested": True}
    match provision and provision.requirement:
        case Compare(operator, _) | ShareOfChildren(_, _, operator, _):
            key = KEY_OF[operator]
        case _:
            key = "at_least"  # the loader says what is wrong with it
    return {key: _cells(entry.by, entry.cells)}


def _cells(by: tuple[str, ...], cells: Cells) -> object:
    if not by:
        return _plain(cells.get(()))
    table: dict[str, object] = {"by": list(by)}
    for keys, level in cells.items():
        row = table
        for key in keys[:-1]:
            row = row.setdefault(key, {})  # type: ignore[assignment]
        row[keys[-1]] = _plain(level)
    return table


def _plain(level: Decimal | None) -> object:
    return "unknown" if level is None else level
