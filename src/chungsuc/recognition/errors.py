"""Faults of recognitions: a decision that cannot be so (CS-REC-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class RecognitionFault(ChungSucError):
    """The family of faults found in decisions on titles."""

    code = "CS-REC-000"


class RecognisedOtherwise(RecognitionFault):
    code = "CS-REC-001"
    vi = Words(
        "{unit} đã có quyết định công nhận «{title}» cho năm {result_year} với nội dung khác ({difference}).",
        "Một đơn vị chỉ được công nhận một danh hiệu một lần cho một năm kết quả; quyết định không bị ghi đè.",
        "Kiểm tra lại số liệu nhập; nếu quyết định cũ sai thì thu hồi rồi ghi quyết định mới.",
    )
    en = Words(
        "{unit} already has a decision on “{title}” for {result_year} that says otherwise ({difference}).",
        "A unit is recognised once for a title and result year, and a decision is never overwritten.",
        "Check the entry; if the old decision was wrong, withdraw it and record the new one.",
    )


class RecognitionWithoutSource(RecognitionFault):
    code = "CS-REC-002"
    vi = Words(
        "Quyết định công nhận {unit} không ghi nguồn.",
        "Không có nguồn thì không ai kiểm tra lại được.",
        "Ghi số quyết định hoặc nơi đăng tin.",
    )
    en = Words(
        "The recognition of {unit} names no source.",
        "Without one nobody can check it.",
        "Give the number of the decision or where it was published.",
    )


class RecognitionDatesOutOfOrder(RecognitionFault):
    code = "CS-REC-003"
    vi = Words(
        "Các ngày của việc công nhận {unit} không theo thứ tự: {first} {first_day}, {second} {second_day}.",
        "Ngày quyết định có trước ngày công bố và ngày thu hồi.",
        "Sửa lại ngày; ngày chưa biết thì để trống.",
    )
    en = Words(
        "The dates of the recognition of {unit} are out of order: {first} {first_day}, {second} {second_day}.",
        "A decision comes before its announcement and its withdrawal.",
        "Correct the days; leave a day that is not known blank.",
    )


class UnitNotThereInResultYear(RecognitionFault):
    code = "CS-REC-004"
    vi = Words(
        "{unit} không tồn tại trong năm kết quả {result_year}.",
        "Công nhận được ghi cho đơn vị có trong năm đó, không ghi cho đơn vị kế thừa.",
        "Chọn đơn vị có hiệu lực trong năm {result_year}.",
    )
    en = Words(
        "{unit} does not exist in the result year {result_year}.",
        "A recognition is recorded for the unit that was there that year, not for its successor.",
        "Choose the unit in force in {result_year}.",
    )


class TitleNotForLevel(RecognitionFault):
    code = "CS-REC-005"
    vi = Words(
        "Danh hiệu «{title}» không dành cho {unit}.",
        "Ở cấp xã chỉ xã (không phải phường, thị trấn) thuộc Chương trình nông thôn mới; "
        "xóm, hộ, vườn chỉ có danh hiệu nông thôn mới hoặc kiểu mẫu.",
        "Kiểm tra lại đơn vị và danh hiệu.",
    )
    en = Words(
        "The title “{title}” is not for {unit}.",
        "At commune level only a xã (neither ward nor township) is in the programme; "
        "hamlets, households and gardens are recognised as NTM or as models only.",
        "Check the unit and the title.",
    )


class AlreadyWithdrawn(RecognitionFault):
    code = "CS-REC-006"
    vi = Words(
        "Danh hiệu «{title}» của {unit} đã bị thu hồi ngày {withdrawn_on}.",
        "",
        "Không cần thu hồi lần nữa; ngày thu hồi không bị ghi đè.",
    )
    en = Words(
        "The title “{title}” of {unit} was already withdrawn on {withdrawn_on}.",
        "",
        "There is nothing to withdraw; the day of withdrawal is not overwritten.",
    )


class AnnouncedOtherwise(RecognitionFault):
    code = "CS-REC-007"
    vi = Words(
        "Việc công nhận «{title}» của {unit} đã được công bố ngày {announced_on}.",
        "Ngày công bố chỉ được ghi một lần và không bị ghi đè.",
        "Kiểm tra lại ngày; nếu ngày đã ghi là sai thì báo Văn phòng điều phối.",
    )
    en = Words(
        "The recognition of {unit} as “{title}” was announced on {announced_on} already.",
        "The day of an announcement is recorded once and never overwritten.",
        "Check the day; if the one on record is wrong, tell the coordination office.",
    )
