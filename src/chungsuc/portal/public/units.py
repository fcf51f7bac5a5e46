"""The units of a release as a page lists them, and how one is found by its name (danh sách, tìm xã)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from chungsuc.portal.content.units import LETTER
from chungsuc.units.collation import vietnamese_order
from chungsuc.units.models import Level
from chungsuc.units.names import fold, plain, readings, written_as

STATUS = {letter: status.value for status, letter in LETTER.items()}
Line = Mapping[str, Any]


class Cell(NamedTuple):
    """One criterion of one unit: its number and name, and how it stands."""

    no: str
    name: str
    status: str


class Group(NamedTuple):
    """The communes of one district, in the order of the alphabet."""

    name: str
    key: str
    lines: tuple[Line, ...]


def cells_of(line: Line, criteria: Sequence[Mapping[str, Any]]) -> list[Cell]:
    """Give how a unit stands on each criterion; nothing where it is not judged."""
    return [
        Cell(one["no"], one["name"], STATUS[letter])
        for one, letter in zip(criteria, line.get("cells", ""), strict=False)
    ]


def status_at(line: Line, place: int) -> str:
    return STATUS[line["cells"][place]]


def communes(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line["level"] == Level.COMMUNE]


def grouped(lines: Sequence[Line]) -> list[Group]:
    """Put communes under their districts; where there are none, all under one blank heading."""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        found.setdefault((line["district"], line["district_key"]), []).append(line)
    groups = sorted(found.items(), key=lambda pair: vietnamese_order(pair[0][0].split(" ", 1)[-1]))
    return [Group(name, key, tuple(sorted(some, key=_by_name))) for (name, key), some in groups]


def _by_name(line: Line) -> tuple[Any, str]:
    return vietnamese_order(line["name"]), line["code"]


def search(lines: Sequence[Line], text: str) -> list[Line]:
    """Find units as people write them: any spelling, with or without tones, with the district, or a code.

    Exact names first; then names that begin so, then names that hold the words.
    """
    if text.strip().isdecimal():
        return [line for line in lines if line["code"] == text.strip()]
    for match in (_is, _begins, _holds):
        found = [line for line in lines if any(match(line, *way) for way in _ways(text))]
        if found:
            return found
    return []


def _ways(text: str) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    for way in readings(text):
        yield way.unit.key, way.unit.type, tuple(parent.key for parent in way.parents)


def _is(line: Line, key: str, kind: str | None, parents: tuple[str, ...]) -> bool:
    return _fits(line, kind, parents) and written_as(key, fold(line["name"]))


def _begins(line: Line, key: str, kind: str | None, parents: tuple[str, ...]) -> bool:
    return _fits(line, kind, parents) and plain(fold(line["name"])).startswith(plain(key))


def _holds(line: Line, key: str, kind: str | None, parents: tuple[str, ...]) -> bool:
    return _fits(line, kind, parents) and f" {plain(key)}" in f" {plain(fold(line['name']))}"


def _fits(line: Line, kind: str | None, parents: tuple[str, ...]) -> bool:
    if kind is not None and kind != line["type"]:
        return False
    district = plain(fold(line["district"]))
    return all(plain(parent) in district for parent in parents[:1])
