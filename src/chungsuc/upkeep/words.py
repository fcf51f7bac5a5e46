"""The words of what comes after recognition: results of a re-evaluation, states and acts of a withdrawal, tasks."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import TextChoices

from chungsuc.law.tree import Title


class Outcome(TextChoices):
    """How a recognised unit stands by the set it is looked at with (kết quả xét lại)."""

    MET = "met", "vẫn đạt"
    BELOW = "below", "dưới chuẩn"
    UNKNOWN = "unknown", "chưa đủ số liệu"


OUTCOME_EN = {Outcome.MET: "still met", Outcome.BELOW: "below", Outcome.UNKNOWN: "not enough data"}
OUTCOME_SIGN = {Outcome.MET: "✓", Outcome.BELOW: "✕", Outcome.UNKNOWN: "?"}


class TaskState(StrEnum):
    """Where a task stands (tình trạng việc); all but ``CLOSED`` follow from the facts of the day."""

    OPEN = "open"
    OVERDUE = "overdue"
    MET = "met"
    CLOSED = "closed"
    GONE = "gone"


TASK_STATE = {
    TaskState.OPEN: ("đang làm", "open"),
    TaskState.OVERDUE: ("quá hạn", "overdue"),
    TaskState.MET: ("đã đạt", "met"),
    TaskState.CLOSED: ("đóng có lý do", "closed with a reason"),
    TaskState.GONE: ("đơn vị đã sắp xếp", "unit reorganised"),
}


class Said(TextChoices):
    """What one word in the thread of a task does."""

    ANSWERED = "answered", "trả lời"
    CLOSED = "closed", "đóng việc"
    REOPENED = "reopened", "mở lại"


SAID_EN = {Said.ANSWERED: "answered", Said.CLOSED: "closed", Said.REOPENED: "opened again"}


class CaseState(TextChoices):
    """Where a withdrawal stands (trạng thái việc xét thu hồi)."""

    OPENED = "opened", "đã mở"
    NOTIFIED = "notified", "đã thông báo"
    HEARD = "heard", "đã lấy ý kiến"
    REPAIRING = "repairing", "đang khắc phục"
    PROPOSED = "proposed", "đã đề nghị thu hồi"
    UPHELD = "upheld", "giữ danh hiệu"
    WITHDRAWN = "withdrawn", "đã thu hồi"
    DROPPED = "dropped", "thôi xét"


STATE_EN = {
    CaseState.OPENED: "opened", CaseState.NOTIFIED: "notified", CaseState.HEARD: "heard",
    CaseState.REPAIRING: "time to repair", CaseState.PROPOSED: "withdrawal proposed", CaseState.UPHELD: "upheld",
    CaseState.WITHDRAWN: "withdrawn", CaseState.DROPPED: "dropped",
}  # fmt: skip
ENDED = frozenset({CaseState.UPHELD, CaseState.WITHDRAWN, CaseState.DROPPED})


class CaseAct(TextChoices):
    """What is done in a withdrawal (bước xét thu hồi)."""

    OPEN = "open", "mở việc xét thu hồi"
    NOTIFY = "notify", "thông báo cho đơn vị"
    HEAR = "hear", "họp, lấy ý kiến"
    GIVE_TIME = "give_time", "ấn định hạn khắc phục"
    EXTEND = "extend", "gia hạn khắc phục"
    REPAIR = "repair", "xác nhận đã khắc phục"
    PROPOSE = "propose", "hoàn thiện hồ sơ, đề nghị thu hồi"
    SEND_BACK = "send_back", "trả lại hồ sơ đề nghị"
    WITHDRAW = "withdraw", "ghi quyết định thu hồi"
    UPHOLD = "uphold", "quyết định giữ danh hiệu"
    DROP = "drop", "thôi xét"


ACT_EN = {
    CaseAct.OPEN: "open", CaseAct.NOTIFY: "notify the unit", CaseAct.HEAR: "hear and collect opinions",
    CaseAct.GIVE_TIME: "set a time to repair", CaseAct.EXTEND: "extend the time",
    CaseAct.REPAIR: "confirm the repair", CaseAct.PROPOSE: "complete the file and propose withdrawal",
    CaseAct.SEND_BACK: "send the file back", CaseAct.WITHDRAW: "record the withdrawal",
    CaseAct.UPHOLD: "decide to uphold", CaseAct.DROP: "drop",
}  # fmt: skip


class Hand(TextChoices):
    """Whose hand an act needs (thẩm quyền); the province's office may always write for the others."""

    UNIT = "unit", "Ủy ban nhân dân xã"
    DISTRICT = "district", "cơ quan cấp huyện"
    OFFICE = "office", "Văn phòng Điều phối tỉnh"


HAND_EN = {Hand.UNIT: "the commune committee", Hand.DISTRICT: "the district", Hand.OFFICE: "the coordination office"}


class TriggerKind(StrEnum):
    """Which of the grounds for withdrawal (căn cứ thu hồi)."""

    PART_WITH_KEY = "part_with_key"
    HALF = "half"
    COMMUNES = "communes"


TRIGGER = {
    TriggerKind.PART_WITH_KEY: (
        "một phần tiêu chí không còn đạt, trong đó có tiêu chí then chốt",
        "part of the criteria fail, a key one among them",
    ),
    TriggerKind.HALF: ("phần lớn tiêu chí không còn đạt", "most criteria fail"),
    TriggerKind.COMMUNES: ("nhiều xã đã bị thu hồi danh hiệu", "many communes lost their title"),
}


# A model commune presupposes the advanced title: withdrawal measures both by the advanced set (QĐ 18/2022).
MEASURED_AS = {Title.MODEL: Title.ADVANCED}
