"""The words that people put into headers and first columns, Vietnamese and English, compared without diacritics."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from chungsuc.engine.reading import fold


class Role(StrEnum):
    """What a column of a long table holds."""

    UNIT = "unit"
    INDICATOR = "indicator"
    AS_OF = "as_of"
    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    NOTE = "note"
    SYNTHETIC = "synthetic"
    DISTRICT = "district"
    PROVINCE = "province"


_HEADERS = {
    Role.UNIT: (
        "unit", "code", "commune", "don vi", "ten don vi", "ma don vi", "xa", "ten xa", "ma xa", "xa phuong",
        "ten xa phuong", "xa phuong thi tran", "xa thi tran", "xa phuong dac khu", "don vi hanh chinh", "ma dvhc",
        "dia phuong", "ten don vi hanh chinh", "ma don vi hanh chinh",
    ),
    Role.INDICATOR: ("indicator", "chi tieu", "ma chi tieu", "so chi tieu", "chi tieu so", "noi dung chi tieu"),
    Role.AS_OF: (
        "as of", "date", "day", "ngay", "den ngay", "tinh den ngay", "ngay so lieu", "thoi diem", "tai ngay",
        "thoi diem so lieu",
    ),
    Role.VALUE: ("value", "gia tri", "ket qua", "ket qua thuc hien", "so lieu", "gia tri dat duoc"),
    Role.NUMERATOR: ("numerator", "tu so"),
    Role.DENOMINATOR: ("denominator", "mau so"),
    Role.NOTE: ("note", "notes", "ghi chu"),
    Role.SYNTHETIC: ("synthetic", "mo phong", "so lieu mo phong"),
    Role.DISTRICT: ("district", "huyen", "ten huyen", "huyen thi xa thanh pho", "huyen thanh pho", "don vi cap huyen"),
    Role.PROVINCE: ("province", "tinh", "ten tinh", "tinh thanh pho"),
}  # fmt: skip
_ROLE_OF = {word: role for role, words in _HEADERS.items() for word in words}
_NUMBERING = frozenset({"tt", "stt", "no", "so tt", "so thu tu", "#"})
# With diacritics: "Tổng" is a sum, "Tòng" and "Tông" begin names of communes; "Cộng Hòa" and "Trung Bình" are two.
_TOTAL = re.compile(
    r"^(tổng(\s+(số|cộng|toàn|các|chung)\b.*)?|cộng(\s+(toàn|chung)\b.*)?|total.*|sum|average"
    r"|toàn (tỉnh|huyện|thành phố|thị xã|quốc)|cả (nước|tỉnh)|trung bình (chung|các|toàn).*"
    r"|(bình quân|tỷ lệ|tỉ lệ|số xã|lũy kế|luỹ kế)(\s.*)?)[:.]?$"
)
_DISTRICT = re.compile(r"^(huyện|quận|thị xã|thành phố|tx\.?|tp\.?)\s", re.IGNORECASE)


def header_key(text: str) -> str:
    """Fold a header: ``"Giá trị (%)"`` → ``"gia tri"``, ``"Xã/phường"`` → ``"xa phuong"``."""
    bare = re.sub(r"\([^)]*\)", " ", text)
    return " ".join(re.split(r"[\W_]+", fold(bare))).strip()


def role_of(text: str) -> Role | None:
    """Give what a header says that its column holds."""
    return _ROLE_OF.get(header_key(text))


def is_numbering(text: str) -> bool:
    """True for the header of a column of row numbers: TT, STT."""
    return header_key(text) in _NUMBERING or text.strip() == "#"


@lru_cache(maxsize=4_000)
def is_total(text: str) -> bool:
    """True for the first words of a row that sums others up: Tổng, Cộng, Toàn tỉnh, Bình quân."""
    return bool(_TOTAL.match(unicodedata.normalize("NFC", " ".join(text.split())).casefold()))


def names_district(text: str) -> bool:
    """True when a text begins with the type word of a district: "Huyện Định Hóa"."""
    return bool(_DISTRICT.match(unicodedata.normalize("NFC", text.strip())))
