"""Faults of verification (CS-CHK-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class VerificationFault(ChungSucError):
    """The family of faults found when somebody confirms, returns or answers."""

    code = "CS-CHK-000"


class NoSuchObservation(VerificationFault):
    code = "CS-CHK-001"
    missing = True
    vi = Words("Không có số liệu mã {observation}.", "Địa chỉ có thể đã bị sửa.", "Mở lại từ danh sách thẩm tra.")
    en = Words(
        "There is no observation {observation}.", "The address may have been changed.", "Open it from the queue."
    )


class NotTheValueSeen(VerificationFault):
    code = "CS-CHK-002"
    vi = Words(
        "Số liệu chỉ tiêu {no} mà bạn đang xem không còn hiệu lực.",
        "{by} đã ghi số liệu khác lúc {at}, sau khi trang này được mở.",
        "Tải lại trang, xem số liệu mới rồi mới thẩm tra.",
    )
    en = Words(
        "The value of indicator {no} that you see no longer counts.",
        "{by} recorded another one at {at}, after this page was opened.",
        "Reload the page and look at the new value before you verify it.",
    )


class NothingToVerify(VerificationFault):
    code = "CS-CHK-003"
    vi = Words(
        "Số liệu chỉ tiêu {no} đã được rút lại.",
        "Không còn giá trị nào để xác nhận hay trả lại.",
        "Chờ xã nhập số liệu mới.",
    )
    en = Words(
        "The value of indicator {no} was retracted.",
        "There is nothing left to confirm or return.",
        "Wait for a new value.",
    )


class EnteredByYourself(VerificationFault):
    code = "CS-CHK-004"
    vi = Words(
        "Bạn không thẩm tra được số liệu chỉ tiêu {no} do chính bạn nhập.",
        "Người nhập và người thẩm tra phải là hai người.",
        "Đề nghị người khác của cơ quan phụ trách thẩm tra.",
    )
    en = Words(
        "You cannot verify the value of indicator {no}, which you entered yourself.",
        "Who enters and who verifies are two people.",
        "Ask a colleague of the department to verify it.",
    )


class AlreadyConfirmed(VerificationFault):
    code = "CS-CHK-005"
    vi = Words(
        "Số liệu chỉ tiêu {no} đã được {department} xác nhận lúc {at}.",
        "Từ đó đến nay số liệu không thay đổi.",
        "Không cần làm gì thêm; nếu thấy sai thì trả lại.",
    )
    en = Words(
        "The value of indicator {no} was confirmed by {department} at {at}.",
        "It has not changed since.",
        "Nothing more is needed; return it if it is wrong.",
    )


class AlreadyReturned(VerificationFault):
    code = "CS-CHK-006"
    vi = Words(
        "Số liệu chỉ tiêu {no} đã được {department} trả lại lúc {at}.",
        "Xã chưa sửa và chưa trả lời.",
        "Chờ xã trả lời hoặc nhập số liệu mới.",
    )
    en = Words(
        "The value of indicator {no} was returned by {department} at {at}.",
        "The commune has neither changed it nor answered.",
        "Wait for its answer or for a new value.",
    )


class ReasonUnknown(VerificationFault):
    code = "CS-CHK-007"
    vi = Words(
        "Chưa chọn lý do trả lại, hoặc lý do «{reason}» không có trong danh mục đang dùng.",
        "Xã cần biết vì sao số liệu bị trả lại.",
        "Chọn một lý do trong danh mục.",
    )
    en = Words(
        "No reason for the return was chosen, or “{reason}” is not in the list now used.",
        "The commune needs to know why.",
        "Choose a reason from the list.",
    )


class TextMissing(VerificationFault):
    code = "CS-CHK-008"
    vi = Words("Chưa ghi nội dung.", "Không có lời thì người nhận không biết phải làm gì.", "Ghi ngắn gọn rồi gửi lại.")
    en = Words("Nothing was written.", "Without words nobody knows what to do.", "Write it briefly and send again.")


class NotReturned(VerificationFault):
    code = "CS-CHK-009"
    vi = Words(
        "Số liệu chỉ tiêu {no} hiện không bị trả lại.",
        "Chỉ trả lời được số liệu đang bị trả lại.",
        "Tải lại trang để xem trạng thái mới nhất.",
    )
    en = Words(
        "The value of indicator {no} is not returned now.",
        "Only what was returned can be answered.",
        "Reload the page to see where it stands.",
    )


class NothingChosen(VerificationFault):
    code = "CS-CHK-010"
    vi = Words("Chưa chọn số liệu nào.", "Không có gì để xác nhận.", "Đánh dấu các dòng cần xác nhận rồi làm lại.")
    en = Words("Nothing was chosen.", "There is nothing to confirm.", "Mark the rows to be confirmed and try again.")


class ReasonUnsound(VerificationFault):
    code = "CS-CHK-011"
    vi = Words(
        "Lý do trả lại cần có mã và một câu không quá {limit} ký tự.",
        "Xã đọc câu này khi số liệu bị trả lại.",
        "Ghi đủ mã và câu tiếng Việt.",
    )
    en = Words(
        "A reason needs a code and a sentence of at most {limit} characters.",
        "The commune reads this sentence when a value is returned.",
        "Give the code and the Vietnamese sentence.",
    )
