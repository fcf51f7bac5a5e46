"""Which whole a part may be a share of: those said in the sentence and in the one before it (mẫu số có thể)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chungsuc.claims.amount import Amount, Qualifier
from chungsuc.claims.finding.found import amounts
from chungsuc.claims.finding.roles import is_delta, is_plan
from chungsuc.claims.tokens import Fraction, Line, Token
from chungsuc.claims.units import CONTINUOUS

_SAID_WHOLE = re.compile(
    r"(?:^|(?<=\W))(?:(?:trong|trên) (?:tổng )?số|tổng số|tổng cộng|trong tổng số|tổng|trong|toàn bộ|tất cả"
    r"|(?:qua |kết quả )?(?:kiểm tra|rà soát|khảo sát|đánh giá|xét)(?: tại)?)"
    r"(?: (?:xã|huyện|hộ|thôn|xóm|trường))?(?: của (?:tỉnh|huyện))?(?: toàn (?:tỉnh|huyện))?(?: là| có|:)? $"
)
_HAS = re.compile(r"(?:^|(?<=\W))(?:có|gồm|với|là|quản lý|còn)(?: tổng số| tổng cộng| tất cả| cả thảy)? $")
_BARE = re.compile(
    r"^(?!,? (?:và )?\d+ (?:thị trấn|phường|xã)) ?(?:[,;:.]|$|trong đó|thì|\(trong đó|"
    r"tham gia|thực hiện|thuộc|xây dựng|trên địa bàn|và)"
)


@dataclass(frozen=True, slots=True)
class Base:
    """A whole that may be meant; ``certain``: the words say that it is one; ``here``: it is in the same sentence."""

    amount: Amount
    certain: bool
    here: bool = True


def bases(line: Line, before: Sequence[Line], part: Amount, share: Amount) -> list[Base]:
    """Give the wholes that a part may be a share of, nearest first; behind the part only one that is said to be it."""
    here = [
        base
        for token in reversed(line.tokens)
        if token.begins < min(part.begins, share.begins)
        or (token.begins < share.begins and _SAID_WHOLE.search(line.before(token)))
        for base in _of(line, token, part, here=True)
    ]
    if any(one.certain for one in here):
        return here
    if _OTHER_PLACE.search(line.text[: part.begins]):
        return here
    above = [
        base
        for one in reversed(before[-2:])
        for token in reversed(one.tokens)
        for base in _of(one, token, part, here=False)
    ]
    if here:  # a doubtful one here, and something else above: not certain
        above = [Base(one.amount, False, False) for one in above]
    return here + above


def _of(line: Line, token: Token, part: Amount, *, here: bool) -> list[Base]:
    found = []
    for one in amounts(token):
        if one is part or one.per or not one.unit.same_as(part.unit) or one.base < part.base:
            continue
        if isinstance(token, Fraction):
            if one is token.whole:
                found.append(Base(one, False, here))
            continue
        if is_delta(line, one):
            continue
        whole = _is_whole(line, one) and not _elsewhere(line, one, part, here=here)
        found.append(Base(one, whole or (here and _leads(line, one, part)), here))
    return found


_PLACES = (
    r"(?<!của )(?<!toàn )(?<!địa bàn )(?<!ngân sách )(?<!vốn )(?<!\w)"
    r"(?:huyện|thành phố|thị xã|riêng|vùng|khu vực|miền núi|đặc biệt|cả nước|địa phương)(?!\w)"
)
_OTHER_PLACE = re.compile(_PLACES)
_ELSEWHERE = re.compile(rf"{_PLACES}|¤")
_SAID = re.compile(r"(?:tổng số|trong số|tổng cộng)[^,;]{0,30}$")


def _elsewhere(line: Line, one: Amount, part: Amount, *, here: bool) -> bool:
    """True where another place or time is named between a whole and a part: then it may be of another whole."""
    if not here:
        return False
    between = line.text[one.end : part.begins]
    return bool(_ELSEWHERE.search(between)) and not (_SAID.search(line.before(one)) and "¤" in between)


_GRANTED = re.compile(
    r"(?:tổng (?:số )?(?:vốn|kinh phí|dự toán|kế hoạch)|được giao|được phân bổ|được cấp|vốn giao|dự toán|kế hoạch|"
    r"(?<!\w)giao|phân bổ|bố trí)[^,;.()]{0,30}$"
)


def is_granted(line: Line, one: Amount) -> bool:
    """True for money, land or goods that were planned or granted: kế hoạch vốn 1.167 tỷ đồng, được giao 120 tỷ."""
    return one.dim in CONTINUOUS and bool(_GRANTED.search(line.before(one)))


_TOTAL_OF = re.compile(r"(?:^|(?<=\W))tổng(?: [^\W\d_]+){1,4} $")
_ABOVE_LIST = re.compile(r"^[^.%\d]{0,100}?(?<!\w)(?:trong đó|gồm|bao gồm|cụ thể|chia ra)[^.%\d]{0,20}: *$")
_LEADS = re.compile(r"^[^.%]{0,100}?[,;(:.]? ?(?<!\w)trong đó(?!\w)")
_SPENT = re.compile(r"(?:giải ngân|thực hiện|phân bổ|hoàn thành|thanh toán|đạt|thu)[^,;.]{0,30}$")


def _leads(line: Line, one: Amount, part: Amount) -> bool:
    """True for the total of a list in which the part stands, and for a plan of money out of which it was spent."""
    if is_granted(line, one):
        return one.begins < part.begins and bool(_SPENT.search(line.before(part)))
    if is_plan(line, one):
        return False
    after = next((token for token in line.tokens if token.begins >= one.end), None)
    if after is None or one.per:
        return False
    mark = _LEADS.match(line.text[one.end : after.begins] + " ")
    if mark is None:
        return False
    # Of counts only the first of a list: 126 xã, trong đó 118 xã đạt chuẩn, 51 xã nâng cao (of which?).
    later = line.text[after.end : part.begins] if after.begins < part.begins else ""
    return (one.dim in CONTINUOUS or not later) and not re.search(r"(?<!\w)(?:trong đó|gồm|bao gồm)(?!\w)", later)


def _is_whole(line: Line, one: Amount) -> bool:
    """True where the words say that it is the whole: trong tổng số 126 xã, toàn tỉnh có 126 xã, …"""
    if one.qualifier is not Qualifier.EXACT or is_plan(line, one):
        return False
    words = line.before(one)
    if _SAID_WHOLE.search(words):
        return True
    if one.dim in CONTINUOUS and (_ABOVE_LIST.match(line.text[one.end :]) or _TOTAL_OF.search(words)):
        return True
    return bool(_HAS.search(words) and _BARE.match(line.after(one)))
