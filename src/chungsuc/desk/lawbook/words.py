"""Words of the law on the pages, in the language of the page."""

from __future__ import annotations

from chungsuc.desk.say import language, say
from chungsuc.law.overlays import OverlayKind
from chungsuc.law.prose import TITLE_WORDS
from chungsuc.law.tree import Subject, Title
from chungsuc.lawbook.models import State

_SUBJECTS = {
    Subject.COMMUNE: ("Xã", "Communes"),
    Subject.DISTRICT: ("Huyện", "Districts"),
    Subject.TOWN: ("Thị xã, thành phố", "Towns"),
    Subject.PROVINCE: ("Tỉnh", "Provinces"),
    Subject.HAMLET: ("Thôn, xóm, khu dân cư", "Hamlets"),
    Subject.HOUSEHOLD: ("Hộ gia đình", "Households"),
    Subject.GARDEN: ("Vườn hộ", "Gardens"),
}
_TITLES = {
    Title.NTM: ("nông thôn mới", "new-style rural"),
    Title.ADVANCED: ("nông thôn mới nâng cao", "advanced"),
    Title.MODEL: ("nông thôn mới kiểu mẫu", "model"),
    Title.MODERN: ("nông thôn mới hiện đại", "modern"),
    Title.COMPLETED: ("hoàn thành nhiệm vụ", "completed"),
}
_KINDS = {
    OverlayKind.AMENDMENT: ("sửa đổi của cấp ban hành", "amendment"),
    OverlayKind.PROVINCE: ("quy định của tỉnh", "of the province"),
    OverlayKind.ILLUSTRATION: ("giả định minh họa, không phải quy định", "assumed for illustration, no law"),
}
_STATES = {
    State.DRAFT: ("nháp", "draft", ""),
    State.PROPOSED: ("… chờ duyệt", "… waiting", "wait"),
    State.APPROVED: ("✓ đã duyệt", "✓ approved", "good"),
    State.REFUSED: ("✕ không duyệt", "✕ refused", "bad"),
    State.WITHDRAWN: ("↩ đã rút", "↩ withdrawn", ""),
}


def subject(one: Subject) -> str:
    return say(*_SUBJECTS[one])


def noun(one: Subject) -> str:
    """Name the units that are counted: "7 xã đổi kết quả"."""
    return say("xã", "communes") if one is Subject.COMMUNE else say("đơn vị", "units")


def title(one: Title) -> str:
    return say(*_TITLES[one])


def holds(one: Title) -> str:
    """Say that somebody holds a title: "đạt chuẩn nông thôn mới"."""
    return TITLE_WORDS[one][language()]


def kind(one: OverlayKind) -> str:
    return say(*_KINDS[one])


def state(one: State) -> tuple[str, str]:
    """Give the word of a state and the class of its chip."""
    vi, en, chip = _STATES[one]
    return say(vi, en), chip
