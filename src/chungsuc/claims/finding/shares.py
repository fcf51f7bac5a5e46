"""Shares: a part of a whole and its percentage, in every order in which papers print the three (tỷ lệ)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chungsuc.claims.amount import Amount, Qualifier, rounded
from chungsuc.claims.claim import Kind, Status
from chungsuc.claims.finding.found import Found, comparable, first, fits_ratio, percent_value, status_of
from chungsuc.claims.finding.links import PLAN_AFTER, STRONG, link
from chungsuc.claims.finding.roles import is_delta, is_plan
from chungsuc.claims.finding.wholes import Base, bases, is_granted
from chungsuc.claims.tokens import Fraction, Line, Token
from chungsuc.claims.units import CONTINUOUS, COUNTED, KNOWN_COUNTS, NO_UNIT, Dim, counted_as

_REVERSED = re.compile(
    rf"^(?: (?:tổng )?(?:số |các )?(?:{COUNTED})[^.;()]{{0,60}}| [^.;()%]{{0,40}})?(?: ?\((?:tương ứng |"
    rf"tức |gồm |với |bằng |đạt |có )?"
    r"|,? (?:tương ứng|tương đương|tức|hay|với|bằng)(?: với| là)? | ?[=:\-] ?)$"
)
_PERCENT_OF = re.compile(
    r"^\)?(?: số [^\W\d_]+)?(?: (?:trong|trên|của|so với))?(?: tổng(?: số)?| số)(?: là)? $"
    r"|^(?: trên| trong)? tổng số(?: [^\W\d_]+){0,5} ?\((?:tổng số )?$"
    r"|^\)(?: [^\W\d_]+){0,8} (?:trong|trên) (?:tổng số|tổng|số) $"
    r"|^(?: so với| trên)? (?:tổng|kế hoạch|dự toán)(?: [^\W\d_]+){0,6} $"
)
_OF_NAMED = re.compile(r"^ số(?: [^\W\d_]+){1,8} ?\($")
_PART_AFTER = re.compile(r"^(?: (?:tổng )?số [^,.;()%]{0,50})? ?\((?:tương ứng |tức |với )?$")


def find_shares(line: Line, before: Sequence[Line]) -> Iterator[Found]:
    """Find shares with their percentage; then fractions that have none."""
    bound: list[Token] = []
    for i, token in enumerate(line.tokens):
        if isinstance(token, Fraction) or not token.is_percent or is_delta(line, token):
            continue
        found = _of_percent(line, i, token, before, bound)
        if found is not None:
            bound += found.used
            yield found
    for token in line.tokens:
        if isinstance(token, Fraction) and token not in bound and token.unit is not NO_UNIT:
            bare = _bare(line, token)
            if bare is not None:
                yield bare


def _of_percent(line: Line, i: int, p: Amount, before: Sequence[Line], bound: list[Token]) -> Found | None:
    tokens = line.tokens
    in_turn = _in_turn(line, i, p, bound)
    if in_turn is not None:
        return in_turn[0] if in_turn else None
    previous, inside = _held_before(line, i)
    found = [
        made
        for one in (previous, inside)
        if isinstance(one, Fraction) and one not in bound and (certain := link(line, one, p)) is not None
        and (made := _judged(line, p, one, certain and (one is previous or previous is None))) is not None
    ]  # fmt: skip
    if found:
        return next((one for one in found if one.status is Status.CONSISTENT), found[0])
    follower = tokens[i + 1] if i + 1 < len(tokens) else None
    if isinstance(follower, Fraction) and _REVERSED.match(line.gap(p, follower)):
        gap = line.gap(p, follower)
        return _judged(line, p, follower, bool(re.search(r"\(|tương ứng|tức|(?<!\w)với(?!\w)", gap)))
    if isinstance(previous, Amount) and not previous.is_percent and previous not in bound:
        return _of_part(line, i, p, previous, before)
    if isinstance(follower, Amount) and _PART_AFTER.match(line.gap(p, follower)) and line.after(follower, 1) == ")":
        return _based(line, p, follower, bases(line, before, follower, p), certain=True)
    return None


def _held_before(line: Line, i: int) -> tuple[Token | None, Token | None]:
    """Give the quantity before a percentage, and the fraction in the brackets between the two where there is one.

    Changes told in between are passed over, and so is what stands in brackets.
    """
    p, inside = line.tokens[i], None
    for token in reversed(line.tokens[max(0, i - 4) : i]):
        between = line.text[token.end : p.begins]
        if between.count(")") > between.count("("):
            inside = inside or (token if isinstance(token, Fraction) else None)
            continue
        if is_delta(line, token) and between.count("(") == between.count(")"):
            continue
        if isinstance(token, Amount) and _describes(line, token) and i > 1:
            continue
        return token, inside
    return None, inside


_DESCRIBES = re.compile(r"(?:đạt|hoàn thành|đủ|có)(?: đủ| cả| từ| được)? $")


def _describes(line: Line, token: Amount) -> bool:
    """True for a number of criteria that tells which communes are counted: 118 xã đạt 19 tiêu chí (93,7%)."""
    return token.unit.name in {"tiêu chí", "chỉ tiêu"} and bool(_DESCRIBES.search(line.before(token)))


_AND = re.compile(r"^[^.;()%\d]{0,60}(?:và|,)[^.;()%\d]{0,60}$")
_NEXT_SHARE = re.compile(r"^ ?(?:và|,|;) ?(?:chiếm |đạt )?$")


def _in_turn(line: Line, i: int, p: Amount, bound: Sequence[Token]) -> list[Found] | None:
    """Two fractions, then their two shares: ``105/126 và 110/126 xã, lần lượt 83,3% và 87,3%``; never certain.

    ``None`` where there is no such pair; an empty list where they do not fit in turn.
    """
    tokens = line.tokens
    last = i - 1
    while last >= 0 and not isinstance(tokens[last], Fraction):
        last -= 1
    if last < 1 or i + 1 >= len(tokens) or i - last > 2:
        return None
    one, other, following = tokens[last - 1], tokens[last], tokens[i + (last == i - 1)]
    if last == i - 2:  # the second of the two shares
        return [] if isinstance(tokens[last - 1], Fraction) and tokens[last] in bound else None
    if not isinstance(one, Fraction) or not isinstance(other, Fraction) or isinstance(following, Fraction):
        return None
    if one in bound or not following.is_percent or not _NEXT_SHARE.match(line.gap(p, following)):
        return None
    if not _AND.match(line.gap(one, other)):
        return None
    pairs = [_judged(line, p, one, False), _judged(line, following, other, False)]
    found = [made for made in pairs if made is not None]
    return found if len(found) == 2 else []


def _judged(line: Line, p: Amount, fraction: Fraction, certain: bool) -> Found | None:
    part, whole = fraction.part, fraction.whole
    if whole.value == 0:
        return None
    if not part.unit.same_as(whole.unit):
        return _mixed(line, p, fraction, certain)
    fits = fits_ratio(p, part, whole, 100)
    if not fits and not certain:
        return None
    return Found(
        Kind.SHARE, status_of(fits, certain), line, (fraction, p), part.value, whole.value, p.value,
        percent_value(part, whole, p), part.unit.name, _cut_note(p, part, whole) if fits else ("", ""),
    )  # fmt: skip


_PLACES = frozenset({"xã", "huyện", "thôn", "tỉnh", "phường", "thị trấn"})


def _mixed(line: Line, p: Amount, fraction: Fraction, certain: bool) -> Found | None:
    """A percentage of communes over districts: the units do not match."""
    names = {counted_as(fraction.part.unit.name), counted_as(fraction.whole.unit.name)}
    if not certain or not names <= _PLACES:
        return None
    return Found(
        Kind.UNITS, Status.CONTRADICTION, line, (fraction, p), fraction.part.value, fraction.whole.value, p.value,
        unit=fraction.part.unit.name,
        note=(
            f"tử số tính bằng {fraction.part.unit.name}, mẫu số bằng {fraction.whole.unit.name}",
            f"the part counts {fraction.part.unit.name}, the whole {fraction.whole.unit.name}",
        ),
    )  # fmt: skip


def _cut_note(p: Amount, part: Amount, whole: Amount) -> tuple[str, str]:
    """Say where a percentage was cut off instead of rounded."""
    if p.qualifier is not Qualifier.EXACT or rounded(100 * part.base / whole.base, p.step) == p.value:
        return "", ""
    return "số in bỏ phần lẻ chứ không làm tròn", "the printed figure is cut off, not rounded"


def _of_part(line: Line, i: int, p: Amount, part: Amount, before: Sequence[Line]) -> Found | None:
    certain = link(line, part, p)
    if certain is None or part.per or p.value > 100 or is_delta(line, part):
        return None
    tokens = line.tokens
    follower = tokens[i + 1] if i + 1 < len(tokens) else None
    named = isinstance(follower, Amount) and _OF_NAMED.match(line.gap(p, follower)) and follower.value > part.value
    if (
        isinstance(follower, Amount)
        and comparable(part, follower)
        and (named or _PERCENT_OF.match(line.gap(p, follower)))
    ):
        strong = bool(STRONG.search(line.gap(part, p)[-16:]))
        return _based(line, p, part, [Base(follower, True)], certain=strong)
    if part.unit is NO_UNIT:
        return None
    wholes = bases(line, before, part, p)
    if PLAN_AFTER.match(line.after(p)):
        wholes = [one for one in wholes if one.here and one.certain and is_granted(line, one.amount)]
        if any(not isinstance(one, Fraction) and one.begins > p.end and is_plan(line, one) for one in tokens):
            return None  # the plan itself is said behind
        if not wholes or not re.match(r"^ ?(?:so với )?(?:kế hoạch|kh(?!\w)|dự toán|tổng|vốn)", line.after(p)):
            return None
        certain = True
    return _based(line, p, part, wholes, certain=certain)


def _based(line: Line, p: Amount, part: Amount, found: Sequence[Base], *, certain: bool) -> Found | None:
    """Judge a part and its percentage by the wholes that may be meant."""
    wholes = [one for one in found if one.amount.value]
    right = next((one for one in wholes if fits_ratio(p, part, one.amount, 100, coarse=True)), None)
    if right is not None:
        return _of_whole(line, p, part, right, Status.CONSISTENT)
    sure = [one for one in wholes if one.certain]
    meant = sure if part.dim in CONTINUOUS else wholes
    if certain and sure and len({one.amount.value for one in meant}) == 1:
        return _of_whole(line, p, part, sure[0], Status.CONTRADICTION)
    return Found(
        Kind.SHARE, Status.NOT_CHECKABLE, line, (part, p), part.value, None, p.value, None, part.unit.name,
        ("không rõ tỷ lệ này tính trên tổng số nào", "it is not clear of which whole this is a share"),
    )  # fmt: skip


def _of_whole(line: Line, p: Amount, part: Amount, base: Base, status: Status) -> Found:
    used = (part, p, base.amount) if base.here else (part, p)
    said = used if base.here and base.amount.begins > part.begins else (part, p)
    return Found(
        Kind.SHARE, status, line, used, part.value, base.amount.value, p.value, percent_value(part, base.amount, p),
        part.unit.name, said=said,
    )  # fmt: skip


_BEYOND = re.compile(r"kế hoạch|thực hiện|kết quả|chỉ tiêu|mục tiêu|vượt|(?<!\w)kh(?!\w)|nhiệm vụ|đăng ký|dự kiến")


def _bare(line: Line, fraction: Fraction) -> Found | None:
    """A fraction without its percentage: nothing to check, but that a part is not more than its whole."""
    part, whole = fraction.part, fraction.whole
    if not part.unit.same_as(whole.unit) or whole.value == 0:
        return None
    if part.unit.dim is Dim.COUNT and part.unit.name not in KNOWN_COUNTS:
        return None
    beyond = part.base > whole.base and part.qualifier is Qualifier.EXACT and whole.unit.dim is Dim.COUNT
    beyond = beyond and not _BEYOND.search(line.text) and not fraction.planned
    beyond = beyond and not any(not isinstance(t, Fraction) and t.is_percent and t.value > 100 for t in line.tokens)
    note = ("", "")
    if beyond:
        note = ("phần lớn hơn tổng số", "the part is more than the whole")
    return Found(
        Kind.SHARE, Status.CONTRADICTION if beyond else Status.NOT_CHECKABLE, line, (fraction,), part.value,
        whole.value, None, percent_value(first(fraction), whole), part.unit.name, note,
    )  # fmt: skip
