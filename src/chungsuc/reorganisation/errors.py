"""Faults of a reorganisation of units (CS-SXP-…): rows that cannot be so, steps that cannot be taken."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class ReorganisationError(ChungSucError):
    """The family of faults found in events that reorganise units."""

    code = "CS-SXP-000"


# ── the rows of an event ─────────────────────────────────────────────────────────────────────────────


class NothingPlanned(ReorganisationError):
    code = "CS-SXP-001"
    vi = Words("Chưa có việc nào trong đợt sắp xếp.", "", "Thêm ít nhất một việc, hoặc nhập tệp.")
    en = Words("The event holds no row yet.", "", "Add at least one, or import a file.")


class OldUnknown(ReorganisationError):
    code = "CS-SXP-002"
    vi = Words(
        "Không có đơn vị cũ «{name}» (mã {unit_code}) ngay trước ngày {day}.",
        "Chỉ sắp xếp được đơn vị đang có hiệu lực.",
        "Kiểm tra mã, cấp và ngày hiệu lực.",
    )
    en = Words(
        "There is no old unit “{name}” (code {unit_code}) on the eve of {day}.",
        "Only units in force can be reorganised.",
        "Check code, level and day.",
    )


class OldNameWrong(ReorganisationError):
    code = "CS-SXP-003"
    vi = Words(
        "Mã {unit_code} là {known}, không phải «{name}».",
        "Mã và tên phải chỉ cùng một đơn vị.",
        "Sửa mã hoặc tên đơn vị cũ.",
    )
    en = Words(
        "Code {unit_code} is {known}, not “{name}”.",
        "Code and name must mean one unit.",
        "Mend the old unit's code or name.",
    )


class ChangedLater(ReorganisationError):
    code = "CS-SXP-004"
    vi = Words(
        "{name} đã có thay đổi ghi cho ngày {later}, không sắp xếp vào ngày {day} được nữa.",
        "Thay đổi sau dựa trên hiện trạng trước nó.",
        "Hoàn tác đợt sắp xếp sau, hoặc kiểm tra lại ngày hiệu lực.",
    )
    en = Words(
        "{name} already changes on {later}; it cannot be reorganised on {day} any more.",
        "The later change rests on what was there before it.",
        "Undo the later event, or check the day.",
    )


class NameMissing(ReorganisationError):
    code = "CS-SXP-005"
    vi = Words("Đơn vị mới mã {unit_code} chưa có tên.", "", "Ghi tên, không kèm loại.")
    en = Words("The new unit with code {unit_code} has no name.", "", "Give its name, without its type.")


class CodeWrong(ReorganisationError):
    code = "CS-SXP-006"
    vi = Words(
        "Mã «{unit_code}» của {name} không đúng.",
        "Mã tỉnh có 2 chữ số, huyện 3, xã 5.",
        "Ghi mã theo danh mục hành chính.",
    )
    en = Words(
        "The code “{unit_code}” of {name} is wrong.",
        "Codes of provinces have 2 digits, of districts 3, of communes 5.",
        "Give the code of the official list.",
    )


class TypeWrong(ReorganisationError):
    code = "CS-SXP-007"
    vi = Words("Loại «{type}» không dùng cho cấp này.", "Các loại là: {known}.", "Chọn một trong số đó.")
    en = Words("There is no type “{type}” at this level.", "The types are: {known}.", "Take one of those.")


class ShareOutOfRange(ReorganisationError):
    code = "CS-SXP-008"
    vi = Words(
        "Phần chuyển sang {share} không hợp lệ.", "Phần phải lớn hơn 0 và không quá 1.", "Sửa phần, hoặc để «?»."
    )
    en = Words("The share {share} is wrong.", "It lies above 0 and not above 1.", "Mend it, or leave it “?”.")


class SharesDoNotAddUp(ReorganisationError):
    code = "CS-SXP-009"
    vi = Words(
        "Các phần của {name} là {shares}: không thành toàn bộ.",
        "Đơn vị chuyển toàn bộ sang một nơi, hoặc chia thành các phần cộng lại bằng 1, hoặc mọi phần đều chưa rõ.",
        "Ghi đủ nơi đến của mọi phần (kể cả phần ở lại).",
    )
    en = Words(
        "The shares of {name} are {shares}: that is not all of it.",
        "A unit goes over as a whole, or in parts that sum to 1, or in parts all of unknown size.",
        "Say where every part goes, the one that stays included.",
    )


class RowTwice(ReorganisationError):
    code = "CS-SXP-010"
    vi = Words("{name} được ghi hai lần vào cùng một nơi.", "", "Bỏ bớt một dòng.")
    en = Words("{name} goes to the same unit twice.", "", "Take one row out.")


class DescribedTwice(ReorganisationError):
    code = "CS-SXP-011"
    vi = Words(
        "Đơn vị mới mã {unit_code} được ghi khác nhau: {one} (dòng {line}) và {other}.",
        "Một mã chỉ là một đơn vị, với một tên, loại và cấp trên.",
        "Ghi giống nhau ở mọi dòng.",
    )
    en = Words(
        "The new unit with code {unit_code} is described in two ways: {one} (row {line}) and {other}.",
        "A code is one unit with one name, type and parent.",
        "Write the same in every row.",
    )


class CodeOfAnother(ReorganisationError):
    code = "CS-SXP-012"
    vi = Words(
        "Mã {unit_code} đang là của {name}, đơn vị này không nằm trong đợt sắp xếp.",
        "Một ngày, một mã chỉ chỉ một đơn vị.",
        "Dùng mã khác, hoặc ghi thêm {name} vào đợt này.",
    )
    en = Words(
        "Code {unit_code} belongs to {name}, which stays.",
        "On one day a code is one unit.",
        "Use another code, or add {name} to the event.",
    )


class ParentUnknown(ReorganisationError):
    code = "CS-SXP-013"
    vi = Words(
        "Không có đơn vị cấp trên mã «{parent}» cho {name} kể từ ngày hiệu lực.",
        "Mỗi đơn vị thuộc một đơn vị cấp trên đang có hiệu lực; tỉnh thì không.",
        "Sửa mã cấp trên.",
    )
    en = Words(
        "There is no parent with code “{parent}” for {name} from that day on.",
        "A unit lies below one in force at a higher level; a province below none.",
        "Mend the code of the parent.",
    )


class BelowIsLeft(ReorganisationError):
    code = "CS-SXP-014"
    vi = Words(
        "Chưa rõ {count} đơn vị bên dưới {name} về đâu: {below}.",
        "{name} bị chia hoặc không còn, nên không suy ra được.",
        "Ghi từng đơn vị đó thành một dòng, với đơn vị cấp trên mới.",
    )
    en = Words(
        "It is not said where {count} units below {name} go: {below}.",
        "{name} is divided or ends, so it does not follow.",
        "Give each of them a row with its new parent.",
    )


# ── the steps ────────────────────────────────────────────────────────────────────────────────────────


class NoSuchEvent(ReorganisationError):
    code = "CS-SXP-020"
    vi = Words("Không có đợt sắp xếp này.", "", "Mở lại danh sách.")
    en = Words("There is no such event.", "", "Open the list again.")


class WrongState(ReorganisationError):
    code = "CS-SXP-021"
    vi = Words("Đợt sắp xếp {number} {state_vi}, không {act_vi} được.", "", "Tải lại trang để xem tình trạng.")
    en = Words("The event {number} is {state_en}: it cannot be {act_en}.", "", "Load the page again.")


class SamePerson(ReorganisationError):
    code = "CS-SXP-022"
    vi = Words(
        "Người lập đợt sắp xếp {number} không được tự áp dụng.",
        "Đổi đơn vị hành chính đụng đến mọi số liệu, nên phải có hai người xem.",
        "Nhờ một cán bộ khác của Văn phòng Điều phối, hoặc quản trị.",
    )
    en = Words(
        "Who entered the event {number} may not apply it.",
        "Changing units touches every figure, so two people look.",
        "Ask another officer, or an administrator.",
    )


class ReasonMissing(ReorganisationError):
    code = "CS-SXP-023"
    vi = Words("Chưa ghi lý do.", "Người khác phải hiểu vì sao.", "Ghi một câu lý do.")
    en = Words("No reason is given.", "Others must understand why.", "Write a sentence.")


class DecreeMissing(ReorganisationError):
    code = "CS-SXP-024"
    vi = Words(
        "Chưa ghi số nghị quyết hoặc quyết định.",
        "Đơn vị hành chính chỉ đổi theo văn bản.",
        "Ghi số văn bản; chưa rõ số thì ghi «chưa rõ số» và nguồn tin.",
    )
    en = Words(
        "The number of the decree is missing.",
        "Units change only by a decree.",
        "Give it; where it is not known, write so and name the source.",
    )


class SourceMissing(ReorganisationError):
    code = "CS-SXP-025"
    vi = Words(
        "Chưa ghi nguồn.", "Không có nguồn thì không ai kiểm tra lại được.", "Ghi nơi đăng hoặc nơi lưu văn bản."
    )
    en = Words("No source is given.", "Without one nobody can check.", "Say where the decree is kept or printed.")


class ThingsHangOnIt(ReorganisationError):
    code = "CS-SXP-026"
    vi = Words(
        "Không hoàn tác được đợt sắp xếp {number}.",
        "Đã có điều dựa vào các đơn vị mới: {what_vi}.",
        "Gỡ hoặc chuyển những điều đó trước; nếu không gỡ được thì lập đợt sắp xếp mới để sửa.",
    )
    en = Words(
        "The event {number} cannot be undone.",
        "Things rest on its new units: {what_en}.",
        "Remove or move those first; where that cannot be, enter a new event that corrects it.",
    )


# ── files ────────────────────────────────────────────────────────────────────────────────────────────


class ColumnsMissing(ReorganisationError):
    code = "CS-SXP-040"
    vi = Words(
        "Không thấy các cột {columns} trong 20 dòng đầu.",
        "Dòng tiêu đề phải có đủ các cột bắt buộc.",
        "Tải tệp mẫu, giữ nguyên dòng tiêu đề.",
    )
    en = Words(
        "The columns {columns} are not in the first 20 rows.",
        "The header must hold all that are needed.",
        "Take the template and keep its header.",
    )


class TooManyRows(ReorganisationError):
    code = "CS-SXP-041"
    vi = Words("Tệp có hơn {limit} dòng.", "Một đợt sắp xếp của một tỉnh không dài như vậy.", "Chia tệp theo văn bản.")
    en = Words("The file has more than {limit} rows.", "No event of one province is so long.", "Part it by decree.")


class FileTooBig(ReorganisationError):
    code = "CS-SXP-042"
    vi = Words("Tệp nặng {size} kB, quá {limit} kB.", "", "Chỉ giữ các cột cần thiết.")
    en = Words("The file has {size} kB, more than {limit} kB.", "", "Keep only the columns that are needed.")


class CellWrong(ReorganisationError):
    code = "CS-SXP-043"
    vi = Words("Cột «{column}»: không đọc được «{value}».", "", "{fix_vi}")
    en = Words("Column “{column}”: “{value}” cannot be read.", "", "{fix_en}")


class TitleUnknown(ReorganisationError):
    code = "CS-SXP-050"
    vi = Words(
        "Không có danh hiệu «{title}» để so sánh.",
        "",
        "Chọn một trong: ntm, advanced, model.",
    )
    en = Words("There is no title “{title}” to compare.", "", "Take one of: ntm, advanced, model.")


class DaysBackwards(ReorganisationError):
    code = "CS-SXP-051"
    vi = Words("Ngày đầu {first} sau ngày cuối {last}.", "", "Đổi lại hai ngày.")
    en = Words("The first day {first} comes after the last {last}.", "", "Mend the days.")


# ── what is acknowledged ─────────────────────────────────────────────────────────────────────────────


class PaperMissing(ReorganisationError):
    code = "CS-SXP-060"
    vi = Words(
        "Việc thừa nhận danh hiệu của {unit} thiếu căn cứ.",
        "Phải có số, ngày, người ký và nguồn của văn bản; khi bỏ thừa nhận phải có lý do.",
        "Ghi đủ rồi gửi lại.",
    )
    en = Words(
        "What is acknowledged of {unit} has no ground.",
        "It needs a paper's number, day, signer and source; withdrawing it needs a reason.",
        "Fill them in and send it again.",
    )


class NothingToAcknowledge(ReorganisationError):
    code = "CS-SXP-061"
    vi = Words(
        "{unit} ngày {day} không có danh hiệu tạm để thừa nhận.",
        "Đơn vị không hình thành từ đơn vị khác, hoặc đã có quyết định công nhận riêng.",
        "Xem trang của đơn vị; nếu có quyết định mới thì ghi quyết định công nhận.",
    )
    en = Words(
        "{unit} on {day} carries nothing to be acknowledged.",
        "It was not made of others, or has a decision of its own.",
        "Look at its page; a new decision is recorded as a recognition.",
    )


class AcknowledgedTooHigh(ReorganisationError):
    code = "CS-SXP-062"
    vi = Words(
        "Không thừa nhận được «{title}» cho {unit}.",
        "Danh hiệu cao nhất trong các phần là «{highest}».",
        "Chọn danh hiệu không cao hơn; muốn cao hơn phải xét công nhận.",
    )
    en = Words(
        "“{title}” cannot be acknowledged for {unit}.",
        "The highest title among its parts is “{highest}”.",
        "Choose one that is no higher; for more it has to be recognised.",
    )


class AcknowledgedAlready(ReorganisationError):
    code = "CS-SXP-063"
    vi = Words(
        "{unit} đã có văn bản thừa nhận ngày {day}.",
        "Một ngày chỉ có một văn bản; văn bản ngày sau thì thay văn bản ngày trước.",
        "Kiểm tra ngày, hoặc bỏ văn bản ghi nhầm trước.",
    )
    en = Words(
        "{unit} has a paper of {day} already.",
        "There is one paper a day; a later one takes the place of an earlier.",
        "Check the day, or withdraw the wrong one first.",
    )


class NoSuchAcknowledgement(ReorganisationError):
    code = "CS-SXP-064"
    vi = Words("Không có văn bản thừa nhận này.", "Có thể đã bỏ rồi.", "Mở lại trang để xem.")
    en = Words("There is no such paper.", "It may be withdrawn.", "Open the page again.")
