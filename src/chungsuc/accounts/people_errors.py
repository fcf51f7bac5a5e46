"""Faults of keeping people, rights and assignments (CS-ACC-1xx people, 2xx rights, 3xx assignments)."""

from __future__ import annotations

from chungsuc.accounts.errors import AccountError, NotAllowed
from chungsuc.errors import Words

# ── people ───────────────────────────────────────────────────────────────────────────────────────────


class NameMissing(AccountError):
    code = "CS-ACC-101"
    vi = Words("Thiếu họ tên.", "Nhật ký ghi mọi thay đổi theo tên người làm.", "Ghi họ và tên, ví dụ «Nguyễn Văn An».")
    en = Words("The name is missing.", "The trail names whoever changes something.", "Give the full name.")


class NameUnusable(AccountError):
    code = "CS-ACC-102"
    vi = Words(
        "Họ tên «{name}» không dùng được.",
        "Họ tên dài tối đa 150 ký tự, bắt đầu bằng chữ và không chứa ký tự điều khiển.",
        "Ghi lại họ tên.",
    )
    en = Words(
        "The name “{name}” cannot be used.",
        "A name has at most 150 characters, begins with a letter and holds no control characters.",
        "Write the name again.",
    )


class UsernameUnusable(AccountError):
    code = "CS-ACC-103"
    vi = Words(
        "Tên đăng nhập «{username}» không dùng được.",
        "Chỉ gồm chữ thường không dấu, số, dấu chấm, gạch ngang, gạch dưới; từ 3 đến 60 ký tự, bắt đầu bằng chữ.",
        "Ghi lại, hoặc để trống để hệ thống đặt.",
    )
    en = Words(
        "The username “{username}” cannot be used.",
        "Small letters without diacritics, digits, dot, hyphen, underscore; 3 to 60 characters, a letter first.",
        "Write it again, or leave it blank and let the system choose.",
    )


class UsernameTaken(AccountError):
    code = "CS-ACC-104"
    vi = Words(
        "Tên đăng nhập «{username}» đã thuộc về {owner}.",
        "Mỗi người một tên đăng nhập.",
        "Chọn tên khác, hoặc để trống để hệ thống đặt.",
    )
    en = Words(
        "The username “{username}” belongs to {owner}.",
        "Everybody has one of their own.",
        "Choose another, or leave it blank and let the system choose.",
    )


class UserNotFound(AccountError):
    code = "CS-ACC-105"
    vi = Words("Không có người dùng «{username}».", "", "Kiểm tra tên đăng nhập; xem danh sách: chungsuc people list.")
    en = Words("There is no user “{username}”.", "", "Check the username; see the list: chungsuc people list.")


class NotOnYourself(NotAllowed):
    """Answered with status 403: somebody else must do it."""

    code = "CS-ACC-106"
    vi = Words(
        "Bạn không tự {act_vi} cho chính mình được.",
        "Quyền do người khác cấp và thu hồi, để không ai tự mở rộng quyền của mình.",
        "Nhờ một quản trị khác.",
    )
    en = Words(
        "You cannot {act_en} yourself.",
        "Rights are given and taken by others, so that nobody widens their own.",
        "Ask another administrator.",
    )


class LastAdministrator(AccountError):
    code = "CS-ACC-107"
    vi = Words(
        "{name} là quản trị duy nhất còn hiệu lực.",
        "Không còn quản trị thì không ai cấp được quyền nữa.",
        "Cấp quyền quản trị cho một người khác trước, rồi làm lại.",
    )
    en = Words(
        "{name} is the only administrator left.",
        "Without one nobody can give rights any more.",
        "Make somebody else an administrator first, then do it again.",
    )


class PersonInactive(AccountError):
    code = "CS-ACC-108"
    vi = Words(
        "Tài khoản của {name} đang ngừng.",
        "Người đã ngừng không đăng nhập được, nên không cấp quyền hay mật khẩu.",
        "Mở lại tài khoản trước.",
    )
    en = Words(
        "The account of {name} is inactive.",
        "Somebody inactive cannot sign in, and gets no right or password.",
        "Make the account active first.",
    )


# ── rights ───────────────────────────────────────────────────────────────────────────────────────────


