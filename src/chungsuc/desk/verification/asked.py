"""What the queue was asked for beside day and set: department, state, criterion, district, text, order, page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from chungsuc.desk.asked import Asked, read
from chungsuc.verification.queue import Filters, Order
from chungsuc.verification.standing import State

OPEN = frozenset({State.WAITING, State.ANSWERED})
# Word in the address, states, Vietnamese, English.
VIEWS: tuple[tuple[str, frozenset[State], str, str], ...] = (
    ("", OPEN, "Chờ thẩm tra", "To verify"),
    ("tra-loi", frozenset({State.ANSWERED}), "Xã đã trả lời", "Answered"),
    ("tra-lai", frozenset({State.RETURNED}), "Đang trả lại", "Returned"),
    ("xac-nhan", frozenset({State.CONFIRMED}), "Đã xác nhận", "Confirmed"),
    ("tat-ca", frozenset(State), "Tất cả", "All"),
)


@dataclass(frozen=True, slots=True)
class QueueAsked:
    """One question to the queue; ``department`` as in ``Filters``."""

    about: Asked
    department: int | None
    view: str
    criterion: str
    text: str
    order: Order
    page: int

    @property
    def filters(self) -> Filters:
        states = next(states for word, states, *_ in VIEWS if word == self.view)
        return Filters(self.department, states, self.criterion, self.about.district, self.text, self.order)

    def query(self, **other: object) -> str:
        """Give the question as the query part of an address, with changes; what changes the list begins at page one."""
        asked = {
            "ngay": self.about.day.isoformat(), "bo": self.about.set_id, "huyen": self.about.district,
            "so": "" if self.department is None else self.department, "xem": self.view, "tc": self.criterion,
            "tim": self.text, "nhom": self.order.value if self.order is not Order.INDICATOR else "",
        }  # fmt: skip
        said = {**asked, **other}
        return "?" + urlencode({key: value for key, value in said.items() if value not in ("", None)})

    @property
    def address(self) -> str:
        """The same question again, at the same page."""
        return self.query(trang=self.page if self.page > 1 else "")

    @property
    def filtered(self) -> bool:
        return bool(self.criterion or self.about.district or self.text)

    def cleared(self) -> QueueAsked:
        return replace(self, about=replace(self.about, district=""), criterion="", text="", page=1)


def read_queue(request: HttpRequest) -> QueueAsked:
    """Read the question from the address; what makes no sense is as if it were not asked.

    Raises:
        DayUnreadable, UnknownSet, UnitNotFound: as ``desk.asked.read``.
    """
    given: QueryDict = request.GET
    department, page, view, order = (given.get(key, "").strip() for key in ("so", "trang", "xem", "nhom"))
    return QueueAsked(
        read(request),
        int(department) if department.isascii() and department.isdigit() else None,
        view if view in {word for word, *_ in VIEWS} else "",
        given.get("tc", "").strip()[:20],
        given.get("tim", "").strip()[:100],
        Order(order) if order in Order._value2member_map_ else Order.INDICATOR,
        max(1, int(page)) if page.isascii() and page.isdigit() else 1,
    )  # fmt: skip
