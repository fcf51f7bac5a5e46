"""What a quantity is in its sentence: a change, a plan, what was done, where a change starts and ends (vai trò)."""

from __future__ import annotations

import re

from chungsuc.claims.tokens import Line, Token

_YEARS = r"(?: (?:trong |vào |của )?(?:năm |cả năm |kế hoạch năm )?¤+| năm (?:nay|trước))?"
_DELTA = re.compile(
    r"(?:^|(?<=\W))(?:tăng|giảm|vượt|thêm|nhiều hơn|ít hơn|cao hơn|thấp hơn|hụt|thiếu|chậm|lớn hơn|kém|"
    r"hơn|dư|bớt|tăng trưởng|mất|"
    r"tăng bình quân|giảm bình quân|gấp|nâng thêm|bổ sung|(?<=tăng )trên|(?<=vượt )trên)"
    r"(?: thêm| được| bình quân| khoảng| trung bình| tới| là| so với năm trước| so với cùng kỳ|"
    r" so với kế hoạch| kế hoạch)* ?\(?$"
)
_TO = re.compile(r"(?:^|(?<=\W))(?:lên|xuống|còn|thành)(?: còn| đến| tới| thành| mức| là| trên| gần)* $")
_PLAN = re.compile(
    r"(?:^|(?<=\W))(?:kế hoạch|kh|chỉ tiêu|mục tiêu|kế hoạch giao|dự toán)"
    r"(?: giao| đề ra| được giao| tỉnh giao| đặt ra| đã đề ra| là| đạt| công nhận| có| của tỉnh| phấn đấu|"
    r" vốn| thêm| cho| năm| ¤+|:| =)*"
    r" ?\(?$"
)
_ACTUAL = re.compile(
    r"(?:^|(?<=\W))(?:thực hiện|kết quả|thực tế|hoàn thành|đạt được|đạt|công nhận|giải ngân|có|được)"
    r"(?: là| được| có| đạt| thực hiện| công nhận| năm| ¤+|:| =| thêm)* ?\(?$"
)


def is_delta(line: Line, token: Token) -> bool:
    """True for what tells a change: tăng 10 xã, vượt 3 xã, giảm 2%."""
    return bool(_DELTA.search(line.before(token, 48)))


_NEW = re.compile(r"(?:^|(?<=\W))(?:có thêm|thêm|công nhận thêm|bổ sung)(?: được)? $")


def is_new(line: Line, token: Token) -> bool:
    """True for what came anew, which a plan may be held against: có thêm 10 xã."""
    return bool(_NEW.search(line.before(token, 30)))


def is_end(line: Line, token: Token) -> bool:
    """True for where a change ends: lên 118 xã, xuống còn 3,2%."""
    return bool(_TO.search(line.before(token, 30)))


_PLANNED = re.compile(
    r"(?:^|[,;.(:] ?)(?:theo )?(?:kế hoạch|chỉ tiêu)(?:(?<=theo kế hoạch),)?(?: [^\W\d_]+| ¤+){1,6} $"
)


def is_plan(line: Line, token: Token) -> bool:
    """True for what was planned: kế hoạch 7 xã, kế hoạch năm 2023 là 7 xã, kế hoạch cứng hóa 120 km."""
    before = line.before(token, 60)
    return bool(_PLAN.search(before) or _PLANNED.search(before))


def is_actual(line: Line, token: Token) -> bool:
    """True for what was done: thực hiện 10 xã, kết quả đạt 10 xã."""
    return bool(_ACTUAL.search(line.before(token, 48))) and not is_plan(line, token)
