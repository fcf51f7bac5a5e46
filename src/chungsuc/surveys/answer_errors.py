"""Faults that a resident meets when answering (CS-ANS-…): said kindly, in words that need no explaining."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class AnswerFault(ChungSucError):
    """The family of faults found when a resident answers online."""

    code = "CS-ANS-000"


class LinkUnknown(AnswerFault):
    code = "CS-ANS-001"
    vi = Words(
        "Đường liên kết này không đúng hoặc không còn dùng.",
        "Có thể địa chỉ bị chép thiếu.",
        "Quét lại mã trên phiếu mời, hoặc hỏi Ban công tác Mặt trận ở xóm.",
    )
    en = Words(
        "This link is wrong or no longer in use.",
        "The address may have been copied incompletely.",
        "Scan the code on your slip again, or ask the Front's committee of your hamlet.",
    )


class LinkOver(AnswerFault):
    code = "CS-ANS-002"
    vi = Words(
        "Đợt lấy ý kiến này đã hết hạn.",
        "Ngày cuối là {last}.",
        "Cảm ơn ông (bà) đã quan tâm. Nếu còn ý kiến, xin gửi Ban công tác Mặt trận ở xóm.",
    )
    en = Words(
        "This survey is over.",
        "Its last day was {last}.",
        "Thank you for your interest. You may still tell the Front's committee of your hamlet.",
    )


class LinkNotYet(AnswerFault):
    code = "CS-ANS-003"
    vi = Words("Đợt lấy ý kiến chưa bắt đầu.", "Ngày đầu là {first}.", "Xin mở lại từ ngày đó.")
    en = Words("This survey has not begun.", "Its first day is {first}.", "Please come back on that day.")


class CodeUnknown(AnswerFault):
    code = "CS-ANS-004"
    vi = Words("Mã «{given}» không đúng.", "Mã gồm 10 chữ và số, in trên phiếu mời.", "Xem lại phiếu rồi gõ lại.")
    en = Words(
        "The code “{given}” is not right.", "It has 10 letters and digits, on the slip.", "Please type it again."
    )


class CodeUsed(AnswerFault):
    code = "CS-ANS-005"
    vi = Words(
        "Mã này đã được dùng.",
        "Mỗi hộ trả lời một lần; lần trả lời trước đã được tính.",
        "Nếu không phải hộ mình trả lời, xin báo Ban công tác Mặt trận ở xóm.",
    )
    en = Words(
        "This code has been used.",
        "A household answers once; that answer counts.",
        "If it was not your household, please tell the Front's committee of your hamlet.",
    )


class TooOften(AnswerFault):
    code = "CS-ANS-006"
    vi = Words(
        "Từ mạng này vừa gửi nhiều lần.",
        "Để tránh gửi hàng loạt, mỗi mạng chỉ được gửi một số lần trong một giờ.",
        "Xin chờ khoảng một giờ rồi gửi lại, hoặc dùng mạng khác. Phần đã chọn vẫn còn trên trang này.",
    )
    en = Words(
        "Many answers have just come from this network.",
        "To keep floods out, a network may send only so many in an hour.",
        "Please wait about an hour, or use another network. What you chose is still on this page.",
    )


class EnoughAnswers(AnswerFault):
    code = "CS-ANS-007"
    vi = Words(
        "Đã thu đủ số phiếu định hỏi.",
        "Đợt này chỉ hỏi {planned} hộ.",
        "Cảm ơn ông (bà). Nếu còn ý kiến, xin gửi Ban công tác Mặt trận ở xóm.",
    )
    en = Words(
        "As many as were to be asked have answered.",
        "This survey asks {planned} households.",
        "Thank you. You may still tell the Front's committee of your hamlet.",
    )


class AnswerIncomplete(AnswerFault):
    code = "CS-ANS-008"
    vi = Words(
        "Còn {count} câu chưa chọn: {which}.", "", "Chọn một mức cho mỗi câu; chưa rõ thì chọn «Không có ý kiến»."
    )
    en = Words("{count} questions are not answered: {which}.", "", "Choose one answer for each; “no opinion” is one.")


class FormTooOld(AnswerFault):
    code = "CS-ANS-009"
    vi = Words("Trang này mở đã lâu.", "", "Phần đã chọn vẫn còn: xin bấm Gửi một lần nữa.")
    en = Words("This page was opened long ago.", "", "What you chose is still here: please press Send once more.")
