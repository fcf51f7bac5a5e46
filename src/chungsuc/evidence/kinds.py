"""The kinds of file that are taken as evidence (loại tệp minh chứng)."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class About(NamedTuple):
    """What the rest of the system needs to know of a kind; ``word`` is what stands on its chip."""

    mime: str
    extension: str
    word: str


class Kind(StrEnum):
    """What a file is by its content; nothing else is stored or served."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    HEIC = "heic"
    DOCX = "docx"
    XLSX = "xlsx"

    @property
    def about(self) -> About:
        return _ABOUT[self]

    @property
    def is_picture(self) -> bool:
        return self in (Kind.JPEG, Kind.PNG, Kind.HEIC)

    @property
    def opens_in_browser(self) -> bool:
        """True when a browser shows it by itself, and so it may be served to be looked at in place."""
        return self in (Kind.PDF, Kind.JPEG, Kind.PNG)


_OFFICE = "application/vnd.openxmlformats-officedocument."
_ABOUT = {
    Kind.PDF: About("application/pdf", ".pdf", "PDF"),
    Kind.JPEG: About("image/jpeg", ".jpg", "JPG"),
    Kind.PNG: About("image/png", ".png", "PNG"),
    Kind.HEIC: About("image/heic", ".heic", "HEIC"),
    Kind.DOCX: About(_OFFICE + "wordprocessingml.document", ".docx", "DOCX"),
    Kind.XLSX: About(_OFFICE + "spreadsheetml.sheet", ".xlsx", "XLSX"),
}
