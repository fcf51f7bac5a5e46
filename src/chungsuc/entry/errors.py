"""Faults and questions of data entry (CS-ENT-…): 1xx refuse, 2xx ask for a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chungsuc.errors import ChungSucError, Faults, Words


class EntryError(ChungSucError):
    """The family of faults of drafts, submissions and rounds."""

    code = "CS-ENT-000"


# ── refusals ─────────────────────────────────────────────────────────────────────────────────────────


class NothingEntered(EntryError):
    code = "CS-ENT-101"
    vi = Words("Chưa có số liệu nào để gửi.", "Ô trống nghĩa là giữ nguyên.", "Nhập ít nhất một ô rồi gửi.")
    en = Words("There is nothing to submit.", "A blank field changes nothing.", "Fill at least one field and submit.")


class ClientIdTaken(EntryError):
    code = "CS-ENT-102"
    vi = Words(
        "Biểu này đã gửi rồi (biên nhận {number}), nay nội dung khác đi.",
        "Mỗi lần gửi có một mã riêng ({client_id}), để gửi lại không thành hai lần.",
        "Tải lại trang, nhập phần thay đổi rồi gửi.",
    )
    en = Words(
        "This form was submitted before (receipt {number}) and says something else now.",
        "Each submission has an id of its own ({client_id}), so that sending it again does not store it twice.",
        "Load the page again, enter what changed and submit.",
    )


class RoundClosed(EntryError):
    code = "CS-ENT-103"
    vi = Words(
        "Đợt «{round}» đã đóng ngày {closed_on}.",
        "Đợt đã đóng không nhận thêm số liệu của xã.",
        "Nếu còn phải sửa, đề nghị Văn phòng Điều phối mở lại đợt.",
    )
    en = Words(
        "The round “{round}” was closed on {closed_on}.",
        "A closed round takes no more values from communes.",
        "If something must be mended, ask the Coordination Office to open it again.",
    )


class RoundNotOpen(EntryError):
    code = "CS-ENT-104"
    vi = Words("Đợt «{round}» mở từ {opens_on}.", "Trước ngày đó chưa nhận số liệu.", "Lưu nháp và gửi từ ngày đó.")
    en = Words("The round “{round}” opens on {opens_on}.", "Nothing is taken before.", "Keep the draft, submit then.")


class NothingToRetract(EntryError):
    code = "CS-ENT-105"
    vi = Words(
        "Chỉ tiêu {no} chưa có số liệu ngày {as_of} để rút lại.",
        "Chỉ rút được số liệu đã ghi cho đúng ngày này.",
        "Bỏ chọn «rút lại».",
    )
    en = Words(
        "Indicator {no} has no value of {as_of} to retract.",
        "Only a value recorded for this very day can be taken back.",
        "Do not choose “retract”.",
    )


class RetractedAndSaid(EntryError):
    code = "CS-ENT-106"
    vi = Words(
        "Chỉ tiêu {no} vừa rút lại vừa có giá trị mới.",
        "Rút lại nghĩa là chưa biết; giá trị mới thì tự thay giá trị cũ.",
        "Giữ một trong hai.",
    )
    en = Words(
        "Indicator {no} is both retracted and given a new value.",
        "Retracted means not known; a new value replaces the old one by itself.",
        "Keep one of the two.",
    )


class MeasureSaidTwice(EntryError):
    code = "CS-ENT-107"
    vi = Words(
        "Chỉ tiêu {no} và {other} hỏi cùng một số liệu nhưng ghi khác nhau.",
        "Một số liệu chỉ có một giá trị trong một ngày.",
        "Ghi hai ô như nhau, hoặc chỉ ghi một ô.",
    )
    en = Words(
        "Indicators {no} and {other} ask for the same value and say different ones.",
        "A value of a day is one.",
        "Make both fields the same, or fill only one.",
    )


class SetNotForUnit(EntryError):
    code = "CS-ENT-108"
    vi = Words("Bộ {set} không xét {unit}.", "Bộ này dành cho cấp khác.", "Chọn bộ tiêu chí của cấp đó.")
    en = Words("Set {set} does not judge {unit}.", "It is for another level.", "Choose a set of that level.")


class DraftBehind(EntryError):
    code = "CS-ENT-109"
    vi = Words(
        "Bản nháp đã được lưu ở nơi khác lúc {at}.",
        "Trang này đang giữ bản cũ hơn.",
        "Tải lại trang để xem bản mới, hoặc ghi đè bằng bản đang mở.",
    )
    en = Words(
        "The draft was saved elsewhere at {at}.",
        "This page holds an older one.",
        "Load the page again to see it, or overwrite it with what is open here.",
    )


class RoundThere(EntryError):
    code = "CS-ENT-110"
    vi = Words(
        "Đã có đợt «{round}» cho bộ {set} ngày {as_of}.",
        "Mỗi bộ, mỗi ngày có một đợt.",
        "Sửa đợt đó.",
    )
    en = Words(
        "There is a round “{round}” for set {set} and {as_of} already.",
        "Each set and day has one.",
        "Change that one.",
    )


class RoundUnsound(EntryError):
    code = "CS-ENT-111"
    vi = Words("Đợt nhập liệu chưa đúng: {what_vi}.", "", "Sửa rồi lưu lại.")
    en = Words("The round is not sound: {what_en}.", "", "Mend it and save again.")


class DraftTooLarge(EntryError):
    code = "CS-ENT-112"
    vi = Words("Bản nháp quá lớn.", "Bản nháp chỉ giữ những gì gõ trong biểu mẫu.", "Rút ngắn các ghi chú.")
    en = Words("The draft is too large.", "It holds only what is typed into the form.", "Shorten the notes.")


class FormUnreadable(EntryError):
    code = "CS-ENT-115"
    vi = Words(
        "Không đọc được biểu gửi lên ({reason}).",
        "Biểu gửi bằng JSON phải là một đối tượng gồm tên ô và chữ ghi trong ô.",
        "Tải lại trang rồi gửi lại; chưa có gì được lưu.",
    )
    en = Words(
        "The form that was sent cannot be read ({reason}).",
        "A form sent as JSON must be one object of field names and texts.",
        "Load the page anew and send again; nothing was stored.",
    )


class PartsNotTaken(EntryError):
    code = "CS-ENT-113"
    vi = Words(
        "Chỉ tiêu {no} không tính bằng tử số và mẫu số.",
        "Chỉ tỷ lệ phần trăm mới có tử số và mẫu số.",
        "Ghi một giá trị.",
    )
    en = Words(
        "Indicator {no} is not reckoned from a numerator and a denominator.",
        "Only a percentage has them.",
        "Give one value.",
    )


class NoSuchReceipt(EntryError):
    code = "CS-ENT-114"
    vi = Words("Không có biên nhận {number}.", "", "Kiểm tra lại số biên nhận.")
    en = Words("There is no receipt {number}.", "", "Check the number.")


# ── questions: stored only with a reason ─────────────────────────────────────────────────────────────


class ReasonAsked(EntryError):
    """The family of soft checks: the value may be right, but somebody will ask (cần nêu lý do)."""


class Jumped(ReasonAsked):
    code = "CS-ENT-201"
    vi = Words(
        "{value} khác nhiều so với {before} ({before_day}).",
        "Mức thay đổi vượt {limit_vi}.",
        "Kiểm tra lại số; nếu đúng, ghi lý do.",
    )
    en = Words(
        "{value} is far from {before} ({before_day}).",
        "The change is above {limit_en}.",
        "Check the number; if it is right, say why.",
    )


class ExactlyOnLevel(ReasonAsked):
    code = "CS-ENT-202"
    vi = Words(
        "{value} đúng bằng mức đạt chuẩn.",
        "Giá trị vừa khít mức thường là số làm tròn hoặc chép theo mức.",
        "Kiểm tra lại số gốc; nếu đúng, ghi cách tính hoặc nguồn.",
    )
    en = Words(
        "{value} is exactly the level.",
        "A value that just fits is often rounded, or copied from the level.",
        "Check the original figures; if it is right, say how it was reckoned.",
    )


class UnlikeNeighbours(ReasonAsked):
    code = "CS-ENT-203"
    vi = Words(
        "{value} khác xa các xã xung quanh (trung vị {median} của {count} xã).",
        "Chênh quá {limit_vi}.",
        "Kiểm tra đơn vị tính và dấu thập phân; nếu đúng, ghi lý do.",
    )
    en = Words(
        "{value} is far from the communes around (median {median} of {count}).",
        "It differs by more than {limit_en}.",
        "Check the unit and the decimal mark; if it is right, say why.",
    )


class Refused(Faults):
    """A submission with faults or unanswered questions: all of them, by field; nothing was stored.

    ``by_field``: faults by number of the indicator, those of the whole form under ""; ``asked``: the soft checks that
    wait for a reason, by number.
    """

    code = "CS-ENT-100"
    vi = Words("Chưa gửi được: {count} chỗ cần sửa hoặc nêu lý do.", "Chưa có gì được ghi.", "Xem từng ô rồi gửi lại.")
    en = Words("Not submitted: {count} places to mend or explain.", "Nothing was stored.", "See each field, try again.")

    def __init__(
        self, by_field: Mapping[str, Sequence[ChungSucError]], asked: Mapping[str, Sequence[ReasonAsked]]
    ) -> None:
        self.by_field = {no: tuple(faults) for no, faults in by_field.items()}
        self.asked = {no: tuple(questions) for no, questions in asked.items()}
        super().__init__(one for group in (self.by_field, self.asked) for many in group.values() for one in many)
