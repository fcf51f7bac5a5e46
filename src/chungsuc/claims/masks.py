"""Numbers that are no quantities: days, numbers of documents and articles, ranges, stars (số không phải số liệu)."""

from __future__ import annotations

import re

from chungsuc.claims.fold import without_runs
from chungsuc.claims.units import COUNTED, MEASURE

COVER = "¤"  # as in fold
_YEAR = r"(?:19|20)\d{2}"
_NEXT_UNIT = rf"(?: ?{COUNTED}| ?{MEASURE}|[.,]\d|\d| (?:tỷ|tỉ|triệu|nghìn|ngàn|đồng)\b)"
_ARTICLES = (
    r"điều|khoản|điểm|mục|phần|chương|phụ lục|biểu|biểu số|mẫu|mẫu số|bảng|hình|trang|quốc lộ|ql|tỉnh lộ|đt|dt|hl|"
    r"đường tỉnh|đường huyện|khóa|kỳ họp|kỳ|lần|thứ|tổ|khu|số nhà|lô|loại|cấp|mức độ|hạng|top|đợt|bước|phiên|"
    r"nội dung thành phần|dự án thành phần|tiểu dự án|luật|đề án|chương trình|nghị quyết|nghị định|quyết định|"
    r"thông tư|chỉ thị|công văn|văn bản|kết luận|hướng dẫn|thông báo|tờ trình|vòng|tuyến|nhóm|zone|lớp|bậc|km|vụ"
)
# Each with the case of letters as printed only where it says so: the rest is looked for in the folded text.
_AS_PRINTED = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@\S+|https?://\S+|www\.\S+"
    rf"|\d+[a-zA-Z]?(?:/{_YEAR})?/[A-ZĐƯ]{{2,}}[\w\-–/]*"
    r"|\d+[-–][A-ZĐ]{2,}(?:/[\w\-]+)*"
    r"|\d+/TTr[\w\-]*"
)
_FOLDED = re.compile(
    "|".join((
        rf"(?<![\d/.,])\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?{_YEAR}(?!\d)",
        rf"\bngày \d{{1,2}} tháng \d{{1,2}}(?: năm {_YEAR})?",
        r"\b(?:ngày|sáng|chiều|tối|trước|sau|hôm|dịp|lễ|từ ngày|đến ngày|"
            r"tết)(?: mùng)? \d{1,2}/\d{1,2}(?![\d/])(?! ?(?:xã|huyện|thôn|xóm|hộ)\b)",
        rf"\b(?:đến|tới|từ|hết|tính đến) (?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|"
            rf"1[0-2])(?![\d/])(?! ?(?:{COUNTED}|{MEASURE}))",
        r"\b\d{1,2}/\d{1,2} ?- ?\d{1,2}/\d{1,2}\b",
        rf"(?<![\d/.,])(?:0?[1-9]|1[0-2])/{_YEAR}(?![\d/.])(?! ?{COUNTED})",
        rf"\b(?:tháng|quý|q) ?(?:\d{{1,2}}|[ivx]{{1,3}})(?: ?[/-] ?{_YEAR}| năm {_YEAR})?\b(?![.,]\d)",
        rf"\b(?:năm|năm học|giai đoạn|nhiệm kỳ|thời kỳ|niên độ|vụ)(?: từ)? {_YEAR}(?: ?(?:-|đến|và|,|"
            rf"/) ?(?:năm )?{_YEAR})*",
        rf"(?<![\d.,/]){_YEAR} ?- ?{_YEAR}(?![\d.,])",
        r"\b\d+(?:[.,]\d+)? (?:tháng|ngày|tuần|giờ|phút|năm|quý)(?! công)\b(?: (?:đầu|cuối|qua|liền|"
            r"liên tiếp))?(?: năm)?",
        r"\b\d{1,2} ?h ?\d{0,2}\b|\b\d{1,2}:\d{2}(?::\d{2})?\b|\bsha-?\d+ [\da-f]+",
        r"\b24/24(?: ?h| ?giờ)?\b|\b24/7\b|\b50/50\b",
        rf"\b(?:{_ARTICLES}) (?:số |thứ )?:? ?\d+(?:[.,/]\d+)*[a-zđ]?(?:(?:, | và |"
            rf",)\d+(?:\.\d+)*[a-zđ]?)*(?![%\d])(?!{_NEXT_UNIT})",
        r"\b(?:nghị quyết|nghị định|quyết định|thông tư|chỉ thị|kế hoạch|công văn|luật|báo cáo|văn bản|"
            r"tờ trình|hướng dẫn|kết luận|thông báo|đề án|chương trình) số:? ?\d+(?:[./-]\d+)*[\w/\-]*",
        r"\b(?:tiêu chí|chỉ tiêu)(?: số)? \d{1,2}(?:\.\d{1,2})*(?:(?:, | và | đến |,|; | - )(?:tiêu chí |"
            r"chỉ tiêu )?(?:số )?\d{1,2}(?:\.\d{1,2})*(?![\d/%.]))*(?![\d/%,.]\d)(?![\d/%])" + rf"(?!{_NEXT_UNIT})",
        r"\b(?:tiêu chí|chỉ tiêu)(?: số)? \d{1,2}\.\d{1,2}\b",
        r"\bsố:? \d+/[\w\-]*|\bsố \d{1,4}(?= ngày)",
        r"\b[345] sao\b|\b[1-5] ?g\b|\b4\.0\b",
        r"\b0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}\b",
        r"\d+(?:[.,]\d+)* ?% ?- ?\d+(?:[.,]\d+)* ?%",
        r"(?<![\d/.,])\d+(?:[.,]\d+)* ?- ?\d+(?:[.,]\d+)*(?![\d/])(?! ?/ ?\d)",
        r"\btừ \d+(?:[.,]\d+)*(?: ?%)? đến(?: dưới)? \d+(?:[.,]\d+)*(?: tiêu chí| ?%)",
        r"(?<![\d/])[1-4]/[2-5](?= (?:số|diện tích|dân số|tổng số|chiều dài|lượng|thời gian|quãng)\b)",
    ))
)  # fmt: skip
_NAME = re.compile(r"(?<=[^\W\d_] )Từ(?!\w)")  # Đại Từ, a district: not the word for «from»
_LONE_YEAR = re.compile(rf"(?<![\d.,/]){_YEAR}(?![\d%]|[.,/]\d)(?!{_NEXT_UNIT})")
_HEADS = re.compile(
    r"[ \-+*•●▪◦]*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)](?= |$)|\d{1,2}(?:\.\d{1,2})+(?= +[^\d\W])|\d{1,2}[.)](?=[^\d\W]))"
)
_WITHIN_WORD = re.compile(r"(?<=[a-zđ])\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)*(?=[a-zđ]{2,}\d)")
_MEASURE_END = re.compile(r"(?<![a-z])(?:k?m|c?m)[23]$")


def masked(printed: str, folded: str, *, head: bool = True) -> tuple[str, int]:
    """Cover what is no quantity with ``¤``, one for each letter; and give how many such places there were."""
    letters = list(folded)
    places = 0
    for found in _spans(printed, folded, head=head):
        begin, end = found
        if COVER in letters[begin:end] and all(one == COVER for one in letters[begin:end]):
            continue
        places += any(one.isdigit() for one in letters[begin:end])
        letters[begin:end] = COVER * (end - begin)
    return "".join(letters), places


def _spans(printed: str, folded: str, *, head: bool) -> list[tuple[int, int]]:
    spans = [found.span() for found in _AS_PRINTED.finditer(without_runs(printed))]
    spans += [found.span() for found in _NAME.finditer(printed)]
    if head and (found := _HEADS.match(folded)):
        spans.append(found.span())
    spans += [found.span() for found in _FOLDED.finditer(folded)]
    spans += [found.span() for found in _LONE_YEAR.finditer(folded)]
    for found in _WITHIN_WORD.finditer(folded):
        if not _MEASURE_END.search(folded[: found.end()]):
            spans.append(found.span())
    return spans
