"""What the leader's page is made of, as plain data (dữ liệu trang điều hành)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from chungsuc.figures.figure import Answer
from chungsuc.figures.tables import CriteriaTable
from chungsuc.maps.drawing.view import MapView
from chungsuc.reports.yearly.facts import AtYear, Lagging, Member, Near, Target


@dataclass(frozen=True, slots=True)
class Headline:
    """One of the four figures: how many of how many, the change in the year with its causes, beside the plan.

    ``change`` ``None``: it cannot be compared. ``target`` ``None``: no plan is on record.
    """

    figure: str  # its id in the catalogue
    name: str
    noun: str
    answer: Answer
    change: int | None
    causes: Mapping[str, int]
    target: Target | None


@dataclass(frozen=True, slots=True)
class Late:
    """Something that is late, as the catalogue counts it (việc quá hạn)."""

    figure: str
    name: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Leading:
    """All that the leader's page says; ``view`` ``None``: no boundaries of the day are known, ``no_map`` says so."""

    scope: str
    code: str
    whole: bool
    day: date
    headlines: tuple[Headline, ...]
    table: CriteriaTable
    months: tuple[AtYear, ...]  # by day of decision
    years: tuple[AtYear, ...]
    lagging: tuple[Lagging, ...]
    late: tuple[Late, ...]
    below: tuple[Member, ...]
    below_of: int
    near: tuple[Near, ...]
    view: MapView | None
    no_map: str
    synthetic: bool
    known_at: datetime | None = None
