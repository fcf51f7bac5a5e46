"""Faults of a law file as text, keys, dates and sources (CS-LAW-010 … 029)."""

from __future__ import annotations

from chungsuc.errors import Words
from chungsuc.law.errors import LawError

# ── the file as text ─────────────────────────────────────────────────────────────────────────────────


class LawFileUnreadable(LawError):
    """The file is not there, may not be read, or is not UTF-8."""

    code = "CS-LAW-010"
    vi = Words("Không đọc được tệp.", "Lý do: {cause}.", "Kiểm tra đường dẫn, quyền đọc, và lưu tệp bằng mã UTF-8.")
    en = Words("The file cannot be read.", "Because: {cause_en}.", "Check path and permission, and store it as UTF-8.")


class NotYaml(LawError):
    """The text is not YAML, or not a YAML mapping."""

    code = "CS-LAW-011"
    vi = Words(
        "Nội dung không phải YAML đúng quy tắc: {cause}.",
        "Tệp luật là một bảng “khóa: giá trị”, thụt dòng bằng dấu cách.",
        "Sửa dòng được nêu; xem mẫu trong law/FORMAT.md.",
    )
    en = Words(
        "The text is not proper YAML: {cause}.",
        "A law file is a mapping of “key: value”, indented by spaces.",
        "Mend the line named; law/FORMAT.md shows a model.",
    )


class DuplicateKey(LawError):
    """A key stands twice in one mapping."""

    code = "CS-LAW-012"
    vi = Words("Khóa “{key}” ghi hai lần.", "Không rõ lần nào đúng.", "Giữ lại một lần.")
    en = Words("The key “{key}” stands twice.", "It is not clear which holds.", "Keep one of them.")


class MissingKey(LawError):
    """A key that the format demands is missing or empty."""

    code = "CS-LAW-013"
    vi = Words("Thiếu khóa “{key}”.", "Mục này bắt buộc phải có.", "Ghi “{key}: …”.")
    en = Words("The key “{key}” is missing.", "It is required here.", "Write “{key}: …”.")


class UnknownKey(LawError):
    """A key that the format does not have."""

    code = "CS-LAW-014"
    vi = Words("Không có khóa “{key}”.", "Khóa lạ có thể là khóa viết sai.", "Khóa gần giống: {near}.")
    en = Words("There is no key “{key}”.", "A strange key may be a misspelt one.", "Near keys: {near}.")


class WrongShape(LawError):
    """A value has another shape than the format wants: a list for a text, and so on."""

    code = "CS-LAW-015"
    vi = Words("“{key}” phải là {expected_vi}, không phải “{given}”.", "", "Sửa giá trị theo law/FORMAT.md.")
    en = Words("“{key}” must be {expected_en}, not “{given}”.", "", "Correct the value; see law/FORMAT.md.")


class UnknownWord(LawError):
    """A value is not among the words allowed for its key."""

    code = "CS-LAW-016"
    vi = Words("“{key}: {given}” không có trong danh mục.", "", "Chọn một trong: {allowed}.")
    en = Words("“{key}: {given}” is not a known word.", "", "Choose one of: {allowed}.")


class NotADate(LawError):
    """A date is not written as year-month-day, or does not exist."""

    code = "CS-LAW-017"
    vi = Words("“{key}: {given}” không phải ngày có thật.", "", "Viết năm-tháng-ngày, ví dụ 2022-03-08.")
    en = Words("“{key}: {given}” is not a date.", "", "Write year-month-day, for example 2022-03-08.")


class EmptyInterval(LawError):
    """A validity ends on or before the day on which it begins."""

    code = "CS-LAW-018"
    vi = Words(
        "Hiệu lực từ {valid_from} đến trước {valid_until} không có ngày nào.",
        "valid_until là ngày đầu tiên không còn hiệu lực.",
        "Ghi valid_until sau valid_from, hoặc bỏ nếu còn hiệu lực.",
    )
    en = Words(
        "A validity from {valid_from} up to but not on {valid_until} holds no day.",
        "valid_until is the first day no longer in force.",
        "Let valid_until come after valid_from, or leave it out when still in force.",
    )


class MissingSource(LawError):
    """The paper that the file rests on is not named."""

    code = "CS-LAW-019"
    vi = Words(
        "Thiếu căn cứ: chưa nêu văn bản.",
        "Không có văn bản thì không phải luật.",
        "Ghi decision: {{number: …, signed: …}}.",
    )
    en = Words(
        "No source: the decision is not named.", "Without a paper it is no law.", "Write decision: {{number: …}}."
    )


class MissingProvenance(LawError):
    """It is not said where a requirement was read."""

    code = "CS-LAW-020"
    vi = Words(
        "“{no}” không nói đã đọc ở đâu (provenance).",
        "Mỗi quy định phải kiểm lại được.",
        "Ghi provenance ở mục này hoặc trong defaults.",
    )
    en = Words(
        "“{no}” does not say where it was read (provenance).",
        "Every requirement must be open to checking.",
        "Write provenance here or under defaults.",
    )


class MissingConfidence(LawError):
    """It is not said how sure we are of a requirement."""

    code = "CS-LAW-021"
    vi = Words(
        "“{no}” không nói mức tin cậy (confidence).",
        "Người đọc cần biết điều gì chắc, điều gì chưa.",
        "Ghi confidence: high, medium hoặc low ở mục này hoặc trong defaults.",
    )
    en = Words(
        "“{no}” does not say how sure it is (confidence).",
        "Readers must know what is certain and what is not.",
        "Write confidence: high, medium or low here or under defaults.",
    )
