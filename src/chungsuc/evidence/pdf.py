"""Whether bytes that begin as a PDF are a whole one, and open (kiểm tra tệp PDF). Pure."""

from __future__ import annotations

import re

from chungsuc.evidence.errors import FileDamaged, FileEncrypted

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?%PDF-[12]\.\d")
_TAIL = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_TAIL_WITHIN = 2048  # some printers write a few lines after the end mark
# The dictionary that names the encryption is never compressed itself, be it a trailer or a stream of references.
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_OBJECT = re.compile(rb"\d+\s+\d+\s+obj\b")


def check_pdf(data: bytes) -> None:
    """Refuse a PDF that is cut off, that holds no object, or that is encrypted.

    Raises:
        FileDamaged, FileEncrypted.
    """
    tail = _TAIL.search(data, max(0, len(data) - _TAIL_WITHIN))
    if not _HEAD.match(data) or tail is None or int(tail[1]) >= len(data) or not _OBJECT.search(data):
        raise FileDamaged(word="PDF")
    if _ENCRYPTED.search(data):
        raise FileEncrypted(word="PDF")
