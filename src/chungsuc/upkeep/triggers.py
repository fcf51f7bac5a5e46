"""When a title is to be looked at for withdrawal: the arithmetic alone, no database (căn cứ xét thu hồi).

A share is held against a threshold by whole numbers: 30 % of 19 is reached at 6, for 5/19 is less. What nobody
knows may turn out either way: a ground is then neither reached nor not, it is ``None``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import NamedTuple

from chungsuc.engine.verdict import Status


class Tally(NamedTuple):
    """Criteria counted for a withdrawal: those that apply; ``key_*`` are the key ones among them."""

    unmet: int
    unknown: int
    total: int
    key_unmet: tuple[str, ...]
    key_unknown: tuple[str, ...]


def tally(criteria: Mapping[str, Status], counted: Collection[str], key: Collection[str]) -> Tally:
    """Count the numbered criteria of a standing; what does not apply is left out of the whole."""
    applying = {no: criteria[no] for no in counted if criteria.get(no, Status.UNKNOWN) is not Status.NOT_APPLICABLE}
    unmet = [no for no, status in applying.items() if status is Status.UNMET]
    unknown = [no for no, status in applying.items() if status is Status.UNKNOWN]
    return Tally(
        len(unmet), len(unknown), len(applying),
        tuple(no for no in unmet if no in key), tuple(no for no in unknown if no in key),
    )  # fmt: skip


def reaches(part: int, whole: int, percent: Decimal) -> bool:
    """Tell whether a part is at least so many per cent of a whole; of nothing, no."""
    return whole > 0 and Decimal(100 * part) >= percent * whole


def half(found: Tally, percent: Decimal | None) -> bool | None:
    """Tell whether so many per cent of the criteria or more are unmet; ``None``: not known."""
    if percent is None:
        return None
    if reaches(found.unmet, found.total, percent):
        return True
    return None if reaches(found.unmet + found.unknown, found.total, percent) else False


def part_with_key(found: Tally, lower: Decimal | None, upper: Decimal | None) -> bool | None:
    """Tell whether from ``lower`` to under ``upper`` per cent are unmet, a key criterion among them."""
    if lower is None or upper is None:
        return None
    if reaches(found.unmet, found.total, upper):
        return False  # the other ground holds: half and more
    if reaches(found.unmet, found.total, lower) and found.key_unmet:
        return True
    may_reach = reaches(found.unmet + found.unknown, found.total, lower)
    return None if may_reach and (found.key_unmet or found.key_unknown) else False


def share_reached(part: int, whole: int, percent: Decimal | None) -> bool | None:
    """Tell whether a known share reaches a threshold; ``None``: the threshold is not known."""
    return None if percent is None else reaches(part, whole, percent)


def least_number(whole: int, percent: Decimal) -> int:
    """Give the least number that reaches so many per cent of a whole: 30 % of 19 is reached at 6."""
    return next(part for part in range(whole + 1) if whole == 0 or reaches(part, whole, percent))
