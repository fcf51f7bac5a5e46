"""Faults of verdicts: the law in use has changed, an overlay does not fit (CS-VER-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class VerdictFault(ChungSucError):
    """The family of faults found in judging what the database holds."""

    code = "CS-VER-000"


class LawChangedAfterUse(VerdictFault):
    code = "CS-VER-001"
    vi = Words(
        "Văn bản {law} đã khác với lúc được dùng lần đầu ngày {since} (mã kiểm {found}, khi đó {used}).",
        "Kết quả đã đánh giá phải giải thích lại được: bộ tiêu chí và văn bản sửa đổi không được sửa sau khi dùng.",
        "Trả tệp về nội dung cũ và ghi thay đổi thành một văn bản mới (overlay) có ngày hiệu lực.",
    )
    en = Words(
        "The text of {law} is no longer what was first used on {since} (checksum {found}, then {used}).",
        "Verdicts once given must stay explicable: a set or overlay may not change after it has been used.",
        "Restore the old text, and write the change as a new overlay with its own day of effect.",
    )


class OverlayInstalledOtherwise(VerdictFault):
    code = "CS-VER-002"
    vi = Words(
        "Văn bản {overlay} đã được cài đặt với nội dung khác.",
        "Hai nội dung không thể mang một mã.",
        "Đặt mã mới cho nội dung mới, ghi ngày hết hiệu lực cho nội dung cũ.",
    )
    en = Words(
        "Overlay {overlay} is already installed with other contents.",
        "Two texts cannot share one id.",
        "Give the new text a new id and the old one a last day.",
    )


class AmendmentInstalledByHand(VerdictFault):
    code = "CS-VER-003"
    vi = Words(
        "Văn bản {overlay} thuộc loại sửa đổi của cấp ban hành bộ tiêu chí, không cài đặt riêng được.",
        "Văn bản sửa đổi đi cùng phần mềm và tự áp dụng từ ngày hiệu lực.",
        "Chỉ cài đặt quy định của tỉnh (province) hoặc giả định minh họa (illustration).",
    )
    en = Words(
        "Overlay {overlay} is an amendment of the authority that issued the set; it cannot be installed by hand.",
        "Amendments ship with the software and apply by themselves from their day.",
        "Install only a province's overlay or an illustration.",
    )


class VerdictsDisagree(VerdictFault):
    code = "CS-VER-004"
    vi = Words(
        "Hai cách tính cho kết quả khác nhau ở {count} đơn vị, đầu tiên: {first}.",
        "Bộ máy đánh giá từng đơn vị và bộ máy đánh giá hàng loạt phải luôn bằng nhau.",
        "Gửi thông báo này kèm bộ tiêu chí và ngày cho nhóm phát triển.",
    )
    en = Words(
        "The two ways of judging differ for {count} units, the first: {first}.",
        "Judging one by one and judging the panel must always agree.",
        "Report this with the set and the day to the developers.",
    )


class SetHasJudged(VerdictFault):
    code = "CS-VER-005"
    vi = Words(
        "Bộ {set} đã được dùng để đánh giá từ ngày {since} nên không thay được.",
        "Kết quả đã đánh giá phải giải thích lại được.",
        "Đặt mã mới, ví dụ {other}, và ghi supersedes: {set}; hoặc ghi phần thay đổi thành văn bản sửa đổi.",
    )
    en = Words(
        "The set {set} has judged since {since} and can no longer be replaced.",
        "Verdicts once given must stay explicable.",
        "Give it a new id, such as {other}, with supersedes: {set}; or write the change as an overlay.",
    )


class NothingToConfirm(VerdictFault):
    code = "CS-VER-006"
    vi = Words(
        "Chỉ tiêu {no} của bộ {set} chưa rõ mức hoặc nội dung, chưa có gì để đối chiếu.",
        "Đối chiếu chỉ xác nhận mức đang có, không đặt mức mới.",
        "Nhập mức theo văn bản trước (quy định, sửa đổi), rồi đối chiếu.",
    )
    en = Words(
        "The level or content of {no} in {set} is not known: there is nothing to hold against the decree.",
        "A confirmation confirms the level that is there; it sets none.",
        "Enter the level from the decree first, then confirm it.",
    )


class ConfirmedAlready(VerdictFault):
    code = "CS-VER-007"
    vi = Words(
        "Chỉ tiêu {no} của bộ {set} đã được đối chiếu.",
        "Mỗi mức chỉ cần đối chiếu một lần.",
        "Xem ai đã đối chiếu ở trang bộ tiêu chí.",
    )
    en = Words("{no} of {set} has been confirmed already.", "Once is enough.", "See on the page of the set by whom.")


class NoSuchConfirmation(VerdictFault):
    code = "CS-VER-008"
    vi = Words("Không có lần đối chiếu này, hoặc đã rút lại.", "", "Tải lại trang bộ tiêu chí.")
    en = Words("There is no such confirmation, or it has been withdrawn.", "", "Load the page of the set again.")


class SetOfAnotherProvince(VerdictFault):
    code = "CS-VER-009"
    vi = Words(
        "Bộ {set} là của tỉnh {province}, không xét {unit}.",
        "Bộ tiêu chí do một tỉnh ban hành chỉ dùng trong tỉnh đó.",
        "Chọn bộ của tỉnh mình; nếu chưa có thì Văn phòng điều phối nhập bộ ấy ở trang Bộ tiêu chí.",
    )
    en = Words(
        "Set {set} is that of {province} and does not judge {unit}.",
        "What one province has issued holds in that province alone.",
        "Choose the set of the unit's own province; where there is none yet, the coordination office enters it.",
    )
