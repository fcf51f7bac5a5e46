"""The table that every file holds: a line for each commune of the programme (bảng dữ liệu)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chungsuc.portal.models import Release
from chungsuc.portal.public.units import STATUS
from chungsuc.units.models import Level

FIRST = ("key", "code", "name", "type", "district", "title")
COUNTS = ("met", "unmet", "unknown", "not_applicable")


@dataclass(frozen=True, slots=True)
class Table:
    """A release as a table: names of the columns, a row for each commune; what it is stands in ``about``."""

    release: Release
    about: Mapping[str, Any]
    columns: tuple[str, ...]
    criteria: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str | int, ...], ...]
    language: str
    map: Mapping[str, Any] = field(default_factory=dict)  # the frozen boundaries, for the file that draws them


def table_of(
    release: Release, about: Mapping[str, Any], units: Sequence[Mapping[str, Any]],
    criteria: Sequence[Mapping[str, Any]], language: str,
) -> Table:  # fmt: skip
    """Make the table of a release; statuses are ``met|unmet|unknown|not_applicable``, blank: no title."""
    names = tuple((one["no"], one["name"]) for one in criteria)
    rows = tuple(_row(one) for one in units if one["level"] == Level.COMMUNE and one["in_programme"])
    return Table(release, about, (*FIRST, *COUNTS, *(f"c{no}" for no, _ in names)), names, rows, language)


def _row(one: Mapping[str, Any]) -> tuple[str | int, ...]:
    words = tuple(str(one[name]) for name in FIRST)
    return (*words, *(int(one.get(name, 0)) for name in COUNTS), *(STATUS[letter] for letter in one.get("cells", "")))
