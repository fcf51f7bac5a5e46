"""Units of quantities: what may be compared with what, and by which factor (đơn vị tính)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Dim(StrEnum):
    """What a quantity measures; two of one dimension are converted, two counts only where they count the same."""

    COUNT = "count"
    PERCENT = "percent"
    POINT = "point"
    MONEY = "money"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    TIMES = "times"
    NONE = "none"


CONTINUOUS = frozenset({Dim.MONEY, Dim.AREA, Dim.LENGTH, Dim.MASS, Dim.VOLUME})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it was printed (folded), its dimension, and how much of the base unit one of it is."""

    name: str
    dim: Dim
    factor: Decimal = Decimal(1)

    def same_as(self, other: Unit) -> bool:
        """True where the two can be added or compared."""
        if self.dim is not other.dim:
            return False
        return self.dim is not Dim.COUNT or alike(self.name, other.name)


NO_UNIT = Unit("", Dim.NONE)
PERCENT = Unit("%", Dim.PERCENT)

_MEASURES: dict[str, tuple[Dim, str]] = {
    "m2": (Dim.AREA, "1"), "mét vuông": (Dim.AREA, "1"), "ha": (Dim.AREA, "10000"), "héc ta": (Dim.AREA, "10000"),
    "hécta": (Dim.AREA, "10000"), "hec ta": (Dim.AREA, "10000"), "hecta": (Dim.AREA, "10000"),
    "héc-ta": (Dim.AREA, "10000"), "hec-ta": (Dim.AREA, "10000"), "km2": (Dim.AREA, "1000000"),
    "km": (Dim.LENGTH, "1000"), "ki lô mét": (Dim.LENGTH, "1000"), "mét": (Dim.LENGTH, "1"), "m": (Dim.LENGTH, "1"),
    "tấn": (Dim.MASS, "1000"), "tạ": (Dim.MASS, "100"), "kg": (Dim.MASS, "1"), "m3": (Dim.VOLUME, "1"),
    "mét khối": (Dim.VOLUME, "1"), "đồng": (Dim.MONEY, "1"), "vnđ": (Dim.MONEY, "1"), "vnd": (Dim.MONEY, "1"),
    "đ": (Dim.MONEY, "1"), "%": (Dim.PERCENT, "1"), "phần trăm": (Dim.PERCENT, "1"),
    "điểm phần trăm": (Dim.POINT, "1"), "điểm %": (Dim.POINT, "1"), "lần": (Dim.TIMES, "1"),
}  # fmt: skip

