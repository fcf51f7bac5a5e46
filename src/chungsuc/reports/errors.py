"""Faults of a report that cannot be written (CS-REP-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class ReportError(ChungSucError):
    """The family of faults found when a report is written out."""

    code = "CS-REP-000"


class UnknownForm(ReportError):
    code = "CS-REP-101"
    vi = Words("Không có dạng báo cáo «{form}».", "", "Dùng một hay nhiều dạng, cách nhau bằng dấu phẩy: {known}.")
    en = Words("There is no report format “{form}”.", "", "Use one or more of these, separated by commas: {known}.")


class UnknownLanguage(ReportError):
    code = "CS-REP-102"
    vi = Words("Không có ngôn ngữ «{language}».", "", "Dùng vi hoặc en.")
    en = Words("There is no language “{language}”.", "", "Use vi or en.")


class DayUnreadable(ReportError):
    code = "CS-REP-103"
    vi = Words("Không đọc được ngày «{text}» của {option}.", "", "Viết theo dạng 31/12/2023 hoặc 2023-12-31.")
    en = Words("The day “{text}” of {option} cannot be read.", "", "Write it like 2023-12-31 or 31/12/2023.")


class CannotWrite(ReportError):
    code = "CS-REP-104"
    vi = Words(
        "Không ghi được «{path}»: {reason}.",
        "Thư mục không tạo được, không được phép ghi, hoặc hết chỗ.",
        "Chọn thư mục khác cho --out.",
    )
    en = Words(
        "“{path}” cannot be written: {reason}.",
        "The folder cannot be made, may not be written to, or is full.",
        "Choose another folder for --out.",
    )


class ReportWithoutTemplate(ReportError):
    code = "CS-REP-105"
    vi = Words(
        "«{kind}» không lập theo mẫu riêng.",
        "Loại này chỉ có một cách trình bày.",
        "Bỏ mẫu, hoặc chọn loại báo cáo khác.",
    )
    en = Words(
        "“{kind}” is not made by a template.",
        "It has one layout only.",
        "Leave the template out, or choose another kind.",
    )


class ReportWithoutParts(ReportError):
    code = "CS-REP-106"
    vi = Words("«{kind}» không có phần do cơ quan tự viết.", "", "Bỏ các phần tự viết, hoặc sửa trong tệp Word.")
    en = Words("“{kind}” has no part of the office's own.", "", "Leave the parts out, or edit the Word file.")


class UnknownReport(ReportError):
    code = "CS-REP-107"
    vi = Words("Không có loại báo cáo «{kind}».", "", "Dùng một trong các loại: {known}.")
    en = Words("There is no kind of report “{kind}”.", "", "Use one of these: {known}.")
