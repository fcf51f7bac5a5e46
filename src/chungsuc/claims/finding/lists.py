"""Lists of parts behind a total: in the sentence, or as lines of their own below it (các phần của một tổng)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chungsuc.claims.amount import Amount
from chungsuc.claims.finding.found import comparable, first
from chungsuc.claims.finding.roles import is_delta
from chungsuc.claims.tokens import Fraction, Line, Token
from chungsuc.claims.units import COMMUNE_LEVEL, DISTRICT_LEVEL, NO_UNIT, Dim, alike

_WHOLE_MARKS = frozenset({"gồm", "gồm có", "bao gồm", "chia ra"})
_REST = re.compile(r"(?:^|(?<=\W))(?:còn lại|số còn lại|phần còn lại)(?: là| có|:|[^,.;]{0,40})? $")
_NOT_PART = re.compile(
    r"tổng số|lũy kế|(?<!\w)lên $|tăng|giảm|bình quân|trung bình|mỗi|đến nay|tính đến|so với|từ $|(?<!\w)kế hoạch"
)
NESTED = re.compile(r"(?<!\w)(?:trong đó|gồm|bao gồm|riêng|đồng thời|ngoài ra|tương ứng)(?!\w)")
_OPEN_END = re.compile(r"(?:\.\.\.|…|v\.v|(?<!\w)vv(?!\w)|chủ yếu|nhất là|tiêu biểu|điển hình|như:|như )")
_BULLET = re.compile(r"^\s*(?:([-+*•●▪–])|(\d{1,2}(?:\.\d+)*[.)])|([a-zđ]\)))\s*")
_EACH = re.compile(r"(?<!\w)(?:mỗi|bình quân|trung bình)(?: mỗi)? (?:xã|huyện|xóm|thôn|hộ|đơn vị)(?: [^\W\d_]+){0,3} $")
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Parts:
    """What is summed: the parts, whether they are said to be all, and whether their list was read to its end."""

    parts: tuple[Amount, ...]
    tokens: tuple[Token, ...]
    all_of_it: bool
    whole_list: bool = True


def in_sentence(line: Line, i: int, mark: re.Match[str]) -> Parts | None:
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
        list_of.complete = list_of.complete and not any(part_of(first(one), total) for one in following[k:])
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
        if self.parts and NESTED.search(outer):
            self.complete = False
            return False
        if one.is_percent or one.dim in (Dim.TIMES, Dim.POINT):
            return True
        if self._counts(line, token, upcoming):
            self.times = one
            return True
        if each and self.times is not None and part_of(replace(one, per=""), self.total):
            self._add(line, token, replace(one, value=one.value * self.times.value, per=""))
            return True
        if one.per or _NOT_PART.search(outer) or is_delta(line, token) or not part_of(one, self.total):
            self.complete = self.complete and bool(self.parts)
            return not self.parts
        self._add(line, token, one if one.unit is not NO_UNIT else replace(one, unit=self.total.unit))
        return True

    def _counts(self, line: Line, token: Token, upcoming: Token | None) -> bool:
        """True for how many get a part each: 6 xã mỗi xã 850 tấn, 1 xã 1.300 tấn."""
        one = first(token)
        if upcoming is None or isinstance(token, Fraction) or one.dim is not Dim.COUNT or part_of(one, self.total):
            return False
        gap = line.gap(token, upcoming)
        near = len(gap) <= 40 and not re.search(r"[,;.]", gap.replace(", mỗi", " mỗi"))
        return near and part_of(replace(first(upcoming), per=""), self.total)

    def _add(self, line: Line, token: Token, part: Amount) -> None:
        self.parts.append(part)
        self.held.append(token)
        self.times = None
        left = _REST.search(line.before(token)) or line.after(token).startswith(" còn lại")
        self.all_of_it = self.all_of_it or bool(left)

    def done(self) -> Parts:
        return Parts(tuple(self.parts), tuple(self.held), self.all_of_it, self.complete)


def _flat(gap: str) -> str:
    return _BRACKETS.sub("", gap)


def part_of(one: Amount, total: Amount) -> bool:
    if comparable(one, total) or (one.unit is NO_UNIT and total.unit is NO_UNIT):
        return True
    names = total.unit.name, one.unit.name
    if not names[0].startswith("đơn vị") and "," not in names[0]:
        return False
    if "huyện" in names[0]:
        return names[1] in DISTRICT_LEVEL
    return names[1] in (COMMUNE_LEVEL if re.search(r"(?<!\w)xã(?!\w)", names[0]) else COMMUNE_LEVEL | DISTRICT_LEVEL)


def listed_below(line: Line, total: Amount, mark: re.Match[str], following: Sequence[Line]) -> Parts | None:
    """Give the parts of a list whose points follow as lines of their own; ``None`` where a point has none."""
    list_of, sign = _List(total, mark["mark"] in _WHOLE_MARKS), ""
    for one in following[:40]:
        bullet = _BULLET.match(one.printed)
        if bullet is None:
            break
        kind = bullet[1] or ("1" if bullet[2] else "a")
        sign = sign or kind
        if kind != sign:
            continue
        before = len(list_of.parts)
        at = 0
        for k, token in enumerate(one.tokens):
            upcoming = one.tokens[k + 1] if k + 1 < len(one.tokens) else None
            list_of.takes(one, token, one.text[at : token.begins], upcoming, inner=False)
            at = token.end
            if len(list_of.parts) > before:
                break
        if len(list_of.parts) == before:
            return None
    if len(list_of.parts) < 2:
        return None
    return Parts(tuple(list_of.parts), (), list_of.all_of_it)


def opens_list(line: Line) -> bool:
    """True for a sentence behind which a list of parts follows: …, trong đó:"""
    return bool(_OPENS.search(line.text))


_OPENS = re.compile(r"(?<!\w)(?:trong đó|gồm có|bao gồm|gồm|cụ thể|chia ra|như sau)(?: có| các nguồn| như sau)? ?: *$")


def is_point(line: Line) -> bool:
    """True for a point of a list: it begins with a dash, a number or a letter."""
    return bool(_BULLET.match(line.printed))
