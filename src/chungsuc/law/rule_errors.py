"""Faults of what a law file demands: conditions, levels, requirements, numbers (CS-LAW-030 … 069)."""

from __future__ import annotations

from chungsuc.errors import Words
from chungsuc.law.errors import LawError

# ── conditions ───────────────────────────────────────────────────────────────────────────────────────


class UnknownTrait(LawError):
    """A condition or table asks for a trait that the vocabulary does not have."""

    code = "CS-LAW-030"
    vi = Words("Không có đặc điểm “{trait}”.", "", "Chọn một trong: {allowed}.")
    en = Words("There is no trait “{trait}”.", "", "Choose one of: {allowed}.")


class UnknownTraitValue(LawError):
    """A trait is given a value that it cannot have."""

    code = "CS-LAW-031"
    vi = Words("Đặc điểm “{trait}” không có giá trị “{given}”.", "", "Giá trị cho phép: {allowed}.")
    en = Words("The trait “{trait}” has no value “{given}”.", "", "Allowed: {allowed}.")


class EmptyCondition(LawError):
    """A condition says nothing."""

    code = "CS-LAW-032"
    vi = Words(
        "Điều kiện để trống.", "Không rõ áp dụng cho ai.", "Ghi ít nhất một đặc điểm, ví dụ {{craft_village: false}}."
    )
    en = Words(
        "The condition is empty.", "It is not clear whom it means.", "Name a trait, e.g. {{craft_village: false}}."
    )


# ── levels ───────────────────────────────────────────────────────────────────────────────────────────


class NotALevel(LawError):
    """A level is not a number, ``unknown`` or ``province``, nor a table."""

    code = "CS-LAW-040"
    vi = Words(
        "“{given}” không phải mức đạt chuẩn.",
        "Mức là số viết kiểu máy (39 hoặc 26.7), unknown, hoặc province; bảng có khóa by.",
        "Sửa giá trị; dấu thập phân là dấu chấm.",
    )
    en = Words(
        "“{given}” is not a level.",
        "A level is a plain number (39 or 26.7), unknown, or province; a table has the key by.",
        "Correct it; the decimal mark is a point.",
    )


class MissingCell(LawError):
    """A table lacks cells."""

    code = "CS-LAW-041"
    vi = Words(
        "Bảng thiếu ô: {cells}.",
        "Ô để trống không phải là 0, cũng không phải là không áp dụng.",
        "Ghi mức, hoặc ghi unknown nếu chưa rõ.",
    )
    en = Words(
        "The table lacks cells: {cells}.",
        "An empty cell is neither 0 nor “does not apply”.",
        "Give the level, or unknown.",
    )


class GapInYears(LawError):
    """The years of a table do not follow one another."""

    code = "CS-LAW-042"
    vi = Words("Bảng thiếu năm {years}.", "Các năm trong bảng phải liền nhau.", "Ghi thêm năm, dù chỉ là unknown.")
    en = Words(
        "The table lacks the years {years}.", "Its years must follow one another.", "Add them, if only as unknown."
    )


class CellGivenTwice(LawError):
    """A table gives one cell twice."""

    code = "CS-LAW-043"
    vi = Words("Ô “{cell}” của bảng ghi hai lần.", "Không rõ lần nào đúng.", "Giữ lại một lần.")
    en = Words("The cell “{cell}” is given twice.", "It is not clear which holds.", "Keep one of them.")


class NotADimension(LawError):
    """A table is laid out by something that has no list of values."""

    code = "CS-LAW-044"
    vi = Words(
        "Không lập bảng theo “{dimension}” được.",
        "Bảng chỉ lập theo year hoặc đặc điểm có danh mục giá trị, mỗi chiều một lần.",
        "Dùng by_case cho đặc điểm là số đếm.",
    )
    en = Words(
        "A table cannot be laid out by “{dimension}”.",
        "Only by year, or by a trait with a list of values, each once.",
        "Use by_case for a counted trait.",
    )


# ── requirements ─────────────────────────────────────────────────────────────────────────────────────


class NoRequirement(LawError):
    """A provision does not say what it demands."""

    code = "CS-LAW-050"
    vi = Words(
        "“{no}” không nói yêu cầu gì.",
        "Mỗi chỉ tiêu có đúng một yêu cầu.",
        "Ghi một trong: {allowed}; undetermined: true nếu chưa rõ nội dung.",
    )
    en = Words(
        "“{no}” does not say what it demands.",
        "Each provision has exactly one requirement.",
        "Write one of: {allowed}; undetermined: true if the content is not known.",
    )


class TwoRequirements(LawError):
    """A provision demands in more than one way."""

    code = "CS-LAW-051"
    vi = Words(
        "“{no}” có nhiều yêu cầu: {given}.",
        "Mỗi chỉ tiêu có đúng một yêu cầu.",
        "Tách thành nội dung thành phần dưới all.",
    )
    en = Words(
        "“{no}” has several requirements: {given}.", "Each provision has exactly one.", "Split it into parts under all."
    )


