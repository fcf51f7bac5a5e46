"""Faults of plans and registrations (CS-TGT-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class TargetsFault(ChungSucError):
    """The family of faults found in plans and registrations."""

    code = "CS-TGT-000"


class PlanWithoutSource(TargetsFault):
    code = "CS-TGT-001"
    vi = Words(
        "Kế hoạch không ghi nguồn.", "Không có nguồn thì không ai kiểm tra lại được.", "Ghi văn bản hoặc nơi đăng tin."
    )
    en = Words(
        "The plan names no source.", "Without one nobody can check it.", "Give the document or where it was published."
    )


class ChangeWithoutReason(TargetsFault):
    code = "CS-TGT-002"
    vi = Words(
        "Chưa ghi lý do điều chỉnh kế hoạch.",
        "Kế hoạch này đã có phiên bản trước; người xem cần biết vì sao nó thay đổi.",
        "Ghi ngắn gọn lý do.",
    )
    en = Words(
        "No reason for the change is given.",
        "The plan has an earlier version; readers need to know why it changed.",
        "Write the reason briefly.",
    )


class PlanWithoutTargets(TargetsFault):
    code = "CS-TGT-003"
    vi = Words(
        "Kế hoạch không có chỉ tiêu nào.",
        "",
        "Ghi ít nhất một con số (0 cũng được), hoặc đánh dấu «không thực hiện nữa» kèm lý do.",
    )
    en = Words(
        "The plan has no target.", "", "Give at least one number (0 will do), or mark it dropped, with the reason."
    )


class TargetTwice(TargetsFault):
    code = "CS-TGT-004"
    vi = Words("Chỉ tiêu «{target_vi}» được ghi hai lần.", "", "Gộp lại thành một dòng.")
    en = Words("The target “{target_en}” is given twice.", "", "Make it one line.")


class MoreNamesThanPlanned(TargetsFault):
    code = "CS-TGT-005"
    vi = Words(
        "Chỉ tiêu «{target_vi}» là {count} đơn vị nhưng nêu tên {named} đơn vị.",
        "Số đơn vị nêu tên không được nhiều hơn chỉ tiêu.",
        "Sửa con số hoặc bỏ bớt tên.",
    )
    en = Words(
        "The target “{target_en}” is {count} units, but {named} are named.",
        "No more units may be named than are planned.",
        "Correct the number or take names away.",
    )


class NamedTwice(TargetsFault):
    code = "CS-TGT-006"
    vi = Words("{unit} được nêu tên hai lần trong chỉ tiêu «{target_vi}».", "", "Bỏ bớt một lần.")
    en = Words("{unit} is named twice in the target “{target_en}”.", "", "Take one away.")


class NotInTheScope(TargetsFault):
    code = "CS-TGT-007"
    vi = Words(
        "{unit} không phải đơn vị {target_vi} thuộc {scope} vào ngày {day}.",
        "Kế hoạch chỉ nêu tên đơn vị thuộc phạm vi của nó và thuộc chương trình.",
        "Chọn đơn vị khác, hoặc ghi vào kế hoạch của nơi khác.",
    )
    en = Words(
        "{unit} is no unit for “{target_en}” within {scope} on {day}.",
        "A plan names only units within its scope and in the programme.",
        "Choose another unit, or enter it in the plan of another place.",
    )


class PlanYearUnsound(TargetsFault):
    code = "CS-TGT-008"
    vi = Words("Năm kế hoạch «{year}» không hợp lệ.", "Chương trình bắt đầu từ năm 2010.", "Ghi năm từ 2010 đến 2100.")
    en = Words(
        "The year “{year}” is not one of a plan.", "The programme began in 2010.", "Give a year from 2010 to 2100."
    )


class PlanDaysWrong(TargetsFault):
    code = "CS-TGT-009"
    vi = Words(
        "Kế hoạch có hiệu lực từ {effective_on}, trước ngày quyết định {decided_on}.",
        "Kế hoạch không thể có hiệu lực trước khi được quyết định.",
        "Sửa lại một trong hai ngày.",
    )
    en = Words(
        "The plan is in force from {effective_on}, before it was decided on {decided_on}.",
        "It cannot be in force before it is decided.",
        "Correct one of the two days.",
    )


class NoPlanNamed(TargetsFault):
    code = "CS-TGT-010"
    vi = Words("Không có kế hoạch mã {plan}.", "Địa chỉ có thể đã bị sửa.", "Mở lại từ danh sách kế hoạch.")
    en = Words("There is no plan {plan}.", "The address may have been changed.", "Open it from the list of plans.")


class PlansForNoSuchLevel(TargetsFault):
    code = "CS-TGT-011"
    vi = Words("{unit} không lập kế hoạch riêng.", "Kế hoạch năm là của tỉnh hoặc của huyện.", "Chọn tỉnh hoặc huyện.")
    en = Words(
        "{unit} has no plan of its own.", "A yearly plan is a province's or a district's.", "Choose one of these."
    )


class TargetUnreadable(TargetsFault):
    code = "CS-TGT-012"
    vi = Words("Không đọc được số «{text}».", "", "Ghi số nguyên từ 0, ví dụ 10; để trống nếu không có chỉ tiêu.")
    en = Words("The number “{text}” cannot be read.", "", "Write a whole number such as 10; leave blank for no target.")


class MoreCarriedThanPlanned(TargetsFault):
    code = "CS-TGT-013"
    vi = Words(
        "Chỉ tiêu «{target_vi}» là {count} đơn vị nhưng chuyển tiếp từ năm trước {carried}.",
        "Số chuyển tiếp nằm trong chỉ tiêu.",
        "Sửa một trong hai số.",
    )
    en = Words(
        "The target “{target_en}” is {count} units, but {carried} are carried over.",
        "What is carried over is part of the target.",
        "Correct one of the two.",
    )


# ── registrations ────────────────────────────────────────────────────────────────────────────────────


class AlreadyRegistered(TargetsFault):
    code = "CS-TGT-101"
    vi = Words(
        "{unit} đã đăng ký «{title_vi}» cho năm {year} từ ngày {since}.",
        "Mỗi danh hiệu, mỗi năm chỉ đăng ký một lần.",
        "Mở đăng ký đã có; nếu sai thì rút rồi đăng ký lại.",
    )
    en = Words(
        "{unit} has been registered for “{title_en}” in {year} since {since}.",
        "A unit registers once for a title and a year.",
        "Open that registration; withdraw it first if it is wrong.",
    )


class NotInTheProgramme(TargetsFault):
    code = "CS-TGT-102"
    vi = Words(
        "{unit} không đăng ký được «{title_vi}».",
        "Chỉ đơn vị có bộ tiêu chí cho danh hiệu ấy mới đăng ký; phường, thị trấn không thuộc chương trình.",
        "Chọn đơn vị hoặc danh hiệu khác.",
    )
    en = Words(
        "{unit} cannot register for “{title_en}”.",
        "Only units with a set of criteria for that title can; wards and townships are outside the programme.",
        "Choose another unit or title.",
    )


class UnitGoneInThatYear(TargetsFault):
    code = "CS-TGT-103"
    vi = Words(
        "{unit} không còn (hoặc chưa có) trong năm {year}.",
        "Đăng ký ghi cho đơn vị có trong năm đó.",
        "Chọn đơn vị có hiệu lực trong năm {year}.",
    )
    en = Words(
        "{unit} is not there in {year}.",
        "A registration is for a unit that is there in that year.",
        "Choose the unit in force in {year}.",
    )


class RegistrationEnded(TargetsFault):
    code = "CS-TGT-104"
    vi = Words(
        "Đăng ký của {unit} cho năm {year} đã {state_vi} từ ngày {on}.",
        "Chỉ thay đổi được đăng ký đang còn hiệu lực.",
        "Tải lại trang; nếu cần thì đăng ký lại.",
    )
    en = Words(
        "The registration of {unit} for {year} is {state_en} since {on}.",
        "Only one that stands can be changed.",
        "Reload the page; register again if need be.",
    )


class EndWithoutReason(TargetsFault):
    code = "CS-TGT-105"
    vi = Words("Chưa ghi lý do.", "Lý do được lưu cùng đăng ký, ai cũng xem được.", "Ghi ngắn gọn rồi gửi lại.")
    en = Words(
        "No reason is given.", "It is kept with the registration for all to see.", "Write it briefly and send again."
    )


class SameYear(TargetsFault):
    code = "CS-TGT-106"
    vi = Words("Đăng ký này vốn đã là của năm {year}.", "", "Chọn năm khác.")
    en = Words("This registration is for {year} already.", "", "Choose another year.")


class NoRegistrationNamed(TargetsFault):
    code = "CS-TGT-107"
    vi = Words("Không có đăng ký mã {registration}.", "Địa chỉ có thể đã bị sửa.", "Mở lại từ danh sách đăng ký.")
    en = Words(
        "There is no registration {registration}.", "The address may have been changed.", "Open it from the list."
    )


class EndBeforeRegistered(TargetsFault):
    code = "CS-TGT-108"
    vi = Words(
        "Ngày {on} trước ngày đăng ký {registered_on}.",
        "Đăng ký không thể kết thúc trước khi bắt đầu.",
        "Sửa lại ngày.",
    )
    en = Words(
        "{on} is before it was registered on {registered_on}.", "It cannot end before it begins.", "Correct the day."
    )
