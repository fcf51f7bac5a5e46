"""Totals and their parts: gồm, trong đó, còn lại, tổng cộng (tổng số và các phần)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from chungsuc.claims.amount import Amount, Qualifier, rounded
from chungsuc.claims.claim import Kind, Status
from chungsuc.claims.finding.found import Found, as_fine, comparable, first, fits_sum, spanned
from chungsuc.claims.finding.roles import is_delta
from chungsuc.claims.tokens import Fraction, Line, Token
from chungsuc.claims.units import COMMUNE_LEVEL, CONTINUOUS, DISTRICT_LEVEL, NO_UNIT, Dim, alike

_MARK = re.compile(
    r"^(?P<words>[^.;%]{0,110}?)(?:[,:(\-;.]? ?)(?<!\w)(?P<mark>trong đó|gồm có|bao gồm|gồm|chia ra|"
    r"trong số đó|cụ thể)(?!\w)"
    r"(?P<colon>(?: có| là| như sau| các nguồn| các nguồn vốn| nguồn)?(?: ?:)?)"
)
_LISTED = re.compile(
    r"^(?P<words>[^.;%(:]{0,40}?)(?P<mark>\(|:)(?P<colon>)(?! ?(?:tương|tức|bằng|hay|"
    r"chiếm|đạt|tăng|giảm|năm|kế hoạch))"
)
_WHOLE_MARKS = frozenset({"gồm", "gồm có", "bao gồm", "chia ra"})
_REST = re.compile(r"(?:^|(?<=\W))(?:còn lại|số còn lại|phần còn lại)(?: là| có|:|[^,.;]{0,40})? $")
_NOT_PART = re.compile(
    r"tổng số|lũy kế|(?<!\w)lên $|tăng|giảm|bình quân|trung bình|mỗi|đến nay|tính đến|so với|từ $|(?<!\w)kế hoạch"
)
_NESTED = re.compile(r"(?<!\w)(?:trong đó|gồm|bao gồm|riêng|đồng thời|ngoài ra|tương ứng)(?!\w)")
_TOTAL_AFTER = re.compile(r"(?:^|(?<=\W))tổng cộng(?: là| được| có|:)*(?: [^\W\d_]+){0,2} $")
_OPEN_END = re.compile(r"(?:\.\.\.|…|v\.v|(?<!\w)vv(?!\w)|chủ yếu|nhất là|tiêu biểu|điển hình|như:|như )")
_BULLET = re.compile(r"^\s*(?:([-+*•●▪–])|(\d{1,2}(?:\.\d+)*[.)])|([a-zđ]\)))\s*")


@dataclass(frozen=True, slots=True)
class Parts:
    """What is summed: the parts, whether they are said to be all, and whether their list was read to its end."""

    parts: tuple[Amount, ...]
    tokens: tuple[Token, ...]
    all_of_it: bool
    whole_list: bool = True


def find_totals(line: Line, following: Sequence[Line]) -> Iterator[Found]:
    """Find totals whose parts follow, in the sentence or as a list below it; and those that end a list."""
    for i, token in enumerate(line.tokens):
        if isinstance(token, Fraction) or token.is_percent or token.per:
            continue
        words = _until_next(line, i)
        mark = _MARK.match(words) or _LISTED.match(words)
        if mark is None or is_delta(line, token):
            continue
        parts = (
            _listed_below(line, token, mark, following) if _ends_open(line, i, mark) else _in_sentence(line, i, mark)
        )
        if parts is None or not parts.parts or (len(parts.parts) < 2 and mark["mark"] in "(:"):
            continue
        listed = mark["mark"] == "(" and len(parts.parts) > 2 and bool(_TOTAL_BEFORE.search(line.before(token)))
        if listed or _covers(token, parts.parts):
            parts = replace(parts, all_of_it=True)
        found = _judged(line, token, parts)
        if found is not None and (found.status is not Status.NOT_CHECKABLE or mark["mark"] not in "(:"):
            yield found
    yield from _after_list(line)


def _until_next(line: Line, i: int) -> str:
    """Give the words from a quantity to the next; a share in brackets right behind it does not part the two."""
    end = line.tokens[i].end
    for token in line.tokens[i + 1 :]:
        between = line.text[end : token.begins]
        if (
            isinstance(token, Amount)
            and token.is_percent
            and between.rstrip().endswith("(")
            and line.after(token, 1) == ")"
        ):
            return _without(line, end, token.begins - 1, token.end + 1, i)
        return between + " "
    return line.text[end:]


def _without(line: Line, end: int, opened: int, closed: int, i: int) -> str:
    following = next((token.begins for token in line.tokens[i + 2 :]), len(line.text))
    return line.text[end:opened].rstrip() + " " * (closed - opened) + line.text[closed:following] + " "


def _ends_open(line: Line, i: int, mark: re.Match[str]) -> bool:
    return i == len(line.tokens) - 1 and line.text.rstrip().endswith(":")


def _in_sentence(line: Line, i: int, mark: re.Match[str]) -> Parts | None:
    """Read the parts behind a mark, as far as the list goes; what stands in brackets of its own is no part."""
    total = first(line.tokens[i])
    start = total.end + mark.end()
    depth = line.text[total.end : start].count("(") - line.text[total.end : start].count(")")
    list_of = _List(total, mark["mark"] in _WHOLE_MARKS)
    level, at = depth, start
    following = [token for token in line.tokens[i + 1 :] if token.begins >= start]
    for k, token in enumerate(following):
        gap = line.text[at : token.begins]
        for sign in gap:
            level += (sign == "(") - (sign == ")")
            if level < depth:
                return list_of.done()
        if depth == 0 and ";" in gap and list_of.parts and mark["mark"] == "trong đó" and ":" not in mark["colon"]:
            break
        at = token.end
        upcoming = following[k + 1] if k + 1 < len(following) else None
        if list_of.takes(line, token, gap, upcoming, inner=level > depth):
            continue
        list_of.complete = list_of.complete and not any(_part_of(first(one), total) for one in following[k:])
        break
    list_of.complete = list_of.complete and not _OPEN_END.search(line.text[start:])
    return list_of.done()


class _List:
    """A list of parts as it is read, quantity by quantity."""

    def __init__(self, total: Amount, all_of_it: bool) -> None:
        self.total, self.all_of_it = total, all_of_it
        self.parts: list[Amount] = []
        self.held: list[Token] = []
        self.times: Amount | None = None
        self.complete = True

    def takes(self, line: Line, token: Token, gap: str, upcoming: Token | None, *, inner: bool) -> bool:
        """Take the next quantity; false where the list ends before it."""
        one, outer = first(token), _flat(gap)
        each = self.times is not None and (_EACH.search(outer) or alike(one.per.split("/")[0], self.times.unit.name))
        if inner and not each:
            return True
        if self.parts and _NESTED.search(outer):
            self.complete = False
            return False
        if one.is_percent or one.dim in (Dim.TIMES, Dim.POINT):
            return True
        if self._counts(line, token, upcoming):
            self.times = one
            return True
        if each and self.times is not None and _part_of(replace(one, per=""), self.total):
            self._add(line, token, replace(one, value=one.value * self.times.value, per=""))
            return True
        if one.per or _NOT_PART.search(outer) or is_delta(line, token) or not _part_of(one, self.total):
            self.complete = self.complete and bool(self.parts)
            return not self.parts
        self._add(line, token, one if one.unit is not NO_UNIT else replace(one, unit=self.total.unit))
        return True

    def _counts(self, line: Line, token: Token, upcoming: Token | None) -> bool:
        """True for how many get a part each: 6 xã mỗi xã 850 tấn, 1 xã 1.300 tấn."""
        one = first(token)
        if upcoming is None or isinstance(token, Fraction) or one.dim is not Dim.COUNT or _part_of(one, self.total):
            return False
        gap = line.gap(token, upcoming)
        near = len(gap) <= 40 and not re.search(r"[,;.]", gap.replace(", mỗi", " mỗi"))
        return near and _part_of(replace(first(upcoming), per=""), self.total)

    def _add(self, line: Line, token: Token, part: Amount) -> None:
        self.parts.append(part)
        self.held.append(token)
        self.times = None
        left = _REST.search(line.before(token)) or line.after(token).startswith(" còn lại")
        self.all_of_it = self.all_of_it or bool(left)

    def done(self) -> Parts:
        return Parts(tuple(self.parts), tuple(self.held), self.all_of_it, self.complete)


_EACH = re.compile(r"(?<!\w)(?:mỗi|bình quân|trung bình)(?: mỗi)? (?:xã|huyện|xóm|thôn|hộ|đơn vị)(?: [^\W\d_]+){0,3} $")
_TOTAL_BEFORE = re.compile(r"(?:^|(?<=\W))tổng(?: [^\W\d_]+){0,6}:? $")


def _covers(total: Amount, parts: Sequence[Amount]) -> bool:
    """True for the kinds of units of a level: 180 xã, phường, thị trấn (139 xã, 32 phường, 9 thị trấn)."""
    names = [one.unit.name for one in parts]
    if len(names) < 2 or len(set(names)) < len(names):
        return False
    levels = [level for level in (DISTRICT_LEVEL, COMMUNE_LEVEL) if set(names) <= level]
    return bool(levels) and (total.unit.name.startswith("đơn vị") or "," in total.unit.name)


_BRACKETS = re.compile(r"\([^()]*\)")


def _flat(gap: str) -> str:
    return _BRACKETS.sub("", gap)


def _part_of(one: Amount, total: Amount) -> bool:
    if comparable(one, total) or (one.unit is NO_UNIT and total.unit is NO_UNIT):
        return True
    names = total.unit.name, one.unit.name
    if not names[0].startswith("đơn vị") and "," not in names[0]:
        return False
    if "huyện" in names[0]:
        return names[1] in DISTRICT_LEVEL
    return names[1] in (COMMUNE_LEVEL if re.search(r"(?<!\w)xã(?!\w)", names[0]) else COMMUNE_LEVEL | DISTRICT_LEVEL)


def _listed_below(line: Line, total: Amount, mark: re.Match[str], following: Sequence[Line]) -> Parts | None:
    """Give the parts of a list whose points follow as lines of their own."""
    parts, sign, rest = list[Amount](), "", False
    for one in following[:40]:
        bullet = _BULLET.match(one.printed)
        if bullet is None:
            break
        kind = bullet[1] or ("1" if bullet[2] else "a")
        sign = sign or kind
        if kind != sign:
            continue
        able = [
            first(t)
            for t in one.tokens
            if _part_of(first(t), total) and not is_delta(one, t) and not first(t).is_percent
        ]
        if not able or able[0].per or first(one.tokens[0]) is not able[0]:
            return None
        parts.append(able[0] if able[0].unit is not NO_UNIT else replace(able[0], unit=total.unit))
        rest = rest or bool(_REST.search(one.before(able[0])))
    if len(parts) < 2:
        return None
    return Parts(tuple(parts), (), rest or mark["mark"] in _WHOLE_MARKS)


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
        plain = all(_part_of(one, token) and not one.per and one.unit is not NO_UNIT for one in parts)
        if not plain or any(is_delta(line, one) for one in line.tokens[:i]):
            continue
        if _NESTED.search(line.text[: token.begins]) or "(" in line.text[: token.begins]:
            continue
        found = _judged(line, token, Parts(tuple(parts), line.tokens[:i], True))
        if found is not None:
            yield found
