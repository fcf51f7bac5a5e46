"""Faults of the two files that ``chungsuc judge`` reads: facts and traits (CS-JDG-3…)."""

from __future__ import annotations

from chungsuc.engine.errors import JudgeError
from chungsuc.errors import Faults, Words


class InputFaults(Faults, JudgeError):
    """All the faults of the facts and traits given; raised even when there is only one."""

    code = "CS-JDG-300"
    vi = Words("Có {count} lỗi.", "Chưa đánh giá đơn vị nào.", "Sửa hết các lỗi dưới đây rồi chạy lại.")
    en = Words("Faults: {count}.", "Nobody was judged.", "Mend all of those below and run again.")


class FileUnreadable(JudgeError):
    code = "CS-JDG-301"
    vi = Words("Không đọc được tệp.", "Lý do: {cause}.", "Lưu lại dạng CSV, mã UTF-8, ở nơi đọc được.")
    en = Words("The file cannot be read.", "Because: {cause_en}.", "Save it as CSV in UTF-8 where it can be read.")


class ColumnMissing(JudgeError):
    code = "CS-JDG-302"
    vi = Words("Dòng tiêu đề thiếu cột {missing}.", "Có: {found}.", "Đặt tiêu đề là {expected}.")
    en = Words("The header lacks the column {missing}.", "It has: {found}.", "Write the header {expected}.")


class RowTooLong(JudgeError):
    code = "CS-JDG-303"
    vi = Words(
        "Dòng có {cells} ô, tiêu đề có {columns}.",
        "Số có dấu phẩy thập phân bị tách thành hai ô khi dấu phẩy cũng ngăn cột.",
        'Đặt số trong ngoặc kép ("40,2") hoặc ngăn cột bằng dấu chấm phẩy.',
    )
    en = Words(
        "The row has {cells} cells, the header {columns}.",
        "A decimal comma splits a number where the comma also parts the columns.",
        'Quote the number ("40,2") or part the columns by semicolons.',
    )


class CellMissing(JudgeError):
    code = "CS-JDG-304"
    vi = Words("Ô {column} trống.", "", "Mỗi dòng phải có {column}.")
    en = Words("The cell {column} is empty.", "", "Every row needs {column}.")


class DayUnreadable(JudgeError):
    code = "CS-JDG-305"
    vi = Words("Không đọc được ngày «{text}».", "", "Viết như 2023-12-31 hoặc 31/12/2023.")
    en = Words("“{text}” cannot be read as a day.", "", "Write 2023-12-31 or 31/12/2023.")


class YearDisagrees(JudgeError):
    code = "CS-JDG-306"
    vi = Words("Chỉ tiêu {no} nói năm {year}, cột as_of ghi {day}.", "", "Sửa một trong hai cho khớp.")
    en = Words("Indicator {no} speaks of {year}, the column as_of of {day}.", "", "Make the two agree.")


class GivenTwice(JudgeError):
    code = "CS-JDG-307"
    vi = Words(
        "{what} của đơn vị {unit} có hai giá trị: «{first}» (dòng {first_line}) và «{second}» (dòng {second_line}).",
        "",
        "Giữ lại giá trị đúng.",
    )
    en = Words(
        "{what} of unit {unit} has two values: “{first}” (line {first_line}) and “{second}” (line {second_line}).",
        "",
        "Keep the right one.",
    )


class RateIncomplete(JudgeError):
    code = "CS-JDG-308"
    vi = Words(
        "Chỉ tiêu {no} có tử số hoặc mẫu số nhưng không đủ cả hai, hoặc mẫu số không lớn hơn 0.",
        "",
        "Ghi đủ tử số và mẫu số, hoặc bỏ cả hai; số có dấu phẩy thập phân phải đặt trong ngoặc kép.",
    )
    en = Words(
        "Indicator {no} has a numerator or a denominator but not both, or the denominator is not above 0.",
        "",
        "Give both or neither; quote a number that has a decimal comma.",
    )


class RateDisagrees(JudgeError):
    code = "CS-JDG-309"
    vi = Words(
        "Chỉ tiêu {no}: giá trị {value} không khớp với {numerator}/{denominator} = {rate}%.",
        "",
        "Sửa giá trị, tử số hoặc mẫu số.",
    )
    en = Words(
        "Indicator {no}: the value {value} disagrees with {numerator}/{denominator} = {rate}%.",
        "",
        "Mend the value, the numerator or the denominator.",
    )


class RateHasNoMeaning(JudgeError):
    code = "CS-JDG-310"
    vi = Words(
        "Chỉ tiêu {no} không phải tỷ lệ phần trăm nên không tính được giá trị từ tử số và mẫu số.",
        "",
        "Ghi giá trị vào cột value.",
    )
    en = Words(
        "Indicator {no} is no percentage: its value cannot be worked out from numerator and denominator.",
        "",
        "Write the value in the column value.",
    )


class ColumnTwice(JudgeError):
    code = "CS-JDG-311"
    vi = Words("Dòng tiêu đề có nhiều cột cùng tên {columns}.", "", "Đổi tên hoặc bỏ cột thừa, để mỗi tên chỉ có một.")
    en = Words("The header names the column {columns} more than once.", "", "Rename or drop the spare ones.")