# Counted things whose name has more than one word; of all others the first word is the unit.
_COUNTED = (
    "đơn vị hành chính cấp huyện", "đơn vị hành chính cấp xã", "đơn vị cấp huyện", "đơn vị cấp xã", "đơn vị",
    "huyện, thành phố, thị xã", "huyện, thị xã, thành phố", "thành phố, thị xã, huyện", "huyện, thành phố",
    "huyện, thị xã", "xã, phường, thị trấn", "xã, thị trấn", "xã, phường", "thôn, bản", "xóm, bản", "thôn, xóm",
    "xóm, tổ dân phố", "thôn, tổ dân phố", "thành phố", "thị xã", "thị trấn", "khu dân cư", "tổ dân phố", "tiêu chí",
    "chỉ tiêu", "sản phẩm", "hợp tác xã", "tổ hợp tác", "doanh nghiệp", "công trình", "mô hình", "nhà văn hóa",
    "trạm y tế", "trường học", "trường", "lượt người", "ngày công", "hộ gia đình", "hộ nghèo", "hộ cận nghèo",
    "hộ dân", "hộ", "nhân khẩu", "khẩu", "người dân", "người", "lao động", "học sinh", "cán bộ", "hội viên",
    "đảng viên", "dự án", "danh mục", "tuyến đường", "tuyến", "điểm trường", "cơ sở", "câu lạc bộ", "phòng học",
    "văn bản", "ý kiến", "phiếu", "vườn", "chợ", "cầu", "nhà", "lớp", "buổi", "cuộc", "đoàn", "lượt", "nội dung",
    "nhiệm vụ", "thủ tục hành chính", "thủ tục", "hồ sơ", "giá trị", "máy", "con", "cây", "bộ",
    "xã", "huyện", "tỉnh", "phường", "thôn", "xóm", "bản", "ấp", "buôn", "làng", "thành viên", "đại biểu",
)  # fmt: skip
_SAME: dict[str, str] = {
    "htx": "hợp tác xã", "hộ gia đình": "hộ", "hộ dân": "hộ", "hộ nghèo": "hộ", "hộ cận nghèo": "hộ",
    "người dân": "người", "nhân khẩu": "người", "khẩu": "người", "đơn vị cấp xã": "xã", "lao động": "người",
    "đơn vị hành chính cấp xã": "xã", "đơn vị hành chính cấp huyện": "huyện", "đơn vị cấp huyện": "huyện",
    "huyện, thành phố": "huyện", "huyện, thị xã": "huyện", "huyện, thành phố, thị xã": "huyện", "tuyến đường": "tuyến",
    "huyện, thị xã, thành phố": "huyện", "thành phố, thị xã, huyện": "huyện", "xã, phường, thị trấn": "xã",
    "xã, thị trấn": "xã", "xã, phường": "xã", "thôn": "thôn", "xóm": "thôn", "bản": "thôn", "ấp": "thôn",
    "buôn": "thôn", "làng": "thôn", "thôn, bản": "thôn", "xóm, bản": "thôn", "thôn, xóm": "thôn",
    "thôn, tổ dân phố": "thôn", "xóm, tổ dân phố": "thôn", "trường học": "trường",
}  # fmt: skip
DISTRICT_LEVEL = frozenset({"huyện", "thành phố", "thị xã", "quận"})
COMMUNE_LEVEL = frozenset({"xã", "phường", "thị trấn"})


def counted_as(name: str) -> str:
    """Give the one name of what is counted under several: ``đơn vị cấp huyện`` and ``huyện``."""
    return _SAME.get(name, name)


def alike(one: str, other: str) -> bool:
    """True where two names count the same; a number without a unit counts what its neighbour counts."""
    if "đơn vị" in (one, other) and one.startswith("đơn vị") and other.startswith("đơn vị"):
        return True
    return counted_as(one) == counted_as(other)


def _words(names: object) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))  # type: ignore[call-overload]


MEASURE = rf"(?:(?:{_words(_MEASURES)})(?!\w)|(?<=\d)%|%)"
COUNTED = rf"(?:{_words((*_COUNTED, 'htx'))})(?!\w)"
SCALE = r"(?:nghìn tỷ|nghìn tỉ|ngàn tỷ|ngàn tỉ|triệu|nghìn|ngàn|tỷ|tỉ|vạn)(?!\w)"
_SCALES: dict[str, Decimal] = {
    "triệu": Decimal(10**6), "nghìn": Decimal(1000), "ngàn": Decimal(1000), "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9), "vạn": Decimal(10**4), "nghìn tỷ": Decimal(10**12), "nghìn tỉ": Decimal(10**12),
    "ngàn tỷ": Decimal(10**12), "ngàn tỉ": Decimal(10**12),
}  # fmt: skip
_MONEY_ALONE = frozenset(_SCALES) - {"nghìn", "ngàn", "vạn"}
KNOWN_COUNTS = frozenset({*_COUNTED, "htx"})


def unit_named(scale: str, name: str) -> Unit:
    """Make the unit out of the words behind a number: ``tỷ đồng``, ``triệu m2``, ``nghìn lượt người``, ``xã``."""
    by = _SCALES.get(scale, Decimal(1))
    printed = f"{scale} {name}".strip()
    if name in _MEASURES:
        dim, factor = _MEASURES[name]
        return Unit(printed, dim, by * Decimal(factor))
    if not name:
        return Unit(printed, Dim.MONEY, by) if scale in _MONEY_ALONE else Unit(printed, Dim.NONE, by)
    return Unit(name, Dim.COUNT, by)
