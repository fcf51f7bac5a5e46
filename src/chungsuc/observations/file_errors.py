"""Faults of imported files (CS-OBS-…): 3xx a file as a whole, 4xx one cell."""

from __future__ import annotations

from chungsuc.errors import Words
from chungsuc.observations.errors import ObservationFault

# ── a file ───────────────────────────────────────────────────────────────────────────────────────────


class FileNotReadable(ObservationFault):
    code = "CS-OBS-301"
    vi = Words(
        "Không mở được tệp {name}.",
        "{reason_vi}",
        "Kiểm tra đường dẫn và quyền đọc tệp.",
    )
    en = Words("The file {name} cannot be opened.", "{reason_en}", "Check the path and the right to read it.")


class FileKindUnknown(ObservationFault):
    code = "CS-OBS-302"
    vi = Words(
        "Tệp {name} không phải CSV hay XLSX (nội dung là {content_vi}).",
        "Hệ thống xét nội dung, không chỉ phần đuôi của tên.",
        "Mở bằng chương trình bảng tính và lưu lại thành .xlsx hoặc «CSV UTF-8».",
    )
    en = Words(
        "{name} is neither CSV nor XLSX (its content is {content_en}).",
        "The content is looked at, not the extension alone.",
        "Open it in a spreadsheet program and save it as .xlsx or “CSV UTF-8”.",
    )


class ExtensionLies(ObservationFault):
    code = "CS-OBS-303"
    vi = Words(
        "Tệp {name} có đuôi {extension} nhưng nội dung là {content}.",
        "Tên sai dễ làm người khác mở nhầm.",
        "Đổi tên tệp cho đúng đuôi {right}, hoặc lưu lại.",
    )
    en = Words(
        "{name} ends in {extension} but its content is {content}.",
        "A wrong name makes others open it wrongly.",
        "Rename it to end in {right}, or save it again.",
    )


class OldExcel(ObservationFault):
    code = "CS-OBS-304"
    vi = Words(
        "Tệp {name} là Excel 97–2003 (.xls).",
        "Dạng này không đọc trực tiếp được.",
        "Trong Excel chọn «Lưu thành» → «Excel Workbook (*.xlsx)».",
    )
    en = Words(
        "{name} is in the Excel 97–2003 format (.xls).",
        "That format is not read.",
        "In Excel choose “Save as” → “Excel Workbook (*.xlsx)”.",
    )


class FileEncrypted(ObservationFault):
    code = "CS-OBS-305"
    vi = Words(
        "Tệp {name} được đặt mật khẩu.",
        "Không đọc được nội dung đã mã hóa.",
        "Mở tệp, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi lưu lại.",
    )
    en = Words(
        "{name} is protected by a password.",
        "Encrypted content cannot be read.",
        "Open it, remove the password (File → Info → Protect workbook) and save it.",
    )


class FileBroken(ObservationFault):
    code = "CS-OBS-306"
    vi = Words(
        "Tệp {name} bị hỏng: {detail}.",
        "Không thể biết phần còn lại có đủ hay không.",
        "Mở bằng chương trình bảng tính, sửa và lưu lại, rồi nhập lại.",
    )
    en = Words(
        "{name} is broken: {detail}.",
        "Nobody can tell whether the rest is complete.",
        "Open it in a spreadsheet program, repair and save it, then import again.",
    )


class FileTooLarge(ObservationFault):
    code = "CS-OBS-307"
    vi = Words(
        "Tệp {name} giải nén thành {size} MB, gấp {ratio} lần dung lượng tệp.",
        "Giới hạn là {limit} MB và {limit_ratio} lần, để một tệp cố ý không làm tràn máy.",
        "Chia tệp thành nhiều tệp nhỏ hơn hoặc dùng CSV.",
    )
    en = Words(
        "{name} unpacks to {size} MB, {ratio} times its size.",
        "The limits are {limit} MB and {limit_ratio} times, so that a hostile file cannot fill the machine.",
        "Split the file, or use CSV.",
    )


class EncodingUnknown(ObservationFault):
    code = "CS-OBS-308"
    vi = Words(
        "Tệp {name} không phải văn bản UTF-8 (byte {byte} ở vị trí {position}).",
        "Đoán bảng mã sẽ làm sai dấu tiếng Việt.",
        "Trong Excel lưu thành «CSV UTF-8 (Comma delimited)», hoặc dùng .xlsx.",
    )
    en = Words(
        "{name} is not UTF-8 text (byte {byte} at position {position}).",
        "A guessed encoding would spoil Vietnamese letters.",
        "In Excel save it as “CSV UTF-8 (Comma delimited)”, or use .xlsx.",
    )


