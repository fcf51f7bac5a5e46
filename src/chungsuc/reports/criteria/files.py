"""The files of T1 and T2: which forms there are, what they are called, how they are written."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from chungsuc.figures.tables import CriteriaTable
from chungsuc.reports.criteria.pdf import pdf
from chungsuc.reports.criteria.plain import as_csv, as_json
from chungsuc.reports.criteria.words import Labels
from chungsuc.reports.criteria.workbook import workbook
from chungsuc.reports.errors import CannotWrite, UnknownForm


class Form(StrEnum):
    """A form in which T1 and T2 come out; ``TERMINAL`` writes no file."""

    XLSX = "xlsx"
    PDF = "pdf"
    TERMINAL = "terminal"
    JSON = "json"
    CSV = "csv"


def read_forms(text: str) -> tuple[Form, ...]:
    """Read ``xlsx,pdf``; each form once, in the order given.

    Raises:
        UnknownForm: a word is none of the forms.
    """
    words = [word.strip().lower() for word in text.split(",") if word.strip()]
    for word in words:
        if word not in set(Form):
            raise UnknownForm(form=word, known=", ".join(Form))
    return tuple(dict.fromkeys(Form(word) for word in words))


def stem(table: CriteriaTable, *, extra: Iterable[str] = ()) -> str:
    """Name the files without their ending; ``extra`` says what is not the usual: a district, another set."""
    return "-".join(["bieu-tieu-chi", table.about.as_of.isoformat(), *(slug(word) for word in extra)])


def slug(text: str) -> str:
    """Write a name with letters that every file system takes: "huyện Định Hóa" → ``huyen-dinh-hoa``."""
    flat = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    kept = "".join(
        char if char.isascii() and char.isalnum() else " " for char in flat if not unicodedata.combining(char)
    )
    return "-".join(kept.lower().split())


def write_files(
    table: CriteriaTable, forms: Iterable[Form], folder: Path, name: str, labels: Labels, *, issuer: str | None = None
) -> Iterator[Path]:
    """Write the files of the forms asked for, and give each path as it is there.

    Raises:
        CannotWrite: the folder cannot be made, or the file not written into it.
    """
    for form in forms:
        if form is Form.TERMINAL:
            continue
        path = folder / f"{name}.{form.value}"
        content = content_of(table, form, labels, issuer=issuer)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise CannotWrite(path=path, reason=error.strerror or str(error)) from error
        yield path


def content_of(table: CriteriaTable, form: Form, labels: Labels, *, issuer: str | None = None) -> bytes:
    """Give the file of one form as bytes."""
    match form:
        case Form.XLSX:
            return workbook(table, labels)
        case Form.PDF:
            return pdf(table, labels, issuer=issuer)
        case Form.JSON:
            return (json.dumps(as_json(table), ensure_ascii=False, indent=2) + "\n").encode()
        case _:
            # The mark at the start lets a spreadsheet read the Vietnamese letters right.
            return as_csv(table).encode("utf-8-sig")
