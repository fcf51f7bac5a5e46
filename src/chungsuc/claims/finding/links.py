"""Whether a percentage belongs to the quantity before it: surely, perhaps, or not (từ nối)."""

from __future__ import annotations

import re

from chungsuc.claims.amount import Amount, Qualifier
from chungsuc.claims.tokens import Fraction, Line, Token
from chungsuc.claims.units import COUNTED, NO_UNIT, Dim, alike

_LINK = (
    r"chiếm|đạt|bằng|tương đương|tương ứng|tức|hay|là|tỷ lệ|tỉ lệ|ứng|với|chỉ|mới|được|tới|đến|lên|mức|cũng|"
    r"đã|và|ở|còn|khoảng|"
    r"chung|trung bình|đạt mức|con số|đạt được|theo"
)
_TAIL = re.compile(rf"(?:(?<!\w)(?:{_LINK})(?!\w) *|[(\[:=\-,;] *|→ *|~ *)+$")
STRONG = re.compile(
    r"[(\[=→~]|(?<!\w)(?:chiếm|đạt|bằng|tương đương|tương ứng|tức|tỷ lệ|tỉ lệ|ứng)(?!\w)|(?:^|\s)- $|: $"
)
_NEW_SUBJECT = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|thu nhập|riêng|trong đó|còn lại|tốc độ|giảm|tăng|vượt|mức hưởng)(?!\w)"
)
_OWN_RATE = re.compile(
    r"^ ?(?:và |qua đó |theo đó |như vậy )?(?:nâng|đưa)? ?(?:tổng )?(?:tỷ lệ|tỉ lệ)(?: số|"
    r" các)?(?: (?P<unit>" + COUNTED + r"))?"
    r"(?: (?:đạt|chuẩn|hoàn thành|nông thôn mới|ntm|nâng cao|chung|toàn tỉnh|lên|là|này|của|tỉnh|tiêu chí|"
    r"trên|địa bàn|công nhận|được))*$"
)
PLAN_AFTER = re.compile(
    r"^ ?(?:so với |so |theo |của |với )?(?:kế hoạch|kh(?!\w)|chỉ tiêu|mục tiêu|dự toán|nghị quyết|"
    r"lộ trình|nhiệm vụ|cùng kỳ|"
    r"tổng (?:vốn|kế hoạch|kinh phí|nguồn|mức|dự toán)|vốn|đề ra|năm|cùng|đầu năm|cuối năm)"
)
_FREE = frozenset({
    "và", "trong", "trên", "của", "đạt", "theo", "tính", "nhưng", "còn", "tăng", "giảm", "cao", "thấp", "vượt",
    "đứng", "xếp", "là", "toàn", "ở", "thuộc", "bằng", "thì", "đồng", "góp", "qua", "nhờ", "cơ", "so", "với",
    "cả", "được", "đã", "hoàn", "cho", "nên", "do", "nếu", "song", "tương", "vào", "tại", "bởi", "đến", "tới",
    "từ", "sau", "trước", "khi", "các",
})  # fmt: skip
_AFTER_NOUN = re.compile(rf"^ (?:trong |trên |của )?(?:tổng )?(?:số )?(?:các )?(?:({COUNTED})|([^\W\d_]+))")
_CLOSED = re.compile(r"\([^()]*\)")
_WIDE = 170


def link(line: Line, left: Token, p: Amount) -> bool | None:
    """Tell whether a percentage belongs to what stands before it: surely, perhaps (False), or not (None)."""
    gap = line.text[left.end : p.begins]
    if len(gap) > _WIDE or "\n" in gap:
        return None
    bracketed = gap.count("(") > gap.count(")")
    plain = _CLOSED.sub("", gap)
    tail = _TAIL.search(plain)
    if tail is None:
        return None if plain.strip() else False
    body, link = _without_changes(plain[: tail.start()], tail[0]), tail[0]
    certain = bool(STRONG.search(link))
    if bracketed and "(" not in link:
        body = body[body.rindex("(") + 1 :]
        return None if _NEW_SUBJECT.search(body) else False
    if not bracketed and ";" in body:
        return None
    certain = certain and (bracketed or ";" not in link)
    segment = body.rsplit(",", 1)[1].rstrip() if "," in body else ""
    own = _OWN_RATE.match(segment) if segment else None
    if own and own["unit"] and not alike(own["unit"], left.unit.name):
        return None
    certain = certain or bool(own and re.match(r" ?(?:qua đó )?(?:nâng|đưa)", segment))
    if _NEW_SUBJECT.search(body) and not own:
        if not bracketed:
            return None
        certain = certain and not re.search(r"(?<!\w)(?:tỷ lệ|tỉ lệ|trong đó)(?!\w)", body)
    if not bracketed and not own and segment.strip() and "," not in link:
        if "¤" in segment or re.search(r"(?<!\w)(?:tiêu chí|chỉ tiêu|hộ|dân|người|đường|diện tích)(?!\w)", segment):
            return None
        certain = False
    if not bracketed and "," not in link and re.search(r" (?:có|với) ", body):
        certain = certain and not re.search(r" (?:được|hóa|sử dụng|tham gia) ", body)
        certain = certain and not re.search(r" (?:có|với) .* (?:đạt|bằng) $", body + link)
    if not bracketed and "," not in link and body.strip(" )") and re.match(r" *(?:đạt|bằng|là|có)", link):
        certain = certain and bool(_REACHES.match(body))  # 15/63 địa phương giải ngân đạt 30%: each of them does
    return _followed(line, left, p, certain=certain, bracketed=bracketed)


_REACHES = re.compile(
    r"^(?: (?:đã|được|hiện|trên địa bàn|của tỉnh|của huyện))*"
    r"(?: (?:công nhận|đạt|hoàn thành|về đích|cán đích|phê duyệt|tiêu chí|nông thôn mới|ntm|tán thành|hài lòng|đồng ý))"
    r"(?!.*(?:tỷ lệ|giải ngân|sử dụng|tham gia| có ))(?: [^\W\d_]+|,)*$"
)


_CHANGE = re.compile(r"^ ?(?:và )?(?:tăng|giảm|vượt|thêm|cao hơn|thấp hơn)(?!\w)")


def _without_changes(body: str, link: str) -> str:
    """Leave out the changes told between a quantity and its share: 118/126 xã, tăng 10 xã so với …, đạt 93,7%."""
    parts = body.split(",")
    last = len(parts) if "," in link else len(parts) - 1
    return ",".join(part for i, part in enumerate(parts) if i == 0 or i >= last or not _CHANGE.match(part))


def _followed(line: Line, left: Token, p: Amount, *, certain: bool, bracketed: bool) -> bool | None:
    after = line.after(p)
    if p.qualifier is Qualifier.AT_LEAST:
        certain = False
    if PLAN_AFTER.match(after):
        return certain and isinstance(left, Fraction) and _is_plan(line, left)
    if bracketed and re.match(r"^ ?[);,.]", after):
        return certain
    noun = _AFTER_NOUN.match(after)
    if noun is None:
        return certain
    if noun[1]:
        if alike(noun[1], left.unit.name):
            return certain
        return None if not (left.unit is NO_UNIT or left.unit.dim is not Dim.COUNT) else False
    return certain and noun[2] in _FREE


def _is_plan(line: Line, fraction: Fraction) -> bool:
    """True for what is carried out of a plan: money spent, communes of those planned."""
    if fraction.planned or fraction.part.value > fraction.whole.value:
        return True
    words = line.before(fraction, 90)
    return fraction.unit.dim is not Dim.COUNT or bool(re.search(r"giải ngân|thực hiện|phân bổ|kế hoạch|kh ", words))
