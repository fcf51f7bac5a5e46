"""What every map of a scope and a day stands on: its communes, their boundaries, where those are from (nền bản đồ)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chungsuc.figures.figure import Asked
from chungsuc.figures.sentences import say_day
from chungsuc.maps.drawing.view import Area, Notice
from chungsuc.maps.errors import NoBoundaries
from chungsuc.maps.models import Boundary, BoundaryMap
from chungsuc.maps.queries import boundaries_at, known_days, land_of_nobody
from chungsuc.recognition.queries import PROGRAMME_TYPE
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import state_on, units_at


@dataclass(frozen=True, slots=True)
class Place:
    """A commune of the map, and its boundary where one is known."""

    unit: Unit
    boundary: Boundary | None

    @property
    def in_programme(self) -> bool:
        return self.unit.type == PROGRAMME_TYPE


@dataclass(frozen=True, slots=True)
class Ground:
    """All communes of a scope on a day, in the order of their codes, and the maps their boundaries are from.

    ``joined``: threads whose boundary is made of others'. ``blank``: ended units whose land nobody has.
    """

    places: tuple[Place, ...]
    maps: tuple[BoundaryMap, ...]
    joined: frozenset[str] = frozenset()
    blank: tuple[Unit, ...] = ()

    def notes(self, language: str) -> tuple[str, ...]:
        """Say what was put together, and what is blank because nobody says whose it is."""
        vi, said = language == "vi", []
        made = [place.unit.full_name for place in self.places if place.unit.thread in self.joined]
        if made:
            said.append(f"Ranh giới gộp từ các đơn vị nhập lại: {', '.join(made)}." if vi
                        else f"Boundaries joined from the units merged: {', '.join(made)}.")  # fmt: skip
        lost = ", ".join(unit.full_name for unit in self.blank)
        if lost:
            said.append(f"Để trống vì chưa có nguồn nói đất nhập về đâu: {lost}." if vi
                        else f"Blank, since no source says where the land went: {lost}.")  # fmt: skip
        return tuple(said)

    def area(self, place: Place, cls: str, says: str) -> Area:
        unit, boundary = place.unit, place.boundary
        if boundary is None:
            return Area(unit.code, unit.full_name, unit.name, cls, says, group=unit.parent_code)
        label = (boundary.label_x, boundary.label_y)
        return Area(unit.code, unit.full_name, unit.name, cls, says, boundary.geometry, label, unit.parent_code)

    def notices(self, language: str) -> tuple[Notice, ...]:
        return tuple(notice_of(one, language) for one in self.maps)


def notice_of(one: BoundaryMap, language: str) -> Notice:
    """Give what must be said wherever lines of a map go."""
    vi = language == "vi"
    licence = one.licence_vi if vi else one.licence_en
    return Notice(
        one.source_vi if vi else one.source_en, one.limits_vi if vi else one.limits_en,
        f"{one.licence}. {licence}".strip(), tuple(one.credit),
    )  # fmt: skip


def ground(asked: Asked) -> Ground:
    """Gather the ground of a question; once for all maps of it.

    Raises:
        NoBoundaries: not one commune of the scope has a boundary on the day.
    """
    key = (asked, "ground")
    if key not in asked.memo:
        asked.memo[key] = _ground(asked)
    found: Ground = asked.memo[key]
    return found


def _ground(asked: Asked) -> Ground:
    found = ground_of(asked.scope, asked.as_of, _communes(asked))
    if not found.maps:
        known = {language: _days(language) for language in ("vi", "en")}
        raise NoBoundaries(scope=asked.scope.full_name, day=asked.as_of, known_vi=known["vi"], known_en=known["en"])
    return found


def ground_of(scope: Unit, day: date, units: Sequence[Unit]) -> Ground:
    """Gather the ground of communes of a scope on a day; without any boundary it has no maps."""
    found = boundaries_at(units, day)
    blank = land_of_nobody(scope, day, found.maps, [unit.thread for unit in units])
    places = tuple(Place(unit, found.by_thread.get(unit.thread)) for unit in units)
    return Ground(places, found.maps, found.joined, tuple(blank))


def _communes(asked: Asked) -> list[Unit]:
    """Give the communes of the scope; a commune is its own."""
    if asked.scope.level == Level.COMMUNE:
        return [state_on(asked.scope, asked.as_of)]
    return list(units_at(asked.as_of, level=Level.COMMUNE, within=asked.scope))


def _days(language: str) -> str:
    vi = language == "vi"
    said = []
    for first, until in known_days():
        start = f"{'từ' if vi else 'from'} {say_day(first, language)}"
        said.append(f"{start} {'đến trước' if vi else 'until before'} {say_day(until, language)}" if until else start)
    return "; ".join(said) or ("chưa nạp bản đồ nào" if vi else "no map is loaded")
