"""What every report says of the set of criteria that it rests on: cautions above it, lines about the file."""

from __future__ import annotations

from collections.abc import Iterator

from chungsuc.figures.tables import LawUsed


def law_marks(used: LawUsed) -> Iterator[str]:
    """Give the cautions: what is not checked against the decree, what is assumed, what is not in force."""
    if used.unverified_levels:
        yield f"{used.unverified_levels}/{used.levels} nội dung của bộ tiêu chí chưa được đối chiếu với văn bản gốc"
    if used.illustrated_levels:
        yield f"{used.illustrated_levels} chỉ tiêu có mức giả định để minh họa, không do cơ quan nào ban hành"
    if not used.in_force:
        yield "Bộ tiêu chí không có hiệu lực vào ngày báo cáo: kết quả chỉ là giả định"


def law_lines(used: LawUsed) -> tuple[tuple[str, str], ...]:
    """Give set, version, overlays, and how much of it is not checked, for "about this file"."""
    return (
        ("Bộ tiêu chí", f"{used.set_id} – {used.name} ({used.decision})"),
        ("Phiên bản bộ tiêu chí", used.version),
        ("Văn bản áp dụng thêm", "; ".join(dict.fromkeys(one.name for one in used.overlays)) or "không"),
        ("Nội dung chưa đối chiếu văn bản gốc", f"{used.unverified_levels}/{used.levels}"),
    )
