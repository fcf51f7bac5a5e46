"""Faults of a report's template (CS-REP-24x): each names its line."""

from __future__ import annotations

from chungsuc.errors import Words
from chungsuc.reports.errors import ReportError


class TemplateError(ReportError):
    """The root of what can be wrong with a template (lỗi của mẫu báo cáo)."""


class UnknownField(TemplateError):
    code = "CS-REP-241"
    vi = Words(
        "Mẫu báo cáo, dòng {line}: không có trường «{field}».",
        "Mẫu chỉ dùng được các trường đã công bố của loại báo cáo này.",
        "Sửa tên trường{near}.",
    )
    en = Words(
        "Report template, line {line}: there is no field “{field}”.",
        "A template has only the documented fields of its kind of report.",
        "Mend the name{near_en}.",
    )


class TemplateUnreadable(TemplateError):
    code = "CS-REP-242"
    vi = Words("Mẫu báo cáo, dòng {line}: không đọc được.", "{reason}.", "Sửa dòng này rồi tải lên lại.")
    en = Words("Report template, line {line}: cannot be read.", "{reason}.", "Mend this line and try again.")


class UnknownHeadLine(TemplateError):
    code = "CS-REP-243"
    vi = Words(
        "Phần đầu của mẫu báo cáo: không có mục «{key}».", "Phần đầu chỉ có: {known}.",
        "Sửa tên mục hoặc bỏ mục này.",
    )  # fmt: skip
    en = Words("Head of the report template: there is no “{key}”.", "It has only: {known}.", "Mend or drop it.")


class BlockInText(TemplateError):
    code = "CS-REP-244"
    vi = Words(
        "Mẫu báo cáo: trường «{field}» là một bảng hoặc hình, không đặt giữa câu được.",
        "Nó đứng cùng dòng với: {text}.",
        "Đặt trường này một mình trên một đoạn, cách đoạn trên và đoạn dưới một dòng trống.",
    )  # fmt: skip
    en = Words(
        "Report template: field “{field}” is a table or a picture and cannot stand in a sentence.",
        "It stands beside: {text}.", "Give it a paragraph of its own, with a blank line above and below.",
    )  # fmt: skip


class TemplateTooLong(TemplateError):
    code = "CS-REP-245"
    vi = Words(
        "Mẫu báo cáo quá dài: quá {limit} ký tự.", "Mẫu, hoặc văn bản lập ra từ mẫu, vượt giới hạn.",
        "Bỏ bớt nội dung hoặc vòng lặp.",
    )  # fmt: skip
    en = Words(
        "The report template is too long: more than {limit} letters.", "It, or what comes of it, is over the limit.",
        "Shorten it, or drop a loop.",
    )  # fmt: skip


class NotATemplate(TemplateError):
    code = "CS-REP-246"
    vi = Words(
        "Tệp «{name}» không phải là mẫu báo cáo.",
        "Mẫu là tệp văn bản (.md, .txt, mã UTF-8) hoặc tệp Word (.docx). {reason}",
        "Tải mẫu mặc định về, sửa rồi tải lên.",
    )  # fmt: skip
    en = Words(
        "File “{name}” is no report template.", "It is a text (.md, .txt, in UTF-8) or a Word file (.docx). {reason}",
        "Download the usual template, adapt it, and upload that.",
    )  # fmt: skip
