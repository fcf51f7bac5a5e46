"""A sentence as a row of quantities with the words between them (câu thành dãy số liệu)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from chungsuc.claims.amount import Amount, Qualifier
from chungsuc.claims.masks import masked
from chungsuc.claims.numerals import NUMERAL, WORDS, Style, read_numeral, read_words
from chungsuc.claims.units import COUNTED, KNOWN_COUNTS, MEASURE, NO_UNIT, SCALE, Unit, unit_named

_QUALIFIERS = (
    (r"trên dưới|khoảng(?: gần| trên| hơn)?|xấp xỉ|chừng|tương đối|"
        r"ngót nghét", Qualifier.ABOUT),
    (r"gần|suýt soát", Qualifier.NEAR),
    (r"(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )(?<!lớn )(?<!kém )(?<!nhanh )hơn|trên(?! tổng)|quá", Qualifier.OVER),
    (r"dưới|chưa đến|chưa tới|chưa đầy|không quá|tối đa|nhiều nhất|<|≤", Qualifier.UNDER),
    (r"tối thiểu|ít nhất|không dưới|từ|>|≥", Qualifier.AT_LEAST),
)  # fmt: skip
_BEFORE = [(re.compile(rf"(?:^|(?<=\W))(?:{words}) ?$"), kind) for words, kind in _QUALIFIERS]
_NUMBER = re.compile(rf"(?<![\w.,])(?:{NUMERAL})(?![\w]*\d)")
_WORD_NUMBER = re.compile(rf"(?<!\w)({WORDS}) (?={COUNTED})")
_UNIT = re.compile(rf"(?: ?({SCALE}))?(?: ?({MEASURE})| ({COUNTED})| (?!{SCALE})([^\W\d_]+))?")
_SHARE_BETWEEN = re.compile(rf" ?\((?:chiếm |đạt )?\d[\d.,]* ?%\) ({COUNTED})")
_COMPOUND = re.compile(r" (?=\d+(?:[.,]\d+)? (?:triệu|nghìn|ngàn)\b)")
_PER = re.compile(
    r" ?/ ?(?:1 |01 )?(?!tổng|kế hoạch|kh\b|chỉ tiêu)"
    rf"((?:{COUNTED}|{MEASURE}|[^\W\d_]+)(?:/(?:năm|tháng|ngày|vụ))?)"
)
_OVER = re.compile(r" ?/ ?(?:tổng(?: số)?(?: là)? )?(kế hoạch |kh |chỉ tiêu )?$")
_NO_UNIT_WORDS = frozenset({
    "trong", "và", "so", "là", "với", "đến", "của", "trên", "theo", "từ", "cho", "tại", "ở", "thì", "đạt",
    "được", "đã", "có", "không", "chưa", "còn", "bằng", "chiếm", "tăng", "giảm", "vượt", "năm", "tháng",
    "ngày", "số", "tổng", "kế", "như", "hoặc", "hay", "nhưng", "về", "để", "mà", "do", "khi", "nếu", "cùng",
    "gồm", "bao", "lên", "xuống", "thêm", "trở", "tương", "nằm", "cao", "thấp", "lần", "tỷ", "tỉ", "sau",
    "trước", "vào", "ra",
})  # fmt: skip
_AT_LEAST_AFTER = re.compile(r"^ ?(?:trở lên|trở xuống|trở đi)")


@dataclass(frozen=True, slots=True)
class Fraction:
    """Two quantities with a stroke between, or ``87 trên tổng số 110 xã``; ``planned``: the second is a plan."""

    part: Amount
    whole: Amount
    planned: bool = False

    @property
    def begins(self) -> int:
        return self.part.begins

    @property
    def end(self) -> int:
        return self.whole.end

    @property
    def unit(self) -> Unit:
        return self.part.unit


Token = Amount | Fraction


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: as printed, folded with covers, its quantities in order; ``at`` is its place in the document."""

    printed: str
    text: str
    at: int
    tokens: tuple[Token, ...]
    covered: int
    numbers: int

    def gap(self, left: Token, right: Token) -> str:
        """Give the words between two quantities; the second one's qualifier belongs to it."""
        return self.text[left.end : right.begins]

    def before(self, token: Token, width: int = 60) -> str:
        return self.text[max(0, token.begins - width) : token.begins]

    def after(self, token: Token, width: int = 60) -> str:
        return self.text[token.end : token.end + width]


def read_line(printed: str, folded: str, at: int, style: Style, *, head: bool) -> Line:
    """Read one sentence."""
    text, covered = masked(printed, folded, head=head)
    amounts = sorted(_amounts(text, style), key=lambda one: one.start)
    return Line(printed, text, at, tuple(_joined(text, amounts)), covered, len(amounts))


def _amounts(text: str, style: Style) -> Iterator[Amount]:
    taken = 0
    for found in _NUMBER.finditer(text):
        if found.start() < taken:
            continue
        read = read_numeral(found[0].rstrip(".,"), style)
        if read is None:
            continue
        one = _with_unit(
            text, found.start(), found.start() + len(found[0].rstrip(".,")), read.value, read.step, read.others
        )
        one = _compound(text, one, style)
        taken = max(one.digits_end, one.end)
        yield _qualified(text, one)
    for found in _WORD_NUMBER.finditer(text):
        value = read_words(found[1])
        if value is not None:
            yield _qualified(text, _with_unit(text, found.start(), found.end(1), Decimal(value), Decimal(1), ()))


