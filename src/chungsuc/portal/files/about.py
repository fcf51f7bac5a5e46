"""What a file says of itself: day, known at, set, overlays, counts, checksum, made up or not (về tệp này)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from chungsuc.figures.sentences import say_day, say_moment
from chungsuc.portal.files.table import Table

LICENCE = (
    "Cơ quan công bố chưa ghi giấy phép. Khi dùng lại, xin ghi nguồn, ngày số liệu, số và mã kiểm tra của bản công bố.",
    "The office has named no licence. When you use it, name the source, the day, the release and its checksum.",
)
SOURCE = (
    "Quyết định công nhận đã ghi và bộ tiêu chí xét trên số liệu đã ghi, như cơ quan điều phối chương trình của tỉnh "
    "công bố.",
    "Recognitions on record, and the criteria set judged on the values on record, as the province's coordination "
    "office released them.",
)
SYNTHETIC = ("SỐ LIỆU MÔ PHỎNG — không phải kết quả thật", "SYNTHETIC DATA — not real results")


def about_lines(table: Table) -> list[tuple[str, str]]:
    """Give what a file is as pairs of name and value, in the language of the table."""
    about, release, vi = table.about, table.release, table.language == "vi"
    overlays = "; ".join(f"{one['name']} ({one['id']})" for one in about["overlays"])
    pairs = (
        ("Phạm vi", "Scope", about["province"]["name"], None),
        ("Tính đến ngày", "As of", say_day(release.day, table.language), None),
        ("Theo số liệu biết lúc", "Known at", say_moment(timezone.localtime(release.made_at), table.language), None),
        ("Bản công bố số", "Release", str(release.pk), None),
        ("Bộ tiêu chí", "Criteria set", f"{about['set_name']}, {about['decision']} ({about['set']})",
         f"{about['set_name_en']}, {about['decision']} ({about['set']})"),
        ("Phiên bản quy định", "Version of the law", about["law_version"], None),
        ("Quy định bổ sung", "Overlays", overlays or "không có", overlays or "none"),
        ("Mức chưa đối chiếu văn bản gốc", "Levels not checked against the decree",
         f"{about['unverified_levels']}/{about['levels']}", None),
        ("Cách tính danh hiệu", "Titles counted", "theo năm kết quả", "by result year"),
        ("Số xã", "Communes", str(len(table.rows)), None),
        ("Số lượt tiêu chí chưa đủ căn cứ", "Cells unknown", str(about["counts"]["unknown_cells"]), None),
        ("Số liệu", "Data", SYNTHETIC[0] if release.synthetic else "thật, như đã ghi",
         SYNTHETIC[1] if release.synthetic else "real, as recorded"),
        ("Mã kiểm tra của bản công bố (SHA-256)", "Checksum of the release (SHA-256)", release.checksum, None),
        ("Nguồn", "Source", *SOURCE), ("Giấy phép", "Licence", *LICENCE),
    )  # fmt: skip
    return [(a if vi else b, c if vi or d is None else d) for a, b, c, d in pairs]


def about_plain(table: Table) -> dict[str, Any]:
    """Give the same for programs."""
    about, release = table.about, table.release
    return {
        "scope": about["province"], "as_of": release.day.isoformat(), "known_at": release.made_at.isoformat(),
        "release": release.pk, "set": about["set"], "decision": about["decision"], "law_version": about["law_version"],
        "overlays": about["overlays"], "rows": len(table.rows), "title_basis": "result_year",
        "synthetic": release.synthetic, "checksum": release.checksum,
        "source": dict(zip(("vi", "en"), SOURCE, strict=True)),
        "licence": dict(zip(("vi", "en"), LICENCE, strict=True)),
    }  # fmt: skip
