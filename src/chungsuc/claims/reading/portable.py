"""PDF files: the text of their pages; one with a password or without text says so (tệp PDF)."""

from __future__ import annotations

from typing import Any

from chungsuc.claims.document import Builder, Document
from chungsuc.claims.errors import PaperEncrypted, PaperWithoutText
from chungsuc.claims.reading.plain import add_text
from chungsuc.claims.reading.word import damaged


def read(name: str, content: bytes) -> Document:
    """Read the text of a PDF.

    Raises:
        PaperEncrypted, PaperDamaged, PaperWithoutText.
    """
    import pypdfium2

    try:
        opened = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise PaperEncrypted(file=name) from None
        raise damaged(name, "pdf") from None
    made = Builder(name)
    try:
        pages = len(opened)
        for i in range(pages):
            add_text(made, _text(opened, i), page=i + 1)
    except pypdfium2.PdfiumError:
        raise damaged(name, "pdf") from None
    finally:
        opened.close()
    document = made.done(pages)
    if sum(letter.isalnum() for letter in document.text) < 3:
        raise PaperWithoutText(file=name, pages=pages)
    return document


def _text(opened: Any, i: int) -> str:
    """Give a page's text; its own breaks of words at the end of a line (U+FFFE) are taken out."""
    page = opened[i]
    words = page.get_textpage()
    text: str = words.get_text_bounded()
    words.close()
    page.close()
    return text.replace("\ufffe", "").replace("\x02", "")
