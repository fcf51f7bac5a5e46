"""Files that cannot be read safely are refused with what they are and what to do."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from import_files import END_2023, SET, write_csv, write_xlsx

from chungsuc.law.errors import UnknownSet
from chungsuc.observations.errors import ObservationFault, WordMissing
from chungsuc.observations.file_errors import (
    EncodingUnknown,
    ExtensionLies,
    FileBroken,
    FileEncrypted,
    FileKindUnknown,
    FileNotReadable,
    FileTooLarge,
    NoTable,
    OldExcel,
    SubjectHasNoUnits,
)
from chungsuc.observations.importing.batch import Options, staged
from chungsuc.observations.models import Observation

pytestmark = pytest.mark.django_db

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
HEADER = "unit,indicator,as_of,value\n"


def bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (64 << 20))
    return path


def cut_short(path: Path) -> Path:
    write_xlsx(path, {"S": [["unit", "indicator", "as_of", "value"]] + [["05602", "3.1", END_2023, 80]] * 500})
    path.write_bytes(path.read_bytes()[:3000])
    return path


def sheet_cut_short(path: Path) -> Path:
    whole = write_xlsx(path.with_name("whole.xlsx"), {"S": [["unit", "indicator", "as_of", "value"]] * 50})
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            target.writestr(name, text[: len(text) // 2] if "sheet1" in name else text)
    return path


def with_doctype(path: Path) -> Path:
    whole = write_xlsx(path.with_name("whole.xlsx"), {"S": [["a"]]})
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            evil = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
            target.writestr(name, text.replace(b"<worksheet", evil + b"<worksheet", 1) if "sheet1" in name else text)
    return path


def bytes_file(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def zip_of(path: Path, name: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    return path


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda f: f / "missing.csv", FileNotReadable),
        (lambda f: bytes_file(f / "empty.csv", b""), FileBroken),
        (lambda f: bytes_file(f / "old.xls", OLE + b"\0" * 600), OldExcel),
        (lambda f: bytes_file(f / "old.xlsx", OLE + b"\0" * 600), OldExcel),
        (lambda f: bytes_file(f / "locked.xlsx", LOCKED), FileEncrypted),
        (lambda f: bytes_file(f / "paper.csv", b"%PDF-1.7 ..."), FileKindUnknown),
        (lambda f: zip_of(f / "text.xlsx", "word/document.xml"), FileKindUnknown),
        (lambda f: bytes_file(f / "table.xlsx", HEADER.encode()), ExtensionLies),
        (lambda f: write_xlsx(f / "a.xlsx", {"S": [["x"]]}).rename(f / "table.csv"), ExtensionLies),
        (lambda f: bomb(f / "bomb.xlsx"), FileTooLarge),
        (lambda f: cut_short(f / "cut.xlsx"), FileBroken),
        (lambda f: sheet_cut_short(f / "half.xlsx"), FileBroken),
        (lambda f: with_doctype(f / "doctype.xlsx"), FileBroken),
        (lambda f: bytes_file(f / "latin.csv", HEADER.encode() + b"x,3.1,2023-12-31,\xd0\xe3"), EncodingUnknown),
        (lambda f: bytes_file(f / "quote.csv", (HEADER + '"05602,3.1,2023-12-31,80').encode()), FileBroken),
        (lambda f: write_csv(f / "other.csv", [["a", "b"], ["1", "2"]]), NoTable),
    ],
)  # fmt: skip
def test_an_unsound_file_is_refused(tmp_path: Path, make, fault: type[ObservationFault]) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(fault) as raised, staged(make(tmp_path), Options(SET, "Văn phòng", as_of=END_2023)):
        pass
    text = raised.value.text("vi") + raised.value.text("en")
    assert "{" not in text
    assert str(tmp_path) not in text
    assert not Observation.objects.exists()


def test_a_file_that_breaks_after_good_rows_stores_nothing(tmp_path: Path) -> None:
    rows = HEADER + "05602,3.1,2023-12-31,80\n" * 5_000
    path = bytes_file(tmp_path / "late.csv", rows.encode() + b"05602,3.1,2023-12-31,\xff\n")
    with pytest.raises(EncodingUnknown), staged(path, Options(SET, "Văn phòng")):
        pass
    assert not Observation.objects.exists()


def test_a_set_must_exist_and_judge_units(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["unit", "indicator", "as_of", "value"]])
    with pytest.raises(UnknownSet), staged(path, Options("QD0-1900/xa", "Văn phòng")):
        pass
    with pytest.raises(SubjectHasNoUnits), staged(path, Options("YenBai-ThonNTM-2021-2025/thon_ntm", "Văn phòng")):
        pass
    with pytest.raises(WordMissing), staged(path, Options(SET, " ")):
        pass
