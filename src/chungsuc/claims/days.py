"""Of which day a sentence speaks: đến 31/12/2023, hết tháng 6/2024, năm 2023, quý I/2024 (ngày của số liệu)."""

from __future__ import annotations

import calendar
import re
from datetime import date

_YEAR = r"((?:19|20)\d{2})"
_NOT_IT = re.compile(
    r"(?:so với|so|từ|cùng kỳ|giai đoạn|kế hoạch|phấn đấu|mục tiêu|dự kiến|đầu|nghị quyết|quyết định|"
        r"nhiệm kỳ|thay vì|lộ trình)"
    r"(?: hết| cuối| đến| của| trong| cho| tới| ngày| tháng| năm| số liệu)*(?: \d{1,2}/)? ?$|(?:/|-)$|"
        r"ban hành [^,]*$|qđ[^,;]*ngày $|\d/[^\s]* ngày $"
)  # fmt: skip
_MEANT = re.compile(r"(?:phấn đấu|dự kiến|mục tiêu|lộ trình|sẽ)[^;.]*$")
_DAY = re.compile(
    rf"(?:đến|hết|tính đến|tính tới|tại thời điểm|tới)(?: hết)?(?: ngày)? (\d{{1,2}})[/.-](\d{{1,2}})[/.-]{_YEAR}"
)
_LONG_DAY = re.compile(rf"(?:đến|hết|tới)(?: hết)?(?: ngày)? (\d{{1,2}}) tháng (\d{{1,2}}) năm {_YEAR}")
_MONTH = re.compile(rf"tháng (\d{{1,2}})(?:/| năm |-){_YEAR}")
_QUARTER = re.compile(rf"quý (iv|iii|ii|i|[1-4])(?:/| năm |-){_YEAR}")
_SO_MANY_MONTHS = re.compile(rf"(\d{{1,2}}) tháng(?: đầu)? năm {_YEAR}")
_WHOLE_YEAR = re.compile(rf"năm {_YEAR}(?! ?[-–] ?\d)")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def days_in(folded: str) -> list[tuple[int, date]]:
    """Give the days of which a sentence speaks, each with its place; what is only compared with is none of them."""
    found: list[tuple[int, date]] = []
    for pattern in (_DAY, _LONG_DAY):
        for one in pattern.finditer(folded):
            if day := _made(int(one[3]), int(one[2]), int(one[1])):
                found.append((one.start(), day))
    taken = [at for at, _ in found]
    for pattern, month in ((_SO_MANY_MONTHS, _month), (_MONTH, _month), (_QUARTER, _quarter), (_WHOLE_YEAR, None)):
        for one in pattern.finditer(folded):
            no = 12 if month is None else month(one[1])
            if _compared(folded, one.start()) or not 1 <= no <= 12:
                continue
            if pattern is _WHOLE_YEAR and any(0 <= one.start() - at < 24 for at in taken):
                continue  # the year of the day or month before it
            found.append((one.start(), _end_of(int(one[one.re.groups]), no)))
            taken.append(one.start())
    return sorted(found)


def day_of(folded: str) -> date | None:
    """Give the first day of which a sentence speaks, ``None`` where it names none."""
    found = days_in(folded)
    return found[0][1] if found else None


def _month(text: str) -> int:
    return int(text)


def _quarter(text: str) -> int:
    return 3 * _QUARTERS[text]


def _compared(folded: str, at: int) -> bool:
    before = folded[max(0, at - 60) : at]
    return bool(_NOT_IT.search(before[-40:]) or _MEANT.search(before))


def _end_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
