"""Office files: a zip with known parts, of bearable size, without macros and without strings attached. Pure."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from chungsuc.evidence.errors import (
    EvidenceError,
    FileDamaged,
    FileEncrypted,
    HasExternalLinks,
    HasMacros,
    KindNotAccepted,
    UnpacksTooLarge,
)
from chungsuc.evidence.kinds import Kind

_MOST_XML = 2_000_000  # bytes of one part that we read ourselves
_SMALL = 1_000_000  # parts below this may be packed as tightly as they like
_TYPES = "[Content_Types].xml"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MAIN = {
    _OFFICE + "wordprocessingml.document.main+xml": Kind.DOCX,
    _OFFICE + "spreadsheetml.sheet.main+xml": Kind.XLSX,
}
_OTHERS = {
    "presentationml": ("bản trình chiếu PowerPoint", "a PowerPoint presentation"),
    "template.main": ("mẫu Office", "an Office template"),
}
_CODE = ("vbaproject.bin", "/macrosheets/", "/activex/")
_OUTSIDE = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")


def check_package(data: bytes, most_members: int, most_unpacked: int, most_ratio: int) -> Kind:
    """Say whether a zip is a Word or an Excel file, and refuse what must not be passed on.

    Sizes are looked at before anything is unpacked; then every part is unpacked once, never beyond what it
    declares, which proves that the file is whole and told the truth about its sizes.

    Raises:
        FileDamaged, FileEncrypted, UnpacksTooLarge, HasMacros, HasExternalLinks, KindNotAccepted.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check_sizes(package.infolist(), len(data), most_members, most_unpacked, most_ratio)
            kind = _kind(package)
            _check_code(package, kind)
            _check_links(package, kind)
            if package.testzip() is not None:
                raise FileDamaged(word=kind.about.word)
            return kind
    except EvidenceError:
        raise
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, OSError, ValueError, RuntimeError) as error:
        raise FileDamaged(word="Office") from error
    except (EOFError, IndexError, KeyError, OverflowError) as error:
        raise FileDamaged(word="Office") from error


def _check_sizes(
    members: list[zipfile.ZipInfo], size: int, most_members: int, most_unpacked: int, most_ratio: int
) -> None:
    if len(members) > most_members:
        raise UnpacksTooLarge(word="Office", found=len(members))
    if any(member.flag_bits & 1 for member in members):
        raise FileEncrypted(word="Office")
    if len({member.filename.lower() for member in members}) < len(members):
        raise FileDamaged(word="Office")  # two parts of one name: each reader would see another file
    unpacked = sum(member.file_size for member in members)
    overlapping = sum(member.compress_size for member in members) > size
    tight = any(m.file_size > _SMALL and m.file_size > most_ratio * max(m.compress_size, 1) for m in members)
    if unpacked > most_unpacked or overlapping or tight:
        raise UnpacksTooLarge(word="Office", found=f"{unpacked // 1_000_000} MB")


def _kind(package: zipfile.ZipFile) -> Kind:
    if _TYPES not in package.namelist():
        raise KindNotAccepted(seems_vi="tệp nén ZIP", seems_en="a ZIP archive")
    types = [node.get("ContentType", "") for node in _xml(package, _TYPES)]
    if any("macroenabled" in said.lower() for said in types):
        raise HasMacros(word="Office", member="macroEnabled")
    found = {_MAIN[said] for said in types if said in _MAIN}
    if len(found) == 1:
        return found.pop()
    said = " ".join(types)
    words = next((words for mark, words in _OTHERS.items() if mark in said), ("tệp nén ZIP", "a ZIP archive"))
    raise KindNotAccepted(seems_vi=words[0], seems_en=words[1])


def _check_code(package: zipfile.ZipFile, kind: Kind) -> None:
    for name in package.namelist():
        if any(mark in f"/{name.lower()}" for mark in _CODE):
            raise HasMacros(word=kind.about.word, member=name)


def _check_links(package: zipfile.ZipFile, kind: Kind) -> None:
    """Refuse whatever is fetched when the file is opened; a link that a reader clicks is harmless."""
    for name in package.namelist():
        if name.lower().startswith(_OUTSIDE):
            raise HasExternalLinks(word=kind.about.word, target=name)
    for target in _fetched(package):
        raise HasExternalLinks(word=kind.about.word, target=target[:120])


def _fetched(package: zipfile.ZipFile) -> Iterator[str]:
    for name in package.namelist():
        if not name.lower().endswith(".rels"):
            continue
        for node in _xml(package, name):
            outside = node.get("TargetMode", "").lower() == "external"
            if outside and not node.get("Type", "").endswith("/hyperlink"):
                yield node.get("Target", "")


def _xml(package: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """Read a small part as XML; entities, which Office never writes, are refused before the parser sees them."""
    with package.open(name) as part:
        text = part.read(_MOST_XML + 1)
    if len(text) > _MOST_XML:
        raise UnpacksTooLarge(word="Office", found=name)
    if b"\x00" in text or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise FileDamaged(word="Office")
    return ElementTree.fromstring(text)
