"""The order of titles: who holds a higher one holds those below it (thứ bậc danh hiệu)."""

from __future__ import annotations

from collections.abc import Mapping

from chungsuc.law.tree import Title

RANK: Mapping[Title, int] = {
    # A town or province "completes the task" where a district "meets the standard": the same rung.
    Title.NTM: 1,
    Title.COMPLETED: 1,
    # The pilot title of 2026–2030 presupposes NTM; it has no order against the titles of 2021–2025.
    Title.MODERN: 2,
    Title.ADVANCED: 2,
    Title.MODEL: 3,
}

TITLE_VI: Mapping[Title, str] = {
    Title.NTM: "đạt chuẩn nông thôn mới",
    Title.COMPLETED: "hoàn thành nhiệm vụ xây dựng nông thôn mới",
    Title.ADVANCED: "đạt chuẩn nông thôn mới nâng cao",
    Title.MODEL: "đạt chuẩn nông thôn mới kiểu mẫu",
    Title.MODERN: "đạt chuẩn nông thôn mới hiện đại",
}


def holds(held: Title | None, wanted: Title) -> bool:
    """Tell whether who holds ``held`` (``None``: no title) thereby holds ``wanted`` too."""
    if held is None or held is wanted:
        return held is wanted
    if Title.MODERN in (held, wanted):
        return RANK[wanted] < RANK[Title.MODERN] and held is Title.MODERN
    return RANK[held] >= RANK[wanted]
