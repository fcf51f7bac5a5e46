"""Shares of a plan said in words, and counts that were raised by so many (so với kế hoạch, nâng tổng số lên)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from chungsuc.claims.amount import Amount, Qualifier
from chungsuc.claims.claim import Kind
from chungsuc.claims.finding.changes import as_token
from chungsuc.claims.finding.found import Found, comparable, first, fits_ratio, fits_sum, percent_value, status_of
from chungsuc.claims.finding.roles import is_actual, is_delta, is_end, is_new, is_plan
from chungsuc.claims.tokens import Fraction, Line, Token
from chungsuc.claims.units import NO_UNIT

_OF_PLAN = re.compile(r"^ ?(?:so với |so |của )?(?:kế hoạch|kh(?!\w)|chỉ tiêu|mục tiêu|dự toán)")
_REACHED = re.compile(r"(?:đạt|bằng|=|\(|tỷ lệ)(?: tỷ lệ)? ?$")
_HOPED = re.compile(r"(?:phấn đấu|dự kiến|ước|cả năm|sẽ|quyết tâm)[^,;.]{0,50}$")
_UP = re.compile(r"(?:thêm|tăng)(?: thêm| được| mới)* $")


def find_plan_shares(line: Line) -> Iterator[Found]:
    """Find ``đạt 142,9% kế hoạch`` where plan and result are both said in words."""
    plans = [
        t for t in line.tokens
        if not isinstance(t, Fraction) and not t.is_percent and is_plan(line, t) and not is_delta(line, t)
    ]  # fmt: skip
    if len(plans) != 1 or not plans[0].value:
        return
    plan = plans[0]
    for p in line.tokens:
        if isinstance(p, Fraction) or not p.is_percent or is_delta(line, p):
            continue
        if _HOPED.search(line.before(p)):
            continue
        more = p.value > 100 and bool(_REACHED.search(line.before(p)))  # no share of a whole is more than that
        if not more and not _OF_PLAN.match(line.after(p)):
            continue
        found = _of_plan(line, plan, p)
        if found is not None:
            yield found


_OF_PAST = re.compile(
    r"^ ?(?:so với |so |của )?(?:cùng kỳ|năm|giai đoạn|¤+|cuối năm|đầu năm|mức|kế hoạch|dự toán|mục tiêu|"
    r"chỉ tiêu)[^,.;()%]{0,40}"
    r"(?: ?\(| là )$"
)


def find_past_shares(line: Line) -> Iterator[Found]:
    """Find ``đạt 4.500 tỷ đồng, bằng 128,6% giai đoạn 2011-2015 (3.500 tỷ đồng)``."""
    for i, p in enumerate(line.tokens[1:-1], 1):
        base, now = line.tokens[i + 1], line.tokens[i - 1]
        if isinstance(p, Fraction) or isinstance(base, Fraction) or not p.is_percent or is_delta(line, p):
            continue
        if not _OF_PAST.match(line.gap(p, base)) or not re.match(r"^ ?(?:[),.;]|$)", line.after(base)):
            continue
        if is_plan(line, base) or isinstance(now, Fraction) or is_delta(line, now) or not now.unit.same_as(base.unit):
            continue
        if (
            not re.search(
                r"(?:bằng|đạt|=)(?: khoảng| gần| trên|"
                r" hơn)? ?$",
                line.text[now.end : p.start],
            )
            or not base.value
        ):
            continue
        fits = fits_ratio(p, now, base, 100)
        yield Found(
            Kind.CHANGE, status_of(fits, True), line, (now, p, base), now.value, base.value, p.value,
            percent_value(now, base, p), now.unit.name,
        )  # fmt: skip


def _of_plan(line: Line, plan: Amount, p: Amount) -> Found | None:
    done = [
        first(t) for t in line.tokens
        if t not in (plan, p) and (not is_delta(line, t) or is_new(line, t)) and not first(t).is_percent
        and (first(t).unit.same_as(plan.unit) or comparable(first(t), plan))
    ]  # fmt: skip
    done = [one for one in done if is_actual(line, one)] or done
    if not done:
        return None
    right = next((one for one in done if fits_ratio(p, _united(one, plan), _united(plan, one), 100)), None)
    one = right or done[0]
    return Found(
        Kind.PLAN, status_of(right is not None, len(done) == 1), line, (as_token(line, one), plan, p), one.value,
        plan.value, p.value, percent_value(_united(one, plan), _united(plan, one), p), plan.unit.name,
    )  # fmt: skip


def _united(one: Amount, other: Amount) -> Amount:
    return replace(one, unit=other.unit) if one.unit is NO_UNIT else one


_KIND = re.compile(r"nâng cao|kiểu mẫu|thông minh|văn minh|ocop|văn hóa|khó khăn|nghèo|\d sao")


def _kinds(line: Line, one: Token, upto: Token) -> frozenset[str]:
    """Give the words that tell one sort of a thing from another, between two quantities and behind the second."""
    between = line.text[one.end : upto.begins].replace("nâng tổng", "")
    return frozenset(_KIND.findall(between))


def find_raised(line: Line) -> Iterator[Found]:
    """Find ``hết năm 2022 có 108 xã; năm 2023 có thêm 10 xã, nâng tổng số lên 118 xã``."""
    same = [t for t in line.tokens if first(t).unit is not NO_UNIT and not first(t).is_percent and not first(t).per]
    for before, more, after in zip(same, same[1:], same[2:], strict=False):
        if isinstance(before, Fraction) or isinstance(more, Fraction) or not _UP.search(line.before(more, 30)):
            continue
        result = first(after)
        if is_delta(line, before) or is_plan(line, before) or not is_end(line, after):
            continue
        if not re.search(r"tổng|nâng|đưa|lũy kế", line.before(after)) or "so với" in line.text[more.end : after.begins]:
            continue
        exact = all(one.qualifier is Qualifier.EXACT for one in (before, more, result))
        if not exact or not (before.unit.same_as(more.unit) and more.unit.same_as(result.unit)):
            continue
        if result.value < before.value or _kinds(line, before, more) != _kinds(line, more, after):
            continue
        if len([one for one in same if first(one).unit.same_as(more.unit)]) != 3:
            continue
        fits = fits_sum(result, (before, more))
        yield Found(
            Kind.CHANGE, status_of(fits, True), line, (before, more, after), printed=result.value,
            computed=before.value + more.value, unit=result.unit.name,
        )  # fmt: skip
