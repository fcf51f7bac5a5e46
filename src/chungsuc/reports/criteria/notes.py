"""What a table says of itself in words: where it comes from, how its signs are meant, how far to trust it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chungsuc.figures.sentences import say_day, say_moment
from chungsuc.figures.tables import About, CriteriaTable, OverlayUsed
from chungsuc.law.numbers import number_vi
from chungsuc.law.overlays import OverlayKind
from chungsuc.reports.criteria.carried_notes import ROLLS_EN, ROLLS_VI, carried_cautions, carried_lines
from chungsuc.reports.criteria.plain import checksum
from chungsuc.reports.criteria.words import Labels
from chungsuc.units.carry import Roll

KINDS_VI = {
    OverlayKind.AMENDMENT: "văn bản sửa đổi",
    OverlayKind.PROVINCE: "quy định của tỉnh",
}


def subtitle(table: CriteriaTable, labels: Labels) -> str:
    """The line under the title: "Tỉnh Thái Nguyên · Đến ngày 31/12/2023, so với ngày 31/12/2022 · Đơn vị tính: xã"."""
    about = table.about
    until = labels.until.format(day=say_day(about.as_of, labels.language))
    compared = labels.compared.format(day=say_day(about.since, labels.language))
    noun = labels.unit_of_count.format(noun=labels.nouns[about.law.subject])
    parts = [capital(about.scope.name), f"{until}, {compared}", noun]
    if about.known_at:
        parts.append(labels.known.format(moment=say_moment(about.known_at, labels.language)))
    if about.roll is Roll.AS_NOW:
        parts.append(capital((ROLLS_VI if labels.language == "vi" else ROLLS_EN)[about.roll]))
    if about.left_out:
        parts += [f"{labels.filters}: {'; '.join(about.left_out)}", rows_shown(table, labels)]
    return " · ".join(parts)


def rows_shown(table: CriteriaTable, labels: Labels) -> str:
    """Say how many of all units are shown: "22/126 xã"."""
    about = table.about
    shown, noun = len(table.rows), labels.nouns[about.law.subject]
    return labels.rows_shown.format(shown=shown, all=max(about.units_in_all, shown), noun=noun)


NOTHING_KNOWN_VI = (
    "Chưa có số liệu và quyết định công nhận nào cho các đơn vị này: số 0 ở đây nghĩa là chưa biết, không phải là "
    "không đạt. Nhập số liệu: chungsuc observations import TỆP --set {set}; xem thử: chungsuc demo, trên một cơ sở "
    "dữ liệu mới."
)
NOTHING_KNOWN_EN = (
    "Neither values nor recognitions of these units are recorded: a 0 here means not known. Bring values in with "
    "chungsuc observations import FILE --set {set}, or look at chungsuc demo on a new database."
)


def capital(text: str) -> str:
    """Raise the first letter only: "tỉnh Thái Nguyên" → "Tỉnh Thái Nguyên"."""
    return text[:1].upper() + text[1:]


def cautions(table: CriteriaTable, labels: Labels) -> tuple[str, ...]:
    """The sentences that a reader must not miss, the gravest first; empty when there is nothing to say."""
    about, vi = table.about, labels.language == "vi"
    said: list[str] = []
    if about.synthetic:
        said.append(f"{labels.synthetic_long}.")
    if about.illustrated:
        said.append(f"{labels.illustrated.format(n=about.law.illustrated_levels)}.")
    said += carried_cautions(table, labels)
    if not about.law.in_force:
        said.append(
            f"Bộ {about.law.set_id} không có hiệu lực ngày {say_day(about.as_of)}: đây là đối chiếu giả định." if vi
            else f"{about.law.set_id} is not in force on {about.as_of}: this is a what-if."
        )  # fmt: skip
    if about.nothing_known:
        said.append((NOTHING_KNOWN_VI if vi else NOTHING_KNOWN_EN).format(set=about.law.set_id))
    if table.unknown_cells:
        said.append(
            f"{number_vi(Decimal(table.unknown_cells))} lượt tiêu chí chưa đủ căn cứ để đánh giá; không tính là đạt."
            if vi else f"{table.unknown_cells} cells are unknown; they do not count as met."
        )  # fmt: skip
    if table.change is None:
        said.append(_no_change(about, vi))
    if about.titles_open:
        noun = labels.nouns[about.law.subject]
        said.append(
            f"{about.titles_open} {noun} hình thành do sắp xếp đơn vị hành chính từ đơn vị đã có danh hiệu: chưa có "
            f"quyết định về danh hiệu của {noun} mới nên để trống, không tính là đạt chuẩn." if vi
            else f"{about.titles_open} {noun} were made by reorganisation out of units that held a title: no decision "
            "on the new unit is known, so it is counted as holding none."
        )  # fmt: skip
    if about.law.partial or about.law.unverified_levels:
        said.append(
            f"{about.law.unverified_levels}/{about.law.levels} nội dung của bộ tiêu chí chưa được đối chiếu với "
            "văn bản gốc." if vi
            else f"{about.law.unverified_levels} of {about.law.levels} requirements were not held against the decree."
        )  # fmt: skip
    return tuple(said)


def _no_change(about: About, vi: bool) -> str:
    day = say_day(about.since, "vi" if vi else "en")
    if not about.since_in_force:
        return (
            f"Ngày {day} bộ {about.law.set_id} không có hiệu lực: không so sánh số tiêu chí đạt." if vi
            else f"{about.law.set_id} was not in force on {day}: no change is given."
        )  # fmt: skip
    return (
        f"Ngày {day} chưa có các đơn vị này (sắp xếp đơn vị hành chính): không so sánh số tiêu chí đạt." if vi
        else f"These units did not exist on {day} (reorganisation): no change is given."
    )  # fmt: skip


def law_line(table: CriteriaTable, labels: Labels) -> str:
    """Name the law: set, decision, and the decisions applied on top; what is only assumed is said as a caution."""
    law = table.about.law
    base = f"{law.name_in(labels.language)} ({law.decision})"
    decided = [overlay for overlay in law.overlays if overlay.kind is not OverlayKind.ILLUSTRATION]
    return "; ".join([base, *(f"{overlay.name} ({overlay.decision})" for overlay in decided)])


def about_lines(table: CriteriaTable, labels: Labels) -> tuple[tuple[str, str | int], ...]:
    """Give what the file is as pairs of name and value, for the sheet "Về tệp này"."""
    about, law, vi = table.about, table.about.law, labels.language == "vi"

    def day(value: date) -> str:
        return say_day(value, labels.language)

    overlays = "; ".join(f"{o.id} – {_overlay_kind(o, vi)}{o.name} ({o.decision})" for o in law.overlays)
    kinds = [
        name for name, true in (
            ("số liệu đầu vào" if vi else "values", about.synthetic_values),
            ("công nhận danh hiệu" if vi else "titles", about.synthetic_titles),
        ) if true
    ]  # fmt: skip
    known = "mọi số liệu đã ghi" if vi else "all recorded"
    if about.known_at:
        known = say_moment(about.known_at, labels.language)
    made = say_moment(about.made_at, labels.language)
    none = "không" if vi else "none"
    names = _ABOUT_VI if vi else _ABOUT_EN
    values: tuple[str | int, ...] = (
        f"{labels.synthetic} ({', '.join(kinds)})" if kinds else none,
        f"{capital(about.scope.name)} ({about.scope.code})",
        day(about.as_of),
        day(about.since),
        known,
        f"{law.set_id} – {law.name_in(labels.language)}",
        law.decision,
        law.version,
        ("có" if vi else "yes") if law.in_force else ("không – đối chiếu giả định" if vi else "no – what-if"),
        overlays or none,
        law.illustrated_levels,
        "; ".join(law.unplaced) or none,
        law.levels,
        law.unverified_levels,
        ("có" if vi else "yes") if law.partial else ("không" if vi else "no"),
        len(table.rows),
        table.unknown_cells,
        sources(about, labels).split(": ", 1)[1],
        made,
        checksum(table),
    )
    shown = "; ".join([*about.left_out, rows_shown(table, labels)]) if about.left_out else none
    return (*zip(names, values, strict=True), (labels.filters, shown), *carried_lines(about, labels))


def _overlay_kind(overlay: OverlayUsed, vi: bool) -> str:
    # What is only assumed says so in its name and its "decision" already.
    if overlay.kind is OverlayKind.ILLUSTRATION:
        return ""
    return f"{KINDS_VI[overlay.kind] if vi else overlay.kind.value} – "


def sources(about: About, labels: Labels) -> str:
    """Say where values, verdicts and titles come from."""
    if labels.language == "vi":
        values = "bộ sinh số liệu mô phỏng của Chung Sức" if about.synthetic_values else "sổ số liệu của hệ thống"
        return (
            f"Nguồn: giá trị chỉ tiêu – {values}; đánh giá – Chung Sức theo bộ tiêu chí nêu trên; "
            "danh hiệu – sổ công nhận, tính theo năm kết quả."
        )
    values = "the synthetic generator of Chung Sức" if about.synthetic_values else "the system's ledger"
    return (
        f"Sources: values – {values}; verdicts – Chung Sức by the set named above; titles – the register of "
        "recognitions, by result year."
    )


_ABOUT_VI = (
    "Số liệu mô phỏng", "Phạm vi", "Thời điểm số liệu (as_of)", "Ngày so sánh (since)", "Theo hiểu biết đến",
    "Bộ tiêu chí", "Văn bản", "Phiên bản (mã kiểm tra)", "Bộ tiêu chí có hiệu lực ngày này", "Văn bản áp dụng thêm",
    "Số chỉ tiêu có mức giả định minh họa", "Sửa đổi đã biết nhưng chưa áp dụng được", "Số nội dung phải đánh giá",
    "Số nội dung chưa đối chiếu văn bản gốc", "Bộ tiêu chí mới biết một phần", "Số dòng", "Số ô chưa đủ căn cứ",
    "Nguồn", "Lập lúc", "Mã kiểm tra số liệu (SHA-256)",
)  # fmt: skip
_ABOUT_EN = (
    "Synthetic data", "Scope", "Day of the figures (as_of)", "Day of comparison (since)", "As known at",
    "Set of criteria", "Decision", "Version (checksums)", "Set in force on the day", "Overlays applied",
    "Indicators with a level assumed for illustration", "Amendments known but not applied", "Requirements to judge",
    "Requirements not held against the decree", "Set only partly known", "Rows", "Unknown cells",
    "Sources", "Made at", "Checksum of the data (SHA-256)",
)  # fmt: skip


def definitions(labels: Labels) -> tuple[tuple[str, str], ...]:
    """Explain the signs and columns, as pairs of word and meaning."""
    return _DEFINITIONS_VI if labels.language == "vi" else _DEFINITIONS_EN


_DEFINITIONS_VI = (
    ("✓  Đạt", "Mọi chỉ tiêu áp dụng của tiêu chí đều đạt mức của bộ tiêu chí vào ngày báo cáo."),
    ("✕  Chưa đạt", "Có ít nhất một chỉ tiêu của tiêu chí chưa đạt."),
    ("?  Chưa đủ căn cứ", "Không có chỉ tiêu nào chưa đạt, nhưng còn chỉ tiêu thiếu số liệu hoặc chưa rõ mức đạt "
     "chuẩn. Không tính là đạt, cũng không phải là chưa đạt."),
    ("–  Không áp dụng", "Tiêu chí không áp dụng cho đơn vị."),
    ("Số tiêu chí đạt", "Số ô ✓ trong các tiêu chí được đánh số; điều kiện (nếu có) không tính vào tổng."),
    ("Tăng, giảm", "Số tiêu chí đạt ngày báo cáo trừ số tiêu chí đạt ngày so sánh, cùng một bộ tiêu chí. Để trống khi "
     "không so sánh được."),
    ("Danh hiệu", "Danh hiệu cao nhất đang có theo quyết định công nhận, tính theo năm kết quả. Danh hiệu không suy "
     "ra từ số tiêu chí đạt: một xã đã được công nhận có thể chưa đạt đủ tiêu chí của bộ mới."),
    ("Đạt chuẩn NTM, nâng cao …", "Số đơn vị có danh hiệu đó hoặc danh hiệu cao hơn."),
    ("Tỷ lệ", "Tử số trên mẫu số là tổng số đơn vị của dòng hoặc của biểu; làm tròn nửa lên một chữ số thập phân."),
    ("Nhóm theo số tiêu chí đạt", "Xếp theo số tiêu chí đạt cộng số tiêu chí không áp dụng. Đơn vị còn tiêu chí chưa "
     "đủ căn cứ được xếp theo phần đã biết, có thể thuộc nhóm cao hơn."),
)  # fmt: skip
_DEFINITIONS_EN = (
    ("✓  Met", "Every indicator of the criterion that applies reaches the level of the set on the day."),
    ("✕  Unmet", "At least one indicator of the criterion does not."),
    ("?  Unknown", "No indicator is unmet, but a value is missing or a level is not known. Neither met nor unmet."),
    ("–  Not applicable", "The criterion is not asked of the unit."),
    ("Criteria met", "The ✓ cells among the numbered criteria; conditions, if any, are not counted."),
    ("Change", "Criteria met now less those met on the day of comparison, by the same set. Blank if not comparable."),
    ("Title", "The highest title held by decision, counted by result year. It does not follow from the criteria met: a "
     "recognised commune may not meet all criteria of a newer set."),
    ("Hold NTM, advanced …", "Units with that title or a higher one."),
    ("Share", "Part over all units of the line or the table; rounded half-up to one decimal."),
    ("Bands", "By criteria met plus those not applicable. A unit with unknown criteria stands in the band of what is "
     "known and may belong higher."),
)  # fmt: skip
