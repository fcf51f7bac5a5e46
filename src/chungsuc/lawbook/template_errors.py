"""Faults of single cells of the template of a set (CS-LBK-1xx)."""

from __future__ import annotations

from chungsuc.errors import Faults, Words
from chungsuc.lawbook.errors import LawbookError


class TemplateError(LawbookError):
    """The family of faults found in a filled-in template."""


class TemplateFaults(Faults, TemplateError):
    """All the faults of one template, each with its sheet and cell."""

    code = "CS-LBK-101"
    vi = Words("Tệp còn {count} chỗ phải sửa.", "Chưa có gì được ghi.", "Sửa các ô dưới đây rồi tải lên lại.")
    en = Words("{count} places are to be mended.", "Nothing was stored.", "Mend the cells below and upload again.")


class SheetMissing(TemplateError):
    code = "CS-LBK-102"
    vi = Words("Không có trang tính “{sheet}”.", "Tệp phải lập từ mẫu.", "Tải mẫu về và chép nội dung sang.")
    en = Words("There is no sheet “{sheet}”.", "The file must be made from the template.", "Download the template.")


class ColumnMissing(TemplateError):
    code = "CS-LBK-103"
    vi = Words("Không có cột “{column}”.", "Cột được tìm theo tên ở dòng đầu.", "Đặt lại tên cột như trong mẫu.")
    en = Words("There is no column “{column}”.", "Columns are found by their heads.", "Name it as in the template.")


class CellNeeded(TemplateError):
    code = "CS-LBK-110"
    vi = Words("Chưa ghi “{column}”.", "Dòng này cần có.", "Ghi nội dung vào ô.")
    en = Words("“{column}” is empty.", "This line needs it.", "Fill the cell in.")


class WordUnknown(TemplateError):
    code = "CS-LBK-111"
    vi = Words("“{given}” không có trong danh mục của cột “{column}”.", "", "Chọn một trong: {allowed}.")
    en = Words("“{given}” is not among the words of “{column}”.", "", "Choose one of: {allowed}.")


class DayUnclear(TemplateError):
    code = "CS-LBK-112"
    vi = Words("“{given}” không phải ngày có thật.", "", "Ghi ngày dạng 31/12/2025.")
    en = Words("“{given}” is not a date.", "", "Write it as 31/12/2025.")


class CountUnclear(TemplateError):
    code = "CS-LBK-113"
    vi = Words("“{given}” không phải số đếm.", "Ô “{column}” cần một số nguyên.", "Ghi một số nguyên, hoặc để trống.")
    en = Words("“{given}” is not a count.", "“{column}” needs a whole number.", "Write one, or leave it empty.")


class LevelUnclear(TemplateError):
    code = "CS-LBK-114"
    vi = Words(
        "“{given}” không đọc được thành mức.", "Mức là một số, “chưa rõ” hoặc “tỉnh quy định”.", "Ghi lại: 26,7."
    )
    en = Words("“{given}” is no level.", "A level is a number, “chưa rõ” or “tỉnh quy định”.", "Write it as 26,7.")


class LevelNeeded(TemplateError):
    code = "CS-LBK-115"
    vi = Words(
        "Chưa ghi mức cho {no} ở cột “{column}”.",
        "Ô trống không phải là 0, cũng không phải là không quy định.",
        "Ghi mức, hoặc “chưa rõ”.",
    )
    en = Words("No level for {no} in “{column}”.", "Empty is neither 0 nor “none”.", "Write the level, or “chưa rõ”.")


class LevelNotWanted(TemplateError):
    code = "CS-LBK-116"
    vi = Words(
        "{no} xét bằng “{kind}” nên không có mức, nhưng ô này ghi “{given}”.",
        "",
        "Xóa mức, hoặc chọn cách xét bằng mức (≥, ≤).",
    )
    en = Words(
        "{no} is judged as “{kind}”, without a level, but “{given}” stands here.", "", "Clear it, or choose ≥ or ≤."
    )


class TwoLayouts(TemplateError):
    code = "CS-LBK-117"
    vi = Words(
        "{no} có mức ở cả “{first}” và “{second}”.",
        "Một mức chung hoặc một bảng theo vùng, nhóm, khu vực, không cả hai.",
        "Giữ lại một cách ghi.",
    )
    en = Words("{no} has levels under both “{first}” and “{second}”.", "One level, or one table.", "Keep one of them.")


class RowNotAlike(TemplateError):
    code = "CS-LBK-118"
    vi = Words(
        "Các dòng mức của {no} không cùng cách ghi.",
        "Mỗi dòng của một bảng phải có cùng các cột Năm, Diện.",
        "Ghi đủ cột “{column}” ở mọi dòng, hoặc bỏ ở mọi dòng.",
    )
    en = Words("The rows of {no} are laid out in different ways.", "", "Fill “{column}” in every row, or in none.")


class ParentUnknown(TemplateError):
    code = "CS-LBK-119"
    vi = Words(
        "Nội dung {no} thuộc “{parent}”, nhưng phía trên không có mục ấy.",
        "Nội dung thành phần đứng dưới mục chứa nó.",
        "Sửa cột “Thuộc”, hoặc chuyển dòng xuống dưới mục ấy.",
    )
    en = Words("{no} belongs to “{parent}”, which does not stand above it.", "", "Correct it, or move the line.")


class ParentHasNoParts(TemplateError):
    code = "CS-LBK-120"
    vi = Words(
        "{no} thuộc {parent}, nhưng {parent} xét bằng “{kind}”, không có nội dung thành phần.",
        "",
        "Chọn cho {parent}: {allowed}.",
    )
    en = Words("{no} belongs to {parent}, which is judged as “{kind}” and has no parts.", "", "Choose: {allowed}.")


class CriterionUnknown(TemplateError):
    code = "CS-LBK-121"
    vi = Words("Không có tiêu chí “{no}” trong trang “Tiêu chí”.", "", "Thêm tiêu chí ấy, hoặc sửa số.")
    en = Words("There is no criterion “{no}” on the sheet “Tiêu chí”.", "", "Add it, or correct the number.")


class NumberTwice(TemplateError):
    code = "CS-LBK-122"
    vi = Words(
        "Số {no} đã có ở ô {first}.",
        "Mỗi số chỉ dùng một lần; dòng tiếp theo của bảng mức phải đứng liền dưới.",
        "Sửa số (lưu ý 3.1 và 3.10), hoặc chuyển dòng lên liền dưới.",
    )
    en = Words("The number {no} stands in {first} already.", "", "Correct it (3.1 is not 3.10), or move the row up.")


class ConditionUnclear(TemplateError):
    code = "CS-LBK-123"
    vi = Words(
        "Không đọc được điều kiện, tại “{at}”.",
        "Điều kiện có dạng: đặc biệt khó khăn = có; vùng = ĐBSH, ĐNB; số trường học > 3.",
        "Viết lại; đặc điểm: {allowed}.",
    )
    en = Words("The condition cannot be read at “{at}”.", "", "Write it as: số trường học > 3. Traits: {allowed}.")


class FormulaWithoutResult(TemplateError):
    code = "CS-LBK-124"
    vi = Words("Ô này là công thức chưa có kết quả.", "", "Mở tệp bằng Excel, lưu lại, hoặc ghi thẳng giá trị.")
    en = Words("This cell is a formula without a result.", "", "Save the file in Excel, or write the value itself.")
