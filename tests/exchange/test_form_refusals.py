"""Files that are no plain workbook are refused at the gate, before any parser sees them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import openpyxl
import pytest

from chungsuc.exchange.workbook import gate, sheets
from chungsuc.exchange.workbook.answer import annotated
from chungsuc.exchange.workbook.codes import FORM_VERSION
from chungsuc.exchange.workbook.errors import (
    HasExternalLinks,
    HasMacros,
    NewerForm,
    NotAWorkbook,
    OldWorkbook,
    TooManyCells,
    WorkbookBroken,
    WorkbookEncrypted,
    WorkbookError,
    WorkbookTooHeavy,
    WorkbookTooLarge,
)
from chungsuc.exchange.workbook.seen import Preview
from chungsuc.observations.models import Observation
from form_files import DAY, ENTRY, edit, form, preview, rewritten, with_part

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
EVIL = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'


def holding(content: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return make


def with_extra(name: str, content: bytes = b"x") -> Callable[[Path], Path]:
    return lambda path: with_part(form(path), name, content)


def changed(part: str, change: Callable[[bytes], bytes | None]) -> Callable[[Path], Path]:
    return lambda path: rewritten(form(path), lambda name, text: change(text) if name == part else text)


def bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (48 << 20))
    return path


def many_parts(path: Path) -> Path:
    form(path)
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(5_000):
            archive.writestr(f"xl/media/{number}.bin", b"")
    return path


def cut_short(path: Path) -> Path:
    path.write_bytes(form(path).read_bytes()[:9000])
    return path


def damaged(path: Path) -> Path:
    content = bytearray(form(path).read_bytes())
    middle = content.find(b"xl/worksheets/sheet2.xml") + 400
    content[middle : middle + 60] = b"\0" * 60
    path.write_bytes(content)
    return path


def twice(path: Path) -> Path:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return with_part(form(path), "xl/workbook.xml", b"<workbook/>")


def utf16(text: bytes) -> bytes:
    return (EVIL + text).decode().replace("UTF-8", "UTF-16").encode("utf-16")


def binary(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", b"x")
    return path


SHEET = "xl/worksheets/sheet2.xml"
CASES = {
    "nothing in it": (holding(b""), WorkbookBroken),
    "a CSV file": (holding(b"a,b\n1,2\n"), NotAWorkbook),
    "a PDF": (holding(b"%PDF-1.7"), NotAWorkbook),
    "an old .xls": (holding(OLE + b"\0" * 600), OldWorkbook),
    "a password": (holding(LOCKED), WorkbookEncrypted),
    "a binary .xlsb": (binary, NotAWorkbook),
    "another archive": (changed("xl/workbook.xml", lambda text: None), NotAWorkbook),
    "a zip bomb": (bomb, WorkbookTooLarge),
    "thousands of parts": (many_parts, WorkbookTooLarge),
    "too long a file": (lambda p: with_part(form(p), "xl/media/a", Random(1).randbytes(2 << 20)), WorkbookTooHeavy),
    "macros": (with_extra("xl/vbaProject.bin"), HasMacros),
    "macros of Excel 4": (with_extra("xl/macrosheets/sheet1.xml"), HasMacros),
    "a type of macros": (
        changed("[Content_Types].xml", lambda text: text.replace(b".sheet.main+xml", b".sheet.macroEnabled.main+xml")),
        HasMacros,
    ),
    "controls": (with_extra("xl/activeX/activeX1.bin"), HasMacros),
    "links to other files": (with_extra("xl/externalLinks/externalLink1.xml"), HasExternalLinks),
    "connections to data": (with_extra("xl/connections.xml"), HasExternalLinks),
    "embedded objects": (with_extra("xl/embeddings/oleObject1.bin"), HasExternalLinks),
    "cut short": (cut_short, WorkbookBroken),
    "damaged in the middle": (damaged, WorkbookBroken),
    "entities": (changed(SHEET, lambda text: text.replace(b"<worksheet", EVIL + b"<worksheet", 1)), WorkbookBroken),
    "entities in styles": (changed("xl/styles.xml", lambda text: EVIL + text), WorkbookBroken),
    "entities in UTF-16": (changed("xl/styles.xml", utf16), WorkbookBroken),
    "a part twice": (twice, WorkbookBroken),
    "a part that leads out": (with_extra("../../etc/passwd"), WorkbookBroken),
    "a sheet that ends in a row": (changed(SHEET, lambda text: text[: len(text) // 2]), WorkbookBroken),
    "no sheet where one is named": (changed(SHEET, lambda text: None), WorkbookBroken),
    "a sheet that is none": (changed(SHEET, lambda text: b"<html/>"), WorkbookBroken),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("make", "fault"), CASES.values(), ids=CASES.keys())
def test_it_is_refused_with_what_it_is_and_what_to_do(
    tmp_path: Path, make: Callable[[Path], Path], fault: type[WorkbookError], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "MAX_FILE", 1 << 20)
    path = make(tmp_path / "bieu.xlsx")
    with pytest.raises(fault) as raised:
        preview(path)
    for language in ("vi", "en"):
        text = raised.value.text(language)
        assert "{" not in text
        assert str(tmp_path) not in text
    assert raised.value.code.startswith("CS-WBK-1")
    assert not Observation.objects.exists()


def test_a_form_of_a_newer_release_is_refused(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        cell = book[ENTRY]["A1"]
        cell.value = str(cell.value).replace(f"chungsuc:{FORM_VERSION}?", f"chungsuc:{FORM_VERSION + 1}?")

    with pytest.raises(NewerForm):
        preview(edit(form(tmp_path / "a.xlsx"), change))


def test_a_sheet_of_endless_emptiness_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_CELLS", 50_000)

    def change(book: openpyxl.Workbook) -> None:
        for row in range(100, 110):
            book[ENTRY].cell(row, 16_384).value = 1

    with pytest.raises(TooManyCells):
        preview(edit(form(tmp_path / "a.xlsx"), change))


def test_a_file_that_only_the_annotator_stumbles_over_is_refused_all_the_same(tmp_path: Path) -> None:
    path = rewritten(form(tmp_path / "a.xlsx"), lambda name, text: None if name == "docProps/core.xml" else text)
    path = rewritten(path, lambda name, text: b"<a/>" if name == "xl/styles.xml" else text)
    found = Preview("a.xlsx", "", "", DAY, None, (), (), (), (), "")
    with pytest.raises(WorkbookBroken):
        annotated(path, found)


def test_the_name_of_a_file_says_nothing(tmp_path: Path) -> None:
    path = form(tmp_path / "bieu.xlsx")
    assert preview(path.rename(tmp_path / "bieu.xlsm.pdf")).units
