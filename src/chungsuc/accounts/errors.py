"""Faults of people and rights (CS-ACC-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class AccountError(ChungSucError):
    """The family of faults of people, roles, scope and log-in."""

    code = "CS-ACC-000"


class NobodyActs(AccountError):
    code = "CS-ACC-001"
    vi = Words(
        "Không rõ ai đang thực hiện thay đổi này.",
        "Mọi thay đổi phải ghi được tên người làm.",
        "Đăng nhập rồi làm lại.",
    )
    en = Words("Nobody is known to make this change.", "Every change must carry a name.", "Sign in and do it again.")


class NotAllowed(AccountError):
    """Answered with status 403: the thing exists, this person may not do this with it."""

    code = "CS-ACC-002"
    vi = Words(
        "Bạn không có quyền {act_vi}.",
        "Quyền của bạn: {has_vi}.",
        "Nếu đây là việc của bạn, đề nghị Văn phòng Điều phối cấp quyền.",
    )
    en = Words(
        "You may not {act_en}.",
        "Your rights: {has_en}.",
        "If this is your work, ask the Coordination Office for the right.",
    )


class OutOfScope(NotAllowed):
    """Answered with status 403: this person works with other units or indicators."""

    code = "CS-ACC-003"
    vi = Words(
        "{what_vi} nằm ngoài phạm vi của bạn.",
        "Quyền của bạn: {has_vi}.",
        "Chọn đơn vị, chỉ tiêu thuộc phạm vi của bạn; nếu thiếu, đề nghị Văn phòng Điều phối cấp quyền.",
    )
    en = Words(
        "{what_en} is outside of your scope.",
        "Your rights: {has_en}.",
        "Choose a unit and indicator of your own; if one is missing, ask the Coordination Office for the right.",
    )
