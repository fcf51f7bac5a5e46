"""Faults of surveys (CS-SVY-…): setting up, entering, giving out links. Those of residents: ``answer_errors``."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class SurveyFault(ChungSucError):
    """The family of faults found in surveys of residents' satisfaction."""

    code = "CS-SVY-000"


class NoSuchSurvey(SurveyFault):
    code = "CS-SVY-001"
    vi = Words("Không có đợt lấy ý kiến số {number}.", "Địa chỉ có thể đã bị sửa.", "Mở lại từ danh sách.")
    en = Words("There is no survey {number}.", "The address may have been changed.", "Open it from the list.")


class FieldMissing(SurveyFault):
    code = "CS-SVY-002"
    vi = Words("Chưa ghi {field}.", "", "Ghi đủ rồi gửi lại.")
    en = Words("{field_en} is missing.", "", "Give it and send again.")


class DaysOutOfOrder(SurveyFault):
    code = "CS-SVY-003"
    vi = Words(
        "Ngày kết thúc {closes} trước ngày bắt đầu {opens}.", "", "Ghi ngày kết thúc bằng hoặc sau ngày bắt đầu."
    )
    en = Words("The last day {closes} is before the first, {opens}.", "", "Give a last day not before the first.")


class SurveyGoingOn(SurveyFault):
    code = "CS-SVY-004"
    vi = Words(
        "{unit} đã có đợt lấy ý kiến {number} cho danh hiệu và năm này, chưa kết thúc.",
        "Hai đợt cùng lúc thì một hộ bị hỏi hai lần.",
        "Làm tiếp đợt đó, hoặc kết thúc nó rồi mới mở đợt mới.",
    )
    en = Words(
        "{unit} has survey {number} for this title and year, not ended yet.",
        "With two at a time a household would be asked twice.",
        "Go on with that one, or end it before a new one.",
    )


class NotInState(SurveyFault):
    code = "CS-SVY-005"
    vi = Words("Đợt lấy ý kiến {state} nên không {act} được.", "", "Tải lại trang để xem việc làm được lúc này.")
    en = Words("The survey is {state_en}, so one cannot {act_en}.", "", "Reload the page to see what can be done.")


class QuestionsFixed(SurveyFault):
    code = "CS-SVY-006"
    vi = Words(
        "Không sửa được bộ câu hỏi «{name}».",
        "Đã có đợt lấy ý kiến dùng nó: câu hỏi phải giữ như khi người dân trả lời.",
        "Lập bộ câu hỏi mới từ bộ này.",
    )
    en = Words(
        "The questions “{name}” can no longer be changed.",
        "A survey has used them: they stay as residents answered them.",
        "Make a new set out of this one.",
    )


class QuestionsUnsound(SurveyFault):
    code = "CS-SVY-007"
    vi = Words(
        "Bộ câu hỏi cần từ 1 đến {most} nội dung, mỗi nội dung không quá {length} ký tự, không trùng nhau.",
        "Đang có {count} nội dung.",
        "Sửa danh sách, mỗi dòng một nội dung.",
    )
    en = Words(
        "A set has 1 to {most} questions of at most {length} characters, no two the same.",
        "There are {count}.",
        "Mend the list, one question a line.",
    )


class GroupUnsound(SurveyFault):
    code = "CS-SVY-008"
    vi = Words("Dòng «{name}» của kế hoạch mẫu chưa đúng: {why}.", "", "Sửa dòng đó.")
    en = Words("The row “{name}” of the sample plan is wrong: {why_en}.", "", "Mend that row.")


class BaseUnsound(SurveyFault):
    code = "CS-SVY-009"
    vi = Words(
        "Số hộ trên địa bàn chưa dùng được: {why}.",
        "Tỷ lệ hộ được lấy ý kiến tính trên số này.",
        "Ghi số hộ kèm nguồn và ngày của số liệu, hoặc để trống nếu chưa rõ.",
    )
    en = Words(
        "The number of households cannot be used: {why_en}.",
        "The share of households asked rests on it.",
        "Give it with its source and day, or leave it blank while it is not known.",
    )


