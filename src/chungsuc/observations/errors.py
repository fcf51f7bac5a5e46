"""Faults of observations (CS-OBS-…): 1xx one value, 2xx the ledger; files and cells are in ``file_errors``."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words
from chungsuc.errors import LedgerIsAppendOnly as LedgerIsAppendOnly


class ObservationFault(ChungSucError):
    """The family of faults found in observations and imported files."""

    code = "CS-OBS-000"


# ── one value ────────────────────────────────────────────────────────────────────────────────────────


class NothingSaid(ObservationFault):
    code = "CS-OBS-101"
    vi = Words(
        "Chưa có giá trị cho {measure}.",
        "Để trống nghĩa là chưa biết, không phải 0 và không phải «không đạt».",
        "Ghi giá trị, hoặc tử số và mẫu số, hoặc Đạt/Không đạt; bỏ dòng này nếu chưa có số liệu.",
    )
    en = Words(
        "No value is given for {measure}.",
        "Blank means not known: neither 0 nor “not met”.",
        "Give a value, or numerator and denominator, or Đạt/Không đạt; leave the row out when there is no figure.",
    )


class TwoKindsOfValue(ObservationFault):
    code = "CS-OBS-102"
    vi = Words(
        "{measure} vừa có giá trị số {value}, vừa có Đạt/Không đạt.",
        "Một số liệu chỉ là con số hoặc là lời xác nhận.",
        "Giữ một trong hai.",
    )
    en = Words(
        "{measure} has both the number {value} and an attestation.",
        "An observation is either a number or an attestation.",
        "Keep one of the two.",
    )


class HalfARate(ObservationFault):
    code = "CS-OBS-103"
    vi = Words(
        "Tỷ lệ thiếu tử số hoặc mẫu số (tử số {numerator}, mẫu số {denominator}).",
        "Có một mà thiếu một thì không tính được tỷ lệ.",
        "Ghi đủ cả hai, hoặc bỏ cả hai và ghi giá trị.",
    )
    en = Words(
        "A rate lacks its numerator or denominator (numerator {numerator}, denominator {denominator}).",
        "One without the other gives no rate.",
        "Give both, or neither and the value.",
    )


class DenominatorNotPositive(ObservationFault):
    code = "CS-OBS-104"
    vi = Words(
        "Mẫu số là {denominator}.",
        "Tỷ lệ cần mẫu số lớn hơn 0.",
        "Sửa mẫu số; nếu không có đối tượng để tính thì bỏ dòng này.",
    )
    en = Words(
        "The denominator is {denominator}.",
        "A rate needs a denominator above 0.",
        "Mend the denominator; leave the row out when there is nothing to count.",
    )


class NumeratorOutOfRange(ObservationFault):
    code = "CS-OBS-105"
    vi = Words(
        "Tử số {numerator} không nằm trong khoảng từ 0 đến mẫu số {denominator}.",
        "Phần không thể lớn hơn toàn thể hay âm.",
        "Xem lại hai số, có thể đã ghi đảo chỗ.",
    )
    en = Words(
        "The numerator {numerator} is not between 0 and the denominator {denominator}.",
        "A part is neither larger than the whole nor negative.",
        "Look at both numbers; they may have changed places.",
    )


class RateDisagrees(ObservationFault):
    code = "CS-OBS-106"
    vi = Words(
        "Giá trị {value} khác {numerator}/{denominator} × 100 = {computed}.",
        "Giá trị phải bằng tỷ lệ đã làm tròn của hai số đi kèm.",
        "Sửa số sai, hoặc bỏ trống giá trị để hệ thống tính.",
    )
    en = Words(
        "The value {value} is not {numerator}/{denominator} × 100 = {computed}.",
        "A value must be the rounded rate of the two numbers beside it.",
        "Mend the wrong number, or leave the value blank to have it computed.",
    )


class DayInFuture(ObservationFault):
    code = "CS-OBS-107"
    vi = Words(
        "Số liệu tính đến {as_of} nhưng được ghi nhận ngày {recorded_on}.",
        "Chưa thể biết kết quả của một ngày chưa đến.",
        "Sửa ngày của số liệu.",
    )
    en = Words(
        "The value describes {as_of} but was recorded on {recorded_on}.",
        "Nobody knows the result of a day to come.",
        "Mend the day of the value.",
    )


class UnitNotInForce(ObservationFault):
    code = "CS-OBS-108"
    vi = Words(
        "{unit} không tồn tại với mã {code} vào ngày {as_of} (hiệu lực: {valid_from} – trước {valid_until}).",
        "Số liệu phải thuộc đơn vị đang có hiệu lực vào ngày đó.",
        "Chọn đơn vị có hiệu lực vào ngày ấy hoặc sửa ngày.",
    )
    en = Words(
        "{unit} (code {code}) is not in force on {as_of} (in force: {valid_from} – before {valid_until}).",
        "A value belongs to a unit that exists on its day.",
        "Choose the unit in force that day, or mend the day.",
    )


class NotStorable(ObservationFault):
    code = "CS-OBS-109"
    vi = Words(
        "Số {value} không lưu được chính xác.",
        "Sổ số liệu giữ tối đa 15 chữ số có nghĩa, 8 chữ số thập phân.",
        "Làm tròn số hoặc đổi đơn vị tính.",
    )
    en = Words(
        "The number {value} cannot be stored exactly.",
        "The ledger keeps up to 15 significant digits, 8 of them decimals.",
        "Round it, or use a larger unit.",
    )


class WordMissing(ObservationFault):
    code = "CS-OBS-110"
    vi = Words(
        "Thiếu {field}, hoặc dài quá {limit} ký tự.",
        "Mỗi số liệu phải nói rõ là gì, ai nói và lấy từ đâu.",
        "Ghi {field} trong giới hạn đó.",
    )
    en = Words(
        "{field} is missing, or longer than {limit} characters.",
        "Every observation says what it is, who said so and where it comes from.",
        "Give {field} within the limit.",
    )


class RecordedAtUnsound(ObservationFault):
    code = "CS-OBS-111"
    vi = Words(
        "Thời điểm ghi nhận {recorded_at} không hợp lệ.",
        "Thời điểm này phải có múi giờ và không ở tương lai.",
        "Bỏ trống để lấy thời điểm hiện tại.",
    )
    en = Words(
        "The moment of recording, {recorded_at}, is unsound.",
        "It must have a time zone and not lie in the future.",
        "Leave it out to take the present moment.",
    )


# ── the ledger ───────────────────────────────────────────────────────────────────────────────────────


class AlreadySuperseded(ObservationFault):
    code = "CS-OBS-202"
    vi = Words(
        "Số liệu {observation} đã được thay bằng số liệu {by}.",
        "Mỗi số liệu chỉ bị thay một lần, để lịch sử là một chuỗi.",
        "Đính chính số liệu {by}.",
    )
    en = Words(
        "Observation {observation} was already superseded by {by}.",
        "Each is superseded once, so that history stays one chain.",
        "Correct {by} instead.",
    )


class CorrectionBeforeOriginal(ObservationFault):
    code = "CS-OBS-203"
    vi = Words(
        "Đính chính ghi lúc {recorded_at}, trước số liệu gốc ghi lúc {original}.",
        "Không thể sửa điều chưa được ghi.",
        "Bỏ trống thời điểm ghi nhận.",
    )
    en = Words(
        "The correction is recorded at {recorded_at}, before its original at {original}.",
        "What was not yet recorded cannot be corrected.",
        "Leave the moment of recording out.",
    )


class ReasonMissing(ObservationFault):
    code = "CS-OBS-204"
    vi = Words(
        "Rút lại số liệu mà không nêu lý do.",
        "Người đọc sau này phải hiểu vì sao số liệu không còn.",
        "Ghi lý do.",
    )
    en = Words(
        "A value is retracted without a reason.",
        "A later reader must understand why it is gone.",
        "Give the reason.",
    )
