"""The only writer of boundaries: a map goes in whole, each boundary to its unit by code (nạp ranh giới)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from chungsuc.accounts.authority import By, keeps_assignments
from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote
from chungsuc.errors import ChungSucError, Faults, Where
from chungsuc.maps.errors import NameDiffers, NoneMatched
from chungsuc.maps.models import Boundary, BoundaryMap
from chungsuc.maps.source import Feature, MapFile
from chungsuc.units.models import Level, Unit
from chungsuc.units.names import fold, plain
from chungsuc.units.queries import units_at


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load came to: boundaries stored, features whose code is no commune's, communes left without.

    ``without``: communes of the provinces that the map reaches into, in force on its day and not in it.
    """

    map: BoundaryMap
    stored: int
    unmatched: tuple[Feature, ...]
    without: tuple[Unit, ...]
    fresh: bool


@transaction.atomic
def load_map(by: By, file: MapFile) -> Loaded:
    """Store a map in the place of the one of the same key; the same file again changes nothing.

    Raises:
        NotAllowed: only the office.
        NameDiffers: a code is that of another unit on the map's day; Faults where there are several.
        NoneMatched: no code is a commune's.
    """
    if isinstance(by, Scope) and not keeps_assignments(by):
        raise by.refuse("nạp ranh giới", "load boundaries")
    units = {unit.code: unit for unit in units_at(file.day, level=Level.COMMUNE)}
    matched = [(units[one.code], one) for one in file.features if one.code in units]
    _hold(matched, file)
    unmatched = tuple(one for one in file.features if one.code not in units)
    there = {one.code for _, one in matched}
    around = _province_codes(file.day, {unit.parent_code for unit, _ in matched})
    without = tuple(unit for unit in units.values() if unit.code not in there and unit.parent_code in around)
    old = BoundaryMap.objects.filter(key=file.key).first()
    if old is not None and old.checksum == file.checksum:
        return Loaded(old, old.boundaries.count(), unmatched, without, fresh=False)
    if old is not None:
        old.delete()
    made = BoundaryMap.objects.create(checksum=file.checksum, **_said(file))
    Boundary.objects.bulk_create([_boundary(made, unit, one) for unit, one in matched], batch_size=200)
    after = {"file": file.key, "boundaries": len(matched), "sha256": file.checksum[:12]}
    before = {"sha256": old.checksum[:12]} if old else None
    wrote(Change("boundaries.loaded", "boundary_map", file.key, as_of=file.day, before=before, after=after))
    return Loaded(made, len(matched), unmatched, without, fresh=True)


def _province_codes(day: date, parents: set[str]) -> set[str]:
    """Give what lies directly above communes in the provinces in question: districts until 2025, provinces since."""
    districts = list(units_at(day, level=Level.DISTRICT))
    provinces = {one.parent_code for one in districts if one.code in parents} | parents
    return provinces | {one.code for one in districts if one.parent_code in provinces}


def _said(file: MapFile) -> dict[str, object]:
    about = dict(file.about)
    about.setdefault("source_en", about["source_vi"])
    until = about.get("valid_until")
    return {**about, "valid_from": file.day, "valid_until": date.fromisoformat(until) if until else None}


def _boundary(made: BoundaryMap, unit: Unit, one: Feature) -> Boundary:
    return Boundary(
        map=made, thread=unit.thread, code=unit.code, valid_from=made.valid_from, valid_until=made.valid_until,
        geometry=one.geometry, label_x=one.label[0], label_y=one.label[1],
    )  # fmt: skip


def _hold(matched: list[tuple[Unit, Feature]], file: MapFile) -> None:
    if not matched:
        raise NoneMatched(count=len(file.features), day=file.day)
    faults: list[ChungSucError] = [
        NameDiffers(day=file.day, unit_code=unit.code, known=unit.full_name, name=one.name, where=Where(file=file.key))
        for unit, one in matched
        if one.name and not _same(unit, one.name)
    ]
    if faults:
        raise faults[0] if len(faults) == 1 else Faults(faults)


def _same(unit: Unit, name: str) -> bool:
    """True when a name may be the unit's, with its type or without, however it is spelt."""
    return plain(fold(name)) in {unit.plain_key, plain(fold(unit.full_name))}
