"""Faults of evidence (CS-EVI-…): 1xx a file that is refused, 2xx attaching and withdrawing, 3xx what is required."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Faults, Words


class EvidenceError(ChungSucError):
    """The family of faults found in evidence: files, their links, what is required."""

    code = "CS-EVI-000"


class FilesRefused(Faults, EvidenceError):
    """All refusals of one upload; raised even when there is only one."""

    code = "CS-EVI-001"
    vi = Words(
        "Có {count} tệp không nhận được.",
        "Chưa có tệp nào được lưu.",
        "Bỏ hoặc thay các tệp dưới đây rồi tải lên lại.",
    )
    en = Words("Files refused: {count}.", "No file was stored.", "Leave out or replace those below and upload again.")


# ── one file ─────────────────────────────────────────────────────────────────────────────────────────


class FileEmpty(EvidenceError):
    code = "CS-EVI-101"
    vi = Words("Tệp rỗng (0 byte).", "Có thể việc sao chép hoặc tải về đã dừng giữa chừng.", "Chọn lại tệp gốc.")
    en = Words("The file is empty (0 bytes).", "A copy or download may have stopped.", "Choose the original file.")


class FileTooLarge(EvidenceError):
    code = "CS-EVI-102"
    vi = Words(
        "Tệp lớn hơn {limit} MB.",
        "Mạng ở xã chậm, và người thẩm tra phải mở được.",
        "Quét ở 150–200 dpi, chụp ở cỡ vừa, hoặc tách thành nhiều tệp.",
    )
    en = Words(
        "The file is larger than {limit} MB.",
        "Networks in communes are slow, and the verifier must be able to open it.",
        "Scan at 150–200 dpi, photograph at medium size, or split it into several files.",
    )


class KindNotAccepted(EvidenceError):
    """What the file is by its content is not among the kinds we take, whatever its name says."""

    code = "CS-EVI-103"
    vi = Words(
        "Nội dung tệp là {seems_vi}, không phải loại được nhận.",
        "Chỉ nhận PDF, ảnh JPEG/PNG/HEIC, DOCX, XLSX; loại tệp xét theo nội dung, không theo tên.",
        "Mở bằng chương trình đã tạo ra nó và lưu hoặc in thành PDF.",
    )
    en = Words(
        "By its content the file is {seems_en}, which is not taken.",
        "Taken are PDF, JPEG/PNG/HEIC pictures, DOCX, XLSX, by content and not by name.",
        "Open it in the program that made it, and save or print it as PDF.",
    )


class FileDamaged(EvidenceError):
    code = "CS-EVI-104"
    vi = Words(
        "Tệp {word} bị hỏng hoặc bị cắt cụt, không mở được.",
        "Người thẩm tra cũng sẽ không mở được.",
        "Mở thử tệp gốc trên máy; nếu mở được thì lưu lại rồi tải lên, nếu không thì quét hoặc chụp lại.",
    )
    en = Words(
        "The {word} file is damaged or cut off and cannot be opened.",
        "Nor could the verifier open it.",
        "Try the original; if it opens, save it anew and upload that, else scan or photograph again.",
    )


class PictureTooLarge(EvidenceError):
    code = "CS-EVI-105"
    vi = Words(
        "Ảnh có {width} × {height} điểm ảnh, quá {limit} triệu điểm.",
        "Ảnh quá lớn làm treo máy của người mở.",
        "Thu nhỏ ảnh, hoặc chụp lại ở cỡ vừa.",
    )
    en = Words(
        "The picture has {width} × {height} pixels, more than {limit} million.",
        "Such a picture stalls the machine that opens it.",
        "Make it smaller, or photograph at medium size.",
    )


class FileEncrypted(EvidenceError):
    code = "CS-EVI-106"
    vi = Words(
        "Tệp {word} có mật khẩu hoặc bị khóa quyền.",
        "Không ai kiểm tra được nội dung bên trong.",
        "Bỏ mật khẩu, hoặc in ra PDF mới (Print to PDF), rồi tải lên lại.",
    )
    en = Words(
        "The {word} file has a password or locked rights.",
        "Nobody could check what is inside.",
        "Take the password off, or print it to a new PDF, and upload that.",
    )


class OldOfficeFormat(EvidenceError):
    code = "CS-EVI-107"
    vi = Words(
        "Tệp theo định dạng Office cũ (.doc, .xls, .ppt).",
        "Định dạng này có thể chứa mã chạy được mà không kiểm tra hết.",
        "Mở tệp và «Lưu thành» .docx, .xlsx hoặc PDF.",
    )
    en = Words(
        "The file is in an old Office format (.doc, .xls, .ppt).",
        "It may hold code that cannot be checked for.",
        "Open it and save as .docx, .xlsx or PDF.",
    )


class HasMacros(EvidenceError):
    code = "CS-EVI-108"
    vi = Words(
        "Tệp {word} chứa macro ({member}).",
        "Macro chạy được trên máy người mở.",
        "Lưu thành .docx/.xlsx không macro, hoặc PDF.",
    )
    en = Words(
        "The {word} file holds macros ({member}).",
        "Macros run on the machine of whoever opens it.",
        "Save it as .docx/.xlsx without macros, or as PDF.",
    )


class HasExternalLinks(EvidenceError):
    code = "CS-EVI-109"
    vi = Words(
        "Tệp {word} lấy dữ liệu từ nơi khác ({target}).",
        "Nội dung minh chứng sẽ đổi theo nơi ấy, hoặc không mở được.",
        "Trong Excel: Data → Edit Links → Break Link; hoặc lưu thành PDF.",
    )
    en = Words(
        "The {word} file takes data from elsewhere ({target}).",
        "What it proves would change with that place, or could not be opened.",
        "In Excel: Data → Edit Links → Break Link; or save it as PDF.",
    )


class UnpacksTooLarge(EvidenceError):
    code = "CS-EVI-110"
    vi = Words(
        "Tệp {word} khi giải nén ra quá lớn hoặc quá nhiều phần ({found}).",
        "Đó là dấu hiệu của tệp nén cố ý làm treo máy.",
        "Mở tệp, xóa các dòng và hình thừa rồi lưu lại, hoặc lưu thành PDF.",
    )
    en = Words(
        "The {word} file unpacks to too much or to too many parts ({found}).",
        "That is the mark of an archive made to stall a machine.",
        "Open it, delete surplus rows and pictures and save again, or save it as PDF.",
    )


# ── attaching, reusing, withdrawing ──────────────────────────────────────────────────────────────────


class NothingUploaded(EvidenceError):
    code = "CS-EVI-201"
    vi = Words("Chưa chọn tệp nào.", "", "Chọn ít nhất một tệp.")
    en = Words("No file was chosen.", "", "Choose at least one file.")


class NoIndicatorChosen(EvidenceError):
    code = "CS-EVI-202"
    vi = Words(
        "Chưa chọn chỉ tiêu mà tệp chứng minh.", "Tệp không gắn với chỉ tiêu nào thì không ai tìm thấy.",
        "Đánh dấu ít nhất một chỉ tiêu.",
    )  # fmt: skip
    en = Words(
        "No indicator was chosen for the files.", "A file of no indicator is found by nobody.", "Tick at least one."
    )


class NoSuchIndicator(EvidenceError):
    code = "CS-EVI-203"
    vi = Words("Bộ {set_id} không có chỉ tiêu «{no}».", "", "Chọn chỉ tiêu trong danh sách của bộ tiêu chí.")
    en = Words("Set {set_id} has no indicator “{no}”.", "", "Choose an indicator out of the list of the set.")


class TooManyFiles(EvidenceError):
    code = "CS-EVI-204"
    vi = Words(
        "Một lần tải lên tối đa {limit} tệp.",
        "Lần tải lớn dễ đứt giữa chừng trên mạng yếu.",
        "Chia thành nhiều lần.",
    )
    en = Words(
        "One upload takes at most {limit} files.",
        "A large upload easily breaks off on a weak network.",
        "Upload in several goes.",
    )


class NothingToReuse(EvidenceError):
    code = "CS-EVI-205"
    vi = Words("Trước ngày {day} chưa có minh chứng nào để dùng lại cho các chỉ tiêu đã chọn.", "", "Tải tệp mới lên.")
    en = Words("Before {day} the chosen indicators have no evidence to be used again.", "", "Upload new files.")


class LinkWithdrawn(EvidenceError):
    code = "CS-EVI-206"
    vi = Words("Minh chứng này đã được {by} gỡ ngày {at}.", "", "Tải lại trang để xem tình trạng hiện nay.")
    en = Words("This evidence was withdrawn by {by} on {at}.", "", "Load the page again to see how things stand.")


class ReasonNotGiven(EvidenceError):
    code = "CS-EVI-207"
    vi = Words("Chưa ghi lý do.", "Nhật ký phải cho biết vì sao.", "Ghi lý do ngắn gọn, ví dụ «nhầm xã».")
    en = Words("No reason was given.", "The trail must tell why.", "Give a short reason, such as “wrong commune”.")


class EvidenceDayInFuture(EvidenceError):
    code = "CS-EVI-208"
    vi = Words("Ngày {day} chưa đến.", "Tệp chỉ chứng minh được điều đã có.", "Chọn ngày không sau hôm nay.")
    en = Words("The day {day} has not come yet.", "A file proves what is.", "Choose a day not after today.")


class LinksAreKept(EvidenceError):
    code = "CS-EVI-209"
    vi = Words(
        "Không được xóa minh chứng đã gắn.",
        "Điều đã trình ra phải còn dấu vết.",
        "Dùng «gỡ minh chứng» (withdraw) kèm lý do.",
    )
    en = Words("Evidence once attached is not deleted.", "What was shown must leave a trace.", "Withdraw it instead.")


class NoSuchFile(EvidenceError):
    code = "CS-EVI-210"
    missing = True
    vi = Words("Không có tệp này.", "", "Mở lại trang minh chứng của xã và chọn tệp trong danh sách.")
    en = Words("There is no such file.", "", "Open the evidence of the commune again and choose from the list.")


class FileNotOnDisk(EvidenceError):
    code = "CS-EVI-211"
    missing = True
    vi = Words(
        "Tệp «{name}» có trong sổ nhưng không có trong kho tệp.",
        "Kho tệp (CHUNGSUC_FILES) có thể đã bị chuyển hoặc chưa khôi phục.",
        "Báo quản trị; tải lại đúng tệp ấy lên cũng khôi phục được.",
    )
    en = Words(
        "The file “{name}” is on record but not in the store.",
        "The store (CHUNGSUC_FILES) may have been moved, or was not restored.",
        "Tell the administrator; uploading the very same file restores it too.",
    )


# ── what is required ─────────────────────────────────────────────────────────────────────────────────


class RequirementIncomplete(EvidenceError):
    code = "CS-EVI-301"
    vi = Words(
        "Chưa ghi đủ: cần tên loại giấy tờ và căn cứ.",
        "Yêu cầu không có căn cứ thì xã không biết vì sao phải nộp.",
        "Ghi loại giấy tờ (ví dụ biên bản, danh sách) và văn bản quy định.",
    )
    en = Words(
        "Not complete: the kind of document and its basis are needed.",
        "Without a basis a commune cannot know why it is asked.",
        "Give the kind of document (such as minutes, a list) and the paper that asks for it.",
    )


class AlreadyRequired(EvidenceError):
    code = "CS-EVI-302"
    vi = Words("Chỉ tiêu {no} đã có yêu cầu «{text}».", "", "Sửa yêu cầu ấy: kết thúc nó rồi ghi yêu cầu mới.")
    en = Words("Indicator {no} already asks for “{text}”.", "", "End that requirement, then record the new one.")


class RequirementEnded(EvidenceError):
    code = "CS-EVI-303"
    vi = Words(
        "Không kết thúc được yêu cầu vào ngày {day}.", "Yêu cầu chưa bắt đầu hoặc đã kết thúc.", "Chọn ngày khác."
    )
    en = Words("It cannot end on {day}.", "It has not begun, or has ended already.", "Choose another day.")


class RequiredListFaulty(EvidenceError):
    code = "CS-EVI-304"
    vi = Words(
        "Mục {entry} trong danh sách minh chứng có lỗi: {fault_vi}.", "", "Sửa required.yaml theo chú thích đầu tệp."
    )
    en = Words(
        "Entry {entry} of the list of evidence is faulty: {fault_en}.", "", "Mend required.yaml by its head note."
    )