class NoTable(ObservationFault):
    code = "CS-OBS-309"
    vi = Words(
        "Không thấy bảng số liệu nào trong tệp {name}.",
        "Cần một dòng tiêu đề trong {rows} dòng đầu: «đơn vị, chỉ tiêu, ngày, giá trị», hoặc cột đơn vị và các cột"
        " mang số chỉ tiêu (3.1, 5/a …) hay số tiêu chí (1–19) của bộ {set}.",
        "Thêm hoặc sửa dòng tiêu đề.",
    )
    en = Words(
        "No table of values is found in {name}.",
        "One of the first {rows} rows must be a header: “unit, indicator, as_of, value”, or a column of units and"
        " columns named by numbers of indicators (3.1, 5/a …) or criteria (1–19) of {set}.",
        "Add or mend the header.",
    )


class HiddenTables(ObservationFault):
    code = "CS-OBS-311"
    vi = Words(
        "Các trang tính đang hiện của tệp {name} không có bảng số liệu; trang ẩn thì không đọc: {hidden}.",
        "Trang ẩn thường là bản nháp hoặc bản cũ. Bảng cần một dòng tiêu đề trong {rows} dòng đầu, theo bộ {set}.",
        "Cho hiện trang cần nhập rồi lưu lại.",
    )
    en = Words(
        "The visible sheets of {name} hold no table of values; hidden sheets are not read: {hidden}.",
        "A hidden sheet is often a draft or an old copy. A table needs a header in its first {rows} rows, by {set}.",
        "Unhide the sheet to be imported and save the file.",
    )


class CannotWrite(ObservationFault):
    code = "CS-OBS-312"
    vi = Words(
        "Không ghi được tệp {name}: {reason}.",
        "Thư mục không tồn tại, không được phép ghi, hoặc hết chỗ.",
        "Chọn đường dẫn khác cho --out.",
    )
    en = Words(
        "The file {name} cannot be written: {reason}.",
        "The folder does not exist, may not be written to, or is full.",
        "Choose another path for --out.",
    )


class SubjectHasNoUnits(ObservationFault):
    code = "CS-OBS-310"
    vi = Words(
        "Bộ {set} xét {subject}, không phải đơn vị hành chính có trong hệ thống.",
        "Sổ số liệu chỉ ghi cho tỉnh, huyện và xã.",
        "Chọn bộ tiêu chí cấp xã, huyện hoặc tỉnh.",
    )
    en = Words(
        "Set {set} judges a {subject}, which is not an administrative unit known here.",
        "The ledger holds values of provinces, districts and communes.",
        "Choose a set for communes, districts or provinces.",
    )


# ── a cell ───────────────────────────────────────────────────────────────────────────────────────────


class DayUnreadable(ObservationFault):
    code = "CS-OBS-401"
    vi = Words(
        "Không đọc được ngày «{value}».",
        "Cần đủ ngày, tháng, năm; số trần như 2023 hay 45291 không cho biết là ngày nào.",
        "Ghi như 31/12/2023 hoặc 2023-12-31, hoặc định dạng ô thành ngày.",
    )
    en = Words(
        "The day “{value}” cannot be read.",
        "Day, month and year are needed; a bare number such as 2023 or 45291 does not say which day.",
        "Write 31/12/2023 or 2023-12-31, or format the cell as a date.",
    )


class DayMissing(ObservationFault):
    code = "CS-OBS-402"
    vi = Words(
        "Không rõ số liệu tính đến ngày nào.",
        "Tệp không có cột ngày hoặc ô ngày để trống.",
        "Ghi ngày vào cột «ngày», hoặc nhập với --as-of 2023-12-31.",
    )
    en = Words(
        "The day that the value describes is not given.",
        "The file has no column of days, or the cell is empty.",
        "Fill the column “as_of”, or import with --as-of 2023-12-31.",
    )


class UnitMissing(ObservationFault):
    code = "CS-OBS-403"
    vi = Words("Dòng có giá trị nhưng không có đơn vị.", "", "Ghi tên hoặc mã đơn vị.")
    en = Words("The row has values but no unit.", "", "Give the unit's name or code.")


class IndicatorMissing(ObservationFault):
    code = "CS-OBS-404"
    vi = Words("Dòng có giá trị nhưng không có chỉ tiêu.", "", "Ghi số chỉ tiêu, ví dụ 3.1 hoặc 5/a.")
    en = Words("The row has a value but no indicator.", "", "Give the number, such as 3.1 or 5/a.")


