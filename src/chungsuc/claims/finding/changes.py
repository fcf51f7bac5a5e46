"""Changes: more or less than before, than a plan, from so much to so much (tăng, giảm, vượt, so với)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from chungsuc.claims.amount import Amount, Qualifier, rounded
from chungsuc.claims.claim import Kind, Status
from chungsuc.claims.finding.found import (
    Found,
    comparable,
    first,
    fits_difference,
    fits_ratio,
    percent_value,
    status_of,
)
from chungsuc.claims.finding.roles import is_actual, is_delta, is_end, is_new, is_plan
from chungsuc.claims.tokens import Fraction, Line, Token
from chungsuc.claims.units import CONTINUOUS, NO_UNIT, Dim

_PLAN_WORDS = re.compile(r"kế hoạch|chỉ tiêu|mục tiêu|nghị quyết|(?<!\w)kh(?!\w)|đề ra|dự toán")
_AGAINST = re.compile(
    r"^[^,.;()]{0,20}?so(?: với)?(?: cùng kỳ)? [^,.;()]{0,60}?(?:[(] ?(?:[^,.;()]{0,30}? )?|(?:là|có|đạt|"
    r"chỉ có|mới có|mức|với) |(?:so với|với) |: ?)?$"
)
_FROM_TO = re.compile(r"^[^.;]{0,50}?(?:lên|xuống|đến|tới|thành|còn)(?: còn| đến| tới| là| thành| mức)* $")
_CLOSES = re.compile(r"^ ?(?:[),.;]|$|năm|của|vào|cuối|cùng)")
_YEAR_NEAR = re.compile(r"(?:năm|cuối|tháng|quý)[^,;]{0,12}¤|¤+[^,;]{0,40}$|cùng kỳ")
_BEYOND = re.compile(r"(?:vượt|thiếu|hụt|chậm|dư|chưa đạt)(?: [^\W\d_]+){0,3} $")
_OF_A_PLAN = re.compile(rf"^[^,.;]{{0,25}}(?:{_PLAN_WORDS.pattern})")
_EACH_YEAR = re.compile(r"(?:mỗi|hằng|hàng|bình quân|trung bình|một) (?:năm|tháng|quý)[^,;.]{0,24}$")
_YEARLY = re.compile(
    r"^/?(?:[^\W\d_]+/)? ?(?:/|mỗi|một|hàng|hằng|bình quân|trung bình)? ?(?:năm|tháng|"
    r"quý|ngày)(?! ¤| trước)"
)


def find_changes(line: Line) -> Iterator[Found]:
    """Find changes whose two ends are both said."""
    for i, token in enumerate(line.tokens):
        if (
            isinstance(token, Fraction)
            or not is_delta(line, token)
            or _YEARLY.match(f"/{token.per}{line.after(token)}")
            or _EACH_YEAR.search(line.before(token, 40))
        ):
            continue
        found = (
            _from_to(line, i, token)
            or _against(line, i, token)
            or _since(line, i, token)
            or _planned(line, i, token)
            or _years(line, i, token)
            or _both(line, i, token)
        )
        if found is not None:
            yield found


def _plain(line: Line, besides: tuple[Token, ...], d: Amount) -> list[Amount]:
    """Give the quantities of the sentence that may be an end of a change, nearest first."""
    able = []
    for token in line.tokens:
        one = first(token)
        if token in besides or one in besides or (is_delta(line, token) and not is_new(line, token)):
            continue
        if d.per and not one.per:
            continue
        if d.is_percent or d.dim is Dim.TIMES or (d.dim is Dim.POINT and one.is_percent) or comparable(one, d):
            able.append(one)
    return sorted(able, key=lambda one: abs(one.begins - d.begins))


def _exact(one: Amount) -> Amount:
    """Take the word before a start for what it is: ``từ 108`` is no lower bound."""
    return replace(one, qualifier=Qualifier.EXACT) if one.qualifier is Qualifier.AT_LEAST else one


def _from_to(line: Line, i: int, d: Amount) -> Found | None:
    """``từ 108 xã lên 118 xã``, anywhere in the sentence."""
    for one, other in zip(line.tokens, line.tokens[1:], strict=False):
        if isinstance(one, Fraction) or isinstance(other, Fraction) or d in (one, other):
            continue
        if not line.text[one.begins :].startswith("từ ") or not _FROM_TO.match(line.gap(one, other)):
            continue
        start, end = _exact(one), _exact(other)
        if start.unit is NO_UNIT and end.unit is not NO_UNIT:
            start = replace(start, unit=end.unit)
        if start.unit.same_as(end.unit) and _measures(d, end):
            return _made(line, Kind.CHANGE, d, end, start, certain=True, used=(one, other, d))
    return None


def _measures(d: Amount, end: Amount) -> bool:
    """True where a change can be one of such quantities: in their unit, in per cent or in times."""
    if d.dim in (Dim.PERCENT, Dim.TIMES):
        return True
    if d.dim is Dim.POINT:
        return end.is_percent
    return comparable(d, end)


def _against(line: Line, i: int, d: Amount) -> Found | None:
    """``tăng 10 xã so với năm 2022 (108 xã)``."""
    base = line.tokens[i + 1] if i + 1 < len(line.tokens) else None
    if base is None or isinstance(base, Fraction) or is_delta(line, base):
        return None
    gap = line.gap(d, base)
    if re.search(r"\((?:tương|tức|hay|bằng|ứng|khoảng|thêm|giảm|tăng)", gap):
        return None
    since = gap.strip() == "(" and line.text[base.begins :].startswith("từ ")
    if not (since or _AGAINST.match(gap)) or not _CLOSES.match(line.after(base)) or not _is_end(d, base):
        return None
    kind = Kind.PLAN if _PLAN_WORDS.search(gap) else Kind.CHANGE
    return _any(line, kind, d, _exact(base) if since else base, _ends(line, base, d))


def _both(line: Line, i: int, d: Amount) -> Found | None:
    """``đạt 45.000 tấn, tăng 5.000 tấn (12,5%) so với năm trước``: a change and what share it is of where it began."""
    share = line.tokens[i + 1] if i + 1 < len(line.tokens) else None
    if d.dim not in CONTINUOUS or share is None or isinstance(share, Fraction) or not share.is_percent:
        return None
    if not re.match(r"^ ?\((?:tăng |giảm |tương ứng |bằng )?$", line.gap(d, share)) or line.after(share, 1) != ")":
        return None
    nows = [one for one in line.tokens[:i] if not isinstance(one, Fraction) and one.unit.same_as(d.unit)]
    if len(nows) != 1 or nows[0].base <= d.base or is_delta(line, nows[0]) or is_plan(line, nows[0]):
        return None
    fell = bool(re.search(r"giảm", line.before(d, 16)))
    start = replace(nows[0], value=(nows[0].base + (d.base if fell else -d.base)) / nows[0].unit.factor)
    fits = fits_ratio(share, d, start, 100, coarse=True)
    return Found(
        Kind.CHANGE, status_of(fits, True), line, (nows[0], d, share), d.value, start.value, share.value,
        percent_value(d, start, share), d.unit.name, said=(d, share),
    )  # fmt: skip


_SINCE = re.compile(r"so với [^,.;()]{0,40}\((?:[^,.;()\d]{0,20} )?$")


def _since(line: Line, i: int, d: Amount) -> Found | None:
    """``So với năm 2022 (108 xã), số xã đạt chuẩn là 118 xã, tăng 10 xã``: where it began is said first."""
    for k, base in enumerate(line.tokens[: max(0, i - 1)]):
        if isinstance(base, Fraction) or not _SINCE.search(line.before(base)) or not line.after(base).startswith(")"):
            continue
        between = [one for one in line.tokens[k + 1 : i] if not is_delta(line, one)]
        ends = [first(one) for one in between if _same_kind(first(one), base)]
        if _is_end(d, base) and len(between) == len(ends) == 1:
            return _made(line, Kind.CHANGE, d, ends[0], base, certain=True, used=(base, between[0], d))
    return None


def _is_end(d: Amount, base: Amount) -> bool:
    if d.dim in (Dim.PERCENT, Dim.TIMES):
        return base.dim is not Dim.NONE
    if d.dim is Dim.POINT:
        return base.is_percent
    return comparable(d, base)


def _ends(line: Line, base: Amount, d: Amount) -> list[Amount]:
    """Give what a change may have come to; of a plan's comparison what was done comes first."""
    able = [one for one in _plain(line, (base, d), d) if _same_kind(one, base)]
    if is_plan(line, base):
        done = [one for one in able if one.begins > base.begins and is_actual(line, one)]
        return done or able
    return able


