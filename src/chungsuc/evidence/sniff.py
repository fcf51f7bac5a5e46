"""What an uploaded file is, by its content, and whether it may be taken (đọc tệp tải lên). Pure.

The name of a file decides nothing. ``filetype`` gives a first guess by signature; what belongs to that kind is then
really opened: a picture is decoded, a PDF has head and tail, an Office file has its parts. Every refusal is an
``EvidenceError`` with a code CS-EVI-1xx, placed at the file's name.
"""

from __future__ import annotations

from dataclasses import dataclass

import filetype
from PIL import Image

from chungsuc.errors import Where
from chungsuc.evidence.errors import (
    EvidenceError,
    FileEmpty,
    FileEncrypted,
    FileTooLarge,
    KindNotAccepted,
    OldOfficeFormat,
)
from chungsuc.evidence.kinds import Kind
from chungsuc.evidence.packages import check_package
from chungsuc.evidence.pdf import check_pdf
from chungsuc.evidence.pictures import is_heic, open_picture

MEGABYTE = 1024 * 1024  # as file managers count them


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken; the defaults are an office's."""

    bytes: int = 20 * MEGABYTE
    pixels: int = 64_000_000  # above every usual phone; 64 million pixels need 200 MB of memory to decode
    members: int = 2_000  # parts of one Office file
    unpacked: int = 200 * MEGABYTE  # of one Office file
    ratio: int = 200  # unpacked to packed, of one part


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A file that may be taken: its kind, and the decoded picture where it is one."""

    kind: Kind
    picture: Image.Image | None = None


def sniff(name: str, data: bytes, limits: Limits = LIMITS) -> Sniffed:
    """Say what a file is, or refuse it.

    Raises:
        EvidenceError: CS-EVI-1xx, with the file's name as its place.
    """
    try:
        return _sniff(data, limits)
    except EvidenceError as refusal:
        raise type(refusal)(where=Where(file=name), **refusal.data) from refusal


def _sniff(data: bytes, limits: Limits) -> Sniffed:
    if not data:
        raise FileEmpty
    if len(data) > limits.bytes:
        raise FileTooLarge(limit=limits.bytes // MEGABYTE)
    guess = filetype.guess_extension(data)
    if guess == "jpg":
        return Sniffed(Kind.JPEG, open_picture(Kind.JPEG, data, limits.pixels))
    if guess in ("png", "apng"):
        return Sniffed(Kind.PNG, open_picture(Kind.PNG, data, limits.pixels))
    if guess == "heic" or is_heic(data):
        return Sniffed(Kind.HEIC, open_picture(Kind.HEIC, data, limits.pixels))
    if guess == "pdf":
        check_pdf(data)
        return Sniffed(Kind.PDF)
    if data.startswith(_OLE):
        raise _refuse_ole(data)
    if data.startswith(b"PK"):
        return Sniffed(check_package(data, limits.members, limits.unpacked, limits.ratio))
    seems_vi, seems_en = seems(data, guess)
    raise KindNotAccepted(seems_vi=seems_vi, seems_en=seems_en)


# ── what is refused ──────────────────────────────────────────────────────────────────────────────────

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SEEMS = {
    "exe": ("chương trình máy tính", "a program"),
    "elf": ("chương trình máy tính", "a program"),
    "rar": ("tệp nén RAR", "a RAR archive"),
    "7z": ("tệp nén 7z", "a 7z archive"),
    "gz": ("tệp nén gzip", "a gzip archive"),
    "gif": ("ảnh GIF", "a GIF picture"),
    "tif": ("ảnh TIFF", "a TIFF picture"),
    "webp": ("ảnh WebP", "a WebP picture"),
    "avif": ("ảnh AVIF", "an AVIF picture"),
    "bmp": ("ảnh BMP", "a BMP picture"),
    "psd": ("ảnh Photoshop", "a Photoshop picture"),
    "mp4": ("phim", "a film"),
    "mov": ("phim", "a film"),
    "rtf": ("văn bản RTF", "an RTF text"),
}


def seems(data: bytes, guess: str | None) -> tuple[str, str]:
    """Say in Vietnamese and English what refused content seems to be."""
    if guess in _SEEMS:
        return _SEEMS[guess]
    head = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").replace(b"\x00", b"").lower()
    if b"<svg" in head:
        return "hình SVG", "an SVG drawing"
    if head.startswith((b"<!doctype html", b"<html", b"<script", b"<!--", b"<head", b"<body")) or b"<html" in head:
        return "trang web (HTML)", "a web page (HTML)"
    if head.startswith(b"<?xml"):
        return "tệp XML", "an XML file"
    if head.startswith(b"#!"):
        return "tệp lệnh", "a script"
    if guess is not None:
        return f"tệp loại {guess}", f"a file of type {guess}"
    return "loại không nhận ra", "of a kind we do not know"


def _refuse_ole(data: bytes) -> EvidenceError:
    """Tell an Office file with a password, which is wrapped in the old container, from an old Office file."""
    return FileEncrypted(word="Office") if _ENCRYPTED_PACKAGE in data else OldOfficeFormat()
