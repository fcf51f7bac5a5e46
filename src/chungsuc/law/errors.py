"""Faults of the law: a file that does not load, a set or overlay that does not fit (CS-LAW-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class LawError(ChungSucError):
    """The family of faults found in law files and in how sets and overlays are put together."""

    code = "CS-LAW-000"


class OverlayWrongSet(LawError):
    code = "CS-LAW-101"
    vi = Words(
        "Văn bản {overlay} sửa đổi bộ {amends}, không phải bộ {base}.",
        "",
        "Chọn văn bản sửa đổi đúng bộ đang xét.",
    )
    en = Words("Overlay {overlay} amends {amends}, not {base}.", "", "Give an overlay of the set in question.")


class OverlayClash(LawError):
    code = "CS-LAW-102"
    vi = Words(
        "Ngày {day}, chỉ tiêu {no} bị cả {first} và {second} cùng quy định.",
        "Hai văn bản cùng loại không được chồng hiệu lực trên một chỉ tiêu.",
        "Ghi ngày hết hiệu lực (valid_until) cho văn bản cũ.",
    )
    en = Words(
        "On {day} both {first} and {second} set indicator {no}.",
        "Two overlays of one kind may not be in force on one indicator at once.",
        "Give the older one a valid_until.",
    )
