"""The one error tree: every fault says what, where, why and what to do, in two languages.

``ChungSucError`` is the root. Each room has an ``errors.py`` with its own leaves::

    ChungSucError
    ├── Faults                    many faults of one input, listed completely
    ├── law.errors.LawError       a law file, a set, an overlay            CS-LAW-…
    ├── engine.errors.JudgeError  facts and traits given to the engine     CS-JDG-…
    ├── units.errors.UnitError    a unit, its name, its dates              CS-UNI-…
    ├── observations.errors.…     an observation or an imported file       CS-OBS-…
    └── site.errors.…             the installation                         CS-SYS-…

Codes are stable: a program may depend on them. ``docs/errors.md`` lists them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Words:
    """The text of an error in one language; each part is a ``str.format`` template over the data fields."""

    what: str
    why: str
    fix: str

    def filled(self, data: Mapping[str, object], language: str = "vi") -> str:
        words = {name: spoken(value, language) for name, value in data.items()}
        return " ".join(part.format(**words) for part in (self.what, self.why, self.fix) if part)


def spoken(value: object, language: str = "vi") -> object:
    """Write a data field as the language does: in Vietnamese ``31/12/2023`` and ``93,7``; the rest as it is."""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",") if language == "vi" else f"{value:f}"
    if language != "vi" or not isinstance(value, date):
        return value
    return f"{value:%d/%m/%Y %H:%M}" if isinstance(value, datetime) else f"{value:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a fault (nơi xảy ra lỗi): whatever of it is known."""

    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    path: str | None = None
    unit: str | None = None
    day: date | None = None

    _VI: ClassVar[dict[str, str]] = {
        "file": "tệp", "sheet": "trang tính", "cell": "ô", "line": "dòng",
        "path": "mục", "unit": "đơn vị", "day": "ngày",
    }  # fmt: skip
    _EN: ClassVar[dict[str, str]] = {
        "file": "file", "sheet": "sheet", "cell": "cell", "line": "line",
        "path": "entry", "unit": "unit", "day": "day",
    }  # fmt: skip

    def in_words(self, language: str) -> str:
        names = self._VI if language == "vi" else self._EN
        known = ((names[f.name], getattr(self, f.name)) for f in fields(self))
        return ", ".join(f"{name} {spoken(value, language)}" for name, value in known if value is not None)

    def as_dict(self) -> dict[str, object]:
        known = ((f.name, getattr(self, f.name)) for f in fields(self))
        return {
            name: value.isoformat() if isinstance(value, date) else value for name, value in known if value is not None
        }


NOWHERE = Where()


def plain(value: object) -> object:
    """Give a data field as JSON can hold it: numbers and truth values as they are, the rest as text."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value if isinstance(value, int | float | bool) else str(value)


def why_unreadable(error: OSError | UnicodeDecodeError) -> tuple[str, str]:
    """Say in Vietnamese and in English why a file could not be read; what the system says is kept when it is rare."""
    match error:
        case FileNotFoundError():
            return "không có tệp này", "there is no such file"
        case IsADirectoryError():
            return "đây là thư mục, không phải tệp", "it is a folder, not a file"
        case PermissionError():
            return "không có quyền đọc tệp", "reading it is not permitted"
        case UnicodeDecodeError():
            return (
                f"chữ không theo mã UTF-8 (byte {error.start + 1})",
                f"its text is not UTF-8 (byte {error.start + 1})",
            )
        case _:
            said = error.strerror or type(error).__name__
            return said, said


class ChungSucError(Exception):
    """The root of every error that this project raises on purpose.

    Subclasses set ``code``, ``vi`` and ``en``; the keyword arguments given at the raise fill the templates
    and stay readable as ``data``. ``missing``: an address leads to something that is not there (404 on a page).
    """

    code: ClassVar[str] = "CS-000"
    vi: ClassVar[Words] = Words("Có lỗi.", "", "")
    en: ClassVar[Words] = Words("Something went wrong.", "", "")
    missing: ClassVar[bool] = False

    def __init__(self, *, where: Where = NOWHERE, **data: object) -> None:
        self.where = where
        self.data = data
        super().__init__()  # its words are put together when somebody asks for them: most soft checks are answered

    def text(self, language: str = "vi") -> str:
        """Say the fault in one language (``vi`` or ``en``): where, what, why, what to do."""
        words = self.vi if language == "vi" else self.en
        place = self.where.in_words(language)
        said = words.filled(self.data, language)
        return f"{place[0].upper()}{place[1:]}: {said}" if place else said

    def as_dict(self) -> dict[str, object]:
        """Give the fault as plain JSON: ``code``, ``where``, ``data``, ``vi``, ``en``."""
        return {
            "code": self.code,
            "where": self.where.as_dict(),
            "data": {name: plain(value) for name, value in self.data.items()},
            "vi": self.text("vi"),
            "en": self.text("en"),
        }  # fmt: skip

    def __str__(self) -> str:
        return f"[{self.code}] {self.text('vi')}\n{' ' * (len(self.code) + 3)}{self.text('en')}"


class Faults(ChungSucError):
    """Many faults of one input, all of them, so that one correction is enough."""

    code = "CS-001"
    vi = Words("Có {count} lỗi.", "Chưa có gì được ghi.", "Sửa hết các lỗi dưới đây rồi làm lại.")
    en = Words("There are {count} faults.", "Nothing was stored.", "Mend all of those below and try again.")

    def __init__(self, faults: Iterable[ChungSucError], *, where: Where = NOWHERE) -> None:
        self.faults = tuple(faults)
        super().__init__(where=where, count=len(self.faults))

    def as_dict(self) -> dict[str, object]:
        return {**super().as_dict(), "faults": [fault.as_dict() for fault in self.faults]}

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(str(fault) for fault in self.faults)])


class LedgerIsAppendOnly(ChungSucError):
    code = "CS-OBS-201"
    vi = Words(
        "Không được {act} số liệu đã ghi.",
        "Sổ số liệu chỉ ghi thêm: điều đã biết ở mỗi thời điểm phải còn nguyên.",
        "Dùng «đính chính» (correct) hoặc «rút lại» (retract).",
    )
    en = Words(
        "What was recorded cannot be changed by “{act}”.",
        "The ledger only grows: what was known at each moment must stay.",
        "Use correct or retract.",
    )
