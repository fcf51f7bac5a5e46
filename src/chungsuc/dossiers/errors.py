"""Faults of dossiers (CS-DOS-…): 0xx opening, 1xx steps, 2xx what a step needs, 3xx papers."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class DossierFault(ChungSucError):
    """The family of faults found in dossiers."""

    code = "CS-DOS-000"


class DossierThere(DossierFault):
    code = "CS-DOS-001"
    vi = Words(
        "{unit} đã có hồ sơ {number} đề nghị «{title}» cho năm {result_year}.",
        "Mỗi đơn vị chỉ có một hồ sơ đang xử lý cho một danh hiệu của một năm.",
        "Mở hồ sơ {number} và làm tiếp ở đó.",
    )
    en = Words(
        "{unit} already has dossier {number} for “{title}”, {result_year}.",
        "A unit has one dossier going on for a title and year.",
        "Open dossier {number} and go on there.",
    )


class NoSetForTitle(DossierFault):
    code = "CS-DOS-002"
    vi = Words(
        "Không có bộ tiêu chí «{title}» cho {unit} ngày {day}.",
        "Không có bộ nào thì không biết đánh giá theo mức nào.",
        "Kiểm tra danh hiệu và năm; nếu tỉnh đã ban hành bộ này thì nhập bộ đó ở trang Bộ tiêu chí.",
    )
    en = Words(
        "There is no criteria set “{title}” for {unit} on {day}.",
        "Without one nobody knows what is asked.",
        "Check title and year; if the province has issued such a set, enter it on the page of criteria sets.",
    )


class NoSuchDossier(DossierFault):
    code = "CS-DOS-003"
    vi = Words("Không có hồ sơ số {number}.", "", "Chọn lại trong danh sách hồ sơ.")
    en = Words("There is no dossier {number}.", "", "Choose it again from the list.")


class NotFromHere(DossierFault):
    code = "CS-DOS-101"
    vi = Words(
        "Không thể «{act}» hồ sơ {number}: hồ sơ đang ở bước «{state}».",
        "Từ bước này chỉ có thể: {possible}.",
        "Tải lại trang để xem hồ sơ đang ở đâu.",
    )
    en = Words(
        "Dossier {number} cannot “{act_en}”: it is “{state_en}”.",
        "From here one can: {possible_en}.",
        "Load the page again to see where it stands.",
    )


class SameHand(DossierFault):
    code = "CS-DOS-102"
    vi = Words(
        "{who} không được «{act}» hồ sơ {number}.",
        "Chính người này đã «{before}» hồ sơ ngày {on}; hai việc đó phải do hai người làm.",
        "Nhờ một người khác có thẩm quyền thực hiện.",
    )
    en = Words(
        "{who} may not “{act_en}” dossier {number}.",
        "The same person did “{before_en}” on {on}; these two are for two people.",
        "Ask somebody else who has the right.",
    )


class DayOutOfOrder(DossierFault):
    code = "CS-DOS-103"
    vi = Words(
        "Ngày {on} không hợp lệ cho bước này: {why_vi}.",
        "Các bước của hồ sơ theo thứ tự thời gian và không ở tương lai.",
        "Sửa lại ngày.",
    )
    en = Words(
        "{on} cannot be the day of this step: {why_en}.",
        "Steps follow each other in time and none lies in the future.",
        "Correct the day.",
    )


class ReasonMissing(DossierFault):
    code = "CS-DOS-104"
    vi = Words("Chưa ghi lý do để «{act}».", "Người nhận phải biết vì sao.", "Ghi lý do.")
    en = Words("No reason is given for “{act_en}”.", "Whoever gets it has to know why.", "Give the reason.")


class ConditionNotMet(DossierFault):
    code = "CS-DOS-201"
    vi = Words(
        "Chưa thể «{act}» hồ sơ {number}: {what_vi}.",
        "Đây là điều kiện bắt buộc{source_vi}.",
        "Hoàn thiện rồi thực hiện lại.",
    )
    en = Words(
        "Dossier {number} cannot yet “{act_en}”: {what_en}.",
        "This is required{source_en}.",
        "Complete it, then try again.",
    )


class CautionNotAnswered(DossierFault):
    code = "CS-DOS-202"
    vi = Words(
        "Còn {count} điểm cần lưu ý trước khi «{act}»: {what_vi}.",
        "Quy định này chưa được đối chiếu với văn bản gốc nên hệ thống không chặn, nhưng phải có người ghi lý do.",
        "Khắc phục, hoặc ghi lý do vẫn thực hiện.",
    )
    en = Words(
        "{count} cautions before “{act_en}”: {what_en}.",
        "The rule was not held against its decree, so the system does not stop you, but somebody has to say why.",
        "Mend it, or give the reason for going on.",
    )


class FieldMissing(DossierFault):
    code = "CS-DOS-203"
    vi = Words("Chưa ghi {field_vi}.", "Thiếu thông tin này thì bước không có giá trị.", "Ghi {field_vi}.")
    en = Words("{field_en} is missing.", "Without it the step says nothing.", "Give the {field_en}.")


class CountsDisagree(DossierFault):
    code = "CS-DOS-204"
    vi = Words(
        "Các con số của cuộc họp không khớp: {what_vi}.",
        "Số phiếu không thể nhiều hơn số người có mặt.",
        "Kiểm tra lại biên bản.",
    )
    en = Words(
        "The numbers of the meeting do not agree: {what_en}.",
        "There are no more votes than people present.",
        "Check the minutes.",
    )


class NotACriterion(DossierFault):
    code = "CS-DOS-205"
    vi = Words("Bộ {set_id} không có tiêu chí {no}.", "", "Chọn tiêu chí trong danh sách.")
    en = Words("Set {set_id} has no criterion {no}.", "", "Choose one from the list.")


class NotUnderAppraisal(DossierFault):
    code = "CS-DOS-206"
    vi = Words(
        "Hồ sơ {number} không ở bước thẩm định của các sở (đang: «{state}»).",
        "Ý kiến thẩm định chỉ ghi khi hồ sơ đã được tiếp nhận và chưa kết thúc thẩm định.",
        "Tải lại trang để xem hồ sơ đang ở đâu.",
    )
    en = Words(
        "Dossier {number} is not being appraised (it is “{state_en}”).",
        "Words of departments are taken after it was accepted and before the appraisal is closed.",
        "Load the page again to see where it stands.",
    )


class NothingReturned(DossierFault):
    code = "CS-DOS-207"
    vi = Words("Tiêu chí {no} của hồ sơ {number} không có ý kiến trả lại.", "", "Chỉ trả lời tiêu chí bị trả lại.")
    en = Words("Criterion {no} of dossier {number} was not returned.", "", "Answer only what was returned.")


class AfterTheEnd(DossierFault):
    code = "CS-DOS-208"
    vi = Words("Hồ sơ {number} đã kết thúc («{state}»).", "Hồ sơ đã kết thúc không ghi thêm.", "Xem lại số hồ sơ.")
    en = Words("Dossier {number} has ended (“{state_en}”).", "Nothing is added after the end.", "Check the number.")


class CouncilNotInForce(DossierFault):
    code = "CS-DOS-209"
    vi = Words("Hội đồng «{council}» không có hiệu lực ngày {day}.", "", "Chọn hội đồng có hiệu lực vào ngày họp.")
    en = Words("The council “{council}” is not in force on {day}.", "", "Choose the one in force on that day.")


class PaperNumberTaken(DossierFault):
    code = "CS-DOS-301"
    vi = Words(
        "Số {number} đã dùng cho «{name}» của hồ sơ {dossier}.",
        "Một số văn bản của cùng loại chỉ dùng một lần trong năm.",
        "Kiểm tra lại số văn bản.",
    )
    en = Words(
        "Number {number} is already that of “{name}” in dossier {dossier}.",
        "A number is used once a year for one kind of paper.",
        "Check the number.",
    )
