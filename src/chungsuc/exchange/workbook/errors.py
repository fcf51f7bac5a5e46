"""Faults of the Excel form (CS-WBK-…): 1xx the file, 2xx one cell, 3xx storing it."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words
from chungsuc.observations.file_errors import FileBroken, FileEncrypted, FileTooLarge, OldExcel


class WorkbookError(ChungSucError):
    """The family of faults of the Excel form."""

    code = "CS-WBK-000"


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────


class NotAWorkbook(WorkbookError):
    code = "CS-WBK-101"
    vi = Words(
        "Tệp {name} không phải sổ tính Excel (.xlsx); nội dung là {content_vi}.",
        "Hệ thống xét nội dung, không chỉ phần đuôi của tên.",
        "Điền vào biểu đã tải từ hệ thống và lưu dưới dạng «Excel Workbook (*.xlsx)».",
    )
    en = Words(
        "{name} is no Excel workbook (.xlsx); its content is {content_en}.",
        "The content is looked at, not the extension alone.",
        "Fill in the form downloaded here and save it as “Excel Workbook (*.xlsx)”.",
    )


class WorkbookBroken(WorkbookError):
    code = "CS-WBK-102"
    vi, en = FileBroken.vi, FileBroken.en


class WorkbookEncrypted(WorkbookError):
    code = "CS-WBK-103"
    vi, en = FileEncrypted.vi, FileEncrypted.en


class OldWorkbook(WorkbookError):
    code = "CS-WBK-104"
    vi, en = OldExcel.vi, OldExcel.en


class WorkbookTooLarge(WorkbookError):
    code = "CS-WBK-105"
    vi, en = FileTooLarge.vi, FileTooLarge.en


class HasMacros(WorkbookError):
    code = "CS-WBK-106"
    vi = Words(
        "Tệp {name} có macro ({part}).",
        "Macro là chương trình chạy trên máy người mở tệp; biểu của hệ thống không cần macro.",
        "Lưu lại dưới dạng «Excel Workbook (*.xlsx)» không macro, hoặc tải biểu mới rồi chép số liệu sang.",
    )
    en = Words(
        "{name} carries macros ({part}).",
        "A macro is a program that runs on the machine of whoever opens the file; the form needs none.",
        "Save it as a macro-free “Excel Workbook (*.xlsx)”, or copy the values into a fresh form.",
    )


class HasExternalLinks(WorkbookError):
    code = "CS-WBK-107"
    vi = Words(
        "Tệp {name} có liên kết hoặc đối tượng từ bên ngoài ({part}).",
        "Số liệu lấy từ tệp khác có thể đổi hoặc lộ mà không ai thấy.",
        "Trong Excel vào «Dữ liệu → Sửa liên kết → Ngắt liên kết», xóa đối tượng nhúng, rồi lưu lại.",
    )
    en = Words(
        "{name} holds links to other files, or embedded objects ({part}).",
        "Values taken from elsewhere may change, or leak, without anybody seeing it.",
        "In Excel choose “Data → Edit links → Break link”, remove embedded objects, and save again.",
    )


class OtherProvince(WorkbookError):
    code = "CS-WBK-108"
    vi = Words(
        "Biểu này lập cho tỉnh mã {said}, còn nơi nhận là tỉnh mã {asked}.",
        "Mã đơn vị của tỉnh khác không dùng được ở đây.",
        "Nộp cho đúng tỉnh, hoặc tải biểu mới từ hệ thống này.",
    )
    en = Words(
        "The form was made for the province with code {said}; this is {asked}.",
        "Codes of units of another province mean nothing here.",
        "Send it to its own province, or download a new form here.",
    )


class OtherDay(WorkbookError):
    code = "CS-WBK-109"
    vi = Words(
        "Biểu này ghi số liệu tính đến {said}, còn bạn đang nộp cho ngày {asked}.",
        "Ghi nhầm ngày sẽ làm sai kết quả của cả hai ngày.",
        "Chọn ngày {said} khi nộp, hoặc tải biểu của ngày {asked}.",
    )
    en = Words(
        "The form is for {said}; it is being handed in for {asked}.",
        "Values under a wrong day would spoil both days.",
        "Choose {said} when you hand it in, or download the form for {asked}.",
    )


class OtherSet(WorkbookError):
    code = "CS-WBK-110"
    vi = Words(
        "Biểu này theo bộ tiêu chí {said}, còn bạn đang nộp cho bộ {asked}.",
        "Cùng một số chỉ tiêu ở hai bộ có thể hỏi hai điều khác nhau.",
        "Chọn bộ {said} khi nộp, hoặc tải biểu của bộ {asked}.",
    )
    en = Words(
        "The form follows set {said}; it is being handed in for {asked}.",
        "The same number may ask about different things in two sets.",
        "Choose {said} when you hand it in, or download the form of {asked}.",
    )


class NewerForm(WorkbookError):
    code = "CS-WBK-111"
    vi = Words(
        "Biểu thuộc phiên bản {said}, hệ thống này đọc đến phiên bản {known}.",
        "Biểu được tải từ một bản mới hơn của hệ thống.",
        "Nộp vào hệ thống đã phát hành biểu, hoặc tải lại biểu từ đây.",
    )
    en = Words(
        "The form has version {said}; this installation reads up to {known}.",
        "It was downloaded from a newer release.",
        "Hand it in where it was made, or download a form here.",
    )


class NoForm(WorkbookError):
    code = "CS-WBK-112"
    vi = Words(
        "Không thấy bảng nhập liệu nào trong tệp {name}.",
        "Cần cột «Số chỉ tiêu» cùng cột «Giá trị», hoặc cột «Đơn vị» cùng các cột mang số chỉ tiêu của bộ {set}.",
        "Tải biểu từ hệ thống, điền và nộp lại chính tệp đó.",
    )
    en = Words(
        "No table to be read is found in {name}.",
        "It needs a column “Số chỉ tiêu” with one “Giá trị”, or a column “Đơn vị” with columns named by the numbers"
        " of indicators of {set}.",
        "Download the form, fill it in and hand in that very file.",
    )


class FormNotNamed(WorkbookError):
    code = "CS-WBK-113"
    vi = Words(
        "Tệp {name} không còn cho biết {missing_vi}.",
        "Mã ẩn của biểu đã mất, nên phải chọn khi nộp.",
        "Chọn ngày và bộ tiêu chí khi nộp, hoặc tải biểu mới.",
    )
    en = Words(
        "{name} no longer says {missing_en}.",
        "The hidden codes of the form are gone, so it must be told.",
        "Choose day and set when you hand it in, or download a new form.",
    )


class TwoForms(WorkbookError):
    code = "CS-WBK-114"
    vi = Words(
        "Trang «{sheet}» thuộc biểu khác ({said}) với các trang trước ({first}).",
        "Một tệp chỉ mang một ngày và một bộ tiêu chí.",
        "Tách thành hai tệp.",
    )
    en = Words(
        "Sheet “{sheet}” belongs to another form ({said}) than those before it ({first}).",
        "A file is for one day and one set.",
        "Split it into two files.",
    )


class NothingToAsk(WorkbookError):
    code = "CS-WBK-115"
    vi = Words(
        "Bộ {set} không có nội dung nào nhận số liệu (tiêu chí: {criteria}).",
        "Không có gì để điền thì không lập biểu.",
        "Chọn bộ tiêu chí hoặc tiêu chí khác.",
    )
    en = Words(
        "Set {set} asks for no value (criteria: {criteria}).",
        "A form without anything to fill in is not made.",
        "Choose another set, or other criteria.",
    )


class NoFileChosen(WorkbookError):
    code = "CS-WBK-116"
    vi = Words("Chưa chọn tệp.", "", "Chọn tệp .xlsx đã điền rồi nộp lại.")
    en = Words("No file was chosen.", "", "Choose the .xlsx file that was filled in, and hand it in again.")


class WorkbookTooHeavy(WorkbookError):
    code = "CS-WBK-117"
    vi = Words(
        "Tệp {name} nặng {size} MB.",
        "Giới hạn là {limit} MB; biểu của cả tỉnh chưa đến 1 MB.",
        "Xóa ảnh, trang thừa rồi lưu lại, hoặc chép số liệu sang biểu mới tải.",
    )
    en = Words(
        "{name} weighs {size} MB.",
        "The limit is {limit} MB; the form of a whole province takes less than 1 MB.",
        "Remove pictures and sheets that do not belong to it, or copy the values into a fresh form.",
    )


class TooManyCells(WorkbookError):
    code = "CS-WBK-118"
    vi = Words(
        "Trang «{sheet}» của tệp {name} kéo dài quá xa.",
        "Có ô ở rất xa bảng số liệu (bấm Ctrl+End để thấy ô cuối), nên tệp lớn hơn mọi biểu.",
        "Xóa các dòng và cột thừa, hoặc chép số liệu sang biểu mới tải.",
    )
    en = Words(
        "The sheet “{sheet}” of {name} reaches too far.",
        "Some cell lies far from the table (Ctrl+End shows the last one), so that it is larger than any form.",
        "Delete the rows and columns that are not needed, or copy the values into a fresh form.",
    )


# ── a cell ───────────────────────────────────────────────────────────────────────────────────────────


class UnitCodeDisagrees(WorkbookError):
    code = "CS-WBK-201"
    vi = Words(
        "Mã ẩn của dòng là {coded} nhưng tên ghi ở dòng là «{written}».",
        "Khi sắp xếp hoặc chép dòng, mã ẩn có thể đã không đi theo, số liệu sẽ vào nhầm xã.",
        "Sửa lại tên cho đúng, hoặc tải biểu mới và chép số liệu theo tên.",
    )
    en = Words(
        "The hidden code of the row says {coded}, its name says “{written}”.",
        "Sorting or copying may have left the code behind: values would go to the wrong commune.",
        "Mend the name, or copy the values into a fresh form by name.",
    )


class IndicatorCodeDisagrees(WorkbookError):
    code = "CS-WBK-202"
    vi = Words(
        "Mã ẩn là chỉ tiêu {coded} nhưng số ghi ở biểu là «{written}».",
        "Khi chép dòng hoặc cột, mã ẩn có thể đã không đi theo, số liệu sẽ vào nhầm chỉ tiêu.",
        "Sửa lại số chỉ tiêu cho đúng, hoặc tải biểu mới và chép số liệu theo số.",
    )
    en = Words(
        "The hidden code says indicator {coded}, the form shows “{written}”.",
        "Copying may have left the code behind: values would go to the wrong indicator.",
        "Mend the number, or copy the values into a fresh form by number.",
    )


class UnitGone(WorkbookError):
    code = "CS-WBK-203"
    vi = Words(
        "Không có đơn vị với mã {thread} vào ngày {day}.",
        "Danh mục đơn vị có thể đã đổi sau khi tải biểu.",
        "Tải biểu mới cho ngày này.",
    )
    en = Words(
        "There is no unit {thread} on {day}.",
        "The list of units may have changed since the form was made.",
        "Download a new form for the day.",
    )


class UnitNotYours(WorkbookError):
    code = "CS-WBK-204"
    vi = Words(
        "Bạn không được nhập số liệu của {unit}.",
        "Mỗi người chỉ nhập cho đơn vị được giao.",
        "Xóa dòng này khỏi tệp, hoặc đề nghị Văn phòng Điều phối cấp quyền.",
    )
    en = Words(
        "You may not enter values of {unit}.",
        "Everybody enters for their own units.",
        "Remove the row, or ask the Coordination Office for the right.",
    )


class IndicatorGone(WorkbookError):
    code = "CS-WBK-205"
    vi = Words(
        "Chỉ tiêu {no} của bộ {set} nay hỏi điều khác, hoặc không còn nhận số liệu.",
        "Quy định đã đổi sau khi tải biểu.",
        "Tải biểu mới và điền lại chỉ tiêu này.",
    )
    en = Words(
        "Indicator {no} of {set} now asks about something else, or takes no value.",
        "The law has changed since the form was made.",
        "Download a new form and fill this indicator in again.",
    )


# ── storing it ───────────────────────────────────────────────────────────────────────────────────────


class FileChanged(WorkbookError):
    code = "CS-WBK-301"
    vi = Words(
        "Tệp khác với tệp đã xem trước.",
        "Chỉ ghi đúng những gì đã được xem.",
        "Xem trước lại tệp này rồi ghi.",
    )
    en = Words(
        "The file is not the one that was previewed.",
        "Only what was looked at is stored.",
        "Preview this file again, then store it.",
    )


class LedgerMoved(WorkbookError):
    code = "CS-WBK-302"
    vi = Words(
        "Sổ số liệu đã thay đổi từ khi bạn xem trước.",
        "Có người vừa ghi số liệu của các ô này, nên kết quả so sánh không còn đúng.",
        "Xem trước lại rồi ghi.",
    )
    en = Words(
        "The ledger has changed since the preview.",
        "Somebody has recorded values of these cells, so the comparison no longer holds.",
        "Preview again, then store.",
    )


class UploadGone(WorkbookError):
    code = "CS-WBK-303"
    vi = Words(
        "Không còn tệp đang xem trước này.",
        "Tệp được giữ {hours} giờ cho người đã tải lên, và xóa sau khi ghi.",
        "Tải tệp lên lại.",
    )
    en = Words(
        "This previewed file is no longer here.",
        "It is kept for {hours} hours for whoever uploaded it, and removed once stored.",
        "Upload it again.",
    )


class ReasonNeeded(WorkbookError):
    code = "CS-WBK-304"
    vi = Words(
        "Còn {count} số cần nêu lý do ({cells}).",
        "Số thay đổi nhiều, vừa khít mức hoặc khác xa các xã xung quanh sẽ có người hỏi.",
        "Ghi lý do vào cột «Ghi chú» của biểu rồi nộp lại, hoặc nêu lý do chung khi ghi.",
    )
    en = Words(
        "{count} values want a reason ({cells}).",
        "Somebody will ask about a jump, a value just on the level, or one unlike those of the communes around.",
        "Write it into the column “Ghi chú” and hand the form in again, or give one reason for all when storing.",
    )


class NothingToStore(WorkbookError):
    code = "CS-WBK-305"
    vi = Words(
        "Tệp {name} không có gì mới để ghi.",
        "Mọi số trong tệp đều như đã có, hoặc để trống.",
        "Không cần làm gì thêm.",
    )
    en = Words(
        "{name} has nothing new to store.",
        "All its values are as they are on record, or blank.",
        "Nothing more needs to be done.",
    )
