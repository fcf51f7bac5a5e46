"""What a gap report is made of, as plain data (dữ liệu của báo cáo rà soát)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from chungsuc.engine.verdict import Status
from chungsuc.figures.tables import LawUsed
from chungsuc.reports.dossier.inputs import Law


class Stand(StrEnum):
    """Where a value stands (tình trạng số liệu)."""

    NOT_ENTERED = "not_entered"
    WAITING = "waiting"
    ANSWERED = "answered"
    RETURNED = "returned"
    CONFIRMED = "confirmed"
    CARRIED = "carried"
    DERIVED = "derived"

    @property
    def vi(self) -> str:
        return STAND_VI[self]


STAND_VI = {
    Stand.NOT_ENTERED: "chưa nhập", Stand.WAITING: "chờ thẩm tra", Stand.ANSWERED: "đã trả lời, chờ thẩm tra lại",
    Stand.RETURNED: "bị trả lại", Stand.CONFIRMED: "đã xác nhận", Stand.CARRIED: "quy đổi từ đơn vị cũ",
    Stand.DERIVED: "hệ thống tính từ quyết định công nhận",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator or part that is not met or not known; everything but numbers and days is in words.

    ``value`` blank: there is none. ``gap`` says what is missing; ``short`` is that as a number in ``unit``, ``missing``
    in what is counted (``noun``). ``need`` says what would make it known. ``returned`` is why the department gave it
    back. ``part``: it follows the line of its indicator and is not counted. ``whole``: it has parts, and nobody enters
    it. ``assumed``: its level is made up for a demonstration.
    """

    no: str
    name: str
    status: Status
    demand: str
    value: str
    gap: str
    need: str
    owner: str
    article: str
    verified: bool
    assumed: bool = False
    stand: Stand = Stand.NOT_ENTERED
    returned: str = ""
    carried: str = ""
    level: Decimal | None = None
    number: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    unit: str = ""
    short: Decimal | None = None
    missing: Decimal | None = None
    noun: str = ""
    as_of: date | None = None
    synthetic: bool = False
    part: bool = False
    whole: bool = False

    @property
    def open(self) -> bool:
        return self.status in (Status.UNMET, Status.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion with the indicators that apply, counted, and those of them that are not met or not known."""

    no: str
    name: str
    status: Status
    counted: bool
    met: int
    unmet: int
    unknown: int
    lines: tuple[Line, ...]

    @property
    def asked(self) -> int:
        return self.met + self.unmet + self.unknown


@dataclass(frozen=True, slots=True)
class Standings:
    """How many values of the commune stand where (tình trạng thẩm tra): those entered, and those not."""

    confirmed: int
    waiting: int
    answered: int
    returned: int
    not_entered: int

    @property
    def entered(self) -> int:
        return self.confirmed + self.waiting + self.answered + self.returned


@dataclass(frozen=True, slots=True)
class Gap:
    """A commune held against a set on a day: what is missing (kết quả rà soát).

    ``district`` blank where there is none; ``traits`` are those that the law looks at, in words; ``title`` is what it
    holds by decision, ``carried_title`` what it brings with it until somebody decides.
    """

    code: str
    unit: str
    district: str
    province: str
    day: date
    law: Law
    used: LawUsed
    traits: str
    title: str
    carried_title: str
    criteria: tuple[Criterion, ...]
    standings: Standings
    carried_values: int
    synthetic: bool

    def criteria_of(self, *statuses: Status) -> tuple[Criterion, ...]:
        """Give the numbered criteria of some statuses."""
        return tuple(one for one in self.criteria if one.counted and one.status in statuses)

    @property
    def counted(self) -> int:
        return sum(one.counted for one in self.criteria)

    @property
    def met(self) -> int:
        return len(self.criteria_of(Status.MET))

    @property
    def left(self) -> tuple[Criterion, ...]:
        """What is not met or not known, conditions among it, in the set's order."""
        return tuple(one for one in self.criteria if one.status in (Status.UNMET, Status.UNKNOWN))

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for one in self.left for line in one.lines)
