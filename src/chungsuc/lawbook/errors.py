"""Faults of entering law (CS-LBK-…); those of single cells of a template are in ``lawbook.template_errors``."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class LawbookError(ChungSucError):
    """The family of faults of law that an office enters."""

    code = "CS-LBK-000"


class SamePerson(LawbookError):
    code = "CS-LBK-001"
    vi = Words(
        "Người đề xuất không được tự duyệt {law}.",
        "Quy định áp dụng cho mọi xã phải có hai người xem.",
        "Nhờ một cán bộ khác của Văn phòng Điều phối duyệt.",
    )
    en = Words(
        "Who proposed {law} may not decide on it.",
        "Law for every commune must be seen by two people.",
        "Ask another officer of the Coordination Office.",
    )


class WrongState(LawbookError):
    code = "CS-LBK-002"
    vi = Words("Đề xuất {law} {state_vi}, không {act_vi} được nữa.", "", "Tải lại trang để xem trạng thái hiện tại.")
    en = Words("The proposal {law} is {state_en}: it cannot be {act_en}.", "", "Load the page again to see its state.")


class ReasonMissing(LawbookError):
    code = "CS-LBK-003"
    vi = Words("Chưa ghi lý do.", "Người khác phải hiểu vì sao.", "Ghi một câu lý do.")
    en = Words("No reason is given.", "Others must understand why.", "Write a sentence.")


class NoSuchProposal(LawbookError):
    code = "CS-LBK-004"
    vi = Words("Không có đề xuất này.", "", "Mở lại danh sách đề xuất.")
    en = Words("There is no such proposal.", "", "Open the list of proposals again.")


class IdTaken(LawbookError):
    code = "CS-LBK-005"
    vi = Words(
        "Mã {law} đã dùng cho một văn bản hoặc một đề xuất khác.",
        "Mỗi mã chỉ chỉ một nội dung.",
        "Mở đề xuất đang có, hoặc sửa số văn bản.",
    )
    en = Words(
        "The id {law} is used by another text or proposal.",
        "An id means one text.",
        "Open that proposal, or correct the decree's number.",
    )


class ReplacesUnknown(LawbookError):
    code = "CS-LBK-006"
    vi = Words(
        "Không có văn bản {replaced} nào cùng loại đang áp dụng cho bộ {set}.",
        "Chỉ thay được văn bản đã có.",
        "Bỏ văn bản này khỏi mục “thay cho”.",
    )
    en = Words(
        "No overlay {replaced} of this kind applies to {set}.",
        "Only what is there can be replaced.",
        "Take it out of “replaces”.",
    )


class DecidedIsKept(LawbookError):
    code = "CS-LBK-007"
    vi = Words("Không xóa hoặc sửa được đề xuất.", "Điều đã quyết định phải còn nguyên.", "Lập đề xuất mới.")
    en = Words("A proposal is neither deleted nor changed.", "What was decided must stay.", "Make a new one.")


class SeenMissing(LawbookError):
    code = "CS-LBK-009"
    vi = Words(
        "Chưa ghi đã xem văn bản nào.",
        "Người sau phải kiểm lại được.",
        "Ghi số văn bản, phụ lục, điều hoặc trang đã xem.",
    )
    en = Words(
        "It is not said what was looked at.",
        "Others must be able to look again.",
        "Name the decree, annex and article or page.",
    )


class NothingEntered(LawbookError):
    code = "CS-LBK-008"
    vi = Words("Chưa nhập mức nào.", "Văn bản không đổi gì thì không có gì để duyệt.", "Chọn chỉ tiêu và nhập mức.")
    en = Words("No level is entered.", "There is nothing to approve.", "Choose an indicator and enter its level.")