class DepartmentMissing(AccountError):
    code = "CS-ACC-201"
    vi = Words(
        "Vai trò «{role_vi}» phải ghi rõ sở, ngành.",
        "Sở, ngành quyết định người này thẩm tra chỉ tiêu nào.",
        "Chọn sở, ngành.",
    )
    en = Words(
        "The role “{role_en}” must name a department.",
        "The department decides which indicators this person verifies.",
        "Choose the department.",
    )


class UnitOfGrantMissing(AccountError):
    code = "CS-ACC-202"
    vi = Words("Vai trò «{role_vi}» phải ghi rõ xã.", "Cán bộ xã chỉ nhập số liệu của xã mình.", "Ghi tên hoặc mã xã.")
    en = Words(
        "The role “{role_en}” must name a commune.",
        "A commune officer enters the figures of one commune only.",
        "Give the commune's name or code.",
    )


class GrantTooWide(AccountError):
    code = "CS-ACC-203"
    vi = Words(
        "Vai trò «{role_vi}» không đi với {what_vi}.",
        "{why_vi}",
        "Bỏ phần đó, hoặc chọn vai trò khác.",
    )
    en = Words(
        "The role “{role_en}” does not go with {what_en}.", "{why_en}", "Leave that out, or choose another role."
    )


class GrantDaysWrong(AccountError):
    code = "CS-ACC-204"
    vi = Words(
        "Ngày kết thúc {until} không sau ngày bắt đầu {since}.",
        "Quyền có hiệu lực từ ngày bắt đầu đến trước ngày kết thúc.",
        "Sửa một trong hai ngày, hoặc để trống ngày kết thúc.",
    )
    en = Words(
        "The end {until} is not after the beginning {since}.",
        "A right holds from its first day up to the day before its end.",
        "Mend one of the days, or leave the end blank.",
    )


class GrantThere(AccountError):
    code = "CS-ACC-205"
    vi = Words("{name} đã có quyền này: {grant_vi}.", "", "Không cần cấp lại; muốn đổi thời hạn thì thu hồi trước.")
    en = Words("{name} has this right already: {grant_en}.", "", "Nothing to do; revoke it first to change its dates.")


class GrantRevoked(AccountError):
    code = "CS-ACC-206"
    vi = Words("Quyền này đã thu hồi ngày {day}, bởi {who}.", "", "Cấp quyền mới nếu cần.")
    en = Words("This right was revoked on {day} by {who}.", "", "Give a new right if it is needed.")


class UnknownRole(AccountError):
    code = "CS-ACC-207"
    vi = Words("Không có vai trò «{role}».", "Các vai trò: {known_vi}.", "Chọn một trong số đó.")
    en = Words("There is no role “{role}”.", "The roles are: {known_en}.", "Take one of those.")


class GrantNotFound(AccountError):
    code = "CS-ACC-208"
    vi = Words("{name} không có quyền số {grant}.", "", "Xem lại danh sách quyền của người này.")
    en = Words("{name} has no right number {grant}.", "", "Look at this person's rights again.")


# ── departments and assignments ──────────────────────────────────────────────────────────────────────


class UnknownDepartment(AccountError):
    code = "CS-ACC-301"
    vi = Words(
        "Không có sở, ngành «{text}» vào ngày {day}.{near_vi}",
        "",
        "Chọn trong danh sách phân công; nếu mới thành lập, Văn phòng Điều phối thêm ở trang «Phân công».",
    )
    en = Words(
        "There is no department “{text}” on {day}.{near_en}",
        "",
        "Choose one of the list; if it is new, the Coordination Office adds it on the page “Assignments”.",
    )


class DepartmentThere(AccountError):
    code = "CS-ACC-302"
    vi = Words("Đã có sở, ngành «{name}» (mã {department}).", "", "Dùng sở, ngành đã có, hoặc đặt tên khác.")
    en = Words("The department “{name}” (code {department}) is there.", "", "Use it, or give another name.")


class NothingToOwn(AccountError):
    code = "CS-ACC-303"
    vi = Words("Bộ {set} không có tiêu chí hay chỉ tiêu số {no}.", "", "Xem: chungsuc law show {set}.")
    en = Words("Set {set} has no criterion or indicator {no}.", "", "See: chungsuc law show {set}.")


