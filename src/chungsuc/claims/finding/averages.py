"""Averages: 17,6 tiêu chí/xã out of 2.218 tiêu chí/126 xã (bình quân)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chungsuc.claims.amount import Amount, rounded
from chungsuc.claims.claim import Kind, Status
from chungsuc.claims.finding.found import Found, fits_ratio
from chungsuc.claims.finding.roles import is_delta
from chungsuc.claims.tokens import Fraction, Line
from chungsuc.claims.units import COUNTED, Dim, Unit, alike

_EACH = re.compile(rf"(?:bình quân|trung bình)[^.;]{{0,30}}?(?:mỗi|một|01|1|/) ?({COUNTED})[^.;]{{0,30}}$")


def find_averages(line: Line, before: Sequence[Line], after: Sequence[Line]) -> Iterator[Found]:
    """Find averages whose sum and number of units are said in the sentence or in one beside it."""
    for token in line.tokens:
        if isinstance(token, Fraction) or token.is_percent or is_delta(line, token):
            continue
        per = token.per.split("/")[0] if token.per else _each(line, token)
        if not per or token.dim in (Dim.NONE, Dim.PERCENT, Dim.TIMES):
            continue
        found = _of_ratio(line, token, per, [line, *reversed(before[-1:]), *after[:1]]) or _of_two(line, token, per)
        if found is not None:
            yield found


def _each(line: Line, token: Amount) -> str:
    found = _EACH.search(line.before(token, 90))
    return found[1] if found else ""


def _of_ratio(line: Line, token: Amount, per: str, around: Sequence[Line]) -> Found | None:
    """Look for ``2.218 tiêu chí/126 xã``; what is printed in the sentence itself counts before its neighbours."""
    for other in around:
        for one in other.tokens:
            if (
                not isinstance(one, Fraction)
                or not one.part.unit.same_as(token.unit)
                or not alike(one.whole.unit.name, per)
            ):
                continue
            if one.whole.unit.same_as(one.part.unit):
                continue
            whole = _counted(one.whole, per)
            fits = fits_ratio(replace(token, per=per), one.part, whole)
            if not fits and other is not line and not _alone(line, token, other):
                continue
            return Found(
                Kind.AVERAGE, Status.CONSISTENT if fits else Status.CONTRADICTION, line,
                (one, token) if other is line else (token,), one.part.value, one.whole.value, token.value,
                rounded(one.part.base / whole.base / token.unit.factor, token.step), token.unit.name,
            )  # fmt: skip
    return None


def _counted(one: Amount, per: str) -> Amount:
    """Take a measure that something is counted on as a number of it: 1.200 km of 125 tấn/km."""
    return replace(one, unit=Unit(per, Dim.COUNT)) if one.unit.name == per else one


def _alone(line: Line, token: Amount, other: Line) -> bool:
    """True where an average in the sentence behind a sum can only be of that sum."""
    words = line.text[: token.begins]
    ratios = [one for one in other.tokens if isinstance(one, Fraction)]
    means = [one for one in line.tokens if isinstance(one, Amount) and one.per and not is_delta(line, one)]
    elsewhere = re.search(r"cả nước|toàn quốc|huyện|vùng|¤|so với|kế hoạch|mục tiêu|phấn đấu", words)
    told = re.search(r"bình quân|trung bình", words)
    return bool(told) and not elsewhere and len(ratios) == 1 and means[:1] == [token] and other.at < line.at


def _of_two(line: Line, token: Amount, per: str) -> Found | None:
    """Look for a sum and a number of units apart from each other: only what fits is told."""
    plain = [_counted(one, per) for one in line.tokens if isinstance(one, Amount) and one is not token and not one.per]
    sums = [one for one in plain if one.unit.same_as(token.unit) and one.base > token.base]
    units = [one for one in plain if one.dim is Dim.COUNT and alike(one.unit.name, per)]
    for total in sums:
        for over in units:
            if over.value and fits_ratio(replace(token, per=per), total, over):
                return _mean(line, token, total, over, Status.CONSISTENT)
    # Only where nothing else is told can the two be those that are meant.
    told = len(line.tokens) == 3 and len(sums) == 1 and len(units) == 1 and sums[0].dim is not Dim.COUNT
    if told and units[0].value and re.search(r"bình quân|trung bình", line.before(token)):
        return _mean(line, token, sums[0], units[0], Status.CONTRADICTION)
    return None


def _mean(line: Line, token: Amount, total: Amount, over: Amount, status: Status) -> Found:
    return Found(
        Kind.AVERAGE, status, line, (total, over, token), total.value, over.value, token.value,
        rounded(total.base / over.base / token.unit.factor, token.step), token.unit.name,
    )  # fmt: skip
