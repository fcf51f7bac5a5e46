"""Faults of what comes after recognition: re-evaluations, tasks, withdrawals, yearly lists (CS-UPK-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class UpkeepFault(ChungSucError):
    """The family of faults found after recognition."""

    code = "CS-UPK-000"


class NobodyToReview(UpkeepFault):
    code = "CS-UPK-001"
    vi = Words(
        "Không có đơn vị nào giữ danh hiệu này tại ngày {day} trong phạm vi {scope}.",
        "Xét lại chỉ áp dụng cho đơn vị đã được công nhận.",
        "Chọn ngày, danh hiệu hoặc cách tính khác.",
    )
    en = Words(
        "No unit of {scope} holds this title on {day}.",
        "Only recognised units are judged again.",
        "Choose another day, title or basis.",
    )


class WordsMissing(UpkeepFault):
    code = "CS-UPK-002"
    vi = Words("Chưa ghi nội dung.", "Người đọc nhật ký cần biết vì sao.", "Ghi một câu ngắn gọn.")
    en = Words("Nothing was written.", "Whoever reads the trail needs to know why.", "Write a short sentence.")


class NoSuchTask(UpkeepFault):
    code = "CS-UPK-003"
    vi = Words(
        "Không có việc mã {task} trong phạm vi của bạn.", "Địa chỉ có thể đã bị sửa.", "Mở lại từ danh sách việc."
    )
    en = Words(
        "There is no task {task} within your scope.",
        "The address may have been changed.",
        "Open it from the list.",
    )


class TaskNotOpen(UpkeepFault):
    code = "CS-UPK-004"
    vi = Words(
        "Việc này không còn mở ({state}).",
        "Chỉ đóng được việc đang mở, chỉ mở lại được việc đã đóng bằng tay.",
        "Tải lại trang để xem tình trạng hiện nay.",
    )
    en = Words(
        "This task is not open any more ({state}).",
        "Only an open task can be closed, only one closed by hand be opened again.",
        "Reload the page to see how it stands.",
    )


class NoSuchReview(UpkeepFault):
    code = "CS-UPK-005"
    vi = Words("Không có đợt xét lại mã {review}.", "Địa chỉ có thể đã bị sửa.", "Mở lại từ trang Sau công nhận.")
    en = Words("There is no re-evaluation {review}.", "The address may have been changed.", "Open it from its list.")


class NoSuchCase(UpkeepFault):
    code = "CS-UPK-006"
    vi = Words(
        "Không có việc xét thu hồi mã {case} trong phạm vi của bạn.",
        "Địa chỉ có thể đã bị sửa.",
        "Mở lại từ trang Thu hồi.",
    )
    en = Words(
        "There is no withdrawal {case} within your scope.",
        "The address may have been changed.",
        "Open it from the list of withdrawals.",
    )


class CaseGoesOn(UpkeepFault):
    code = "CS-UPK-007"
    vi = Words(
        "Danh hiệu này của {unit} đang được xét thu hồi ({case}).",
        "Mỗi danh hiệu chỉ có một việc đang xét.",
        "Mở việc đó và làm tiếp.",
    )
    en = Words(
        "The withdrawal of this title of {unit} goes on already ({case}).",
        "A title has one case at a time.",
        "Open that case and go on with it.",
    )


class TitleNotHeld(UpkeepFault):
    code = "CS-UPK-008"
    vi = Words(
        "Danh hiệu này của {unit} không còn hiệu lực ngày {day}.",
        "Chỉ xét thu hồi, giữ hoặc rà soát một danh hiệu đang được tính.",
        "Kiểm tra lại ngày và quyết định công nhận.",
    )
    en = Words(
        "This title of {unit} does not count on {day}.",
        "Only a title that counts can be withdrawn or upheld.",
        "Check the day and the recognition.",
    )


class ActNotPossible(UpkeepFault):
    code = "CS-UPK-009"
    vi = Words(
        "Không thể «{act}» khi việc xét thu hồi đang ở bước «{state}».",
        "Các bước đi theo một bảng cố định.",
        "Tải lại trang để xem những bước làm được lúc này.",
    )
    en = Words(
        "“{act_en}” cannot be done while the withdrawal stands at “{state_en}”.",
        "Its steps follow a fixed table.",
        "Reload the page to see what can be done now.",
    )


class StepDayWrong(UpkeepFault):
    code = "CS-UPK-010"
    vi = Words(
        "Ngày {day} không dùng được cho bước này.",
        "Ngày của một bước không trước bước liền trước ({before}) và không sau hôm nay ({today}).",
        "Sửa lại ngày.",
    )
    en = Words(
        "{day} cannot be the day of this step.",
        "A step is not before the one before it ({before}), nor after today ({today}).",
        "Correct the day.",
    )


class StepDayMissing(UpkeepFault):
    code = "CS-UPK-011"
    vi = Words("Chưa ghi ngày.", "Mỗi bước có ngày của nó.", "Ghi ngày, ví dụ 15/03/2024.")
    en = Words("The day is missing.", "Each step has its day.", "Give the day, such as 15/03/2024.")


class PaperNumberMissing(UpkeepFault):
    code = "CS-UPK-012"
    vi = Words("Chưa ghi số văn bản.", "Bước này dựa trên một văn bản.", "Ghi số và ký hiệu, ví dụ 12/QĐ-UBND.")
    en = Words("The number of the paper is missing.", "This step rests on a paper.", "Give its number and sign.")


class DeadlineMissing(UpkeepFault):
    code = "CS-UPK-013"
    vi = Words(
        "Chưa có hạn khắc phục.",
        "Hệ thống chưa có quy định về số ngày khắc phục, hoặc ngày đã ghi không sau ngày của bước này ({day}).",
        "Ghi ngày cuối của hạn khắc phục và lý do chọn ngày đó.",
    )
    en = Words(
        "There is no last day to repair.",
        "No rule on it has been entered, or the day given is not after that of this step ({day}).",
        "Give the last day and why it was chosen.",
    )


class WhoOpenedDoesNotDecide(UpkeepFault):
    code = "CS-UPK-014"
    vi = Words(
        "Bạn không quyết định được việc này vì chính bạn đã mở việc xét thu hồi.",
        "Người mở và người quyết định phải là hai người.",
        "Đề nghị cán bộ khác của Văn phòng ghi quyết định.",
    )
    en = Words(
        "You cannot decide this, for you opened the withdrawal.",
        "Who opens and who decides are two people.",
        "Ask another officer of the office.",
    )


class CautionNotAcknowledged(UpkeepFault):
    code = "CS-UPK-015"
    vi = Words(
        "Có điểm cần lưu ý: {findings}.",
        "Quy định này chưa đối chiếu hoặc số liệu chưa đủ, nên hệ thống không tự quyết.",
        "Nếu vẫn làm, ghi lý do; lý do được lưu trong nhật ký.",
    )
    en = Words(
        "Take note: {findings_en}.",
        "The rule has not been checked or data are missing, so the system does not decide by itself.",
        "If you go on, give the reason; it is kept in the trail.",
    )


class StepBlocked(UpkeepFault):
    code = "CS-UPK-016"
    vi = Words(
        "Chưa làm được bước này: {findings}.",
        "Quy định đã đối chiếu với văn bản gốc.",
        "Làm đủ điều kiện rồi ghi lại.",
    )
    en = Words(
        "This step cannot be done yet: {findings_en}.",
        "The rule was held against its decree.",
        "Fulfil the condition first.",
    )


class SignerMissing(UpkeepFault):
    code = "CS-UPK-017"
    vi = Words(
        "Chưa ghi người ký quyết định thu hồi.",
        "Quyết định phải có người ký.",
        "Ghi chức vụ người ký, ví dụ Chủ tịch UBND tỉnh.",
    )
    en = Words(
        "The signer of the withdrawal is missing.",
        "A decision has a signer.",
        "Give the signer's office, such as Chairman of the provincial committee.",
    )


class NoSuchRecognition(UpkeepFault):
    code = "CS-UPK-018"
    vi = Words(
        "Không có quyết định công nhận mã {recognition} trong phạm vi của bạn.",
        "Địa chỉ hoặc biểu mẫu có thể đã bị sửa.",
        "Mở lại từ danh sách.",
    )
    en = Words(
        "There is no recognition {recognition} within your scope.",
        "The address or form may have been changed.",
        "Open it from the list.",
    )


class AlreadyPlanned(UpkeepFault):
    code = "CS-UPK-019"
    vi = Words(
        "Mọi đơn vị đã chọn đều đã có trong danh sách rà soát năm {year}.",
        "",
        "Không cần thêm lần nữa.",
    )
    en = Words("All the units chosen are on the list of {year} already.", "", "There is nothing to add.")


class TitleUnknown(UpkeepFault):
    code = "CS-UPK-020"
    vi = Words("Không có danh hiệu «{text}».", "", "Chọn một danh hiệu trong danh sách.")
    en = Words("There is no title “{text}”.", "", "Choose one of the list.")
