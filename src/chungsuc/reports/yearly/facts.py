"""What a yearly report is made of, as plain data (dữ liệu báo cáo kết quả năm, 6 tháng)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from chungsuc.figures.plans import Outcome
from chungsuc.figures.shares import Share
from chungsuc.figures.tables import BandsTable, CriteriaTable
from chungsuc.law.tree import Title
from chungsuc.maps.drawing.view import MapView
from chungsuc.reports.quarterly.facts import Quarter
from chungsuc.reports.recognised.facts import Recognised
from chungsuc.targets.models import Bound


class Period(StrEnum):
    """What the report is of (kỳ báo cáo)."""

    YEAR = "year"
    HALF = "half"
    PART = "part"  # up to another day


_NAMED = 6


@dataclass(frozen=True, slots=True)
class Member:
    """A unit that a target names or that came without being named; ``carried``: left over from the year before."""

    code: str
    name: str
    district: str
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """One target beside what came of it (chỉ tiêu và kết quả); plain, see ``figures.plans.LineAgainst``.

    ``planned``, ``actual``, ``held`` ``None``: not known. ``base``: how many there are of whom some hold the title.
    """

    level: str
    title: Title
    said: str  # "xã NTM nâng cao"
    planned: int | None
    bound: Bound
    derived: bool
    actual: int | None
    held: int | None
    base: int | None
    cumulative: int | None
    outcome: Outcome
    outcome_said: str  # "vượt 4"
    made: tuple[Member, ...]
    not_made: tuple[Member, ...]
    extra: tuple[Member, ...]
    unnamed: int


@dataclass(frozen=True, slots=True)
class PlanOf:
    """A plan in force (kế hoạch): by which paper, as far as that is known, and its targets."""

    year: int
    number: str
    decided_on: date | None
    assumed: bool
    synthetic: bool
    source: str
    targets: tuple[Target, ...]

    def target(self, level: str, title: Title) -> Target | None:
        return next((one for one in self.targets if (one.level, one.title) == (level, title)), None)


@dataclass(frozen=True, slots=True)
class Lagging:
    """A department with what waits for it; ``since`` is when the longest waiting value came (sở còn việc)."""

    name: str
    waiting: int
    returned: int
    confirmed: int
    since: date | None


@dataclass(frozen=True, slots=True)
class Near:
    """A commune without the title, with what it meets and what it lacks (xã chưa đạt chuẩn)."""

    code: str
    name: str
    district: str
    met: int
    unmet: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def unknown_said(self) -> str:
        """Name the criteria nobody knows of; many of them are only counted."""
        return ", ".join(self.unknown) if len(self.unknown) <= _NAMED else f"{len(self.unknown)} tiêu chí"


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed figure beside ours (số đã công bố); ``ours`` ``None``: not known to us."""

    name: str
    printed: Decimal
    ours: Decimal | None
    unit: str
    source: str

    @property
    def difference(self) -> Decimal | None:
        return None if self.ours is None else self.ours - self.printed


@dataclass(frozen=True, slots=True)
class AtYear:
    """How many held each title at the end of a year, of how many (qua các năm)."""

    day: date
    communes: int
    held: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """All that a yearly report says; districts and dossiers are in ``moved``, who is new in ``recognised``.

    ``words`` are the office's own, by the name of their field; what it did not say stays a dotted line.
    """

    period: Period
    moved: Quarter  # since the end of the year before
    recognised: Recognised
    table: CriteriaTable
    bands: BandsTable
    plan: PlanOf | None
    next_plan: PlanOf | None
    districts: Target | None
    districts_held: Share | None
    lagging: tuple[Lagging, ...]
    below: tuple[Member, ...]
    below_of: int
    near: tuple[Near, ...]
    local: tuple[tuple[str, Share], ...]
    printed: tuple[Printed, ...]
    years: tuple[AtYear, ...]
    words: Mapping[str, str]
    synthetic: bool
    known_at: datetime | None = None
    view: MapView | None = None  # the titles on the map, where boundaries of the day are known

    @property
    def day(self) -> date:
        return self.moved.day

    @property
    def scope(self) -> str:
        return self.moved.scope

    @property
    def name(self) -> str:
        """Name the period: "năm 2023", "6 tháng đầu năm 2023"."""
        year = f"năm {self.day.year}"
        match self.period:
            case Period.YEAR:
                return year
            case Period.HALF:
                return f"6 tháng đầu {year}"
            case _:
                return f"{year} (đến ngày {self.day:%d/%m/%Y})"
