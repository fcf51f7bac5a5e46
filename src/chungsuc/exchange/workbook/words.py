"""The words of the form (lời trên biểu): Vietnamese, as officers say them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from chungsuc.exchange.workbook.codes import Part
from chungsuc.exchange.workbook.plan import Held, Plan
from chungsuc.figures.assembly import say_decision
from chungsuc.figures.sentences import NOUN_VI, say_day
from chungsuc.law.numbers import number_vi
from chungsuc.observations.checks import tidy

YES, NO = "Đạt", "Không đạt"
SYNTHETIC = "SỐ LIỆU MÔ PHỎNG"
SYNTHETIC_LONG = "SỐ LIỆU MÔ PHỎNG: các số đã có trên biểu này do máy sinh ra để trình diễn, không phải số liệu thật"
UNCHECKED_NOTE = "Mức có dấu * chưa được đối chiếu với văn bản gốc."
GUIDE, ENTRY, LATEST, ABOUT, RESULT = "Hướng dẫn", "Nhập liệu", "Số đã có", "Về tệp này", "Kết quả kiểm tra"
DERIVED = "hệ thống suy ra từ quyết định công nhận, không phải nhập"

HEADS = {
    Part.VALUE: "Giá trị",
    Part.NUMERATOR: "Tử số",
    Part.DENOMINATOR: "Mẫu số",
    Part.NOTE: "Ghi chú",
}
NUMBER, NAME, MEASURED_IN, DEMAND = "Số chỉ tiêu", "Nội dung", "Đơn vị tính", "Mức đạt chuẩn"
LAST, OF_DAY = "Số gần nhất", "Của ngày"
ORDER, CODE, UNIT, DISTRICT = "TT", "Mã", "Đơn vị", "Huyện"

TITLE = "BIỂU NHẬP SỐ LIỆU XÂY DỰNG NÔNG THÔN MỚI"


def law_line(plan: Plan) -> str:
    """Name the set and its decision."""
    base = plan.law.base
    return f"{base.name} ({say_decision(base.decision)})"


def day_line(plan: Plan) -> str:
    """Say for whom and for which day: "Xã Phú Đình, huyện Định Hóa · Số liệu tính đến ngày 31/12/2023"."""
    return f"{capital(plan.where)} · Số liệu tính đến ngày {say_day(plan.day)}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def count_line(plan: Plan) -> str:
    """Say how much there is to fill in: "23 xã × 64 chỉ tiêu"."""
    return f"{len(plan.rows)} {NOUN_VI[plan.law.base.subject]} × {len(plan.lines)} chỉ tiêu, nội dung nhận số liệu"


def told(held: Held) -> str:
    """Write a value on record: ``93,7``, ``83,33 (5/6)``, ``Đạt``."""
    if held.value is None:
        return YES if held.attested else NO
    value = tidy(held.value)
    if held.numerator is None or held.denominator is None:
        return number_vi(value)
    short = value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return f"{number_vi(short)} ({number_vi(tidy(held.numerator))}/{number_vi(tidy(held.denominator))})"


def told_with_day(held: Held, day: date) -> str:
    """Write a value on record with its day, where that is not the day of the form."""
    return told(held) if held.as_of == day else f"{told(held)} · {say_day(held.as_of)}"


def guide_lines(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Give the instructions: a heading and what to do."""
    noun = NOUN_VI[plan.law.base.subject]
    return (
        ("Điền ở đâu", "Chỉ điền các ô nền vàng. Các ô khác được khóa để khỏi sửa nhầm (khóa không có mật khẩu)."),
        ("Để trống", "Ô trống nghĩa là chưa có số liệu: không phải 0, không phải «Không đạt». Để trống hoặc xóa một số "
                     "đã có trên biểu không xóa số đã ghi trong hệ thống; muốn rút lại thì làm trên hệ thống."),
        ("Viết số", "Dấu phẩy là dấu thập phân: 93,7. Số lớn viết liền: 12500. Không viết đơn vị tính vào ô số."),
        ("Tỷ lệ %", "Ghi tử số và mẫu số, hệ thống tự tính tỷ lệ, để trống «Giá trị»; hoặc chỉ ghi «Giá trị»: 93,7 "
                    "nghĩa là 93,7%. Ghi cả ba thì ba số phải khớp nhau."),
        ("Đạt, Không đạt", "Chọn trong danh sách ở ô. Chỉ tiêu yêu cầu «không có» thì ghi số đếm (0 là không có) hoặc "
                           "Đạt."),
        ("Không áp dụng", f"Nội dung không áp dụng cho {noun} thì để trống."),
        ("Ghi chú", "Ghi lý do khi số thay đổi nhiều so với lần trước, hoặc nguồn của số liệu. Ghi chú được lưu cùng "
                    "số liệu mới hoặc số liệu đổi; ghi chú không kèm số thì không lưu."),
        ("Sắp xếp, chép", "Có thể thêm cột, đổi chỗ cột, sắp xếp dòng. Cột và dòng ẩn giữ mã: đừng xóa, khi chép thì "
                          "chép cả dòng."),
        ("Thời hạn", "Biểu không đặt thời hạn. Thời hạn nộp theo văn bản của cơ quan yêu cầu số liệu."),
        ("Nộp", "Lưu tệp dạng .xlsx, tải lên trang «Biểu Excel» của hệ thống, xem trước từng thay đổi rồi mới ghi. Nếu "
                "có lỗi, hệ thống trả lại chính tệp này với từng ô lỗi được tô màu và giải thích."),
    )  # fmt: skip
