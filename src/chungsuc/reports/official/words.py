"""Days, numbers and blanks as official papers write them (cách viết ngày, số, chỗ trống)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from chungsuc.law.numbers import number_vi

DOTS = "……"
LONG_DOTS = "………………………………"

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SYNTHETIC = "SỐ LIỆU MÔ PHỎNG"
SYNTHETIC_LONG = "SỐ LIỆU MÔ PHỎNG – văn bản trình diễn, không phải văn bản của cơ quan nhà nước"
ABOUT = "VỀ TỆP NÀY"
RECIPIENTS = "Nơi nhận:"


def say_long_day(day: date | None, year: int | None = None) -> str:
    """Write a day in full: "ngày 05 tháng 02 năm 2024"; days under 10 and the first two months take a zero.

    A day not known is left open, in ``year`` when that is known. Source: NĐ 30/2020/NĐ-CP, Phụ lục I.
    """
    if day is None:
        return f"ngày {DOTS} tháng {DOTS} năm {year or DOTS}"
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def say_day(day: date | None) -> str:
    """Write a day in figures: ``05/02/2024``, ``05/3/2024``; a blank one as dots."""
    return f"{day.day:02d}/{_month(day)}/{day.year}" if day else f"{DOTS}/{DOTS}/{DOTS}"


def say_known(moment: datetime | None) -> str:
    """Say by what was known a paper is made: all that is on record, or what was at a moment (as_known_at)."""
    return "mọi số liệu, quyết định đã ghi" if moment is None else f"{say_day(moment.date())} {moment:%H:%M}"


def say_number_and_sign(number: str, sign: str) -> str:
    """Write number and sign: ``Số: 05/TTr-UBND``; a number that has its sign already is left as it is."""
    number = number.strip()
    if "/" in number:
        return f"Số: {number}"
    if number.isdecimal():
        number = f"{int(number):02d}"
    return f"Số: {number or DOTS}/{sign}" if sign else f"Số: {number or DOTS}"


def say(text: str, *, long: bool = False) -> str:
    """Give a text, or a dotted line when nobody has said it."""
    return text.strip() or (LONG_DOTS if long else DOTS)


def say_amount(number: Decimal | int | None, unit: str = "") -> str:
    """Give a number with its unit as Vietnamese papers do; a dotted line when it is not known."""
    said = DOTS if number is None else number_vi(Decimal(number))
    return f"{said}{unit}" if unit.startswith("%") else f"{said} {unit}".rstrip()


def roman(number: int) -> str:
    """Write 1 … 39 in Roman numerals."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + ones[number % 10]


def capital(text: str) -> str:
    """Raise the first letter only: "xã Hóa Thượng" → "Xã Hóa Thượng"."""
    return text[:1].upper() + text[1:]


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)
