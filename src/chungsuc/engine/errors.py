"""Faults of what the engine is given: facts, traits, values as people write them (CS-JDG-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class JudgeError(ChungSucError):
    """The family of faults found in facts and traits given to the engine."""

    code = "CS-JDG-000"


# ── facts and traits ─────────────────────────────────────────────────────────────────────────────────


class UnknownIndicator(JudgeError):
    code = "CS-JDG-001"
    vi = Words(
        "Bộ {set} không có chỉ tiêu «{no}».",
        "",
        "Dùng số chỉ tiêu của bộ; gần giống: {near}.",
    )
    en = Words("Set {set} has no indicator “{no}”.", "", "Use a number of the set; near ones: {near}.")


class FactWrongType(JudgeError):
    code = "CS-JDG-002"
    vi = Words(
        "Giá trị «{value}» của chỉ tiêu {no} không đúng loại.",
        "Chỉ tiêu này cần {needs}.",
        "Nhập lại giá trị theo đúng loại.",
    )
    en = Words(
        "The value “{value}” of indicator {no} is of the wrong kind.",
        "This indicator takes {needs_en}.",
        "Give a value of that kind.",
    )


class FactNotTaken(JudgeError):
    code = "CS-JDG-003"
    vi = Words(
        "Chỉ tiêu {no} của bộ {set} không nhận giá trị trực tiếp.",
        "Nó được xét qua {through}.",
        "Nhập giá trị cho các nội dung thành phần thay cho nó.",
    )
    en = Words(
        "Indicator {no} of {set} takes no value of its own.",
        "It follows from {through}.",
        "Give values for its parts instead.",
    )


class CircularLaw(JudgeError):
    code = "CS-JDG-004"
    vi = Words(
        "Chỉ tiêu {no} của bộ {set} đòi đạt mọi tiêu chí, trong đó có chính tiêu chí chứa nó.",
        "",
        "Đặt điều kiện này trong nhóm điều kiện không tính số (counted: false).",
    )
    en = Words(
        "Indicator {no} of {set} demands all criteria, among them the one that holds it.",
        "",
        "Put this condition in a criterion that is not counted (counted: false).",
    )


class UnknownTrait(JudgeError):
    code = "CS-JDG-005"
    vi = Words("Không có đặc điểm «{trait}».", "", "Các đặc điểm dùng được: {known}.")
    en = Words("There is no trait “{trait}”.", "", "Known traits: {known}.")


class TraitValueUnreadable(JudgeError):
    code = "CS-JDG-006"
    vi = Words("Không đọc được «{value}» cho đặc điểm {trait}.", "", "Ghi một trong: {allowed}.")
    en = Words("“{value}” cannot be read for trait {trait}.", "", "Write one of: {allowed}.")


# ── values as people write them ──────────────────────────────────────────────────────────────────────


class ValueUnreadable(JudgeError):
    """The family of faults of one written value (CS-JDG-101 …)."""


class ValueMissing(ValueUnreadable):
    code = "CS-JDG-101"
    vi = Words(
        "Ô «{text}» không có giá trị.",
        "Ô trống hay gạch ngang nghĩa là chưa có số liệu, không phải số 0.",
        "Nhập số liệu khi đã có.",
    )
    en = Words(
        "“{text}” holds no value.",
        "An empty cell or a dash means that nothing is known, not zero.",
        "Enter a value once there is one.",
    )


class NumberUnreadable(ValueUnreadable):
    code = "CS-JDG-102"
    vi = Words(
        "Không đọc được số «{text}».",
        "",
        "Viết như 1234,5 hoặc 1.234,5 hoặc 1,234.5; chỉ chữ số, một dấu thập phân, dấu nhóm ba chữ số.",
    )
    en = Words(
        "“{text}” cannot be read as a number.",
        "",
        "Write 1234.5, 1,234.5 or 1.234,5: digits, one decimal mark, groups of three.",
    )


class NumberTooLong(ValueUnreadable):
    code = "CS-JDG-108"
    vi = Words("Số bắt đầu bằng «{start}» có {digits} chữ số.", "Nhiều nhất là {most}.", "Kiểm tra lại ô này.")
    en = Words("The number that begins with “{start}” has {digits} digits.", "{most} at most.", "Check this cell.")


class AmbiguousNumber(ValueUnreadable):
    code = "CS-JDG-103"
    vi = Words(
        "Số «{text}» đọc được hai cách: số thập phân {as_decimal} hoặc số nguyên {as_grouped}.",
        "Dấu «{mark}» có thể là dấu thập phân hay dấu nhóm ba chữ số.",
        "Viết {as_grouped} hoặc {decimal_plain}, hoặc cho biết dấu thập phân của tệp.",
    )
    en = Words(
        "“{text}” reads two ways: the decimal {as_decimal_en} or the whole number {as_grouped}.",
        "The “{mark}” may be the decimal mark or a mark between groups of three.",
        "Write {as_grouped} or {decimal_plain}, or state the file's decimal mark.",
    )


class UnitForeign(ValueUnreadable):
    code = "CS-JDG-104"
    vi = Words(
        "«{text}» ghi đơn vị «{tail}».",
        "Đơn vị tính của chỉ tiêu là «{unit}».",
        "Đổi giá trị sang đơn vị của chỉ tiêu, hoặc chỉ ghi con số.",
    )
    en = Words(
        "“{text}” is written in “{tail}”.",
        "The indicator is measured in “{unit}”.",
        "Convert it to that unit, or write the bare number.",
    )


class NumberOutOfRange(ValueUnreadable):
    code = "CS-JDG-105"
    vi = Words(
        "Giá trị {number} nằm ngoài khoảng cho phép.",
        "Đơn vị «{unit}» chỉ nhận từ {low} đến {high}.",
        "Kiểm tra lại con số và dấu thập phân.",
    )
    en = Words(
        "The value {number} is out of range.",
        "The unit “{unit}” takes {low} to {high}.",
        "Check the figure and its decimal mark.",
    )


class AttestationUnreadable(ValueUnreadable):
    code = "CS-JDG-106"
    vi = Words("Không hiểu «{text}» là đạt hay không đạt.", "", "Ghi «Đạt» hoặc «Không đạt».")
    en = Words("“{text}” says neither met nor unmet.", "", "Write “Đạt” or “Không đạt”.")


class AmbiguousAttestation(ValueUnreadable):
    code = "CS-JDG-107"
    vi = Words(
        "«{text}» ở chỉ tiêu {no} hiểu được hai cách.",
        "Mức của chỉ tiêu này là «Không» (không được có), nên «{text}» có thể là “không có” hoặc “không đạt”.",
        "Ghi «Đạt» (không có), «Không đạt» (còn có), hoặc số lượng (0 là đạt).",
    )
    en = Words(
        "“{text}” for indicator {no} can be understood two ways.",
        "The level is “none”, so “{text}” may speak of the thing or of the requirement.",
        "Write “Đạt” (there is none), “Không đạt” (there are some), or a count (0 holds).",
    )