def _same_kind(one: Amount, base: Amount) -> bool:
    return one.unit.same_as(base.unit) or comparable(one, base)


def _any(line: Line, kind: Kind, d: Amount, base: Amount, ends: list[Amount]) -> Found | None:
    """Judge by every end that may be meant; none that fits is a contradiction where few may be meant."""
    start = replace(base, step=Decimal("0.01")) if kind is Kind.PLAN and base.is_percent else base  # a goal is exact
    made = [_made(line, kind, d, end, start, certain=True, used=(end, d, base)) for end in ends]
    right = next((one for one in made if one.status.value == "consistent"), None)
    if right is not None:
        return right
    nearer = [
        one
        for one, end in zip(made, ends, strict=True)
        if end.begins < d.begins or is_actual(line, end) or is_end(line, end)
    ]
    clause = line.text.rfind(";", 0, d.begins)
    close = {end.base for end in ends if end.begins > clause} or {end.base for end in ends}
    if not nearer or len(close) > 3:
        return None
    return nearer[0]


def _planned(line: Line, i: int, d: Amount) -> Found | None:
    """``kế hoạch 7 xã, thực hiện 10 xã, vượt 3 xã``; ``10/7 xã, vượt 3 xã so với kế hoạch``."""
    around = line.before(d, 40) + line.after(d, 50)
    if not _BEYOND.search(line.before(d, 24)) and not re.match(
        rf"^[^,.;]{{0,25}}(?:{_PLAN_WORDS.pattern})", line.after(d)
    ):
        return None
    plans = [
        one
        for token in line.tokens
        if not isinstance(token, Fraction) and token is not d and is_plan(line, one := token)
    ]
    plans = [one for one in plans if _is_end(d, one) and not one.is_percent]
    if len(plans) == 1:
        base = plans[0]
        return _any(line, Kind.PLAN, d, base, _ends(line, base, d))
    if not _PLAN_WORDS.search(around) and "vượt" not in line.before(d, 12):
        return None
    for token in reversed(line.tokens[:i]):
        if (
            isinstance(token, Fraction)
            and (token.planned or token.part.base > token.whole.base)
            and _is_end(d, token.whole)
        ):
            return _made(line, Kind.PLAN, d, token.part, token.whole, certain=True, used=(token, d))
    return None


