"""Sums written out, measures given in two units, what is left of a whole (phép tính, quy đổi, còn lại)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from chungsuc.claims.amount import Amount, Qualifier, Span
from chungsuc.claims.claim import Kind
from chungsuc.claims.finding.found import Found, first, readings, status_of
from chungsuc.claims.tokens import Fraction, Line, Token
from chungsuc.claims.units import CONTINUOUS, NO_UNIT, alike

_OPERATOR = re.compile(r"^(?: ?\)? ?([+*]|x|-)|(?: [^\W\d_]+){0,3} ?\)? ?(=)) ?\(? ?$")
_TURNED = re.compile(
    r"^ ?(?:đất|xi măng)? ?(?:\((?:tương đương|tức|tức là|bằng|khoảng|hay|=)?(?: với)? ?|"
    r",? ?(?:tương đương|tức|tức là|hay|bằng|=)(?: với| là)? ?)$"
)
_CLOSED = re.compile(r"^ ?(?:đất|xi măng)?(?: ?[),.;]|$)")
_LEFT = re.compile(r"(?:^|(?<=\W))(?:còn lại|còn)(?: có| là)? $")
_NOT_YET = re.compile(
    r"^ (?:chưa|không)(?: được| có)? (?:đạt(?: chuẩn)?|hoàn thành|công nhận)(?: nông thôn mới| ntm)?(?= ?(?:[,.;)]|$))"
)


def find_sums(line: Line) -> Iterator[Found]:
    """Find ``1.300 + 1.000 + 6×850 + 4×450 = 9.200 tấn``."""
    run: list[Amount] = []
    signs: list[str] = []
    for token in (*line.tokens, None):
        sign = None
        if run and isinstance(token, Amount):
            found = _OPERATOR.match(line.text[run[-1].end : token.start])
            sign = found[1] or found[2] if found else None
        if isinstance(token, Amount) and sign:
            run.append(token)
            signs.append("*" if sign == "x" else sign)
            continue
        if len(run) > 2 and signs.count("=") == 1:
            made = _sum(line, run, signs)
            if made is not None:
                yield made
        run, signs = ([token], []) if isinstance(token, Amount) else ([], [])


def _sum(line: Line, run: list[Amount], signs: list[str]) -> Found | None:
    """Judge a sum; products before sums, the result on either side of the sign."""
    at = signs.index("=") + 1
    left, right = run[:at], run[at:]
    if len(left) > 1 and len(right) > 1:
        return None
    terms, ops, result = (left, signs[: at - 1], right[0]) if len(right) == 1 else (right, signs[at:], left[0])
    unit = next((one.unit for one in (result, *terms) if one.unit.dim in CONTINUOUS), result.unit)
    if any(one.unit.dim in CONTINUOUS and not one.unit.same_as(unit) for one in terms):
        return None
    result = result if result.unit is not NO_UNIT else replace(result, unit=unit)
    carried = unit.dim in CONTINUOUS and all(one.unit is NO_UNIT for one in terms)
    factor = unit.factor if carried else Decimal(1)
    usual: Decimal | None = None
    for combined in _few(terms, result):
        value = _worth([one.base if one.unit.dim in CONTINUOUS else one.value for one in combined[:-1]], ops)
        usual = value if usual is None else usual
        if Span(value * factor, value * factor).meets(_slack(combined[-1], list(combined[:-1]))):
            return _told(line, run, result, value * factor, True)
    return None if usual is None else _told(line, run, result, usual * factor, False)


def _slack(result: Amount, terms: list[Amount]) -> Span:
    """Give what a result may stand for, where its terms were rounded too."""
    span = result.stands_for()
    loose = sum(
        (one.step * one.unit.factor / 2 for one in terms if one.unit.dim in CONTINUOUS or one.step < 1), Decimal(0)
    )
    return Span(span.low - loose, None if span.high is None else span.high + loose)


def _few(terms: list[Amount], result: Amount) -> Iterator[tuple[Amount, ...]]:
    doubtful = sum(bool(one.others) for one in (*terms, result))
    if doubtful < 7:
        yield from readings(*terms, result)
        return
    yield (*terms, result)


def _worth(terms: list[Decimal], ops: list[str]) -> Decimal:
    """Reckon, products before sums."""
    total, held = Decimal(0), terms[0]
    for one, op in zip(terms[1:], ops, strict=True):
        if op == "*":
            held *= one
            continue
        total, held = total + held, one if op == "+" else -one
    return total + held


def _told(line: Line, run: list[Amount], result: Amount, value: Decimal, fits: bool) -> Found:
    return Found(
        Kind.SUM, status_of(fits, True), line, tuple(run), printed=result.value, computed=value / result.unit.factor,
        unit=result.unit.name,
    )  # fmt: skip


def find_conversions(line: Line) -> Iterator[Found]:
    """Find one measure in two units: ``338.000 m² đất (33,8 ha)``."""
    for one, other in zip(line.tokens, line.tokens[1:], strict=False):
        if isinstance(one, Fraction) or isinstance(other, Fraction) or one.per or other.per:
            continue
        if one.dim not in CONTINUOUS or not one.unit.same_as(other.unit):
            continue
        gap = line.gap(one, other)
        if (
            not _TURNED.match(gap)
            or not _CLOSED.match(line.after(other))
            or (one.unit == other.unit and one.value == other.value)
        ):
            continue
        bracketed = "(" in gap
        if re.search(r"(?:[+*]|(?<!\w)x) ?$", line.text[: one.begins]):
            continue  # the last term of a product or a sum
        if one.unit.factor == other.unit.factor and not bracketed:
            continue
        fits = any(_turns(a, b) or _turns(b, a) for a, b in readings(one, other))
        if one.unit.factor == other.unit.factor and not fits and not re.search(r"tương đương|tức|hay|=|bằng", gap):
            # 33,8 ha (33.800 m2) is a conversion; 12 km (8 km) is something else.
            continue
        yield Found(
            Kind.CONVERSION, status_of(fits, True), line, (one, other), one.value, None, other.value,
            (one.base / other.unit.factor).normalize() + 0, other.unit.name,
            ("", "") if fits else (f"quy đổi {one.unit.name} sang {other.unit.name} không "
                f"khớp", "the conversion is wrong"),
        )  # fmt: skip


def _turns(one: Amount, other: Amount) -> bool:
    """True where one may be what the other is rounded or cut off to; «trên» is not without end here."""
    exact = other.qualifier is Qualifier.EXACT
    return one.given(coarse=True).meets(other.stands_for(coarse=True) if exact else other.given(coarse=True))


def find_rests(line: Line) -> Iterator[Found]:
    """Find what is left of a whole: ``118/126 xã đạt chuẩn, còn 8 xã chưa đạt``."""
    fractions = [one for one in line.tokens if isinstance(one, Fraction)]
    if len(fractions) != 1:
        return
    whole = fractions[0]
    for token in line.tokens:
        if isinstance(token, Fraction) or token.begins < whole.end or not token.unit.same_as(whole.unit):
            continue
        if not _says_rest(line, token):
            continue
        if whole.part.value > whole.whole.value or not whole.part.unit.same_as(whole.whole.unit):
            continue
        left = (whole.whole.base - whole.part.base) / token.unit.factor
        rest = replace(token, value=left)
        fits = rest.given().meets(token.stands_for())
        held: tuple[Token, ...] = (whole, token)
        certain = not _between(line, whole, token) and not _goes_on(line, token)
        if fits or certain:
            yield Found(
                Kind.REST, status_of(fits, certain), line, held, first(whole).value, whole.whole.value, token.value,
                left, token.unit.name,
            )  # fmt: skip


def _says_rest(line: Line, token: Amount) -> bool:
    """True for ``còn 8 xã chưa đạt``, ``còn lại 8 xã``, ``8 xã còn lại``."""
    if line.after(token).startswith(" còn lại"):
        return True
    left = _LEFT.search(line.before(token))
    return bool(left and (_NOT_YET.match(line.after(token)) or "còn lại" in line.before(token, 12)))


def _goes_on(line: Line, token: Amount) -> bool:
    """True where another count of the unit follows: what is left is then told in several."""
    later = [one for one in line.tokens if one.begins >= token.end]
    return any(first(one).unit.same_as(token.unit) for one in later)


def _between(line: Line, whole: Fraction, token: Amount) -> bool:
    """True where another count stands between a fraction and what is left of it."""
    return any(
        isinstance(one, Fraction) or not one.is_percent
        for one in line.tokens
        if whole.end <= one.begins and one.end <= token.begins
    )


_EACH = re.compile(r"(?<!\w)(?:mỗi|bình quân mỗi|trung bình mỗi) (?:một )?([^\W\d_]+)(?: [^\W\d_]+){0,4} $")
_IN_ALL = re.compile(r"(?<!\w)(?:tổng|tổng cộng|tổng số|cộng|tất cả)(?: [^\W\d_]+){0,4}:? $")


def find_products(line: Line) -> Iterator[Found]:
    """Find ``6 xã, mỗi xã 850 tấn, tổng 5.100 tấn``."""
    for count, each, total in zip(line.tokens, line.tokens[1:], line.tokens[2:], strict=False):
        if isinstance(count, Fraction) or isinstance(each, Fraction) or isinstance(total, Fraction):
            continue
        name = _EACH.search(line.before(each))
        if name is None or not alike(name[1], count.unit.name) or not _IN_ALL.search(line.before(total)):
            continue
        if not each.unit.same_as(total.unit) or each.qualifier is not Qualifier.EXACT:
            continue
        value = count.value * each.base
        fits = Span(value, value).meets(total.stands_for(coarse=True))
        yield Found(
            Kind.SUM, status_of(fits, True), line, (count, each, total), each.value, count.value, total.value,
            value / total.unit.factor, total.unit.name,
        )  # fmt: skip
