"""How many units there were on a day, by kind and place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import Count

from chungsuc.units.errors import DayTooEarly, UnknownKind
from chungsuc.units.models import Unit
from chungsuc.units.names import TYPES, known_type
from chungsuc.units.queries import find_unit, units_at
from chungsuc.units.source import FIRST_DAY

_OF_COMMUNES = frozenset({"xã", "phường", "thị trấn", "đặc khu"})


@dataclass(frozen=True, slots=True)
class UnitCount:
    """A count of units in force on a day, of one kind or by kind, with the place it was taken in."""

    count: int
    by_kind: Mapping[str, int]
    as_of: date
    kind: str | None
    level: str | None
    province: str | None
    province_code: str | None
    district: str | None

    def as_dict(self) -> dict[str, object]:
        return {**asdict(self), "by_kind": dict(self.by_kind), "as_of": self.as_of.isoformat()}


def count_units(
    day: date, *, province: str | None = None, district: str | None = None, kind: str | None = None,
    level: str | None = None,
) -> UnitCount:  # fmt: skip
    """Count the units of a place on a day; without kind and level those of the commune level.

    Raises:
        DayTooEarly: the list of units does not reach back so far.
        UnknownKind: there is no such type of unit.
        UnitNotFound, UnitAmbiguous: province or district.
    """
    if day < FIRST_DAY:
        raise DayTooEarly(day=day, first=FIRST_DAY)
    type_ = _type(kind)
    if level is None and (type_ is None or type_ in _OF_COMMUNES):
        level = "commune"
    above = find_unit(province, day, level="province") if province else None
    within = find_unit(district, day, level="district", within=above) if district else above
    by_kind = _by_kind(day, level, type_, within)
    return UnitCount(
        count=sum(by_kind.values()), by_kind=by_kind, as_of=day, kind=type_, level=level,
        province=above.name if above else None, province_code=above.code if above else None,
        district=within.full_name if district and within else None,
    )  # fmt: skip


def _type(kind: str | None) -> str | None:
    if kind is None:
        return None
    type_ = known_type(kind)
    if type_ is None:
        raise UnknownKind(kind=kind, known=", ".join(TYPES))
    return type_


def _by_kind(day: date, level: str | None, type_: str | None, within: Unit | None) -> dict[str, int]:
    found = units_at(day, level=level, type=type_, within=within).order_by("type")
    return dict(found.values_list("type").annotate(number=Count("pk")).order_by("-number", "type"))