def _years(line: Line, i: int, d: Amount) -> Found | None:
    """``năm 2022 có 108 xã, năm 2023 có 118 xã, tăng 10 xã``: two ends, each with its year."""
    if plan_words(line, d) or d.dim is Dim.TIMES:
        return None
    told = [token for token in line.tokens[:i] if not is_delta(line, token)]
    ends = [first(token) for token in told if comparable(first(token), d) and not first(token).per]
    if len(ends) != 2 or len(told) != 2 or ends[0].unit is NO_UNIT:
        return None
    if not all(_YEAR_NEAR.search(line.before(one, 45)) or _YEAR_NEAR.search(line.after(one, 16)) for one in ends):
        return None
    between = line.text[ends[1].end : d.begins]
    if "trong đó" in line.text[ends[0].end : d.begins] or len(between) > 80:
        return None
    certain = not re.match(r"^[^,.;]{0,20}so (?:với|cùng)", line.after(d))  # else it may be held against a third year
    found = _made(line, Kind.CHANGE, d, ends[1], ends[0], certain=certain, used=(told[0], told[1], d))
    return found if certain or found.status is Status.CONSISTENT else None


def plan_words(line: Line, d: Amount) -> bool:
    return bool(_PLAN_WORDS.search(line.after(d, 40)))


def _made(
    line: Line, kind: Kind, d: Amount, end: Amount, start: Amount, *, certain: bool, used: tuple[Token, ...]
) -> Found:
    """Judge a change: in the unit of its ends, in points, in per cent of where it began, in times."""
    start, end = _exact(start), _exact(end)
    if start.unit is NO_UNIT or end.unit is NO_UNIT:
        unit = next((one.unit for one in (start, end, d) if one.unit is not NO_UNIT), NO_UNIT)
        start, end = replace(start, unit=unit), replace(end, unit=unit)
    if d.dim is Dim.TIMES:
        fits = fits_ratio(d, end, start) or fits_ratio(replace(d, value=d.value + 1), end, start)
        right = rounded(end.base / start.base, d.step) if start.base else None
    elif d.dim in (Dim.PERCENT, Dim.POINT) and end.is_percent:
        points = replace(d, unit=end.unit)
        fits = fits_difference(points, end, start) or (d.is_percent and _relative(d, end, start))
        right = abs(end.value - start.value)
    elif d.is_percent:
        fits, right = _relative(d, end, start), _relative_value(d, end, start)
    else:
        fits = fits_difference(d if d.unit is not NO_UNIT else replace(d, unit=end.unit), end, start)
        factor = d.unit.factor if d.unit is not NO_UNIT else end.unit.factor
        right = abs(end.base - start.base) / factor
    held = tuple(as_token(line, one) for one in used)
    nearest = min((one for one in held if one is not d), key=lambda one: abs(one.begins - d.begins), default=d)
    said = (
        (nearest, d) if kind is Kind.PLAN and len(held) < 3 else tuple(t for t in held if t is d or t.end >= d.begins)
    )
    return Found(
        kind, status_of(fits, certain), line, held, end.value, start.value, d.value, right, d.unit.name,
        said=said if len(said) > 1 else held,
    )  # fmt: skip


def as_token(line: Line, one: Token) -> Token:
    """Give the token that holds a quantity: of a part its fraction."""
    for token in line.tokens:
        if isinstance(token, Fraction) and one in (token.part, token.whole):
            return token
    return one


def _relative(d: Amount, end: Amount, start: Amount) -> bool:
    if start.base <= 0:
        return False
    moved = replace(d, value=100 + d.value), replace(d, value=100 - d.value)
    return any(fits_ratio(one, end, start, 100) for one in moved if one.value > 0)


def _relative_value(d: Amount, end: Amount, start: Amount) -> Decimal | None:
    return rounded(abs(100 * (end.base - start.base) / start.base), d.step) if start.base else None
