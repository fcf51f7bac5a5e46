"""What a quarterly report is made of, as plain data (dữ liệu báo cáo tiến độ quý)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from chungsuc.dossiers.words import State
from chungsuc.figures.shares import Average, Share
from chungsuc.figures.tables import LawUsed
from chungsuc.recognition.queries import Basis
from chungsuc.reports.official.words import roman


class Stage(StrEnum):
    """Where a commune's dossier stands, told roughly (giai đoạn của hồ sơ)."""

    PREPARING = "preparing"
    HANDED_IN = "handed_in"
    APPRAISED = "appraised"
    AGREED = "agreed"
    DECIDED = "decided"
    STOPPED = "stopped"
    ANNOUNCED = "announced"
    ENDED = "ended"

    @property
    def vi(self) -> str:
        return STAGE_VI[self]

    @property
    def open(self) -> bool:
        return self not in (Stage.ANNOUNCED, Stage.ENDED)


STAGE_VI: Mapping[Stage, str] = {
    Stage.PREPARING: "xã đang chuẩn bị", Stage.HANDED_IN: "đã nộp, huyện thẩm tra", Stage.APPRAISED: "tỉnh thẩm định",
    Stage.AGREED: "hội đồng thông qua, trình", Stage.DECIDED: "đã quyết định, chờ công bố",
    Stage.STOPPED: "bị trả lại, tạm dừng", Stage.ANNOUNCED: "đã công bố trong năm",
    Stage.ENDED: "không công nhận, đã rút trong năm",
}  # fmt: skip
STAGE_OF: Mapping[State, Stage] = {
    State.REGISTERED: Stage.PREPARING, State.SELF_ASSESSED: Stage.PREPARING, State.OPINIONS_COLLECTED: Stage.PREPARING,
    State.SUBMITTED: Stage.HANDED_IN, State.DISTRICT_VERIFIED: Stage.HANDED_IN, State.COMPLETE: Stage.APPRAISED,
    State.VERIFIED: Stage.APPRAISED, State.FIELD_CHECKED: Stage.APPRAISED, State.COUNCIL_AGREED: Stage.AGREED,
    State.FORWARDED: Stage.AGREED, State.DECIDED: Stage.DECIDED, State.RETURNED: Stage.STOPPED,
    State.SUSPENDED: Stage.STOPPED, State.ANNOUNCED: Stage.ANNOUNCED, State.REFUSED: Stage.ENDED,
    State.WITHDRAWN: Stage.ENDED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TitleCount:
    """Communes with one title or a higher one: at the end of the year before, since then, and in the quarter.

    ``start + gained - lost == held`` where they are known; ``None``: the unit was not there then (a province made by a
    merger), so that nothing can be compared. ``planned`` ``None``: no plan is known; ``named``: it is the number of
    communes that the province's plan names here, since the district has no plan of its own.
    """

    planned: int | None
    named: bool
    start: int | None
    gained: int | None
    lost: int | None
    held: int
    quarter_gained: int | None
    quarter_lost: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """A district, or the whole scope (tổng cộng).

    ``bands`` follow those of the report; ``change`` is how many criteria more are met than at the end of the quarter
    before, over the communes that were there then (``None``: not to be compared). ``confirmed`` of ``entered`` values.
    """

    code: str
    name: str
    communes: int
    titles: tuple[TitleCount, ...]
    bands: tuple[int, ...]
    with_unknown: int
    average: Average
    change: int | None
    confirmed: int
    entered: int
    dossiers: Mapping[Stage, int]

    def share(self, at: int) -> Share:
        return Share(self.titles[at].held, self.communes)

    @property
    def verified(self) -> Share:
        return Share(self.confirmed, self.entered)

    @property
    def going_on(self) -> int:
        """Dossiers that have not ended."""
        return sum(count for stage, count in self.dossiers.items() if stage.open)


@dataclass(frozen=True, slots=True)
class Quarter:
    """All that a quarterly report says; ``lines`` has the districts, none where there are none."""

    scope: str
    code: str
    province: str
    whole: bool  # of a province, not of a district
    day: date
    since: date
    basis: Basis
    used: LawUsed
    band_names: tuple[str, ...]
    lines: tuple[Line, ...]
    total: Line
    plan_words: tuple[str, ...]  # by title: "bằng kế hoạch", "thiếu 2"
    causes: tuple[tuple[tuple[str, int], ...], ...]  # by title: why its number changed in the year, where it also fell
    titles_open: int  # communes made out of units that held a title, without a decision of their own
    synthetic: bool
    known_at: datetime | None = None

    @property
    def number(self) -> int:
        return (self.day.month - 1) // 3 + 1

    @property
    def year_start(self) -> date:
        """The last day of the year before."""
        return date(self.day.year - 1, 12, 31)

    @property
    def apart(self) -> bool:
        """True where the period is only a part of the year so far, so that both have a column."""
        return self.since > self.year_start

    @property
    def before(self) -> str:
        """Name the day of comparison."""
        return "quý trước" if self.apart else "đầu năm"

    @property
    def complete(self) -> bool:
        """True on the last day of the quarter."""
        return self.day == quarter_end(self.day)

    @property
    def name(self) -> str:
        return f"quý {roman(self.number)} năm {self.day.year}"


def quarter_end(day: date) -> date:
    """Give the last day of the quarter in which a day lies."""
    month = (day.month - 1) // 3 * 3 + 3
    return date(day.year, month, 30 if month in (6, 9) else 31)


def quarter_before(day: date) -> date:
    """Give the last day of the quarter before."""
    first = (day.month - 1) // 3 * 3 + 1
    return date.fromordinal(date(day.year, first, 1).toordinal() - 1)