class SheetTwice(SurveyFault):
    code = "CS-SVY-010"
    vi = Words(
        "Phiếu số {number} đã được nhập.", "Mỗi phiếu chỉ tính một lần.", "Xem lại số phiếu trên giấy, hoặc bỏ dòng."
    )
    en = Words("Sheet {number} is entered already.", "A sheet counts once.", "Check its number, or leave the row out.")


class SheetNumberWrong(SurveyFault):
    code = "CS-SVY-011"
    vi = Words("Số phiếu «{number}» không dùng được.", "", "Ghi một số nguyên từ 1 đến {most}.")
    en = Words("The sheet number “{number}” cannot be used.", "", "Give a whole number from 1 to {most}.")


class MarksWrong(SurveyFault):
    code = "CS-SVY-012"
    vi = Words(
        "Phần trả lời «{given}» không đúng.",
        "Cần {wanted} chữ số: {items} nội dung rồi đến câu chung; 1 hài lòng, 2 chưa hài lòng, 3 không có ý kiến.",
        "Xem lại phiếu và nhập lại.",
    )
    en = Words(
        "The answers “{given}” are wrong.",
        "{wanted} digits are needed: {items} questions, then the overall one; 1 satisfied, 2 not, 3 no opinion.",
        "Look at the sheet and type them again.",
    )


class GroupUnknown(SurveyFault):
    code = "CS-SVY-013"
    vi = Words("Không có «{name}» trong kế hoạch mẫu.", "Kế hoạch có: {known}.", "Chọn một tên trong kế hoạch.")
    en = Words("“{name}” is not in the sample plan.", "The plan has: {known}.", "Choose one of these.")


class GroupCounted(SurveyFault):
    code = "CS-SVY-014"
    vi = Words(
        "{group} đã có {there}.",
        "Nhập cả phiếu lẫn bảng kiểm phiếu thì một hộ bị tính hai lần.",
        "Chọn một cách; rút phần đã nhập nếu muốn đổi cách.",
    )
    en = Words(
        "{group} already has {there_en}.",
        "Sheets and a tally together would count a household twice.",
        "Take one way; withdraw what is there to change it.",
    )


class TallyWrong(SurveyFault):
    code = "CS-SVY-015"
    vi = Words(
        "{question}: {satisfied} + {unsatisfied} + {none} không bằng {answers} phiếu.",
        "Mỗi phiếu có đúng một mức trả lời cho mỗi nội dung.",
        "Xem lại bảng kiểm phiếu.",
    )
    en = Words(
        "{question_en}: {satisfied} + {unsatisfied} + {none} is not {answers} sheets.",
        "Each sheet answers each question once.",
        "Check the tally.",
    )


class MoreThanHouseholds(SurveyFault):
    code = "CS-SVY-016"
    vi = Words(
        "{place} có {households} hộ, không thể có {answers} phiếu.",
        "Mỗi hộ một phiếu.",
        "Xem lại số phiếu, hoặc sửa số hộ nếu ghi sai.",
    )
    en = Words(
        "{place} has {households} households and cannot have {answers} answers.",
        "A household answers once.",
        "Check the sheets, or mend the number of households.",
    )


class NothingEntered(SurveyFault):
    code = "CS-SVY-017"
    vi = Words("Chưa nhập phiếu nào.", "Mọi dòng đều trống.", "Nhập ít nhất một phiếu.")
    en = Words("No sheet was entered.", "Every row is blank.", "Enter one at least.")


class NoSuchSheet(SurveyFault):
    code = "CS-SVY-018"
    vi = Words("Không có {what} đang được tính.", "Có thể đã được rút.", "Xem lại danh sách.")
    en = Words("There is no {what_en} that counts.", "It may have been withdrawn.", "Look at the list again.")


class ReasonMissing(SurveyFault):
    code = "CS-SVY-019"
    vi = Words("Chưa ghi lý do.", "Người xem sau này cần biết vì sao.", "Ghi ngắn gọn rồi gửi lại.")
    en = Words("No reason is given.", "Who looks later has to know why.", "Write it briefly and send again.")


class PlanMissing(SurveyFault):
    code = "CS-SVY-020"
    vi = Words(
        "Chưa có kế hoạch mẫu.",
        "Số trả lời trên mạng không được vượt số hộ định hỏi.",
        "Ghi số phiếu định thu trước khi lập đường liên kết.",
    )
    en = Words(
        "There is no sample plan.",
        "Online there may not be more answers than households to be asked.",
        "Give the number to be asked before making a link.",
    )


