"""What was typed into a form of a dossier: read field by field, each fault with the field's name (nhập vào hồ sơ)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.http import HttpRequest

from chungsuc.accounts.errors import NotAllowed
from chungsuc.desk.asked import read_day
from chungsuc.desk.say import language, say
from chungsuc.engine.reading import read_number
from chungsuc.errors import ChungSucError, Faults

T = TypeVar("T")
_DIGITS = 9  # more than any count has, and what every database takes as a whole number


class Fields:
    """The texts of one form, kept for showing them again, and what was wrong with them."""

    def __init__(self, request: HttpRequest) -> None:
        posted = request.POST if request.method == "POST" else request.GET
        self.texts = {name: text.strip()[:4000] for name, text in posted.items()}
        self.many = {name: posted.getlist(name) for name in posted}
        self.faults: list[str] = []

    def text(self, name: str) -> str:
        """Give what was typed into a field; blank where nothing was."""
        return self.texts.get(name, "")

    @contextmanager
    def says(self) -> Iterator[None]:
        """Put what goes wrong inside among the faults of the form; what is not allowed goes on as it is."""
        try:
            yield
        except NotAllowed:
            raise
        except ChungSucError as error:
            each = error.faults if isinstance(error, Faults) else (error,)
            self.faults.extend(one.text(language()) for one in each)

    def day(self, name: str, label: str, *, needed: bool = True) -> date | None:
        """Read a day; a missing one is a fault where it is needed."""
        return self._read(name, label, read_day, needed)

    def count(self, name: str, label: str, *, needed: bool = True) -> int | None:
        """Read a whole number that is not negative."""
        return self._read(name, label, _whole, needed)

    def amount(self, name: str, label: str) -> Decimal | None:
        """Read an amount as people write it: ``1.234,5``."""
        return self._read(name, label, read_number, False)

    def _read(self, name: str, label: str, reader: Callable[[str], T], needed: bool) -> T | None:
        text = self.text(name)
        if not text:
            if needed:
                self.faults.append(say(f"Chưa ghi {label}.", f"{label} is missing."))
            return None
        try:
            return reader(text)
        except (ChungSucError, ValueError) as error:
            said = error.text(language()) if isinstance(error, ChungSucError) else ""
            plain = say(f"{label}: «{text}» không đọc được.", f"{label}: “{text}” cannot be read.")
            self.faults.append(f"{plain} {said}".strip())
            return None


def _whole(text: str) -> int:
    plain = text.replace(".", "").replace(" ", "")
    if not plain.isdecimal() or len(plain) > _DIGITS:
        raise ValueError
    return int(plain)
