"""Forms that the tests download, fill in as people do, and spoil."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from chungsuc.accounts.models import Grant, Role, User
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import Actor, acting
from chungsuc.exchange.workbook.actions import accept
from chungsuc.exchange.workbook.build import build_workbook
from chungsuc.exchange.workbook.gather import units_of_form
from chungsuc.exchange.workbook.plan import Arrangement
from chungsuc.exchange.workbook.preview import Options, examined
from chungsuc.exchange.workbook.seen import Preview
from chungsuc.observations.models import ImportBatch
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit

SET = "QD318-2022/xa"
DAY = date(2023, 12, 31)
ENTRY = "Nhập liệu"


def province(day: date = DAY) -> Unit:
    return find_unit("Thái Nguyên", day, level="province")


def district(name: str = "Định Hóa") -> Unit:
    return find_unit(name, DAY, level="district", within=province())


def commune(name: str = "Phú Đình", of: str = "Định Hóa") -> Unit:
    return find_unit(name, DAY, level="commune", within=district(of))


def form(path: Path, scope: Unit | None = None, *, by: Arrangement | None = None, day: date = DAY, **more: Any) -> Path:
    """Download the form of a scope."""
    scope = scope or commune()
    units = units_of_form(scope, SET, day)
    path.write_bytes(build_workbook(units, SET, day, where=scope.full_name, by=by, **more))
    return path


def edit(path: Path, change: Callable[[openpyxl.Workbook], object], to: Path | None = None) -> Path:
    """Open a form as a spreadsheet program would, change it, save it."""
    book = openpyxl.load_workbook(path)
    change(book)
    to = to or path
    book.save(to)
    return to


def column_of(sheet: Worksheet, head: str) -> int:
    """Give the column that bears a heading."""
    return next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == head)


def row_of(sheet: Worksheet, text: str) -> int:
    """Give the row in which a cell says just this: the number of an indicator, the name of a commune."""
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == text)


def put(sheet: Worksheet, no: str, head: str, value: object) -> str:
    """Fill in one cell of a form of one commune, and give its name."""
    cell = sheet.cell(row_of(sheet, no), column_of(sheet, head))
    cell.value = value
    return str(cell.coordinate)


def fill(path: Path, values: Mapping[str, object], to: Path | None = None) -> Path:
    """Fill in the form of one commune: ``{"3.1": 80, "2.1": (31, 38)}``."""

    def change(book: openpyxl.Workbook) -> None:
        for no, value in values.items():
            pairs = zip(("Tử số", "Mẫu số"), value, strict=True) if isinstance(value, tuple) else [("Giá trị", value)]
            for head, one in pairs:
                put(book[ENTRY], no, head, one)

    return edit(path, change, to)


def options(**more: Any) -> Options:
    return Options(said_by="Lê Thị Hoa", **more)


def preview(path: Path, **more: Any) -> Preview:
    with examined(path, options(**more)) as found:
        return found.preview


def counts(found: Preview) -> dict[str, int]:
    """Give the numbers that are not 0, without the blank ones."""
    return {name: n for name in ("new", "changed", "equal", "faulty") if (n := found.total(name))}


def said_by_number(found: Preview) -> dict[str, str]:
    """Give what would be stored, by number of indicator; there may be no fault."""
    assert not found.faults, [fault.error.text() for fault in found.faults]
    return {line.no: line.after for line in found.changes}


def sheet_of(book: openpyxl.Workbook) -> Worksheet:
    """Give the sheet that is filled in."""
    return book[ENTRY]


def store(path: Path, **more: Any) -> ImportBatch:
    """Preview a form and accept just that."""
    found = preview(path, **more)
    with acting(Actor("Lê Thị Hoa")):
        return accept(path, sha256=found.sha256, seal=found.seal, options=options(**more))


def two_communes(path: Path) -> Path:
    """Fill in two values of two communes on the form of their district."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = sheet_of(book)
        for name in ("Xã Phú Đình", "Xã Bảo Linh"):
            for no in ("3.1", "10"):
                sheet.cell(row_of(sheet, name), column_of(sheet, no)).value = 50

    return edit(form(path, district()), change)


def officer(name: str, unit_thread: str, *, role: Role = Role.COMMUNE) -> User:
    """Make somebody with one grant."""
    user = User.objects.create(username=name, full_name=name)
    Grant.objects.create(user=user, role=role, unit_thread=unit_thread, granted_by="quản trị")
    return user


def scope(name: str = "hoa", unit_thread: str | None = None) -> Scope:
    """Give the scope of a commune's officer, of Phú Đình unless told otherwise."""
    return scope_of(officer(name, unit_thread or commune().thread), day=date(2024, 1, 15))


# ── what is inside a file ────────────────────────────────────────────────────────────────────────────


def parts(content: bytes, pattern: str) -> Iterator[tuple[str, str]]:
    """Give the names and texts of the parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if re.search(pattern, name):
                yield name, archive.read(name).decode()


def with_part(path: Path, name: str, content: bytes) -> Path:
    """Add a part to a workbook."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


def rewritten(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Write a workbook's parts anew; what becomes ``None`` is left out."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            changed = change(name, content)
            if changed is not None:
                archive.writestr(name, changed)
    return path
