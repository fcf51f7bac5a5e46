"""A map as frozen data: areas in classes, what each says, where the lines are from (định nghĩa bản đồ).

The words are the caller's, in one language. What is not known is a class of its own, never left blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Look(StrEnum):
    """How a class is drawn: ground, and a mark over it that tells it apart without colour (``drawing.looks``)."""

    LOW = "low"
    RUNG_1 = "rung1"
    RUNG_2 = "rung2"
    RUNG_3 = "rung3"
    RUNG_4 = "rung4"
    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    NOT_ASKED = "notasked"
    OUTSIDE = "outside"
    UP = "up"
    DOWN = "down"
    NEW = "new"
    CARRIED = "carried"
    CARRIED_2 = "carried2"


@dataclass(frozen=True, slots=True)
class MapClass:
    """A class of the legend: what it means, how it looks; ``counted`` is false of what is outside the programme."""

    key: str
    name: str
    look: Look
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Area:
    """One unit: its class, what it says ("17/19 tiêu chí"), and its shape, blank where no boundary is known.

    ``geometry`` is GeoJSON as text, ``label`` the place of its name as longitude and latitude. ``values`` go into the
    file of data beside code and name.
    """

    code: str
    name: str
    short: str
    cls: str
    says: str
    geometry: str = ""
    label: tuple[float, float] = (0.0, 0.0)
    group: str = ""
    values: Mapping[str, str | int | None] = field(default_factory=dict, compare=False, hash=False)

    @property
    def drawn(self) -> bool:
        return bool(self.geometry)


@dataclass(frozen=True, slots=True)
class Notice:
    """What a map of boundaries says of itself, wherever its lines go (ghi chú ranh giới)."""

    source: str
    limits: str
    licence: str
    credit: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.limits, self.source, self.licence, " · ".join(self.credit))))


@dataclass(frozen=True, slots=True)
class MapView:
    """A whole map: title, day, classes, areas, sources; ``said`` is its result in a sentence.

    ``notes``: what else must be known of its lines on this day. ``synthetic`` prints the mark of simulated values into
    every form of it. ``about`` goes into the file of data.
    """

    title: str
    said: str
    day: date
    classes: tuple[MapClass, ...]
    areas: tuple[Area, ...]
    notices: tuple[Notice, ...]
    source: str
    synthetic: bool = False
    language: str = "vi"
    about: Mapping[str, str] = field(default_factory=dict, compare=False, hash=False)
    notes: tuple[str, ...] = ()

    def count(self, key: str) -> int:
        return sum(area.cls == key for area in self.areas)

    @property
    def missing(self) -> tuple[Area, ...]:
        """The units without a boundary: named beside the map, never dropped."""
        return tuple(area for area in self.areas if not area.drawn)

    @property
    def shown(self) -> tuple[MapClass, ...]:
        """The classes that have a unit."""
        there = {area.cls for area in self.areas}
        return tuple(one for one in self.classes if one.key in there)

    def class_of(self, area: Area) -> MapClass:
        return next(one for one in self.classes if one.key == area.cls)
