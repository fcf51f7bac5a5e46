"""What an uploaded form is for: its own word for day, set and province, held against what was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from django.conf import settings
from django.utils import timezone

from chungsuc.errors import ChungSucError
from chungsuc.exchange.workbook.errors import FormNotNamed, OtherDay, OtherProvince, OtherSet, TwoForms
from chungsuc.exchange.workbook.sheets import Code, Loaded
from chungsuc.observations.importing.lookup import read_day

Day = TypeVar("Day", date, datetime)
_DAY = re.compile(r"tính đến ngày\s+(\d{1,2}/\d{1,2}/\d{4})", re.IGNORECASE)


class Asked(NamedTuple):
    """What the person who hands a file in says of it; ``None``: the file itself is believed."""

    day: date | None = None
    set_id: str | None = None
    province: str | None = None


AS_IT_SAYS = Asked()


class Note(NamedTuple):
    """Something to know about a file that is no fault, in both languages."""

    vi: str
    en: str


def own_code(sheets: Iterable[Loaded]) -> Code:
    """Give what the sheets say of the form; empty when no code is left.

    Raises:
        TwoForms: two sheets say different things.
    """
    first: tuple[str, Code] | None = None
    for sheet in sheets:
        if sheet.own is None or sheet.to_look_at:
            continue
        if first is None:
            first = sheet.name, sheet.own
        elif (sheet.own.get("set"), sheet.own.get("day")) != (first[1].get("set"), first[1].get("day")):
            raise TwoForms(sheet=sheet.name, said=_told(sheet.own), first=_told(first[1]))
    return first[1] if first else {}


def _told(code: Code) -> str:
    return f"{code.get('set', '?')}, {code.get('day', '?')}"


def refuse_province(own: Code, asked: Asked) -> None:
    """Refuse a form of another province.

    Raises:
        OtherProvince.
    """
    here = asked.province or settings.CHUNGSUC_PROVINCE
    if own.get("province", here) != here:
        raise OtherProvince(said=own["province"], asked=here)


def day_of(path: Path, sheets: Iterable[Loaded], own: Code, asked: Asked) -> date:
    """Give the day of the form: by its code, else by its title, else as asked.

    Raises:
        FormNotNamed, OtherDay.
    """
    said = _written(date, own.get("day")) or _day_in_titles(sheets)
    if said is None and asked.day is None:
        raise FormNotNamed(name=path.name, missing_vi="ngày của số liệu", missing_en="the day of its values")
    if said is not None and asked.day is not None and said != asked.day:
        raise OtherDay(said=said, asked=asked.day)
    return said or asked.day  # type: ignore[return-value]  # one of them is there


def made_at(own: Code) -> datetime | None:
    """Give the moment of the download, where the code still says it."""
    said = _written(datetime, own.get("made"))
    return said if said is None or timezone.is_aware(said) else timezone.make_aware(said)


def _written(kind: type[Day], text: str | None) -> Day | None:
    """Read a day or a moment of a code; one that somebody has spoilt says nothing."""
    try:
        return kind.fromisoformat(text) if text else None
    except ValueError:
        return None


def _day_in_titles(sheets: Iterable[Loaded]) -> date | None:
    for sheet in sheets:
        for cell in texts_on_top(sheet):
            if match := _DAY.search(cell):
                try:
                    return read_day(match[1])
                except ChungSucError:
                    continue
    return None


def texts_on_top(sheet: Loaded) -> Iterator[str]:
    """Give the texts of the first rows, where a title stands."""
    for row in sheet.rows:
        if row.number > 15:
            return
        yield from (cell for cell in row.cells if isinstance(cell, str) and cell)


def set_of(path: Path, own: Code, asked: Asked) -> str:
    """Give the set of the form: by its code, else as asked.

    Raises:
        FormNotNamed, OtherSet.
    """
    said = own.get("set")
    if said is None and asked.set_id is None:
        raise FormNotNamed(name=path.name, missing_vi="bộ tiêu chí", missing_en="its set of criteria")
    if said is not None and asked.set_id is not None and said != asked.set_id:
        raise OtherSet(said=said, asked=asked.set_id)
    return said or asked.set_id or ""
