"""Papers of four kinds as documents: plain text, Word, HTML, PDF (đọc tệp cần đối chiếu)."""

from __future__ import annotations

from pathlib import Path

from chungsuc.claims.document import Document
from chungsuc.claims.errors import PaperEmpty, PaperKindUnknown, PaperTooLarge, PaperUnreadable
from chungsuc.claims.reading import page, plain, portable, word
from chungsuc.errors import why_unreadable

LIMIT = 50_000_000
_OLD_WORD = b"\xd0\xcf\x11\xe0"


def read_file(path: Path) -> Document:
    """Read a file.

    Raises:
        ClaimsError: it cannot be opened, is of another kind, is damaged, has a password or holds no text.
    """
    try:
        if path.stat().st_size > LIMIT:
            raise PaperTooLarge(file=path.name, size=f"{path.stat().st_size // 10**6} MB", limit=f"{LIMIT // 10**6} MB")
        content = path.read_bytes()
    except OSError as error:
        vi, en = why_unreadable(error)
        raise PaperUnreadable(file=str(path), why_vi=vi, why_en=en) from None
    return read_bytes(str(path), content)


def read_bytes(name: str, content: bytes) -> Document:
    """Read what a file holds; its kind is told by the content, then by the name.

    Raises:
        ClaimsError.
    """
    if not content.strip():
        raise PaperEmpty(file=name)
    ending = Path(name).suffix.lower()
    if content.lstrip()[:5] == b"%PDF-":
        return portable.read(name, content)
    if content[:4] == b"PK\x03\x04":
        if ending not in {".docx", ".docm", ".dotx", ""} and b"word/document.xml" not in content:
            raise PaperKindUnknown(file=name)
        return word.read(name, content)
    if content[:4] == _OLD_WORD or ending in {".doc", ".xls", ".xlsx", ".odt", ".rtf", ".png", ".jpg", ".jpeg", ".zip"}:
        raise PaperKindUnknown(file=name)
    if ending in {".docx", ".pdf"}:
        raise word.damaged(name, ending[1:])
    text = plain.decoded(name, content)
    if ending in {".html", ".htm", ".xhtml"} or page.looks_like_html(text):
        return page.read(name, text)
    return plain.read(name, text)


def read_text(text: str, name: str = "") -> Document:
    """Read text that was pasted or piped in; a page of HTML is read as one.

    Raises:
        PaperEmpty.
    """
    if not text.strip():
        raise PaperEmpty(file=name or "-")
    return page.read(name, text) if page.looks_like_html(text) else plain.read(name, text)
