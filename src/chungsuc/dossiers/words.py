"""The words of a dossier's way: tracks, worlds, states, acts, bodies (các trạng thái và bước của hồ sơ)."""

from __future__ import annotations

from datetime import date

from django.db.models import TextChoices

TWO_LEVELS_FROM = date(2025, 7, 1)  # the district level ended on this day


class Track(TextChoices):
    """Which way a dossier goes (loại hồ sơ): it follows from what the unit is."""

    COMMUNE = "commune", "xã"
    DISTRICT = "district", "huyện, thị xã, thành phố"
    PROVINCE = "province", "tỉnh"
    LOCAL = "local", "xóm, hộ, vườn"


class World(TextChoices):
    """How many levels of government there are (mô hình chính quyền): with districts, or without since 2025-07-01."""

    THREE_LEVELS = "three_levels", "ba cấp (có cấp huyện)"
    TWO_LEVELS = "two_levels", "hai cấp (không còn cấp huyện)"


def world_on(day: date) -> World:
    """Give the world of a day."""
    return World.TWO_LEVELS if day >= TWO_LEVELS_FROM else World.THREE_LEVELS


class State(TextChoices):
    """Where a dossier stands (trạng thái hồ sơ)."""

    REGISTERED = "registered", "đã đăng ký"
    SELF_ASSESSED = "self_assessed", "đã tự đánh giá"
    OPINIONS_COLLECTED = "opinions_collected", "đã lấy ý kiến"
    SUBMITTED = "submitted", "đã nộp"
    DISTRICT_VERIFIED = "district_verified", "cấp huyện đã thẩm tra"
    COMPLETE = "complete", "hồ sơ hợp lệ"
    VERIFIED = "verified", "các sở đã thẩm định"
    FIELD_CHECKED = "field_checked", "đã kiểm tra thực tế"
    COUNCIL_AGREED = "council_agreed", "hội đồng đã thông qua"
    FORWARDED = "forwarded", "đã trình Trung ương"
    DECIDED = "decided", "đã có quyết định"
    ANNOUNCED = "announced", "đã công bố"
    RETURNED = "returned", "bị trả lại"
    SUSPENDED = "suspended", "tạm dừng"
    REFUSED = "refused", "không công nhận"
    WITHDRAWN = "withdrawn", "đã rút"


ENDED = frozenset({State.ANNOUNCED, State.REFUSED, State.WITHDRAWN})
OPEN = frozenset(State) - ENDED


class Act(TextChoices):
    """What is done with a dossier (bước xử lý)."""

    REGISTER = "register", "đăng ký"
    SELF_ASSESS = "self_assess", "tự đánh giá"
    COLLECT_OPINIONS = "collect_opinions", "tổng hợp ý kiến"
    SUBMIT = "submit", "nộp hồ sơ"
    DISTRICT_VERIFY = "district_verify", "cấp huyện thẩm tra"
    ACCEPT = "accept", "tiếp nhận hồ sơ hợp lệ"
    VERIFY = "verify", "kết thúc thẩm định của các sở"
    FIELD_CHECK = "field_check", "kiểm tra thực tế"
    COUNCIL_AGREE = "council_agree", "hội đồng thông qua"
    FORWARD = "forward", "trình Trung ương"
    DECIDE = "decide", "ghi quyết định công nhận"
    ANNOUNCE = "announce", "công bố"
    RETURN = "return", "trả lại"
    RESUBMIT = "resubmit", "nộp lại"
    SUSPEND = "suspend", "tạm dừng"
    RESUME = "resume", "tiếp tục"
    REFUSE = "refuse", "không công nhận"
    TAKE_BACK = "take_back", "rút hồ sơ"
    MOVE = "move", "chuyển sang đơn vị mới"


class Hand(TextChoices):
    """Whose hand an act needs (thẩm quyền)."""

    UNIT = "unit", "đơn vị đề nghị"
    DISTRICT = "district", "cơ quan cấp huyện"
    OFFICE = "office", "Văn phòng Điều phối tỉnh"


class Body(TextChoices):
    """Who meets and votes (cuộc họp)."""

    UNIT = "unit", "cuộc họp của xã"
    DISTRICT = "district", "cuộc họp của huyện"
    COUNCIL = "council", "hội đồng thẩm định"


class Voice(TextChoices):
    """Who was asked (đối tượng lấy ý kiến)."""

    FRONT = "front", "Mặt trận Tổ quốc"
    ORGANISATIONS = "organisations", "các tổ chức chính trị - xã hội"
    RESIDENTS = "residents", "nhân dân"
    WINDOW = "window", "góp ý khi lấy ý kiến công khai trước quyết định"
    UPPER = "upper", "cơ quan, tổ chức cấp trên"


class Word(TextChoices):
    """What a department says of one criterion (ý kiến thẩm định)."""

    AGREED = "agreed", "đồng ý"
    RETURNED = "returned", "trả lại"
    REPAIRED = "repaired", "đã khắc phục"


STATE_EN = {
    State.REGISTERED: "registered", State.SELF_ASSESSED: "self-assessed",
    State.OPINIONS_COLLECTED: "opinions collected", State.SUBMITTED: "submitted",
    State.DISTRICT_VERIFIED: "verified by the district", State.COMPLETE: "complete",
    State.VERIFIED: "appraised by departments", State.FIELD_CHECKED: "checked in the field",
    State.COUNCIL_AGREED: "agreed by the council", State.FORWARDED: "forwarded to the centre",
    State.DECIDED: "decided", State.ANNOUNCED: "announced", State.RETURNED: "returned",
    State.SUSPENDED: "suspended", State.REFUSED: "refused", State.WITHDRAWN: "withdrawn",
}  # fmt: skip

ACT_EN = {
    Act.REGISTER: "register", Act.SELF_ASSESS: "assess oneself", Act.COLLECT_OPINIONS: "sum up opinions",
    Act.SUBMIT: "submit", Act.DISTRICT_VERIFY: "verify in the district", Act.ACCEPT: "accept as complete",
    Act.VERIFY: "close the departments' appraisal", Act.FIELD_CHECK: "check in the field",
    Act.COUNCIL_AGREE: "council agrees", Act.FORWARD: "forward to the centre",
    Act.DECIDE: "record the decision", Act.ANNOUNCE: "announce", Act.RETURN: "return", Act.RESUBMIT: "submit again",
    Act.SUSPEND: "suspend", Act.RESUME: "resume", Act.REFUSE: "refuse", Act.TAKE_BACK: "take back",
    Act.MOVE: "move to the new unit",
}  # fmt: skip

HAND_EN = {Hand.UNIT: "the unit", Hand.DISTRICT: "the district's office", Hand.OFFICE: "the coordination office"}
