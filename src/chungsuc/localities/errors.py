"""Faults of hamlets, households and gardens: a name, a day, a list (CS-LOC-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class LocalityError(ChungSucError):
    """The family of faults found in what is registered below a commune."""

    code = "CS-LOC-000"


class HamletWithoutName(LocalityError):
    code = "CS-LOC-001"
    vi = Words("Chưa ghi tên xóm.", "Xóm, thôn, bản được gọi bằng tên hoặc số.", "Ghi tên, ví dụ «Xóm 3».")
    en = Words("The hamlet has no name.", "A hamlet is called by a name or a number.", "Give one, such as “Xóm 3”.")


class NameTooLong(LocalityError):
    code = "CS-LOC-002"
    vi = Words("Tên «{name}…» dài {length} ký tự.", "Tên dài nhất là {most} ký tự.", "Rút ngắn tên.")
    en = Words("The name “{name}…” has {length} characters.", "The longest name has {most}.", "Shorten it.")


class HamletThere(LocalityError):
    code = "CS-LOC-003"
    vi = Words(
        "{commune} đã có {hamlet} (mã {unit_code}).",
        "Một xã không có hai xóm cùng loại cùng tên trong một thời gian.",
        "Bỏ dòng này, hoặc ghi tên khác.",
    )
    en = Words(
        "{commune} already has {hamlet} (code {unit_code}).",
        "A commune has no two hamlets of one kind and name at one time.",
        "Leave this line out, or give another name.",
    )


class HamletTwice(LocalityError):
    code = "CS-LOC-004"
    vi = Words("{hamlet} đã có ở dòng {first}.", "", "Bỏ một trong hai dòng.")
    en = Words("{hamlet} is in line {first} already.", "", "Leave one of the two out.")


class UnknownHamletKind(LocalityError):
    code = "CS-LOC-005"
    vi = Words("Không có loại «{kind}».", "Các loại là: {known}.", "Chọn một trong số đó.")
    en = Words("There is no kind “{kind}”.", "The kinds are: {known}.", "Take one of those.")


class DayAhead(LocalityError):
    code = "CS-LOC-006"
    vi = Words("Ngày {day} chưa tới.", "Chỉ ghi điều đã có; hôm nay là {today}.", "Ghi ngày hôm nay hoặc trước đó.")
    en = Words("{day} has not come yet.", "Only what is there is recorded; today is {today}.", "Give an earlier day.")


class EndsBeforeItBegan(LocalityError):
    code = "CS-LOC-007"
    vi = Words(
        "{unit} không thể thay đổi từ ngày {on}.",
        "Lần ghi đang có hiệu lực bắt đầu ngày {since}.",
        "Ghi ngày sau {since}.",
    )
    en = Words("{unit} cannot change on {on}.", "What is on record began on {since}.", "Give a day after {since}.")


class EndedAlready(LocalityError):
    code = "CS-LOC-008"
    vi = Words("{unit} đã có ngày kết thúc là {until}.", "", "Không cần ghi lại; ngày đã ghi không bị ghi đè.")
    en = Words("{unit} ends on {until} already.", "", "There is nothing to do; the day is not overwritten.")


class ReasonNeeded(LocalityError):
    code = "CS-LOC-009"
    vi = Words("Chưa ghi lý do.", "Người xem sau này cần biết vì sao.", "Ghi lý do, kèm số văn bản nếu có.")
    en = Words("No reason is given.", "Who looks later has to know why.", "Give it, with its decree if there is one.")


class NotRegisteredHere(LocalityError):
    code = "CS-LOC-010"
    vi = Words("{unit} không phải là {wanted}.", "", "Chọn đúng {wanted}.")
    en = Words("{unit} is not {wanted_en}.", "", "Choose {wanted_en}.")


class CountOutOfRange(LocalityError):
    code = "CS-LOC-011"
    vi = Words("Số lượng «{count}» không dùng được.", "Mỗi lần ghi từ 1 đến {most}.", "Ghi một số trong khoảng đó.")
    en = Words("The number “{count}” cannot be.", "Between 1 and {most} are recorded at a time.", "Give such a number.")


class ListEmpty(LocalityError):
    code = "CS-LOC-012"
    vi = Words("Danh sách không có dòng nào.", "", "Dán danh sách, mỗi xóm một dòng, hoặc chọn tệp XLSX, CSV.")
    en = Words("The list has no line.", "", "Paste a list, one hamlet a line, or choose an XLSX or CSV file.")


class ListTooLong(LocalityError):
    code = "CS-LOC-013"
    vi = Words("Danh sách có {count} dòng.", "Một lần ghi nhiều nhất {most} xóm của một xã.", "Chia nhỏ danh sách.")
    en = Words("The list has {count} lines.", "At most {most} hamlets of one commune are taken at once.", "Divide it.")


class NameForOneOnly(LocalityError):
    code = "CS-LOC-014"
    vi = Words("Tên chỉ ghi được cho từng cái.", "Đang ghi {count} một lần.", "Bỏ tên, hoặc ghi từng cái một.")
    en = Words("A name belongs to one alone.", "{count} are being recorded at once.", "Leave it out, or record one.")


class ListFileTooLarge(LocalityError):
    code = "CS-LOC-015"
    vi = Words("Tệp nặng {size} KB.", "Tệp danh sách xóm nhiều nhất {most} KB.", "Chỉ giữ cột tên xóm rồi gửi lại.")
    en = Words("The file has {size} KB.", "A list of hamlets has at most {most} KB.", "Keep the names only.")
