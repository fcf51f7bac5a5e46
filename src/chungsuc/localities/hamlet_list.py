"""Read a list of hamlets: pasted, or out of a file; every fault of every line at once (danh sách xóm)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.db.models import Q

from chungsuc.errors import ChungSucError, Faults, Where
from chungsuc.localities.errors import (
    HamletThere,
    HamletTwice,
    HamletWithoutName,
    ListEmpty,
    ListTooLong,
    NameTooLong,
    UnknownHamletKind,
)
from chungsuc.observations.importing.cells import shown
from chungsuc.observations.importing.opening import opened
from chungsuc.units.local import HAMLET_TYPES, Named
from chungsuc.units.models import Level, Unit
from chungsuc.units.names import fold, plain

MOST = 200  # hamlets of one commune at once
LONGEST = 100
_SHORT = {"tdp": "tổ dân phố", "tổ dp": "tổ dân phố"}
_WORDS = {**{plain(fold(word)): word for word in HAMLET_TYPES}, **{plain(fold(k)): v for k, v in _SHORT.items()}}
_HEADINGS = {"stt", "tt", "ten", "ten xom", "ten thon", "ten xom thon ban", "xom", "thon", "ban", "loai", "ho va ten"}
_PARTS = re.compile(r"\t|;")


class Line(NamedTuple):
    """One line of a list: its number, and what is in its cells."""

    number: int
    cells: tuple[str, ...]


def pasted(text: str) -> tuple[Line, ...]:
    """Take a pasted list apart: a line each, columns parted by tabs or semicolons; blank lines fall out."""
    lines = (Line(no, tuple(map(_tidy, _PARTS.split(line)))) for no, line in enumerate(text.splitlines(), 1))
    return tuple(line for line in lines if any(line.cells))


def in_file(path: Path) -> tuple[Line, ...]:
    """Take the first visible sheet of an XLSX or CSV file with something in it.

    Raises:
        FileNotReadable, FileKindUnknown, ExtensionLies, OldExcel, FileEncrypted, FileTooLarge, FileBroken.
    """
    with opened(path) as sheets:
        for sheet in sheets:
            if sheet.hidden:
                continue
            lines = tuple(
                line
                for row in sheet.rows
                if any((line := Line(row.number, tuple(_tidy(shown(cell)) for cell in row.cells))).cells)
            )
            if lines:
                return lines
    return ()


def read_list(lines: Sequence[Line], usual: str, commune: Unit, since: date) -> list[Named]:
    """Read the hamlets of a list, each checked against the others and against what is registered.

    A line is a name ("Xóm 3", "Tân Lập"), perhaps with its number in the list before it and its kind in a column of
    its own; ``usual`` is the kind where a line gives none.

    Raises:
        ListEmpty, ListTooLong.
        Faults: all that is wrong, by line.
    """
    rows = [line for line in lines if not _is_heading(line)]
    if not rows:
        raise ListEmpty
    if len(rows) > MOST:
        raise ListTooLong(count=len(rows), most=MOST)
    there = registered(commune, since)
    seen: dict[tuple[str, str], int] = {}
    faults: list[ChungSucError] = []
    found: list[Named] = []
    for line in rows:
        where = Where(line=line.number)
        try:
            one = _named(line.cells, usual, where)
            check_free(one, commune, there, where)
            first = seen.setdefault(_key(one), line.number)
            if first != line.number:
                raise HamletTwice(where=where, hamlet=f"{one.type} {one.name}", first=first)
        except ChungSucError as fault:
            faults.append(fault)
        else:
            found.append(one)
    if faults:
        raise Faults(faults)
    return found


def named(text: str, usual: str) -> Named:
    """Read one hamlet as somebody writes it: its kind taken off the name, else the usual kind.

    Raises:
        HamletWithoutName, NameTooLong, UnknownHamletKind.
    """
    return _named((_tidy(text),), usual, Where())


def registered(commune: Unit, since: date) -> dict[tuple[str, str], Unit]:
    """Give the hamlets of a commune that are there at some time from a day on, by kind and folded name."""
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gt=since)
    rows = Unit.objects.filter(lasting, level=Level.HAMLET, parent_code=commune.code)
    if commune.valid_until is not None:
        rows = rows.filter(valid_from__lt=commune.valid_until)
    return {(unit.type, unit.name_key): unit for unit in rows.order_by("valid_from", "pk")}


def check_free(one: Named, commune: Unit, there: dict[tuple[str, str], Unit], where: Where = Where()) -> None:  # noqa: B008
    """Refuse a hamlet that is registered.

    Raises:
        HamletThere.
    """
    other = there.get(_key(one))
    if other is not None:
        raise HamletThere(where=where, commune=commune.full_name, hamlet=other.full_name, unit_code=other.code)


def _key(one: Named) -> tuple[str, str]:
    return one.type, fold(one.name)


def _named(cells: Iterable[str], usual: str, where: Where) -> Named:
    texts = [cell for cell in cells if cell]
    if len(texts) > 1 and texts[0].rstrip(".").isdecimal():
        del texts[0]  # its number in the list
    kind = ""
    if len(texts) > 1:
        place = next((i for i, text in enumerate(texts[:2]) if plain(fold(text)) in _WORDS), None)
        if place is None:
            raise UnknownHamletKind(where=where, kind=texts[1], known=", ".join(HAMLET_TYPES))
        kind = _WORDS[plain(fold(texts.pop(place)))]
    name = texts[0] if texts else ""
    if not kind:
        kind, name = _kind_taken_off(name, usual)
    if not fold(name):
        raise HamletWithoutName(where=where)
    if len(name) > LONGEST:
        raise NameTooLong(where=where, name=name[:30], length=len(name), most=LONGEST)
    if kind not in HAMLET_TYPES:
        raise UnknownHamletKind(where=where, kind=kind, known=", ".join(HAMLET_TYPES))
    return Named(kind, name)


def _kind_taken_off(text: str, usual: str) -> tuple[str, str]:
    words = text.split()
    for count in (3, 2, 1):
        kind = _WORDS.get(plain(fold(" ".join(words[:count])))) if len(words) > count else None
        # "Ban 3" written without marks may be a name; a kind is taken off only where it is written as one.
        if kind and fold(" ".join(words[:count])) in {fold(kind), *map(fold, _SHORT)}:
            return kind, " ".join(words[count:])
    return usual, text


def _is_heading(line: Line) -> bool:
    texts = [plain(fold(cell)) for cell in line.cells if cell]
    return bool(texts) and all(text in _HEADINGS for text in texts)


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
