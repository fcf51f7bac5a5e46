"""Faults of judging a whole panel: a law without a statement, a missing extra, a panel that does not fit."""

from __future__ import annotations

from chungsuc.engine.errors import JudgeError
from chungsuc.errors import Words


class PanelError(JudgeError):
    """The family of faults met when a law is judged over a panel instead of one subject (CS-JDG-201 …)."""


class ColumnClash(PanelError):
    code = "CS-JDG-201"
    vi = Words(
        "Hai số hiệu {first} và {second} cho cùng một tên cột {column}.",
        "Mỗi chỉ tiêu phải có cột riêng trong bảng.",
        "Đổi số hiệu của một trong hai trong tệp bộ tiêu chí.",
    )
    en = Words(
        "Numbers {first} and {second} give the same column name {column}.",
        "Each provision needs a column of its own in the panel.",
        "Change one of the two numbers in the law file.",
    )


class ExtraMissing(PanelError):
    code = "CS-JDG-202"
    vi = Words(
        "Máy tính này chưa có thư viện {package} để đánh giá trên {engine}.",
        "Thư viện này không bắt buộc nên không cài sẵn.",
        "Cài bằng lệnh: pip install 'chungsuc[{extra}]'.",
    )
    en = Words(
        "This installation lacks {package}, which judging on {engine} needs.",
        "It is an optional extra and not installed by default.",
        "Install it: pip install 'chungsuc[{extra}]'.",
    )


class PanelColumnsMissing(PanelError):
    code = "CS-JDG-203"
    vi = Words(
        "Bảng thiếu cột {missing}.",
        "Mỗi dòng của bảng phải nói đó là đơn vị nào, ngày nào.",
        "Thêm cột unit (văn bản) và day (ngày).",
    )
    en = Words(
        "The panel lacks the column(s) {missing}.",
        "Each row must say which unit and which day it is about.",
        "Add the columns unit (text) and day (date).",
    )


class PanelColumnType(PanelError):
    code = "CS-JDG-204"
    vi = Words(
        "Cột {column} của bảng có kiểu {found}, cần kiểu {wanted}.",
        "Đọc sai kiểu sẽ cho kết quả sai mà không ai thấy.",
        "Lập lại bảng bằng build_panel hoặc đổi kiểu của cột.",
    )
    en = Words(
        "Column {column} of the panel is {found} and should be {wanted}.",
        "A wrongly read type gives wrong verdicts that nobody sees.",
        "Build the panel with build_panel or change the column's type.",
    )


class EngineRefused(PanelError):
    code = "CS-JDG-205"
    vi = Words(
        "{engine} không thực hiện được câu lệnh đánh giá: {reason}.",
        "Chưa có kết quả nào được ghi.",
        "Kiểm tra kết nối và phiên bản của {engine} rồi chạy lại.",
    )
    en = Words(
        "{engine} could not run the judging statement: {reason}.",
        "No result was produced.",
        "Check the connection and the version of {engine}, then run it again.",
    )


class FactNoCode(PanelError):
    code = "CS-JDG-207"
    vi = Words(
        "Cột {column} của bảng có mã {value}, không phải mã nào của việc xác nhận.",
        "Mã của việc xác nhận chỉ là 0 (không đạt), 2 (chưa biết) hoặc 3 (đạt).",
        "Lập lại bảng bằng build_panel, hoặc ghi cột này kiểu BOOLEAN và để trống (NULL) ô chưa có số liệu.",
    )
    en = Words(
        "Column {column} of the panel holds the code {value}, which no attestation has.",
        "An attestation is 0 (does not hold), 2 (unknown) or 3 (holds).",
        "Build the panel with build_panel, or make the column BOOLEAN, NULL where nobody has said.",
    )


class FactNotFinite(PanelError):
    code = "CS-JDG-206"
    vi = Words(
        "Cột {column} của bảng có giá trị không phải là số (NaN) hoặc vô cùng.",
        "Khi so sánh, giá trị đó bị coi là rất lớn và sẽ thành “đạt”.",
        "Để trống (NULL) những ô chưa có số liệu.",
    )
    en = Words(
        "Column {column} of the panel holds a value that is no number (NaN) or is infinite.",
        "It would compare as very large and so count as met.",
        "Leave cells without a value empty (NULL).",
    )
