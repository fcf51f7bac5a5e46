"""The words of the template: what a cell says in Vietnamese, and what the law file calls it."""

from __future__ import annotations

from collections.abc import Mapping

from chungsuc.law.traits import TRAITS

Words = Mapping[str, str]

KINDS: Words = {
    "at_least": "≥ từ mức trở lên",
    "more_than": "> trên mức",
    "at_most": "≤ không quá mức",
    "less_than": "< dưới mức",
    "attested": "Đạt",
    "attested_province": "Đạt (tỉnh quy định)",
    "none_allowed": "Không có",
    "undetermined": "Chưa rõ nội dung",
    "all": "Đạt cả các nội dung",
    "any": "Đạt một trong các nội dung",
    "at_least_of": "Đạt ít nhất một số nội dung",
    "by_case": "Theo trường hợp",
    "holds_title": "Đã có danh hiệu",
    "share_at_least": "Tỷ lệ đơn vị cấp dưới ≥",
    "share_more_than": "Tỷ lệ đơn vị cấp dưới >",
    "share_at_most": "Tỷ lệ đơn vị cấp dưới ≤",
    "share_less_than": "Tỷ lệ đơn vị cấp dưới <",
    "all_criteria": "Đạt mọi tiêu chí",
}
COMPARED = ("at_least", "more_than", "at_most", "less_than")
SHARES = tuple(f"share_{sign}" for sign in COMPARED)
RULES = ("all", "any", "at_least_of", "by_case")

UNKNOWN, PROVINCE = "chưa rõ", "tỉnh quy định"
YES_NO: Words = {"true": "có", "false": "không"}
CONFIDENCE: Words = {"high": "cao", "medium": "vừa", "low": "thấp"}
SUBJECTS: Words = {
    "commune": "xã", "district": "huyện", "town": "thị xã, thành phố", "province": "tỉnh", "hamlet": "thôn, xóm",
    "household": "hộ gia đình", "garden": "vườn hộ",
}  # fmt: skip
TITLES: Words = {
    "ntm": "nông thôn mới", "advanced": "nông thôn mới nâng cao", "model": "nông thôn mới kiểu mẫu",
    "modern": "nông thôn mới hiện đại", "completed": "hoàn thành nhiệm vụ xây dựng nông thôn mới",
}  # fmt: skip
CARRY: Words = {
    "sum": "cộng", "weighted": "bình quân theo mẫu số", "worst": "mức kém nhất", "best": "mức tốt nhất",
    "not_comparable": "không quy đổi",
}  # fmt: skip
TRAIT_NAMES: Words = {
    "region": "vùng", "group": "nhóm xã", "area": "khu vực", "specially_difficult": "đặc biệt khó khăn",
    "atk": "an toàn khu", "ethnic_mountainous": "dân tộc thiểu số và miền núi", "schools": "số trường học",
    "craft_village": "có làng nghề",
}  # fmt: skip
assert set(TRAIT_NAMES) == set(TRAITS)


def plain(text: str) -> str:
    """Bring a word to the form in which words are compared."""
    return " ".join(text.replace("Đ", "đ").casefold().split())


def key_of(words: Words, said: str) -> str | None:
    """Give the key of a word, or of a key written as it is; ``None`` when it is neither."""
    wanted = plain(said)
    return next((key for key, word in words.items() if wanted in (plain(word), plain(key))), None)
