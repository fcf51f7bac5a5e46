"""How a target is said: "xã đạt chuẩn nông thôn mới nâng cao" (tên chỉ tiêu)."""

from __future__ import annotations

from collections.abc import Mapping

from chungsuc.law.tree import Title
from chungsuc.recognition.ranks import TITLE_VI

# By level of units; a level that is not here is said by its own name.
NOUN_VI: Mapping[str, str] = {
    "commune": "xã", "district": "đơn vị cấp huyện", "province": "tỉnh", "hamlet": "thôn, xóm", "household": "hộ",
    "garden": "vườn",
}  # fmt: skip
NOUN_EN: Mapping[str, str] = {
    "commune": "communes", "district": "district-level units", "province": "provinces", "hamlet": "hamlets",
    "household": "households", "garden": "gardens",
}  # fmt: skip
TITLE_EN: Mapping[Title, str] = {
    Title.NTM: "meeting the NTM standard", Title.COMPLETED: "having completed the NTM task",
    Title.ADVANCED: "meeting the advanced NTM standard", Title.MODEL: "meeting the model NTM standard",
    Title.MODERN: "meeting the modern NTM standard",
}  # fmt: skip


def target_vi(level: str, title: Title | str, *, or_higher: bool = False) -> str:
    """Say which units and which title: "xã đạt chuẩn nông thôn mới nâng cao trở lên"."""
    return f"{NOUN_VI.get(level, level)} {TITLE_VI[Title(title)]}{' trở lên' if or_higher else ''}"


def target_en(level: str, title: Title | str, *, or_higher: bool = False) -> str:
    return f"{NOUN_EN.get(level, level)} {TITLE_EN[Title(title)]}{' or higher' if or_higher else ''}"