class TooFewParts(LawError):
    """At least k of n, with k not between 1 and n."""

    code = "CS-LAW-052"
    vi = Words(
        "“{no}” đòi ít nhất {count} trong {parts} nội dung.",
        "Số đòi phải từ 1 đến số nội dung.",
        "Sửa count hoặc thêm nội dung.",
    )
    en = Words(
        "“{no}” demands {count} of {parts} parts.",
        "The count must lie between 1 and the parts.",
        "Correct count, or add parts.",
    )


class NoParts(LawError):
    """A rule, a criterion or a set without anything in it."""

    code = "CS-LAW-053"
    vi = Words(
        "“{key}” không có nội dung nào.",
        "Quy tắc rỗng thì ai cũng đạt.",
        "Ghi ít nhất một nội dung, hoặc dùng undetermined: true.",
    )
    en = Words(
        "“{key}” has nothing in it.",
        "Everybody would meet an empty rule.",
        "Give at least one part, or undetermined: true.",
    )


class CasesOverlap(LawError):
    """Two cases hold for the same subject."""

    code = "CS-LAW-054"
    vi = Words(
        "Với {example}, cả {first} và {second} cùng áp dụng.",
        "Các trường hợp phải loại trừ nhau.",
        "Sửa điều kiện when.",
    )
    en = Words(
        "With {example} both {first} and {second} apply.", "Cases must exclude one another.", "Correct the conditions."
    )


class CasesLeaveGap(LawError):
    """No case holds for some subject."""

    code = "CS-LAW-055"
    vi = Words(
        "Với {example}, không trường hợp nào áp dụng.",
        "Các trường hợp phải bao hết mọi khả năng.",
        "Sửa when, hoặc thêm trường hợp.",
    )
    en = Words(
        "With {example} no case applies.", "Cases must cover everything.", "Correct the conditions, or add a case."
    )


class UnknownTitle(LawError):
    """A requirement asks for a title that does not exist."""

    code = "CS-LAW-056"
    vi = Words("Không có danh hiệu “{given}”.", "", "Chọn một trong: {allowed}.")
    en = Words("There is no title “{given}”.", "", "Choose one of: {allowed}.")


class MeasureWithoutFact(LawError):
    """A provision names a measure but looks at no fact."""

    code = "CS-LAW-057"
    vi = Words(
        "“{no}” có measure nhưng không cần số liệu.", "Kết quả của nó suy ra từ nội dung khác.", "Bỏ measure ở đây."
    )
    en = Words(
        "“{no}” has a measure but takes no fact.", "Its result follows from other parts.", "Drop the measure here."
    )


class CarryWithoutFact(LawError):
    """A provision states how its values carry over but has none of its own."""

    code = "CS-LAW-058"
    vi = Words(
        "“{no}” có carry nhưng không cần số liệu.",
        "Khi sắp xếp đơn vị chỉ quy đổi số liệu; kết quả của nó suy ra từ các nội dung thành phần.",
        "Bỏ carry ở đây, ghi ở nội dung thành phần nếu cần.",
    )
    en = Words(
        "“{no}” has a carry but takes no fact.",
        "Only facts are carried over a reorganisation; its result follows from its parts.",
        "Drop the carry here, and state it with a part where it is needed.",
    )


# ── numbers and counts ───────────────────────────────────────────────────────────────────────────────


class DuplicateNumber(LawError):
    """Two provisions or criteria have one number."""

    code = "CS-LAW-060"
    vi = Words("Số “{no}” dùng hai lần.", "Số liệu được nhập theo số này.", "Đánh lại một trong hai.")
    en = Words("The number “{no}” is used twice.", "Facts are entered by it.", "Renumber one of the two.")


class NumberElsewhere(LawError):
    """A number does not belong under the criterion or indicator where it stands."""

    code = "CS-LAW-061"
    vi = Words("Số “{no}” không thuộc “{parent}”.", "", "Số phải có dạng {example}, hoặc chuyển mục này về đúng chỗ.")
    en = Words("The number “{no}” does not belong under “{parent}”.", "", "Use {example}, or move the entry.")


class WrongCriteriaCount(LawError):
    """The set does not have the official number of criteria."""

    code = "CS-LAW-062"
    vi = Words(
        "Tệp có {found} tiêu chí, văn bản có {expected}.",
        "Chỉ được thiếu khi tệp nói rõ partial: true; không bao giờ được thừa.",
        "Bổ sung tiêu chí, sửa expected, hoặc ghi partial: true.",
    )
    en = Words(
        "The file has {found} criteria, the decision {expected}.",
        "Fewer only if the file says partial: true, more never.",
        "Add criteria, correct expected, or write partial: true.",
    )


class WrongIndicatorCount(LawError):
    """The set does not have the official number of indicators."""

    code = "CS-LAW-063"
    vi = Words(
        "Tệp có {found} chỉ tiêu, văn bản có {expected}.",
        "Chỉ được thiếu khi tệp ghi partial: true hoặc tiêu chí ghi complete: false; không bao giờ được thừa.",
        "Bổ sung chỉ tiêu, sửa expected, hoặc nói rõ chỗ thiếu.",
    )
    en = Words(
        "The file has {found} indicators, the decision {expected}.",
        "Fewer only with partial: true or a criterion with complete: false, more never.",
        "Add indicators, correct expected, or say what is missing.",
    )