class IndicatorAmbiguous(ObservationFault):
    code = "CS-OBS-405"
    vi = Words(
        "Ô số {value} có thể là chỉ tiêu {first} hoặc {second}.",
        "Chương trình bảng tính bỏ số 0 ở cuối của ô dạng số.",
        "Định dạng ô thành văn bản (Text) và ghi lại số chỉ tiêu.",
    )
    en = Words(
        "The number {value} may be indicator {first} or {second}.",
        "A spreadsheet drops the last zero of a cell that is a number.",
        "Format the cell as text and write the indicator again.",
    )


class ColumnTwice(ObservationFault):
    code = "CS-OBS-406"
    vi = Words(
        "Cột «{value}» xuất hiện hai lần (ô {first} và ô {second}).",
        "Không rõ lấy cột nào.",
        "Bỏ hoặc đổi tên một cột.",
    )
    en = Words(
        "The column “{value}” is there twice (cells {first} and {second}).",
        "It is not clear which counts.",
        "Remove or rename one of them.",
    )


class SaidTwice(ObservationFault):
    code = "CS-OBS-407"
    vi = Words(
        "Cùng đơn vị, chỉ tiêu và ngày đã có giá trị {other} ở {place}, khác giá trị {value} ở đây.",
        "Không rõ giá trị nào đúng.",
        "Giữ một trong hai.",
    )
    en = Words(
        "The same unit, indicator and day has the value {other} at {place}, not {value} as here.",
        "It is not clear which is right.",
        "Keep one of the two.",
    )


class FormulaWithoutResult(ObservationFault):
    code = "CS-OBS-408"
    vi = Words(
        "Ô chứa công thức chưa được tính.",
        "Tệp không lưu kết quả của công thức.",
        "Mở tệp bằng chương trình bảng tính, lưu lại, hoặc dán giá trị.",
    )
    en = Words(
        "The cell holds a formula without its result.",
        "The file was saved without computing it.",
        "Open the file in a spreadsheet program and save it, or paste values.",
    )


class ValueIsADay(ObservationFault):
    code = "CS-OBS-409"
    vi = Words(
        "Ô giá trị đang là ngày {value}.",
        "Chương trình bảng tính có thể đã tự đổi số thành ngày.",
        "Định dạng ô thành số hoặc văn bản rồi nhập lại giá trị.",
    )
    en = Words(
        "The cell of a value holds the date {value}.",
        "A spreadsheet may have turned a number into a date by itself.",
        "Format the cell as number or text and enter the value again.",
    )


class CriterionTakesNoNumber(ObservationFault):
    code = "CS-OBS-410"
    vi = Words(
        "Tiêu chí {criterion} có giá trị «{value}».",
        "Ở cấp tiêu chí chỉ ghi được tự đánh giá Đạt/Không đạt; số liệu thuộc về từng chỉ tiêu ({indicators}).",
        "Ghi Đạt/Không đạt (x/K), hoặc ghi số liệu vào cột chỉ tiêu.",
    )
    en = Words(
        "Criterion {criterion} has the value “{value}”.",
        "A criterion as a whole takes only the unit's own declaration, met or not; figures belong to its"
        " indicators ({indicators}).",
        "Write Đạt/Không đạt (x/K), or give figures in the indicators' columns.",
    )


class NotARate(ObservationFault):
    code = "CS-OBS-411"
    vi = Words(
        "Chỉ tiêu {no} tính bằng «{unit}», không phải tỷ lệ %.",
        "Tử số và mẫu số chỉ dùng để tính tỷ lệ phần trăm.",
        "Ghi thẳng giá trị và bỏ trống tử số, mẫu số.",
    )
    en = Words(
        "Indicator {no} is measured in “{unit}” and is no percentage.",
        "Numerator and denominator serve to compute a percentage only.",
        "Write the value itself and leave numerator and denominator blank.",
    )


class FlagUnreadable(ObservationFault):
    code = "CS-OBS-412"
    vi = Words(
        "Không rõ «{value}» ở cột «mô phỏng».",
        "Số liệu mô phỏng phải được đánh dấu chắc chắn.",
        "Ghi «true» hoặc «false», hoặc để trống nếu là số thật.",
    )
    en = Words(
        "“{value}” in the column “synthetic” is not clear.",
        "Synthetic values must be marked beyond doubt.",
        "Write “true” or “false”, or leave it blank for real figures.",
    )
