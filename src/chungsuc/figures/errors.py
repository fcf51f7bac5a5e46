"""Faults of a figure that cannot be made (CS-FIG-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class FigureError(ChungSucError):
    """The family of faults found when a figure is asked for that the data cannot give."""

    code = "CS-FIG-000"


class NoSetInForce(FigureError):
    code = "CS-FIG-101"
    vi = Words(
        "Ngày {day} không có bộ tiêu chí quốc gia về xã nông thôn mới nào có hiệu lực.",
        "",
        "Chọn bộ tiêu chí bằng --set (xem «chungsuc law list»), hoặc chọn ngày khác.",
    )
    en = Words(
        "On {day} no national set of criteria for new-style rural communes is in force.",
        "",
        "Choose a set with --set (see “chungsuc law list”), or another day.",
    )


class SetJudgesNoUnits(FigureError):
    code = "CS-FIG-102"
    vi = Words(
        "Bộ {set_id} không đánh giá đơn vị hành chính.",
        "Biểu này chỉ lập cho bộ tiêu chí của xã, huyện, thị xã hoặc tỉnh; bộ này dành cho {subject}.",
        "Chọn bộ tiêu chí khác.",
    )
    en = Words(
        "Set {set_id} does not judge administrative units.",
        "This table is made for sets of communes, districts, towns or provinces; this one is for a {subject}.",
        "Choose another set.",
    )


class NoUnits(FigureError):
    code = "CS-FIG-103"
    vi = Words(
        "Ngày {day}, {scope} không có đơn vị nào thuộc đối tượng của bộ {set_id}.",
        "Từ 01/7/2025 không còn cấp huyện; phường và thị trấn không thuộc chương trình.",
        "Kiểm tra ngày, phạm vi và bộ tiêu chí.",
    )
    en = Words(
        "On {day} {scope} has no unit that set {set_id} judges.",
        "There are no districts since 2025-07-01; wards and townships are not in the programme.",
        "Check the day, the scope and the set.",
    )


class SinceNotBefore(FigureError):
    code = "CS-FIG-104"
    vi = Words("Ngày so sánh {since} không trước ngày báo cáo {day}.", "", "Chọn ngày so sánh sớm hơn.")
    en = Words("The day of comparison {since} is not before the day of the report {day}.", "", "Choose an earlier one.")


class NoSuchCriterion(FigureError):
    code = "CS-FIG-105"
    vi = Words(
        "Bộ {set_id} không có tiêu chí «{no}».", "Các tiêu chí của bộ: {known}.", "Chọn một trong các tiêu chí này."
    )
    en = Words("Set {set_id} has no criterion “{no}”.", "Its criteria: {known}.", "Choose one of these.")


class NotSortable(FigureError):
    code = "CS-FIG-106"
    vi = Words(
        "Không sắp xếp được theo «{key}».",
        "Sắp xếp được theo: {known}, hoặc số của một cột.",
        "Chọn một cách sắp xếp này.",
    )
    en = Words(
        "The table cannot be sorted by “{key}”.", "It sorts by {known}, or by the number of a column.", "Choose one."
    )


class NoSuchFigure(FigureError):
    code = "CS-FIG-107"
    missing = True
    vi = Words(
        "Không có chỉ số «{id}».", "Gần giống: {near}.", "Xem trang Danh mục chỉ số hoặc lệnh chungsuc figures list."
    )
    en = Words(
        "There is no figure “{id}”.", "Near it: {near}.", "See the page Catalogue of figures, or chungsuc figures list."
    )


class FigureTwice(FigureError):
    code = "CS-FIG-108"
    vi = Words("Chỉ số «{id}» được định nghĩa hai lần.", "Mỗi chỉ số chỉ có một định nghĩa.", "Đổi mã của một chỉ số.")
    en = Words("The figure “{id}” is defined twice.", "A figure has one definition.", "Give one of them another id.")
