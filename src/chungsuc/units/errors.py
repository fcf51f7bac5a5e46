"""Faults of units: a name, a day, a trait (CS-UNI-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class UnitError(ChungSucError):
    """The family of faults found in units, their names, days and traits."""

    code = "CS-UNI-000"


class UnitNotFound(UnitError):
    code = "CS-UNI-001"
    vi = Words("Không có đơn vị «{text}» vào ngày {day}.{once_vi}{near_vi}", "", "Kiểm tra tên, cấp và ngày.")
    en = Words("There is no unit “{text}” on {day}.{once_en}{near_en}", "", "Check name, level and day.")


class UnitAmbiguous(UnitError):
    code = "CS-UNI-002"
    vi = Words(
        "«{text}» là tên của {count} đơn vị vào ngày {day}: {candidates_vi}.",
        "",
        "Bạn muốn nói đơn vị nào? Ghi thêm loại, đơn vị cấp trên (ví dụ «{example}») hoặc dùng mã.",
    )
    en = Words(
        "“{text}” names {count} units on {day}: {candidates_en}.",
        "",
        "Which one is meant? Add its type or its parent (such as “{example}”), or give its code.",
    )


class UnitNotInForce(UnitError):
    code = "CS-UNI-003"
    vi = Words(
        "{name} (mã {unit_code}) không có hiệu lực vào ngày {day}.",
        "Đơn vị này tồn tại {interval_vi}.",
        "Chọn ngày khác, hoặc xem nó nay thuộc đâu: chungsuc units lineage {unit_code} --as-of {seen}.",
    )
    en = Words(
        "{name} (code {unit_code}) is not in force on {day}.",
        "It existed {interval_en}.",
        "Choose another day, or see what it became: chungsuc units lineage {unit_code} --as-of {seen}.",
    )


class UnknownKind(UnitError):
    code = "CS-UNI-004"
    vi = Words("Không có loại đơn vị «{kind}».", "Các loại là: {known}.", "Chọn một trong số đó.")
    en = Words("There is no kind of unit “{kind}”.", "The kinds are: {known}.", "Take one of those.")


class DayTooEarly(UnitError):
    code = "CS-UNI-005"
    vi = Words(
        "Không đếm được đơn vị vào ngày {day}.",
        "Danh mục đơn vị bắt đầu từ {first}; trước đó chưa có số liệu.",
        "Hỏi từ ngày {first} trở đi.",
    )
    en = Words(
        "Units cannot be counted on {day}.",
        "The list of units begins on {first}; of earlier days nothing is known.",
        "Ask about {first} or later.",
    )


class UnknownTrait(UnitError):
    code = "CS-UNI-010"
    vi = Words("Không có đặc điểm «{trait}».", "Luật chỉ hỏi những đặc điểm: {known}.", "Chọn một trong số đó.")
    en = Words("There is no trait “{trait}”.", "The law asks only about: {known}.", "Take one of those.")


class TraitValueWrong(UnitError):
    code = "CS-UNI-011"
    vi = Words("Đặc điểm «{trait}» không nhận giá trị «{value}».", "", "Giá trị phải là {allowed_vi}.")
    en = Words("Trait “{trait}” cannot be “{value}”.", "", "The value must be {allowed_en}.")


class TraitDayTaken(UnitError):
    code = "CS-UNI-012"
    vi = Words(
        "Đặc điểm «{trait}» của {thread} đã được ghi là «{present}» từ {since}, không ghi đè bằng «{value}».",
        "Giá trị có ngày hiệu lực không được sửa lặng lẽ.",
        "Chọn ngày hiệu lực khác.",
    )
    en = Words(
        "Trait “{trait}” of {thread} is already “{present}” since {since}; it is not overwritten by “{value}”.",
        "A dated value is not changed in silence.",
        "Choose another first day.",
    )