class LinkDayWrong(SurveyFault):
    code = "CS-SVY-021"
    vi = Words(
        "Ngày hết hạn {day} không dùng được.",
        "Đường liên kết chỉ dùng từ hôm nay {today} đến hết ngày {closes} của đợt.",
        "Ghi ngày trong khoảng đó.",
    )
    en = Words(
        "The last day {day} cannot be.",
        "A link lasts from today, {today}, to the survey's last day, {closes}.",
        "Give a day between them.",
    )


class LinkGone(SurveyFault):
    code = "CS-SVY-022"
    vi = Words("Đường liên kết này không còn dùng.", "{why}", "Lập đường liên kết mới.")
    en = Words("This link is no longer in use.", "{why_en}", "Make a new one.")


class TooManyCodes(SurveyFault):
    code = "CS-SVY-023"
    vi = Words("Không in được {asked} mã.", "Kế hoạch là {planned} phiếu, đã in {there} mã còn dùng.", "Giảm số mã.")
    en = Words("{asked} codes cannot be printed.", "{planned} are planned, {there} codes are out.", "Take fewer.")


class TooFewToPublish(SurveyFault):
    code = "CS-SVY-024"
    vi = Words(
        "Mới có {answers} phiếu nên chưa công bố được.",
        "Dưới {fewest} phiếu thì người khác đoán được ai trả lời gì.",
        "Mở lại đợt lấy ý kiến và thu thêm phiếu.",
    )
    en = Words(
        "With {answers} answers the result cannot be published.",
        "Below {fewest} others could tell who answered what.",
        "Open the survey again and collect more.",
    )


class TitleWrong(SurveyFault):
    code = "CS-SVY-025"
    vi = Words(
        "{unit} không lấy ý kiến cho danh hiệu này.", "Không có bộ tiêu chí nào cho đơn vị như vậy.", "Chọn lại."
    )
    en = Words("{unit} cannot be asked about for this title.", "No criteria set is for such a unit.", "Choose again.")


# ── the sheet in Excel ───────────────────────────────────────────────────────────────────────────────


class WorkbookNotOurs(SurveyFault):
    code = "CS-SVY-030"
    vi = Words(
        "Tệp không phải là bảng nhập phiếu của đợt {number}.",
        "Không thấy trang «{sheet}» với đủ các cột: {columns}.",
        "Tải bảng của đúng đợt này xuống rồi điền vào đó.",
    )
    en = Words(
        "The file is not the table of survey {number}.",
        "It has no sheet “{sheet}” with all columns: {columns}.",
        "Download the table of this very survey and fill it in.",
    )


class WorkbookHeavy(SurveyFault):
    code = "CS-SVY-031"
    vi = Words("Tệp nặng {size} KB.", "Bảng nhập phiếu nhiều nhất {limit} KB.", "Bỏ hình ảnh, trang thừa rồi gửi lại.")
    en = Words("The file has {size} KB.", "A table of sheets has at most {limit} KB.", "Take out pictures, pages.")


class TooManySheets(SurveyFault):
    code = "CS-SVY-032"
    vi = Words("Tệp có hơn {limit} phiếu.", "", "Chia thành nhiều tệp.")
    en = Words("The file has more than {limit} sheets.", "", "Divide it into several files.")


class MarkWrong(SurveyFault):
    code = "CS-SVY-033"
    vi = Words(
        "«{given}» không phải là mức trả lời.", "1 hài lòng, 2 chưa hài lòng, 3 không có ý kiến.", "Ghi 1, 2 hoặc 3."
    )
    en = Words("“{given}” is no answer.", "1 satisfied, 2 not satisfied, 3 no opinion.", "Write 1, 2 or 3.")


class NoFileSent(SurveyFault):
    code = "CS-SVY-034"
    vi = Words("Chưa chọn tệp.", "", "Chọn bảng nhập phiếu đã điền rồi gửi lại.")
    en = Words("No file was chosen.", "", "Choose the filled-in table and send it again.")
