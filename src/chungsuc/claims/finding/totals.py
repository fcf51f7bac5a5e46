"""Totals and their parts: gồm, trong đó, còn lại, tổng cộng (tổng số và các phần)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from chungsuc.claims.amount import Amount, Qualifier, rounded
from chungsuc.claims.claim import Kind, Status
from chungsuc.claims.finding.found import Found, as_fine, first, fits_sum, spanned
from chungsuc.claims.finding.lists import NESTED, Parts, in_sentence, listed_below, part_of
from chungsuc.claims.finding.roles import is_delta
from chungsuc.claims.tokens import Fraction, Line, Token
from chungsuc.claims.units import COMMUNE_LEVEL, CONTINUOUS, DISTRICT_LEVEL, KNOWN_COUNTS, NO_UNIT

_MARK = re.compile(
    r"^(?P<words>[^.;%]{0,110}?)(?:[,:(\-;.]? ?)(?<!\w)(?P<mark>trong đó|gồm có|bao gồm|gồm|chia ra|"
    r"trong số đó|cụ thể)(?!\w)"
    r"(?P<colon>(?: có| là| như sau| các nguồn| các nguồn vốn| nguồn)?(?: ?:)?)"
)
_LISTED = re.compile(
    r"^(?P<words>[^.;%(:]{0,40}?)(?P<mark>\(|:)(?P<colon>)(?! ?(?:tương|tức|bằng|hay|"
    r"chiếm|đạt|tăng|giảm|năm|kế hoạch))"
)
_TOTAL_AFTER = re.compile(r"(?:^|(?<=\W))tổng cộng(?: là| được| có|:)*(?: [^\W\d_]+){0,2} $")


def find_totals(line: Line, following: Sequence[Line]) -> Iterator[Found]:
    """Find totals whose parts follow, in the sentence or as a list below it; and those that end a list."""
    for i, token in enumerate(line.tokens):
        if isinstance(token, Fraction) or token.is_percent or token.per or not _is_known(token):
            continue
        words = _until_next(line, i)
        mark = _MARK.match(words) or _LISTED.match(words)
        if mark is None or is_delta(line, token):
            continue
        parts = listed_below(line, token, mark, following) if _ends_open(line, i, mark) else in_sentence(line, i, mark)
        if parts is None or not parts.parts or (len(parts.parts) < 2 and mark["mark"] in "(:"):
            continue
        listed = mark["mark"] == "(" and len(parts.parts) > 2 and bool(_TOTAL_BEFORE.search(line.before(token)))
        if listed or _covers(token, parts.parts):
            parts = replace(parts, all_of_it=True)
        found = _judged(line, token, parts)
        if found is not None and (found.status is not Status.NOT_CHECKABLE or mark["mark"] not in "(:"):
            yield found
    yield from _after_list(line)


def _is_known(total: Amount) -> bool:
    """True for what has parts: money, measures, things that are counted; a bare number has none."""
    return total.dim in CONTINUOUS or total.unit.name in KNOWN_COUNTS


_ASIDE = re.compile(
    r"^((?: [^\W\d_]+){0,4} ?)"
    r"\( ?(?:(?:chiếm|đạt|bằng|tăng|giảm|vượt|ước|tương|so với)[^()]*|[\d.,]+ ?%[^()]{0,40})\)"
)


def _until_next(line: Line, i: int) -> str:
    """Give the words from a quantity to the next; a share or a change in brackets right behind it is passed over."""
    end = line.tokens[i].end
    text, beyond = line.text[end:], end
    if aside := _ASIDE.match(text):
        beyond = end + aside.end()
        text = aside[1] + " " * (aside.end() - aside.end(1)) + text[aside.end() :]
    following = next((token.begins for token in line.tokens[i + 1 :] if token.begins >= beyond), None)
    return text if following is None else text[: following - end] + " "


def _ends_open(line: Line, i: int, mark: re.Match[str]) -> bool:
    return i == len(line.tokens) - 1 and line.text.rstrip().endswith(":")


_TOTAL_BEFORE = re.compile(r"(?:^|(?<=\W))tổng(?: [^\W\d_]+){0,6}:? $")


def _covers(total: Amount, parts: Sequence[Amount]) -> bool:
    """True for the kinds of units of a level: 180 xã, phường, thị trấn (139 xã, 32 phường, 9 thị trấn)."""
    names = [one.unit.name for one in parts]
    if len(names) < 2 or len(set(names)) < len(names):
        return False
    levels = [level for level in (DISTRICT_LEVEL, COMMUNE_LEVEL) if set(names) <= level]
    return bool(levels) and (total.unit.name.startswith("đơn vị") or "," in total.unit.name)


def _judged(line: Line, total: Amount, given: Parts) -> Found | None:
    parts = given.parts
    used = (total, *given.tokens)
    if len(parts) == 1:
        return _one_part(line, total, parts[0], used)
    right = rounded(
        sum((one.base for one in parts), Decimal(0)) / total.unit.factor, min(one.step for one in (*parts, total))
    )
    if fits_sum(total, parts):
        status, note = Status.CONSISTENT, ("", "")
    elif given.all_of_it and given.whole_list and not _some_fit(total, parts):
        status = Status.CONTRADICTION if _plain(total, parts) else Status.NOT_CHECKABLE
        note = ("tổng các phần không bằng tổng số", "the parts do not add up to the total")
    elif _too_much(total, parts) and not _some_fit(total, parts):
        status, note = Status.CONTRADICTION, ("các phần cộng lại vượt tổng số", "the parts come to more than the total")
    else:
        status, note = Status.NOT_CHECKABLE, _SOME
    return Found(Kind.TOTAL, status, line, used, printed=total.value, computed=right, unit=total.unit.name, note=note)


def _one_part(line: Line, total: Amount, part: Amount, used: tuple[Token, ...]) -> Found | None:
    """A single part: all there is to say is that it is not more than the whole."""
    exact = total.qualifier is Qualifier.EXACT and part.qualifier in (Qualifier.EXACT, Qualifier.OVER)
    if total.unit is NO_UNIT or not part.unit.same_as(total.unit):
        return None
    more = exact and part.base > total.base and not part.others and not total.others
    return Found(
        Kind.TOTAL, Status.CONTRADICTION if more else Status.NOT_CHECKABLE, line, used, printed=total.value,
        computed=part.base / total.unit.factor, unit=total.unit.name,
        note=("phần lớn hơn tổng số", "the part is more than the whole") if more else _SOME,
    )  # fmt: skip


_SOME = ("chỉ kể một phần của tổng số", "only some of the whole is told")


def _plain(total: Amount, parts: Sequence[Amount]) -> bool:
    """True where nothing is left to doubt: no lower bounds, and the parts are not far from the total."""
    if any(one.qualifier is Qualifier.AT_LEAST for one in (total, *parts)):
        return False
    whole = sum((one.base for one in parts), Decimal(0))
    return (total.base > 0 and Decimal("0.4") <= whole / total.base <= Decimal("2.5")) or not parts[0].unit.same_as(
        total.unit
    )


def _too_much(total: Amount, parts: Sequence[Amount]) -> bool:
    high = total.stands_for().high
    if high is None:
        return False
    if any(one.given().low > high for one in parts):
        return True
    return total.dim in CONTINUOUS and spanned(as_fine(tuple(parts))).low > high


def _some_fit(total: Amount, parts: Sequence[Amount]) -> bool:
    """True where some of the parts make the total, or one is made of others: then the list is nested."""
    if len(parts) > 9:
        return False
    for size in range(2, len(parts) if len(parts) > 3 else 0):
        if any(fits_sum(total, some) for some in combinations(parts, size)):
            return True
    for i, one in enumerate(parts):
        others = [*parts[:i], *parts[i + 1 :]]
        for size in range(2, len(others) + 1):
            if any(fits_sum(one, some) for some in combinations(others, size)):
                return True
    return False


def _after_list(line: Line) -> Iterator[Found]:
    """``A 277 tỷ, B 891 tỷ, C 920 tỷ, tổng cộng 2.088 tỷ``."""
    for i, token in enumerate(line.tokens):
        if isinstance(token, Fraction) or i < 2 or not _TOTAL_AFTER.search(line.before(token)):
            continue
        parts = [first(one) for one in line.tokens[:i]]
        plain = all(part_of(one, token) and not one.per and one.unit is not NO_UNIT for one in parts)
        if not plain or any(is_delta(line, one) for one in line.tokens[:i]):
            continue
        if NESTED.search(line.text[: token.begins]) or "(" in line.text[: token.begins]:
            continue
        found = _judged(line, token, Parts(tuple(parts), line.tokens[:i], True))
        if found is not None:
            yield found
