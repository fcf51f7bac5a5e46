"""Faults of rules of recognition (CS-RUL-…): 0xx asking, 1xx a shipped file, 2xx what an office enters."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words
from chungsuc.law.errors import LawError


class RuleError(ChungSucError):
    """The family of faults of rules of recognition."""

    code = "CS-RUL-000"


class UnknownRule(RuleError):
    code = "CS-RUL-001"
    vi = Words("Không có quy định mang khóa “{key}”.", "", "Khóa gần giống: {near}. Xem chungsuc rules list.")
    en = Words("There is no rule with the key “{key}”.", "", "Near keys: {near}. See chungsuc rules list.")


class RuleIsAList(RuleError):
    code = "CS-RUL-002"
    vi = Words("“{key}” là một danh sách, không phải một con số.", "", "Đọc bằng items(…).")
    en = Words("“{key}” is a list, not a number.", "", "Read it by items(…).")


class RuleIsANumber(RuleError):
    code = "CS-RUL-003"
    vi = Words("“{key}” là một con số, không phải danh sách.", "", "Đọc bằng number(…).")
    en = Words("“{key}” is a number, not a list.", "", "Read it by number(…).")


class DaysNotPositive(RuleError):
    code = "CS-RUL-004"
    vi = Words("Số ngày làm việc {days} không hợp lệ.", "Thời hạn không đếm lùi.", "Ghi số nguyên không âm.")
    en = Words("{days} is no number of working days.", "A time limit is not counted backwards.", "Give 0 or more.")


# ── a shipped file ───────────────────────────────────────────────────────────────────────────────────


class RuleKeyUnknown(LawError):
    """A file has a rule that no room asks for."""

    code = "CS-RUL-101"
    vi = Words("Không có quy định mang khóa “{key}”.", "Quy định không ai dùng là chữ viết sai.", "Gần giống: {near}.")
    en = Words("There is no rule “{key}”.", "A rule that nobody asks for is misspelt.", "Near: {near}.")


class RuleWithoutValue(LawError):
    """A rule said to be read or remembered has neither a number nor a list."""

    code = "CS-RUL-102"
    vi = Words(
        "“{key}” ghi confidence: {confidence} nhưng không có giá trị.",
        "Biết thì phải nói biết điều gì.",
        "Ghi value hoặc items, hoặc đổi thành confidence: unknown.",
    )
    en = Words(
        "“{key}” says confidence: {confidence} and has no value.",
        "What is known has to be said.",
        "Give value or items, or write confidence: unknown.",
    )


class UnknownRuleWithValue(LawError):
    """A rule said to be unknown has a value all the same."""

    code = "CS-RUL-103"
    vi = Words(
        "“{key}” ghi confidence: unknown nhưng lại có giá trị.",
        "Không biết thì không được có số.",
        "Bỏ giá trị, hoặc ghi read / memory kèm nguồn.",
    )
    en = Words(
        "“{key}” says confidence: unknown and has a value.",
        "What is not known has no number.",
        "Take the value out, or write read or memory with its source.",
    )


class RuleOfWrongKind(LawError):
    """A number where the key is a list, or a list where it is a number."""

    code = "CS-RUL-104"
    vi = Words("“{key}” phải ghi bằng {expected}, không phải {given}.", "", "Sửa lại khóa của giá trị.")
    en = Words("“{key}” is given by {expected}, not by {given}.", "", "Correct the key of the value.")


class RuleNotANumber(LawError):
    """The value of a rule is no number, or one out of its bounds."""

    code = "CS-RUL-105"
    vi = Words("“{key}: {given}” không phải số hợp lệ.", "", "Ghi số không âm, ví dụ 90 hoặc 97.5; tỷ lệ tối đa 100.")
    en = Words(
        "“{key}: {given}” is no number that fits.", "", "Write 90 or 97.5, not negative; a share is at most 100."
    )


class RuleGivenTwice(LawError):
    """Two rules of a file hold for the same subject, title and day."""

    code = "CS-RUL-106"
    vi = Words(
        "“{key}” cho {whom} ghi hai lần trong cùng một thời gian.", "Không rõ lần nào đúng.",
        "Giữ một lần, hoặc tách bằng valid_from, valid_until.",
    )  # fmt: skip
    en = Words(
        "“{key}” for {whom} is given twice for the same days.", "It is not clear which holds.",
        "Keep one, or part them by valid_from and valid_until.",
    )  # fmt: skip


class RuleWithoutSource(LawError):
    """A rule said to be read does not say where."""

    code = "CS-RUL-107"
    vi = Words("“{key}” không nói đọc ở đâu.", "Người sau phải kiểm lại được.", "Ghi source.")
    en = Words("“{key}” does not say where it was read.", "Others must be able to look again.", "Write source.")


# ── what an office enters ────────────────────────────────────────────────────────────────────────────


class ValueMissing(RuleError):
    code = "CS-RUL-201"
    vi = Words("Chưa ghi giá trị của “{name}”.", "Quy định không có giá trị thì không dùng được.", "Ghi giá trị.")
    en = Words("“{name_en}” has no value.", "A rule without a value is of no use.", "Give the value.")


class ValueUnusable(RuleError):
    code = "CS-RUL-202"
    vi = Words("“{given}” không dùng được cho “{name}”.", "{why_vi}", "Sửa giá trị.")
    en = Words("“{given}” cannot be the value of “{name_en}”.", "{why_en}", "Correct the value.")


class SourceMissing(RuleError):
    code = "CS-RUL-203"
    vi = Words(
        "Chưa ghi căn cứ của “{name}”.", "Không có căn cứ thì không ai kiểm lại được.",
        "Ghi số văn bản, hoặc ghi rõ trong ghi chú ai nói.",
    )  # fmt: skip
    en = Words(
        "“{name_en}” rests on nothing.", "Without a source nobody can check it.",
        "Give the decree, or say in the note who said so.",
    )  # fmt: skip


class DecreeToCheckMissing(RuleError):
    code = "CS-RUL-204"
    vi = Words(
        "Chưa ghi văn bản đã đối chiếu.", "“Đã đối chiếu” nghĩa là có người đã xem văn bản gốc.",
        "Ghi số văn bản, điều, khoản đã xem.",
    )  # fmt: skip
    en = Words(
        "The decree it was held against is not named.", "“Checked” means that somebody has seen the decree itself.",
        "Name the decree, article and clause.",
    )  # fmt: skip


class RuleDaysWrong(RuleError):
    code = "CS-RUL-205"
    vi = Words("Hiệu lực từ {since} đến trước {until} không có ngày nào.", "", "Sửa ngày kết thúc, hoặc để trống.")
    en = Words("From {since} until {until} holds no day.", "", "Correct the end, or leave it blank.")


class NothingToConfirm(RuleError):
    code = "CS-RUL-206"
    vi = Words("“{name}” ngày {day} chưa có giá trị để đối chiếu.", "", "Nhập giá trị theo văn bản trước.")
    en = Words("“{name_en}” has no value on {day} to be checked.", "", "Enter its value from the decree first.")


class NothingToEnd(RuleError):
    code = "CS-RUL-207"
    vi = Words("Không có quy định “{name}” do Văn phòng nhập vào ngày {day}.", "", "Xem lại lịch sử của quy định.")
    en = Words("No rule “{name_en}” entered here holds on {day}.", "", "See its history again.")


class AlreadySaid(RuleError):
    code = "CS-RUL-208"
    vi = Words("“{name}” đã ghi đúng như vậy rồi.", "", "Tải lại trang để xem.")
    en = Words("“{name_en}” is already recorded so.", "", "Load the page again.")


class ReasonMissing(RuleError):
    code = "CS-RUL-209"
    vi = Words("Chưa ghi lý do.", "Người sau phải hiểu vì sao.", "Ghi một câu lý do.")
    en = Words("No reason is given.", "Others must understand why.", "Write a sentence.")
