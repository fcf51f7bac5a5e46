"""Open a file by what it is, not by what it is called; refuse what cannot be read safely."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from chungsuc.observations.file_errors import (
    ExtensionLies,
    FileBroken,
    FileEncrypted,
    FileKindUnknown,
    FileNotReadable,
    FileTooLarge,
    OldExcel,
)
from chungsuc.observations.importing.cells import Progress, Sheet, no_progress
from chungsuc.observations.importing.csv_sheet import csv_sheet
from chungsuc.observations.importing.xlsx_book import WORKBOOK, xlsx_sheets

MAX_UNPACKED = 2 << 30  # bytes; 10,600 × 57 values in the long form take about 0.25 GB
MAX_RATIO = 300  # honest sheets reach about 100; deflate can do 1,032
SMALL = 20 << 20  # below this an extreme ratio harms nobody
MAX_PARTS = 5_000

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OTHERS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"\x1f\x8b": "gzip",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
}


def checksum(path: Path) -> str:
    """Give the file's sha256 in hexadecimal.

    Raises:
        FileNotReadable: there is no such file, or we may not read it.
    """
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _not_readable(path, error) from error


@contextmanager
def opened(path: Path, progress: Progress = no_progress) -> Iterator[Iterator[Sheet]]:
    """Open a CSV or XLSX file and give its sheets, in order; each is read while it is looked at.

    Raises:
        FileNotReadable, FileKindUnknown, ExtensionLies, OldExcel, FileEncrypted, FileTooLarge, FileBroken.
    """
    head = _head(path)
    _refuse_unreadable(path, head)
    if not head.startswith(b"PK"):
        _refuse_extension(path, "CSV", (".csv", ".tsv", ".txt"))
        with csv_sheet(path, progress) as sheet:
            yield iter([sheet])
        return
    try:
        with ZipFile(path) as archive:
            _refuse_archive(path, archive)
            yield xlsx_sheets(path, archive, progress)
    except BadZipFile as error:
        raise FileBroken(name=path.name, detail=error) from error


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(8)
    except OSError as error:
        raise _not_readable(path, error) from error


def _not_readable(path: Path, error: OSError) -> FileNotReadable:
    missing = isinstance(error, FileNotFoundError)
    return FileNotReadable(
        name=path.name,
        reason_vi="Tệp không tồn tại." if missing else "Hệ điều hành không cho đọc.",
        reason_en="It does not exist." if missing else "The system does not let us read it.",
    )


def _refuse_unreadable(path: Path, head: bytes) -> None:
    if not head:
        raise FileBroken(name=path.name, detail="0 byte")
    if head.startswith(OLE):
        # A workbook with a password is wrapped into the same container as an old .xls.
        if ENCRYPTED in path.read_bytes():
            raise FileEncrypted(name=path.name)
        raise OldExcel(name=path.name)
    for magic, kind in OTHERS.items():
        if head.startswith(magic):
            raise FileKindUnknown(name=path.name, content_vi=kind, content_en=kind)


def _refuse_extension(path: Path, content: str, right: tuple[str, ...]) -> None:
    if path.suffix.lower() not in right:
        raise ExtensionLies(
            name=path.name, extension=path.suffix or "(không có đuôi)", content=content, right=right[0]
        )  # fmt: skip


def _refuse_archive(path: Path, archive: ZipFile) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise FileEncrypted(name=path.name)
    if WORKBOOK not in archive.NameToInfo:
        kind = "tệp nén hoặc tài liệu khác", "an archive or another document"
        raise FileKindUnknown(name=path.name, content_vi=kind[0], content_en=kind[1])
    _refuse_extension(path, "XLSX", (".xlsx", ".xlsm"))
    unpacked = sum(part.file_size for part in parts)
    ratio = unpacked // max(1, path.stat().st_size)
    # A part cannot give more than the size it declares: zipfile stops there, and checks its CRC.
    if unpacked > MAX_UNPACKED or len(parts) > MAX_PARTS or (unpacked > SMALL and ratio > MAX_RATIO):
        raise FileTooLarge(
            name=path.name, size=unpacked >> 20, ratio=ratio, limit=MAX_UNPACKED >> 20, limit_ratio=MAX_RATIO
        )  # fmt: skip
