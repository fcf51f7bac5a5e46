"""Faults of maps: a file of boundaries, a feature of it, a map that cannot be drawn (CS-MAP-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class MapError(ChungSucError):
    """The family of faults found in boundaries and maps."""

    code = "CS-MAP-000"


class FileUnreadable(MapError):
    code = "CS-MAP-101"
    vi = Words("Không đọc được tệp ranh giới.", "Lý do: {why_vi}.", "Gửi một tệp GeoJSON (FeatureCollection, UTF-8).")
    en = Words("The file of boundaries cannot be read.", "{why_en}.", "Give GeoJSON (a FeatureCollection in UTF-8).")


class MapNotDescribed(MapError):
    code = "CS-MAP-102"
    vi = Words(
        "Chưa biết «{field}» của bản đồ ranh giới.",
        "Ranh giới phải nói rõ vẽ đơn vị của ngày nào, lấy từ đâu, được dùng thế nào; bản đồ in ra mang theo điều đó.",
        "Ghi mục «chungsuc» trong tệp, hoặc thêm {option}.",
    )
    en = Words(
        "“{field}” of the map of boundaries is not known.",
        "Boundaries must say of which day they are, where they are from and how they may be used; every map prints it.",
        "Write it under “chungsuc” in the file, or add {option}.",
    )


class DayOfMapUnreadable(MapError):
    code = "CS-MAP-103"
    vi = Words("«{field}» của bản đồ là «{value}», không phải ngày.", "", "Viết theo dạng 2025-07-01.")
    en = Words("“{field}” of the map is “{value}”, which is no day.", "", "Write it as 2025-07-01.")


class FeatureWithoutCode(MapError):
    code = "CS-MAP-104"
    vi = Words(
        "Ranh giới thứ {number} ({name}) không có mã đơn vị.",
        "Ranh giới gắn với đơn vị bằng mã, không bằng tên.",
        "Ghi thuộc tính «code»: mã 5 chữ số của cơ quan thống kê.",
    )
    en = Words(
        "Boundary number {number} ({name}) has no code.",
        "Boundaries belong to units by code, not by name.",
        "Write the property “code”: the five digits of the statistics office.",
    )


class CodeTwice(MapError):
    code = "CS-MAP-105"
    vi = Words("Mã {unit_code} có {count} ranh giới trong tệp.", "", "Gộp thành một MultiPolygon.")
    en = Words("Code {unit_code} has {count} boundaries in the file.", "", "Make them one MultiPolygon.")


class GeometryWrong(MapError):
    code = "CS-MAP-106"
    vi = Words(
        "Hình của mã {unit_code} không vẽ được: {why_vi}.", "", "Ghi Polygon hoặc MultiPolygon, kinh độ trước vĩ độ."
    )
    en = Words(
        "The shape of code {unit_code} cannot be drawn: {why_en}.",
        "",
        "Give a Polygon or MultiPolygon, longitude first.",
    )


class NameDiffers(MapError):
    code = "CS-MAP-107"
    vi = Words(
        "Ngày {day}, mã {unit_code} là {known}, tệp ghi «{name}».",
        "Mã đã được dùng lại từ 01/7/2025 cho đơn vị khác.",
        "Kiểm tra ngày của bản đồ (--as-of) và mã.",
    )
    en = Words(
        "On {day} code {unit_code} is {known}; the file says “{name}”.",
        "Codes were used again for other units on 2025-07-01.",
        "Check the day of the map (--as-of) and the code.",
    )


class NoneMatched(MapError):
    code = "CS-MAP-108"
    vi = Words(
        "Không ranh giới nào trong {count} ranh giới khớp với đơn vị cấp xã ngày {day}.",
        "",
        "Kiểm tra thuộc tính «code» và ngày của bản đồ.",
    )
    en = Words(
        "None of the {count} boundaries belongs to a commune on {day}.",
        "",
        "Check the property “code” and the day of the map.",
    )


class NoBoundaries(MapError):
    code = "CS-MAP-201"
    vi = Words(
        "Chưa có ranh giới nào của {scope} ngày {day}.",
        "Ngày có ranh giới: {known_vi}.",
        "Chọn ngày khác, hoặc nạp ranh giới của ngày ấy: chungsuc maps load TỆP.",
    )
    en = Words(
        "No boundaries of {scope} are known on {day}.",
        "Days with boundaries: {known_en}.",
        "Choose another day, or load boundaries of that day: chungsuc maps load FILE.",
    )


class NoSuchTheme(MapError):
    code = "CS-MAP-202"
    vi = Words("Không có chủ đề bản đồ «{theme}».", "Các chủ đề: {known}.", "Chọn một trong số đó.")
    en = Words("There is no theme “{theme}”.", "The themes are: {known}.", "Take one of those.")


class NoSuchPart(MapError):
    code = "CS-MAP-203"
    vi = Words(
        "Bộ tiêu chí {set_id} không có tiêu chí hay chỉ tiêu «{no}».", "", "Chọn số có trong bộ, ví dụ 17 hoặc 13.2."
    )
    en = Words("Set {set_id} has no criterion or indicator “{no}”.", "", "Give one of the set, such as 17 or 13.2.")


class NoSuchForm(MapError):
    code = "CS-MAP-204"
    vi = Words("Bản đồ không có dạng tệp «{form}».", "", "Chọn một trong: {known}.")
    en = Words("Maps do not come as “{form}”.", "", "Take one of: {known}.")