def _with_unit(text: str, start: int, end: int, value: Decimal, step: Decimal, others: tuple[Decimal, ...]) -> Amount:
    found = _UNIT.match(text, end)
    unit, stop = NO_UNIT, end
    if found:
        scale, measure, counted, word = found[1] or "", found[2], found[3], found[4]
        if measure or counted:
            unit, stop = unit_named(scale, measure or counted), found.end()
        elif scale:
            unit, stop = unit_named(scale, ""), found.end(1)
        elif word and word not in _NO_UNIT_WORDS:
            unit, stop = unit_named("", word), found.end()
    if unit is NO_UNIT and (bracket := _SHARE_BETWEEN.match(text, end)):
        unit = unit_named("", bracket[1])  # 118 (93,7%) xã: the unit stands behind the share
    one = Amount(value, step, unit, start, stop, end, others=others)
    per = _PER.match(text, stop)
    return replace(one, per=per[1], end=per.end()) if per and unit is not NO_UNIT else one


def _compound(text: str, one: Amount, style: Style) -> Amount:
    """Add what follows of smaller size: 2 tỷ 500 triệu đồng."""
    if one.unit.dim.value != "money" or not _COMPOUND.match(text, one.end):
        return one
    found = _NUMBER.match(text, one.end + 1)
    read = read_numeral(found[0], style) if found else None
    if not found or read is None:
        return one
    rest = _with_unit(text, found.start(), found.end(), read.value, read.step, ())
    if rest.unit.factor >= one.unit.factor:
        return one
    ratio = rest.unit.factor / one.unit.factor
    return replace(
        one, value=one.value + rest.value * ratio, step=rest.step * ratio, end=rest.end, digits_end=rest.digits_end
    )


def _qualified(text: str, one: Amount) -> Amount:
    before = text[max(0, one.start - 24) : one.start]
    for pattern, kind in _BEFORE:
        if found := pattern.search(before):
            return replace(one, qualifier=kind, first=one.start - len(before) + found.start())
    if _AT_LEAST_AFTER.match(text[one.end : one.end + 12]):
        return replace(one, qualifier=Qualifier.AT_LEAST)
    return one


_WITHIN = re.compile(r"^(?: [^\W\d_]+){0,14}? ?(?:trong|trên|/) ?(?:tổng(?: số)?|số|toàn bộ)(?: là)? $")
_BARE_OVER = re.compile(r"^ (?:trên|trong) $")


def _joined(text: str, amounts: list[Amount]) -> Iterator[Token]:
    """Put fractions together; every other quantity stays as it is."""
    i = 0
    while i < len(amounts):
        one, other = amounts[i], amounts[i + 1] if i + 1 < len(amounts) else None
        made = _fraction(text, one, other) if other else None
        if made:
            yield made
            i += 2
            continue
        yield one
        i += 1


def _fraction(text: str, part: Amount, whole: Amount) -> Fraction | None:
    if part.is_percent or whole.is_percent:
        return None
    gap = text[part.digits_end : whole.start]
    if stroke := _OVER.search(gap):
        between = gap[: stroke.start()].strip()
        if between and text[part.digits_end : part.end].strip() != between:
            return _worded(text, part, whole, stroke, gap)
        return Fraction(*_shared(part, whole), planned=bool(stroke[1]))
    if part.per:
        return None
    rest = text[part.end : whole.start]
    if _WITHIN.match(rest) and "," not in rest:
        return _same(Fraction(*_shared(part, whole)))
    known = whole.unit.name in KNOWN_COUNTS
    if part.unit is NO_UNIT and known and _BARE_OVER.match(rest) and part.value <= whole.value:
        return Fraction(*_shared(replace(part, qualifier=part.qualifier), replace(whole, qualifier=Qualifier.EXACT)))
    return None


_FEW_WORDS = re.compile(r"^(?: [^\W\d_]+){1,6} ?$")


def _worded(text: str, part: Amount, whole: Amount, stroke: re.Match[str], gap: str) -> Fraction | None:
    """Take ``118 xã đạt chuẩn NTM/126 xã``: of one unit, a few words before the stroke."""
    words = text[part.end : part.digits_end + stroke.start()]
    if part.per or part.unit is NO_UNIT or not _FEW_WORDS.match(words):
        return None
    return _same(Fraction(part, whole, planned=bool(stroke[1])))


def _same(made: Fraction) -> Fraction | None:
    return made if made.part.unit.same_as(made.whole.unit) else None


def _shared(part: Amount, whole: Amount) -> tuple[Amount, Amount]:
    """Give the one without a unit the other's."""
    part = replace(part, per="")
    if whole.qualifier is Qualifier.OVER and part.digits_end == whole.begins - 1:
        whole = replace(whole, qualifier=Qualifier.EXACT)
    if part.unit is NO_UNIT:
        return replace(part, unit=whole.unit), whole
    if whole.unit is NO_UNIT:
        return part, replace(whole, unit=part.unit)
    return part, whole
