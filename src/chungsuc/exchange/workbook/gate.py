"""The gate: what may come in as a workbook, decided before any parser sees it (kiểm tra tệp trước khi đọc).

Looked at are the first bytes, the list of the archive, and the first bytes of its parts; nothing is unpacked whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from chungsuc.errors import ChungSucError
from chungsuc.exchange.workbook.errors import (
    HasExternalLinks,
    HasMacros,
    NotAWorkbook,
    OldWorkbook,
    WorkbookBroken,
    WorkbookEncrypted,
    WorkbookTooHeavy,
    WorkbookTooLarge,
)
from chungsuc.observations.file_errors import FileBroken
from chungsuc.observations.importing.cells import Sheet
from chungsuc.observations.importing.opening import ENCRYPTED, MAX_PARTS, MAX_RATIO, OLE, OTHERS, SMALL
from chungsuc.observations.importing.xlsx_book import WORKBOOK, xlsx_sheets

MAX_FILE = 10 << 20  # bytes; the form of a province takes 0.15 MB
MAX_UNPACKED = 64 << 20

_MACROS = re.compile(r"vbaproject|vbadata|/macrosheets/|/dialogsheets/|/activex/|/ctrlprops/", re.IGNORECASE)
_OUTSIDE = re.compile(r"/externallinks/|/connections\.xml|/querytables/|/embeddings/|/webextensions/", re.IGNORECASE)
_MACRO_TYPE = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_DECLARES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


@contextmanager
def workbook_sheets(path: Path) -> Iterator[Iterator[Sheet]]:
    """Open a workbook that has passed the gate, and give its sheets; each is read while it is looked at.

    Raises:
        WorkbookError: CS-WBK-101 … 107, also while rows are read.
    """
    let_in(path)
    try:
        with ZipFile(path) as archive:
            yield xlsx_sheets(path, archive)
    except (FileBroken, BadZipFile) as error:
        _broken(path, error)


def let_in(path: Path) -> None:
    """Refuse what is no plain workbook, by its content.

    Raises:
        NotAWorkbook, OldWorkbook, WorkbookEncrypted: it is something else, or locked.
        WorkbookTooHeavy, WorkbookTooLarge: it is, or would unpack to more than a form can be.
        HasMacros, HasExternalLinks: it would do something, or draw from elsewhere.
        WorkbookBroken: it is cut short, or no zip reader can make sense of it.
    """
    size = path.stat().st_size
    _refuse_kind(path)
    if size > MAX_FILE:
        raise WorkbookTooHeavy(name=path.name, size=-(-size >> 20), limit=MAX_FILE >> 20)
    try:
        with ZipFile(path) as archive:
            _refuse_parts(path, archive)
    except (BadZipFile, ZlibError, OSError, EOFError, RuntimeError, ValueError) as error:  # also unknown compression
        _broken(path, error)


def _refuse_kind(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(OLE):
        raise (WorkbookEncrypted if ENCRYPTED in path.read_bytes() else OldWorkbook)(name=path.name)
    if head.startswith(b"PK\x03\x04"):
        return
    if not head:
        raise WorkbookBroken(name=path.name, detail="0 byte")
    kind = next((kind for magic, kind in OTHERS.items() if head.startswith(magic)), None)
    raise NotAWorkbook(name=path.name, content_vi=kind or "văn bản hoặc dạng khác", content_en=kind or "text or other")


def _refuse_parts(path: Path, archive: ZipFile) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise WorkbookEncrypted(name=path.name)
    unpacked = sum(part.file_size for part in parts)
    ratio = unpacked // max(1, path.stat().st_size)
    if unpacked > MAX_UNPACKED or len(parts) > MAX_PARTS or (unpacked > SMALL and ratio > MAX_RATIO):
        _too_large(path, unpacked)
    names = [part.filename for part in parts]
    if len(set(names)) != len(names) or any(_leads_out(name) for name in names):
        _broken(path, "tên phần lặp lại hoặc dẫn ra ngoài")
    if WORKBOOK not in names:
        if any(name.lower() == "xl/workbook.bin" for name in names):
            raise NotAWorkbook(name=path.name, content_vi="Excel nhị phân (.xlsb)", content_en="binary Excel (.xlsb)")
        raise NotAWorkbook(
            name=path.name, content_vi="tệp nén hoặc tài liệu khác", content_en="an archive or another document"
        )  # fmt: skip
    for part in parts:
        _refuse_part(path, archive, part)


def _refuse_part(path: Path, archive: ZipFile, part: ZipInfo) -> None:
    name = f"/{part.filename}"
    if _MACROS.search(name):
        raise HasMacros(name=path.name, part=part.filename)
    if _OUTSIDE.search(name):
        raise HasExternalLinks(name=path.name, part=part.filename)
    if not name.lower().endswith((".xml", ".rels", ".vml")):
        return
    with archive.open(part) as stream:
        head = stream.read(1 << 16)
    if _DECLARES.search(head.replace(b"\0", b"")):  # UTF-16 hides it otherwise
        _broken(path, f"{part.filename}: DOCTYPE")
    if name == "/[Content_Types].xml" and _MACRO_TYPE.search(head):
        raise HasMacros(name=path.name, part=part.filename)


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/")


def _broken(path: Path, why: object) -> NoReturn:
    if isinstance(why, FileBroken):
        why = why.data["detail"]
    cause = why if isinstance(why, BaseException) and not isinstance(why, ChungSucError) else None
    raise WorkbookBroken(name=path.name, detail=why) from cause


def _too_large(path: Path, size: int) -> NoReturn:
    ratio = size // max(1, path.stat().st_size)
    raise WorkbookTooLarge(
        name=path.name, size=size >> 20, ratio=ratio, limit=MAX_UNPACKED >> 20, limit_ratio=MAX_RATIO
    )  # fmt: skip
