"""What a list of recognised units is made of, as plain data (dữ liệu của danh sách)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from chungsuc.figures.shares import Share
from chungsuc.recognition.queries import Basis


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision by which a unit was recognised (quyết định công nhận); blank and ``None``: not on record."""

    result_year: int
    number: str
    decided_on: date | None
    announced_on: date | None
    decided_by: str
    signer: str
    source: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit of a list with the decision that put it there.

    ``decision`` ``None``: it is counted by a higher title, and no decision on this one is on record. ``counts_from`` is
    the first day on which it counts. ``new``: it began to count in the period. ``earlier``: result years of earlier
    decisions on the same title.
    """

    code: str
    unit: str
    district: str
    decision: Decision | None
    counts_from: date | None
    new: bool
    earlier: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """The units that hold one title or a higher one (danh sách theo danh hiệu), with the base of their share."""

    key: str
    noun: str  # "xã", "đơn vị cấp huyện"
    title: str  # "đạt chuẩn NTM nâng cao"
    share: Share
    base: str
    entries: tuple[Entry, ...]

    @property
    def new(self) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if one.new)

    def lacking(self, what: str) -> int:
        """Count the entries whose decision lacks a number or a day."""
        return sum(one.decision is None or not getattr(one.decision, what) for one in self.entries)


@dataclass(frozen=True, slots=True)
class Brought:
    """A unit made of others, with what it brings until somebody decides (danh hiệu mang theo); counted nowhere.

    ``title`` blank: nothing is brought yet, ``why`` says why. ``parts`` are the old units with what they held.
    ``paper`` is that by which the office acknowledged it, where it did.
    """

    code: str
    unit: str
    district: str
    title: str
    why: str
    since: date
    parts: tuple[tuple[str, str], ...]
    paper: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A title that was taken back (thu hồi); ``new``: in the period, or in the year of the day."""

    unit: str
    district: str
    title: str
    decision: Decision
    withdrawn_on: date
    number: str
    signer: str
    new: bool


@dataclass(frozen=True, slots=True)
class Recognised:
    """All that a list says: of a scope, on a day, what is new since when."""

    code: str
    scope: str
    province: str
    whole: bool  # of a province, not of a district
    day: date
    since: date
    only_new: bool
    basis: Basis
    listings: tuple[Listing, ...]
    brought: tuple[Brought, ...]
    withdrawn: tuple[Withdrawn, ...]
    synthetic: bool
    known_at: datetime | None = None

    @property
    def year(self) -> bool:
        """True where the period is the year of the day, from its first day."""
        return self.since == date(self.day.year - 1, 12, 31)
