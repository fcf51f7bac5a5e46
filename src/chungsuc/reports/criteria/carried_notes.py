"""What a table says of the values it carried from old units (số liệu quy đổi), in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from chungsuc.figures.tables import About, CarriedTally, CriteriaTable, Row
from chungsuc.law.numbers import number_vi
from chungsuc.reports.criteria.words import Labels
from chungsuc.units.carry import Gap, Roll

MARK = "*"  # beside the name of a unit that rests on carried values

GAPS_VI: Mapping[Gap, str] = {
    Gap.NO_VALUE: "có đơn vị cũ không có số liệu",
    Gap.SHARE_UNKNOWN: "đơn vị cũ bị chia, chưa rõ tỷ lệ",
    Gap.DIVIDED: "đơn vị cũ bị chia, kết quả của cả đơn vị không nói được về một phần",
    Gap.DENOMINATOR_UNKNOWN: "thiếu mẫu số để tính bình quân",
    Gap.NOT_COMPARABLE: "nội dung không quy đổi được, phải đánh giá lại",
    Gap.WRONG_KIND: "số liệu của các đơn vị cũ khác loại",
}
GAPS_EN: Mapping[Gap, str] = {
    Gap.NO_VALUE: "an old unit has no value",
    Gap.SHARE_UNKNOWN: "an old unit was divided and nobody has said how",
    Gap.DIVIDED: "an old unit was divided, what held of the whole says nothing of a piece",
    Gap.DENOMINATOR_UNKNOWN: "no denominator to weight by",
    Gap.NOT_COMPARABLE: "not comparable, to be assessed anew",
    Gap.WRONG_KIND: "the old units' values are of different kinds",
}
ROLLS_VI: Mapping[Roll, str] = {
    Roll.AS_THEN: "theo đơn vị lúc đó (không quy đổi)",
    Roll.AS_NOW: "quy về đơn vị hiện nay (có quy đổi)",
}
ROLLS_EN: Mapping[Roll, str] = {
    Roll.AS_THEN: "on the units as they were (nothing carried)",
    Roll.AS_NOW: "carried to the units of the day",
}


def _vi(count: int) -> str:
    return number_vi(Decimal(count))


def marked(row: Row, name: str) -> str:
    """Mark the name of a unit that rests on carried values: ``Xã Vạn Phú *``."""
    return f"{name} {MARK}" if row.carried else name


def carried_cautions(table: CriteriaTable, labels: Labels) -> tuple[str, ...]:
    """Say how much of a table as now was carried, what could not be and why; nothing as then."""
    tally, vi = table.about.carried, labels.language == "vi"
    if tally is None:
        return ()
    noun, rows = labels.nouns[table.about.law.subject], len(table.rows)
    if not tally.units and not tally.not_carried:
        return (f"Không có {noun} nào phải quy đổi số liệu." if vi else "No unit had values to carry.",)
    if vi:
        said = (
            f"Số liệu quy về đơn vị hiện nay: {tally.units}/{rows} {noun} (đánh dấu {MARK}) dùng {_vi(tally.values)} "
            "giá trị quy đổi từ các đơn vị trước sắp xếp. Đây là phép tính từ số liệu cũ, không phải kết quả đánh giá "
            f"{noun} mới."
        )
    else:
        said = (
            f"Values carried to the units of the day: {tally.units} of {rows} {noun} (marked {MARK}) rest on "
            f"{tally.values} values carried from the units before the reorganisation. This is a calculation, not an "
            "assessment of the new units."
        )
    return (said, say_gaps(tally, labels)) if tally.gaps else (said,)


def say_gaps(tally: CarriedTally, labels: Labels) -> str:
    """Say for how many indicators nothing could be carried, by the reason."""
    vi = labels.language == "vi"
    words = GAPS_VI if vi else GAPS_EN
    why = "; ".join(f"{_vi(count)} do {words[gap]}" if vi else f"{count}: {words[gap]}" for gap, count in tally.gaps)
    if vi:
        return f"{_vi(tally.not_carried)} lượt chỉ tiêu không quy đổi được nên vẫn chưa rõ: {why}."
    return f"For {tally.not_carried} indicators nothing could be carried; they stay unknown: {why}."


def carried_lines(about: About, labels: Labels) -> tuple[tuple[str, str | int], ...]:
    """Give the lines of the sheet "Về tệp này" that tell on which units the values stand."""
    vi, tally = labels.language == "vi", about.carried
    how = (ROLLS_VI if vi else ROLLS_EN)[about.roll]
    lines: list[tuple[str, str | int]] = [("Số liệu theo đơn vị" if vi else "Units of the values", how)]
    if tally is not None:
        lines += [
            ("Số đơn vị dùng số liệu quy đổi" if vi else "Units that rest on carried values", tally.units),
            ("Số giá trị quy đổi" if vi else "Values carried", tally.values),
            ("Số lượt chỉ tiêu không quy đổi được" if vi else "Indicators not carried", tally.not_carried),
        ]
        if tally.gaps:
            lines.append(("Lý do không quy đổi được" if vi else "Why not", say_gaps(tally, labels).split(": ", 1)[1]))
    return tuple(lines)