class DecreeMissing(AccountError):
    code = "CS-ACC-304"
    vi = Words(
        "Thiếu văn bản phân công.",
        "Phân công phải nói được dựa vào đâu.",
        "Ghi số, ngày của văn bản, ví dụ «QĐ …/QĐ-UBND ngày …».",
    )
    en = Words(
        "The decision of assignment is missing.",
        "An assignment must say what it rests on.",
        "Give number and day of the decision.",
    )


class AssignedAlready(AccountError):
    code = "CS-ACC-305"
    vi = Words("{department} đã phụ trách {no} ({set}) vào ngày {day}.", "", "Không cần ghi lại.")
    en = Words("{department} answers for {no} ({set}) on {day} already.", "", "Nothing to do.")


class NotAssigned(AccountError):
    code = "CS-ACC-306"
    vi = Words("Vào ngày {day} không có phân công riêng cho {no} ({set}).", "", "Xem lại số và ngày.")
    en = Words("On {day} nothing is assigned to {no} ({set}) itself.", "", "Look at number and day again.")


# ── invitations by file ──────────────────────────────────────────────────────────────────────────────


class RowTwice(AccountError):
    code = "CS-ACC-401"
    vi = Words(
        "{name} với cùng vai trò và nơi làm việc đã có ở dòng {row}.",
        "Không rõ là một người ghi hai lần hay hai người trùng tên.",
        "Xóa một dòng; nếu là hai người, ghi tên đăng nhập khác nhau cho từng người.",
    )
    en = Words(
        "{name} with the same role and place stands in row {row} already.",
        "It may be one person written twice, or two of one name.",
        "Remove one row; if they are two people, give each a username of their own.",
    )


class ColumnsMissing(AccountError):
    code = "CS-ACC-402"
    vi = Words(
        "Không thấy danh sách người trong tệp.",
        "Cần một dòng tiêu đề trong {rows} dòng đầu của một trang đang hiện, có ít nhất: {columns}.",
        "Dùng tệp mẫu tải từ trang «Mời theo tệp» và giữ nguyên dòng tiêu đề.",
    )
    en = Words(
        "There is no list of people in the file.",
        "One of the first {rows} rows of a visible sheet must be a header with at least: {columns}.",
        "Use the template of the page “Invite by file”, and keep its header.",
    )


class NobodyInFile(AccountError):
    code = "CS-ACC-403"
    vi = Words("Danh sách chưa có ai.", "", "Điền mỗi người một dòng dưới dòng tiêu đề, rồi tải lên lại.")
    en = Words("The list is empty.", "", "Fill in one person a row below the header, and send it again.")


class TooManyPeople(AccountError):
    code = "CS-ACC-404"
    vi = Words(
        "Danh sách có hơn {limit} dòng.",
        "Mỗi tệp tạo tối đa {limit} người, để kết quả còn đọc và phát được.",
        "Chia thành nhiều tệp.",
    )
    en = Words(
        "The list has more than {limit} rows.",
        "One file makes at most {limit} people, so that its answer can be read and handed out.",
        "Split it into several files.",
    )


class FlagUnreadable(AccountError):
    code = "CS-ACC-405"
    vi = Words("Không rõ «{value}» ở cột «chỉ xem».", "", "Ghi «x» nếu chỉ được xem, hoặc để trống.")
    en = Words(
        "“{value}” in the column “reads only” is not clear.", "", "Write “x” for reading only, or leave it blank."
    )


class InvitationTooLarge(AccountError):
    code = "CS-ACC-406"
    vi = Words(
        "Tệp {size} kB, quá {limit} kB.",
        "Danh sách vài trăm người chỉ vài chục kB; tệp lớn thường kèm ảnh hoặc trang khác.",
        "Chép danh sách sang tệp mẫu mới.",
    )
    en = Words(
        "The file has {size} kB, more than {limit} kB.",
        "A list of hundreds takes tens of kB; a large file often carries pictures or other sheets.",
        "Copy the list into a fresh template.",
    )


class NoListSent(AccountError):
    code = "CS-ACC-407"
    vi = Words("Chưa chọn tệp.", "", "Chọn tệp .xlsx đã điền theo mẫu, rồi tải lên.")
    en = Words("No file was chosen.", "", "Choose the filled-in .xlsx file, then send it.")
