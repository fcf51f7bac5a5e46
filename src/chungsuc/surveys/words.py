"""The fixed words of surveys: states, ways in, what may be answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import models


class State(models.TextChoices):
    """Where a survey stands (tình trạng): answers come in while it is open, figures once it is closed."""

    PREPARED = "prepared", "đang chuẩn bị"
    OPEN = "open", "đang lấy ý kiến"
    CLOSED = "closed", "đã kết thúc"
    PUBLISHED = "published", "đã công bố"


class Mark(models.TextChoices):
    """One answer to one question (mức trả lời), by the digit that is typed for it."""

    SATISFIED = "1", "hài lòng"
    NOT = "2", "chưa hài lòng"
    NONE = "3", "không có ý kiến"


class Way(models.TextChoices):
    """How answers came in (cách thu phiếu)."""

    PAPER = "paper", "phiếu giấy, nhập từng phiếu"
    SHEET = "sheet", "phiếu giấy, nhập theo tệp Excel"
    TALLY = "tally", "bảng kiểm phiếu giấy, chỉ có số cộng"
    OPEN_LINK = "open_link", "trả lời trên mạng, đường liên kết chung"
    CODE = "code", "trả lời trên mạng, mỗi hộ một mã"


class LinkKind(models.TextChoices):
    """Who may answer by a link: everybody who has it, or whoever has a code besides (loại đường liên kết)."""

    OPEN = "open", "đường liên kết chung"
    CODES = "codes", "mỗi hộ một mã dùng một lần"


class Standing(models.TextChoices):
    """What became of a written remark (ý kiến ghi thêm): nobody but those who run the survey reads it."""

    WAITING = "waiting", "chưa đọc"
    KEPT = "kept", "giữ lại"
    HIDDEN = "hidden", "đã xóa lời"


CLOSED = frozenset({State.CLOSED, State.PUBLISHED})
# Below so many answers nothing is said of a hamlet: its people know one another.
FEWEST = 5
PAPER = (Way.PAPER, Way.SHEET)
ONLINE = (Way.OPEN_LINK, Way.CODE)

STATE_EN: Mapping[State, str] = {
    State.PREPARED: "being prepared", State.OPEN: "open", State.CLOSED: "closed", State.PUBLISHED: "published",
}  # fmt: skip
MARK_EN: Mapping[Mark, str] = {Mark.SATISFIED: "satisfied", Mark.NOT: "not satisfied", Mark.NONE: "no opinion"}
WAY_EN: Mapping[Way, str] = {
    Way.PAPER: "on paper, entered sheet by sheet", Way.SHEET: "on paper, entered by an Excel file",
    Way.TALLY: "counted on paper, totals only", Way.OPEN_LINK: "online, common link",
    Way.CODE: "online, one code a household",
}  # fmt: skip
KIND_EN: Mapping[LinkKind, str] = {LinkKind.OPEN: "common link", LinkKind.CODES: "one code a household"}


def days_vi(begins: date, ends: date) -> str:
    """Say the days of a survey, both included: ``01/10/2023–20/10/2023``."""
    return f"{begins:%d/%m/%Y}–{ends:%d/%m/%Y}"
